"""The example office as its pages see it, on a fixed day: 22 November 2026."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sakip.domain.formulir import BarisFormulir
from sakip.domain.periode import Triwulan
from sakip.services import basis_data
from sakip.services.basis_data import Database, close_databases
from sakip.services.formulir import get_formulir
from sakip.services.pengguna import get_pelaku
from sakip.ui.menu import PAGES
from tests.jam import set_jam
from tests.kantor_contoh import berkas_contoh, file_contoh
from tests.orang import a_sidik

__all__ = ["berkas_contoh", "file_contoh"]

MAIN = PAGES.parent / "sakip" / "ui" / "main.py"
HARI = datetime(2026, 11, 22, 3)  # noqa: DTZ001 times are stored without zone
SEKARANG, TERAKHIR = Triwulan(2026, 4), Triwulan(2026, 3)


@pytest.fixture
def kantor(file_contoh: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The store of the example office, as the pages of this process open it."""
    monkeypatch.setenv("SAKIP_DB", str(file_contoh))
    set_jam(monkeypatch, HARI)
    yield basis_data.database()
    close_databases()


def open_page(db: Database, kode: str, halaman: str = "", **kueri: str) -> AppTest:
    """Return a page as this person sees it at this address."""
    app = AppTest.from_file(MAIN, default_timeout=60)
    app.user = {"sesi": a_sidik(db, kode)}
    if "_" in halaman:
        app.run()  # its address is not its file's name: only a run tells
    if halaman:
        app.switch_page(str(PAGES / f"{halaman}.py"))
    app.query_params = dict(kueri)
    app.run()
    assert not app.exception, app.exception[0].message
    return app


def list_sifat(app: AppTest, jenis: str, sifat: str) -> list[str]:
    """Return one property of every element of a kind that AppTest has no name for."""
    return [str(getattr(satu.proto, sifat)) for satu in app.get(jenis)]


def list_html(app: AppTest) -> str:
    """Return all that the page draws as HTML."""
    return "\n".join(list_sifat(app, "html", "body"))


def list_baris(html: str) -> list[str]:
    """Return the text of each row of the tables in html."""
    baris = re.findall(r"<tr.*?>(.*?)</tr>", html, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", satu).split()) for satu in baris]


def read_baris(
    db: Database, kode_unit: str, kode_indikator: str, periode: Triwulan = SEKARANG
) -> BarisFormulir:
    """Return one row of a form as the store holds it now."""
    formulir = get_formulir(db, get_pelaku(db, "sekcam"), kode_unit, periode)
    return next(baris for baris in formulir.baris if baris.kode_indikator == kode_indikator)
