"""Several triwulan in one workbook: side by side, on sheets of their own, told by titles, or not told."""

from typing import Any

from sakip.intake.baca import read_semua_workbook
from sakip.intake.hasil import HasilBaca
from sakip.intake.templat import build_templat
from tests.buku_kantor import JUDUL, build_buku, list_baris
from tests.intake.formulir_contoh import a_formulir, open_buku
from tests.intake.pabrik_buku import save

SATU = {"IKU-01": 80, "IKU-02": 90}
DUA = {"IKU-01": 85, "IKU-02": 95}
BERDAMPINGAN = (
    "No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi TW I", "Realisasi TW II",
    "Realisasi TW III", "Realisasi TW IV", "Ket",
)  # fmt: skip


def read(lembar: dict[str, Any]) -> list[tuple[str, int | None, list[Any]]]:
    """Return sheet, triwulan and figures of every table of a workbook."""
    return [tell(satu) for satu in read_semua_workbook(build_buku(lembar), "buku.xlsx")]


def tell(hasil: HasilBaca) -> tuple[str, int | None, list[Any]]:
    return hasil.lembar, hasil.triwulan, [baris.nilai for baris in hasil.baris]


def test_a_sheet_for_each_triwulan_is_read_for_its_own() -> None:
    lembar = {
        "Petunjuk": [["Isi semua lembar"]],
        "TW I": list_baris(SATU),
        "TW II": list_baris(DUA),
    }
    assert read(lembar) == [("TW I", 1, [80, 90]), ("TW II", 2, [85, 95])]


def test_triwulan_side_by_side_are_read_column_by_column_and_empty_ones_left_out() -> None:
    isi = [
        BERDAMPINGAN,
        [1, "S", "Indeks Kepuasan Masyarakat (IKM)", 85, 80, 82, None, None, ""],
        [2, "S", "Nilai SAKIP Kecamatan", 80, 70, 75, None, None, ""],
    ]
    assert read({"Rekap": isi}) == [("Rekap", 1, [80, 70]), ("Rekap", 2, [82, 75])]


def test_a_title_tells_the_triwulan_where_the_sheet_does_not() -> None:
    isi = [["PENGUMPULAN DATA KINERJA TRIWULAN III TAHUN 2026"], [], *list_baris(SATU)]
    (satu,) = read_semua_workbook(build_buku({"Data": isi}), "buku.xlsx")
    assert (satu.triwulan, satu.tahun_disebut) == (3, (2026,))


def test_a_renstra_s_years_are_not_the_form_s_year() -> None:
    isi = [["RENSTRA TAHUN 2021 - 2026"], ["TRIWULAN I 2025"], *list_baris(SATU)]
    (satu,) = read_semua_workbook(build_buku({"Data": isi}), "buku.xlsx")
    assert satu.tahun_disebut == (2025,)


def test_a_table_that_names_no_triwulan_comes_once() -> None:
    assert read({"Data": list_baris(SATU)}) == [("Data", None, [80, 90])]


def test_hidden_sheets_are_read_only_where_no_other_holds_a_table() -> None:
    isi = build_buku({"TW I": list_baris(SATU), "TW II": list_baris(DUA)})
    buku = open_buku(isi)
    buku["TW II"].sheet_state = "hidden"
    assert [tell(satu)[0] for satu in read_semua_workbook(save(buku), "b.xlsx")] == ["TW I"]
    buku["TW I"].title = "Sampul"
    buku["Sampul"].delete_rows(1, 9)
    assert [tell(satu)[0] for satu in read_semua_workbook(save(buku), "b.xlsx")] == ["TW II"]


def test_a_workbook_without_a_table_gives_nothing() -> None:
    assert read({"Data": [["halo"]]}) == []
    assert read({"Data": [JUDUL]}) == []


def test_our_own_form_says_itself_what_it_is_for() -> None:
    formulir = a_formulir(triwulan=3)
    (satu,) = read_semua_workbook(build_templat(formulir), "formulir.xlsx")
    assert (satu.meta or {})["triwulan"] == 3
