"""Halaman Sesi Saya: where one is signed in, end it elsewhere, password and second factor."""

import streamlit as st

from sakip.services.faktor_kedua import get_status
from sakip.services.penyiapan import read_kantor
from sakip.services.sesi_saya import list_sesi_saya
from sakip.ui.gaya import apply_gaya_kerja
from sakip.ui.kabar import draw_kabar
from sakip.ui.sesi_saya import draw_akhiri_lain, draw_akun, draw_sesi
from sakip.ui.session import current_sidik, database, require_pelaku

pelaku = require_pelaku()
apply_gaya_kerja()
db = database()
kantor = read_kantor(db)
st.title("Sesi Saya", anchor=False)
if kantor is None:
    st.stop()
draw_kabar()
ini = current_sidik() or ""
semua = list_sesi_saya(db, pelaku)
st.markdown("Tempat Anda sedang masuk. Akhiri yang tidak Anda kenali, lalu ganti kata sandi.")
for satu in sorted(semua, key=lambda satu: satu.sidik != ini):
    draw_sesi(db, pelaku, satu, kantor, ini=satu.sidik == ini)
if len(semua) > 1:
    draw_akhiri_lain(db, pelaku, ini)
draw_akun(get_status(db, pelaku), contoh=kantor.contoh)
