"""The neutral grid: what every reader (.xlsx, .xls, .ods, .csv) delivers, in one form."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from sakip.domain.tulisan import format_tanggal

BARIS_TERBANYAK = 5_000
KOLOM_TERBANYAK = 200
SEL_TERBANYAK = 200_000
PANJANG_TEKS = 32_767  # what a cell of Excel can hold

_KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
IsiSel = str | int | float | Decimal | bool | date | datetime | time | timedelta | None


@dataclass(slots=True)
class Sel:
    """One cell that holds something.

    isi of a formula that was never calculated is the formula's text, and belum_dihitung is true.
    """

    isi: IsiSel
    persen: bool = False  # shown as a percentage: a stored 0.955 means 95,5
    galat: bool = False  # isi is an Excel error such as #DIV/0!
    belum_dihitung: bool = False
    format_tak_diketahui: bool = False  # the reader could not tell whether it is a percentage

    @property
    def teks(self) -> str:
        """The cell as a person would read it, on any number of lines, ends trimmed."""
        return write_isi(self.isi)


@dataclass(frozen=True, slots=True)
class Gabung:
    """A merged range; rows and columns count from 1, both ends included."""

    baris_awal: int
    kolom_awal: int
    baris_akhir: int
    kolom_akhir: int


@dataclass(slots=True)
class Lembar:
    """One worksheet: only the cells that hold something, by (row, column) from 1."""

    nama: str
    tersembunyi: bool = False
    sel: dict[tuple[int, int], Sel] = field(default_factory=dict)
    gabung: list[Gabung] = field(default_factory=list)
    baris_tersembunyi: set[int] = field(default_factory=set)
    kolom_tersembunyi: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Buku:
    """A workbook: its worksheets in their order."""

    jenis: str
    lembar: list[Lembar]


def write_isi(isi: IsiSel) -> str:
    """Return a cell's content as Indonesian text, without control characters."""
    if isi is None:
        return ""
    if isinstance(isi, bool):
        return "TRUE" if isi else "FALSE"
    if isinstance(isi, int | float | Decimal):
        return write_bilangan(isi)
    if isinstance(isi, datetime):
        jam = "" if isi.time() == time() else f" {isi:%H:%M}"
        return format_tanggal(isi.date()) + jam
    if isinstance(isi, date):
        return format_tanggal(isi)
    return clean_teks(str(isi)).strip()


def write_bilangan(isi: int | float | Decimal) -> str:
    """Return a number with a decimal comma and without thousands marks, as typed in a cell."""
    teks = format(isi, ".15g") if isinstance(isi, float) else str(isi)
    return teks.replace(".", ",")


def clean_teks(teks: str) -> str:
    """Return teks without control characters and no longer than a cell can be."""
    return _KENDALI.sub("", teks.replace("\r\n", "\n").replace("\r", "\n"))[:PANJANG_TEKS]


def letter_kolom(nomor: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    huruf = ""
    while nomor:
        nomor, sisa = divmod(nomor - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf


def number_kolom(huruf: str) -> int:
    """Return the number of a column: A is 1, AA is 27; 0 for what is no column."""
    nomor = 0
    for karakter in huruf.strip().upper():
        if not "A" <= karakter <= "Z":
            return 0
        nomor = nomor * 26 + ord(karakter) - 64
    return nomor


def write_alamat(baris: int, kolom: int) -> str:
    """Return the address people know: (9, 5) is E9."""
    return f"{letter_kolom(kolom)}{baris}"
