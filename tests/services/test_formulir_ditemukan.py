"""Several triwulan and several units in one workbook are found together and saved together."""

from typing import Any

import pytest

from sakip.domain.errors import DataTidakSah, TidakBerhak
from sakip.domain.peran import Pelaku, Peran, pelaku_baris_perintah
from sakip.domain.periode import Triwulan
from sakip.services.formulir import get_formulir, get_templat
from sakip.services.formulir_ditemukan import (
    FormulirDitemukan,
    find_formulir,
    preview_ditemukan,
)
from sakip.services.nama_lain import remember_nama
from sakip.services.pengguna import get_pelaku
from sakip.services.unggahan import list_unggahan, save_semua
from sakip.storage.connection import Database
from tests.builders import KANTOR, TAHUN, UNIT, a_pelaku, ask_one
from tests.buku_kantor import INDIKATOR, UNIT_LAIN, build_buku, list_baris, save_kantor
from tests.isi_formulir import fill_formulir

SEMUA = {kode: isi for kode, _, _, isi in INDIKATOR if isi is not None}
OPERATOR = pelaku_baris_perintah(KANTOR)
BERDAMPINGAN = (
    "No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi TW I", "Realisasi TW II", "Ket",
)  # fmt: skip


@pytest.fixture
def kantor(db: Database) -> Database:
    save_kantor(db, TAHUN, dua_unit=True)
    return db


def find(db: Database, isi: bytes, pelaku: Pelaku = OPERATOR) -> tuple[FormulirDitemukan, ...]:
    return find_formulir(db, pelaku, isi, "buku.xlsx", TAHUN)


def tell(ditemukan: tuple[FormulirDitemukan, ...]) -> list[tuple[Any, ...]]:
    return [(satu.kode_unit, satu.triwulan, satu.cocok, satu.hasil.lembar) for satu in ditemukan]


def a_year(**lembar: dict[str, Any]) -> bytes:
    return build_buku({f"TW {nama}": list_baris(isi) for nama, isi in lembar.items()})


def stored(db: Database, kode_unit: str, nomor: int) -> dict[str, Any]:
    formulir = get_formulir(db, OPERATOR, kode_unit, Triwulan(TAHUN, nomor))
    return {satu.kode_indikator: satu.isian.nilai for satu in formulir.baris}


def test_units_and_triwulan_of_one_workbook_are_found_each_with_its_rows(kantor: Database) -> None:
    isi = a_year(I=SEMUA, II={"IKU-01": 87, "IKU-06": 9})
    assert tell(find(kantor, isi)) == [
        (UNIT, 1, 5, "TW I"),
        (UNIT, 2, 1, "TW II"),
        (UNIT_LAIN, 1, 1, "TW I"),
        (UNIT_LAIN, 2, 1, "TW II"),
    ]


def test_triwulan_side_by_side_are_found(kantor: Database) -> None:
    baris = [
        [nomor, "S", nama, target, isi, isi, ""]
        for nomor, (_, nama, target, isi) in enumerate(INDIKATOR[:3], start=1)
    ]
    isi = build_buku({"Rekap": [list(BERDAMPINGAN), *baris]})
    assert tell(find(kantor, isi)) == [(UNIT, 1, 3, "Rekap"), (UNIT, 2, 3, "Rekap")]


def test_a_sheet_for_each_unit_is_found_by_its_indikator(kantor: Database) -> None:
    judul = [["KINERJA TRIWULAN II"]]
    isi = build_buku(
        {
            "Pemerintahan": judul + list_baris({"IKU-01": 87, "IKU-02": 96}),
            "Trantib": judul + list_baris({"IKU-06": 9, "IKU-07": 2}),
        }
    )
    assert tell(find(kantor, isi)) == [(UNIT, 2, 2, "Pemerintahan"), (UNIT_LAIN, 2, 2, "Trantib")]


def test_only_units_the_person_may_upload_for_are_offered(kantor: Database) -> None:
    isi = a_year(I=SEMUA)
    kasi = a_pelaku(kode_unit=UNIT_LAIN)
    assert tell(find(kantor, isi, kasi)) == [(UNIT_LAIN, 1, 1, "TW I")]
    with pytest.raises(TidakBerhak):
        find(kantor, isi, a_pelaku(Peran.PENANGGUNG_JAWAB))


def test_a_table_that_names_no_triwulan_is_offered_without_one(kantor: Database) -> None:
    isi = build_buku({"Data": list_baris({"IKU-01": 87})})
    assert tell(find(kantor, isi)) == [(UNIT, None, 1, "Data")]


def test_names_remembered_and_near_names_find_their_unit(kantor: Database) -> None:
    asing = build_buku({"TW I": list_baris({"IKU-01": 87}, nama={"IKU-01": "IKM"})})
    assert find(kantor, asing) == ()
    remember_nama(kantor, OPERATOR, UNIT, Triwulan(TAHUN, 1), {"IKM": "IKU-01"})
    assert tell(find(kantor, asing)) == [(UNIT, 1, 1, "TW I")]
    mirip = {"IKU-07": "Jumlah kejadian ganguan trantibum"}
    isi = build_buku({"TW I": list_baris({"IKU-07": 2}, nama=mirip)})
    assert tell(find(kantor, isi)) == [(UNIT_LAIN, 1, 1, "TW I")]


def test_a_second_sheet_with_other_figures_for_the_same_form_is_asked_about(
    kantor: Database,
) -> None:
    lembar = {"TW I": list_baris(SEMUA), "Triwulan 1 revisi": list_baris({"IKU-01": 50})}
    satu = find(kantor, build_buku(lembar))[0]
    assert (satu.hasil.lembar, satu.berbeda) == ("TW I", ("Triwulan 1 revisi",))
    pratinjau = preview_ditemukan(kantor, OPERATOR, satu, b"", "buku.xlsx")
    assert any("Triwulan 1 revisi" in temuan.sebab for temuan in pratinjau.konfirmasi)


def test_our_own_form_says_itself_which_it_is(contoh: Database) -> None:
    kasi = get_pelaku(contoh, "kasi.trantib")
    templat = get_templat(contoh, kasi, "TRANTIB", Triwulan(2026, 4))[1]
    isi = fill_formulir(templat, {"IKK-19": {"Nilai": 1}})
    (satu,) = find_formulir(contoh, kasi, isi, "f.xlsx", 2025)
    assert (satu.kode_unit, satu.tahun, satu.triwulan, satu.cocok) == ("TRANTIB", 2026, 4, 1)
    assert find_formulir(contoh, get_pelaku(contoh, "kasi.pem"), isi, "f.xlsx", 2026) == ()


def test_all_forms_of_a_workbook_are_saved_together(kantor: Database) -> None:
    isi = a_year(I=SEMUA, II={"IKU-01": 87, "IKU-06": 9})
    daftar = [
        preview_ditemukan(kantor, OPERATOR, satu, isi, "buku.xlsx") for satu in find(kantor, isi)
    ]
    hasil = save_semua(kantor, OPERATOR, daftar, konfirmasi=True)
    assert [satu["disimpan"] for satu in hasil] == [5, 1, 1, 1]
    assert stored(kantor, UNIT, 2)["IKU-01"] == 87
    assert stored(kantor, UNIT_LAIN, 1)["IKU-06"] == 10
    assert len(list_unggahan(kantor, OPERATOR, UNIT, Triwulan(TAHUN, 1))) == 1


def test_where_one_form_is_wrong_none_is_saved(kantor: Database) -> None:
    isi = a_year(I=SEMUA, II={"IKU-01": "banyak"})
    daftar = [
        preview_ditemukan(kantor, OPERATOR, satu, isi, "buku.xlsx") for satu in find(kantor, isi)
    ]
    with pytest.raises(DataTidakSah, match="1 kesalahan"):
        save_semua(kantor, OPERATOR, daftar, konfirmasi=True)
    assert ask_one(kantor, "select count(*) as banyak from realisasi")["banyak"] == 0


def test_where_one_form_changed_meanwhile_none_is_saved(kantor: Database) -> None:
    isi = a_year(I=SEMUA, II={"IKU-06": 9})
    daftar = [
        preview_ditemukan(kantor, OPERATOR, satu, isi, "buku.xlsx") for satu in find(kantor, isi)
    ]
    lain = find(kantor, a_year(II={"IKU-06": 7}))[0]
    baru = preview_ditemukan(kantor, OPERATOR, lain, isi, "lain.xlsx")
    save_semua(kantor, OPERATOR, [baru], konfirmasi=True)
    with pytest.raises(DataTidakSah, match="diubah orang lain"):
        save_semua(kantor, OPERATOR, daftar, konfirmasi=True)
    assert stored(kantor, UNIT, 1)["IKU-01"] is None
    assert stored(kantor, UNIT_LAIN, 2)["IKU-06"] == 7
