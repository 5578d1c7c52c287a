"""Halaman Pengaturan: what the office decides for itself, from which tahun on, and who changed it."""

import streamlit as st

from sakip.domain import waktu
from sakip.domain.peran import Hak
from sakip.services.pengaturan import list_pengaturan, list_perubahan
from sakip.services.pengguna import list_pengguna
from sakip.services.penyiapan import read_kantor
from sakip.services.prosedur_kantor import list_prosedur_kantor
from sakip.ui.gaya import apply_gaya_kerja
from sakip.ui.kabar import draw_kabar
from sakip.ui.pengaturan import draw_lambang, draw_perubahan, draw_satu, pick_tahun
from sakip.ui.prosedur_kantor import draw_prosedur_kantor
from sakip.ui.session import database, require_pelaku

pelaku = require_pelaku(Hak.KELOLA_PENGATURAN)
apply_gaya_kerja()
db = database()
kantor = read_kantor(db)
st.title("Pengaturan", anchor=False)
if kantor is None:
    st.stop()
draw_kabar()
hari = kantor.local_date(waktu.now_utc())

st.subheader("Rata-rata dan predikat", anchor=False)
st.markdown(
    "Berlaku mulai tahun yang dipilih; tahun-tahun sebelumnya tetap seperti semula. Pilih tahun yang "
    "belum dilaporkan, kecuali memang hendak mengubah angka yang sudah terbit."
)
tahun = pick_tahun(hari.year)
semua = list_pengaturan(db, pelaku, tahun)
for satu in semua:
    if satu.pengaturan.per_tahun:
        draw_satu(db, pelaku, satu, tahun)

st.subheader("Sesi, bukti dukung, jam kerja, dan surat", anchor=False)
for satu in semua:
    if not satu.pengaturan.per_tahun and not satu.pengaturan.is_dokumen:
        draw_satu(db, pelaku, satu, 0)

st.subheader("Kop, kertas, dan pejabat pada dokumen", anchor=False)
for satu in semua:
    if satu.pengaturan.is_dokumen and satu.pengaturan.kunci != "kantor_lambang":
        draw_satu(db, pelaku, satu, 0)
draw_lambang(db, pelaku)

nama = {orang.kode: orang.nama for orang in list_pengguna(db, pelaku)}
draw_prosedur_kantor(db, pelaku, list_prosedur_kantor(db, pelaku), nama)
draw_perubahan(list_perubahan(db, pelaku), kantor, nama)
