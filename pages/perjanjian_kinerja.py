"""Halaman Perjanjian Kinerja: each official's promise, murni and perubahan, and the document to print."""

from functools import partial

import streamlit as st

from sakip.domain.peran import Hak, may
from sakip.domain.periode import JenisPeriode
from sakip.services.dokumen import make_dokumen
from sakip.services.dokumen_perjanjian import make_satu_perjanjian
from sakip.services.jenis_dokumen import Format
from sakip.ui.html import apply_gaya, draw
from sakip.ui.kabar import draw_kabar
from sakip.ui.penarikan import draw_tarik
from sakip.ui.perjanjian import list_perjanjian, make_perjanjian, name_perjanjian
from sakip.ui.rencana import pick_tahun, read_rencana
from sakip.ui.session import database, require_pelaku

LEMBAR = ("perjanjian_kinerja", "perjanjian_indikator", "target")  # what is taken back here

pelaku = require_pelaku(Hak.LIHAT_CAPAIAN)
db = database()
apply_gaya()
st.title("Perjanjian Kinerja", anchor=False)
draw_kabar()
rencana = read_rencana(db, pelaku)


def write_pdf(tahun: int) -> bytes:
    """Return every perjanjian of a tahun as one PDF, made when it is asked for."""
    return make_dokumen(db, pelaku, "pk", tahun, JenisPeriode.TAHUN, Format.PDF).isi


def write_satu(tahun: int, kode: str) -> bytes:
    """Return one perjanjian as a PDF, made when it is asked for."""
    return make_satu_perjanjian(db, pelaku, tahun, kode, Format.PDF).isi


with st.container(horizontal=True, vertical_alignment="bottom"):
    tahun = pick_tahun(rencana)
    if tahun is None:
        st.stop()
    daftar = list_perjanjian(rencana, tahun)
    nama = {str(satu["kode"]): name_perjanjian(satu) for satu in daftar}
    kode = st.selectbox(
        "Perjanjian", list(nama), format_func=nama.__getitem__, key="pk_kode", width=380
    )
    if kode is not None:
        st.download_button(
            "Unduh perjanjian ini (PDF)",
            data=partial(write_satu, tahun, kode),
            file_name=f"{kode}.pdf",
            mime=Format.PDF.media,
            on_click="ignore",
            icon=":material/print:",
        )
    if may(pelaku, Hak.LIHAT_KANTOR):
        st.download_button(
            "Unduh semua (PDF)",
            data=partial(write_pdf, tahun),
            file_name=f"perjanjian-kinerja-{tahun}.pdf",
            mime=Format.PDF.media,
            on_click="ignore",
            icon=":material/print:",
        )
if kode is None:
    st.info(f"Belum ada perjanjian kinerja tahun {tahun} yang Anda lihat.")
    st.stop()
draw(make_perjanjian(rencana, next(satu for satu in daftar if satu["kode"] == kode)))
if may(pelaku, Hak.KELOLA_PERENCANAAN):
    draw_tarik(db, pelaku, rencana, LEMBAR, tahun)
