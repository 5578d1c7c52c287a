"""The tables of a document by their nomor, read back from each format as rows of what stands in their cells."""

import io
import re
from decimal import Decimal

from docx import Document
from docx.oxml.ns import qn

from sakip.services.jenis_dokumen import Format
from tests.documents.baca_dokumen import read_rows, read_xlsx
from tests.documents.baca_halaman import read_tabel_pdf
from tests.documents.harapan import Harapan, Sel

Tabel = dict[str, list[list[object]]]


def read_tabel(isi: bytes, format: Format) -> Tabel:
    """Return the rows of every table that has a nomor."""
    if format is Format.PDF:
        return {
            nomor: [list(satu) for satu in baris] for nomor, baris in read_tabel_pdf(isi).items()
        }
    if format is Format.DOCX:
        return _read_docx(isi)
    return {
        nama.removeprefix("Tabel "): [[n for n in baris if n is not None] for baris in rows]
        for nama, rows in read_xlsx(isi).items()
        if nama.startswith("Tabel ")
    }


def _read_docx(isi: bytes) -> Tabel:
    hasil: Tabel = {}
    nomor = ""
    for unsur in Document(io.BytesIO(isi)).element.body:
        if unsur.tag == qn("w:tbl") and nomor:
            hasil.setdefault(nomor, []).extend(list(baris) for baris in read_rows(unsur))
            nomor = ""
        gaya = unsur.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if gaya is not None and gaya.get(qn("w:val")) == "JudulTabel":
            nomor = "".join(t.text or "" for t in unsur.iter(qn("w:t"))).split()[1]
    return hasil


def list_beda(tabel: Tabel, harapan: dict[str, list[Harapan]]) -> list[str]:
    """Return where a document says something else than it must; nomor "3.3." stands for all that begin so."""
    beda = []
    for nomor, semua in harapan.items():
        rows = [
            baris
            for nama, isi in tabel.items()
            if nama == nomor or (nomor.endswith(".") and nama.startswith(nomor))
            for baris in isi
        ]
        for satu in semua:
            ada = find_after(rows, satu)
            if not any(_same(sel, satu.isi) for sel in ada):
                tulis = [sel.teks for sel in satu.isi]
                beda.append(f"Tabel {nomor}, {satu.kunci}: {ada} is not {tulis}")
    return beda


def find_after(rows: list[list[object]], satu: Harapan) -> list[list[object]]:
    """Return from every row that holds kunci the cells that follow it."""
    hasil = []
    for baris in rows:
        for urut, sel in enumerate(baris):
            if bare(str(sel)) == bare(satu.kunci):
                awal = urut + 1 + satu.lewat
                hasil.append(baris[awal : awal + len(satu.isi)])
                break
    return hasil


def _same(ada: list[object], harap: tuple[Sel, ...]) -> bool:
    return len(ada) == len(harap) and all(
        _equal(satu, sel) for satu, sel in zip(ada, harap, strict=True)
    )


def _equal(ada: object, harap: Sel) -> bool:
    """Tell whether a cell says what it must: a number in a workbook exactly, on paper as it is written."""
    if not harap.teks:
        return bool(str(ada))
    if isinstance(ada, Decimal):
        return ada == harap.angka
    teks = " ".join(str(ada).replace("\u00a0", " ").split())
    return teks == harap.teks or (harap.angka is None and bare(teks) == bare(harap.teks))


def bare(teks: str) -> str:
    """Return the letters and figures of a text, which no line end changes."""
    return re.sub(r"\W", "", teks).casefold()
