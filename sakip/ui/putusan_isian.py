"""What a person decides about a row: which of two readings, which of two people's figures."""

import streamlit as st

from sakip.domain.peran import Hak
from sakip.ui.draf_formulir import (
    BarisDraf,
    Kunci,
    absorb_isian,
    find_draf,
    show_bidang,
    store_baris,
)
from sakip.ui.konsep_isian import write_bidang
from sakip.ui.session import require_pelaku


def take_tersimpan(kunci: Kunci, kode: str) -> None:
    """Settle a clash in favour of the other person: what they stored replaces what was typed."""
    satu = _find_baris(kunci, kode)
    if satu is not None and satu.bentrok is not None:
        satu.baris, satu.bentrok, satu.catatan = satu.bentrok, None, ()
        satu.bidang = write_bidang(satu.baris)
        show_bidang(kunci, satu)


def insist_isian(kunci: Kunci, kode: str) -> None:
    """Settle a clash in one's own favour: only the fields that one changed go over the other's."""
    satu = _find_baris(kunci, kode)
    if satu is None or satu.bentrok is None:
        return
    semula, diketik = write_bidang(satu.baris), satu.bidang
    milik = {nama: isi for nama, isi in diketik.items() if isi != semula[nama]}
    satu.baris = satu.bentrok
    pelaku = require_pelaku(Hak.ISI_REALISASI)
    store_baris(pelaku, kunci, satu, write_bidang(satu.baris) | milik)
    show_bidang(kunci, satu)


def choose_teks(kunci: Kunci, kode: str, bidang: str, teks: str) -> None:
    """Put one of the readings that were offered into its field, and store it."""
    satu = _find_baris(kunci, kode)
    if satu is not None:
        st.session_state[kunci.of(kode, bidang)] = teks
        absorb_isian(kunci)


def _find_baris(kunci: Kunci, kode: str) -> BarisDraf | None:
    draf = find_draf(kunci)
    return draf.baris.get(kode) if draf else None
