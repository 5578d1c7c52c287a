"""Which form of the office a page shows; the address is the only truth."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from sakip.domain.alamat_halaman import code_formulir
from sakip.domain.periode import ROMAWI, Triwulan
from sakip.domain.tenggat import Waktu
from sakip.services.antrean import FormulirKantor

FORMULIR = "formulir"


def address_periksa(kode_unit: str, periode: Triwulan) -> str:
    """Return the address at which one form is judged."""
    return f"/pemeriksaan?{urlencode({FORMULIR: code_formulir(kode_unit, periode)})}"


def read_alamat_formulir(formulir: Sequence[FormulirKantor]) -> tuple[str, Triwulan] | None:
    """Return the form that the address names; None where it names none that is there."""
    tertulis = st.query_params.get(FORMULIR, "")
    for satu in formulir:
        if tertulis == code_formulir(satu.kode_unit, satu.periode):
            return satu.kode_unit, satu.periode
    if tertulis:
        st.warning("Formulir dalam alamat halaman ini tidak ada; yang ditampilkan: semua formulir.")
    return None


def pick_triwulan_kantor(formulir: Sequence[FormulirKantor]) -> Triwulan:
    """Draw the choice of a triwulan; at first the newest whose forms are due."""
    pilihan = list(dict.fromkeys(satu.periode for satu in formulir))
    jatuh = [s.periode for s in formulir if s.keadaan.waktu in (Waktu.TERLAMBAT, Waktu.DITUTUP)]
    bawaan = max(jatuh, default=pilihan[0])
    return st.selectbox(
        "Triwulan",
        pilihan,
        index=pilihan.index(bawaan),
        format_func=lambda satu: f"Triwulan {ROMAWI[satu.nomor]} {satu.tahun}",
        key="triwulan-kepatuhan",
        width=220,
    )
