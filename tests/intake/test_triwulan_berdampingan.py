"""Workbooks that keep the triwulan side by side: only the columns of the one asked for are read."""

from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sakip.intake.baca import read_workbook_here
from sakip.intake.hasil import HasilBaca
from tests.intake.pabrik_buku import (
    BARIS,
    KEBENARAN,
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

    @pytest.mark.parametrize(
        ("kiri", "kanan", "tanya"),
        [
            ("Realisasi Kumulatif", "Realisasi Kinerja", ["kolom E"]),
            ("Realisasi 2024", "Realisasi 2025", []),
            ("Realisasi TW II 2024", "Realisasi TW II 2025", []),
        ],
    )
    def test_two_columns_that_could_be_it_are_a_question_unless_their_years_tell(
        self, kiri: str, kanan: str, tanya: list[str]
    ) -> None:
        judul = {"A3": "No", "B3": "Sasaran", "C3": "Indikator", "D3": "Target", "E3": kiri, "F3": kanan}  # fmt: skip
        hasil = read(self.build(judul, "D", "E" if tanya else "F", 4))
        assert nilai_dari(hasil) == KEBENARAN
        assert [temuan.alamat for temuan in hasil.temuan] == tanya

    def test_realisasi_beside_its_progress_in_words(self) -> None:
        judul = {
            "A3": "No",
            "B3": "Sasaran",
            "C3": "Indikator",
            "D3": "Target",
            "E3": "Realisasi",
            "F3": "Progres Capaian",
        }
        hasil = read(self.build(judul, "D", "E", 4))
        assert nilai_dari(hasil) == KEBENARAN
        assert (hasil.kolom["progres"], hasil.temuan) == ("F", ())

    def test_single_letters_under_a_triwulan(self) -> None:
        judul = {
            "A3": "No",
            "B3": "Sasaran",
            "C3": "Indikator",
            "D3": "TW I",
            "D4": "T",
            "E4": "R",
            "F3": "TW II",
            "F4": "T",
            "G4": "R",
            "H4": "%",
        }
        hasil = read(self.build(judul, "F", "G", 5, "D3:E3", "F3:H3", "A3:A4", "B3:B4", "C3:C4"))
        assert nilai_dari(hasil) == KEBENARAN
