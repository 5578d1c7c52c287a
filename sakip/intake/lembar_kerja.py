"""Cells of the workbooks that people get: safe text, true numbers, one calm look.

Shared by the template, the corrected workbook and every export, so that all of them are equally
safe (no text ever becomes a formula) and look alike.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from weakref import WeakKeyDictionary

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

CONTOH = "CONTOH – angka rekaan, bukan data resmi"
HURUF = "Arial"  # Liberation Sans has the same measures, so a page breaks alike everywhere
TINTA, REDUP = "1F2937", "596273"
BIRU_MUDA, BIRU_TUA = "DCE6F1", "1F3A5F"
KUNING_ISIAN, ABU = "FFF9E3", "F0F1F3"
MERAH, KUNING_TUA, HIJAU_MUDA = "F8C9C4", "FFE08A", "DDEFDD"

_TIPIS = Side(style="thin", color="9AA5B1")
KOTAK = Border(left=_TIPIS, right=_TIPIS, top=_TIPIS, bottom=_TIPIS)

FORMAT_TANGGAL = "[$-421]d mmmm yyyy"  # 421: Indonesian month names on any computer
FORMAT_WAKTU = "[$-421]d mmmm yyyy hh:mm"

# A text that begins so would be taken for a formula by Excel, LibreOffice or a CSV import; the
# full-width forms count too, since Excel folds them.
AWAL_RUMUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_TERPANJANG = 32_767  # characters in a cell


def clean_teks(teks: str) -> str:
    """Return teks as a cell of a workbook holds it: clean_kendali, and no longer than Excel allows."""
    return clean_kendali(teks)[:_TERPANJANG]


def clean_kendali(teks: str) -> str:
    """Return teks without the characters that XML cannot hold; line ends become a plain \\n."""
    return _KENDALI.sub("", teks.replace("\r\n", "\n").replace("\r", "\n"))


def starts_like_rumus(teks: str) -> bool:
    """Tell whether a spreadsheet program might take teks for a formula; a lone "-" means "no data"."""
    return teks.startswith(AWAL_RUMUS) and teks.strip() != "-"


def write_teks(cell: Cell, teks: str | None) -> None:
    """Write teks as text, whatever it begins with; None and "" leave the cell blank."""
    bersih = clean_teks(teks or "")
    cell.value = bersih or None
    if not bersih:
        return
    cell.data_type = "s"
    if starts_like_rumus(bersih):
        # Without this mark Excel makes a formula of the text as soon as someone edits the cell.
        cell.quotePrefix = 1


def format_desimal(desimal: int, satuan: str = "") -> str:
    """Return the number format with desimal places and thousands, satuan shown behind the number.

    Excel shows the marks of the reader's own language: 1.234,50 on an Indonesian computer.
    """
    angka = "#,##0" + ("." + "0" * desimal if desimal > 0 else "")
    tampil = clean_teks(satuan).replace('"', "").strip()
    return f'{angka}" {tampil}"' if tampil else angka


def write_angka(cell: Cell, nilai: Decimal | int | None, bentuk: str) -> None:
    """Write nilai as a number shown by the number format bentuk; None leaves the cell blank, 0 stays 0."""
    cell.value = nilai
    cell.number_format = bentuk


def write_tanggal(cell: Cell, tanggal: date | None) -> None:
    """Write a date (or a moment, in the clock it carries) that sorts as a date and reads 31 Maret 2026."""
    if isinstance(tanggal, datetime):
        tanggal = tanggal.replace(tzinfo=None)
    cell.value = tanggal
    cell.number_format = FORMAT_WAKTU if isinstance(tanggal, datetime) else FORMAT_TANGGAL


_DIKENAL: WeakKeyDictionary[Workbook, dict["Gaya", dict[str, int]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Gaya:
    """How a cell looks; what is not said is the plain body text of a table."""

    ukuran: float = 9
    tebal: bool = False
    miring: bool = False
    garis_bawah: bool = False
    warna: str = TINTA
    latar: str | None = None
    mendatar: str = "left"
    tegak: str = "top"
    lipat: bool = True
    lekuk: int = 0  # steps away from the border, so that text does not touch it
    garis: Border | None = field(default=KOTAK, hash=False)  # openpyxl reckons it long
    terkunci: bool = True

    def apply(self, cell: Cell) -> None:
        """Give the cell this look; its value and number format stay.

        openpyxl compares each look with all of the workbook's, part by part: half of the time of a
        workbook. So it is asked once, and later cells get the numbers that it gave.
        """
        sel: Any = cell  # the types of openpyxl do not know of its numbers
        dikenal = _DIKENAL.setdefault(sel.parent.parent, {})
        if self not in dikenal:
            self._dress(cell)
            dikenal[self] = {nama: getattr(sel._style, nama) for nama in self._list_bagian()}
        sel._style = sel._style or StyleArray()
        for nama, nomor in dikenal[self].items():
            setattr(sel._style, nama, nomor)

    def _list_bagian(self) -> list[str]:
        """Return the parts of a cell's look that this one decides, as openpyxl names them."""
        bagian = ["fontId", "alignmentId", "protectionId"]
        return bagian + ["fillId"] * bool(self.latar) + ["borderId"] * bool(self.garis)

    def _dress(self, cell: Cell | NamedStyle) -> None:
        cell.font = Font(
            name=HURUF,
            size=self.ukuran,
            bold=self.tebal,
            italic=self.miring,
            underline="single" if self.garis_bawah else None,
            color=self.warna,
        )
        cell.alignment = Alignment(
            horizontal=self.mendatar,
            vertical=self.tegak,
            wrap_text=self.lipat,
            indent=self.lekuk,
        )
        cell.protection = Protection(locked=self.terkunci)
        if self.latar:
            cell.fill = PatternFill("solid", start_color=self.latar)
        if self.garis:
            cell.border = self.garis

    def named(self, nama: str, bentuk: str) -> NamedStyle:
        """Return this look as a style of the workbook, with the number format bentuk."""
        gaya = NamedStyle(name=nama, number_format=bentuk)
        self._dress(gaya)
        return gaya


JUDUL = Gaya(ukuran=12, tebal=True, mendatar="center", tegak="center", lipat=False, garis=None)
KEPALA = Gaya(tebal=True, warna=BIRU_TUA, latar=BIRU_MUDA, mendatar="center", tegak="center")
NOMOR_KOLOM = Gaya(ukuran=7, warna=REDUP, latar=ABU, mendatar="center", tegak="center")
CATATAN = Gaya(ukuran=8, miring=True, warna=REDUP, tegak="center", lipat=False, garis=None)


def cell_at(lembar: Worksheet, alamat: str) -> Cell:
    """Return the writable cell at alamat ("E9").

    Raises TypeError inside a merged range, where only the first cell can be written.
    """
    cell = lembar[alamat]
    if not isinstance(cell, Cell):
        raise TypeError(f"{alamat} in {lembar.title} lies inside a merged range")
    return cell


def merge_block(lembar: Worksheet, rentang: str, gaya: Gaya) -> Cell:
    """Merge rentang ("B9:B11"), frame all of it, and return its first cell."""
    awal = rentang.partition(":")[0]
    cell = cell_at(lembar, awal)
    gaya.apply(cell)
    if rentang != f"{awal}:{awal}" and ":" in rentang:
        lembar.merge_cells(rentang)
    return cell
