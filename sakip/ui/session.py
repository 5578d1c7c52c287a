"""Who runs this page, and on which store. The first line of every page is require_pelaku().

The gate lets no message through without a live session and names it in a header of its own; here
the store is asked again on every run, because a page can run without its frame.
"""

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.services import basis_data
from sakip.services.basis_data import Database
from sakip.services.log_program import note_penolakan
from sakip.services.sesi import Sesi, read_sesi
from sakip.ui.teks import escape_markdown

PEMILIK = "_pemilik_sesi"


def database() -> Database:
    """Return the store of this process."""
    return basis_data.database()


def current_sidik() -> str | None:
    """Return the session the gate has named for this browser; None when it has named none."""
    sidik = st.user.get("sesi")
    return str(sidik) if sidik else None


def require_sesi() -> Sesi:
    """Return the live session of this run, or stop the run with the way to sign in.

    What is left in session_state by another session is cleared before anything reads it.
    """
    # dipakai=False: the gate has noted the use already, and knows a self-refreshing page from a person.
    sesi = read_sesi(database(), current_sidik(), dipakai=False)
    if sesi is None or sesi.tertahan:
        st.session_state.clear()
        st.warning("Anda belum masuk, atau sesi Anda sudah berakhir. [Masuk](/masuk)")
        st.stop()
    if st.session_state.get(PEMILIK) != sesi.sidik:
        if PEMILIK in st.session_state:
            st.session_state.clear()
        st.session_state[PEMILIK] = sesi.sidik
    return sesi


def require_pelaku(hak: Hak | None = None) -> Pelaku:
    """Return who acts on this page; stop the page for nobody and for who does not hold hak."""
    pelaku = require_sesi().pelaku
    if hak is not None:
        try:
            require_hak(pelaku, hak)
        except DataTidakSah as galat:
            note_penolakan(galat)
            st.error(escape_markdown(f"{galat.apa}. {galat.perbaikan}"))
            st.stop()
    return pelaku
