"""Sessions: who gets in, how long, and what ends it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from sakip.domain import waktu
from sakip.domain.peran import Hak, Peran, may
from sakip.services.ganti_sandi import change_sandi, reset_sandi
from sakip.services.jejak import list_jejak
from sakip.services.pengguna import list_pengguna, set_status
from sakip.services.penugasan import add_penugasan, revoke_penugasan
from sakip.services.percobaan import GAGAL_PALING_BANYAK, GagalMasuk
from sakip.services.sesi import (
    hash_token,
    list_pelaku_contoh,
    read_sesi,
    sign_in,
    sign_in_contoh,
    sign_out,
)
from sakip.services.sesi_saya import end_sesi_saya, list_sesi_saya
from sakip.storage.connection import Database
from sakip.storage.penyiapan import write_pengaturan
from tests.builders import empty
from tests.orang import KANTOR, SANDI, a_kantor, a_person, a_tugas

SAAT = datetime.fromisoformat("2026-03-31T01:00")  # UTC; 08.00 WIB


@pytest.fixture
def db(db: Database) -> Database:
    a_kantor(db, contoh=False)
    a_person(db, Peran.PENYUPLAI_DATA, kode="siti", sandi=SANDI)
    return db


def masuk(db: Database, nama: str = "siti", sandi: str = SANDI, **di: object) -> str:
    given = {"alamat": "10.0.0.7", "peramban": "Firefox", "saat": SAAT} | di
    return sign_in(db, nama, sandi, **given)  # type: ignore[arg-type]


def hidup(db: Database, token: str, saat: datetime = SAAT) -> bool:
    return read_sesi(db, hash_token(token), saat=saat) is not None


def test_the_right_password_opens_a_session_of_that_person(db: Database) -> None:
    sesi = read_sesi(db, hash_token(masuk(db)), saat=SAAT)
    assert sesi is not None
    assert sesi.pelaku.kode == "siti"
    assert may(sesi.pelaku, Hak.ISI_REALISASI, "pemerintahan")
    assert sesi.pelaku.asal == "web 10.0.0.7"


def test_the_sign_in_name_is_read_without_regard_to_case_and_spaces(db: Database) -> None:
    assert hidup(db, masuk(db, " Siti "))


def test_the_store_holds_no_token_and_no_password(db: Database) -> None:
    token = masuk(db)
    with db.cursor() as cur:
        for tabel in ("sesi", "sandi", "jejak", "percobaan_masuk", "pengguna"):
            isi = str(cur.execute(f"select * from {tabel}").fetchall())  # noqa: S608
            assert token not in isi
            assert SANDI not in isi


@pytest.mark.parametrize(
    ("nama", "sandi"),
    [
        pytest.param("siti", "salah sandi", id="wrong password"),
        pytest.param("tidak-ada", SANDI, id="unknown name"),
        pytest.param("siti", "", id="empty password"),
        pytest.param("' or 1=1 --", SANDI, id="not a name at all"),
    ],
)
def test_whatever_is_wrong_the_answer_is_the_same(db: Database, nama: str, sandi: str) -> None:
    with pytest.raises(GagalMasuk) as galat:
        masuk(db, nama, sandi)
    assert galat.value.apa == "Nama masuk atau kata sandi tidak cocok"


def test_a_deactivated_person_gets_the_same_answer(db: Database) -> None:
    set_status(db, a_person(db, Peran.ADMINISTRATOR), "siti", aktif=False)
    with pytest.raises(GagalMasuk, match="tidak cocok"):
        masuk(db)


def fail(
    db: Database, kali: int, *, nama: str = "siti", mulai: datetime = SAAT, jeda: int = 1
) -> None:
    for ke in range(kali):
        with pytest.raises(GagalMasuk, match="tidak cocok"):
            masuk(db, nama, "salah sekali", saat=mulai + timedelta(minutes=ke * jeda))


@pytest.mark.parametrize("nama", ["siti", "tidak-ada"])
def test_five_failures_lock_a_name_known_or_not_and_say_until_when(db: Database, nama: str) -> None:
    fail(db, GAGAL_PALING_BANYAK, nama=nama)
    with pytest.raises(GagalMasuk, match=r"dikunci sampai pukul 08\.19 WIB"):
        masuk(db, nama, saat=SAAT + timedelta(minutes=5))


def test_the_lock_opens_after_15_minutes(db: Database) -> None:
    fail(db, GAGAL_PALING_BANYAK)
    terakhir = SAAT + timedelta(minutes=4)
    with pytest.raises(GagalMasuk, match="dikunci"):
        masuk(db, saat=terakhir + timedelta(minutes=14, seconds=59))
    assert masuk(db, saat=terakhir + timedelta(minutes=15))


def test_four_failures_and_a_success_start_the_count_anew(db: Database) -> None:
    fail(db, GAGAL_PALING_BANYAK - 1)
    masuk(db, saat=SAAT + timedelta(minutes=4))
    fail(db, GAGAL_PALING_BANYAK - 1, mulai=SAAT + timedelta(minutes=5))
    assert masuk(db, saat=SAAT + timedelta(minutes=9))


def test_failures_spread_over_more_than_15_minutes_do_not_lock(db: Database) -> None:
    fail(db, GAGAL_PALING_BANYAK, jeda=4)
    assert masuk(db, saat=SAAT + timedelta(minutes=17))


def test_a_lock_holds_for_this_address_only(db: Database) -> None:
    fail(db, GAGAL_PALING_BANYAK)
    assert masuk(db, alamat="10.0.0.8", saat=SAAT + timedelta(minutes=5))


def test_sign_in_failure_and_sign_out_are_in_the_audit_without_the_name_typed(db: Database) -> None:
    fail(db, 1, nama="sandiku123")
    sign_out(db, hash_token(masuk(db)))
    jejak = list_jejak(db, a_person(db, Peran.INSPEKTORAT))
    tindakan = [baris.tindakan for baris in jejak]
    assert {"masuk", "keluar", "gagal_masuk"} <= set(tindakan)
    assert "sandiku123" not in str(jejak)


def test_a_session_lives_while_it_is_used_and_dies_60_minutes_after(db: Database) -> None:
    token = masuk(db)
    for menit in (50, 100, 150):
        assert hidup(db, token, SAAT + timedelta(minutes=menit))
    assert not hidup(db, token, SAAT + timedelta(minutes=210))
    assert not hidup(db, token, SAAT + timedelta(minutes=151)), "once over, over"


def test_a_page_that_refreshes_itself_does_not_keep_a_session_alive(db: Database) -> None:
    sidik = hash_token(masuk(db))
    for menit in range(10, 60, 10):
        assert read_sesi(db, sidik, dipakai=False, saat=SAAT + timedelta(minutes=menit))
    assert read_sesi(db, sidik, saat=SAAT + timedelta(minutes=60)) is None


def test_no_session_outlives_12_hours(db: Database) -> None:
    token = masuk(db)
    for menit in range(50, 12 * 60, 50):
        assert hidup(db, token, SAAT + timedelta(minutes=menit))
    assert not hidup(db, token, SAAT + timedelta(hours=12))


def test_the_two_limits_are_settings(db: Database) -> None:
    with db.transaction() as cur:
        write_pengaturan(cur, KANTOR, "sesi_menit_diam", "5", "admin", SAAT)
        write_pengaturan(cur, KANTOR, "sesi_menit_diam", "10", "admin", SAAT)
    token = masuk(db)
    assert hidup(db, token, SAAT + timedelta(minutes=9))
    assert not hidup(db, token, SAAT + timedelta(minutes=19))


def test_signing_out_ends_the_session(db: Database) -> None:
    token, lain = masuk(db), masuk(db)
    sign_out(db, hash_token(token))
    assert not hidup(db, token)
    assert hidup(db, lain)


def test_changes_to_a_person_end_their_sessions_at_once(db: Database) -> None:
    admin = a_person(db, Peran.ADMINISTRATOR)
    ubah: dict[str, Callable[[], object]] = {
        "role given": lambda: add_penugasan(db, admin, "siti", a_tugas(Peran.PENYUSUN)),
        "role taken": lambda: revoke_penugasan(db, admin, "siti", 2),
        "password reset": lambda: reset_sandi(db, admin, "siti", "sandi pertama lagi"),
        "deactivated": lambda: set_status(db, admin, "siti", aktif=False),
    }
    for apa, act in ubah.items():
        sandi = SANDI if apa != "deactivated" else "sandi pertama lagi"
        token = masuk(db, sandi=sandi, saat=waktu.now_utc())
        act()
        assert read_sesi(db, hash_token(token)) is None, apa


def test_changing_ones_password_ends_the_other_sessions_only(db: Database) -> None:
    ini, lain = masuk(db, saat=waktu.now_utc()), masuk(db, saat=waktu.now_utc())
    sesi = read_sesi(db, hash_token(ini))
    assert sesi is not None
    change_sandi(db, sesi.pelaku, SANDI, "sandi baru yang lain", kecuali_sesi=sesi.sidik)
    assert read_sesi(db, hash_token(ini)) is not None
    assert read_sesi(db, hash_token(lain)) is None


def test_rights_are_read_anew_in_a_session_that_goes_on(db: Database) -> None:
    """A Plt whose last day has passed loses the right without anybody doing anything."""
    admin = a_person(db, Peran.ADMINISTRATOR)
    hari = SAAT.date()
    tugas = a_tugas(Peran.PENYUSUN)
    add_penugasan(db, admin, "siti", type(tugas)(peran=tugas.peran, mulai=hari, selesai=hari))
    sidik = hash_token(masuk(db, saat=SAAT + timedelta(hours=15)))  # 23.00 WIB
    sebelum = read_sesi(db, sidik, saat=SAAT + timedelta(hours=15, minutes=59))
    sesudah = read_sesi(db, sidik, saat=SAAT + timedelta(hours=16))  # 00.00 WIB
    assert sebelum is not None
    assert sesudah is not None
    assert may(sebelum.pelaku, Hak.PERIKSA)
    assert not may(sesudah.pelaku, Hak.PERIKSA)


def test_one_sees_and_ends_ones_own_sessions_only(db: Database) -> None:
    budi = a_person(db, Peran.STAF, kode="budi", sandi=SANDI)
    siti = next(p for p in [read_sesi(db, hash_token(masuk(db)), saat=SAAT)] if p)
    milik_budi = hash_token(masuk(db, "budi"))
    assert [s.sidik for s in list_sesi_saya(db, siti.pelaku, SAAT)] == [siti.sidik]
    pesan = []
    for sidik in (milik_budi, "tidak ada"):
        with pytest.raises(Exception, match="tidak ada atau sudah berakhir") as galat:
            end_sesi_saya(db, siti.pelaku, sidik)
        pesan.append(str(galat.value))
    assert pesan[0] == pesan[1]
    end_sesi_saya(db, budi, milik_budi)
    assert list_sesi_saya(db, budi, SAAT) == []


def test_choosing_a_person_by_a_click_exists_in_an_example_only(db: Database) -> None:
    assert list_pelaku_contoh(db) == []
    with pytest.raises(GagalMasuk, match="tidak ada"):
        sign_in_contoh(db, "siti", alamat="x", peramban="y")
    assert list_pengguna(db, a_person(db, Peran.ADMINISTRATOR))[-1].punya_sandi


def test_in_an_example_anyone_active_can_be_chosen(db: Database) -> None:
    empty(db)
    a_kantor(db, contoh=True)
    for peran in (Peran.ADMINISTRATOR, Peran.PENYUPLAI_DATA, Peran.PENANGGUNG_JAWAB):
        a_person(db, peran)
    a_person(db, Peran.STAF, kode="pergi")
    set_status(db, a_person(db, Peran.ADMINISTRATOR, kode="admin-2"), "pergi", aktif=False)
    orang = [pelaku.kode for pelaku in list_pelaku_contoh(db)]
    assert orang == ["penanggung-jawab", "penyuplai-data", "admin-2", "administrator"]
    token = sign_in_contoh(db, "penyuplai-data", alamat="x", peramban="y")
    assert read_sesi(db, hash_token(token)) is not None
    with pytest.raises(GagalMasuk):
        sign_in_contoh(db, "pergi", alamat="x", peramban="y")
    with pytest.raises(GagalMasuk, match="tidak cocok"):
        sign_in(db, "penyuplai-data", "apa saja boleh", alamat="x", peramban="y")
