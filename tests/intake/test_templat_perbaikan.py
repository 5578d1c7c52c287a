"""The corrected workbook: every problem listed, linked and marked; nothing that was typed is lost."""

from decimal import Decimal
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sakip.domain.formulir import Formulir, Isian
from sakip.intake.hasil import BarisBaca, Temuan
from sakip.intake.templat_perbaikan import build_perbaikan
from tests.intake.formulir_contoh import (
    a_baris,
    a_formulir,
    a_predikat,
    a_rasio,
    count_rumus,
    form_sheet,
    open_buku,
    sheet,
    terisi,
)

D = Decimal
MERAH, KUNING_TUA, KUNING_ISIAN = "00F8C9C4", "00FFE08A", "00FFF9E3"


def a_dibaca(baris: int = 20, **given: Any) -> BarisBaca:
    """Return a row as read from a file in another layout than ours."""
    alamat = {
        nama: f"{huruf}{baris}"
        for nama, huruf in {
            "indikator": "B",
            "target": "C",
            "nilai": "Q",
            "pembilang": "R",
            "penyebut": "S",
            "sumber_data": "T",
            "keterangan": "U",
        }.items()
    }
    return BarisBaca(baris=baris, alamat=alamat, **given)


def a_temuan(**given: Any) -> Temuan:
    """Return a finding in the cell of the realisasi."""
    biasa: dict[str, Any] = {
        "tingkat": "salah",
        "apa": "“10 dari 10 desa” memuat dua angka.",
        "sebab": "Yang disimpan satu angka.",
        "perbaikan": "Tulis satu angka saja.",
        "alamat": "Q20",
        "lembar": "Rekap",
        "isi": "10 dari 10 desa",
        "nama_kolom": "Realisasi TW II",
        "kolom": "nilai",
    }
    return Temuan(**(biasa | given))


def a_formulir_dua() -> Formulir:
    """Return a form with two indikator."""
    return a_formulir(
        a_baris(kode_indikator="A", isian=terisi("7")),
        a_baris(kode_indikator="B", nomor=2, indikator="Jumlah pelanggaran"),
    )


def list_rows(isi: bytes) -> list[list[object]]:
    """Return the lines of the list."""
    lembar = sheet(open_buku(isi), "Perbaikan")
    return [[cell.value for cell in baris] for baris in lembar.iter_rows(7, max_col=9)]


def warna(lembar: Worksheet, alamat: str) -> str:
    return str(lembar[alamat].fill.start_color.rgb)


def test_a_wrong_cell_is_red_keeps_what_was_typed_and_says_how_to_mend_it() -> None:
    isi = build_perbaikan(a_formulir_dua(), [a_temuan()], {"B": a_dibaca()})
    lembar = form_sheet(isi)
    assert warna(lembar, "E10") == MERAH
    assert lembar["E10"].value == "10 dari 10 desa"
    komentar = lembar["E10"].comment
    assert komentar is not None
    assert komentar.text.startswith("Harus diperbaiki: “10 dari 10 desa” memuat dua angka.")
    assert "Tulis satu angka saja." in komentar.text
    assert "Isi semula: 10 dari 10 desa" in komentar.text


def test_a_doubtful_cell_is_yellow_and_shows_the_reading_to_confirm() -> None:
    temuan = a_temuan(tingkat="konfirmasi", isi="78.35")
    dibaca = a_dibaca(nilai=D("78.35"), keadaan="terisi")
    lembar = form_sheet(build_perbaikan(a_formulir_dua(), [temuan], {"B": dibaca}))
    assert warna(lembar, "E10") == KUNING_TUA
    assert lembar["E10"].value == 78.35
    assert lembar["E10"].comment is not None
    assert lembar["E10"].comment.text.startswith("Perlu dipastikan: ")


def test_a_doubtful_cell_without_a_reading_keeps_its_text() -> None:
    temuan = a_temuan(tingkat="konfirmasi", isi="nihil")
    lembar = form_sheet(build_perbaikan(a_formulir_dua(), [temuan], {"B": a_dibaca()}))
    assert (lembar["E10"].value, warna(lembar, "E10")) == ("nihil", KUNING_TUA)


def test_the_graver_finding_colours_the_cell_and_the_comment_tells_both() -> None:
    temuan = [a_temuan(tingkat="konfirmasi", apa="Ragu."), a_temuan(apa="Salah.")]
    lembar = form_sheet(build_perbaikan(a_formulir_dua(), temuan, {"B": a_dibaca()}))
    komentar = lembar["E10"].comment
    assert warna(lembar, "E10") == MERAH
    assert komentar is not None
    assert komentar.text.index("Salah.") < komentar.text.index("Ragu.")


def test_the_list_comes_first_links_to_the_cell_and_names_the_original_address() -> None:
    isi = build_perbaikan(a_formulir_dua(), [a_temuan()], {"B": a_dibaca()})
    buku = open_buku(isi)
    lembar = sheet(buku, "Perbaikan")
    assert buku.sheetnames[0] == "Perbaikan"
    assert buku.active is lembar
    assert list_rows(isi) == [
        [
            1,
            "Harus diperbaiki",
            "E10",
            "Q20",
            "Realisasi TW II",
            "Jumlah pelanggaran",
            "10 dari 10 desa",
            "“10 dari 10 desa” memuat dua angka. Yang disimpan satu angka.",
            "Tulis satu angka saja.",
        ]
    ]
    tautan = lembar["C7"].hyperlink
    assert tautan is not None
    assert tautan.location == "'TW II 2026'!E10"
    assert lembar["A3"].value == "1 harus diperbaiki"
    assert "lembar Rekap" in str(lembar["A5"].value)


def test_the_gravest_problems_stand_first() -> None:
    temuan = [
        a_temuan(tingkat="catatan", alamat="", apa="Makro diabaikan.", isi=""),
        a_temuan(tingkat="konfirmasi", alamat="U20", kolom="keterangan", isi="?"),
        a_temuan(),
    ]
    baris = list_rows(build_perbaikan(a_formulir_dua(), temuan, {"B": a_dibaca()}))
    assert [satu[1] for satu in baris] == ["Harus diperbaiki", "Perlu dipastikan", "Catatan"]
    assert baris[2][2:4] == [None, None]


def test_a_problem_of_a_whole_row_leads_to_its_indikator() -> None:
    temuan = a_temuan(alamat="baris 20", kolom="", isi="")
    (baris,) = list_rows(build_perbaikan(a_formulir_dua(), [temuan], {"B": a_dibaca()}))
    assert baris[2:4] == ["C10", "baris 20"]


def test_a_problem_beside_the_known_columns_leads_to_its_row() -> None:
    temuan = a_temuan(alamat="Z20", kolom="")
    (baris,) = list_rows(build_perbaikan(a_formulir_dua(), [temuan], {"B": a_dibaca()}))
    assert baris[2] == "C10"


def test_an_unknown_indikator_is_listed_without_a_link() -> None:
    temuan = a_temuan(alamat="B99", isi="Indikator lain")
    isi = build_perbaikan(a_formulir_dua(), [temuan], {"B": a_dibaca()})
    (baris,) = list_rows(isi)
    assert baris[2:4] == [None, "B99"]
    assert form_sheet(isi)["C10"].value == "Jumlah pelanggaran"


@pytest.mark.parametrize(("alamat", "kolom"), [("C20", "target"), ("R20", "pembilang")])
def test_what_people_cannot_mend_is_listed_but_not_coloured(alamat: str, kolom: str) -> None:
    baris = [a_rasio(kode_indikator="A"), a_baris(kode_indikator="B", nomor=2)]
    temuan = a_temuan(alamat=alamat, kolom=kolom, isi="90")
    isi = build_perbaikan(a_formulir(*baris), [temuan], {"B": a_dibaca()})
    lembar = form_sheet(isi)
    assert lembar["D10"].value == 5
    assert not [cell for cell in lembar[10] if cell.comment]
    assert "terkunci" in str(list_rows(isi)[0][8])


def test_what_was_read_rightly_is_filled_in() -> None:
    baris = [
        a_baris(kode_indikator="A"),
        a_rasio(kode_indikator="B", nomor=2),
        a_predikat(kode_indikator="C", nomor=3),
        a_baris(kode_indikator="D", nomor=4),
    ]
    dibaca = {
        "A": a_dibaca(nilai=D(0), keadaan="terisi", progres="=1+1", keterangan="nihil"),
        "B": a_dibaca(21, pembilang=D(19), penyebut=D(20), nilai=D(95), keadaan="terisi"),
        "C": a_dibaca(22, predikat="B", keadaan="terisi", sumber_data="LHE"),
        "D": a_dibaca(23, keadaan="tidak_berlaku", keterangan="Tidak ada kegiatan"),
    }
    isi = build_perbaikan(a_formulir(*baris), [], dibaca)
    lembar = form_sheet(isi)
    assert [lembar[f"E{nomor}"].value for nomor in range(9, 13)] == [0, None, "B", "tidak berlaku"]
    assert [lembar["F10"].value, lembar["G10"].value] == [19, 20]
    assert [lembar["H9"].value, lembar["L9"].value] == ["=1+1", "nihil"]
    assert [lembar["J11"].value, lembar["L12"].value] == ["LHE", "Tidak ada kegiatan"]
    assert warna(lembar, "E9") == KUNING_ISIAN
    assert count_rumus(isi) == 0
    assert sheet(open_buku(isi), "Perbaikan")["A3"].value == "Tidak ada yang perlu diperbaiki."


def test_a_row_left_blank_shows_what_is_stored_because_blank_never_erases() -> None:
    lembar = form_sheet(build_perbaikan(a_formulir_dua(), [], {"A": a_dibaca()}))
    assert lembar["E9"].value == 7


def test_an_indikator_the_file_does_not_name_shows_what_is_stored() -> None:
    lembar = form_sheet(build_perbaikan(a_formulir_dua(), [a_temuan()], {"B": a_dibaca()}))
    assert lembar["E9"].value == 7


def test_a_stored_figure_is_not_mixed_into_a_row_with_a_problem() -> None:
    isian = Isian(progres="Uraian lama", keterangan="Catatan lama")
    formulir = a_formulir(a_baris(kode_indikator="B", isian=isian))
    lembar = form_sheet(build_perbaikan(formulir, [a_temuan()], {"B": a_dibaca()}))
    assert [lembar[alamat].value for alamat in ("E9", "F9", "J9")] == [
        "10 dari 10 desa",
        None,
        None,
    ]


def test_texts_from_the_file_cannot_run_anywhere() -> None:
    temuan = a_temuan(isi="=cmd|' /C calc'!A0", apa="=1+1", perbaikan="@x", nama_kolom="+1\x00")
    isi = build_perbaikan(a_formulir_dua(), [temuan], {"B": a_dibaca()})
    (baris,) = list_rows(isi)
    assert count_rumus(isi) == 0
    assert form_sheet(isi)["E10"].value == "=cmd|' /C calc'!A0"
    assert (baris[4], baris[6], baris[8]) == ("+1", "=cmd|' /C calc'!A0", "@x")


def test_the_corrected_file_can_be_sent_back_as_our_template() -> None:
    buku = open_buku(build_perbaikan(a_formulir_dua(), [a_temuan()], {"B": a_dibaca()}))
    lembar = sheet(buku, "TW II 2026")
    assert "_meta" in buku.sheetnames
    assert [lembar["K9"].value, lembar["K10"].value] == ["A", "B"]
    assert lembar.protection.sheet
    assert not lembar["E10"].protection.locked


def test_the_same_input_gives_the_same_bytes() -> None:
    formulir, temuan, dibaca = a_formulir_dua(), [a_temuan()], {"B": a_dibaca()}
    assert build_perbaikan(formulir, temuan, dibaca) == build_perbaikan(formulir, temuan, dibaca)
