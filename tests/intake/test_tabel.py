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
        hasil = read(isi)
        assert len(hasil.baris) == 7
        assert alamat_dari(hasil, "konfirmasi") == ["baris 25"]
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

    def test_a_seksi_named_between_the_rows_ends_nothing(self) -> None:
        isi = list_isi()
        isi.insert(2, ["Kasi Pelayanan Publik"])
        isi.insert(6, [None, "KASI PEMERINTAHAN"])
        hasil = read(isi)
        assert nilai_dari(hasil) == KEBENARAN
        assert len(hasil.temuan) == 0

    def test_a_second_table_below_a_signature_is_read_too(self) -> None:
        isi = list_isi()
        tanda_tangan = [[None, "Mengetahui,"], [None, "NIP. 1967"]]
        assert_benar(read([*isi[:5], *tanda_tangan, [], isi[0], isi[1], *isi[5:], *tanda_tangan]))

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


def test_a_table_without_rows_says_so() -> None:
    hasil = read(list_isi()[:2])
    assert hasil.ada_tabel
    assert hasil.baris_data_pertama is None
    assert len(hasil.list_temuan("salah")) == 1
