"""A form that empties itself once what was typed is stored, and keeps it when it was refused.

Streamlit's own clear_on_submit empties a form at every press: what was refused is gone, and of two
quick presses the second sends empty fields in the place of what was typed.
"""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.ui.kabar import refuse, tell


@dataclass(frozen=True, slots=True)
class Isian:
    """The fields of one form; ke counts how often it was stored, so that new fields follow stored ones."""

    kunci: str
    ke: int

    def name(self, bagian: str) -> str:
        """Return the key of the form, or of a part of it."""
        return f"{bagian}-{self.kunci}-{self.ke}"

    def finish(self) -> None:
        """Give the next run empty fields."""
        st.session_state[f"sekali-{self.kunci}"] = self.ke + 1

    def attempt(self, kerja: Callable[[], object], kalimat: str) -> None:
        """Store it and say kalimat on the run after this, over empty fields; or say here why it was refused."""
        try:
            kerja()
        except DataTidakSah as galat:
            refuse(galat)
        else:
            self.finish()
            tell(kalimat)


def open_isian(kunci: str) -> Isian:
    """Return the fields that a form has now; its widgets must be named by them."""
    return Isian(kunci, int(st.session_state.get(f"sekali-{kunci}", 0)))
