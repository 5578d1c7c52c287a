"""Links to other pages of the menu, for who may open them."""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from sakip.domain.alamat_halaman import AlamatHalaman
from sakip.domain.peran import Pelaku
from sakip.ui.html import Html, join, tag
from sakip.ui.menu import HALAMAN

PENGUMPULAN, CAPAIAN_TAHUNAN = "pengumpulan.py", "capaian_tahunan.py"


def draw_tautan(
    pelaku: Pelaku, berkas: str, label: str, kueri: Mapping[str, str], ikon: str = ""
) -> None:
    """Draw a link to a page of the menu; nothing where this person may not open it."""
    halaman = next((satu for satu in HALAMAN if satu.berkas == berkas), None)
    if halaman is not None and halaman.may_open(pelaku):
        st.page_link(str(halaman.path), label=label, icon=ikon, query_params=dict(kueri))


def make_tautan(pelaku: Pelaku, alamat: AlamatHalaman, teks: str, nama: str = "") -> Html:
    """Return teks as a link to a place in the program; as plain text for who may not open its page.

    nama is what the link is called for who hears the page, where teks alone does not say it.
    """
    halaman = next(satu for satu in HALAMAN if satu.berkas == f"{alamat.halaman}.py")
    if not halaman.may_open(pelaku):
        return join(teks)
    kueri = f"?{urlencode(alamat.kueri)}" if alamat.kueri else ""
    return tag(
        "a", teks, href=f"/{halaman.jalur}{kueri}", data_halaman=True, aria_label=nama or None
    )
