"""A .docx holds whatever was typed, whole, and opens: it is written as text, which nothing checks on the way."""

import io
from dataclasses import replace

from docx import Document
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Pt

from sakip.documents.blok import Bagian, Dokumen, Judul, Kolom, Paragraf, Sel, Tabel
from sakip.documents.docx import render_docx

SULIT = 'a < b & c > d "e" \x0b\x00]]> <w:p/> &amp; \ud800 \ufffe 𝄞 é'
BERSIH = 'a < b & c > d "e" ]]> <w:p/> &amp;   𝄞 é'


def a_dokumen(*blok: Judul | Paragraf | Tabel) -> Dokumen:
    return Dokumen(judul="Laporan", kepala="Laporan", bagian=(Bagian(blok=blok),))


def test_a_paragraph_longer_than_a_cell_of_a_workbook_is_whole() -> None:
    teks = "Kata-kata laporan. " * 5_000
    berkas = Document(io.BytesIO(render_docx(a_dokumen(Paragraf(teks=teks)))))
    assert teks in [satu.text for satu in berkas.paragraphs]


def test_signs_of_xml_stay_and_what_xml_cannot_hold_is_left_out() -> None:
    tabel = Tabel(
        nomor="1",
        judul=SULIT,
        kolom=(Kolom(judul=SULIT, lebar=1), Kolom(judul="b", lebar=1)),
        baris=((Sel(teks=SULIT), Sel(teks="isi")),),
    )
    berkas = Document(io.BytesIO(render_docx(a_dokumen(Judul(teks=SULIT), tabel))))
    teks = [satu.text for satu in berkas.paragraphs]
    assert teks[0] == BERSIH
    assert f"Tabel 1  {BERSIH}" in teks
    assert [berkas.tables[0].cell(baris, 0).text for baris in (0, 2)] == [BERSIH, BERSIH]


def test_every_bagian_has_a_page_and_a_head_of_its_own() -> None:
    satu = a_dokumen(Paragraf(teks="isi")).bagian[0]
    dokumen = replace(
        a_dokumen(),
        tanda="KONSEP",
        bagian=(
            replace(satu, penomoran=""),
            replace(satu, penomoran="i", mulai=True),
            replace(satu, mendatar=True),
        ),
    )
    seksi = Document(io.BytesIO(render_docx(dokumen))).sections
    assert [s.page_width > s.page_height for s in seksi if s.page_width and s.page_height] == [
        False,
        False,
        True,
    ]
    kepala = [s.header.paragraphs[0].text for s in seksi]
    assert kepala == ["KONSEP", "KONSEP", "KONSEP · Laporan"]


def test_a_table_that_fills_its_page_is_followed_by_no_empty_one() -> None:
    tabel = Tabel(
        nomor="1",
        judul="Tabel",
        kolom=(Kolom(judul="a", lebar=1),),
        baris=((Sel(teks="isi"),),),
    )
    bagian = tuple(a_dokumen(replace(tabel)).bagian[0] for _ in range(2))
    berkas = Document(io.BytesIO(render_docx(replace(a_dokumen(), bagian=bagian))))
    kosong = [satu.paragraph_format for satu in berkas.paragraphs if not satu.text]
    assert all(satu.line_spacing_rule == WD_LINE_SPACING.EXACTLY for satu in kosong)
    tinggi = [(satu.line_spacing, satu.space_before, satu.space_after) for satu in kosong]
    assert tinggi == [(Pt(1), 0, 0), (Pt(8), 0, 0)], (
        "where a page ends, and where the document does"
    )
