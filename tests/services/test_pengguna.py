"""People: who may be added, what a password must be, and that an office keeps an administrator."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from argon2 import PasswordHasher

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah, TidakBerhak
from sakip.domain.peran import (
    JenisPenugasan,
    Pelaku,
    Penugasan,
    Peran,
    pelaku_baris_perintah,
)
from sakip.rules import list_sandi_umum
from sakip.services.ganti_sandi import change_sandi, reset_sandi
from sakip.services.jejak import list_jejak
from sakip.services.pengguna import (
    create_pengguna,
    list_pengguna,
    read_pelaku,
    set_status,
)
from sakip.services.penugasan import add_penugasan, revoke_penugasan
from sakip.services.sandi import (
    PALING_PANJANG,
    PALING_PENDEK,
    SANDI_PERTAMA_BERLAKU,
    check_sandi,
    hash_sandi,
    make_sandi,
    verify_sandi,
)
from sakip.services.sesi import hash_token, read_sesi, sign_in
from sakip.storage.connection import Database
from tests.orang import KANTOR, SANDI, a_kantor, a_person, a_tugas


@pytest.fixture
def db(db: Database) -> Database:
    a_kantor(db, contoh=False)
    return db


@pytest.fixture
def admin(db: Database) -> Pelaku:
    return a_person(db, Peran.ADMINISTRATOR, kode="admin", sandi=SANDI)


def acting(db: Database, kode: str) -> Pelaku | None:
    with db.cursor() as cur:
        return read_pelaku(cur, kode)


def test_a_person_added_by_the_administrator_acts_with_the_role_given(
    db: Database, admin: Pelaku
) -> None:
    create_pengguna(
        db,
        admin,
        kode="siti",
        nama="  Siti   Aminah, S.Sos. ",
        penugasan=[a_tugas(Peran.PENYUPLAI_DATA)],
    )
    siti = acting(db, "siti")
    assert siti is not None
    assert (siti.nama, siti.jabatan) == ("Siti Aminah, S.Sos.", "Kasi Pemerintahan")


def test_a_first_password_must_be_changed_before_anything_else(db: Database, admin: Pelaku) -> None:
    create_pengguna(db, admin, kode="siti", nama="Siti", sandi="sandi pertama")
    token = sign_in(db, "siti", "sandi pertama", alamat="x", peramban="y")
    sesi = read_sesi(db, hash_token(token))
    assert sesi is not None
    assert sesi.wajib_ganti_sandi
    change_sandi(db, sesi.pelaku, "sandi pertama", "pilihan sendiri", kecuali_sesi=sesi.sidik)
    sesi = read_sesi(db, hash_token(token))
    assert sesi is not None
    assert not sesi.wajib_ganti_sandi
    reset_sandi(db, admin, "siti", "sandi pertama lagi")
    token = sign_in(db, "siti", "sandi pertama lagi", alamat="x", peramban="y")
    sesi = read_sesi(db, hash_token(token))
    assert sesi is not None
    assert sesi.wajib_ganti_sandi


@pytest.mark.parametrize(
    ("kode", "pesan"),
    [
        pytest.param("a", "tidak dapat dipakai", id="one letter"),
        pytest.param("Siti", "tidak dapat dipakai", id="capital"),
        pytest.param("siti aminah", "tidak dapat dipakai", id="space"),
        pytest.param(".siti", "tidak dapat dipakai", id="begins with a dot"),
        pytest.param("siti/../x", "tidak dapat dipakai", id="a path"),
        pytest.param("s" * 41, "tidak dapat dipakai", id="too long"),
        pytest.param("admin", "sudah dipakai", id="taken"),
    ],
)
def test_a_sign_in_name_that_cannot_be_used_is_refused(
    db: Database, admin: Pelaku, kode: str, pesan: str
) -> None:
    with pytest.raises(DataTidakSah, match=pesan):
        create_pengguna(db, admin, kode=kode, nama="Siti")


def test_a_person_needs_a_name(db: Database, admin: Pelaku) -> None:
    with pytest.raises(DataTidakSah, match="Nama orang belum diisi"):
        create_pengguna(db, admin, kode="siti", nama="  ")
    assert acting(db, "siti") is None


@pytest.mark.parametrize(
    ("tugas", "pesan"),
    [
        pytest.param(Penugasan(peran=Peran.STAF), "belum menyebut unit", id="unit role, no unit"),
        pytest.param(
            Penugasan(peran=Peran.STAF, kode_unit="tidak-ada"), "tidak ada", id="unknown unit"
        ),
        pytest.param(
            Penugasan(peran=Peran.BARIS_PERINTAH), "tidak dapat diberikan", id="command line"
        ),
        pytest.param(
            Penugasan(peran=Peran.PENYUSUN, mulai=date(2026, 3, 2), selesai=date(2026, 3, 1)),
            "mendahului",
            id="ends before it begins",
        ),
    ],
)
def test_a_role_that_makes_no_sense_is_refused(
    db: Database, admin: Pelaku, tugas: Penugasan, pesan: str
) -> None:
    with pytest.raises(DataTidakSah, match=pesan):
        add_penugasan(db, admin, "admin", tugas)
    with pytest.raises(DataTidakSah, match=pesan):
        create_pengguna(db, admin, kode="siti", nama="Siti", penugasan=[tugas])
    assert acting(db, "siti") is None


def test_a_role_past_its_dates_or_revoked_gives_nothing(db: Database, admin: Pelaku) -> None:
    create_pengguna(db, admin, kode="siti", nama="Siti")
    lalu = replace(a_tugas(Peran.PENYUSUN), selesai=date(2020, 12, 31))
    add_penugasan(db, admin, "siti", lalu)
    nomor = add_penugasan(db, admin, "siti", a_tugas(Peran.PENGELOLA_DATA))
    plh = Penugasan(
        peran=Peran.PENANGGUNG_JAWAB,
        kode_unit="camat",
        jenis=JenisPenugasan.PLH,
        mulai=date(2026, 1, 1),
    )
    add_penugasan(db, admin, "siti", plh)
    revoke_penugasan(db, admin, "siti", nomor)
    siti = acting(db, "siti")
    assert siti is not None
    assert [tugas.nama_jabatan for tugas in siti.penugasan] == ["Plh. Camat"]
    with pytest.raises(DataTidakSah, match="sudah dicabut"):
        revoke_penugasan(db, admin, "siti", nomor)


def test_a_deactivated_person_acts_no_more_and_can_come_back(db: Database, admin: Pelaku) -> None:
    create_pengguna(db, admin, kode="siti", nama="Siti")
    set_status(db, admin, "siti", aktif=False)
    assert acting(db, "siti") is None
    set_status(db, admin, "siti", aktif=True)
    assert acting(db, "siti") is not None
    assert [p.kode for p in list_pengguna(db, admin)] == ["admin", "siti"]


def test_an_office_keeps_an_administrator(db: Database, admin: Pelaku) -> None:
    perintah = pelaku_baris_perintah(KANTOR)
    for siapa, pesan in ((admin, "Anda sendiri"), (perintah, "kehilangan administratornya")):
        with pytest.raises(DataTidakSah, match=pesan):
            set_status(db, siapa, "admin", aktif=False)
        with pytest.raises(DataTidakSah, match=pesan):
            revoke_penugasan(db, siapa, "admin", 1)
    lain = a_person(db, Peran.ADMINISTRATOR, kode="admin-2")
    set_status(db, lain, "admin", aktif=False)
    assert acting(db, "admin") is None


@pytest.mark.parametrize(
    ("sandi", "boleh"),
    [
        pytest.param("1234567", False, id="7 characters"),
        pytest.param("tujuhdua", True, id="8 characters"),
        pytest.param("semua huruf kecil saja", True, id="no composition rule"),
        pytest.param("p" * 64, True, id="64 characters"),
        pytest.param("ñandú 🐴 bebas", True, id="any letter"),
        pytest.param("p" * 257, False, id="257 characters"),
        pytest.param("siti.aminah", False, id="the sign-in name"),
        pytest.param("SITI.aminah", False, id="the sign-in name in capitals"),
        pytest.param("password1", False, id="one of the commonest"),
        pytest.param("1q2w3e4r5t", False, id="one of the commonest, letters and digits"),
        pytest.param("PassWord1", False, id="one of the commonest in capitals"),
        pytest.param("password1 donomulyo", True, id="one of the commonest and more"),
    ],
)
def test_a_password_is_judged_by_length_not_by_composition(
    db: Database, admin: Pelaku, sandi: str, boleh: bool
) -> None:
    if boleh:
        create_pengguna(db, admin, kode="siti.aminah", nama="Siti", sandi=sandi)
        assert sign_in(db, "siti.aminah", sandi, alamat="x", peramban="y")
    else:
        with pytest.raises(DataTidakSah, match="Kata sandi"):
            create_pengguna(db, admin, kode="siti.aminah", nama="Siti", sandi=sandi)
        assert acting(db, "siti.aminah") is None, "all or nothing"


@pytest.mark.parametrize(
    ("lama", "baru", "pesan"),
    [
        pytest.param("bukan ini", "sandi yang baru", "lama tidak cocok", id="old one wrong"),
        pytest.param(SANDI, SANDI, "sama dengan yang lama", id="the same again"),
        pytest.param(SANDI, "pendek", "terlalu pendek", id="too short"),
    ],
)
def test_a_password_change_that_is_wrong_changes_nothing(
    db: Database, admin: Pelaku, lama: str, baru: str, pesan: str
) -> None:
    with pytest.raises(DataTidakSah, match=pesan):
        change_sandi(db, admin, lama, baru)
    assert sign_in(db, "admin", SANDI, alamat="x", peramban="y")


def test_passwords_are_kept_as_argon2id_and_no_two_alike() -> None:
    satu, dua = hash_sandi(SANDI), hash_sandi(SANDI)
    assert satu.startswith("$argon2id$")
    assert satu != dua
    assert verify_sandi(satu, SANDI)
    assert not verify_sandi(satu, SANDI + " ")
    assert not verify_sandi(None, "umpan yang tidak pernah menjadi sandi siapa pun")
    assert not verify_sandi("rusak", SANDI)
    terpanjang = hash_sandi("p" * PALING_PANJANG)
    assert verify_sandi(terpanjang, "p" * PALING_PANJANG)
    assert not verify_sandi(terpanjang, "p" * (PALING_PANJANG + 1)), "not cut to fit"


def test_the_program_hashes_at_the_full_strength_of_rfc_9106(
    penyidik_penuh: PasswordHasher,
) -> None:
    assert penyidik_penuh.hash(SANDI).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


@pytest.mark.parametrize("peran", [p for p in Peran if p is not Peran.BARIS_PERINTAH])
def test_only_an_administrator_manages_people(db: Database, admin: Pelaku, peran: Peran) -> None:
    if peran is Peran.ADMINISTRATOR:
        return
    pelaku = a_person(db, peran)
    acts: list[Callable[[], object]] = [
        lambda: list_pengguna(db, pelaku),
        lambda: create_pengguna(db, pelaku, kode="baru", nama="Baru"),
        lambda: set_status(db, pelaku, "admin", aktif=False),
        lambda: reset_sandi(db, pelaku, "admin", "sandi rebutan"),
        lambda: add_penugasan(db, pelaku, pelaku.kode, a_tugas(Peran.ADMINISTRATOR)),
        lambda: revoke_penugasan(db, pelaku, "admin", 1),
    ]
    for act in acts:
        with pytest.raises(TidakBerhak):
            act()


def test_every_change_of_a_person_is_in_the_audit(db: Database, admin: Pelaku) -> None:
    create_pengguna(db, admin, kode="siti", nama="Siti", sandi="sandi pertama")
    nomor = add_penugasan(db, admin, "siti", a_tugas(Peran.STAF))
    revoke_penugasan(db, admin, "siti", nomor)
    reset_sandi(db, admin, "siti", "sandi kedua")
    set_status(db, admin, "siti", aktif=False)
    tindakan = [baris.tindakan for baris in list_jejak(db, admin, objek="pengguna siti")]
    assert tindakan == [
        "ubah_status_pengguna",
        "ubah_sandi",
        "cabut_peran",
        "beri_peran",
        "tambah_pengguna",
    ]


def test_the_3000_commonest_passwords_are_refused() -> None:
    umum = list_sandi_umum()
    assert len(umum) == 3000
    assert all(len(satu) >= PALING_PENDEK for satu in umum), "shorter ones are refused anyway"
    for satu in sorted(umum):
        with pytest.raises(DataTidakSah, match="paling banyak dipakai"):
            check_sandi(satu.title(), "siti")


def test_first_passwords_are_made_by_chance_and_may_be_chosen() -> None:
    semua = {make_sandi() for _ in range(200)}
    assert len(semua) == 200
    for satu in semua:
        assert re.fullmatch(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", satu)
        check_sandi(satu, "siti")


def test_a_first_password_is_good_for_7_days(db: Database, admin: Pelaku) -> None:
    create_pengguna(db, admin, kode="siti", nama="Siti")
    sandi = reset_sandi(db, admin, "siti")
    nanti = waktu.now_utc() + SANDI_PERTAMA_BERLAKU
    with pytest.raises(DataTidakSah, match="sudah lewat 7 hari"):
        sign_in(db, "siti", sandi, alamat="x", peramban="y", saat=nanti + timedelta(minutes=1))
    assert sign_in(db, "siti", sandi, alamat="x", peramban="y", saat=nanti - timedelta(minutes=1))
    change_sandi(db, read_siti(db), sandi, "pilihan sendiri")
    assert sign_in(
        db, "siti", "pilihan sendiri", alamat="x", peramban="y", saat=nanti + timedelta(days=1)
    )


def read_siti(db: Database) -> Pelaku:
    siti = acting(db, "siti")
    assert siti is not None
    return siti


def test_guessing_the_old_password_of_an_open_session_locks_too(
    db: Database, admin: Pelaku
) -> None:
    for _ in range(5):
        with pytest.raises(DataTidakSah, match="lama tidak cocok"):
            change_sandi(db, admin, "salah sekali", "sandi yang baru")
    with pytest.raises(DataTidakSah, match="dikunci sampai pukul"):
        change_sandi(db, admin, SANDI, "sandi yang baru")
    assert sign_in(db, "admin", SANDI, alamat="x", peramban="y"), "nothing was changed"
    jejak = list_jejak(db, admin, tindakan="gagal_kata_sandi")
    assert len(jejak) == 5


def test_an_act_on_a_person_who_does_not_exist_says_so(db: Database, admin: Pelaku) -> None:
    with pytest.raises(DataTidakSah, match="Pengguna hantu tidak ada"):
        reset_sandi(db, admin, "hantu", "sandi pertama")
