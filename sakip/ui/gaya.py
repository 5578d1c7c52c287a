"""The look of the working pages: one style sheet, nothing in it comes from people."""

from pathlib import Path

import streamlit as st

GAYA = Path(__file__).parent / "aset" / "kerja.css"


def apply_gaya_kerja() -> None:
    """Give this page the style of forms, lists and uploads; called once per page, at its top."""
    st.html(GAYA)
