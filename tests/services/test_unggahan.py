"""Uploading a form: what the preview says, what saving does, what never happens."""

from decimal import Decimal as D
from typing import Any

import pytest

from sakip.domain.errors import DataTidakSah, TidakBerhak, VersiBerubah
from sakip.domain.formulir import Isian, Keadaan
from sakip.domain.peran import Pelaku
from sakip.domain.periode import JenisPeriode, Triwulan
from sakip.services.capaian import list_rekap
from sakip.services.formulir import get_formulir, get_templat
from sakip.services.jejak import list_jejak
from sakip.services.pengguna import get_pelaku
from sakip.services.periksa import periksa_json
from sakip.services.pratinjau import Pratinjau, StatusBaris
from sakip.services.realisasi import Perubahan, list_riwayat, record_realisasi
from sakip.services.unggahan import (
    export_perbaikan,
    list_unggahan,
    preview_unggahan,
    save_unggahan,
)
from sakip.storage.berkas import read_berkas
from sakip.storage.connection import Database
from tests.isi_formulir import Isi, alamat, fill_formulir

TW4 = Triwulan(2026, 4)
ISIAN: dict[str, dict[str, Isi]] = {
    "IKU-06": {"Nilai": 0},
    "IKK-19": {"Nilai": 1, "Uraian progres": "Patroli bersama tiap malam"},
    "IKK-20": {"Nilai": "tidak berlaku", "Keterangan": "Tidak ada laporan yang diverifikasi"},
    "IKK-21": {"Nilai": 97.5},
}


@pytest.fixture
def kasi(contoh: Database) -> Pelaku:
    return get_pelaku(contoh, "kasi.trantib")


@pytest.fixture
def templat(contoh: Database, kasi: Pelaku) -> bytes:
    return get_templat(contoh, kasi, "TRANTIB", TW4)[1]


def preview(db: Database, kasi: Pelaku, isi: bytes) -> Pratinjau:
    return preview_unggahan(db, kasi, "TRANTIB", TW4, isi, "formulir.xlsx")


def status(pratinjau: Pratinjau) -> dict[str, str]:
    return {satu.kode_indikator: str(satu.status) for satu in pratinjau.baris}


def count_realisasi(db: Database) -> int:
    with db.cursor() as cur:
        ((jumlah,),) = cur.execute("select count(*) from realisasi").fetchall()
    return int(jumlah)


def test_an_untouched_form_says_nothing(contoh: Database, kasi: Pelaku, templat: bytes) -> None:
    hasil = preview(contoh, kasi, templat)
    assert set(status(hasil).values()) == {"kosong"}
    assert not hasil.temuan


def test_the_preview_tells_new_rows_from_empty_ones_and_saves_nothing(
    contoh: Database, kasi: Pelaku, templat: bytes
) -> None:
    sebelum = count_realisasi(contoh)
    hasil = preview(contoh, kasi, fill_formulir(templat, ISIAN))
    assert status(hasil) == dict.fromkeys(ISIAN, "baru") | {"IKK-22": "kosong", "IKK-23": "kosong"}
    assert hasil.baris[0].alamat == alamat(templat, "IKU-06", "Nilai")
    assert count_realisasi(contoh) == sebelum


def test_saving_keeps_zero_blank_and_tidak_berlaku_apart(
    contoh: Database, kasi: Pelaku, templat: bytes
) -> None:
    jumlah = save_unggahan(contoh, kasi, preview(contoh, kasi, fill_formulir(templat, ISIAN)))
    assert jumlah["disimpan"] == 4
    isian = {b.kode_indikator: b.isian for b in get_formulir(contoh, kasi, "TRANTIB", TW4).baris}
    assert isian["IKU-06"] == Isian(keadaan=Keadaan.TERISI, nilai=D(0))
    assert isian["IKK-19"].progres == "Patroli bersama tiap malam"
    assert isian["IKK-20"].keadaan is Keadaan.TIDAK_BERLAKU
    assert isian["IKK-20"].alasan == "Tidak ada laporan yang diverifikasi"
    assert isian["IKK-22"] == Isian()


def test_the_year_follows_what_was_uploaded(contoh: Database, kasi: Pelaku, templat: bytes) -> None:
    def tahun() -> D | None:
        daftar = list_rekap(contoh, kasi, 2026, JenisPeriode.TAHUN)
        return next(satu.realisasi for satu in daftar if satu.kode == "IKK-19")

    sebelum = tahun()
    assert sebelum is not None
    save_unggahan(contoh, kasi, preview(contoh, kasi, fill_formulir(templat, ISIAN)))
    assert tahun() == sebelum + 1


def test_the_same_file_twice_changes_nothing(
    contoh: Database, kasi: Pelaku, templat: bytes
) -> None:
    isi = fill_formulir(templat, ISIAN)
    save_unggahan(contoh, kasi, preview(contoh, kasi, isi))
    sesudah = count_realisasi(contoh)
    kedua = preview(contoh, kasi, isi)
    assert set(status(kedua).values()) == {"sama", "kosong"}
    assert save_unggahan(contoh, kasi, kedua)["disimpan"] == 0
    assert count_realisasi(contoh) == sesudah
    assert len(list_unggahan(contoh, kasi, "TRANTIB", TW4)) == 1


def test_a_changed_figure_shows_old_and_new_and_adds_a_versi(
    contoh: Database, kasi: Pelaku, templat: bytes
) -> None:
    save_unggahan(contoh, kasi, preview(contoh, kasi, fill_formulir(templat, ISIAN)))
    ubah: dict[str, dict[str, Isi]] = {"IKU-06": {"Nilai": 1}}
    hasil = preview(contoh, kasi, fill_formulir(templat, ubah))
    (baris,) = [satu for satu in hasil.baris if satu.status is StatusBaris.BERUBAH]
    assert (baris.kode_indikator, baris.lama, baris.baru) == ("IKU-06", "0", "1")
    save_unggahan(contoh, kasi, hasil)
    riwayat = list_riwayat(contoh, kasi, "TRANTIB", "IKU-06", TW4)
    assert [(satu["versi"], satu["isian"]) for satu in riwayat] == [(2, "1"), (1, "0")]


def test_a_blank_cell_does_not_erase_what_is_stored(
    contoh: Database, kasi: Pelaku, templat: bytes
) -> None:
    save_unggahan(contoh, kasi, preview(contoh, kasi, fill_formulir(templat, ISIAN)))
    hasil = preview(contoh, kasi, templat)
    assert set(status(hasil).values()) == {"kosong"}


def test_all_problems_come_at_once_and_nothing_is_saved(
    contoh: Database, kasi: Pelaku, templat: bytes
) -> None:
    salah: dict[str, dict[str, Isi]] = {
        "IKU-06": {"Nilai": "dua"},
        "IKK-19": {"Nilai": "1,500"},
        "IKK-20": {"Nilai": "tidak berlaku"},
        "IKK-21": {"Nilai": 90},
    }
    sebelum = count_realisasi(contoh)
    hasil = preview(contoh, kasi, fill_formulir(templat, salah))
    assert {satu.alamat for satu in hasil.salah} == {
        alamat(templat, "IKU-06", "Nilai"),
        alamat(templat, "IKK-19", "Nilai"),
        alamat(templat, "IKK-20", "Keterangan"),
    }
    assert status(hasil)["IKK-21"] == "baru"
    with pytest.raises(DataTidakSah, match="3 kesalahan"):
        save_unggahan(contoh, kasi, hasil, konfirmasi=True)
    assert count_realisasi(contoh) == sebelum


def test_the_corrected_workbook_can_be_read_again(
    contoh: Database, kasi: Pelaku, templat: bytes
) -> None:
    salah: dict[str, dict[str, Isi]] = {"IKU-06": {"Nilai": "dua"}, "IKK-21": {"Nilai": 90}}
    hasil = preview(contoh, kasi, fill_formulir(templat, salah))
    kembali = preview(contoh, kasi, export_perbaikan(contoh, kasi, hasil))
    (jejak,) = list_jejak(contoh, get_pelaku(contoh, "inspektorat"), tindakan="unduh")
    assert (jejak.pelaku, jejak.baru) == (kasi.kode, hasil.nama_berkas)
    assert status(kembali)["IKU-06"] == "salah"
    assert status(kembali)["IKK-21"] == "baru"


def test_what_is_unusual_wants_a_click(contoh: Database) -> None:
    kasi = get_pelaku(contoh, "kasi.yanlik")
    templat = get_templat(contoh, kasi, "YANLIK", TW4)[1]
    isi: dict[str, dict[str, Isi]] = {"IKK-02": {"Pembilang": 9, "Penyebut": 8}}
    hasil = preview_unggahan(contoh, kasi, "YANLIK", TW4, fill_formulir(templat, isi), "f.xlsx")
    assert status(hasil)["IKK-02"] == "perlu konfirmasi"
    with pytest.raises(DataTidakSah, match="perlu disetujui"):
        save_unggahan(contoh, kasi, hasil)
    assert save_unggahan(contoh, kasi, hasil, konfirmasi=True)["disimpan"] == 1


def test_half_a_ratio_is_refused(contoh: Database) -> None:
    kasi = get_pelaku(contoh, "kasi.yanlik")
    templat = get_templat(contoh, kasi, "YANLIK", TW4)[1]
    isi: dict[str, dict[str, Isi]] = {"IKK-02": {"Pembilang": 9}}
    hasil = preview_unggahan(contoh, kasi, "YANLIK", TW4, fill_formulir(templat, isi), "f.xlsx")
    (satu,) = hasil.salah
    assert "pembilang dan penyebut" in satu.apa


def test_a_predikat_is_read_as_a_predikat(contoh: Database) -> None:
    kasubbag = get_pelaku(contoh, "kasubbag.umum")
    templat = get_templat(contoh, kasubbag, "UMUM", TW4)[1]
    isi: dict[str, dict[str, Isi]] = {"IKK-24": {"Nilai": "bb"}}
    hasil = preview_unggahan(contoh, kasubbag, "UMUM", TW4, fill_formulir(templat, isi), "f.xlsx")
    assert not hasil.temuan
    assert next(b.baru for b in hasil.baris if b.kode_indikator == "IKK-24") == "BB"


def test_a_form_of_another_triwulan_is_refused(
    contoh: Database, kasi: Pelaku, templat: bytes
) -> None:
    hasil = preview_unggahan(
        contoh, kasi, "TRANTIB", Triwulan(2026, 3), fill_formulir(templat, ISIAN), "f.xlsx"
    )
    assert any("triwulan 4 tahun 2026" in satu.apa for satu in hasil.salah)


def test_somebody_else_saved_in_between(contoh: Database, kasi: Pelaku, templat: bytes) -> None:
    hasil = preview(contoh, kasi, fill_formulir(templat, ISIAN))
    lain = Isian(keadaan=Keadaan.TERISI, nilai=D(7))
    record_realisasi(contoh, kasi, "TRANTIB", TW4, {"IKU-06": Perubahan(lain, 0)})
    sebelum = count_realisasi(contoh)
    with pytest.raises(VersiBerubah, match=r"menjadi 7; isian Anda 0"):
        save_unggahan(contoh, kasi, hasil)
    assert count_realisasi(contoh) == sebelum


def test_the_file_is_kept_with_who_and_what_came_of_it(
    contoh: Database, kasi: Pelaku, templat: bytes
) -> None:
    isi = fill_formulir(templat, ISIAN)
    save_unggahan(contoh, kasi, preview(contoh, kasi, isi))
    (catatan,) = list_unggahan(contoh, kasi, "TRANTIB", TW4)
    assert read_berkas(contoh.folder, catatan["sha256"]) == isi
    assert catatan["diunggah_oleh"] == "kasi.trantib"
    assert catatan["hasil"]["disimpan"] == 4
    assert catatan["nama_berkas"] == "formulir.xlsx"


@pytest.mark.parametrize("kode", ["kasi.pem", "camat", "sekcam", "admin", "inspektorat"])
def test_only_the_unit_uploads_its_form(
    contoh: Database, kasi: Pelaku, templat: bytes, kode: str
) -> None:
    lain = get_pelaku(contoh, kode)
    with pytest.raises(TidakBerhak):
        preview(contoh, lain, templat)
    hasil = preview(contoh, kasi, fill_formulir(templat, ISIAN))
    with pytest.raises(TidakBerhak):
        save_unggahan(contoh, lain, hasil)


def test_json_of_a_preview_names_rows_counts_and_findings(
    contoh: Database, kasi: Pelaku, templat: bytes
) -> None:
    isi: dict[str, dict[str, Isi]] = {"IKU-06": {"Nilai": "dua"}, "IKK-21": {"Nilai": 90}}
    hasil: dict[str, Any] = periksa_json(preview(contoh, kasi, fill_formulir(templat, isi)))
    assert hasil["jumlah"]["salah"] == 1
    assert hasil["jumlah"]["baru"] == 1
    assert [satu["sel"] for satu in hasil["salah"]] == [alamat(templat, "IKU-06", "Nilai")]
    assert "realisasi" in hasil["kolom"]
    assert "nilai" not in hasil["kolom"]
