"""Kepatuhan: how complete and how punctual each unit is in a triwulan, as a league table."""

from dataclasses import dataclass
from decimal import Decimal

from sakip.domain.alur_pengumpulan import Peristiwa, StatusAlur, Tindakan, list_berlaku
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import Triwulan
from sakip.domain.tenggat import Waktu, local_day, tell_waktu
from sakip.domain.tulisan import round_half_up
from sakip.services.antrean import FormulirKantor, list_formulir_kantor
from sakip.services.keadaan_formulir import require_instansi
from sakip.storage.connection import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisKepatuhan:
    """One unit in one triwulan. kelengkapan in percent, 0-100; terlambat in days, 0 for none.

    terlambat is None while the form was never handed in and is not yet due.
    """

    peringkat: int
    kode_unit: str
    unit: str
    periode: Triwulan
    status: StatusAlur
    kelengkapan: Decimal
    diajukan: bool
    terlambat: int | None

    @property
    def ketepatan(self) -> str:
        """Timeliness as people read it."""
        if self.terlambat is None:
            return "belum jatuh tempo"
        if not self.diajukan:
            return f"belum diajukan, lewat {self.terlambat} hari"
        return f"terlambat {self.terlambat} hari" if self.terlambat else "tepat waktu"


def list_kepatuhan(db: Database, pelaku: Pelaku, periode: Triwulan) -> list[BarisKepatuhan]:
    """Return the units of one triwulan, the most complete and punctual first; equals share a rank.

    Raises TidakBerhak: units are compared for who sees the whole office.
    Source: rules/sumber.toml [bukti-pendukung] [tenggat-pengumpulan].
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    formulir = [satu for satu in list_formulir_kantor(db, pelaku) if satu.periode == periode]
    with db.cursor() as cur:
        zona = require_instansi(cur).zona_waktu
    nilai = [(satu, calculate_kelengkapan(satu), *_lateness(satu, zona)) for satu in formulir]
    nilai.sort(key=lambda satu: (-satu[1], satu[3] or 0, satu[0].urutan_unit))
    hasil: list[BarisKepatuhan] = []
    for nomor, (satu, kelengkapan, diajukan, terlambat) in enumerate(nilai, 1):
        lalu = hasil[-1] if hasil else None
        sama = lalu is not None and (lalu.kelengkapan, lalu.terlambat or 0) == (
            kelengkapan,
            terlambat or 0,
        )
        hasil.append(
            BarisKepatuhan(
                peringkat=lalu.peringkat if lalu is not None and sama else nomor,
                kode_unit=satu.kode_unit,
                unit=satu.unit,
                periode=periode,
                status=satu.keadaan.alur.status,
                kelengkapan=kelengkapan,
                diajukan=diajukan,
                terlambat=terlambat,
            )
        )
    return hasil


def calculate_kelengkapan(satu: FormulirKantor) -> Decimal:
    """Return completeness in percent, 2 decimals, 0-100; twin of mart_kelengkapan."""
    ada, perlu = satu.terisi + satu.bukti, satu.diukur + satu.bukti_wajib
    return round_half_up(Decimal(100 * ada) / perlu, 2)


def _lateness(satu: FormulirKantor, zona: str) -> tuple[bool, int | None]:
    """Return (whether the form was ever handed in, days late); by the first submission that stood."""
    pertama = first_ajukan(satu.keadaan.riwayat)
    tempo = satu.keadaan.tenggat.jatuh_tempo
    if pertama is not None:
        if tell_waktu(satu.keadaan.tenggat, zona, pertama.pada) in (
            Waktu.BELUM_DIBUKA,
            Waktu.TEPAT_WAKTU,
        ):
            return True, 0
        return True, (local_day(zona, pertama.pada) - tempo).days
    if satu.keadaan.waktu in (Waktu.BELUM_DIBUKA, Waktu.TEPAT_WAKTU):
        return False, None
    return False, (satu.keadaan.hari - tempo).days


def first_ajukan(riwayat: tuple[Peristiwa, ...]) -> Peristiwa | None:
    """Return the first submission that was not taken back; None where there is none."""
    berlaku = list_berlaku(riwayat)
    return next((satu for satu in berlaku if satu.tindakan is Tindakan.AJUKAN), None)
