"""Exports of what one sees: the table with its filters, date of data and status printed above it.

Numbers stay numbers, a blank stays blank and 0 stays 0; a text never becomes a formula, whatever it
begins with. The same content gives the same bytes.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from openpyxl.cell import Cell
from openpyxl.styles import NamedStyle
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sakip.domain.tulisan import format_angka, format_tanggal
from sakip.intake.lembar_cetak import count_lines, save_tetap, set_height, setup_print, text_height
from sakip.intake.lembar_kerja import (
    BIRU_TUA,
    CONTOH,
    FORMAT_TANGGAL,
    KEPALA,
    MERAH,
    REDUP,
    Gaya,
    cell_at,
    clean_teks,
    format_desimal,
    starts_like_rumus,
    write_tanggal,
    write_teks,
)

JenisKolom = Literal["teks", "angka", "persen", "rupiah", "tanggal"]
TANPA_BARIS = "Tidak ada baris untuk pilihan ini."

_UKURAN = 9
_LEBAR = {"teks": 28.0, "angka": 13.0, "persen": 12.0, "rupiah": 19.0, "tanggal": 18.0}


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: kunci names the value in a row, judul stands above it.

    persen is in percent (95.5 shows 95,50 %), rupiah in whole rupiah; desimal holds for angka and
    persen. lebar in column units; None chooses by jenis.
    """

    kunci: str
    judul: str
    jenis: JenisKolom = "teks"
    desimal: int = 2
    lebar: float | None = None

    @property
    def lebar_dipakai(self) -> float:
        """The width in column units."""
        return self.lebar or _LEBAR[self.jenis]

    @property
    def bentuk(self) -> str:
        """The number format of the column's cells."""
        return {
            "teks": "General",
            "angka": format_desimal(self.desimal),
            # A sign in quotes: the stored number stays 95.5, not 0.955.
            "persen": format_desimal(self.desimal, " %"),
            "rupiah": '"Rp"#,##0;-"Rp"#,##0',
            "tanggal": FORMAT_TANGGAL,
        }[self.jenis]


def list_kolom_teks(*kolom: tuple[str, str, float]) -> tuple[Kolom, ...]:
    """Return columns of text, each from (kunci, judul, lebar)."""
    return tuple(Kolom(kunci=kunci, judul=judul, lebar=lebar) for kunci, judul, lebar in kolom)


def build_ekspor(
    judul: str,
    keterangan: Sequence[tuple[str, str]],
    kolom: Sequence[Kolom],
    baris: Sequence[Mapping[str, object]],
    *,
    contoh: bool = False,
) -> bytes:
    """Return the table as xlsx, ready to print on landscape F4.

    keterangan is printed above the table, a line each: what was filtered, date of the data, status.
    A value of None, or missing from its row, leaves the cell blank. contoh marks invented figures.
    """
    buku = Workbook()
    lembar = buku.active
    assert isinstance(lembar, Worksheet)  # a new workbook always has one
    lembar.title = _sheet_title(judul)
    baris_kepala = _write_pengantar(lembar, judul, keterangan, contoh=contoh) + 1
    if contoh:
        for urutan in range(2, len(kolom) + 1):
            Gaya(latar=MERAH, garis=None).apply(cell_at(lembar, f"{get_column_letter(urutan)}2"))
    _write_kepala(lembar, kolom, baris_kepala)
    for nomor, satu in enumerate(kolom):
        buku.add_named_style(_named_style(f"kolom {nomor + 1}", satu))
    for nomor, isi in enumerate(baris, baris_kepala + 1):
        _write_baris(lembar, kolom, nomor, isi)
    akhir_huruf, akhir = get_column_letter(len(kolom)), baris_kepala + max(len(baris), 1)
    if not baris:
        kosong = cell_at(lembar, f"A{akhir}")
        Gaya(ukuran=_UKURAN, miring=True, warna=REDUP, lipat=False, garis=None).apply(kosong)
        write_teks(kosong, TANPA_BARIS)
    lembar.freeze_panes = f"A{baris_kepala + 1}"
    lembar.auto_filter.ref = f"A{baris_kepala}:{akhir_huruf}{akhir}"
    lembar.sheet_view.showGridLines = False
    setup_print(
        lembar,
        area=f"A1:{akhir_huruf}{akhir}",
        baris_kepala=(baris_kepala, baris_kepala),
        kiri=judul,
        kanan=" · ".join(isi for _, isi in keterangan)[:100],
        tanda=CONTOH if contoh else "",
    )
    return save_tetap(buku, judul=judul)


def build_csv(
    judul: str,
    keterangan: Sequence[tuple[str, str]],
    kolom: Sequence[Kolom],
    baris: Sequence[Mapping[str, object]],
    *,
    contoh: bool = False,
) -> bytes:
    """Return the same table as CSV for an Indonesian Excel: semicolons, decimal commas, UTF-8 with BOM.

    A text that a spreadsheet would take for a formula gets a leading apostrophe; numbers never do.
    Dates are written 2026-03-31. The lines above the table end with an empty line.
    """
    keluar = io.StringIO()
    tulis = csv.writer(keluar, delimiter=";", lineterminator="\r\n")
    if contoh:
        tulis.writerow([CONTOH])
    tulis.writerow([_csv_teks(judul)])
    tulis.writerows([_csv_teks(nama), _csv_teks(isi)] for nama, isi in keterangan)
    tulis.writerow([])
    tulis.writerow([_csv_teks(satu.judul) for satu in kolom])
    tulis.writerows([_csv_isi(isi.get(satu.kunci)) for satu in kolom] for isi in baris)
    return keluar.getvalue().encode("utf-8-sig")


def _write_pengantar(
    lembar: Worksheet, judul: str, keterangan: Sequence[tuple[str, str]], *, contoh: bool
) -> int:
    """Write title, mark and the lines of keterangan; return the blank row beneath them."""
    teks = [(judul, Gaya(ukuran=13, tebal=True, warna=BIRU_TUA))]
    if contoh:
        teks.append((CONTOH, Gaya(ukuran=10, tebal=True, latar=MERAH)))
    teks += [(f"{nama}: {isi}", Gaya(ukuran=_UKURAN)) for nama, isi in keterangan]
    for nomor, (satu, gaya) in enumerate(teks, 1):
        cell = cell_at(lembar, f"A{nomor}")
        replace(gaya, lipat=False, garis=None).apply(cell)
        write_teks(cell, satu)
    return len(teks) + 1


def _write_kepala(lembar: Worksheet, kolom: Sequence[Kolom], nomor: int) -> None:
    """Write the heads and the widths of the columns."""
    for huruf, satu in zip(map(get_column_letter, range(1, len(kolom) + 1)), kolom, strict=True):
        cell = cell_at(lembar, f"{huruf}{nomor}")
        KEPALA.apply(cell)
        write_teks(cell, satu.judul)
        lembar.column_dimensions[huruf].width = satu.lebar_dipakai
    jumlah = max(count_lines(satu.judul, satu.lebar_dipakai, _UKURAN, tebal=True) for satu in kolom)
    set_height(lembar, nomor, text_height(jumlah, _UKURAN) + 6, lentur=False)


def _named_style(nama: str, kolom: Kolom) -> NamedStyle:
    """Return the look of one column, shared by all its cells: thousands of rows stay quick."""
    teks = kolom.jenis in ("teks", "tanggal")
    gaya = Gaya(ukuran=_UKURAN, mendatar="left" if teks else "right", lekuk=int(teks))
    return gaya.named(nama, kolom.bentuk)


def _write_baris(
    lembar: Worksheet, kolom: Sequence[Kolom], nomor: int, isi: Mapping[str, object]
) -> None:
    jumlah = 1
    for urutan, satu in enumerate(kolom, 1):
        cell = lembar.cell(nomor, urutan)
        assert isinstance(cell, Cell)  # nothing is merged here
        cell.style = f"kolom {urutan}"
        _write_isi(cell, satu, isi.get(satu.kunci))
        if isinstance(cell.value, str):
            jumlah = max(jumlah, count_lines(cell.value, satu.lebar_dipakai, _UKURAN))
    set_height(lembar, nomor, text_height(jumlah, _UKURAN))


def _write_isi(cell: Cell, kolom: Kolom, isi: object) -> None:
    """Write one value by its own type; a text in a column of numbers stays a text ("n/a")."""
    if _is_kosong(isi):
        return
    if isinstance(isi, bool):
        write_teks(cell, "Ya" if isi else "Tidak")
    elif isinstance(isi, int | float | Decimal) and kolom.jenis != "teks":
        cell.value = isi
    elif isinstance(isi, date) and kolom.jenis == "tanggal":
        write_tanggal(cell, isi)
    else:
        write_teks(cell, _as_teks(isi))


def _is_kosong(isi: object) -> bool:
    """Tell whether there is no value; a table in memory may say so by NaN."""
    return isi is None or (isinstance(isi, float | Decimal) and isi != isi)


def _as_teks(isi: object) -> str:
    """Return a value as people read it."""
    if isinstance(isi, Decimal):
        return format_angka(isi)
    if isinstance(isi, date):
        return format_tanggal(isi)
    return str(isi)


def _csv_isi(isi: object) -> str:
    """Return one value for CSV: numbers bare, everything else safe text."""
    if _is_kosong(isi):
        return ""
    if isinstance(isi, bool):
        return "Ya" if isi else "Tidak"
    if isinstance(isi, float | Decimal):
        return f"{Decimal(str(isi)):f}".replace(".", ",")
    if isinstance(isi, int):
        return str(isi)
    if isinstance(isi, datetime):
        return isi.strftime("%Y-%m-%d %H:%M")
    return isi.isoformat() if isinstance(isi, date) else _csv_teks(str(isi))


def _csv_teks(teks: str) -> str:
    """Return teks so that no spreadsheet program runs it."""
    bersih = clean_teks(teks)
    return f"'{bersih}" if starts_like_rumus(bersih) else bersih


def _sheet_title(judul: str) -> str:
    """Return judul as the name of a sheet: at most 31 characters, without those that Excel forbids."""
    return re.sub(r"[\[\]:*?/\\']", " ", clean_teks(judul)).strip()[:31].strip() or "Data"
