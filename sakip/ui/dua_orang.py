"""Two people at one form: what a person typed stays in it, beside what another has saved meanwhile.

A page reads the store anew on every run, also on the one that a button starts. The versi that goes
with what was typed is therefore the one of the run before, kept here.
"""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from sakip.domain.errors import DataTidakSah, VersiBerubah
from sakip.ui.kabar import refuse, tell


@dataclass(slots=True)
class Terlihat:
    """What a person has before them in one form: versi is of the store, ke tells its fields apart."""

    kunci: str
    versi: int
    ke: int = 0
    diberi_tahu: bool = False  # that another has saved meanwhile
    semula: str = ""  # what stood in the field "teks" before anything was typed

    def name(self, bagian: str) -> str:
        """Return the key of a part of the form, or of its button ("simpan")."""
        return f"{bagian}-{self.kunci}-{self.ke}"


def open_terlihat(kunci: str, versi: int, teks: str = "") -> Terlihat:
    """Return what this person has before them; versi is the present one in the store.

    Call it before the form is drawn. The form must name its button name("simpan"). teks: the words of
    the store in a field name("teks") outside a form, where what is typed comes before the button.
    """
    terlihat = st.session_state.get(f"terlihat-{kunci}")
    if not isinstance(terlihat, Terlihat):
        terlihat = Terlihat(kunci, versi, semula=teks)
    elif (
        terlihat.versi != versi
        and not st.session_state.get(terlihat.name("simpan"))
        and st.session_state.get(terlihat.name("teks"), terlihat.semula) == terlihat.semula
    ):
        # Nothing is being saved: the newer words come into new fields, unless this person has typed
        # their own and was told of the others.
        baru = terlihat.ke if terlihat.diberi_tahu else terlihat.ke + 1
        terlihat = Terlihat(kunci, versi, baru, terlihat.diberi_tahu, teks)
    st.session_state[f"terlihat-{kunci}"] = terlihat
    return terlihat


def save_terlihat(terlihat: Terlihat, versi: int, simpan: Callable[[], bool], kalimat: str) -> None:
    """Save what was typed, and say kalimat on the run after; or say beside it why it was refused.

    simpan tells whether anything changed. versi is the present one in the store: whoever was told
    that another has saved it decides with their own words still in the form.
    """
    try:
        berubah = simpan()
    except VersiBerubah as galat:
        terlihat.versi, terlihat.diberi_tahu = versi, True
        refuse(galat)
    except DataTidakSah as galat:
        refuse(galat)
    else:
        baru = Terlihat(terlihat.kunci, versi, terlihat.ke + 1)
        st.session_state[f"terlihat-{terlihat.kunci}"] = baru
        tell(kalimat if berubah else "Tidak ada yang berubah.")
