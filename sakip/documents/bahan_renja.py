"""The yearly plan in a bahan: targets of the RKT, and pagu indikatif of the Renja."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRkt:
    """The planned target of an indikator; nilai None for a range or a predikat."""

    kode_indikator: str
    nilai: Decimal | None
    tulis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaguIndikatif:
    """Program, kegiatan or sub kegiatan with its pagu indikatif in rupiah, summed above sub kegiatan."""

    kode: str
    nama: str
    jenjang: str
    pagu: Decimal
