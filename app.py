"""The server of SAKIP. Run with: streamlit run app.py"""

import streamlit as st

from sakip.ui.galat import explain_error
from sakip.ui.menu import HALAMAN
from sakip.ui.muat_awal import load_pages
from sakip.web.aplikasi import lifespan, middleware, routes

load_pages()
# streamlit run looks for this very assignment; the name and the call must stand here.
app = st.App(
    "sakip/ui/main.py",
    routes=routes(),
    middleware=middleware(halaman.jalur for halaman in HALAMAN),
    lifespan=lifespan,
    on_script_error=explain_error,
)
