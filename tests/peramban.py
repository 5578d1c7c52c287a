"""A real browser for tests: the system's Chromium; where it must be there, its absence fails."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.server import Server

CHROMIUM = Path("/usr/bin/chromium")
PILIHAN = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SABAR = 45_000  # milliseconds a loaded machine may take to draw a page

perlu_peramban = pytest.mark.skipif(
    not CHROMIUM.exists() and "SAKIP_WAJIB_PERAMBAN" not in os.environ,
    reason="chromium tidak terpasang: apt-get install chromium",
)


def wait_idle(page: Page) -> None:
    """Wait until the server has answered all that was sent."""
    page.wait_for_timeout(500)  # what was typed last is on its way
    expect(page.locator(".stApp")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=SABAR
    )


def press(tombol: Locator) -> None:
    """Press a button once the page is quiet: one that is still being drawn moves away under the pointer."""
    wait_idle(tombol.page)
    tombol.click()


def open_as(peramban: Browser, server: Server, orang: str, jalur: str | None = None) -> Page:
    """Return a page of a browser of its own, signed in as a person of the example, at jalur if one is named."""
    konteks = peramban.new_context(viewport={"width": 1366, "height": 768}, locale="id-ID")
    konteks.set_default_timeout(SABAR)
    konteks.request.post(
        f"{server.alamat}/masuk", form={"orang": orang}, headers={"Origin": server.alamat}
    )
    page = konteks.new_page()
    if jalur is not None:
        page.goto(f"{server.alamat}/{jalur.lstrip('/')}")
    return page
