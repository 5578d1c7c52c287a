"""The form on screen in a real browser: however fast one types, every field is stored."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from sakip.domain.peran import pelaku_baris_perintah
from sakip.services.bukti_wajib import set_wajib
from sakip.storage.connection import open_database
from tests.kantor_contoh import berkas_contoh
from tests.peramban import SABAR, open_as, perlu_peramban, wait_idle
from tests.server import Server, run_server

__all__ = ["berkas_contoh"]

BANYAK = 20  # fields
FORMULIR = "/pengumpulan?cara=layar&tahun=2026&triwulan=4"
NAMA = "Yuli Umpamaningsih, S.E."  # kasubbag.umum: eight indikator
AKTIF = "() => (document.activeElement.getAttribute('aria-label') || '')"

pytestmark = perlu_peramban


@pytest.fixture(scope="module")
def server(berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("layar") / "sakip.duckdb"
    path.write_bytes(berkas_contoh.read_bytes())
    db = open_database(path)
    set_wajib(db, pelaku_baris_perintah("donomulyo"), "IKK-22", 2026, wajib=True)
    db.close()
    with run_server(path) as server:
        yield server


def open_formulir(peramban: Browser, server: Server) -> Page:
    """Return the form in a browser that knows nothing yet: all it shows comes from the store."""
    page = peramban.new_context(viewport={"width": 1366, "height": 768}).new_page()
    page.set_default_timeout(SABAR)
    page.goto(server.alamat + FORMULIR)
    page.get_by_role("button", name=NAMA).click()
    expect(page.locator(".st-key-formulir textarea").first).to_be_visible(timeout=SABAR)
    wait_idle(page)
    return page


def field(page: Page, label: str) -> Locator:
    return page.get_by_label(label, exact=True)


def type_through(page: Page) -> dict[str, str]:
    """Go through the form with Tab, typing into every text field at full speed; return what."""
    diketik: dict[str, str] = {}
    page.locator(".st-key-formulir input[type=text]").first.click()
    while len(diketik) < BANYAK:
        label = str(page.evaluate(AKTIF))
        bidang = label.split(",")[0]
        if bidang in ("Realisasi", "Uraian progres", "Sumber data", "Keterangan"):
            isi = f"{len(diketik)},5" if bidang == "Realisasi" else f"ketikan {len(diketik)}"
            page.keyboard.type(isi)
            diketik[label] = isi
        page.keyboard.press("Tab")
    return diketik


def test_twenty_fields_typed_at_full_speed_are_all_in_the_store(
    server: Server, peramban: Browser
) -> None:
    page = open_formulir(peramban, server)
    diketik = type_through(page)
    wait_idle(page)
    lain = open_formulir(peramban, server)
    tersimpan = {label: field(lain, label).input_value() for label in diketik}
    assert len(tersimpan) == BANYAK
    assert tersimpan == diketik


def test_what_keeps_a_form_from_being_handed_in_leads_to_its_cell(
    server: Server, peramban: Browser
) -> None:
    page = open_as(peramban, server, "kasi.trantib", "/pengumpulan?tahun=2026&triwulan=3")
    expect(page.get_by_role("button", name="Ajukan formulir")).to_be_disabled()
    pesan = "Kosong: belum dilaporkan"
    page.get_by_role("link", name=pesan).click()
    baris = page.locator(".st-key-baris-IKK-21")
    bidang = baris.get_by_label("Realisasi, baris", exact=False)
    expect(bidang).to_be_focused(timeout=SABAR)
    expect(bidang).to_be_in_viewport()
    expect(baris).to_contain_text(pesan)
    page.keyboard.type("3")
    page.keyboard.press("Tab")
    bukti = "Bukti dukung indikator ini wajib, dan belum ada"
    expect(page.get_by_role("link", name=pesan)).to_have_count(0, timeout=SABAR)
    page.get_by_role("link", name=re.compile(f"IKK-22 .*{bukti}")).click()
    expect(page.get_by_test_id("stAlert").get_by_text(bukti)).to_be_visible(timeout=SABAR)
    expect(page.locator(".st-key-bukti-dukung :focus")).to_be_visible(timeout=SABAR)
    expect(page.get_by_label("Indikator", exact=True)).to_have_value(re.compile("^IKK-22"))


@pytest.mark.panjang
def test_a_figure_is_stored_though_one_leaves_for_another_page_at_once(
    server: Server, peramban: Browser
) -> None:
    page = open_formulir(peramban, server)
    label = "Realisasi, baris 8: IKK-30"
    field(page, label).click()
    page.keyboard.type("61,25")
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Beranda").click()
    # A tap this fast may reach the server before the figure: then the form is shown once more.
    expect(page.locator("h1")).to_be_visible(timeout=SABAR)
    wait_idle(page)
    assert field(open_formulir(peramban, server), label).input_value() == "61,25"


@pytest.mark.panjang
def test_a_refused_text_stays_visible_with_its_sentence_while_the_next_field_is_typed(
    server: Server, peramban: Browser
) -> None:
    page = open_formulir(peramban, server)
    field(page, "Realisasi, baris 7: IKK-29").fill("banyak sekali")
    page.keyboard.press("Tab")
    field(page, "Keterangan, baris 7: IKK-29").click()
    page.keyboard.type("sedang dihitung")
    page.keyboard.press("Tab")
    expect(page.get_by_text("tidak terbaca sebagai angka")).to_be_visible(timeout=SABAR)
    expect(field(page, "Realisasi, baris 7: IKK-29")).to_have_value("banyak sekali")
    wait_idle(page)
    lain = open_formulir(peramban, server)
    assert field(lain, "Keterangan, baris 7: IKK-29").input_value() == "sedang dihitung"
    assert field(lain, "Realisasi, baris 7: IKK-29").input_value() == ""
