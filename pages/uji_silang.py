"""Halaman Uji Silang: recompute a published table, or one figure, and say what is wrong."""

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak
from sakip.ui.hitung import draw_hitung
from sakip.ui.html import apply_gaya, draw
from sakip.ui.session import database, require_pelaku
from sakip.ui.teks import escape_markdown
from sakip.ui.uji_kolom import TABEL_CONTOH, make_kolom_dikenali
from sakip.ui.uji_silang import draw_hasil

pelaku = require_pelaku(Hak.UJI_SILANG)
apply_gaya()
st.title("Uji Silang", anchor=False)
st.markdown(
    "Menghitung ulang capaian yang sudah tercetak: angka mana yang keliru, berapa selisihnya, dan "
    "rumus atau pembulatan apa yang menjelaskannya. Berkas Anda tidak disimpan."
)
tabel, angka = st.tabs(["Satu tabel (CSV)", "Satu angka"])
with tabel:
    with st.container(key="berkas-uji"):
        berkas = st.file_uploader(
            "Tabel capaian dalam CSV, paling besar 5 MB",
            type=["csv", "tsv", "txt"],
            max_upload_size=5,
        )
    with st.expander("Kolom yang dikenali, dan tabel contoh", expanded=False):
        draw(make_kolom_dikenali())
        st.download_button(
            "Unduh tabel contoh",
            data=TABEL_CONTOH.encode("utf-8-sig"),
            file_name="contoh-uji-silang.csv",
            mime="text/csv",
            on_click="ignore",
        )
    if berkas is not None:
        try:
            draw_hasil(database(), pelaku, berkas.getvalue(), berkas.name)
        except DataTidakSah as galat:
            st.error(escape_markdown(str(galat)))
with angka:
    draw_hitung(pelaku)
