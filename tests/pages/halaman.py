"""Pages for tests: one page file run alone as somebody, and what stands on it as plain text."""

import re
from html import unescape

from streamlit.testing.v1 import AppTest

from sakip.services.basis_data import Database
from sakip.ui.menu import PAGES
from tests.orang import a_sidik


def open_page(db: Database, berkas: str, kode: str, **alamat: str) -> AppTest:
    """Run pages/<berkas> as the example person kode, with this query in its address."""
    page = AppTest.from_file(PAGES / berkas, default_timeout=60)
    page.user = {"sesi": a_sidik(db, kode)}
    for nama, nilai in alamat.items():
        page.query_params[nama] = nilai
    page.run()
    assert not page.exception
    return page


def markup(page: AppTest) -> str:
    """Return the HTML of everything the page drew as HTML, its style sheets left out."""
    isi = (satu.proto.body for satu in page.get("html"))
    return "\n".join(satu for satu in isi if not satu.startswith("<style>"))


def text(html: str) -> str:
    """Return what a person reads in html: tags become spaces, spaces are single."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def rows(html: str) -> dict[str, str]:
    """Return the rows of the table of capaian that name an indikator, as text by kode."""
    return {
        kode: text(isi) for kode, isi in re.findall(r'<tr id="([^"]+)">(.*?)</tr>', html, re.DOTALL)
    }
