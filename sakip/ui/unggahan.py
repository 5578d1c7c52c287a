"""Upload a filled form: choose, see every row and every problem, then save all of it or nothing."""

from functools import partial

import streamlit as st

from sakip.domain.errors import DataTidakSah, VersiBerubah
from sakip.domain.peran import Hak, Pelaku
from sakip.services.pratinjau import Pratinjau
from sakip.services.unggahan import preview_unggahan, save_unggahan
from sakip.ui.draf_formulir import Kunci
from sakip.ui.formulir_berkas import draw_formulir_berkas
from sakip.ui.html import draw, tag
from sakip.ui.nama_berkas import draw_nama
from sakip.ui.pengumpulan import address_templat, draw_tabel
from sakip.ui.peta_berkas import PetaBerkas, draw_peta
from sakip.ui.pratinjau import AKAN_DISIMPAN, draw_pratinjau
from sakip.ui.session import database, require_pelaku
from sakip.ui.teks import escape_markdown


def draw_unggahan(kunci: Kunci) -> None:
    """Draw the three steps of an upload: template, file, preview."""
    kabar = st.container()
    kiri, kanan = st.columns(2, gap="large")
    with kiri:
        st.subheader("1. Unduh formulir, lalu isi", anchor=False)
        draw(
            tag(
                "p",
                "Sembilan kolom menurut SOP; sasaran, indikator, target, dan yang sudah tersimpan "
                "ada di dalamnya.",
                class_="kj-redup",
            )
        )
        draw_templat(kunci)
    with kanan:
        st.subheader("2. Unggah yang sudah diisi", anchor=False)
        # Of any name: the widget would turn a PDF away without a word, the guard says what to do instead.
        berkas = st.file_uploader(
            "Berkas formulir yang sudah diisi (paling besar 5 MB)",
            max_upload_size=5,
            key=f"berkas-{kunci.draf}-{_nomor(kunci)}",
        )
    if berkas is not None:
        _draw_berkas(kunci, berkas.file_id, berkas.getvalue(), berkas.name)
    else:
        with kabar:
            _draw_kabar(kunci)


def draw_templat(kunci: Kunci) -> None:
    """Draw the link to the form as an Excel file."""
    st.link_button("Unduh formulir Excel", address_templat(kunci), icon=":material/download:")


def _nomor(kunci: Kunci) -> int:
    """Return how many uploads of this form were saved in this session; each begins afresh."""
    return int(st.session_state.get(f"unggah-{kunci.draf}", 0))


def _draw_kabar(kunci: Kunci) -> None:
    """Draw what the upload before has changed."""
    kabar = st.session_state.get(f"kabar-{kunci.draf}")
    if kabar:
        judul, baris = kabar
        st.success(escape_markdown(judul), icon=":material/check_circle:")
        draw_tabel(("Indikator", "Semula", "Sekarang"), baris)


def _draw_berkas(kunci: Kunci, kode_berkas: str, isi: bytes, nama: str) -> None:
    pelaku = require_pelaku(Hak.UNGGAH)
    peta = PetaBerkas(kunci, kode_berkas)
    try:
        pratinjau = _read_pratinjau(pelaku, peta, isi, nama)
    except DataTidakSah as galat:
        st.error(
            f"**Berkas tidak dapat dipakai.** {escape_markdown(str(galat))}",
            icon=":material/error:",
        )
        return
    st.subheader("3. Periksa, lalu simpan", anchor=False)
    if draw_formulir_berkas(peta, pratinjau, isi, nama, partial(_finish, kunci)):
        return
    # Under the preview; where no row was read it is all there is to do, and comes first.
    if not pratinjau.hasil.baris:
        draw_peta(peta, pratinjau)
    draw_pratinjau(pratinjau)
    draw_nama(peta, pratinjau)
    if pratinjau.hasil.baris:
        draw_peta(peta, pratinjau)
    _draw_simpan(kunci, peta.sidik, pratinjau)


def _read_pratinjau(pelaku: Pelaku, peta: PetaBerkas, isi: bytes, nama: str) -> Pratinjau:
    """Return the preview of a file, read once per file; made anew when the store has changed.

    Raises TidakBerhak; DataTidakSah when the file cannot be read.
    """
    kunci = peta.kunci
    tempat = f"pratinjau-{kunci.draf}"
    simpanan = st.session_state.get(tempat)
    if simpanan and simpanan[0] == peta.sidik:
        pratinjau: Pratinjau = simpanan[1]
        return pratinjau
    with st.spinner("Memeriksa berkas…"):
        pratinjau = preview_unggahan(
            database(), pelaku, kunci.kode_unit, kunci.periode, isi, nama, peta.pilihan
        )
    st.session_state[tempat] = (peta.sidik, pratinjau)
    return pratinjau


def _draw_simpan(kunci: Kunci, sidik: str, pratinjau: Pratinjau) -> None:
    """Draw the agreement that is asked for and the button, with the reasons why it rests."""
    setuju = False
    akan = sum(satu.status in AKAN_DISIMPAN for satu in pratinjau.baris)
    if akan and not pratinjau.salah and (minta := list_persetujuan(pratinjau)):
        setuju = st.checkbox(
            f"Saya sudah memeriksa {' dan '.join(minta)} di atas, dan semuanya benar.",
            key=f"setuju-{sidik}",  # of this file as it was read: another is agreed to anew
        )
    alasan = list_alasan(pratinjau, setuju=setuju)
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(
            f"Simpan {akan} baris" if akan else "Simpan", type="primary", disabled=bool(alasan)
        ):
            _save(kunci, pratinjau, setuju=setuju)
        if alasan:
            draw(tag("span", "Belum dapat disimpan: " + " ".join(alasan), class_="kj-redup"))
        else:
            draw(
                tag("span", "Semua disimpan sekaligus, atau tidak sama sekali.", class_="kj-redup")
            )


def list_persetujuan(pratinjau: Pratinjau) -> list[str]:
    """Return what a person must agree to before anything is saved."""
    minta = []
    if pratinjau.pemetaan.perlu_setuju:
        minta.append("cara berkas ini dibaca")
    if pratinjau.konfirmasi:
        minta.append(f"{len(pratinjau.konfirmasi)} hal yang perlu dipastikan")
    return minta


def list_alasan(pratinjau: Pratinjau, *, setuju: bool) -> list[str]:
    """Return why a preview cannot be saved now, one sentence each; empty when it can."""
    alasan = []
    if pratinjau.salah and len(pratinjau.salah) == len(pratinjau.cocok.tak_dikenal):
        alasan.append("cocokkan dahulu nama indikator yang belum dikenal.")
    elif pratinjau.salah:
        alasan.append(
            f"ada {len(pratinjau.salah)} yang harus diperbaiki di berkas, lalu unggah lagi."
        )
    elif not any(satu.status in AKAN_DISIMPAN for satu in pratinjau.baris):
        alasan.append("isi berkas sama dengan yang tersimpan, tidak ada yang berubah.")
    elif list_persetujuan(pratinjau) and not setuju:
        alasan.append("centang dahulu pernyataan di atas.")
    return alasan


def _save(kunci: Kunci, pratinjau: Pratinjau, *, setuju: bool) -> None:
    """Save, say what has changed, and begin afresh; where another person came first, look again."""
    pelaku = require_pelaku(Hak.UNGGAH)
    st.session_state.pop(f"pratinjau-{kunci.draf}", None)
    try:
        hasil = save_unggahan(database(), pelaku, pratinjau, konfirmasi=setuju)
    except VersiBerubah as galat:
        st.error(escape_markdown(str(galat)))
        st.button("Periksa lagi dengan isi terbaru")
        return
    except DataTidakSah as galat:
        st.error(escape_markdown(str(galat)))
        return
    berubah = [
        (satu.indikator, satu.lama, satu.baru)
        for satu in pratinjau.baris
        if satu.status in AKAN_DISIMPAN
    ]
    judul = (
        f"{pratinjau.nama_berkas} tersimpan: {hasil['disimpan']} baris berubah, "
        f"{hasil['sama'] + hasil['kosong']} tetap."
    )
    _finish(kunci, judul, berubah)


def _finish(kunci: Kunci, judul: str, berubah: list[tuple[str, str, str]]) -> None:
    """Begin afresh, and say there what was saved."""
    st.session_state[f"kabar-{kunci.draf}"] = (judul, berubah)
    st.session_state[f"unggah-{kunci.draf}"] = _nomor(kunci) + 1
    st.rerun()
