"""Tanda: what the program can see done by itself. One small table; a new sign is one more line.

Each sign looks into the store and says since when (UTC) it holds, or None.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sakip.domain.alur_pengumpulan import StatusAlur, Tindakan
from sakip.storage import tanda as rows
from sakip.storage.connection import Cursor
from sakip.storage.prosedur import BarisPelaksanaan


@dataclass(frozen=True, slots=True, kw_only=True)
class Tanda:
    """One sign: what people read when the program has seen it, and how it looks."""

    kalimat: str
    cari: Callable[[Cursor, BarisPelaksanaan], datetime | None]


def _lengkap(cur: Cursor, satu: BarisPelaksanaan) -> datetime | None:
    return rows.read_saat_lengkap(cur, (satu.kode_instansi, satu.tahun, satu.triwulan))


def _disahkan(cur: Cursor, satu: BarisPelaksanaan) -> datetime | None:
    return rows.read_saat_dokumen(cur, (satu.kode_instansi, satu.tahun, satu.triwulan))


def _sampai(
    tindakan: Tindakan, *status: StatusAlur
) -> Callable[[Cursor, BarisPelaksanaan], datetime | None]:
    """Return a look at the forms: whether all have come so far, since the last tindakan."""

    def cari(cur: Cursor, satu: BarisPelaksanaan) -> datetime | None:
        kunci = (satu.kode_instansi, satu.tahun, satu.triwulan)
        return rows.read_saat_alur(cur, kunci, tindakan.value, frozenset(s.value for s in status))

    return cari


_SETUJU = (StatusAlur.DISETUJUI, StatusAlur.DISAHKAN, StatusAlur.TERKUNCI)
TANDA = {
    "formulir_lengkap": Tanda(
        kalimat="Semua formulir terisi lengkap, dilihat program sendiri", cari=_lengkap
    ),
    "formulir_diajukan": Tanda(
        kalimat="Semua formulir sudah diajukan, dilihat program sendiri",
        cari=_sampai(Tindakan.AJUKAN, StatusAlur.DIAJUKAN, StatusAlur.DIVERIFIKASI, *_SETUJU),
    ),
    "formulir_disetujui": Tanda(
        kalimat="Semua formulir sudah disetujui, dilihat program sendiri",
        cari=_sampai(Tindakan.SETUJUI, *_SETUJU),
    ),
    "dokumen_disahkan": Tanda(
        kalimat="Dokumennya sudah disahkan, dilihat program sendiri", cari=_disahkan
    ),
}
