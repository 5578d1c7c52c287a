"""What a person sees when a page fails: an Indonesian sentence, with a code that is in the log."""

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.services.log_program import note_galat, note_penolakan
from sakip.ui.teks import escape_markdown


def explain_error(galat: Exception) -> bool:
    """Show what went wrong instead of a traceback; True tells Streamlit that it is shown."""
    if isinstance(galat, DataTidakSah):
        note_penolakan(galat)
        st.error(escape_markdown(str(galat)))
        return True
    kode = note_galat("galat_halaman", galat)
    st.error(
        "Halaman ini gagal dibuka karena kesalahan program. Yang sudah tersimpan tetap tersimpan. "
        f"Muat ulang halaman; bila terulang, sampaikan kode **{kode}** kepada administrator."
    )
    return True
