"""Reader for .xlsx: openpyxl over the filtered copy, once for values and once for formulas."""

import io
import warnings
from datetime import date, datetime, time, timedelta

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sakip.intake.gaya import is_persen
from sakip.intake.kisi import Buku, Gabung, Lembar, Sel, clean_teks


def read_xlsx(isi: bytes, *, ada_rumus: bool, format_diketahui: bool = True) -> Buku:
    """Return the workbook of a filtered package; ada_rumus false saves the second load.

    Raises whatever openpyxl raises on a package it does not understand.
    """
    with warnings.catch_warnings():
        # openpyxl tells of parts it drops; the guard dropped them before.
        warnings.simplefilter("ignore")
        nilai = load_workbook(io.BytesIO(isi), data_only=True, keep_links=False)
        rumus = load_workbook(io.BytesIO(isi), keep_links=False) if ada_rumus else None
    return Buku(
        "xlsx", [_read_lembar(lembar, rumus, format_diketahui) for lembar in nilai.worksheets]
    )


def _read_lembar(lembar: Worksheet, rumus: Workbook | None, format_diketahui: bool) -> Lembar:
    hasil = Lembar(lembar.title, tersembunyi=lembar.sheet_state != "visible")
    asli = rumus[lembar.title]._cells if rumus is not None else {}
    # Only stored cells are visited: walking to max_row never ends when one cell lies far out.
    for tempat, sel in sorted(lembar._cells.items()):
        if isinstance(sel, Cell) and (satu := _read_sel(sel, asli.get(tempat))):
            satu.format_tak_diketahui = not format_diketahui
            hasil.sel[tempat] = satu
    hasil.gabung = [
        Gabung(satu.min_row, satu.min_col, satu.max_row, satu.max_col)
        for satu in lembar.merged_cells.ranges
    ]
    hasil.baris_tersembunyi = {
        nomor for nomor, baris in lembar.row_dimensions.items() if baris.hidden or baris.height == 0
    }
    for kolom in lembar.column_dimensions.values():
        if kolom.hidden or kolom.width == 0:
            awal = kolom.min or 1
            hasil.kolom_tersembunyi.update(range(awal, min(kolom.max or awal, 16_384) + 1))
    return hasil


def _read_sel(sel: Cell, asli: object) -> Sel | None:
    isi = sel.value
    if isi is None:
        if isinstance(asli, Cell) and asli.data_type == "f":
            return Sel(_write_rumus(asli.value), belum_dihitung=True)
        return None
    if isinstance(isi, str):
        isi = clean_teks(isi)
        return Sel(isi, galat=sel.data_type == "e") if isi.strip() else None
    if isinstance(isi, bool | int | float | datetime | date | time | timedelta):
        return Sel(isi, persen=is_persen(sel.number_format))
    return Sel(clean_teks(str(isi)))


def _write_rumus(isi: object) -> str:
    """Array and table formulas are objects of their own; only their text matters here."""
    teks = isi if isinstance(isi, str) else str(getattr(isi, "text", None) or "=")
    return clean_teks(teks)
