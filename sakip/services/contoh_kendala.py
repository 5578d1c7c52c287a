"""What the example's units wrote beside their figures: kendala, solusi, plan, and what became of the plan.

A plan is followed up in the form of the triwulan after it, so its keadaan and uraian are dated then.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta

from sakip.domain.periode import Triwulan
from sakip.storage.catatan_angka import (
    BarisKendala,
    BarisTindakLanjut,
    write_kendala,
    write_tindak_lanjut,
)
from sakip.storage.connection import Cursor

SESUDAH_ANGKA = timedelta(minutes=1)
Lapor = Callable[[str, Triwulan], tuple[str, datetime]]
"""Who states an indikator in the form of a triwulan, and when (UTC)."""


def write_contoh_kendala(
    cur: Cursor, kode_instansi: str, isi: Iterable[Mapping[str, str]], lapor: Lapor
) -> None:
    """Write the rows of kendala.csv (text by column name) as the form would; its figures are there."""
    for baris in isi:
        periode = Triwulan(int(baris["tahun"]), int(baris["triwulan"]))
        oleh, pada = lapor(baris["kode_indikator"], periode)
        write_kendala(
            cur,
            BarisKendala(
                kode_instansi=kode_instansi,
                kode_indikator=baris["kode_indikator"],
                tahun=periode.tahun,
                triwulan=periode.nomor,
                versi=1,
                kendala=baris["kendala"],
                solusi=baris["solusi"],
                rencana=baris["rencana"],
                pic=baris["pic"],
                batas_waktu=date.fromisoformat(baris["batas_waktu"]),
                dicatat_oleh=oleh,
                dicatat_pada=pada + SESUDAH_ANGKA,
            ),
        )
        if not baris["keadaan"]:
            continue
        oleh, pada = lapor(baris["kode_indikator"], periode.sesudahnya)
        write_tindak_lanjut(
            cur,
            BarisTindakLanjut(
                kode_instansi=kode_instansi,
                kode_indikator=baris["kode_indikator"],
                tahun=periode.tahun,
                triwulan=periode.nomor,
                versi=1,
                keadaan=baris["keadaan"],
                uraian=baris["uraian"],
                dicatat_oleh=oleh,
                dicatat_pada=pada + SESUDAH_ANGKA,
            ),
        )
