"""The heading is found wherever it stands, in the office's own words, on one row or three."""

from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sakip.intake.baca import read_workbook_here
from sakip.intake.hasil import HasilBaca, Pilihan
from sakip.intake.kata_judul import classify_judul
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


@pytest.mark.parametrize(
    ("susunan", "bidang", "triwulan"),
    [
        (("No.",), "nomor", None),
        (("NO URUT",), "nomor", None),
        (("Sasaran Strategis",), "sasaran", None),
        (("Sasran Stratgis",), "sasaran", None),
        (("INDIKATOR SASARAN",), "indikator", None),
        (("Indkator\nKinerja",), "indikator", None),
        (("IKU",), "indikator", None),
        (("Target",), "target", None),
        (("TARGET\nTAHUN 2025",), "target", None),
        (("Target TW.II",), "target", 2),
        (("Target Kinerja", "TW III"), "target", 3),
        (("Target", "Nilai"), "target", None),
        (("Realisasi/ Progres Capaian",), "nilai", None),
        (("Realisasi/ Proges Capaian",), "nilai", None),
        (("Relisasi Triwulan ke-2",), "nilai", 2),
        (("Realisasi", "II"), "nilai", 2),
        (("Triwulan II", "Realisasi"), "nilai", 2),
        (("Realisasi s.d. TW II",), "nilai", 2),
        (("Realisasi/ Progres Capaian", "Nilai"), "nilai", None),
        (("Realisasi/ Progres Capaian", "Pembilang"), "pembilang", None),
        (("Realisasi/ Progres Capaian", "Penyebut"), "penyebut", None),
        (("Realisasi/ Progres Capaian", "Uraian progres"), "progres", None),
        (("Capaian TW II",), "nilai", 2),
        (("Program/Kegiatan/ Sub Kegiatan",), "program", None),
        (("Sumbr Data",), "sumber_data", None),
        (("PENANGGUNG JAWAB",), "unit", None),
        (("Yg Membidangi",), "unit", None),
        (("KET.",), "keterangan", None),
        (("Satuan",), "satuan", None),
        (("Indikator Kinerja", "Satuan"), "satuan", None),
        (("Kode Indikator",), "kode", None),
        (("_id",), "id_indikator", None),
    ],
)
def test_a_column_is_known_by_its_words(
    susunan: tuple[str, ...], bidang: str, triwulan: int | None
) -> None:
    tafsir = classify_judul(susunan)
    assert tafsir is not None
    assert (tafsir.bidang, tafsir.sebutan.triwulan) == (bidang, triwulan)


@pytest.mark.parametrize(
    "susunan",
    [
        ("% Capaian",),
        ("Capaian (%)",),
        ("Realisasi", "Capaian (%)"),
        ("Persentase Capaian", "TW II"),
        ("Realisasi Anggaran",),
        ("Realisasi", "Rp"),
        ("Realisasi Tahun Lalu",),
        ("Realisasi n-1",),
        ("Target Akhir Renstra",),
        ("Kondisi Awal",),
        ("Realisasi April",),
        ("Target Semester I",),
        ("Bukti Dukung",),
        ("Meningkatnya kualitas pelayanan publik kecamatan",),
        ("Program Pemberdayaan Masyarakat Desa dan Kelurahan",),
        ("PENGUMPULAN DATA KINERJA TRIWULAN II TAHUN 2025",),
    ],
)
def test_other_columns_and_sentences_are_never_taken_for_figures_or_names(
    susunan: tuple[str, ...],
) -> None:
    assert classify_judul(susunan) is None


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


class TestFourTriwulanSideBySide:
    def build(
        self, judul: dict[str, str], target: str, realisasi: str, baris: int, *gabung: str
    ) -> bytes:
        buku, lembar = new_buku("Rekap 2025")
        put(lembar, {"A1": "REKAPITULASI KINERJA TAHUN 2025", **judul})
        for huruf in "DEFGHIJKLMNO":
            for nomor in range(7):
                lembar[f"{huruf}{baris + nomor}"] = 111
        fill(lembar, baris, {"B": 0, "C": 1, target: 2, realisasi: 3})
        for satu in gabung:
            lembar.merge_cells(satu)
        return save(buku)

    def test_targets_then_realisasi_each_over_four_columns(self) -> None:
        judul = {
            "A3": "No",
            "B3": "Sasaran",
            "C3": "Indikator Kinerja",
            "D3": "Target",
            "H3": "Realisasi",
            "L3": "Ket",
        }
        for nomor, angka in enumerate(("I", "II", "III", "IV")):
            judul[f"{'DEFG'[nomor]}4"] = f"TW {angka}"
            judul[f"{'HIJK'[nomor]}4"] = f"TW {angka}"
        isi = self.build(judul, "E", "I", 5, "D3:G3", "H3:K3", "A3:A4", "B3:B4", "C3:C4", "L3:L4")
        hasil = read(isi)
        assert nilai_dari(hasil) == KEBENARAN
        assert (hasil.baris_judul, hasil.kolom["target"], hasil.kolom["nilai"]) == (
            (3, 4),
            "E",
            "I",
        )
        assert read(isi, 3).kolom["nilai"] == "J"

    def test_bare_roman_numbers_under_merged_heads(self) -> None:
        judul = {
            "A3": "No",
            "B3": "Sasaran",
            "C3": "Indikator Kinerja",
            "D3": "Target Triwulan",
            "H3": "Realisasi",
            "L3": "Ket",
        }
        for nomor, angka in enumerate(("I", "II", "III", "IV")):
            judul[f"{'DEFG'[nomor]}4"] = angka
            judul[f"{'HIJK'[nomor]}4"] = angka
        hasil = read(
            self.build(judul, "E", "I", 5, "D3:G3", "H3:K3", "A3:A4", "B3:B4", "C3:C4", "L3:L4")
        )
        assert nilai_dari(hasil) == KEBENARAN

    def test_target_realisasi_and_percent_under_each_triwulan_on_three_rows(self) -> None:
        judul = {
            "A3": "No",
            "B3": "Sasaran",
            "C3": "Indikator",
            "D3": "Pengukuran Kinerja",
            "M3": "Ket",
        }
        gabung = ["D3:L3", "A3:A5", "B3:B5", "C3:C5", "M3:M5"]
        for nomor, angka in enumerate(("I", "II", "III")):
            huruf = "DEFGHIJKL"[nomor * 3 : nomor * 3 + 3]
            judul[f"{huruf[0]}4"] = f"Triwulan {angka}"
            judul |= {
                f"{huruf[0]}5": "Target",
                f"{huruf[1]}5": "Realisasi",
                f"{huruf[2]}5": "% Capaian",
            }
            gabung.append(f"{huruf[0]}4:{huruf[2]}4")
        hasil = read(self.build(judul, "G", "H", 6, *gabung))
        assert nilai_dari(hasil) == KEBENARAN
        assert hasil.baris_judul == (3, 5)

    def test_on_one_row_with_the_year_s_target_first(self) -> None:
        judul = {"A3": "No", "B3": "Sasaran", "C3": "Indikator", "D3": "Target 2025", "E3": "Realisasi TW 1", "F3": "Target TW 2",
                 "G3": "Realisasi TW 2", "H3": "Realisasi s.d. TW 2", "I3": "Capaian TW 2 (%)", "J3": "Realisasi Anggaran"}  # fmt: skip
        hasil = read(self.build(judul, "F", "G", 4))
        assert nilai_dari(hasil) == KEBENARAN

    def test_a_file_without_the_triwulan_says_which_ones_it_has(self) -> None:
        judul = {
            "A3": "No",
            "B3": "Sasaran",
            "C3": "Indikator",
            "D3": "Target",
            "E3": "Realisasi TW I",
            "F3": "Realisasi TW III",
        }
        hasil = read(self.build(judul, "D", "E", 4))
        assert [baris.nilai for baris in hasil.baris] == [None] * 7
        (temuan,) = hasil.list_temuan("salah")
        assert "I, III" in temuan.pesan


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
        assert pertama.semua_kolom[4].contoh[:2] == ("5", "86,75")
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
