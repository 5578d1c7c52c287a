"""What one cell says: a figure, a blank, "tidak berlaku", a doubt or a fault."""

from typing import Any

import pytest

from sakip.intake.baca import read_workbook_here
from sakip.intake.hasil import HasilBaca
from tests.intake.pabrik_buku import (
    D,
    alamat_dari,
    assert_benar,
    build_xlsx,
    list_isi,
    new_buku,
    save,
)

KOSONG: list[Any] = [None] * 9


def read(isi: list[list[Any]]) -> HasilBaca:
    """Read rows as a workbook for triwulan II."""
    return read_workbook_here(build_xlsx(isi), "berkas.xlsx", 2)


class TestWhatACellSays:
    def isi(self, nilai: Any, keterangan: str = "", **lain: Any) -> HasilBaca:
        isi = list_isi()
        isi[3][4], isi[3][8] = nilai, keterangan
        for kolom, satu in lain.items():
            isi[3]["ABCDEFGHI".index(kolom)] = satu
        return read(isi)

    def test_not_applicable_with_its_reason(self) -> None:
        hasil = self.isi("Tidak berlaku", "Kegiatan dialihkan ke dinas")
        assert (hasil.baris[1].keadaan, hasil.baris[1].nilai) == ("tidak_berlaku", None)
        assert hasil.baris[1].keterangan == "Kegiatan dialihkan ke dinas"
        assert hasil.temuan == ()

    @pytest.mark.parametrize("keterangan", ["", "-", "  "])
    def test_not_applicable_without_a_reason_is_an_error(self, keterangan: str) -> None:
        hasil = self.isi("tidak berlaku", keterangan)
        assert alamat_dari(hasil, "salah") == ["I4"]
        assert hasil.baris[1].keadaan == "tidak_berlaku"

    @pytest.mark.parametrize("kosong", [None, "", "-", "–", "belum ada data", " "])
    def test_blank_is_not_zero(self, kosong: Any) -> None:
        hasil = self.isi(kosong)
        assert (hasil.baris[1].keadaan, hasil.baris[1].nilai) == ("kosong", None)
        assert hasil.temuan == ()

    @pytest.mark.parametrize("nol", [0, "0", "0,00", "0%"])
    def test_zero_is_not_blank(self, nol: Any) -> None:
        hasil = self.isi(nol)
        assert (hasil.baris[1].keadaan, hasil.baris[1].nilai) == ("terisi", D(0))

    def test_a_fraction_under_a_target_in_percent_is_asked_about(self) -> None:
        hasil = self.isi(0.955)
        assert [(temuan.alamat, temuan.kode) for temuan in hasil.temuan] == [("E4", "pecahan")]
        assert hasil.baris[1].nilai == D("0.955")

    def test_a_predikat_alone_is_kept_and_says_so_by_its_code(self) -> None:
        hasil = self.isi("BB")
        assert (hasil.baris[1].predikat, hasil.baris[1].nilai) == ("BB", None)
        assert [temuan.kode for temuan in hasil.list_temuan("salah")] == ["predikat"]

    def test_a_finding_says_where_what_why_and_how(self) -> None:
        (temuan,) = self.isi("10 dari 10 desa").temuan
        assert (temuan.tingkat, temuan.alamat, temuan.lembar, temuan.kolom) == (
            "salah",
            "E4",
            "Data",
            "nilai",
        )
        assert temuan.nama_kolom == "Realisasi/ Progres Capaian"
        assert temuan.isi == "10 dari 10 desa"
        assert temuan.apa
        assert temuan.sebab
        assert temuan.perbaikan

    def test_ten_faults_give_ten_findings_at_once(self) -> None:
        isi = list_isi()
        for baris in isi[2:7]:
            baris[3], baris[4] = "1,500", "tiga puluh"
        assert len(read(isi).list_temuan("salah")) == 10

    def test_texts_like_formulas_stay_texts(self) -> None:
        teks = '=HYPERLINK("http://contoh.invalid","klik")'
        buku, lembar = new_buku()
        for baris in list_isi():
            lembar.append(baris)
        lembar["I3"] = teks
        lembar["I3"].data_type = "s"
        hasil = read_workbook_here(save(buku), "b.xlsx", 2)
        assert_benar(hasil)
        assert hasil.baris[0].keterangan == teks

    def test_a_name_that_is_a_formula_without_result_is_an_error(self) -> None:
        hasil = self.isi(95.5, C="=Lain!C4", F="=Lain!F4")
        assert alamat_dari(hasil, "salah") == ["C4"]
        assert alamat_dari(hasil, "konfirmasi") == ["F4"]
        assert len(hasil.baris) == 7

    def test_every_field_knows_its_cell(self) -> None:
        hasil = self.isi(95.5)
        assert hasil.baris[1].alamat["nilai"] == "E4"
        assert hasil.baris[1].alamat["keterangan"] == "I4"
