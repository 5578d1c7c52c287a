"""Halaman Dokumen: choose a document, see what it lacks, write the officials' words, make it, and see it final."""

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, may
from sakip.services.formulir import list_tahun
from sakip.services.kekurangan_dokumen import KOREKSI, TULISAN
from sakip.services.narasi import list_narasi
from sakip.services.penyiapan import read_kantor
from sakip.ui.dokumen import (
    SWAPERIKSA,
    draw_buat,
    draw_final,
    draw_kekurangan,
    pick_bagian,
    pick_dokumen,
)
from sakip.ui.gaya import apply_gaya_kerja
from sakip.ui.kabar import draw_kabar, refuse
from sakip.ui.narasi import draw_narasi
from sakip.ui.pekerjaan import draw_pekerjaan
from sakip.ui.pengesahan import draw_berkas, draw_langkah, draw_sahkan
from sakip.ui.session import database, require_pelaku
from sakip.ui.simpanan import read_cached
from sakip.ui.swaperiksa import draw_swaperiksa

pelaku = require_pelaku(Hak.LIHAT_CAPAIAN)
apply_gaya_kerja()
db = database()
kantor = read_kantor(db)
st.title("Dokumen", anchor=False)
draw_kabar()
tahun_ada = list_tahun(db, pelaku)
if kantor is None or not tahun_ada:
    st.info("Belum ada indikator, sehingga belum ada dokumen yang dapat dibuat.")
    st.stop()

jenis, tahun, periode = pick_dokumen(tahun_ada)
dokumen = (jenis.kode, tahun, periode)
bagian = TULISAN
if may(pelaku, Hak.LIHAT_KANTOR):
    bagian = pick_bagian()
try:
    if bagian == "Buat dan unduh":
        draw_buat(db, pelaku, *dokumen)
        draw_pekerjaan(db, pelaku, kantor)
        draw_kekurangan(db, pelaku, *dokumen)
    elif bagian == TULISAN:
        draw_narasi(db, pelaku, *dokumen, read_cached(list_narasi, db, pelaku, *dokumen))
    elif bagian == KOREKSI:
        draw_langkah(db, pelaku, *dokumen, kantor)
    elif bagian == SWAPERIKSA:
        draw_swaperiksa(db, pelaku, tahun)
        draw_pekerjaan(db, pelaku, kantor)
    else:
        draw_sahkan(db, pelaku, *dokumen, kantor)
        draw_final(db, pelaku, tahun)
        draw_berkas(db, pelaku, *dokumen, kantor)
except DataTidakSah as galat:
    refuse(galat)
