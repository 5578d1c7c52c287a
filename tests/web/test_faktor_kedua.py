"""The second factor through the server's own pages."""

import re

import pyotp
import pytest
from starlette.testclient import TestClient

from sakip.domain.peran import Peran
from sakip.services.basis_data import Database
from sakip.services.faktor_kedua import draw_qr
from sakip.services.pengaturan import set_pengaturan
from sakip.services.sesi import hash_token, read_sesi
from sakip.storage.faktor_kedua import use_langkah
from sakip.web.kuki import NAMA, NAMA_MENUNGGU
from tests.orang import SANDI, a_person
from tests.web.conftest import sign_in_as
from tests.web.pesan import a_rerun, redirect_target

ADMIN = {"nama": "administrator", "sandi": SANDI}


def turn_on(db: Database, klien: TestClient) -> tuple[str, list[str]]:
    """Put the second factor of the signed-in administrator on a phone; return secret and codes."""
    html = klien.post("/faktor-kedua", data={"aksi": "mulai", "sandi": SANDI}).text
    rahasia = re.findall(r"<code>([A-Z2-7]{32})</code>", html)[0]
    kode = pyotp.TOTP(rahasia).now()
    html = klien.post("/faktor-kedua", data={"aksi": "aktifkan", "kode": kode}).text
    with db.transaction() as cur:
        use_langkah(cur, "administrator", 0)  # the tests do not wait for the next code
    return rahasia, re.findall(r"<code>(\d\d-[A-Z2-9-]{14})</code>", html)


def test_setting_up_shows_a_picture_for_the_phone_and_ten_codes_this_once(
    db: Database, klien: TestClient
) -> None:
    sign_in_as(klien, Peran.ADMINISTRATOR)
    assert "Pasang di ponsel" in klien.get("/faktor-kedua").text
    jawaban = klien.post("/faktor-kedua", data={"aksi": "mulai", "sandi": SANDI})
    assert "<svg" in jawaban.text
    assert "<script" not in jawaban.text
    assert "style=" not in jawaban.text
    assert jawaban.headers["cache-control"] == "no-store"
    rahasia, kode = turn_on(db, klien)
    assert len(kode) == 10
    html = klien.get("/faktor-kedua").text
    assert rahasia not in html
    assert not any(satu in html for satu in kode)
    assert "Kode pemulihan tersisa: <strong>10</strong>" in html


def test_the_picture_holds_the_very_address() -> None:
    assert draw_qr("otpauth://totp/a") != draw_qr("otpauth://totp/b")


def test_after_the_password_the_code_is_asked_and_nothing_opens_before_it(
    db: Database, klien: TestClient
) -> None:
    sign_in_as(klien, Peran.ADMINISTRATOR)
    rahasia, _ = turn_on(db, klien)
    klien.post("/keluar")
    jawaban = klien.post("/masuk", data=ADMIN | {"kembali": "/capaian?tahun=2026"})
    assert jawaban.headers["location"] == "/masuk/kode?kembali=%2Fcapaian%3Ftahun%3D2026"
    assert NAMA not in klien.cookies
    kuki = jawaban.headers["set-cookie"]
    assert "HttpOnly" in kuki
    assert "SameSite=strict" in kuki
    assert "Path=/masuk" in kuki
    assert klien.get("/capaian").headers["location"].startswith("/masuk?")
    halaman = klien.get(jawaban.headers["location"])
    assert 'value="/capaian?tahun=2026"' in halaman.text
    salah = klien.post("/masuk/kode", data={"kode": "000000"})
    assert salah.status_code == 401
    assert "Kode tidak cocok" in salah.text
    masuk = klien.post(
        "/masuk/kode",
        data={"kode": pyotp.TOTP(rahasia).now(), "kembali": "/capaian?tahun=2026"},
    )
    assert masuk.headers["location"] == "/capaian?tahun=2026"
    assert klien.get("/capaian").status_code == 200
    assert NAMA_MENUNGGU not in klien.cookies


def test_the_token_between_is_no_session(db: Database, klien: TestClient) -> None:
    sign_in_as(klien, Peran.ADMINISTRATOR)
    turn_on(db, klien)
    klien.post("/keluar")
    klien.post("/masuk", data=ADMIN)
    token = klien.cookies[NAMA_MENUNGGU]
    klien.cookies.clear()
    klien.cookies.set(NAMA, token)
    assert klien.get("/capaian").status_code == 303
    assert read_sesi(db, hash_token(token)) is None


@pytest.mark.parametrize("kuki", [None, "karangan"])
def test_the_page_of_the_code_is_for_who_has_stated_the_password(
    db: Database, klien: TestClient, kuki: str | None
) -> None:
    if kuki:
        klien.cookies.set(NAMA_MENUNGGU, kuki)
    assert klien.get("/masuk/kode").headers["location"] == "/masuk"
    jawaban = klien.post("/masuk/kode", data={"kode": "000000"})
    assert jawaban.status_code == 401
    assert "Waktu untuk mengisi kode sudah lewat" in jawaban.text
    assert 'name="sandi"' in jawaban.text


def test_a_recovery_code_opens_in_place_of_the_phone(db: Database, klien: TestClient) -> None:
    sign_in_as(klien, Peran.ADMINISTRATOR)
    _, kode = turn_on(db, klien)
    klien.post("/keluar")
    klien.post("/masuk", data=ADMIN)
    assert klien.post("/masuk/kode", data={"kode": kode[4]}).headers["location"] == "/"
    assert "tersisa: <strong>9</strong>" in klien.get("/faktor-kedua").text


def test_where_the_setting_asks_it_an_administrator_is_led_to_it_first(
    db: Database, klien: TestClient
) -> None:
    lain = a_person(db, Peran.ADMINISTRATOR, kode="lain")
    set_pengaturan(db, lain, "totp_wajib_administrator", "ya")
    sign_in_as(klien, Peran.ADMINISTRATOR)
    assert klien.get("/pengumpulan").headers["location"] == "/faktor-kedua"
    assert klien.get("/sandi").headers["location"] == "/faktor-kedua"
    assert klien.get("/media/x").status_code == 401
    with klien.websocket_connect("ws://localhost/_stcore/stream", ["streamlit"]) as soket:
        soket.send_bytes(a_rerun("http://localhost/"))
        assert redirect_target(soket.receive_bytes()) == "/faktor-kedua"
    assert "mewajibkan administrator" in klien.get("/faktor-kedua").text
    turn_on(db, klien)
    assert klien.get("/pengumpulan").status_code == 200
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    assert klien.get("/pengumpulan").status_code == 200, "of administrators only"


def test_turning_it_off_needs_password_and_code(db: Database, klien: TestClient) -> None:
    sign_in_as(klien, Peran.ADMINISTRATOR)
    rahasia, _ = turn_on(db, klien)
    kode = pyotp.TOTP(rahasia).now()
    salah = klien.post("/faktor-kedua", data={"aksi": "matikan", "sandi": "x", "kode": kode})
    assert salah.status_code == 400
    benar = klien.post("/faktor-kedua", data={"aksi": "matikan", "sandi": SANDI, "kode": kode})
    assert "Kode dari ponsel dimatikan" in benar.text
    klien.post("/keluar")
    assert klien.post("/masuk", data=ADMIN).headers["location"] == "/"


def test_without_a_session_the_page_is_not_there(db: Database, klien: TestClient) -> None:
    assert klien.get("/faktor-kedua").headers["location"] == "/masuk"
    assert klien.post("/faktor-kedua", data={"aksi": "mulai"}).status_code == 401
