"""Rows of the table: what is an indikator, what is not, and where the table ends."""

from typing import Any

import pytest

from sakip.intake.baca import read_workbook_here
from sakip.intake.baris_khusus import is_jumlah, is_tanda_tangan
from sakip.intake.hasil import HasilBaca
from tests.intake.pabrik_buku import (
    BARIS,
    KEBENARAN,
    SASARAN,
    D,
    alamat_dari,
    assert_benar,
    build_xlsx,
    list_isi,
    new_buku,
    nilai_dari,
    save,
)

KOSONG: list[Any] = [None] * 9


def read(isi: list[list[Any]]) -> HasilBaca:
    """Read rows as a workbook for triwulan II."""
    return read_workbook_here(build_xlsx(isi), "berkas.xlsx", 2)


@pytest.mark.parametrize(
    "teks",
    ["Jumlah", "JUMLAH", "Total", "Jumlah (1+2)", "Sub Total", "Subtotal", "Grand Total", "Rata-rata", "Total Capaian",
     "Jumlah Sasaran 1", "JUMLAH II", "Rata-rata Capaian", "Jumlah :"],
)  # fmt: skip
def test_a_subtotal_is_told_by_its_whole_text(teks: str) -> None:
    assert is_jumlah(teks)


@pytest.mark.parametrize(
    "teks",
    ["Jumlah desa dengan APBDes tepat waktu", "Jumlah kejadian gangguan trantibum", "Total nilai investasi",
     "Rata-rata lama layanan", "Jumlah dokumen", "Jumlah laporan"],
)  # fmt: skip
def test_real_indikator_that_begin_like_a_subtotal_are_none(teks: str) -> None:
    assert not is_jumlah(teks)


@pytest.mark.parametrize(
    "teks",
    ["Mengetahui,", "Mengetahui\nCamat", "NIP. 19670926 199303 1 004", "Camat Donomulyo", "Donomulyo, 4 Juli 2025",
     "Kota Batu,      Juli 2025", "Plt. Camat", "a.n. Camat", "Dibuat oleh:", "Malang, ........ Oktober 2025"],
)  # fmt: skip
def test_a_signature_block_is_told_by_its_words(teks: str) -> None:
    assert is_tanda_tangan(teks)


class TestRowsThatAreNoIndikator:
    def test_subtotals_in_any_column_are_passed_over(self) -> None:
        isi = list_isi()
        isi.insert(4, ["Jumlah", None, None, 180.5, 182.25, *KOSONG[5:]])
        isi.insert(7, [None, "Total", None, 1, 2, *KOSONG[5:]])
        isi.append([None, None, "Jumlah (1+2)", 3, 4, *KOSONG[5:]])
        assert_benar(read(isi))

    def test_a_heading_said_again_on_the_next_page(self) -> None:
        isi = list_isi()
        isi[6:6] = [isi[0], isi[1]]
        assert_benar(read(isi))

    def test_blank_rows_between(self) -> None:
        isi = list_isi()
        isi[5:5] = [[], [], []]
        assert_benar(read(isi))

    def test_nothing_is_read_beyond_fifteen_blank_rows(self) -> None:
        isi = [*list_isi(), *([] for _ in range(15)), [8, "S", "Sisa lama", 1, 1, "", "", "", ""]]
        assert len(read(isi).baris) == 7
        isi = [*list_isi(), *([] for _ in range(14)), [8, "S", "Masih tabel", 1, 1, "", "", "", ""]]
        assert len(read(isi).baris) == 8

    @pytest.mark.parametrize("kolom", range(9))
    def test_the_signature_block_ends_the_table_in_whatever_column(self, kolom: int) -> None:
        isi = list_isi()
        for teks in (
            "Donomulyo, 4 Juli 2025",
            "Camat Donomulyo",
            "NAMA PEJABAT, S.H.",
            "NIP. 1967",
        ):
            isi.append([*KOSONG[:kolom], teks])
        assert_benar(read(isi))

    def test_two_signatures_beside_each_other(self) -> None:
        isi = [*list_isi(), [], [None, "Mengetahui,", None, None, None, None, None, "Donomulyo, 4 Juli 2025"],
               [None, "Camat", None, None, None, None, None, "Kasi Pemerintahan"]]  # fmt: skip
        assert_benar(read(isi))

    def test_notes_below_the_table(self) -> None:
        isi = [
            *list_isi(),
            [None, None, "Catatan: data sementara"],
            [None, None, "*) angka perkiraan"],
            ["Sumber: LRA"],
        ]
        assert_benar(read(isi))

    def test_groups_by_sasaran_across_the_table(self) -> None:
        buku, lembar = new_buku()
        lembar.append(list_isi()[0])
        nomor = 2
        for urutan, satu in enumerate(BARIS):
            if urutan == 0 or satu[0] != BARIS[urutan - 1][0]:
                lembar.cell(nomor, 1, f"Sasaran {urutan + 1}: {satu[0]}")
                lembar.merge_cells(f"A{nomor}:I{nomor}")
                nomor += 1
            for kolom, isi in enumerate((urutan + 1, None, *satu[1:]), 1):
                lembar.cell(nomor, kolom, isi)
            nomor += 1
        assert_benar(read_workbook_here(save(buku), "b.xlsx", 2))

    def test_figures_without_a_name_are_told_not_dropped_in_silence(self) -> None:
        isi = list_isi()
        isi.insert(4, [None, None, None, 12, 13, *KOSONG[5:]])
        hasil = read(isi)
        assert nilai_dari(hasil) == KEBENARAN
        assert alamat_dari(hasil, "konfirmasi") == ["baris 5"]


class TestMergedAndBlankCells:
    def test_sasaran_blank_or_marked_as_the_same(self) -> None:
        for tanda in (None, '"', "sda", "s.d.a.", "idem", "-"):
            isi = list_isi()
            isi[3][1] = isi[5][1] = isi[7][1] = tanda
            assert [baris.sasaran for baris in read(isi).baris] == SASARAN

    def test_texts_merged_downward_belong_to_every_row(self) -> None:
        buku, lembar = new_buku()
        for baris in list_isi():
            lembar.append(baris)
        for huruf in "BFGH":
            lembar.merge_cells(f"{huruf}3:{huruf}4")
        hasil = read_workbook_here(save(buku), "b.xlsx", 2)
        assert nilai_dari(hasil) == KEBENARAN
        assert hasil.baris[1].program == BARIS[0][4]
        assert [baris.sasaran for baris in hasil.baris] == SASARAN

    def test_an_indikator_over_several_rows_is_one(self) -> None:
        buku, lembar = new_buku()
        isi = list_isi()
        isi.insert(3, [None, None, None, None, None, "Kegiatan kedua", None, None, None])
        for baris in isi:
            lembar.append(baris)
        for huruf in "ABCDE":
            lembar.merge_cells(f"{huruf}3:{huruf}4")
        assert_benar(read_workbook_here(save(buku), "b.xlsx", 2))

    def test_one_figure_over_two_indikator_is_asked_about(self) -> None:
        buku, lembar = new_buku()
        for baris in list_isi():
            lembar.append(baris)
        lembar.merge_cells("E3:E4")
        hasil = read_workbook_here(save(buku), "b.xlsx", 2)
        assert (hasil.baris[0].nilai, hasil.baris[1].nilai) == (D("86.75"), None)
        assert alamat_dari(hasil, "konfirmasi") == ["E4"]


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


def test_a_table_without_rows_says_so() -> None:
    hasil = read(list_isi()[:2])
    assert hasil.ada_tabel
    assert hasil.baris_data_pertama is None
    assert len(hasil.list_temuan("salah")) == 1
