"""Halaman Capaian: every indikator of a periode with target, realisasi, capaian and the way they came about."""

import streamlit as st

from sakip.domain.peran import Hak, may, may_kantor
from sakip.services.capaian import list_rekap
from sakip.services.dasar_target import list_dasar_target
from sakip.services.formulir import list_tahun
from sakip.services.ringkasan import average_rekap, get_aturan
from sakip.ui.asal_angka import open_asal_angka
from sakip.ui.html import apply_gaya, draw
from sakip.ui.pilih_periode import Pemilih, Saringan, default_periode, find_triwulan
from sakip.ui.session import database, require_pelaku
from sakip.ui.simpanan import read_cached
from sakip.ui.tabel_capaian import make_ringkasan, make_tabel

pelaku = require_pelaku(Hak.LIHAT_CAPAIAN)
db = database()
apply_gaya()
st.title("Capaian", anchor=False)
tahun_ada = read_cached(list_tahun, db, pelaku)
if not tahun_ada:
    st.info(
        "Belum ada indikator. Penyusun laporan kinerja menetapkan sasaran, indikator, dan target "
        "lebih dahulu."
    )
    st.stop()

terakhir = find_triwulan(db, pelaku)
pemilih = Pemilih()
with st.container(horizontal=True, vertical_alignment="bottom"):
    tahun = pemilih.pick_tahun(tahun_ada, terakhir.tahun if terakhir else tahun_ada[0])
    periode = pemilih.pick_periode(default_periode(terakhir, tahun))
    semua = read_cached(list_rekap, db, pelaku, tahun, periode)
    unit, status = pemilih.pick_unit(semua), pemilih.pick_status(semua)
    saringan = Saringan(
        tahun=tahun, periode=periode, unit=unit, status=status, cari=pemilih.pick_cari()
    )
pemilih.warn()

if not semua:
    st.info(f"Belum ada indikator yang dibidangi unit Anda pada tahun {tahun}.")
    st.stop()

aturan = read_cached(get_aturan, db, pelaku, tahun)
tampil = saringan.apply(semua)
draw(
    make_ringkasan(
        saringan,
        average_rekap(tampil, aturan),
        aturan,
        seluruh_kantor=may_kantor(pelaku, Hak.LIHAT_CAPAIAN),
        boleh_ekspor=may(pelaku, Hak.EKSPOR),
    )
)
if tampil:
    dasar = read_cached(list_dasar_target, db, pelaku, tahun, periode)
    draw(make_tabel(tampil, aturan, saringan, dasar))
else:
    st.info(
        "Tidak ada indikator yang cocok. Longgarkan pilihan unit, status, atau kata yang dicari."
    )
open_asal_angka(db, pelaku, tahun, periode)
