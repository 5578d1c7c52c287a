"""A form's way in a real browser with four people: handed in, a row returned, mended, up to the Camat."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.kantor_contoh import berkas_contoh, file_contoh
from tests.peramban import SABAR, open_as, perlu_peramban, press
from tests.server import Server, run_server

__all__ = ["berkas_contoh", "file_contoh"]
pytestmark = perlu_peramban
FORMULIR = "PEM-2026-3"
ISI = "/pengumpulan?unit=PEM&tahun=2026&triwulan=3&cara=layar"


@pytest.fixture
def server(file_contoh: Path) -> Iterator[Server]:
    with run_server(file_contoh) as server:
        yield server


def press_wait(page: Page, tombol: str, kabar: str) -> None:
    """Press a button, and wait for what the page says to it."""
    press(page.get_by_role("button", name=tombol))
    expect(page.get_by_text(kabar).first).to_be_visible(timeout=SABAR)


def test_a_form_goes_from_the_kasi_to_the_camat_with_one_row_returned(
    server: Server, peramban: Browser
) -> None:
    kasi = open_as(peramban, server, "kasi.pem", ISI)
    press_wait(kasi, "Ajukan formulir", "diajukan dan menunggu diperiksa")
    kasubbag = open_as(peramban, server, "kasubbag.pep", f"/pemeriksaan?formulir={FORMULIR}")
    kasubbag.get_by_label("Catatan pengembalian IKK-08").fill("Sertakan notulen ketiga rapat")
    kasubbag.keyboard.press("Tab")
    press_wait(kasubbag, "Kembalikan baris yang diberi catatan", "1 baris dikembalikan kepada unit")
    kasi.goto(f"{server.alamat}{ISI}")
    expect(kasi.get_by_text("Sertakan notulen ketiga rapat").first).to_be_visible(timeout=SABAR)
    kasi.get_by_label("Uraian progres", exact=False).first.fill("Notulen ketiga rapat terlampir")
    kasi.keyboard.press("Tab")
    expect(kasi.get_by_text("Tersimpan").first).to_be_visible(timeout=SABAR)
    press_wait(kasi, "Ajukan formulir", "diajukan dan menunggu diperiksa")
    kasubbag.goto(f"{server.alamat}/pemeriksaan?formulir={FORMULIR}")
    expect(kasubbag.locator("ins").first).to_have_text("Notulen ketiga rapat terlampir")
    press_wait(kasubbag, "Verifikasi formulir ini", "diverifikasi.")
    sekcam = open_as(peramban, server, "sekcam", f"/pemeriksaan?formulir={FORMULIR}")
    press_wait(sekcam, "Setujui formulir ini", "disetujui.")
    camat = open_as(peramban, server, "camat", "/")
    camat.get_by_role("link", name="Sahkan formulir Seksi Pemerintahan").click()
    press_wait(camat, "Sahkan formulir ini", "disahkan.")
    expect(camat.locator(".kj-alur-disahkan").first).to_be_visible()
