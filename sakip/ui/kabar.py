"""What came of an act, said once on the run after it: a page that changed something runs anew."""

from collections.abc import Callable

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.ui.html import draw, tag
from sakip.ui.teks import escape_markdown

KUNCI = "_kabar"


def tell(kalimat: str, sandi: str = "") -> None:
    """Run the page anew and say kalimat there; sandi is a first password, shown this once."""
    st.session_state[KUNCI] = (kalimat, sandi)
    st.rerun()


def draw_kabar() -> None:
    """Draw what the act before this run came to; a first password with how to hand it over."""
    kalimat, sandi = st.session_state.pop(KUNCI, ("", ""))
    if kalimat:
        st.success(escape_markdown(kalimat))
    if sandi:
        draw(
            tag(
                "p",
                "Kata sandi pertama: ",
                tag("code", sandi, class_="kj-sandi"),
                " Sampaikan langsung kepada orangnya. Hanya tampil sekali ini, berlaku 7 hari, dan "
                "harus diganti saat masuk pertama kali.",
                class_="kj-kepala",
            )
        )


def refuse(galat: DataTidakSah) -> None:
    """Say why an act was refused, beside what was typed."""
    st.error(escape_markdown(f"{galat.apa}. {galat.perbaikan}"))


def attempt(kerja: Callable[[], object], kalimat: str) -> None:
    """Do it and say kalimat on the run after this; or say here why it was refused."""
    try:
        kerja()
    except DataTidakSah as galat:
        refuse(galat)
    else:
        tell(kalimat)
