"""Halaman Pengguna: people, the roles they hold and from when to when; add, help, deactivate."""

import streamlit as st

from sakip.domain.peran import Hak
from sakip.services.pengguna import list_pengguna
from sakip.services.penyiapan import list_unit, read_kantor
from sakip.ui.gaya import apply_gaya_kerja
from sakip.ui.kabar import draw_kabar
from sakip.ui.pengguna import draw_daftar, draw_orang, draw_tambah, pick_orang
from sakip.ui.session import database, require_pelaku

pelaku = require_pelaku(Hak.KELOLA_PENGGUNA)
apply_gaya_kerja()
db = database()
kantor, unit = read_kantor(db), {satu.kode: satu for satu in list_unit(db)}
st.title("Pengguna", anchor=False)
if kantor is None:
    st.stop()
draw_kabar()
semua = list_pengguna(db, pelaku)
draw_tambah(db, pelaku, kantor, unit)
orang = pick_orang(semua)
if orang is not None:
    draw_orang(db, pelaku, orang, kantor, unit)
draw_daftar(semua, kantor, unit)
