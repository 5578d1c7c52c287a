"""Reader for .xls (Excel 97-2003 and before): xlrd with formats, so that percentages stay known."""

import io
from datetime import datetime, time

import xlrd  # type: ignore[import-untyped]
from xlrd.book import Book  # type: ignore[import-untyped]
from xlrd.sheet import Cell, Sheet  # type: ignore[import-untyped]
from xlrd.xldate import XLDateError, xldate_as_datetime  # type: ignore[import-untyped]

from sakip.intake.gaya import is_persen
from sakip.intake.kisi import (
    BARIS_TERBANYAK,
    KOLOM_TERBANYAK,
    SEL_TERBANYAK,
    Buku,
    Gabung,
    IsiSel,
    Lembar,
    Sel,
    clean_teks,
)
from sakip.intake.pindai_xml import LUAS_GABUNG_TERBESAR
from sakip.intake.tolak import refuse


def read_xls(isi: bytes) -> Buku:
    """Return the workbook.

    Raises BerkasDitolak (sandi, jauh, bom), or whatever xlrd raises on a damaged file.
    """
    try:
        buku = xlrd.open_workbook(
            file_contents=isi, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except xlrd.XLRDError as galat:
        if "encrypted" in str(galat).casefold() or "password" in str(galat).casefold():
            raise refuse("sandi") from galat
        raise
    return Buku("xls", [_read_lembar(buku, lembar) for lembar in buku.sheets()])


def _read_lembar(buku: Book, lembar: Sheet) -> Lembar:
    hasil = Lembar(lembar.name, tersembunyi=lembar.visibility != 0)
    for baris in range(lembar.nrows):
        for kolom in range(lembar.row_len(baris)):
            if sel := _read_sel(buku, lembar.cell(baris, kolom)):
                if baris >= BARIS_TERBANYAK or kolom >= KOLOM_TERBANYAK:
                    raise refuse("jauh", di_mana=f"lembar “{lembar.name}”")
                hasil.sel[baris + 1, kolom + 1] = sel
        if len(hasil.sel) > SEL_TERBANYAK:
            raise refuse("bom", di_mana=f"lembar “{lembar.name}”")
    hasil.gabung = [
        Gabung(awal + 1, kiri + 1, akhir, kanan) for awal, akhir, kiri, kanan in lembar.merged_cells
    ]
    if sum(
        (g.baris_akhir - g.baris_awal + 1) * (g.kolom_akhir - g.kolom_awal + 1)
        for g in hasil.gabung
    ) > (LUAS_GABUNG_TERBESAR):
        raise refuse("jauh", di_mana=f"sel gabungan di lembar “{lembar.name}”")
    hasil.baris_tersembunyi = {
        nomor + 1 for nomor, baris in lembar.rowinfo_map.items() if baris.hidden
    }
    hasil.kolom_tersembunyi = {
        nomor + 1 for nomor, kolom in lembar.colinfo_map.items() if kolom.hidden
    }
    return hasil


def _read_sel(buku: Book, sel: Cell) -> Sel | None:
    if sel.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return None
    if sel.ctype == xlrd.XL_CELL_ERROR:
        return Sel(xlrd.error_text_from_code.get(sel.value, "#N/A"), galat=True)
    if sel.ctype == xlrd.XL_CELL_BOOLEAN:
        return Sel(bool(sel.value))
    if sel.ctype == xlrd.XL_CELL_DATE:
        return Sel(_read_tanggal(buku, sel.value))
    if sel.ctype == xlrd.XL_CELL_NUMBER:
        return Sel(float(sel.value), persen=is_persen(_find_format(buku, sel)))
    teks = clean_teks(str(sel.value))
    return Sel(teks) if teks.strip() else None


def _find_format(buku: Book, sel: Cell) -> str:
    if sel.xf_index is None or sel.xf_index >= len(buku.xf_list):
        return ""
    bentuk = buku.format_map.get(buku.xf_list[sel.xf_index].format_key)
    return str(bentuk.format_str) if bentuk else ""


def _read_tanggal(buku: Book, nilai: float) -> IsiSel:
    try:
        tanggal: datetime = xldate_as_datetime(nilai, buku.datemode)
    except (XLDateError, ValueError, OverflowError):
        return nilai
    return tanggal.time() if nilai < 1 and tanggal.time() != time() else tanggal
