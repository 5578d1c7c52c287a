"""The way of the example office's forms: older triwulan are closed, triwulan III 2026 is under way.

Two units still work on triwulan III (one wants a figure), the others stand at every level between.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta

from sakip.domain.alur_pengumpulan import LANGKAH, Peristiwa, StatusAlur, Tindakan
from sakip.domain.peran import Peran
from sakip.domain.periode import Triwulan
from sakip.storage import alur_pengumpulan as rows
from sakip.storage.alur_pengumpulan import KunciFormulir
from sakip.storage.connection import Cursor
from sakip.storage.rows import read_dicts

T = Tindakan
BERJALAN = Triwulan(2026, 3)
LENGKAP = (T.AJUKAN, T.VERIFIKASI, T.SETUJUI, T.SAHKAN, T.KUNCI)
SAMPAI: Mapping[str, tuple[Tindakan, ...]] = {
    "PPM": (T.AJUKAN, T.KEMBALIKAN),
    "KESOS": (T.AJUKAN,),
    "YANLIK": (T.AJUKAN, T.VERIFIKASI),
    "UMUM": (T.AJUKAN, T.VERIFIKASI, T.SETUJUI),
}
"""What has happened to the forms of triwulan III 2026; those of PEM and TRANTIB are drafts."""

KEMBALI = (
    "Angkanya naik jauh dari triwulan lalu. Mohon diperiksa dengan daftar hadirnya, lalu jelaskan "
    "di kolom Keterangan."
)
JEDA_HARI = {T.AJUKAN: 0, T.VERIFIKASI: 1, T.KEMBALIKAN: 1, T.SETUJUI: 2, T.SAHKAN: 3, T.KUNCI: 3}
PERAN = {
    T.AJUKAN: Peran.PENYUPLAI_DATA,
    T.VERIFIKASI: Peran.PENYUSUN,
    T.KEMBALIKAN: Peran.PENYUSUN,
    T.SETUJUI: Peran.PENGELOLA_DATA,
    T.SAHKAN: Peran.PENANGGUNG_JAWAB,
    T.KUNCI: Peran.PENGELOLA_DATA,
}
Pejabat = Callable[[Peran, str | None], tuple[str, str]]
"""Who holds a role (for a unit): sign-in name and position."""


def write_alur(
    cur: Cursor, kode_instansi: str, pejabat: Pejabat, hari_kerja: Callable[[datetime], datetime]
) -> None:
    """Write the acts on every form of the example; its figures are written already."""
    isian = read_dicts(
        cur,
        """
        select kode_unit, tahun, triwulan, kode_indikator, versi_realisasi, dicatat_pada
        from stg_isian where kode_instansi = $1 and (tahun < $2 or triwulan <= $3)
        order by kode_unit, tahun, triwulan, urutan, kode_indikator
        """,
        [kode_instansi, BERJALAN.tahun, BERJALAN.nomor],
    )
    dilihat: dict[KunciFormulir, dict[str, int]] = {}
    selesai: dict[KunciFormulir, datetime] = {}
    for row in isian:
        kunci = (row["kode_unit"], Triwulan(row["tahun"], row["triwulan"]))
        dilihat.setdefault(kunci, {})[row["kode_indikator"]] = row["versi_realisasi"]
        if row["dicatat_pada"] is not None:
            selesai[kunci] = max(selesai.get(kunci, row["dicatat_pada"]), row["dicatat_pada"])
    rows.write_peristiwa(
        cur,
        kode_instansi,
        [
            (kunci, peristiwa, status)
            for kunci, saat in selesai.items()
            for peristiwa, status in _walk(kunci, dilihat[kunci], saat, pejabat, hari_kerja)
        ],
    )
    rows.fill_dilihat(cur, kode_instansi)


def _walk(
    kunci: KunciFormulir,
    dilihat: Mapping[str, int],
    saat: datetime,
    pejabat: Pejabat,
    hari_kerja: Callable[[datetime], datetime],
) -> Iterator[tuple[Peristiwa, StatusAlur]]:
    """Yield the acts on one form from the hour its last figure was stated."""
    kode_unit, periode = kunci
    langkah = SAMPAI.get(kode_unit, ()) if periode == BERJALAN else LENGKAP
    for nomor, tindakan in enumerate(langkah, 1):
        unit = kode_unit if tindakan is T.AJUKAN else None
        oleh, jabatan = pejabat(PERAN[tindakan], unit)
        pertama = next(kode for kode, versi in dilihat.items() if versi)
        peristiwa = Peristiwa(
            versi=nomor,
            tindakan=tindakan,
            oleh=oleh,
            jabatan=jabatan,
            pada=hari_kerja(saat + timedelta(days=JEDA_HARI[tindakan], hours=nomor)),
            dilihat=dilihat if tindakan is T.KEMBALIKAN else {},
            dikembalikan={pertama: KEMBALI} if tindakan is T.KEMBALIKAN else {},
        )
        yield peristiwa, LANGKAH[tindakan][1]
