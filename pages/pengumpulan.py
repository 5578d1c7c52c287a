"""Halaman Pengumpulan: take the triwulan's form of a unit, fill it in Excel or here, and hand it in."""

import streamlit as st

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, may
from sakip.services.formulir import get_formulir
from sakip.services.penyiapan import read_kantor
from sakip.ui.ajukan import draw_ajukan
from sakip.ui.belum_ada import draw_tanpa_indikator
from sakip.ui.bukti_dukung import draw_bukti_formulir
from sakip.ui.draf_formulir import open_draf
from sakip.ui.gaya import apply_gaya_kerja
from sakip.ui.isian_layar import draw_bacaan, draw_isian
from sakip.ui.kendala import draw_kendala
from sakip.ui.pengumpulan import (
    BUKTI,
    KENDALA,
    LAYAR,
    UNGGAH,
    draw_kepala_formulir,
    pick_cara,
    pick_formulir,
)
from sakip.ui.riwayat_unggahan import draw_riwayat
from sakip.ui.session import database, require_pelaku
from sakip.ui.teks import escape_markdown
from sakip.ui.unggahan import draw_templat, draw_unggahan

pelaku = require_pelaku(Hak.UNDUH_TEMPLAT)
apply_gaya_kerja()
db = database()
kantor = read_kantor(db)
st.title("Pengumpulan", anchor=False)
if kantor is None:
    st.stop()
pilihan = st.container(horizontal=True, vertical_alignment="bottom", key="pilih-formulir")
kunci = pick_formulir(db, pelaku, kantor.local_date(waktu.now_utc()), pilihan)
if kunci is None:
    draw_tanpa_indikator(pelaku)
    st.stop()
boleh_isi = may(pelaku, Hak.ISI_REALISASI, kunci.kode_unit)
cara = pick_cara(pilihan) if boleh_isi else UNGGAH
try:
    draw_ajukan(db, pelaku, kunci, kantor)
    if cara == LAYAR:
        draw_isian(kunci, open_draf(pelaku, kunci))
        st.stop()
    formulir = get_formulir(db, pelaku, kunci.kode_unit, kunci.periode)
except DataTidakSah as galat:
    st.info(escape_markdown(f"{galat.apa}. {galat.perbaikan}"))
    st.stop()

draw_kepala_formulir(formulir)
if cara == BUKTI:
    draw_bukti_formulir(formulir)
    st.stop()
if cara == KENDALA:
    draw_kendala(db, pelaku, kunci, formulir)
    st.stop()
if boleh_isi:
    draw_unggahan(kunci)
else:
    draw_templat(kunci)
    draw_bacaan(formulir)
draw_riwayat(db, pelaku, kunci, kantor)
