"""Sessions in a real browser: reload, second tab, sign-out elsewhere, another person, the policy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from sakip.services.sesi import list_pelaku_contoh
from sakip.storage.connection import open_database
from tests.kantor_contoh import berkas_contoh
from tests.peramban import CHROMIUM, PILIHAN, SABAR, perlu_peramban
from tests.server import Server, run_server

__all__ = ["berkas_contoh"]

FORMULIR = "/pengumpulan?cara=bukti&tahun=2026&triwulan=4"

pytestmark = perlu_peramban


@pytest.fixture(scope="module")
def jam(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the seconds by which the clock of the server is ahead."""
    jam = tmp_path_factory.mktemp("jam") / "jam.txt"
    jam.write_text("0", encoding="utf-8")
    return jam


@pytest.fixture(scope="module")
def server(
    berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory, jam: Path
) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("peramban") / "sakip.duckdb"
    path.write_bytes(berkas_contoh.read_bytes())
    with run_server(path, jam) as server:
        yield server


@pytest.fixture(scope="module")
def jabatan(berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """{role: name} of one person of the example for each role."""
    path = tmp_path_factory.mktemp("jabatan") / "sakip.duckdb"
    path.write_bytes(berkas_contoh.read_bytes())
    db = open_database(path)
    orang = {p.penugasan[0].peran.value: p.nama for p in reversed(list_pelaku_contoh(db))}
    db.close()
    return orang


@pytest.fixture(scope="module")
def peramban() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=PILIHAN)
        yield browser
        browser.close()


@pytest.fixture
def konteks(peramban: Browser) -> Iterator[BrowserContext]:
    konteks = peramban.new_context(viewport={"width": 1280, "height": 800}, locale="id-ID")
    konteks.set_default_timeout(SABAR)
    yield konteks
    konteks.close()


def sign_in(page: Page, server: Server, nama: str, jalur: str = "/") -> None:
    """Open an address, be led to the sign-in page, choose a person, arrive."""
    page.goto(server.alamat + jalur)
    page.get_by_role("button", name=nama).click()
    expect(page.get_by_text(nama).first).to_be_visible(timeout=SABAR)


def test_one_comes_back_to_the_page_one_wanted_and_stays_in_after_reload_and_in_a_new_tab(
    server: Server, konteks: BrowserContext, jabatan: dict[str, str]
) -> None:
    page = konteks.new_page()
    sign_in(page, server, jabatan["penanggung_jawab"], "/capaian?tahun=2025")
    expect(page.get_by_role("heading", name="Capaian", exact=True)).to_be_visible(timeout=SABAR)
    assert "tahun=2025" in page.url
    page.reload()
    expect(page.get_by_text(jabatan["penanggung_jawab"]).first).to_be_visible(timeout=SABAR)
    kedua = konteks.new_page()
    kedua.goto(server.alamat + "/uji-silang")
    expect(kedua.get_by_role("heading", name="Uji Silang").first).to_be_visible(timeout=SABAR)


def test_after_signing_out_in_one_tab_a_click_in_the_other_leads_to_the_sign_in_page(
    server: Server, konteks: BrowserContext, jabatan: dict[str, str]
) -> None:
    page, lain = konteks.new_page(), konteks.new_page()
    sign_in(page, server, jabatan["penyusun"])
    lain.goto(server.alamat + "/capaian")
    expect(lain.get_by_role("heading", name="Capaian", exact=True)).to_be_visible(timeout=SABAR)
    page.get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/masuk?keluar=1")
    lain.get_by_role("link", name="Uji Silang").click()
    lain.wait_for_url("**/masuk**")
    expect(lain.get_by_text("Pilih sebagai siapa")).to_be_visible()


def test_after_signing_out_elsewhere_an_upload_and_a_fragment_lead_to_the_sign_in_page(
    server: Server, konteks: BrowserContext, jabatan: dict[str, str]
) -> None:
    page, lain = konteks.new_page(), konteks.new_page()
    sign_in(page, server, jabatan["penyuplai_data"], FORMULIR)
    lain.goto(server.alamat + FORMULIR)
    for tab in (page, lain):
        tab.locator("input[type=file]").first.wait_for(state="attached", timeout=SABAR)
        expect(tab.locator(".stApp")).to_have_attribute(
            "data-test-script-state", "notRunning", timeout=SABAR
        )
    keluar = konteks.request.post(f"{server.alamat}/keluar", headers={"Origin": server.alamat})
    assert "Pilih sebagai siapa" in keluar.text()
    terkirim: list[str] = []
    page.on("request", lambda minta: terkirim.append(minta.url))
    page.locator("input[type=file]").first.set_input_files(
        {"name": "foto.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n"}
    )
    page.wait_for_url("**/masuk**")
    assert not any("upload_file" in alamat for alamat in terkirim), "no address to send it to"
    lain.get_by_role("combobox", name="Indikator").click()  # a fragment of its own
    lain.get_by_role("option").last.click()
    lain.wait_for_url("**/masuk**")


def test_after_an_hour_of_silence_a_click_leads_to_the_sign_in_page_and_back(
    server: Server, konteks: BrowserContext, jabatan: dict[str, str], jam: Path
) -> None:
    page = konteks.new_page()
    sign_in(page, server, jabatan["inspektorat"], "/uji-silang")
    jam.write_text(str(60 * 60 + 5), encoding="utf-8")
    page.get_by_role("link", name="Jejak", exact=True).click()
    page.wait_for_url("**/masuk?kembali=/**")
    page.get_by_role("button", name=jabatan["inspektorat"]).click()
    expect(page.get_by_text(jabatan["inspektorat"]).first).to_be_visible(timeout=SABAR)
    assert page.url.endswith(("/uji-silang", "/jejak"))


def test_after_a_change_of_person_nothing_of_the_first_is_left_in_any_tab(
    server: Server, konteks: BrowserContext, jabatan: dict[str, str]
) -> None:
    page, lain = konteks.new_page(), konteks.new_page()
    camat, staf = jabatan["penanggung_jawab"], jabatan["staf"]
    sign_in(page, server, camat)
    lain.goto(server.alamat + "/capaian")
    expect(lain.get_by_text(camat).first).to_be_visible(timeout=SABAR)
    page.get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/masuk?keluar=1")
    sign_in(page, server, staf)
    lain.get_by_role("link", name="Uji Silang").click()
    expect(lain.get_by_text(staf).first).to_be_visible(timeout=SABAR)
    expect(lain.get_by_text(camat)).to_have_count(0)
    expect(lain.get_by_role("link", name="Capaian Tahunan")).to_have_count(0)


def test_every_page_works_under_the_policy_and_asks_nothing_from_outside(
    server: Server, konteks: BrowserContext, jabatan: dict[str, str]
) -> None:
    page = konteks.new_page()
    keluhan: list[str] = []
    luar: list[str] = []
    page.on(
        "console",
        lambda pesan: keluhan.append(pesan.text) if "Content Security" in pesan.text else None,
    )
    page.on("pageerror", lambda galat: keluhan.append(str(galat)))
    page.on(
        "request",
        lambda minta: (
            None
            if minta.url.startswith((server.alamat, "data:", "blob:"))
            else luar.append(minta.url)
        ),
    )
    sign_in(page, server, jabatan["penyusun"])
    for judul in ("Pengumpulan", "Capaian", "Capaian Tahunan", "Uji Silang"):
        page.get_by_role("link", name=judul, exact=True).first.click()
        expect(page.get_by_role("heading", name=judul, exact=True)).to_be_visible(timeout=SABAR)
        expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=SABAR)
    assert page.evaluate("document.documentElement.lang") == "id"
    assert keluhan == []
    assert luar == []
