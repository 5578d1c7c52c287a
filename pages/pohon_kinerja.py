"""Halaman Pohon Kinerja: from tujuan to kegiatan, each node with its capaian; what hangs on nothing is shown."""

import streamlit as st

from sakip.domain.peran import Hak, may
from sakip.services.perencanaan import check_rencana
from sakip.ui.html import apply_gaya, draw
from sakip.ui.kabar import draw_kabar
from sakip.ui.penarikan import draw_tarik
from sakip.ui.pohon_kinerja import make_pohon
from sakip.ui.rencana import pick_tahun, read_rekap, read_rencana
from sakip.ui.renstra import make_temuan
from sakip.ui.session import database, require_pelaku
from sakip.ui.simpanan import read_cached

pelaku = require_pelaku(Hak.LIHAT_CAPAIAN)
db = database()
apply_gaya()
st.title("Pohon Kinerja", anchor=False)
draw_kabar()
rencana = read_rencana(db, pelaku)
tahun = pick_tahun(rencana)
if tahun is None:
    st.stop()
periode, rekap = read_rekap(db, pelaku, tahun)
st.caption(
    f"Capaian {periode} {tahun}. Buka sebuah simpul untuk melihat siapa yang menanggung dan kegiatan pendukungnya."
)
if may(pelaku, Hak.LIHAT_KANTOR):
    putus = [
        s
        for s in read_cached(check_rencana, db, pelaku, tahun)
        if s.uji in ("yatim", "tanpa_pemilik")
    ]
    if putus:
        draw(make_temuan(putus))
draw(make_pohon(rencana, tahun, rekap))
if may(pelaku, Hak.KELOLA_PERENCANAAN):
    draw_tarik(db, pelaku, rencana, ("pohon_kinerja",), tahun)
