"""Halaman Rapat dan Sosialisasi: reports put before officials, meetings and what they decided."""

import streamlit as st

from sakip.domain import waktu
from sakip.domain.peran import Hak, may
from sakip.services.pelaksanaan import list_nama_pelaksanaan
from sakip.services.penyiapan import read_kantor
from sakip.services.rapat import list_rapat
from sakip.services.ringkasan import list_nama
from sakip.services.sosialisasi import list_sosialisasi
from sakip.ui.gaya import apply_gaya_kerja
from sakip.ui.kabar import draw_kabar
from sakip.ui.rapat import (
    DaftarPelaksanaan,
    draw_rapat,
    draw_rapat_baru,
    draw_sosialisasi,
    draw_sosialisasi_baru,
)
from sakip.ui.session import database, require_pelaku

pelaku = require_pelaku(Hak.LIHAT_PROSEDUR)
apply_gaya_kerja()
db = database()
kantor = read_kantor(db)
st.title("Rapat dan Sosialisasi", anchor=False)
if kantor is None:
    st.stop()
draw_kabar()
hari = kantor.local_date(waktu.now_utc())
orang = list_nama(db, pelaku)
catat = may(pelaku, Hak.MULAI_PROSEDUR)
pelaksanaan = DaftarPelaksanaan(
    list_nama_pelaksanaan(db, pelaku), st.query_params.get("pelaksanaan")
)

st.subheader("Sosialisasi", anchor=False)
if catat:
    draw_sosialisasi_baru(db, pelaku, orang, pelaksanaan)
draw_sosialisasi(db, pelaku, list_sosialisasi(db, pelaku), kantor, pelaksanaan)
st.subheader("Rapat", anchor=False)
if catat:
    draw_rapat_baru(db, pelaku, orang, hari, pelaksanaan)
draw_rapat(db, pelaku, list_rapat(db, pelaku, hari), pelaksanaan)
