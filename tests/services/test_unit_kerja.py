"""Units of the office: added, changed, ordered, dissolved; every change in the audit, no figure lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah, VersiBerubah
from sakip.domain.instansi import UnitKerja
from sakip.domain.peran import Pelaku, Penugasan, Peran, pelaku_baris_perintah
from sakip.services.formulir import list_unit_formulir
from sakip.services.jejak import list_jejak
from sakip.services.pengguna import set_status
from sakip.services.penugasan import add_penugasan, revoke_penugasan
from sakip.services.unit_kerja import (
    IsianUnit,
    add_unit,
    change_unit,
    get_unit,
    list_unit_kerja,
    set_status_unit,
)
from sakip.storage.connection import Database
from tests.builders import an_indikator, save
from tests.orang import KANTOR, a_kantor, a_person

KASI_BARU = IsianUnit(nama="Seksi  Data ", jabatan="Kasi Data", peran_sop="penyuplai_data")


@pytest.fixture
def db(db: Database) -> Database:
    a_kantor(db)
    return db


@pytest.fixture
def admin(db: Database) -> Pelaku:
    return a_person(db, Peran.ADMINISTRATOR)


def isian_of(unit: UnitKerja) -> IsianUnit:
    """Return what the form of a unit states before anybody types."""
    return IsianUnit(
        nama=unit.nama, jabatan=unit.jabatan, peran_sop=unit.peran_sop, urutan=unit.urutan
    )


def test_a_unit_is_added_after_all_others_with_a_kode_of_its_own(
    db: Database, admin: Pelaku
) -> None:
    baru = add_unit(db, admin, KASI_BARU)
    assert (baru.kode, baru.nama) == ("seksi-data", "Seksi Data")
    assert list_unit_kerja(db, admin)[-1] == baru
    assert add_unit(db, admin, replace(KASI_BARU, nama="Seksi: Data")).kode == "seksi-data-2"
    assert baru in list_unit_formulir(db, pelaku_baris_perintah(KANTOR))


def test_a_change_keeps_the_kode_and_both_states_stand_in_the_audit(
    db: Database, admin: Pelaku
) -> None:
    lama = get_unit(db, admin, "pemerintahan")
    assert change_unit(
        db, admin, lama, replace(isian_of(lama), nama="Seksi Tata Pemerintahan", urutan=1)
    )
    baru = get_unit(db, admin, "pemerintahan")
    assert (baru.nama, baru.urutan, baru.jabatan) == ("Seksi Tata Pemerintahan", 1, lama.jabatan)
    jejak = list_jejak(db, admin, tindakan="ubah_unit")[0]
    assert '"Seksi Pemerintahan"' in str(jejak.lama)
    assert '"Seksi Tata Pemerintahan"' in str(jejak.baru)
    assert change_unit(db, admin, baru, isian_of(baru)) is False
    assert len(list_jejak(db, admin, tindakan="ubah_unit")) == 1


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_kept(db: Database, admin: Pelaku) -> None:
    sebelum = list_unit_kerja(db, admin)
    with pytest.raises(DataTidakSah) as galat:
        add_unit(db, admin, IsianUnit(nama=" ", jabatan="", peran_sop="raja", urutan=0))
    for bagian in ("Isi nama unit", "Isi jabatan", "Pilih perannya", "Isi urutan"):
        assert bagian in galat.value.perbaikan
    with pytest.raises(DataTidakSah, match="sudah ada"):
        add_unit(db, admin, replace(KASI_BARU, nama="seksi PEMERINTAHAN"))
    assert list_unit_kerja(db, admin) == sebelum
    assert list_jejak(db, admin, tindakan="tambah_unit") == []


def test_the_second_of_two_who_change_one_unit_is_told(db: Database, admin: Pelaku) -> None:
    dilihat = get_unit(db, admin, "pemerintahan")
    change_unit(db, admin, dilihat, replace(isian_of(dilihat), nama="Seksi A"))
    with pytest.raises(VersiBerubah, match="Seksi A"):
        change_unit(db, admin, dilihat, replace(isian_of(dilihat), nama="Seksi B"))


def test_every_role_of_the_sop_keeps_a_unit(db: Database, admin: Pelaku) -> None:
    camat = get_unit(db, admin, "camat")
    with pytest.raises(DataTidakSah, match="Tidak ada lagi unit dengan peran Penanggung jawab"):
        change_unit(db, admin, camat, replace(isian_of(camat), peran_sop="penyuplai_data"))
    with pytest.raises(DataTidakSah, match="Penanggung jawab"):
        set_status_unit(db, admin, "camat", aktif=False)


def test_a_unit_in_use_is_not_dissolved_and_all_reasons_are_said(
    db: Database, admin: Pelaku
) -> None:
    kasi = a_person(db, Peran.PENYUPLAI_DATA)
    tahun = waktu.now_utc().year
    save(db, an_indikator(kode_instansi=KANTOR, kode_unit="pemerintahan", tahun=tahun))
    with pytest.raises(DataTidakSah) as galat:
        set_status_unit(db, admin, "pemerintahan", aktif=False)
    assert f"1 indikator tahun {tahun}" in galat.value.perbaikan
    assert f"{kasi.nama} masih memegang peran" in galat.value.perbaikan
    assert get_unit(db, admin, "pemerintahan").aktif


def test_a_dissolved_unit_is_offered_for_nothing_new_and_can_be_taken_up_again(
    db: Database, admin: Pelaku
) -> None:
    kasi = a_person(db, Peran.PENYUPLAI_DATA)
    lalu = waktu.now_utc().year - 1
    save(db, an_indikator(kode_instansi=KANTOR, kode_unit="pemerintahan", tahun=lalu))
    revoke_penugasan(db, admin, kasi.kode, 1)
    set_status_unit(db, admin, "pemerintahan", aktif=False)
    tugas = Penugasan(peran=Peran.STAF, kode_unit="pemerintahan")
    with pytest.raises(DataTidakSah, match="sudah nonaktif"):
        add_penugasan(db, admin, kasi.kode, tugas)
    semua = pelaku_baris_perintah(KANTOR)
    assert "pemerintahan" not in {satu.kode for satu in list_unit_formulir(db, semua)}
    add_unit(db, admin, replace(KASI_BARU, nama="Seksi Pemerintahan"))
    with pytest.raises(DataTidakSah, match="sudah ada"):
        set_status_unit(db, admin, "pemerintahan", aktif=True)
    set_status_unit(db, admin, "seksi-pemerintahan", aktif=False)
    set_status_unit(db, admin, "pemerintahan", aktif=True)
    add_penugasan(db, admin, kasi.kode, tugas)
    status = [(j.lama, j.baru) for j in list_jejak(db, admin, objek="unit pemerintahan")]
    assert status == [("nonaktif", "aktif"), ("aktif", "nonaktif")]


def test_who_left_or_whose_days_are_over_does_not_hold_a_unit_back(
    db: Database, admin: Pelaku
) -> None:
    kasi = a_person(db, Peran.PENYUPLAI_DATA)
    add_penugasan(
        db,
        admin,
        admin.kode,
        Penugasan(
            peran=Peran.STAF,
            kode_unit="pemerintahan",
            selesai=waktu.now_utc().date() - timedelta(days=2),
        ),
    )
    set_status(db, admin, kasi.kode, aktif=False)
    set_status_unit(db, admin, "pemerintahan", aktif=False)
    assert not get_unit(db, admin, "pemerintahan").aktif
