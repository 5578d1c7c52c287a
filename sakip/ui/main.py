"""The frame around every page: who one is, which office, where one can go."""

from pathlib import Path

import streamlit as st

from sakip.domain.peran import Pelaku
from sakip.services.penyiapan import read_kantor
from sakip.services.sesi import sign_out
from sakip.ui.menu import HALAMAN, Halaman
from sakip.ui.session import current_sidik, database, require_sesi
from sakip.ui.teks import escape_markdown

IKON = Path(__file__).parent / "aset" / "ikon.png"


def draw_kepala(pelaku: Pelaku) -> None:
    """Draw the strip above every page: office, CONTOH mark, person, the way out."""
    kantor = read_kantor(database())
    strip = st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    )
    with strip.container(horizontal=True, vertical_alignment="center", width="content"):
        if kantor is not None:
            st.markdown(f"**{escape_markdown(kantor.nama)}**", width="content")
            if kantor.contoh:
                st.markdown(":orange-background[**CONTOH — angka rekaan**]", width="content")
    with strip.container(horizontal=True, vertical_alignment="center", width="content"):
        jabatan = pelaku.jabatan or "belum diberi peran"
        st.markdown(f"{escape_markdown(pelaku.nama)} · {escape_markdown(jabatan)}", width="content")
        if st.button("Keluar", key="keluar"):
            leave()


def leave() -> None:
    """End this session in all its tabs and send the browser to the sign-in page."""
    sign_out(database(), current_sidik() or "")
    st.session_state.clear()
    st.logout()
    st.stop()


def make_page(halaman: Halaman, pelaku: Pelaku) -> st.Page:
    """Return a page for the menu; one this person may not open is there, but not in the menu.

    Left out altogether, its address would answer in English that no such file exists. The page
    itself says who may open it.
    """
    return st.Page(
        halaman.path,
        title=halaman.judul,
        url_path=halaman.jalur,
        default=halaman is HALAMAN[0],
        visibility="visible" if halaman.may_open(pelaku) else "hidden",
    )


st.set_page_config(page_title="SAKIP", page_icon=str(IKON), layout="wide")
pelaku = require_sesi().pelaku
menu: dict[str, list[st.Page]] = {}
for halaman in HALAMAN:
    menu.setdefault(halaman.kelompok, []).append(make_page(halaman, pelaku))
terpilih = st.navigation(menu)
draw_kepala(pelaku)
terpilih.run()
