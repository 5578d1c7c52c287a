"""Koreksi, paraf, signed scans, and the act that makes a document final."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Hak, Pelaku, may
from sakip.domain.periode import JenisPeriode
from sakip.domain.waktu import format_waktu, now_utc
from sakip.services.basis_data import Database
from sakip.services.koreksi_dokumen import (
    Langkah,
    add_berkas,
    add_koreksi,
    add_paraf,
    finish_koreksi,
    list_langkah,
)
from sakip.services.pengesahan_dokumen import finalize_dokumen, list_halangan
from sakip.ui.dokumen import make_kekurangan
from sakip.ui.html import draw, tag
from sakip.ui.kabar import refuse, tell
from sakip.ui.simpanan import read_cached

NAMA = {
    "koreksi": "Koreksi",
    "selesai": "Koreksi selesai",
    "paraf": "Paraf",
    "berkas": "Berkas bertanda tangan",
}


def draw_langkah(
    db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode, kantor: Instansi
) -> None:
    """Draw the steps so far, then what this person may do: koreksi, answer, paraf, scan."""
    dokumen = (jenis, tahun, periode)
    semua = read_cached(list_langkah, db, pelaku, *dokumen)
    if not semua:
        st.markdown("Belum ada koreksi dan paraf.")
    for satu in semua:
        _draw_satu(satu, kantor, *dokumen)
    for satu in semua:
        if satu.terbuka and may(pelaku, Hak.PERIKSA):
            with st.form(f"selesai-{satu.nomor}"):
                jawaban = st.text_input(f"Yang diperbaiki menurut koreksi {satu.nomor}")
                if st.form_submit_button("Tandai selesai"):
                    _act(
                        partial(finish_koreksi, db, pelaku, *dokumen, satu.nomor, jawaban),
                        f"Koreksi {satu.nomor} selesai.",
                    )
    if may(pelaku, Hak.KOREKSI_DOKUMEN):
        with st.form("koreksi", clear_on_submit=True):
            bagian = st.text_input("Bagian atau halaman yang dikoreksi")
            catatan = st.text_area("Koreksi", height=90)
            if st.form_submit_button("Minta perbaikan"):
                _act(
                    lambda: add_koreksi(db, pelaku, *dokumen, bagian[:200], catatan),
                    "Koreksi tersimpan.",
                )
    if may(pelaku, Hak.PERIKSA):
        if st.button("Paraf konsep ini", type="primary"):
            _act(lambda: add_paraf(db, pelaku, *dokumen), "Konsep diparaf.")
        berkas = st.file_uploader(
            "Hasil pindai bertanda tangan, atau DOCX yang sudah disunting",
            type=["pdf", "docx", "png", "jpg", "jpeg"],
        )
        if berkas is not None and st.button("Simpan berkas"):
            isi, nama = berkas.getvalue(), berkas.name
            _act(lambda: add_berkas(db, pelaku, *dokumen, nama, isi), f"{nama} tersimpan.")


def _draw_satu(
    satu: Langkah, kantor: Instansi, jenis: str, tahun: int, periode: JenisPeriode
) -> None:
    keadaan = ""
    if satu.langkah == "koreksi":
        keadaan = " (belum selesai)" if satu.terbuka else " (selesai)"
    elif satu.langkah == "paraf":
        keadaan = " (berlaku)" if satu.berlaku else " (isinya sudah berubah; paraf ulang)"
    isi = [f"{satu.nomor}. {NAMA[satu.langkah]}{keadaan}: {satu.bagian} "]
    alamat = {"jenis": jenis, "tahun": tahun, "periode": periode, "nomor": satu.nomor}
    catatan = (
        tag("a", satu.catatan, href=f"/unduh/dokumen-berkas?{urlencode(alamat)}", download=True)
        if satu.langkah == "berkas"
        else satu.catatan
    )
    kapan = f" · {satu.dicatat_oleh}, {format_waktu(satu.dicatat_pada, kantor)}"
    draw(
        tag(
            "p", tag("span", isi, class_="kj-utama"), catatan, tag("span", kapan, class_="kj-kecil")
        )
    )


def draw_sahkan(
    db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode, kantor: Instansi
) -> None:
    """Draw what forbids the document to be final; without it, the act itself for who may."""
    halangan = read_cached(list_halangan, db, pelaku, jenis, tahun, periode)
    if halangan:
        st.markdown(f"**{len(halangan)} hal** menghalangi pengesahan:")
        draw(make_kekurangan(pelaku, halangan))
        return
    if not may(pelaku, Hak.SAHKAN):
        st.success("Siap disahkan oleh penanggung jawab.")
        return
    with st.form("sahkan"):
        nomor = st.text_input("Nomor dokumen")
        tanggal = st.date_input("Tanggal", kantor.local_date(now_utc()), format="DD/MM/YYYY")
        st.markdown(
            "Sesudah disahkan, isinya tidak dapat berubah; perbaikan menjadi *Perubahan ke-1*."
        )
        if st.form_submit_button("Sahkan", type="primary"):
            _act(
                lambda: finalize_dokumen(
                    db, pelaku, jenis, tahun, periode, nomor=nomor, tanggal=tanggal
                ),
                "Dokumen disahkan; kodenya pada daftar di bawah.",
            )


def _act(lakukan: Callable[[], object], kabar: str) -> None:
    try:
        lakukan()
    except DataTidakSah as galat:
        refuse(galat)
    else:
        tell(kabar)
