"""Halaman Jejak: who did what when, filtered; for administrator and inspektorat."""

import streamlit as st

from sakip.domain.peran import Hak
from sakip.services.jejak import list_isi, list_jejak
from sakip.services.penyiapan import read_kantor
from sakip.ui.gaya import apply_gaya_kerja
from sakip.ui.jejak import SEKALI, ask_saringan, draw_jejak, draw_periksa
from sakip.ui.session import database, require_pelaku

pelaku = require_pelaku(Hak.LIHAT_JEJAK)
apply_gaya_kerja()
db = database()
kantor = read_kantor(db)
st.title("Jejak", anchor=False)
if kantor is None:
    st.stop()
isi = list_isi(db, pelaku)
saringan = ask_saringan(isi, kantor)
draw_periksa(db, pelaku)
jumlah = SEKALI * int(st.session_state.get("jejak_halaman", 1))
baris = list_jejak(
    db,
    pelaku,
    oleh=saringan.oleh,
    tindakan=saringan.tindakan,
    cari=saringan.cari,
    sejak=saringan.sejak,
    sebelum=saringan.sebelum,
    paling_banyak=jumlah + 1,
)
draw_jejak(baris[:jumlah], kantor, isi.pelaku)
if len(baris) > jumlah and st.button(f"Tampilkan {SEKALI} catatan sebelumnya"):
    st.session_state["jejak_halaman"] = jumlah // SEKALI + 1
    st.rerun()
