"""Halaman Program dan Anggaran: pagu murni and every change of it, spending per triwulan, absorption, efficiency."""

import streamlit as st

from sakip.domain.peran import Hak, may
from sakip.services.capaian import list_anggaran, list_efisiensi
from sakip.ui.anggaran import make_efisiensi
from sakip.ui.html import apply_gaya, draw
from sakip.ui.kabar import draw_kabar
from sakip.ui.penarikan import draw_tarik
from sakip.ui.pilih_periode import list_sampai
from sakip.ui.program_anggaran import make_perubahan, make_program
from sakip.ui.rencana import pick_tahun, read_rencana
from sakip.ui.session import database, require_pelaku
from sakip.ui.simpanan import read_cached

# What is taken back here: money before what it hangs on.
LEMBAR = ("program_kegiatan", "pagu", "pagu_perubahan", "renja", "realisasi_anggaran")

pelaku = require_pelaku(Hak.LIHAT_KANTOR)
db = database()
apply_gaya()
st.title("Program dan Anggaran", anchor=False)
draw_kabar()
rencana = read_rencana(db, pelaku)
tahun = pick_tahun(rencana)
if tahun is None:
    st.stop()
periode = list_sampai(db, pelaku, [tahun])[tahun]
st.caption(
    f"Rupiah. Realisasi dan serapan sejak Januari ({periode.nama} {tahun}), terhadap pagu yang berlaku pada akhir periode itu. Uang "
    "dicatat sekali, pada sub kegiatan; kegiatan dan program adalah jumlahnya."
)
draw(make_program(rencana, tahun, read_cached(list_anggaran, db, pelaku, tahun, periode)))
if (perubahan := make_perubahan(rencana, tahun)) is not None:
    with st.expander("Pergeseran dan perubahan pagu", icon=":material/history:"):
        draw(perubahan)
st.subheader("Efisiensi", anchor=False)
draw(make_efisiensi(read_cached(list_efisiensi, db, pelaku, tahun)))
if may(pelaku, Hak.KELOLA_PERENCANAAN):
    draw_tarik(db, pelaku, rencana, LEMBAR, tahun)
