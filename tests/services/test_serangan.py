"""What somebody who means harm, or is merely unlucky, would try on people, passwords and roles."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, JenisPenugasan, Pelaku, Penugasan, Peran, may
from sakip.services.faktor_kedua import activate_faktor, start_faktor
from sakip.services.ganti_sandi import require_sandi_sendiri, reset_sandi
from sakip.services.kode_masuk import read_menunggu
from sakip.services.pengguna import read_pelaku, set_status
from sakip.services.penugasan import add_penugasan, revoke_penugasan
from sakip.services.percobaan import (
    GAGAL_PALING_BANYAK,
    GAGAL_SEMUA_ALAMAT,
    GagalMasuk,
    hash_nama,
)
from sakip.services.sesi import PerluKode, sign_in
from sakip.storage.connection import Database
from sakip.storage.faktor_kedua import read_faktor
from sakip.storage.sesi import write_percobaan
from tests.orang import SANDI, UNIT, UNIT_LAIN, a_kantor, a_person
from tests.services.test_faktor_kedua import code

SAAT = datetime.fromisoformat("2026-03-31T01:00")  # UTC


@pytest.fixture
def db(db: Database) -> Database:
    a_kantor(db, contoh=False)
    a_person(db, Peran.PENYUPLAI_DATA, kode="siti", sandi=SANDI)
    return db


@pytest.fixture
def admin(db: Database) -> Pelaku:
    return a_person(db, Peran.ADMINISTRATOR)


def guess(db: Database, nama: str, alamat: str = "10.0.0.9") -> str:
    """Return what a wrong guess is answered."""
    with pytest.raises(GagalMasuk) as galat:
        sign_in(db, nama, "salah sekali", alamat=alamat, peramban="x", saat=SAAT)
    return galat.value.apa


def test_guesses_made_at_the_same_moment_are_no_more_than_five(db: Database) -> None:
    with ThreadPoolExecutor(8) as utas:
        jawaban = list(utas.map(lambda _: guess(db, "siti"), range(8)))
    assert sum("tidak cocok" in satu for satu in jawaban) == GAGAL_PALING_BANYAK
    assert sum("dikunci" in satu for satu in jawaban) == 3


def test_guesses_of_ones_own_password_in_many_tabs_are_no_more_than_five(db: Database) -> None:
    siti = a_person(db, Peran.STAF, kode="budi", sandi=SANDI)

    def try_once(_: int) -> str:
        with pytest.raises(DataTidakSah) as galat:
            require_sandi_sendiri(db, siti, "salah sekali", "Kata sandi lama")
        return galat.value.apa

    with ThreadPoolExecutor(8) as utas:
        jawaban = list(utas.map(try_once, range(8)))
    assert sum("tidak cocok" in satu for satu in jawaban) == GAGAL_PALING_BANYAK


@pytest.mark.parametrize("nama", ["SITI", " siti", "siti\t", "\u017fiti", "Siti\u3000"])
def test_a_lock_is_not_passed_by_another_way_to_write_the_name(db: Database, nama: str) -> None:
    for _ in range(GAGAL_PALING_BANYAK):
        guess(db, "siti")
    assert "dikunci" in guess(db, nama)


def test_made_up_addresses_do_not_give_more_than_twenty_guesses(db: Database) -> None:
    """Behind a proxy the address is what a header says; a lock for each would be no lock."""
    with db.transaction() as cur:
        for ke in range(GAGAL_SEMUA_ALAMAT - 1):
            write_percobaan(cur, hash_nama("siti"), f"10.1.0.{ke}", SAAT - timedelta(minutes=1))
    assert "tidak cocok" in guess(db, "siti", "10.2.0.1")
    assert "dikunci" in guess(db, "siti", "10.2.0.2")
    with pytest.raises(GagalMasuk, match="dikunci"):
        sign_in(db, "siti", SANDI, alamat="10.2.0.3", peramban="x", saat=SAAT)
    assert "tidak cocok" in guess(db, "lain", "10.2.0.2"), "nobody else is locked"


def test_a_new_password_ends_a_sign_in_that_waits_for_its_code(db: Database, admin: Pelaku) -> None:
    with db.cursor() as cur:
        siti = read_pelaku(cur, "siti")
    assert siti is not None
    start_faktor(db, siti, SANDI)
    activate_faktor(db, siti, code(db, siti, SAAT), saat=SAAT)
    with pytest.raises(PerluKode) as perlu:
        sign_in(db, "siti", SANDI, alamat="x", peramban="y", saat=SAAT)
    assert read_menunggu(db, perlu.value.token, saat=SAAT) is not None
    reset_sandi(db, admin, "siti")
    assert read_menunggu(db, perlu.value.token, saat=SAAT) is None
    with db.cursor() as cur:
        assert read_faktor(cur, "siti") is not None, "the phone stays asked for"


def test_an_administrator_does_not_lock_themselves_out_by_a_new_password(
    db: Database, admin: Pelaku
) -> None:
    with pytest.raises(DataTidakSah, match="Sesi Saya"):
        reset_sandi(db, admin, admin.kode)


def test_the_last_administrator_is_not_left_to_one_whose_days_are_counted(
    db: Database, admin: Pelaku
) -> None:
    plt = Penugasan(
        peran=Peran.ADMINISTRATOR,
        jenis=JenisPenugasan.PLT,
        mulai=date(2020, 1, 1),
        selesai=date(2999, 1, 1),
    )
    pengganti = a_person(db, None, kode="pengganti")
    add_penugasan(db, admin, "pengganti", plt)
    with db.cursor() as cur:
        sementara = read_pelaku(cur, "pengganti")
    assert sementara is not None
    with pytest.raises(DataTidakSah, match="kehilangan administratornya"):
        revoke_penugasan(db, sementara, admin.kode, 1)
    with pytest.raises(DataTidakSah, match="kehilangan administratornya"):
        set_status(db, sementara, admin.kode, aktif=False)
    set_status(db, sementara, "siti", aktif=False)
    revoke_penugasan(db, admin, pengganti.kode, 1)


@pytest.mark.parametrize(
    ("utc", "memegang"),
    [
        pytest.param("2026-05-31T14:59:59", False, id="23.59.59 WIT the day before"),
        pytest.param("2026-05-31T15:00:00", True, id="00.00.00 WIT of the first day"),
        pytest.param("2026-06-10T14:59:59", True, id="23.59.59 WIT of the last day"),
        pytest.param("2026-06-10T15:00:00", False, id="00.00.00 WIT of the day after"),
    ],
)
def test_a_plt_begins_and_ends_at_midnight_of_the_office(
    db: Database, utc: str, memegang: bool
) -> None:
    with db.transaction() as cur:
        cur.execute("update instansi set zona_waktu = 'Asia/Jayapura'")
    plt = Penugasan(
        peran=Peran.PENGELOLA_DATA,
        jenis=JenisPenugasan.PLT,
        mulai=date(2026, 6, 1),
        selesai=date(2026, 6, 10),
    )
    admin = a_person(db, Peran.ADMINISTRATOR)
    add_penugasan(db, admin, "siti", plt)
    with db.cursor() as cur:
        siti = read_pelaku(cur, "siti", saat=datetime.fromisoformat(utc))
    assert siti is not None
    assert may(siti, Hak.SETUJUI) is memegang


def test_who_heads_one_unit_and_helps_another_holds_just_these_two(
    db: Database, admin: Pelaku
) -> None:
    add_penugasan(db, admin, "siti", Penugasan(peran=Peran.STAF, kode_unit=UNIT_LAIN))
    with db.cursor() as cur:
        siti = read_pelaku(cur, "siti")
    assert siti is not None
    assert [u for u in (UNIT, UNIT_LAIN, "umum") if may(siti, Hak.ISI_REALISASI, u)] == [
        UNIT,
        UNIT_LAIN,
    ]
    assert not may(siti, Hak.LIHAT_KANTOR)
