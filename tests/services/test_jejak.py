"""The audit: every act stands in a chain, and whatever is done to a row by hand is found."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from sakip.domain.errors import TidakBerhak
from sakip.domain.peran import Pelaku, Peran
from sakip.services.jejak import check_jejak, list_jejak, record_jejak
from sakip.services.pengaturan import set_pengaturan
from sakip.services.penugasan import add_penugasan, revoke_penugasan
from sakip.services.sesi import sign_out
from sakip.services.unit_kerja import IsianUnit, add_unit, change_unit, get_unit
from sakip.storage.connection import Database
from tests.orang import a_kantor, a_person, a_sidik, a_tugas


@pytest.fixture
def db(db: Database) -> Database:
    a_kantor(db)
    return db


@pytest.fixture
def admin(db: Database) -> Pelaku:
    return a_person(db, Peran.ADMINISTRATOR)


def act(db: Database, pelaku: Pelaku, kali: int, objek: str = "realisasi IKU-01 2026 TW2") -> None:
    for nomor in range(kali):
        with db.transaction() as cur:
            record_jejak(cur, pelaku, "isi_realisasi", objek, str(nomor), {"nilai": nomor + 1})


def tamper(db: Database, sql: str) -> None:
    with db.transaction() as cur:
        cur.execute(sql)


def test_an_act_says_who_what_from_what_to_what_and_from_where(db: Database, admin: Pelaku) -> None:
    act(db, admin, 1)
    baris = list_jejak(db, admin)[0]
    assert (baris.pelaku, baris.tindakan, baris.objek) == (
        admin.kode,
        "isi_realisasi",
        "realisasi IKU-01 2026 TW2",
    )
    assert (baris.lama, baris.baru) == ("0", '{"nilai": 1}')


def test_an_act_that_is_rolled_back_leaves_no_trace(db: Database, admin: Pelaku) -> None:
    before = check_jejak(db, admin)

    def act_and_fail() -> None:
        with db.transaction() as cur:
            record_jejak(cur, admin, "isi_realisasi", "x")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        act_and_fail()
    assert check_jejak(db, admin) == before


def act_by_chance(db: Database, pelaku: Pelaku, kali: int, acak: random.Random) -> None:
    """Do what people do, in any order; each of these is one row of the audit."""
    sidik, nomor, unit = "", 0, get_unit(db, pelaku, f"unit-{pelaku.kode}")
    for ke in range(kali):
        apa = acak.choice(["masuk", "peran", "unit", "setelan", "isian"])
        if apa == "masuk":
            if sidik:
                sign_out(db, sidik)
            sidik = "" if sidik else a_sidik(db, pelaku.kode)
            if not sidik:
                continue
        elif apa == "peran" and nomor:
            revoke_penugasan(db, pelaku, f"staf-{pelaku.kode}", nomor)
            nomor = 0
        elif apa == "peran":
            nomor = add_penugasan(db, pelaku, f"staf-{pelaku.kode}", a_tugas(Peran.STAF))
        elif apa == "unit":
            isian = IsianUnit(
                nama=f"Unit {pelaku.kode} {ke}", jabatan="Kasi", peran_sop=unit.peran_sop
            )
            change_unit(db, pelaku, unit, isian)
            unit = get_unit(db, pelaku, unit.kode)
        elif apa == "setelan":
            set_pengaturan(db, pelaku, "sesi_menit_diam", str(acak.randint(5, 100)))
        else:
            act(db, pelaku, 1)


@pytest.mark.parametrize("banyak", [250, pytest.param(1000, marks=pytest.mark.panjang)])
def test_the_chain_holds_after_many_acts_by_several_people_at_once(
    db: Database, admin: Pelaku, banyak: int
) -> None:
    orang = [admin, *(a_person(db, Peran.ADMINISTRATOR, kode=f"admin-{n}") for n in range(4))]
    for satu in orang:
        a_person(db, None, kode=f"staf-{satu.kode}")
        add_unit(db, admin, IsianUnit(nama=f"Unit {satu.kode}", jabatan="Kasi", peran_sop="penyuplai_data"))  # fmt: skip
    mulai = check_jejak(db, admin).jumlah
    with ThreadPoolExecutor(len(orang)) as utas:
        kerja = [
            utas.submit(act_by_chance, db, satu, banyak * 23 // 100, random.Random(satu.kode))
            for satu in orang
        ]
        for satu_kerja in kerja:
            satu_kerja.result()
    hasil = check_jejak(db, admin)
    assert hasil.utuh
    assert hasil.jumlah - mulai >= banyak
    assert {b.pelaku for b in list_jejak(db, admin, paling_banyak=1000)} >= {p.kode for p in orang}

    for nomor in random.Random(7).sample(range(1, hasil.jumlah + 1), 12):
        with db.cursor() as cur:
            baris = cur.execute("select * from jejak where nomor = $1", [nomor]).fetchone()
        assert baris is not None
        tamper(db, f"update jejak set objek = objek || '.' where nomor = {nomor}")  # noqa: S608
        assert check_jejak(db, admin).putus_di == nomor
        tamper(db, f"delete from jejak where nomor = {nomor}")  # noqa: S608
        assert check_jejak(db, admin).putus_di == nomor
        with db.transaction() as cur:
            cur.execute("insert into jejak values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)", list(baris))  # fmt: skip
    assert check_jejak(db, admin) == hasil


@pytest.mark.parametrize("kolom", ["pelaku", "tindakan", "objek", "lama", "baru", "asal"])
def test_editing_any_column_by_hand_is_found(db: Database, admin: Pelaku, kolom: str) -> None:
    act(db, admin, 5)
    putus = check_jejak(db, admin).jumlah - 2
    tamper(db, f"update jejak set {kolom} = 'lain' where nomor = {putus}")  # noqa: S608
    hasil = check_jejak(db, admin)
    assert (hasil.utuh, hasil.putus_di) == (False, putus)
    assert hasil.sebab == "isi jejak ini diubah"


def test_moving_an_act_in_time_is_found(db: Database, admin: Pelaku) -> None:
    act(db, admin, 3)
    tamper(db, "update jejak set pada = pada + interval 1 day where nomor = 2")
    assert check_jejak(db, admin).putus_di == 2


def test_deleting_the_first_a_middle_or_the_last_act_is_found(db: Database, admin: Pelaku) -> None:
    act(db, admin, 4)
    akhir = check_jejak(db, admin).jumlah
    for nomor in (akhir, 2, 1):
        tamper(db, f"delete from jejak where nomor = {nomor}")  # noqa: S608
        assert check_jejak(db, admin).putus_di == nomor


def test_adding_an_act_by_hand_is_found(db: Database, admin: Pelaku) -> None:
    act(db, admin, 2)
    akhir = check_jejak(db, admin).jumlah
    tamper(
        db,
        "insert into jejak select nomor + 1, pada, kode_instansi, pelaku, tindakan, objek, lama, "
        "baru, asal, sidik, sidik from jejak order by nomor desc limit 1",
    )
    assert check_jejak(db, admin).putus_di == akhir + 1


def test_filters_hold_together(db: Database, admin: Pelaku) -> None:
    lain = a_person(db, Peran.PENYUSUN)
    act(db, admin, 2, "realisasi A")
    act(db, lain, 3, "realisasi B")
    assert len(list_jejak(db, admin, oleh=lain.kode, tindakan="isi_realisasi")) == 3
    assert len(list_jejak(db, admin, objek="realisasi A")) == 2
    assert list_jejak(db, admin, oleh=lain.kode, objek="realisasi A") == []
    awal = list_jejak(db, admin)[-1].pada
    assert list_jejak(db, admin, sebelum=awal) == []
    assert len(list_jejak(db, admin, sejak=awal, paling_banyak=4)) == 4


@pytest.mark.parametrize("peran", [p for p in Peran if p is not Peran.BARIS_PERINTAH])
def test_only_administrator_and_inspektorat_see_the_audit(db: Database, peran: Peran) -> None:
    pelaku = a_person(db, peran)
    if peran in {Peran.ADMINISTRATOR, Peran.INSPEKTORAT}:
        assert check_jejak(db, pelaku).utuh
        assert list_jejak(db, pelaku)
    else:
        for ask in (check_jejak, list_jejak):
            with pytest.raises(TidakBerhak):
                ask(db, pelaku)
