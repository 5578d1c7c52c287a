"""Below the list of forms: agreement to semesters and the year, and texts that remind units."""

from collections.abc import Sequence

import streamlit as st

from sakip.domain.berjenjang import KeadaanPeriode
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, may
from sakip.domain.periode import JenisPeriode
from sakip.services.pengingat import Pengingat
from sakip.services.persetujuan_periode import approve_periode, revoke_periode
from sakip.ui.html import draw, tag
from sakip.ui.pengumpulan import draw_tabel
from sakip.ui.putuskan import KABAR
from sakip.ui.session import database, require_pelaku

TAMPIL = 3  # of what is missing, before the rest is counted


def draw_periode(pelaku: Pelaku, tahun: int, periode: Sequence[KeadaanPeriode]) -> None:
    """Draw how both semesters and the year stand; for the pengelola data the way to agree."""
    st.subheader(f"Persetujuan semester dan tahun {tahun}", anchor=False)
    draw_tabel(
        ("Periode", "Keadaan", "Yang belum"),
        [(satu.periode.nama, _tulis(satu), _shorten(satu.kurang)) for satu in periode],
        "kj-periode",
    )
    if not may(pelaku, Hak.SETUJUI):
        return
    baris = st.container(horizontal=True, vertical_alignment="bottom")
    for satu in periode:
        if not satu.disetujui and not satu.kurang:
            baris.button(
                f"Setujui {satu.periode.nama} {tahun}",
                key=f"setujui-{satu.periode}-{tahun}",
                on_click=_approve,
                args=(tahun, satu.periode),
            )
    sudah = [satu.periode for satu in periode if satu.disetujui]
    if sudah:
        with st.expander("Batalkan persetujuan periode"):
            st.selectbox("Periode", sudah, format_func=lambda satu: satu.nama, key=f"cabut-{tahun}")
            st.text_input("Alasan pembatalan", key=f"cabut-alasan-{tahun}")
            st.button(
                "Batalkan persetujuan", key=f"cabut-tombol-{tahun}", on_click=_revoke, args=(tahun,)
            )


def _tulis(satu: KeadaanPeriode) -> str:
    if satu.disetujui:
        return "✓ disetujui"
    return (
        "! perlu disetujui lagi: ada yang berubah sesudahnya" if satu.gugur else "○ belum disetujui"
    )


def _shorten(kurang: Sequence[str]) -> str:
    """Return what is missing; of a long list the first few and how many more."""
    if len(kurang) <= TAMPIL:
        return "; ".join(kurang) or "–"
    return "; ".join(kurang[:TAMPIL]) + f"; dan {len(kurang) - TAMPIL} lagi"


def _approve(tahun: int, periode: JenisPeriode) -> None:
    pelaku = require_pelaku(Hak.SETUJUI)
    try:
        approve_periode(database(), pelaku, tahun, periode)
    except DataTidakSah as galat:
        st.session_state[KABAR] = (False, str(galat))
    else:
        st.session_state[KABAR] = (True, f"{periode.nama} {tahun} disetujui.")


def _revoke(tahun: int) -> None:
    pelaku = require_pelaku(Hak.SETUJUI)
    periode = JenisPeriode(str(st.session_state[f"cabut-{tahun}"]))
    alasan = str(st.session_state.get(f"cabut-alasan-{tahun}") or "")
    try:
        revoke_periode(database(), pelaku, tahun, periode, alasan)
    except DataTidakSah as galat:
        st.session_state[KABAR] = (False, str(galat))
    else:
        st.session_state[KABAR] = (True, f"Persetujuan {periode.nama} {tahun} dibatalkan.")


def draw_pengingat(pengingat: Sequence[Pengingat]) -> None:
    """Draw a text for each unit that is behind, to be copied into a message; and the calendar."""
    if pengingat:
        with st.expander(f"Teks pengingat untuk {len(pengingat)} unit (salin ke WhatsApp)"):
            for satu in pengingat:
                draw(tag("p", tag("b", satu.unit)))
                st.code(satu.teks, language=None, wrap_lines=True)
    st.link_button("Unduh kalender tenggat (.ics)", "/unduh/kalender.ics", icon=":material/event:")
