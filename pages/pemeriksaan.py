"""Halaman Pemeriksaan: judge what the units have handed in, row by row, and take it one level further."""

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak
from sakip.domain.periode import Triwulan
from sakip.services.antrean import list_antrean, list_formulir_kantor
from sakip.services.kepatuhan import list_kepatuhan
from sakip.services.pengingat import list_pengingat
from sakip.services.penyiapan import read_kantor
from sakip.services.persetujuan_periode import list_periode
from sakip.ui.antrean import draw_antrean, draw_kepatuhan
from sakip.ui.belum_ada import draw_tanpa_indikator
from sakip.ui.gaya import apply_gaya_kerja
from sakip.ui.html import draw, tag
from sakip.ui.pemeriksaan import draw_periksa
from sakip.ui.periode_kantor import draw_pengingat, draw_periode
from sakip.ui.pilih_formulir import pick_triwulan_kantor, read_alamat_formulir
from sakip.ui.putuskan import draw_kabar_periksa
from sakip.ui.session import database, require_pelaku
from sakip.ui.teks import escape_markdown

pelaku = require_pelaku(Hak.PERIKSA)
apply_gaya_kerja()
db = database()
kantor = read_kantor(db)
st.title("Pemeriksaan", anchor=False)
if kantor is None:
    st.stop()
formulir = list_formulir_kantor(db, pelaku)
if not formulir:
    draw_tanpa_indikator(pelaku)
    st.stop()
terpilih: tuple[str, Triwulan] | None = read_alamat_formulir(formulir)
if terpilih is not None:
    draw(tag("p", tag("a", "‹ Semua formulir", href="/pemeriksaan", data_halaman=True)))
    try:
        draw_periksa(db, pelaku, *terpilih, kantor)
    except DataTidakSah as galat:
        st.info(escape_markdown(f"{galat.apa}. {galat.perbaikan}"))
    st.stop()
draw_kabar_periksa()
draw_antrean(list_antrean(db, pelaku), kantor)
periode = pick_triwulan_kantor(formulir)
draw_kepatuhan(list_kepatuhan(db, pelaku, periode), periode)
draw_pengingat(list_pengingat(db, pelaku, periode))
draw_periode(pelaku, periode.tahun, list_periode(db, pelaku, periode.tahun))
