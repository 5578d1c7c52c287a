"""Which sheet of a workbook is read."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from sakip.intake.baca import read_workbook_here
from sakip.intake.hasil import HasilBaca
from tests.intake.pabrik_buku import (
    list_isi,
    new_buku,
    save,
)

CONTOH = Path(__file__).resolve().parents[3] / "shared" / "contoh" / "buku"


def read(isi: bytes) -> HasilBaca:
    """Read a workbook for triwulan II."""
    return read_workbook_here(isi, "berkas", 2)


class TestSheets:
    def build(self, *nama: str, tersembunyi: str = "") -> bytes:
        buku = Workbook()
        buku.remove(buku.worksheets[0])
        for urutan, satu in enumerate(nama):
            lembar = buku.create_sheet(satu)
            for baris in list_isi():
                lembar.append(baris)
            lembar["E3"] = urutan
            if satu == tersembunyi:
                lembar.sheet_state = "hidden"
        return save(buku)

    @pytest.mark.parametrize(
        ("nama", "tersembunyi", "dibaca"),
        [
            (("TW I", "TW II", "TW III"), "", "TW II"),
            (("Triwulan 1", "Triwulan 2"), "", "Triwulan 2"),
            (("I", "II", "III", "IV"), "", "II"),
            (("TW-4", "TW.2"), "", "TW.2"),
            (("Rekap", "TW II"), "", "TW II"),
            (("TW II", "Data"), "TW II", "Data"),
            (("arsip", "Data"), "arsip", "Data"),
        ],
    )
    def test_the_visible_sheet_of_the_triwulan_wins(
        self, nama: tuple[str, ...], tersembunyi: str, dibaca: str
    ) -> None:
        hasil = read(self.build(*nama, tersembunyi=tersembunyi))
        assert hasil.lembar == dibaca
        assert {satu.lembar for satu in hasil.tabel_lain} == set(nama) - {dibaca}

    def test_a_file_of_another_triwulan_is_asked_about(self) -> None:
        hasil = read(self.build("TW III"))
        assert [temuan.kode for temuan in hasil.list_temuan("konfirmasi")] == ["triwulan_lain"]

    def test_a_table_on_hidden_sheets_only_is_asked_about(self) -> None:
        buku, lembar = new_buku("Sampul")
        lembar["A1"] = "Laporan"
        rahasia = buku.create_sheet("arsip")
        for baris in list_isi():
            rahasia.append(baris)
        rahasia.sheet_state = "hidden"
        hasil = read(save(buku))
        assert (hasil.lembar, len(hasil.list_temuan("konfirmasi"))) == ("arsip", 1)
