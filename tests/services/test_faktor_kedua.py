"""The second factor: a code of this moment, taken once; recovery codes; locked by guessing; required by a setting."""

from datetime import datetime, timedelta

import pyotp
import pytest

from sakip.domain.errors import DataTidakSah, TidakBerhak
from sakip.domain.peran import PERAN_DAPAT_DIBERIKAN, Pelaku, Peran
from sakip.services.faktor_kedua import (
    activate_faktor,
    get_status,
    read_otpauth,
    remove_faktor,
    renew_pemulihan,
    reset_faktor,
    start_faktor,
)
from sakip.services.jejak import list_jejak
from sakip.services.kode_masuk import finish_sign_in, read_menunggu
from sakip.services.pengaturan import set_pengaturan
from sakip.services.percobaan import GagalMasuk
from sakip.services.sesi import PerluKode, hash_token, read_sesi, sign_in
from sakip.storage.connection import Database
from sakip.storage.faktor_kedua import read_faktor
from tests.orang import SANDI, a_kantor, a_person

SAAT = datetime.fromisoformat("2026-11-22T01:00")


@pytest.fixture
def db(db: Database) -> Database:
    a_kantor(db, contoh=False)
    return db


@pytest.fixture
def siti(db: Database) -> Pelaku:
    return a_person(db, Peran.ADMINISTRATOR, kode="siti", sandi=SANDI)


def code(db: Database, pelaku: Pelaku, saat: datetime) -> str:
    """Return what the phone of this person shows at saat (UTC)."""
    with db.cursor() as cur:
        faktor = read_faktor(cur, pelaku.kode)
    assert faktor is not None
    detik = (saat - datetime(1970, 1, 1)).total_seconds()  # noqa: DTZ001 both are UTC
    return pyotp.TOTP(faktor.rahasia).at(int(detik))


def turn_on(db: Database, pelaku: Pelaku, saat: datetime = SAAT) -> list[str]:
    start_faktor(db, pelaku, SANDI)
    return activate_faktor(db, pelaku, code(db, pelaku, saat), saat=saat)


def first_step(db: Database, nama: str = "siti", saat: datetime = SAAT) -> str:
    """State the password; return the token of the sign-in that waits for its code."""
    with pytest.raises(PerluKode) as perlu:
        sign_in(db, nama, SANDI, alamat="10.0.0.7", peramban="Firefox", saat=saat)
    return perlu.value.token


def finish(db: Database, token: str, kode: str, saat: datetime) -> str:
    return finish_sign_in(db, token, kode, alamat="10.0.0.7", saat=saat)


def test_until_it_is_turned_on_the_password_is_enough(db: Database, siti: Pelaku) -> None:
    start_faktor(db, siti, SANDI)
    assert get_status(db, siti).disiapkan
    assert sign_in(db, "siti", SANDI, alamat="x", peramban="y")


def test_the_phone_gets_the_secret_in_an_address_every_app_reads(
    db: Database, siti: Pelaku
) -> None:
    start_faktor(db, siti, SANDI)
    hasil = read_otpauth(db, siti)
    assert hasil is not None
    rahasia, alamat = hasil
    assert alamat == f"otpauth://totp/SAKIP:siti?secret={rahasia}&issuer=SAKIP"
    turn_on(db, siti)
    assert read_otpauth(db, siti) is None, "never shown again"


def test_password_and_code_together_open_a_session_and_the_password_alone_none(
    db: Database, siti: Pelaku
) -> None:
    turn_on(db, siti)
    nanti = SAAT + timedelta(minutes=2)
    token = first_step(db, saat=nanti)
    assert read_sesi(db, hash_token(token), saat=nanti) is None
    assert read_menunggu(db, token, saat=nanti) is not None
    sesi = read_sesi(db, hash_token(finish(db, token, code(db, siti, nanti), nanti)), saat=nanti)
    assert sesi is not None
    assert sesi.pelaku.kode == "siti"
    assert read_menunggu(db, token, saat=nanti) is None, "used up"


@pytest.mark.parametrize(
    ("geser", "boleh"),
    [
        pytest.param(-60, False, id="two steps behind"),
        pytest.param(-30, True, id="one step behind"),
        pytest.param(0, True, id="now"),
        pytest.param(30, True, id="one step ahead"),
        pytest.param(60, False, id="two steps ahead"),
    ],
)
def test_the_clock_of_a_phone_may_be_off_by_half_a_minute(
    db: Database, siti: Pelaku, geser: int, boleh: bool
) -> None:
    turn_on(db, siti)
    nanti = SAAT + timedelta(minutes=5)
    token, kode = first_step(db, saat=nanti), code(db, siti, nanti + timedelta(seconds=geser))
    if boleh:
        assert finish(db, token, f" {kode[:3]} {kode[3:]} ", nanti)
    else:
        with pytest.raises(GagalMasuk, match="Kode tidak cocok"):
            finish(db, token, kode, nanti)


def test_no_code_is_taken_twice(db: Database, siti: Pelaku) -> None:
    turn_on(db, siti)
    with pytest.raises(GagalMasuk, match="sudah pernah dipakai"):
        finish(db, first_step(db), code(db, siti, SAAT), SAAT)  # the one that turned it on
    nanti = SAAT + timedelta(minutes=2)
    finish(db, first_step(db, saat=nanti), code(db, siti, nanti), nanti)
    with pytest.raises(GagalMasuk):
        finish(db, first_step(db, saat=nanti), code(db, siti, nanti), nanti)


def test_each_recovery_code_opens_once(db: Database, siti: Pelaku) -> None:
    pemulihan = turn_on(db, siti)
    assert len(set(pemulihan)) == 10
    assert finish(db, first_step(db), pemulihan[2].lower().replace("-", " "), SAAT)
    assert get_status(db, siti).sisa_pemulihan == 9
    with pytest.raises(GagalMasuk):
        finish(db, first_step(db), pemulihan[2], SAAT)
    assert finish(db, first_step(db), pemulihan[9], SAAT)
    assert len(list_jejak(db, siti, tindakan="pakai_kode_pemulihan")) == 2


def test_the_store_holds_no_recovery_code(db: Database, siti: Pelaku) -> None:
    pemulihan = turn_on(db, siti)
    with db.cursor() as cur:
        for tabel in ("kode_pemulihan", "jejak"):
            isi = str(cur.execute(f"select * from {tabel}").fetchall())  # noqa: S608
            assert not any(
                satu[3:] in isi or satu[3:].replace("-", "") in isi for satu in pemulihan
            )


def test_five_wrong_codes_lock_from_every_address(db: Database, siti: Pelaku) -> None:
    pemulihan = turn_on(db, siti)
    token = first_step(db)
    for nomor in range(5):
        with pytest.raises(GagalMasuk, match="Kode tidak cocok"):
            finish_sign_in(db, token, "000000", alamat=f"10.0.0.{nomor}", saat=SAAT)
    for kode in (code(db, siti, SAAT + timedelta(minutes=1)), pemulihan[0]):
        with pytest.raises(GagalMasuk, match=r"dikunci sampai pukul 08\.15 WIB"):
            finish_sign_in(db, token, kode, alamat="10.9.9.9", saat=SAAT + timedelta(minutes=1))
    nanti = SAAT + timedelta(minutes=16)
    assert finish(db, first_step(db, saat=nanti), pemulihan[0], nanti)


def test_the_code_must_follow_the_password_within_five_minutes(db: Database, siti: Pelaku) -> None:
    turn_on(db, siti)
    token, nanti = first_step(db), SAAT + timedelta(minutes=5, seconds=1)
    for karangan in (token, "bukan token", ""):
        with pytest.raises(GagalMasuk, match="Waktu untuk mengisi kode sudah lewat"):
            finish(db, karangan, code(db, siti, nanti), nanti)


def test_turning_it_on_ends_the_other_sessions_and_is_in_the_audit(
    db: Database, siti: Pelaku
) -> None:
    lain = sign_in(db, "siti", SANDI, alamat="x", peramban="y")
    ini = sign_in(db, "siti", SANDI, alamat="x", peramban="y")
    start_faktor(db, siti, SANDI)
    activate_faktor(db, siti, code(db, siti, SAAT), kecuali_sesi=hash_token(ini), saat=SAAT)
    assert read_sesi(db, hash_token(lain)) is None
    assert read_sesi(db, hash_token(ini)) is not None
    assert list_jejak(db, siti, tindakan="aktifkan_faktor_kedua")


def test_changing_it_needs_password_and_code(db: Database, siti: Pelaku) -> None:
    with pytest.raises(DataTidakSah, match="Kata sandi tidak cocok"):
        start_faktor(db, siti, "salah sekali")
    with pytest.raises(DataTidakSah, match="Belum ada yang disiapkan"):
        activate_faktor(db, siti, "000000", saat=SAAT)
    lama = turn_on(db, siti)
    nanti = SAAT + timedelta(minutes=2)
    for sandi, kode in (("salah sekali", code(db, siti, nanti)), (SANDI, "000000")):
        with pytest.raises(DataTidakSah, match="tidak cocok"):
            remove_faktor(db, siti, sandi, kode, saat=nanti)
    with pytest.raises(DataTidakSah, match="sudah aktif"):
        start_faktor(db, siti, SANDI)
    baru = renew_pemulihan(db, siti, SANDI, code(db, siti, nanti), saat=nanti)
    with pytest.raises(GagalMasuk):
        finish(db, first_step(db, saat=nanti), lama[0], nanti)
    remove_faktor(db, siti, SANDI, baru[0], saat=nanti)
    assert sign_in(db, "siti", SANDI, alamat="x", peramban="y")
    assert get_status(db, siti).sisa_pemulihan == 0


def test_an_administrator_helps_who_lost_their_phone_but_not_oneself(
    db: Database, siti: Pelaku
) -> None:
    turn_on(db, siti)
    lain = a_person(db, Peran.ADMINISTRATOR, kode="lain", sandi=SANDI)
    with pytest.raises(DataTidakSah, match="Anda sendiri"):
        reset_faktor(db, siti, "siti")
    with pytest.raises(DataTidakSah, match="tidak memakai kode dari ponsel"):
        reset_faktor(db, siti, "lain")
    reset_faktor(db, lain, "siti")
    assert sign_in(db, "siti", SANDI, alamat="x", peramban="y")
    assert list_jejak(db, lain, tindakan="hapus_faktor_kedua", oleh="lain")


@pytest.mark.parametrize("peran", PERAN_DAPAT_DIBERIKAN)
def test_the_setting_asks_it_of_administrators_until_they_have_it(
    db: Database, siti: Pelaku, peran: Peran
) -> None:
    orang = a_person(db, peran, kode="orang", sandi=SANDI)
    sidik = hash_token(sign_in(db, "orang", SANDI, alamat="x", peramban="y"))
    set_pengaturan(db, siti, "totp_wajib_administrator", "ya")
    sesi = read_sesi(db, sidik)
    assert sesi is not None
    assert sesi.tertahan is (peran is Peran.ADMINISTRATOR), "at once, in a session that is open"
    start_faktor(db, orang, SANDI)
    activate_faktor(db, orang, code(db, orang, SAAT), kecuali_sesi=sidik, saat=SAAT)
    sesi = read_sesi(db, sidik)
    assert sesi is not None
    assert not sesi.tertahan


def test_only_an_administrator_takes_anothers_second_factor(db: Database, siti: Pelaku) -> None:
    turn_on(db, siti)
    for peran in PERAN_DAPAT_DIBERIKAN:
        if peran is not Peran.ADMINISTRATOR:
            with pytest.raises(TidakBerhak):
                reset_faktor(db, a_person(db, peran), "siti")
    assert get_status(db, siti).aktif
