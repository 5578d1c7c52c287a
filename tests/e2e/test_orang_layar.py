"""An office from nothing in a real browser: the console's code, a new person, their password, their phone, the lock."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.orang import SANDI
from tests.peramban import SABAR, perlu_peramban, press
from tests.server import Server, read_code, run_server

pytestmark = [
    perlu_peramban,
    pytest.mark.panjang,
]  # without a browser: web/test_gerbang, services/test_faktor_kedua


@pytest.fixture
def server(db_file: Path) -> Iterator[Server]:
    with run_server(db_file) as server:
        yield server


def open_tab(peramban: Browser) -> Page:
    """Return a browser of one's own, as another person at another desk has it."""
    konteks = peramban.new_context(viewport={"width": 1366, "height": 768}, locale="id-ID")
    konteks.set_default_timeout(SABAR)
    return konteks.new_page()


def set_up(page: Page, server: Server) -> None:
    """Make the office by the code on the console, with an administrator."""
    page.goto(f"{server.alamat}/mulai/kantor?jenis=kecamatan")
    isian = {
        "Kode penyiapan": read_code(server),
        "Nama kantor": "Kecamatan Uji",
        "Kabupaten/kota": "Kabupaten Uji",
        "Nama lengkap": "Rina",
        "Nama masuk": "rina",
    }
    for label, isi in isian.items():
        page.get_by_label(label, exact=True).fill(isi)
    page.get_by_label("Kata sandi", exact=True).fill(SANDI)
    page.get_by_label("Ulangi kata sandi").fill(SANDI)
    page.get_by_role("button", name="Simpan dan masuk").click()
    expect(page.get_by_text("Rina").first).to_be_visible(timeout=SABAR)


def add_siti(page: Page, server: Server) -> str:
    """Add a person on the page Pengguna; return the first password it shows."""
    page.goto(f"{server.alamat}/pengguna")
    press(page.get_by_text("Tambah orang"))
    page.get_by_label("Nama lengkap").fill("Siti Aminah")
    page.get_by_label("Nama masuk").fill("siti")
    page.get_by_label("Nama masuk").press("Tab")
    press(page.get_by_role("button", name="Tambahkan"))
    sandi = page.locator("code.kj-sandi")
    expect(sandi).to_be_visible(timeout=SABAR)
    return sandi.inner_text()


def sign_in(page: Page, server: Server, nama: str, sandi: str) -> None:
    page.goto(f"{server.alamat}/masuk")
    page.get_by_label("Nama masuk").fill(nama)
    page.get_by_label("Kata sandi").fill(sandi)
    page.get_by_role("button", name="Masuk", exact=True).click()


def test_from_the_code_on_the_console_to_a_second_factor(server: Server, peramban: Browser) -> None:
    admin, siti = open_tab(peramban), open_tab(peramban)
    set_up(admin, server)
    pertama = add_siti(admin, server)

    sign_in(siti, server, "siti", pertama)
    expect(siti.get_by_role("heading", name="Pilih kata sandi Anda sendiri")).to_be_visible()
    siti.get_by_label("Kata sandi pertama").fill(pertama)
    siti.get_by_label("Kata sandi baru", exact=True).fill("pilihan siti sendiri")
    siti.get_by_label("Ulangi kata sandi baru").fill("pilihan siti sendiri")
    siti.get_by_role("button", name="Simpan").click()
    expect(siti.get_by_text("belum diberi peran").first).to_be_visible(timeout=SABAR)

    siti.goto(f"{server.alamat}/faktor-kedua")
    siti.get_by_label("Kata sandi").fill("pilihan siti sendiri")
    siti.get_by_role("button", name="Pasang di ponsel").click()
    expect(siti.locator(".qr svg")).to_be_visible()
    rahasia = siti.locator("form code").inner_text()
    siti.get_by_label("Enam angka dari ponsel").fill(pyotp.TOTP(rahasia).now())
    siti.get_by_role("button", name="Aktifkan").click()
    expect(siti.get_by_role("heading", name="Kode pemulihan")).to_be_visible()
    pemulihan = siti.locator("ul.kode code").first.inner_text()

    siti.get_by_role("link", name="Sudah saya simpan").click()
    siti.get_by_role("button", name="Keluar").click()
    siti.wait_for_url("**/masuk?keluar=1")
    sign_in(siti, server, "siti", "pilihan siti sendiri")
    expect(siti.get_by_role("heading", name="Kode dari ponsel")).to_be_visible()
    siti.get_by_label("Kode", exact=True).fill(pemulihan)
    siti.get_by_role("button", name="Masuk").click()
    expect(siti.get_by_text("Siti Aminah").first).to_be_visible(timeout=SABAR)


def test_five_wrong_passwords_lock_and_say_until_when(server: Server, peramban: Browser) -> None:
    admin, lain = open_tab(peramban), open_tab(peramban)
    set_up(admin, server)
    for _ in range(5):
        sign_in(lain, server, "rina", "salah sekali")
        expect(lain.get_by_role("alert")).to_contain_text("tidak cocok")
    sign_in(lain, server, "rina", SANDI)
    expect(lain.get_by_role("alert")).to_contain_text(
        re.compile(r"dikunci sampai pukul \d\d\.\d\d WIB")
    )
    admin.reload()
    expect(admin.get_by_text("Rina").first).to_be_visible(timeout=SABAR)
