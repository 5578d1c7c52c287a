"""What was uploaded for a form: which file, read how, by whom, what came of it; and undoing it."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Hak, Pelaku, may
from sakip.domain.waktu import format_waktu
from sakip.services.basis_data import Database
from sakip.services.batal_unggahan import list_pembatalan, preview_batal, undo_unggahan
from sakip.services.formulir import get_formulir
from sakip.services.ringkasan import list_nama
from sakip.services.unggahan import list_unggahan
from sakip.ui.draf_formulir import Kunci
from sakip.ui.html import Html, draw, join, tag
from sakip.ui.pengumpulan import draw_tabel, tulis_hasil
from sakip.ui.session import database, require_pelaku
from sakip.ui.teks import escape_markdown

NAMA_PEMETAAN = {
    "templat": "formulir program",
    "diingat": "susunan yang diingat",
    "ditemukan": "ditemukan program",
    "dipilih": "dibetulkan pengunggah",
}
Baris = dict[str, Any]


def draw_riwayat(db: Database, pelaku: Pelaku, kunci: Kunci, kantor: Instansi) -> None:
    """Draw the uploads of a form, newest first, each with its file, mapping, result and who."""
    unggahan = list_unggahan(db, pelaku, kunci.kode_unit, kunci.periode)
    st.subheader("Riwayat unggahan", anchor=False)
    _draw_kabar(kunci)
    if not unggahan:
        draw(tag("p", "Belum ada berkas yang disimpan untuk triwulan ini.", class_="kj-redup"))
        return
    batal = list_pembatalan(db, pelaku, kunci.kode_unit, kunci.periode)
    nama = list_nama(db, pelaku)
    draw_tabel(
        ("Waktu", "Oleh", "Berkas", "Cara dibaca", "SHA-256", "Hasil"),
        [
            (
                format_waktu(satu["diunggah_pada"], kantor),
                nama.get(satu["diunggah_oleh"], satu["diunggah_oleh"]),
                make_tautan(satu),
                tulis_pemetaan(satu["hasil"]),
                f"{satu['sha256'][:12]}…",
                _make_hasil(satu, batal.get(satu["kode"]), nama, kantor),
            )
            for satu in unggahan
        ],
    )
    tersisa = [satu for satu in unggahan if satu["kode"] not in batal]
    if tersisa and may(pelaku, Hak.UNGGAH, kunci.kode_unit):
        _draw_batal(db, pelaku, kunci, tersisa, kantor)


def make_tautan(satu: Baris) -> Html:
    """Return the name of an uploaded file as a link to the file itself."""
    alamat = f"/unduh/unggahan?{urlencode({'kode': satu['kode']})}"
    return tag("a", satu["nama_berkas"], href=alamat, download=satu["nama_berkas"])


def tulis_pemetaan(hasil: Mapping[str, Any]) -> str:
    """Return how a file was read: "lembar TW II, judul baris 6–7, realisasi kolom E (...)"."""
    kolom = hasil.get("kolom") or {}
    bagian = [f"lembar {hasil['lembar']}"] if hasil.get("lembar") else []
    if baris := hasil.get("baris_judul"):
        awal, akhir = baris
        bagian.append(f"judul baris {awal}" if awal == akhir else f"judul baris {awal}–{akhir}")
    if nilai := kolom.get("nilai") or kolom.get("pembilang"):
        bagian.append(f"realisasi kolom {nilai}")
    asal = NAMA_PEMETAAN.get(hasil.get("pemetaan", ""), "")
    return ", ".join(bagian) + (f" ({asal})" if asal and bagian else asal)


def _make_hasil(
    satu: Baris, batal: Baris | None, nama: Mapping[str, str], kantor: Instansi
) -> Html:
    """Return what came of an upload, and that it was undone: by whom, when and why."""
    isi = tag("span", tulis_hasil(satu["hasil"]))
    if batal is None:
        return isi
    oleh = nama.get(batal["dibatalkan_oleh"], batal["dibatalkan_oleh"])
    saat = format_waktu(batal["dibatalkan_pada"], kantor)
    kalimat = f"Dibatalkan {oleh}, {saat}: {batal['alasan']}"
    return join(isi, tag("span", kalimat, class_="kj-kecil kj-batal"))


def _draw_batal(
    db: Database, pelaku: Pelaku, kunci: Kunci, unggahan: Sequence[Baris], kantor: Instansi
) -> None:
    """Draw the way to undo one upload: which one, what would go back, the reason, the button."""
    with st.expander("Batalkan sebuah unggahan", key=f"batal-panel-{kunci.draf}"):
        pilihan = {
            satu["kode"]: f"{satu['nama_berkas']}, {format_waktu(satu['diunggah_pada'], kantor)}"
            for satu in unggahan
        }
        kode = st.selectbox(
            "Unggahan",
            list(pilihan),
            format_func=lambda satu: pilihan[satu],
            key=f"batal-{kunci.draf}-{len(pilihan)}",
        )
        if kode is not None and _draw_akibat(db, pelaku, kunci, kode):
            _draw_alasan(kunci, kode)


def _draw_akibat(db: Database, pelaku: Pelaku, kunci: Kunci, kode: str) -> bool:
    """Draw what undoing an upload would do; tell whether it would do anything."""
    hasil = preview_batal(db, pelaku, kode)
    if not hasil.dipulihkan:
        kalimat = (
            "Tidak ada isian yang dapat dikembalikan: semuanya sudah diubah lagi sesudahnya, atau "
            "unggahan ini tidak mengubah apa pun."
        )
        draw(tag("p", kalimat, class_="kj-redup"))
        return False
    if hasil.tertutup:
        kalimat = f"Unggahan ini tidak dapat dibatalkan: {hasil.tertutup}."
        draw(tag("p", kalimat, class_="kj-redup"))
        return False
    formulir = get_formulir(db, pelaku, kunci.kode_unit, kunci.periode)
    nama = {satu.kode_indikator: satu.indikator for satu in formulir.baris}
    draw_tabel(
        ("Indikator", "Sekarang", "Kembali menjadi"),
        [
            (nama.get(satu.kode_indikator, satu.kode_indikator), satu.semula, satu.menjadi)
            for satu in hasil.dipulihkan
        ],
    )
    if hasil.dibiarkan:
        lain = ", ".join(nama.get(s.kode_indikator, s.kode_indikator) for s in hasil.dibiarkan)
        draw(tag("p", f"Tetap, karena sudah diubah sesudahnya: {lain}.", class_="kj-redup"))
    return True


def _draw_alasan(kunci: Kunci, kode: str) -> None:
    """Draw the reason and the button; a reason that is missing is asked for when it is pressed."""
    st.text_input(
        "Alasan pembatalan",
        placeholder="misalnya: berkas yang terunggah keliru",
        key=f"batal-alasan-{kode}",
    )
    st.button(
        "Batalkan unggahan ini", key=f"batal-tombol-{kode}", on_click=_undo, args=(kunci, kode)
    )


def _undo(kunci: Kunci, kode: str) -> None:
    """Undo one upload; a callback asks anew who acts."""
    pelaku = require_pelaku(Hak.UNGGAH)
    alasan = str(st.session_state.get(f"batal-alasan-{kode}") or "")
    try:
        hasil = undo_unggahan(database(), pelaku, kode, alasan)
    except DataTidakSah as galat:
        st.session_state[f"batal-kabar-{kunci.draf}"] = (False, str(galat))
        return
    banyak = len(hasil.dipulihkan)
    st.session_state[f"batal-kabar-{kunci.draf}"] = (
        True,
        f"Unggahan dibatalkan: {banyak} isian kembali seperti sebelumnya.",
    )


def _draw_kabar(kunci: Kunci) -> None:
    berhasil, kalimat = st.session_state.pop(f"batal-kabar-{kunci.draf}", (True, ""))
    if kalimat:
        (st.success if berhasil else st.error)(escape_markdown(kalimat))
