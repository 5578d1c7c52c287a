"""Fill a downloaded form as a Kasi would: by the heading and the name of the indikator."""

from collections.abc import Mapping
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

Isi = str | float | int | None


def fill_formulir(templat: bytes, isian: Mapping[str, Mapping[str, Isi]]) -> bytes:
    """Return the form with isian (kode indikator to heading to content) typed into its cells.

    Headings are those people see: Nilai, Pembilang, Penyebut, Uraian progres, Keterangan.
    """
    buku = load_workbook(BytesIO(templat))
    lembar = buku.worksheets[0]
    judul = find_judul(lembar)
    baris = {lembar.cell(n, judul["_id"]).value: n for n in range(1, lembar.max_row + 1)}
    for kode, isi in isian.items():
        for nama, nilai in isi.items():
            lembar.cell(baris[kode], judul[nama]).value = nilai
    keluar = BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def find_judul(lembar: Worksheet) -> dict[str, int]:
    """Return {heading: column} of a form, headings over two rows alike."""
    return {
        str(sel.value).strip(): sel.column
        for baris in lembar.iter_rows(min_row=1, max_row=12)
        for sel in baris
        if isinstance(sel.value, str)
    }


def alamat(templat: bytes, kode: str, judul: str) -> str:
    """Return the address of a cell of the form: "E9"."""
    lembar = load_workbook(BytesIO(templat)).worksheets[0]
    kolom = find_judul(lembar)
    for n in range(1, lembar.max_row + 1):
        if lembar.cell(n, kolom["_id"]).value == kode:
            return lembar.cell(n, kolom[judul]).coordinate
    raise KeyError(kode)
