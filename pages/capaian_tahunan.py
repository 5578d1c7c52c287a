"""Halaman Capaian Tahunan: the year at a glance, for who answers for the office."""

import streamlit as st

from sakip.domain.peran import Hak
from sakip.domain.periode import sampai_dengan
from sakip.services.capaian import list_efisiensi, list_rata, list_rekap
from sakip.services.dasar_target import list_dasar_target
from sakip.services.formulir import list_tahun
from sakip.services.pengesahan import get_pengesahan
from sakip.services.ringkasan import get_aturan, list_keterangan
from sakip.ui.anggaran import make_efisiensi, make_program, read_anggaran, sum_serapan
from sakip.ui.angka_tahun import make_angka_tahun, make_pengesahan
from sakip.ui.asal_angka import open_asal_angka
from sakip.ui.grafik import show
from sakip.ui.grafik_tahunan import (
    draw_perjalanan,
    draw_tren_tahunan,
    list_batang,
    list_perjalanan,
)
from sakip.ui.html import apply_gaya, draw, join
from sakip.ui.peta_capaian import index_rata, make_peta
from sakip.ui.pilih_periode import Pemilih, find_nomor, find_triwulan, list_sampai
from sakip.ui.session import database, require_pelaku
from sakip.ui.simpanan import read_cached
from sakip.ui.tabel_capaian import make_dasar
from sakip.ui.tertinggal import make_tertinggal

pelaku = require_pelaku(Hak.LIHAT_KANTOR)
db = database()
apply_gaya()
tahun_ada = read_cached(list_tahun, db, pelaku)
terakhir = find_triwulan(db, pelaku)
pemilih = Pemilih()
with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
    st.title("Capaian Tahunan", anchor=False, width="content")
    tahun = pemilih.pick_tahun(tahun_ada, terakhir.tahun) if terakhir else None
pemilih.warn()
nomor = find_nomor(db, pelaku, tahun) if tahun is not None else None
if tahun is None or nomor is None:
    st.info(
        f"Belum ada realisasi yang dicatat{f' pada tahun {tahun}' if tahun else ''}. Angka tahun "
        "tampil setelah unit melaporkan realisasinya."
    )
    st.stop()

sampai = sampai_dengan(nomor)
aturan = read_cached(get_aturan, db, pelaku, tahun)
rekap = read_cached(list_rekap, db, pelaku, tahun, sampai)
kantor = read_cached(list_rata, db, pelaku, "instansi")
rata = index_rata(
    [row for row in kantor if row["tahun"] == tahun]
    + read_cached(list_rata, db, pelaku, "sasaran", tahun)
)
anggaran = read_anggaran(db, pelaku, tahun, nomor)

draw(
    make_angka_tahun(
        tahun, sampai, rata[pelaku.kode_instansi, sampai], sum_serapan(anggaran[sampai]), aturan
    )
)
draw(make_pengesahan(read_cached(get_pengesahan, db, pelaku, tahun, sampai)))
kiri, kanan = st.columns([1.75, 1], gap="medium")
with kiri:
    st.subheader("Sasaran menurut triwulan", anchor=False)
    sasaran = {satu.kode_sasaran: satu.sasaran for satu in rekap}
    draw(make_peta(tahun, sampai, sasaran, rata, pelaku.kode_instansi, aturan))
with kanan:
    st.subheader("Antartahun", anchor=False)
    batang = list_batang(kantor, list_sampai(db, pelaku, tahun_ada))
    show(draw_tren_tahunan(batang), "tren", "Rata-rata capaian tiap tahun beserta target 100")
    st.subheader(f"Kinerja dan anggaran {tahun}", anchor=False)
    titik = list_perjalanan(rata, pelaku.kode_instansi, anggaran)
    alt = "Capaian terhadap target setahun dan serapan anggaran sampai tiap triwulan"
    show(draw_perjalanan(titik), "perjalanan", alt)
st.subheader("Yang tertinggal", anchor=False)
keterangan = read_cached(list_keterangan, db, pelaku, tahun, nomor)
dasar = read_cached(list_dasar_target, db, pelaku, tahun, sampai)
draw(join(make_tertinggal(rekap, keterangan, tahun, sampai, aturan), make_dasar(dasar)))
st.subheader("Anggaran dan efisiensi", anchor=False)
efisiensi = read_cached(list_efisiensi, db, pelaku, tahun)
draw(join(make_efisiensi(efisiensi), make_program(anggaran[sampai])))
open_asal_angka(db, pelaku, tahun, sampai)
