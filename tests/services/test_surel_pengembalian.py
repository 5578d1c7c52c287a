"""A return reaches the unit by mail: once, by a real server, later if the server is away."""

from datetime import timedelta

import pytest

from sakip.domain import waktu
from sakip.domain.alur_pengumpulan import StatusAlur
from sakip.domain.peran import pelaku_baris_perintah
from sakip.domain.periode import Triwulan
from sakip.services.alur_pengumpulan import return_baris, undo_status
from sakip.services.formulir import get_formulir
from sakip.services.keadaan_formulir import read_keadaan
from sakip.services.pengguna import get_pelaku
from sakip.services.surel import set_alamat
from sakip.services.surel_pengembalian import send_pengembalian
from sakip.storage.connection import Database
from tests.builders import ask
from tests.kotak_surat import a_setelan, open_kotak
from tests.prosedur import Jam
from tests.server import find_port

SEMUA = pelaku_baris_perintah("donomulyo")
TW3 = Triwulan(2026, 3)
CATATAN = "Daftar hadirnya tidak cocok."
KASI, PPM = "kasi.kesos@kantor.go.id", "kasi.ppm@kantor.go.id"


@pytest.fixture
def jam(contoh: Database, monkeypatch: pytest.MonkeyPatch) -> Jam:
    """A clock that stands a day after the last act of the example."""
    (terakhir,) = ask(contoh, "select max(pada) as pada from alur_pengumpulan")
    jam = Jam(terakhir["pada"] + timedelta(days=30))
    monkeypatch.setattr(waktu, "now_utc", lambda: jam.saat)
    return jam


def return_one(db: Database, catatan: str = CATATAN) -> None:
    """Return one row of the form of KESOS, which stands submitted."""
    with db.cursor() as cur:
        versi = read_keadaan(cur, "KESOS", TW3).alur.versi
    pep = get_pelaku(db, "kasubbag.pep")
    status = return_baris(db, pep, "KESOS", TW3, {"IKK-17": catatan}, versi=versi)
    assert status is StatusAlur.DIKEMBALIKAN


def test_a_return_stands_while_the_server_is_away_and_is_told_once_when_it_is_back(
    contoh: Database, jam: Jam
) -> None:
    port = find_port()
    setelan = a_setelan(port)
    for kode in ("kasi.kesos", "camat", "kasubbag.pep"):
        set_alamat(contoh, SEMUA, kode, f"{kode}@kantor.go.id")
    return_one(contoh)
    assert send_pengembalian(contoh, SEMUA, setelan) == [], "nobody listens there yet"
    with open_kotak(port) as kotak:
        assert send_pengembalian(contoh, SEMUA, setelan) == [], "a minute is waited first"
        jam.maju(minutes=1)
        assert send_pengembalian(contoh, SEMUA, setelan) == ["kasi.kesos"]
        jam.maju(hours=2)
        assert send_pengembalian(contoh, SEMUA, setelan) == [], "one mail per return"
    assert [satu["To"] for satu in kotak.surat] == [KASI]
    (isi,) = kotak.read(KASI)
    assert "- IKK-17 " in isi
    assert CATATAN in isi
    assert "triwulan III 2026, dikembalikan oleh Kasubbag Perencanaan" in isi
    (percobaan,) = ask(contoh, "select count(*) as n, sum(terkirim) as ya from surel_pengembalian")
    assert (percobaan["n"], percobaan["ya"]) == (2, 1)


def test_each_return_is_told_and_one_that_was_undone_or_is_old_is_not(
    contoh: Database, jam: Jam
) -> None:
    port = find_port()
    set_alamat(contoh, SEMUA, "kasi.ppm", PPM)
    set_alamat(contoh, SEMUA, "kasi.kesos", KASI)
    return_one(contoh)
    with contoh.cursor() as cur:
        versi = read_keadaan(cur, "KESOS", TW3).alur.versi
    with open_kotak(port) as kotak:
        pep = get_pelaku(contoh, "kasubbag.pep")
        undo_status(contoh, pep, "KESOS", TW3, "keliru unit", versi=versi)
        assert send_pengembalian(contoh, SEMUA, a_setelan(port)) == [], "PPM's is a month old"
        return_one(contoh, "Sekali lagi.")
        assert send_pengembalian(contoh, SEMUA, a_setelan(port)) == ["kasi.kesos"]
    (isi,) = kotak.read(KASI)
    assert "Sekali lagi." in isi


def test_a_refused_address_keeps_no_other_return_from_being_told(
    contoh: Database, jam: Jam
) -> None:
    port = find_port()
    for kode in ("kasi.kesos", "kasubbag.umum"):
        set_alamat(contoh, SEMUA, kode, f"{kode}@kantor.go.id")
    return_one(contoh)
    camat = get_pelaku(contoh, "camat")
    with contoh.cursor() as cur:
        versi = read_keadaan(cur, "UMUM", TW3).alur.versi
    umum = get_formulir(contoh, get_pelaku(contoh, "kasubbag.umum"), "UMUM", TW3)
    kode = umum.baris[0].kode_indikator
    return_baris(contoh, camat, "UMUM", TW3, {kode: CATATAN}, versi=versi)
    with open_kotak(port) as kotak:
        kotak.ditolak.add(KASI)
        assert send_pengembalian(contoh, SEMUA, a_setelan(port)) == ["kasubbag.umum"]
        kotak.ditolak.clear()
        jam.maju(minutes=1)
        assert send_pengembalian(contoh, SEMUA, a_setelan(port)) == ["kasi.kesos"]
    (gagal,) = ask(contoh, "select sebab from surel_pengembalian where not terkirim")
    assert gagal["sebab"] == "SMTPRecipientsRefused"
