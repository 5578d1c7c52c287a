"""Reads documents back, as a person who holds only the file would."""

import io
from collections.abc import Iterator
from decimal import Decimal

import pypdfium2  # type: ignore[import-untyped]
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook


def read_pdf(isi: bytes) -> str:
    """Return the text of every page, white space made single."""
    berkas = pypdfium2.PdfDocument(isi)
    try:
        teks = " ".join(halaman.get_textpage().get_text_range() for halaman in berkas)
    finally:
        berkas.close()
    return " ".join(teks.split())


def read_docx(isi: bytes) -> tuple[list[str], list[str], list[list[list[str]]]]:
    """Return headings, captions of tables, and the cells of every framed table by row."""
    dokumen = Document(io.BytesIO(isi))
    judul = [p.text for p in dokumen.paragraphs if str(p.style.name).startswith("Heading")]  # type: ignore[union-attr]
    tabel = [p.text for p in dokumen.paragraphs if p.style.name == "Judul Tabel"]  # type: ignore[union-attr]
    return judul, tabel, [list(read_rows(satu._tbl)) for satu in dokumen.tables]


def read_rows(tabel: object) -> Iterator[list[str]]:
    """Yield the cells of a table of a .docx by row, those left out that one above reaches into."""
    for baris in tabel.iter(qn("w:tr")):  # type: ignore[attr-defined]
        yield [
            "".join(t.text or "" for t in sel.iter(qn("w:t")))
            for sel in baris.iter(qn("w:tc"))
            if not any(m.get(qn("w:val")) == "continue" for m in sel.iter(qn("w:vMerge")))
        ]


def read_xlsx(isi: bytes) -> dict[str, list[list[object]]]:
    """Return the rows of every sheet; figures as decimals."""
    buku = load_workbook(io.BytesIO(isi))
    return {
        lembar.title: [
            [Decimal(str(n)) if isinstance(n, int | float) else n for n in baris]
            for baris in lembar.iter_rows(values_only=True)
        ]
        for lembar in buku.worksheets
    }
