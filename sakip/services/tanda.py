"""Tanda: what the program can see done by itself. One small table; a new sign is one more line.

Each sign looks into the store and says since when (UTC) it holds, or None.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sakip.storage.capaian import read_saat_lengkap
from sakip.storage.connection import Cursor
from sakip.storage.prosedur import BarisPelaksanaan


@dataclass(frozen=True, slots=True, kw_only=True)
class Tanda:
    """One sign: what people read when the program has seen it, and how it looks."""

    kalimat: str
    cari: Callable[[Cursor, BarisPelaksanaan], datetime | None]


def _formulir_lengkap(cur: Cursor, satu: BarisPelaksanaan) -> datetime | None:
    return read_saat_lengkap(cur, satu.kode_instansi, satu.tahun, satu.triwulan)


TANDA = {
    "formulir_lengkap": Tanda(
        kalimat="Semua formulir terisi lengkap, dilihat program sendiri", cari=_formulir_lengkap
    ),
}
