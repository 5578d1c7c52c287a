"""Fixtures: one browser for the tests of a file; each person has a context of their own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.peramban import CHROMIUM, PILIHAN


@pytest.fixture(scope="module")
def peramban() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=PILIHAN)
        yield browser
        browser.close()
