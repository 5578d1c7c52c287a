"""What happens at the buttons of Pemeriksaan. Each callback asks anew who acts."""

from collections.abc import Callable

import streamlit as st

from sakip.domain.alur_pengumpulan import Tindakan
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak
from sakip.domain.periode import Triwulan
from sakip.services import alur_pengumpulan
from sakip.services.antrean import accept_semua
from sakip.services.tanya_jawab import ask_angka
from sakip.ui.session import database, require_pelaku
from sakip.ui.teks import escape_markdown

KABAR = "_kabar_periksa"
_LANGKAH = {
    Tindakan.VERIFIKASI: (alur_pengumpulan.verify_formulir, "diverifikasi"),
    Tindakan.SETUJUI: (alur_pengumpulan.approve_formulir, "disetujui"),
    Tindakan.SAHKAN: (alur_pengumpulan.legalise_formulir, "disahkan"),
    Tindakan.KUNCI: (alur_pengumpulan.lock_formulir, "dikunci"),
}


def decide(tindakan: Tindakan, kode_unit: str, periode: Triwulan, versi: int) -> None:
    """Take a form one level further."""
    fungsi, kata = _LANGKAH[tindakan]
    pelaku = require_pelaku(Hak.PERIKSA)
    _try(
        lambda: fungsi(database(), pelaku, kode_unit, periode, versi=versi),
        f"Formulir {periode} {kata}.",
    )


def return_selected(kode_unit: str, periode: Triwulan, versi: int, kunci: str) -> None:
    """Give back the rows on which a note was written."""
    pelaku = require_pelaku(Hak.PERIKSA)
    awal = f"catatan-{kunci}-"
    catatan = {
        str(nama).removeprefix(awal): str(isi)
        for nama, isi in st.session_state.items()
        if str(nama).startswith(awal) and str(isi or "").strip()
    }
    _try(
        lambda: alur_pengumpulan.return_baris(
            database(), pelaku, kode_unit, periode, catatan, versi=versi
        ),
        f"{len(catatan)} baris dikembalikan kepada unit; baris lain tetap.",
    )


def undo(kode_unit: str, periode: Triwulan, versi: int, kunci: str) -> None:
    """Take back one's own last act."""
    pelaku = require_pelaku(Hak.PERIKSA)
    alasan = str(st.session_state.get(f"undo-alasan-{kunci}") or "")
    _try(
        lambda: alur_pengumpulan.undo_status(
            database(), pelaku, kode_unit, periode, alasan, versi=versi
        ),
        "Status dibatalkan; yang sebelumnya berlaku lagi.",
    )


def reopen(kode_unit: str, periode: Triwulan, versi: int, kunci: str) -> None:
    """Make a closed form a draf again."""
    pelaku = require_pelaku(Hak.KUNCI)
    alasan = str(st.session_state.get(f"buka-alasan-{kunci}") or "")
    sampai = st.session_state.get(f"buka-sampai-{kunci}")
    _try(
        lambda: alur_pengumpulan.reopen_formulir(
            database(), pelaku, kode_unit, periode, alasan, versi=versi, sampai=sampai
        ),
        "Formulir dibuka kembali dan menjadi draf; unit dapat memperbaikinya.",
    )


def ask(kode_unit: str, periode: Triwulan, kunci: str) -> None:
    """Ask the unit about a figure."""
    pelaku = require_pelaku(Hak.PERIKSA)
    kode = str(st.session_state.get(f"tanya-kode-{kunci}") or "")
    isi = str(st.session_state.get(f"tanya-isi-{kunci}") or "")
    _try(
        lambda: ask_angka(database(), pelaku, kode_unit, periode, kode, isi),
        f"Pertanyaan tentang {kode} terkirim.",
    )


def accept(daftar: list[tuple[str, Triwulan, int]], kata: str) -> None:
    """Take every form of a list one level further, and say which did not go.

    kata is what becomes of a form: "diteruskan".
    """
    pelaku = require_pelaku(Hak.PERIKSA)
    try:
        hasil = accept_semua(database(), pelaku, daftar)
    except DataTidakSah as galat:
        st.session_state[KABAR] = (False, str(galat))
        return
    kalimat = f"{len(hasil.diterima)} formulir {kata}."
    for unit, periode, sebab in hasil.ditolak:
        kalimat += f" {unit} {periode} tidak: {sebab}."
    st.session_state[KABAR] = (not hasil.ditolak, kalimat)


def _try(kerjakan: Callable[[], object], kalimat: str) -> None:
    try:
        kerjakan()
    except DataTidakSah as galat:
        st.session_state[KABAR] = (False, str(galat))
    else:
        st.session_state[KABAR] = (True, kalimat)


def draw_kabar_periksa() -> None:
    """Say what the last button came to."""
    berhasil, kalimat = st.session_state.pop(KABAR, (True, ""))
    if kalimat:
        (st.success if berhasil else st.error)(escape_markdown(kalimat))
