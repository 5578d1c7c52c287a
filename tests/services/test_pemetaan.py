"""What was put right once about a unit's own workbooks is applied by itself the next time."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from sakip.domain.errors import DataTidakSah, TidakBerhak
from sakip.domain.formulir import Isian, Keadaan
from sakip.domain.peran import Pelaku, pelaku_baris_perintah
from sakip.domain.periode import Triwulan
from sakip.intake.cocok import Cara
from sakip.intake.hasil import Pilihan
from sakip.services.formulir import get_templat
from sakip.services.jejak import list_jejak
from sakip.services.nama_lain import LEWATI, remember_nama
from sakip.services.pemetaan import AsalPemetaan
from sakip.services.pengguna import get_pelaku
from sakip.services.pratinjau import Pratinjau
from sakip.services.realisasi import Perubahan, record_realisasi
from sakip.services.unggahan import (
    confirm_pemetaan,
    list_unggahan,
    preview_unggahan,
    save_unggahan,
)
from sakip.storage.connection import Database
from tests.builders import TAHUN, UNIT, a_pelaku, ask
from tests.buku_kantor import INDIKATOR, UNIT_LAIN, build_buku, list_baris, save_kantor

TW2, TW3 = Triwulan(TAHUN, 2), Triwulan(TAHUN, 3)
REALISASI: dict[str, Any] = {kode: isi for kode, _, _, isi in INDIKATOR[:3]}
ANEH = ("Urutan", "Harapan", "Ukuran", "Rencana", "Hasil Akhir Kerja", "Catatan")
PILIHAN = Pilihan(lembar="Isi", baris_judul=(1, 1), kolom={"indikator": "C", "nilai": "E"})


@pytest.fixture
def kasi(db: Database) -> Pelaku:
    save_kantor(db, TAHUN, dua_unit=True)
    return a_pelaku()


def preview(
    db: Database, kasi: Pelaku, isi: bytes, pilihan: Pilihan | None = None, periode: Triwulan = TW2
) -> Pratinjau:
    return preview_unggahan(db, kasi, UNIT, periode, isi, "buku.xlsx", pilihan)


def asing(nama: str = "Isi", **lain: Any) -> bytes:
    return build_buku({nama: list_baris(REALISASI, judul=ANEH, **lain)})


def baru(pratinjau: Pratinjau) -> dict[str, str]:
    return {b.kode_indikator: b.baru for b in pratinjau.baris if b.kode_indikator in REALISASI}


def test_a_foreign_file_is_saved_only_after_its_mapping_was_agreed_to(
    db: Database, kasi: Pelaku
) -> None:
    hasil = preview(db, kasi, build_buku({"Data": list_baris(REALISASI)}))
    assert (hasil.pemetaan.asal, hasil.pemetaan.perlu_setuju) == (AsalPemetaan.DITEMUKAN, True)
    assert not hasil.konfirmasi
    with pytest.raises(DataTidakSah, match="cara membacanya belum disetujui"):
        save_unggahan(db, kasi, hasil)
    assert save_unggahan(db, kasi, hasil, konfirmasi=True)["disimpan"] == 3


def test_a_mapping_agreed_to_is_known_the_next_triwulan_and_says_by_whom(
    db: Database, kasi: Pelaku
) -> None:
    confirm_pemetaan(db, kasi, preview(db, kasi, asing(), PILIHAN))
    hasil = preview(db, kasi, asing("TW III"), periode=TW3)
    assert hasil.pemetaan.asal is AsalPemetaan.DIINGAT
    assert hasil.pemetaan.oleh.startswith("siti, ")
    assert baru(hasil) == {"IKU-01": "86,75", "IKU-02": "95,5", "IKU-03": "78,35"}
    assert save_unggahan(db, kasi, hasil)["disimpan"] == 3


def test_saving_remembers_the_mapping_that_was_agreed_to(db: Database, kasi: Pelaku) -> None:
    save_unggahan(db, kasi, preview(db, kasi, asing(), PILIHAN), konfirmasi=True)
    assert preview(db, kasi, asing(), periode=TW3).pemetaan.asal is AsalPemetaan.DIINGAT


def test_a_mapping_put_right_again_takes_the_place_of_the_one_before(
    db: Database, kasi: Pelaku
) -> None:
    salah = replace(PILIHAN, kolom={"indikator": "C", "nilai": "D"})
    confirm_pemetaan(db, kasi, preview(db, kasi, asing(), salah))
    assert baru(preview(db, kasi, asing()))["IKU-01"] == "85,5"
    confirm_pemetaan(db, kasi, preview(db, kasi, asing(), PILIHAN))
    confirm_pemetaan(db, kasi, preview(db, kasi, asing(), PILIHAN))
    assert baru(preview(db, kasi, asing()))["IKU-01"] == "86,75"
    versi = ask(db, "select versi, kolom from tata_letak_unggahan order by versi")
    assert [row["versi"] for row in versi] == [1, 2], "agreeing twice changes nothing"
    jejak = list_jejak(db, pelaku_baris_perintah(kasi.kode_instansi), tindakan="ingat_tata_letak")
    assert len(jejak) == 2


def test_what_is_remembered_belongs_to_its_unit(db: Database, kasi: Pelaku) -> None:
    confirm_pemetaan(db, kasi, preview(db, kasi, asing(), PILIHAN))
    lain = a_pelaku(kode_unit=UNIT_LAIN)
    hasil = preview_unggahan(db, lain, UNIT_LAIN, TW2, asing(), "buku.xlsx")
    assert not hasil.hasil.ada_tabel
    with pytest.raises(TidakBerhak):
        confirm_pemetaan(db, lain, preview(db, kasi, asing(), PILIHAN))


def test_nothing_can_be_agreed_to_before_a_row_is_read(db: Database, kasi: Pelaku) -> None:
    with pytest.raises(DataTidakSah, match="belum ada baris yang terbaca"):
        confirm_pemetaan(db, kasi, preview(db, kasi, asing()))


@pytest.mark.parametrize(
    ("pilihan", "kata"),
    [
        pytest.param(Pilihan(lembar="Isi", baris_judul=(3, 2)), "Baris judul 3", id="backwards"),
        pytest.param(Pilihan(lembar="Isi", baris_judul=(1, 7)), "satu sampai 6", id="too high"),
        pytest.param(Pilihan(lembar="Isi", baris_judul=(0, 1)), "Baris judul 0", id="row 0"),
        pytest.param(
            Pilihan(lembar="Isi", kolom={"nilai": "E", "target": "E", "kode": ""}),
            "Kolom E dipilih untuk lebih dari satu",
            id="one column twice",
        ),
    ],
)
def test_a_mapping_that_cannot_be_meant_is_refused(
    db: Database, kasi: Pelaku, pilihan: Pilihan, kata: str
) -> None:
    with pytest.raises(DataTidakSah, match=kata):
        preview(db, kasi, asing(), pilihan)


def test_the_history_keeps_how_a_file_was_read(db: Database, kasi: Pelaku) -> None:
    save_unggahan(db, kasi, preview(db, kasi, asing(), PILIHAN), konfirmasi=True)
    (satu,) = list_unggahan(db, kasi, UNIT, TW2)
    assert satu["hasil"]["lembar"] == "Isi"
    assert satu["hasil"]["baris_judul"] == [1, 1]
    assert satu["hasil"]["kolom"] == {"indikator": "C", "nilai": "E"}
    assert satu["hasil"]["pemetaan"] == "dipilih"


def test_a_file_without_a_column_of_texts_erases_no_text(db: Database, kasi: Pelaku) -> None:
    isian = Isian(keadaan=Keadaan.TERISI, nilai=Decimal(1), sumber_data="Buku tamu", progres="p")
    record_realisasi(db, kasi, UNIT, TW2, {"IKU-01": Perubahan(isian, 0)})
    hasil = preview(db, kasi, build_buku({"Data": list_baris({"IKU-01": 2})}))
    (baris,) = [satu for satu in hasil.baris if satu.kode_indikator == "IKU-01"]
    assert baris.isian == replace(isian, nilai=Decimal(2))


def test_a_near_name_confirmed_once_is_not_asked_again(db: Database, kasi: Pelaku) -> None:
    nama = {"IKU-03": "Nilai SAKIP  Kecamtan"}
    isi = build_buku({"Data": list_baris(REALISASI, nama=nama)})
    hasil = preview(db, kasi, isi)
    assert hasil.nama_mirip == {"Nilai SAKIP Kecamtan": "IKU-03"}
    save_unggahan(db, kasi, hasil, konfirmasi=True)
    lagi = preview(db, kasi, isi, periode=TW3)
    assert not lagi.konfirmasi
    assert lagi.cocok.cara["IKU-03"] is Cara.INGATAN
    assert save_unggahan(db, kasi, lagi)["disimpan"] == 3


def test_a_name_matched_by_hand_is_remembered_changed_and_forgotten(
    db: Database, kasi: Pelaku
) -> None:
    isi = build_buku({"Data": list_baris(REALISASI, nama={"IKU-01": "IKM"})})
    assert [b.indikator for b in preview(db, kasi, isi).cocok.tak_dikenal] == ["IKM"]
    assert remember_nama(db, kasi, UNIT, TW2, {"IKM": "IKU-01"}) == 1
    assert remember_nama(db, kasi, UNIT, TW2, {"ikm.": "IKU-01"}) == 0
    hasil = preview(db, kasi, isi)
    assert (baru(hasil)["IKU-01"], hasil.salah) == ("86,75", ())
    remember_nama(db, kasi, UNIT, TW2, {"IKM": LEWATI})
    assert [b.indikator for b in preview(db, kasi, isi).cocok.dilewati] == ["IKM"]
    remember_nama(db, kasi, UNIT, TW2, {"IKM": None})
    assert [b.indikator for b in preview(db, kasi, isi).cocok.tak_dikenal] == ["IKM"]
    rows = ask(db, "select putusan from nama_lain_indikator order by versi")
    assert [row["putusan"] for row in rows] == ["cocok", "lewati", "lupakan"]


def test_a_name_can_stand_only_for_an_indikator_of_the_unit(db: Database, kasi: Pelaku) -> None:
    with pytest.raises(DataTidakSah, match="tidak dapat dicocokkan"):
        remember_nama(db, kasi, UNIT, TW2, {"IKM": "IKU-07"})
    with pytest.raises(TidakBerhak):
        remember_nama(db, a_pelaku(kode_unit=UNIT_LAIN), UNIT, TW2, {"IKM": "IKU-01"})


def test_rows_of_another_unit_do_not_stand_in_the_way(db: Database, kasi: Pelaku) -> None:
    isi = build_buku({"Data": list_baris(REALISASI | {"IKU-07": 3})})
    hasil = preview(db, kasi, isi)
    assert not hasil.salah
    assert any("dibidangi unit lain" in satu.apa for satu in hasil.temuan)
    assert save_unggahan(db, kasi, hasil, konfirmasi=True)["disimpan"] == 3


def test_a_file_of_another_tahun_is_asked_about(db: Database, kasi: Pelaku) -> None:
    judul = [[f"PENGUMPULAN DATA KINERJA TRIWULAN II TAHUN {TAHUN - 1}"]]
    (temuan,) = preview(db, kasi, build_buku({"Data": judul + list_baris(REALISASI)})).konfirmasi
    assert f"menyebut tahun {TAHUN - 1}" in temuan.apa


def test_our_own_form_needs_no_agreement(contoh: Database) -> None:
    kasi = get_pelaku(contoh, "kasi.trantib")
    isi = get_templat(contoh, kasi, "TRANTIB", Triwulan(2026, 4))[1]
    hasil = preview_unggahan(contoh, kasi, "TRANTIB", Triwulan(2026, 4), isi, "f.xlsx")
    assert hasil.pemetaan.asal is AsalPemetaan.TEMPLAT
