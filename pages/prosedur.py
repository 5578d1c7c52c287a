"""Halaman Prosedur: the procedures of the SOP at work: runs, one run, archive, lost time."""

import streamlit as st

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, may
from sakip.services.pelaksanaan import get_pelaksanaan, list_pelaksanaan
from sakip.services.penyiapan import read_kantor
from sakip.services.prosedur import list_pemain, list_prosedur
from sakip.services.surat import list_arsip, list_pengiriman, list_surat
from sakip.services.waktu_hilang import list_waktu_hilang
from sakip.ui import pelaksanaan, prosedur
from sakip.ui.gaya import apply_gaya_kerja
from sakip.ui.kabar import draw_kabar, refuse
from sakip.ui.kerja_langkah import draw_tindakan
from sakip.ui.pembetulan import draw_pembetulan
from sakip.ui.session import database, require_pelaku

pelaku = require_pelaku(Hak.LIHAT_PROSEDUR)
apply_gaya_kerja()
db = database()
kantor = read_kantor(db)
st.title("Prosedur", anchor=False)
if kantor is None:
    st.stop()
draw_kabar()

kode = st.query_params.get("pelaksanaan")
if kode:
    try:
        satu = get_pelaksanaan(db, pelaku, kode)
    except DataTidakSah as galat:
        refuse(galat)
        st.stop()
    pelaksanaan.draw_kepala(satu, kantor)
    pelaksanaan.draw_keadaan(satu, kantor)
    draw_tindakan(db, pelaku, satu, kantor)
    pelaksanaan.draw_surat(list_surat(db, pelaku, kode), list_pengiriman(db, pelaku, kode))
    draw_pembetulan(db, pelaku, satu, kantor)
    pelaksanaan.draw_langkah(satu, kantor)
    pelaksanaan.draw_riwayat(satu, kantor)
    st.stop()

BAGIAN = ("Berjalan", "Prosedur", "Waktu yang hilang", "Arsip")
bagian = st.segmented_control(
    "Bagian", BAGIAN, default=BAGIAN[0], key="bagian", label_visibility="collapsed"
)
if bagian == "Arsip":
    batal = list_pelaksanaan(db, pelaku, berakhir=True)
    prosedur.draw_arsip(list_arsip(db, pelaku), batal, kantor)
elif bagian == "Waktu yang hilang":
    prosedur.draw_waktu_hilang(list_waktu_hilang(db, pelaku))
elif bagian == "Prosedur":
    daftar = {s.prosedur.kode: s.prosedur for s in list_prosedur(db, pelaku)}
    judul = {nama: prosedur.write_judul(isi) for nama, isi in daftar.items()}
    pilih = st.selectbox("Prosedur", list(daftar), format_func=judul.__getitem__)
    prosedur.draw_prosedur(daftar[pilih], list_pemain(db, pelaku, pilih))
else:
    prosedur.draw_berjalan(list_pelaksanaan(db, pelaku))
    if may(pelaku, Hak.MULAI_PROSEDUR):
        st.subheader("Mulai prosedur", anchor=False)
        tahun = kantor.local_date(waktu.now_utc()).year
        prosedur.draw_mulai(db, pelaku, list_prosedur(db, pelaku), tahun)
