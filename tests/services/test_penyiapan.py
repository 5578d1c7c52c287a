"""The first start: the code on the console, the office with its units, the administrator."""

from dataclasses import replace

import pytest

from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import JenisInstansi
from sakip.domain.peran import Hak, Peran, may
from sakip.services.pengguna import read_pelaku
from sakip.services.penyiapan import (
    PERAN_SOP,
    SALAH_PALING_BANYAK,
    AdministratorBaru,
    KantorBaru,
    KodePenyiapan,
    check_kantor,
    create_kantor,
    list_unit,
    make_kode,
    propose_unit,
    read_kantor,
)
from sakip.services.sesi import sign_in
from sakip.storage.connection import Database
from tests.orang import SANDI

KANTOR = KantorBaru(
    nama=" Kecamatan  Donomulyo ",
    kabupaten="Kabupaten Malang",
    jenis=JenisInstansi.KECAMATAN,
    zona_waktu="Asia/Jakarta",
    unit=propose_unit(JenisInstansi.KECAMATAN),
)
ADMIN = AdministratorBaru(kode=" Admin ", nama="Rina", sandi=SANDI)


def test_an_office_begins_with_its_units_and_one_administrator(db: Database) -> None:
    assert read_kantor(db) is None
    assert list_unit(db) == []
    create_kantor(db, KANTOR, ADMIN)
    kantor = read_kantor(db)
    assert kantor is not None
    assert (kantor.nama, kantor.kode, kantor.contoh) == (
        "Kecamatan Donomulyo",
        "kecamatan-donomulyo",
        False,
    )
    assert list_unit(db) == list(KANTOR.unit)
    with db.cursor() as cur:
        rina = read_pelaku(cur, "admin")
    assert rina is not None
    assert may(rina, Hak.KELOLA_PENGGUNA)
    assert not may(rina, Hak.LIHAT_CAPAIAN)
    assert sign_in(db, "admin", SANDI, alamat="x", peramban="y")


def test_a_store_holds_one_office(db: Database) -> None:
    create_kantor(db, KANTOR, ADMIN)
    with pytest.raises(DataTidakSah, match="Kantor sudah disiapkan: Kecamatan Donomulyo"):
        create_kantor(db, replace(KANTOR, nama="Kecamatan Lain"), ADMIN)


@pytest.mark.parametrize(
    ("kantor", "admin", "pesan"),
    [
        pytest.param(replace(KANTOR, nama=" "), ADMIN, "Nama kantor", id="no name"),
        pytest.param(replace(KANTOR, kabupaten=""), ADMIN, "Kabupaten", id="no kabupaten"),
        pytest.param(replace(KANTOR, zona_waktu="UTC"), ADMIN, "Zona waktu", id="no zone"),
        pytest.param(replace(KANTOR, unit=()), ADMIN, "Belum ada unit", id="no unit"),
        pytest.param(KANTOR, replace(ADMIN, sandi="123"), "terlalu pendek", id="short password"),
        pytest.param(KANTOR, replace(ADMIN, nama=""), "Nama orang", id="nameless administrator"),
        pytest.param(KANTOR, replace(ADMIN, kode="?"), "tidak dapat dipakai", id="bad name"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    db: Database, kantor: KantorBaru, admin: AdministratorBaru, pesan: str
) -> None:
    with pytest.raises(DataTidakSah, match=pesan):
        create_kantor(db, kantor, admin)
    assert read_kantor(db) is None


def test_all_that_is_wrong_is_said_at_once() -> None:
    unit = (replace(KANTOR.unit[0], jabatan=""),)
    salah = check_kantor(replace(KANTOR, nama="", kabupaten="", zona_waktu="", unit=unit))
    assert len(salah) == 3 + 1 + 3, "three answers, one unit, three roles without a unit"


@pytest.mark.parametrize("jenis", JenisInstansi)
def test_every_kind_of_office_is_offered_units_for_every_role_of_the_sop(
    jenis: JenisInstansi,
) -> None:
    unit = propose_unit(jenis)
    assert {Peran(satu.peran_sop) for satu in unit} == set(PERAN_SOP)
    assert len({satu.kode for satu in unit}) == len(unit)


def test_a_kecamatan_is_offered_the_six_suppliers_of_the_sop() -> None:
    unit = propose_unit(JenisInstansi.KECAMATAN)
    assert sum(satu.peran_sop == Peran.PENYUPLAI_DATA for satu in unit) == 6


def test_units_of_the_same_name_get_codes_of_their_own() -> None:
    assert make_kode("Seksi Pemerintahan") == "seksi-pemerintahan"
    assert make_kode("Bidang", ["bidang", "bidang-2"]) == "bidang-3"
    assert make_kode("?!") == "unit"


def test_the_code_is_read_as_people_type_it_and_only_it_passes() -> None:
    kode = KodePenyiapan()
    assert kode.check(kode.tampilan)
    assert kode.check(f" {kode.tampilan.replace('-', ' ').lower()} ")
    assert not kode.check("")
    assert not kode.check(kode.tampilan[:-1])


def test_five_wrong_guesses_make_a_new_code() -> None:
    kode = KodePenyiapan()
    lama = kode.tampilan
    for _ in range(SALAH_PALING_BANYAK):
        assert kode.tampilan == lama
        assert not kode.check("AAAA-AAAA-AAAA")
    assert kode.tampilan != lama
    assert not kode.check(lama)
