"""A document on screen: what lacks leads to its place, what is made is left and fetched; in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.peramban import SABAR, open_as, perlu_peramban, press
from tests.server import Server, run_server

pytestmark = [perlu_peramban, pytest.mark.panjang]


@pytest.fixture
def server(file_contoh: Path) -> Iterator[Server]:
    with run_server(file_contoh) as server:
        yield server


def test_what_lacks_is_written_where_its_link_leads_and_a_document_waits_for_who_left(
    server: Server, peramban: Browser
) -> None:
    page = open_as(peramban, server, "sekcam", "dokumen?jenis=notulen&tahun=2025&periode=TW2")
    press(page.get_by_role("button", name="Buat PDF"))
    page.get_by_role("link", name="Belum ditulis: Pembahasan").click()
    kolom = page.get_by_role("textbox", name="Pembahasan")
    expect(kolom).to_be_visible(timeout=SABAR)
    expect(page).to_have_url(re.compile("jenis=notulen"))
    kolom.fill("Data triwulan II dibahas.")
    press(page.get_by_role("button", name="Simpan").first)
    expect(page.get_by_text("Pembahasan: tersimpan.")).to_be_visible(timeout=SABAR)

    page.goto(f"{server.alamat}/capaian")
    page.goto(f"{server.alamat}/dokumen?jenis=notulen&tahun=2025&periode=TW2")
    tautan = page.get_by_role("link", name=re.compile(r"Unduh notulen-2025-TW2\.pdf"))
    expect(tautan).to_be_visible(timeout=SABAR)
    with page.expect_download() as unduhan:
        tautan.click()
    assert unduhan.value.path().read_bytes().startswith(b"%PDF")
    expect(page.get_by_role("link", name="Belum ditulis: Pembahasan")).to_have_count(0)
    expect(page.get_by_role("link", name="Belum ditulis: Keputusan")).to_be_visible()
