"""A file that passed the guard, in the form its reader takes."""

from dataclasses import dataclass
from typing import Literal

from sakip.intake.hasil import Temuan

JenisPaket = Literal["xlsx", "xls", "ods", "csv"]


@dataclass(frozen=True, slots=True)
class Paket:
    """The bytes to parse: a filtered copy for xlsx, the content part for ods, the file itself for the rest."""

    jenis: JenisPaket
    isi: bytes
    format_diketahui: bool = True
    catatan: tuple[Temuan, ...] = ()
