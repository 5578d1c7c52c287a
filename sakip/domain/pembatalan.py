"""Pembatalan: what undoing an upload does to each of its figures."""

from dataclasses import dataclass
from datetime import datetime

from sakip.domain.periode import Triwulan


@dataclass(frozen=True, slots=True, kw_only=True)
class Pemulihan:
    """One figure that goes back; both as people read them."""

    kode_indikator: str
    periode: Triwulan
    semula: str  # what the upload set
    menjadi: str  # what stood before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Dibiarkan:
    """One figure of the upload that was stated anew since, and stays."""

    kode_indikator: str
    periode: Triwulan
    kini: str
    dicatat_oleh: str
    dicatat_pada: datetime  # UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilBatal:
    """What undoing an upload does, or did. sudah_batal: it was undone before, nothing is done."""

    dipulihkan: tuple[Pemulihan, ...] = ()
    dibiarkan: tuple[Dibiarkan, ...] = ()
    sudah_batal: bool = False
    tertutup: str = ""  # of a preview: why none of it may be written now; "" while it may
