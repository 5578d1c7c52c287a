"""Halaman Beranda: what this person has to do, and how things stand."""

import streamlit as st

from sakip.domain import waktu
from sakip.domain.peran import Hak, may, may_kantor
from sakip.domain.tulisan import format_tanggal
from sakip.services.formulir import list_tahun
from sakip.services.penyiapan import read_kantor
from sakip.services.tugas import list_tugas
from sakip.ui.belum_ada import draw_administrator, draw_tanpa_indikator, draw_tanpa_peran
from sakip.ui.beranda import default_tahun, draw_formulir, read_kelengkapan
from sakip.ui.beranda_kantor import draw_angka_tahun, draw_tabel_unit
from sakip.ui.gaya import apply_gaya_kerja
from sakip.ui.pemberitahuan import draw_pemberitahuan
from sakip.ui.session import database, require_pelaku
from sakip.ui.tugas import draw_daftar_tugas

pelaku = require_pelaku()
apply_gaya_kerja()
db = database()
kantor = read_kantor(db)
st.title("Beranda", anchor=False)
if kantor is None:
    st.stop()
hari = kantor.local_date(waktu.now_utc())
st.caption(f"Hari ini {format_tanggal(hari)}")

if not may(pelaku, Hak.LIHAT_CAPAIAN):
    if may(pelaku, Hak.KELOLA_PENGGUNA):
        draw_administrator(pelaku)
    else:
        draw_tanpa_peran()
    st.stop()

daftar_tahun, tugas = list_tahun(db, pelaku), list_tugas(db, pelaku)
if daftar_tahun or tugas:
    st.subheader("Tugas saya", anchor=False)
    draw_daftar_tugas(pelaku, tugas)
if not daftar_tahun:
    draw_tanpa_indikator(pelaku)
    st.stop()

draw_pemberitahuan(kantor)
if may(pelaku, Hak.ISI_REALISASI):
    terakhir = [tahun for tahun in daftar_tahun if tahun <= hari.year][:2]
    draw_formulir(read_kelengkapan(db, pelaku, terakhir, hari), hari)
if may_kantor(pelaku, Hak.LIHAT_CAPAIAN):
    bawaan = default_tahun(daftar_tahun, hari)
    tahun = st.selectbox(
        "Tahun",
        daftar_tahun,
        index=daftar_tahun.index(bawaan),
        key="tahun",
        bind="query-params",
        width=130,
    )
    draw_angka_tahun(db, pelaku, kantor, tahun)
    draw_tabel_unit(pelaku, read_kelengkapan(db, pelaku, [tahun], hari), tahun, hari)
