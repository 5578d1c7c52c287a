"""Halaman Progres Bulanan: what each unit did in a month, per indikator and sub kegiatan."""

import streamlit as st

from sakip.domain import waktu
from sakip.domain.peran import Hak
from sakip.services.formulir import list_tahun
from sakip.services.penyiapan import read_kantor
from sakip.services.progres_bulanan import list_progres
from sakip.services.ringkasan import list_nama
from sakip.ui.belum_ada import draw_tanpa_indikator
from sakip.ui.gaya import apply_gaya_kerja
from sakip.ui.kabar import draw_kabar
from sakip.ui.progres_bulanan import draw_bacaan, draw_isian, pick_bulan
from sakip.ui.session import database, require_pelaku

pelaku = require_pelaku(Hak.LIHAT_CAPAIAN)
apply_gaya_kerja()
db = database()
kantor = read_kantor(db)
st.title("Progres Bulanan", anchor=False)
if kantor is None:
    st.stop()
daftar_tahun = list_tahun(db, pelaku)
if not daftar_tahun:
    draw_tanpa_indikator(pelaku)
    st.stop()
draw_kabar()
hari = kantor.local_date(waktu.now_utc())
tahun, bulan = pick_bulan(daftar_tahun, hari.year, hari.month)
daftar = list_progres(db, pelaku, tahun, bulan)
draw_isian(db, pelaku, daftar, tahun, bulan)
draw_bacaan(daftar, list_nama(db, pelaku), kantor)
