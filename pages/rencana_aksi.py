"""Halaman Rencana Aksi: what is done for each indikator, with targets of the triwulan, money and owner."""

import streamlit as st

from sakip.domain.peran import Hak, may
from sakip.ui.belanja import draw_belanja
from sakip.ui.html import apply_gaya, draw
from sakip.ui.kabar import draw_kabar
from sakip.ui.penarikan import draw_tarik
from sakip.ui.rencana import by_kode, of_tahun, pick_tahun, read_rencana
from sakip.ui.rencana_aksi import make_rencana_aksi
from sakip.ui.session import database, require_pelaku

pelaku = require_pelaku(Hak.LIHAT_CAPAIAN)
db = database()
apply_gaya()
st.title("Rencana Aksi", anchor=False)
draw_kabar()
rencana = read_rencana(db, pelaku)
with st.container(horizontal=True, vertical_alignment="bottom"):
    tahun = pick_tahun(rencana)
    if tahun is None:
        st.stop()
    dipakai = {str(satu["kode_unit"]) for satu in of_tahun(rencana, "indikator", tahun)}
    unit = {
        kode: str(satu["nama"])
        for kode, satu in by_kode(rencana["unit_kerja"]).items()
        if kode in dipakai
    }
    kode_unit = ""
    if len(unit) > 1:
        kode_unit = st.selectbox(
            "Unit",
            ["", *unit],
            format_func=lambda satu: unit.get(satu, "Semua unit"),
            key="aksi_unit",
            width=420,
        )
if not of_tahun(rencana, "rencana_aksi", tahun):
    st.info(f"Belum ada rencana aksi tahun {tahun}. Targetnya tetap tampil di bawah.")
draw(make_rencana_aksi(rencana, tahun, kode_unit))
if may(pelaku, Hak.KELOLA_PERENCANAAN):
    draw_tarik(db, pelaku, rencana, ("rencana_aksi",), tahun)
if may(pelaku, Hak.ISI_ANGGARAN):
    st.subheader(f"Realisasi anggaran {tahun}", anchor=False)
    with st.expander("Isi belanja sub kegiatan (LRA)", icon=":material/payments:"):
        draw_belanja(db, pelaku, tahun)
