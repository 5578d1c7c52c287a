"""How documents stand on paper: no signature alone on a page, small tables whole, notes and names not cut; the form's order."""

import io
from decimal import Decimal
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sakip.documents.bahan import Bahan
from sakip.documents.blok import (
    Bagian,
    Daftar,
    Dokumen,
    Kolom,
    Kop,
    Paragraf,
    Penanda,
    Rincian,
    Sel,
    Tabel,
    TandaTangan,
)
from sakip.documents.docx import render_docx
from sakip.documents.lampiran_xlsx import render_xlsx
from sakip.documents.pdf import render_pdf
from sakip.domain.periode import JenisPeriode
from sakip.domain.tulisan import format_angka
from sakip.services.bahan_dokumen import collect_setahun
from sakip.services.jenis_dokumen import JENIS
from sakip.storage.connection import Database
from tests.builders import ask
from tests.documents.baca_halaman import read_halaman
from tests.documents.harapan import PELAKU

TANDA = TandaTangan(tempat="", penanda=(Penanda(pengantar="", jabatan="Camat", nama="Budi"),))
PANJANG = "Catatan yang panjang sekali. " * 30


def a_tabel(baris: int, *lebar: float, catatan: str = "", teks: str = "a") -> Tabel:
    kolom = tuple(Kolom(judul="Kolom", lebar=satu) for satu in lebar or (1, 4, 4))
    isi = ((Sel(teks=teks),) * len(kolom),) * baris
    return Tabel(nomor="1", judul="T", kolom=kolom, baris=isi, catatan=catatan)


def a_dokumen(*blok: Any) -> Dokumen:
    return Dokumen(judul="D", kepala="", bagian=(Bagian(blok=blok),))


def list_halaman(*blok: Any) -> list[str]:
    semua = read_halaman(render_pdf(a_dokumen(*blok)))
    return [" ".join(satu.teks for satu in halaman.teks) for halaman in semua]


def read_lembar(tabel: Tabel, *blok: Any) -> Worksheet:
    buku = load_workbook(io.BytesIO(render_xlsx(a_dokumen(tabel, *blok))))
    return buku.worksheets[0]


@pytest.mark.parametrize("baris", range(38, 46, 3))
def test_a_signature_takes_the_words_before_it_to_its_page(baris: int) -> None:
    akhir = list_halaman(a_tabel(baris), Paragraf(teks="Demikian dibuat."), TANDA)[-1]
    assert "Budi" in akhir
    assert "Demikian dibuat." in akhir


def test_what_introduces_a_list_or_a_signature_stays_with_it_in_word_too() -> None:
    blok = (Paragraf(teks="Rinciannya:"), Paragraf(teks="Isi."), Paragraf(teks="Akhir."), TANDA)
    tubuh = load_docx(render_docx(a_dokumen(*blok)))
    lanjut = {teks: lekat for teks, lekat in tubuh if teks}
    assert (lanjut["Rinciannya:"], lanjut["Isi."], lanjut["Akhir."]) == (True, False, True)


def load_docx(isi: bytes) -> list[tuple[str, bool]]:
    return [
        (satu.text, bool(satu.paragraph_format.keep_with_next))
        for satu in Document(io.BytesIO(isi)).paragraphs
    ]


def test_a_small_table_is_never_parted() -> None:
    for banyak in range(30, 46, 3):
        isi = (Paragraf(teks="Alinea."),) * banyak
        semua = list_halaman(*isi, a_tabel(7, teks="kecil"))
        assert [teks.count("kecil") for teks in semua if "kecil" in teks] == [21]


def test_a_note_in_a_workbook_is_as_high_as_its_lines() -> None:
    lembar = read_lembar(a_tabel(1, catatan=PANJANG.strip()))
    (rentang,) = [r for r in lembar.merged_cells.ranges if "Catatan" in str(r.start_cell.value)]
    assert (rentang.min_col, rentang.max_col) == (1, 3)
    sel = lembar.cell(rentang.min_row, 1)
    assert sel.alignment.wrap_text
    assert (lembar.row_dimensions[rentang.min_row].height or 0) > 40


def test_one_name_has_room_under_a_table_with_a_narrow_last_column() -> None:
    lembar = read_lembar(a_tabel(1, 2, 30, 2), TANDA)
    (rentang,) = [r for r in lembar.merged_cells.ranges if "Budi" in str(r.start_cell.value)]
    kolom = "ABC"[rentang.min_col - 1 : rentang.max_col]
    assert sum(lembar.column_dimensions[satu].width for satu in kolom) >= 30


def test_a_letter_is_a_sheet_of_its_lines() -> None:
    kop = Kop(pemerintah="PEMERINTAH", kantor="KECAMATAN", alamat=("Jalan 1",))
    rincian = Rincian(baris=(("Nomor", "060/1"), ("Hal", "**Penyampaian**")))
    blok = (kop, rincian, Paragraf(teks=PANJANG), Daftar(butir=("Arsip.",)), TANDA)
    lembar = load_workbook(io.BytesIO(render_xlsx(a_dokumen(*blok)))).worksheets[0]
    isi = [[sel for sel in baris if sel] for baris in lembar.iter_rows(values_only=True)]
    teks = [sel for sel in isi if sel]
    assert teks[:5] == [
        ["PEMERINTAH"],
        ["KECAMATAN"],
        ["Jalan 1"],
        ["Nomor", ":", "060/1"],
        ["Hal", ":", "Penyampaian"],
    ]
    assert teks[6] == ["1. Arsip."]
    assert "Budi" in str(teks[7][0])
    (baris,) = [n for n, satu in enumerate(isi, 1) if satu and str(satu[0]).startswith("Catatan")]
    assert (lembar.row_dimensions[baris].height or 0) > 60
    assert lembar.page_setup.orientation == "portrait"


@pytest.fixture(scope="module")
def evaluasi(db_contoh: Database) -> Bahan:
    with db_contoh.cursor() as cur:
        return next(collect_setahun(cur, PELAKU, 2026, [("evaluasi-renja", JenisPeriode.TAHUN)]))


def test_the_renja_evaluation_keeps_the_order_of_the_form_and_its_two_rows_at_the_foot(
    evaluasi: Bahan, db_contoh: Database
) -> None:
    dokumen = JENIS["evaluasi-renja"].compose(evaluasi)
    (tabel,) = [blok for blok in dokumen.semua_blok if isinstance(blok, Tabel)]
    judul = dict.fromkeys(satu.kelompok or satu.judul for satu in tabel.kolom)
    assert [satu.split(")")[0] for satu in judul] == [f"({n}" for n in range(1, 16)]
    rata, predikat = ([sel.teks for sel in baris] for baris in tabel.baris[-2:])
    rows = ask(
        db_contoh,
        "select periode, capaian, predikat from mart_rata_capaian "
        "where kelompok = 'instansi' and tahun = 2026",
    )
    ada = {row["periode"]: row for row in rows}
    periode = ("TW1", "TW2", "TW3", "TW4", "TAHUN")
    harap = [ada.get(satu, {}).get("capaian") for satu in periode]
    assert rata[2:-1] == [format_angka(satu, 2, "n/a") for satu in harap]
    assert predikat[2:-1] == [ada.get(satu, {}).get("predikat") or "n/a" for satu in periode]
    assert harap[0] is not None
    assert harap[0] > Decimal(0)
