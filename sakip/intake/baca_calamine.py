"""Fall-back reader for .xlsx that contradict themselves; it tells neither percent nor errors.

Only for the child process: calamine can end the whole process on a hostile file.
"""

import io
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from sakip.intake.kisi import Buku, Gabung, IsiSel, Lembar, Sel, clean_teks


def read_calamine(isi: bytes) -> Buku:
    """Return the workbook; every number says that its format is not known.

    Raises CalamineError and others on a file that calamine does not understand either.
    """
    buku = CalamineWorkbook.from_filelike(io.BytesIO(isi))
    return Buku(
        "xlsx",
        [
            _read_lembar(buku, keterangan.name, keterangan.visible != SheetVisibleEnum.Visible)
            for keterangan in buku.sheets_metadata
        ],
    )


def _read_lembar(buku: CalamineWorkbook, nama: str, tersembunyi: bool) -> Lembar:
    lembar = buku.get_sheet_by_name(nama)
    hasil = Lembar(nama, tersembunyi=tersembunyi)
    awal_baris, awal_kolom = lembar.start or (0, 0)
    for baris, isi_baris in enumerate(lembar.iter_rows(), awal_baris + 1):
        for kolom, isi in enumerate(isi_baris, awal_kolom + 1):
            if sel := _read_sel(isi):
                hasil.sel[baris, kolom] = sel
    for (baris_awal, kolom_awal), (baris_akhir, kolom_akhir) in lembar.merged_cell_ranges or []:
        hasil.gabung.append(
            Gabung(baris_awal + 1, kolom_awal + 1, baris_akhir + 1, kolom_akhir + 1)
        )
    return hasil


def _read_sel(isi: IsiSel) -> Sel | None:
    if isinstance(isi, str):
        teks = clean_teks(isi)
        return Sel(teks) if teks.strip() else None
    if isinstance(isi, float) and isi.is_integer() and abs(isi) < 1e15:
        return Sel(int(isi), format_tak_diketahui=True)
    if isinstance(isi, bool | date | datetime | time | timedelta):
        return Sel(isi)
    return None if isi is None else Sel(isi, format_tak_diketahui=True)
