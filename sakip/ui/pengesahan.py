"""Koreksi, paraf, signed scans, and the act that makes a document final."""

from collections.abc import Mapping
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from sakip.domain import waktu
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Hak, Pelaku, may
from sakip.domain.periode import JenisPeriode
from sakip.domain.waktu import format_waktu
from sakip.services.basis_data import Database
from sakip.services.jenis_dokumen import JENIS
from sakip.services.koreksi_dokumen import (
    MEGABYTE_TERBESAR,
    Langkah,
    add_berkas,
    add_koreksi,
    add_paraf,
    finish_koreksi,
    list_langkah,
    sign_dokumen,
)
from sakip.services.nomor_dokumen import get_bentuk_nomor
from sakip.services.pengesahan_dokumen import (
    KeadaanFinal,
    compare_final,
    finalize_dokumen,
    list_halangan,
)
from sakip.services.ringkasan import list_nama
from sakip.ui.dokumen import make_kekurangan
from sakip.ui.html import draw, tag
from sakip.ui.kabar import attempt
from sakip.ui.pengumpulan import draw_tabel
from sakip.ui.sekali import open_isian
from sakip.ui.simpanan import read_cached

NAMA = {
    "koreksi": "Koreksi",
    "selesai": "Koreksi",
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
    nama = read_cached(list_nama, db, pelaku) if semua else {}
    for satu in semua:
        _draw_satu(satu, kantor, nama, *dokumen)
    for satu in semua:
        if satu.terbuka and may(pelaku, Hak.PERIKSA):
            with st.form(f"selesai-{satu.nomor}"):
                jawaban = st.text_input(f"Yang diperbaiki menurut koreksi {satu.nomor}")
                if st.form_submit_button("Tandai selesai"):
                    attempt(
                        partial(finish_koreksi, db, pelaku, *dokumen, satu.nomor, jawaban),
                        f"Koreksi {satu.nomor} selesai.",
                    )
    if may(pelaku, Hak.KOREKSI_DOKUMEN):
        koreksi = open_isian(f"koreksi-{jenis}-{tahun}-{periode}")
        with st.form(koreksi.name("form")):
            bagian = st.text_input("Bagian atau halaman yang dikoreksi")
            catatan = st.text_area("Koreksi", height=90)
            if st.form_submit_button("Minta perbaikan"):
                koreksi.attempt(
                    lambda: add_koreksi(db, pelaku, *dokumen, bagian, catatan), "Koreksi tersimpan."
                )
    if may(pelaku, Hak.PERIKSA):
        _draw_paraf(db, pelaku, *dokumen)
        _draw_unggah(db, pelaku, *dokumen)


def _draw_paraf(
    db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode
) -> None:
    """Draw the button of the paraf; it signs what stood here before it was pressed."""
    kunci = f"paraf-{jenis}-{tahun}-{periode}"
    kini = read_cached(sign_dokumen, db, pelaku, jenis, tahun, periode)
    terlihat = str(st.session_state.get(kunci, kini))
    st.session_state[kunci] = kini
    if st.button("Paraf konsep ini", type="primary"):
        attempt(
            lambda: add_paraf(db, pelaku, jenis, tahun, periode, terlihat=terlihat),
            "Konsep diparaf.",
        )


def _draw_unggah(
    db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode
) -> None:
    """Draw the upload of a signed scan or an edited .docx; it is empty again once that is stored."""
    isian = open_isian(f"berkas-{jenis}-{tahun}-{periode}")
    berkas = st.file_uploader(
        "Hasil pindai bertanda tangan, atau DOCX yang sudah disunting "
        f"(PDF, DOCX, PNG, atau JPEG, paling besar {MEGABYTE_TERBESAR} MB)",
        type=["pdf", "docx", "png", "jpg", "jpeg"],
        max_upload_size=MEGABYTE_TERBESAR,
        key=isian.name("pindai"),
    )
    if berkas is not None and st.button("Simpan berkas"):
        isi, nama = berkas.getvalue(), berkas.name
        isian.attempt(
            lambda: add_berkas(db, pelaku, jenis, tahun, periode, nama, isi), f"{nama} tersimpan."
        )


def _draw_satu(
    satu: Langkah,
    kantor: Instansi,
    nama: Mapping[str, str],
    jenis: str,
    tahun: int,
    periode: JenisPeriode,
) -> None:
    keadaan = ""
    if satu.langkah == "koreksi":
        keadaan = " (belum selesai)" if satu.terbuka else " (selesai)"
    elif satu.langkah == "paraf":
        keadaan = " (berlaku)" if satu.berlaku else " (isinya sudah berubah; paraf ulang)"
    elif satu.langkah == "selesai":
        keadaan = f" {satu.menjawab} selesai"
    isi = [f"{satu.nomor}. {NAMA[satu.langkah]}{keadaan}: {satu.bagian} "]
    alamat = {"jenis": jenis, "tahun": tahun, "periode": periode, "nomor": satu.nomor}
    catatan = (
        tag("a", satu.catatan, href=f"/unduh/dokumen-berkas?{urlencode(alamat)}", download=True)
        if satu.langkah == "berkas"
        else tag("span", satu.catatan, class_="kj-baris")
    )
    oleh = nama.get(satu.dicatat_oleh, satu.dicatat_oleh)
    kapan = f"{oleh}, {format_waktu(satu.dicatat_pada, kantor)}"
    draw(
        tag(
            "p",
            tag("span", isi, class_="kj-utama"),
            catatan,
            tag("span", kapan, class_="kj-kecil"),
            class_="kj-hasil",
        )
    )


def draw_sahkan(
    db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode, kantor: Instansi
) -> None:
    """Draw what forbids the document to be final; without it, the act itself for who may."""
    dokumen = (jenis, tahun, periode)
    keadaan = read_cached(compare_final, db, pelaku, *dokumen)
    if keadaan.terakhir is not None and not keadaan.selisih:
        st.success(
            f"{keadaan.terakhir.judul} sudah final, dan isinya tidak berubah sejak itu. "
            "Bila kelak diperbaiki, yang disahkan menjadi "
            f"Perubahan ke-{keadaan.perubahan_ke}."
        )
        return
    if keadaan.terakhir is not None:
        _draw_selisih(keadaan)
    halangan = read_cached(list_halangan, db, pelaku, *dokumen)
    if halangan:
        st.markdown(f"**{len(halangan)} hal** menghalangi pengesahan:")
        draw(make_kekurangan(pelaku, halangan))
        return
    if not may(pelaku, Hak.SAHKAN):
        st.success("Siap disahkan oleh penanggung jawab.")
        return
    hari_ini = kantor.local_date(waktu.now_utc())
    bentuk = read_cached(get_bentuk_nomor, db, pelaku, hari_ini)
    with st.form("sahkan"):
        nomor = st.text_input("Nomor dokumen", placeholder=f"pola kantor: {bentuk}")
        tanggal = st.date_input("Tanggal", hari_ini, format="DD/MM/YYYY")
        st.markdown(
            "Sesudah disahkan, isinya tidak dapat berubah; perbaikan menjadi "
            f"*Perubahan ke-{keadaan.perubahan_ke + 1}*."
        )
        if st.form_submit_button("Sahkan", type="primary"):
            attempt(
                lambda: finalize_dokumen(db, pelaku, *dokumen, nomor=nomor, tanggal=tanggal),
                "Dokumen disahkan; kodenya pada daftar di bawah.",
            )


def _draw_selisih(keadaan: KeadaanFinal) -> None:
    """Draw what has changed since the last final document: it becomes the table of the Perubahan."""
    st.info(
        f"{len(keadaan.selisih)} hal berubah sejak dokumen final terakhir; yang disahkan "
        f"berikutnya menjadi Perubahan ke-{keadaan.perubahan_ke}."
    )
    with st.expander("Yang berubah"):
        draw_tabel(("Bagian", "Semula", "Menjadi"), keadaan.selisih)


def draw_berkas(
    db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode, kantor: Instansi
) -> None:
    """Draw the signed scans and edited files that lie beside the document that is chosen."""
    dokumen = (jenis, tahun, periode)
    semua = read_cached(list_langkah, db, pelaku, *dokumen)
    berkas = [satu for satu in semua if satu.langkah == "berkas"]
    if not berkas:
        return
    st.subheader(f"Berkas bertanda tangan: {JENIS[jenis].nama}", anchor=False)
    nama = read_cached(list_nama, db, pelaku)
    for satu in berkas:
        _draw_satu(satu, kantor, nama, *dokumen)
