"""Sheets as they stand on paper: row heights from the text, page set-up, and a file equal byte for byte.

openpyxl never fits a row to its text, so the text is measured here in Arial's own widths.
"""

import io
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.workbook import Workbook
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

if TYPE_CHECKING:
    from _typeshed import SizedBuffer, StrPath

A4 = 9  # of the OOXML list
F4 = 14  # "Folio" of the OOXML list, 215.9 x 330.2 mm: the F4 of Indonesian offices
TINGGI_TERBESAR = 409.0  # points; the highest row a workbook can hold
POIN_PER_LEBAR = 5.25  # points of one unit of column width (7 pixels in the standard font)

# Area inside the margins of setup_print on landscape F4, in points.
LEBAR_HALAMAN, TINGGI_HALAMAN = 13 * 72 - 2 * 0.4 * 72, 8.5 * 72 - (0.4 + 0.55) * 72

_TETAP = datetime(2000, 1, 1)  # noqa: DTZ001  a workbook property without zone, equal in every file
_SEMPIT, _SEDANG, _LEBAR = frozenset("ijl.,:;'|!I "), frozenset('frt()[]-/"*'), frozenset("mwMW%@")


def text_width(teks: str, ukuran: float, *, tebal: bool = False) -> float:
    """Return about how wide one line of teks is in Arial of ukuran points, in points."""
    satuan = sum(
        0.25
        if huruf in _SEMPIT
        else 0.34
        if huruf in _SEDANG
        else 0.87
        if huruf in _LEBAR
        else 0.7
        if huruf.isupper()
        else 0.54
        for huruf in teks
    )
    return satuan * ukuran * (1.08 if tebal else 1)


def count_lines(teks: str, lebar: float, ukuran: float, *, tebal: bool = False) -> int:
    """Return how many lines teks takes when wrapped in a column of lebar (column units); at least 1."""
    ruang = max(lebar * POIN_PER_LEBAR - 12, ukuran)  # 12: the air left and right of the text
    jumlah = 0
    for baris in teks.split("\n") or [""]:
        terisi, jumlah = 0.0, jumlah + 1
        for kata in baris.split(" "):
            panjang = text_width(kata, ukuran, tebal=tebal)
            if terisi and terisi + panjang > ruang:
                terisi, jumlah = 0.0, jumlah + 1
            # A word longer than the column breaks inside the word.
            jumlah += int(panjang // ruang) if panjang > ruang else 0
            terisi += (panjang % ruang if panjang > ruang else panjang) + 0.25 * ukuran
    return jumlah


def text_height(jumlah_baris: int, ukuran: float) -> float:
    """Return the height in points that jumlah_baris lines need, with air above and below."""
    return jumlah_baris * ukuran * 1.22 + 4


class _TinggiLentur(RowDimension):
    """A row whose height is a start only: Excel fits it anew when longer text is typed."""

    @property
    def customHeight(self) -> bool:
        """False, so that the height counts as fitted, not as chosen by a person."""
        return False


def set_height(lembar: Worksheet, baris: int, poin: float, *, lentur: bool = True) -> None:
    """Set the height of a row in points; lentur rows grow when people type more, others stay."""
    tinggi = round(min(poin, TINGGI_TERBESAR), 2)
    kelas = _TinggiLentur if lentur else RowDimension
    lembar.row_dimensions[baris] = kelas(lembar, index=baris, ht=tinggi)


def setup_print(
    lembar: Worksheet,
    *,
    area: str,
    baris_kepala: tuple[int, int] | None,
    kiri: str,
    kanan: str,
    satu_halaman: bool = False,
    tanda: str = "",
    kertas: str = "F4",
) -> None:
    """Prepare the sheet for landscape F4 (or A4, where kertas says so), one page wide, the head rows repeated, numbered pages.

    kiri and kanan stand at the foot left and right, "Halaman n dari m" between them, tanda (such as
    CONTOH) in the page's head. satu_halaman: one page high too.
    """
    lembar.page_setup.orientation = "landscape"
    lembar.page_setup.paperSize = A4 if kertas == "A4" else F4
    lembar.page_setup.fitToWidth = 1
    lembar.page_setup.fitToHeight = 1 if satu_halaman else 0
    lembar.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margin = lembar.page_margins
    margin.left = margin.right = margin.top = 0.4
    margin.bottom, margin.header, margin.footer = 0.55, 0.2, 0.25
    lembar.print_options.horizontalCentered = True
    lembar.print_area = area
    if baris_kepala:
        lembar.print_title_rows = f"{baris_kepala[0]}:{baris_kepala[1]}"
    kepala, kaki = lembar.oddHeader, lembar.oddFooter
    assert kepala is not None  # a worksheet always has both
    assert kaki is not None
    for bagian, teks, ukuran in (
        (kaki.left, escape_kaki(kiri), 7),
        (kaki.center, "Halaman &P dari &N", 7),
        (kaki.right, escape_kaki(kanan), 7),
        (kepala.right, escape_kaki(tanda), 10),
    ):
        bagian.text, bagian.size = teks or None, ukuran


def escape_kaki(teks: str) -> str:
    """Return teks for a page's head or foot, where & begins a code and a line end breaks the code."""
    return " ".join(teks.split()).replace("&", "&&")


class _ArsipTetap(ZipFile):
    """A zip without the clock: the same parts give the same bytes."""

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: "SizedBuffer | str",
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a part at the fixed moment, as written by no particular system."""
        nama = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        info = ZipInfo(nama, date_time=_TETAP.timetuple()[:6])
        info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 0, 0
        super().writestr(info, data, compress_type, compresslevel)

    def write(
        self,
        filename: "StrPath",
        arcname: "StrPath | None" = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a file at the fixed moment, not at the file's own."""
        nama = str(filename if arcname is None else arcname)
        self.writestr(nama, Path(filename).read_bytes(), compress_type, compresslevel)


def save_tetap(buku: Workbook, *, judul: str) -> bytes:
    """Return the workbook as xlsx; the same content gives the same bytes, whenever it is made."""
    buku.properties.creator = "SAKIP"
    buku.properties.title = judul
    buku.properties.created = buku.properties.modified = _TETAP
    keluar = io.BytesIO()
    # Workbook.save would stamp the present time into the properties.
    ExcelWriter(buku, _ArsipTetap(keluar, "w", ZIP_DEFLATED)).save()
    return keluar.getvalue()
