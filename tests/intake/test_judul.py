"""The heading is found wherever it stands, and the mapping found can be corrected."""

from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from sakip.intake.baca import read_workbook_here
from sakip.intake.hasil import HasilBaca, Pilihan
from tests.intake.pabrik_buku import (
    BARIS,
    KEBENARAN,
    D,
    alamat_dari,
    assert_benar,
    build_xlsx,
    list_isi,
    new_buku,
    nilai_dari,
    put,
    save,
)


def read(isi: bytes, triwulan: int = 2, **lain: Any) -> HasilBaca:
    """Read a workbook in this process."""
    return read_workbook_here(isi, "berkas.xlsx", triwulan, **lain)


def fill(lembar: Worksheet, baris_awal: int, kolom: dict[str, int | str]) -> None:
    """Write the seven indikator below a heading; kolom: letter -> position in BARIS, or a fixed text."""
    for nomor, satu in enumerate(BARIS):
        for huruf, posisi in kolom.items():
            isi = satu[posisi] if isinstance(posisi, int) else posisi
            lembar[f"{huruf}{baris_awal + nomor}"] = isi


class TestWhereItStands:
    def test_below_titles_beside_an_empty_column(self) -> None:
        isi = [[None, *baris] for baris in list_isi()]
        hasil = read(build_xlsx([["PEMERINTAH KABUPATEN MALANG"], ["TRIWULAN II"], [], *isi]))
        assert_benar(hasil)
        assert (hasil.baris_judul, hasil.baris_data_pertama, hasil.kolom["nilai"]) == (
            (4, 4),
            6,
            "F",
        )

    def test_a_title_right_above_is_no_part_of_it(self) -> None:
        for gabung in (None, "A1:I1", "A1:F1"):
            buku, lembar = new_buku()
            lembar["A1"] = "PENGUMPULAN DATA KINERJA TRIWULAN II"
            if gabung:
                lembar.merge_cells(gabung)
            for baris in list_isi():
                lembar.append(baris)
            assert read(save(buku)).baris_judul == (2, 2)

    def test_without_column_numbers(self) -> None:
        hasil = read(build_xlsx(list_isi(nomor_kolom=False)))
        assert_benar(hasil)
        assert hasil.baris_data_pertama == 2

    def test_the_columns_are_numbered_in_brackets_or_letters(self) -> None:
        for nomor in (
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
            list("abcdefghi"),
            ["1", "2", "3", "4", "5=4/3x100", "6", "7", "8", "9"],
        ):
            isi = list_isi()
            isi[1] = nomor
            hasil = read(build_xlsx(isi))
            assert_benar(hasil)
            assert hasil.baris_data_pertama == 3


class TestTwoRows:
    def test_our_own_form(self) -> None:
        buku, lembar = new_buku("TW II 2026")
        put(lembar, {"A1": "FORMAT PENGUMPULAN DATA KINERJA", "A4": "No.", "B4": "Sasaran Strategis", "C4": "Indikator Kinerja",
                     "D4": "Target", "E4": "Realisasi/ Progres Capaian", "E5": "Nilai", "F5": "Pembilang", "G5": "Penyebut",
                     "H5": "Uraian progres", "I4": "Program/Kegiatan/ Sub Kegiatan", "J4": "Sumber Data",
                     "K4": "Yang membidangi", "L4": "Keterangan", "M5": "_id"})  # fmt: skip
        for nomor, huruf in enumerate("ABCDEIJKL", 1):
            lembar[f"{huruf}6"] = nomor
        fill(
            lembar,
            7,
            {
                "B": 0,
                "C": 1,
                "D": 2,
                "E": 3,
                "H": "sudah berjalan",
                "I": 4,
                "J": 5,
                "K": 6,
                "L": 7,
                "M": "IKU-1",
            },
        )
        lembar["F8"], lembar["G8"] = 19, 20
        for gabung in ("A1:L1", "E4:H4", *(f"{huruf}4:{huruf}5" for huruf in "ABCDIJKL"), "E6:H6"):
            lembar.merge_cells(gabung)
        lembar.column_dimensions["M"].hidden = True
        hasil = read(save(buku))
        assert_benar(hasil)
        assert (hasil.baris_judul, hasil.baris_data_pertama) == ((4, 5), 7)
        kolom = {
            "nilai": "E",
            "pembilang": "F",
            "penyebut": "G",
            "progres": "H",
            "program": "I",
            "id_indikator": "M",
        }
        assert {nama: hasil.kolom[nama] for nama in kolom} == kolom
        assert (hasil.baris[1].pembilang, hasil.baris[1].penyebut) == (D(19), D(20))
        assert (hasil.baris[0].id_indikator, hasil.baris[0].progres) == ("IKU-1", "sudah berjalan")

    def test_figures_under_one_head_that_is_written_without_merging(self) -> None:
        buku, lembar = new_buku()
        put(lembar, {"A3": "No", "B3": "Sasaran", "C3": "Indikator", "D3": "Kinerja Triwulan II", "D4": "Target", "E4": "Realisasi",
                     "F3": "Program", "G3": "Sumber", "H3": "PJ", "I3": "Ket"})  # fmt: skip
        fill(lembar, 5, {"B": 0, "C": 1, "D": 2, "E": 3, "F": 4, "G": 5, "H": 6, "I": 7})
        hasil = read(save(buku))
        assert_benar(hasil)
        assert hasil.baris_judul == (3, 4)


class TestTitlesThatNameAnotherTriwulan:
    def test_are_asked_about_at_their_cell(self) -> None:
        hasil = read(build_xlsx([["LAPORAN TRIWULAN III TAHUN 2025"], *list_isi()]))
        assert alamat_dari(hasil, "konfirmasi") == ["A1"]

    def test_unless_the_right_one_is_named_too(self) -> None:
        hasil = read(build_xlsx([["LAPORAN TRIWULAN II"], ["dibanding triwulan I"], *list_isi()]))
        assert alamat_dari(hasil, "konfirmasi") == []


class TestCorrectedMapping:
    def test_a_column_can_be_named_and_another_taken_out(self) -> None:
        isi = list_isi()
        isi[0][4], isi[0][5] = "Hasil Bulan Ini", "Program"
        pertama = read(build_xlsx(isi))
        assert "nilai" not in pertama.kolom
        assert [satu.huruf for satu in pertama.semua_kolom if not satu.bidang] == ["E"]
        assert pertama.semua_kolom[4].contoh[:2] == ("86,75", "95,5")
        kedua = read(build_xlsx(isi), pilihan=Pilihan(kolom={"nilai": "E", "program": ""}))
        assert nilai_dari(kedua) == KEBENARAN
        assert "program" not in kedua.kolom

    def test_a_heading_row_can_be_pointed_at(self) -> None:
        isi = [["a"], ["Daftar", "Uraian Capaian", "Ukuran", "T", "R"], *list_isi()[2:]]
        assert not read(build_xlsx(isi)).ada_tabel
        pilihan = Pilihan(
            baris_judul=(2, 2),
            kolom={"sasaran": "B", "indikator": "C", "target": "D", "nilai": "E"},
        )
        assert nilai_dari(read(build_xlsx(isi), pilihan=pilihan)) == KEBENARAN

    def test_another_sheet_can_be_chosen(self) -> None:
        buku, lembar = new_buku("TW II")
        lain = buku.create_sheet("Perbaikan TW II")
        for baris in list_isi():
            lembar.append(baris)
            lain.append(baris)
        lain["E3"] = 1
        assert read(save(buku)).lembar == "TW II"
        assert read(save(buku), pilihan=Pilihan(lembar="Perbaikan TW II")).baris[0].nilai == 1
