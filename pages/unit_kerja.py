"""Halaman Unit Kerja: the units of the office, their heads, and their part in the SOP."""

import streamlit as st

from sakip.domain.peran import Hak
from sakip.services.unit_kerja import list_unit_kerja
from sakip.ui.gaya import apply_gaya_kerja
from sakip.ui.kabar import draw_kabar
from sakip.ui.session import database, require_pelaku
from sakip.ui.unit_kerja import draw_daftar, draw_tambah, draw_unit, pick_unit

pelaku = require_pelaku(Hak.KELOLA_PENGATURAN)
apply_gaya_kerja()
db = database()
st.title("Unit Kerja", anchor=False)
st.markdown(
    "Nama yang diubah berubah juga di tahun-tahun yang lalu. Bila sebuah unit digantikan unit lain, "
    "tambahkan yang baru dan nonaktifkan yang lama; angka-angkanya tetap tersimpan."
)
draw_kabar()
semua = list_unit_kerja(db, pelaku)
draw_tambah(db, pelaku)
unit = pick_unit(semua)
if unit is not None:
    draw_unit(db, pelaku, unit)
draw_daftar(semua)
