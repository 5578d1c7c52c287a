"""The evidence behind a figure, for who only reads it: per triwulan, seen in place or downloaded."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from sakip.domain.bukti_dukung import BuktiDukung
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Pelaku
from sakip.domain.periode import ROMAWI, Triwulan
from sakip.services.basis_data import Database
from sakip.services.lihat_bukti import list_bukti, list_versi_bukti
from sakip.ui.daftar_bukti import LIHAT, RIWAYAT, Tempat, draw_pratinjau, draw_satu, draw_versi
from sakip.ui.html import draw, tag

GAYA = Path(__file__).parent / "aset" / "bukti_dukung.css"


def draw_bukti_angka(
    db: Database,
    pelaku: Pelaku,
    kantor: Instansi,
    kode_unit: str,
    kode_indikator: str,
    periode: Sequence[Triwulan],
) -> None:
    """Draw what was handed in for an indikator in each triwulan that a figure stands on.

    Raises TidakBerhak for who may not see the figure.
    """
    bukti = {satu: list_bukti(db, pelaku, kode_unit, satu, kode_indikator) for satu in periode}
    draw(tag("h4", "Bukti dukung", class_="sk-judul"))
    if not any(bukti.values()):
        draw(tag("p", "Belum ada bukti dukung untuk angka ini.", class_="sk-redup"))
        return
    st.html(GAYA)
    with st.container(key="bukti-dukung"):
        for satu, daftar in bukti.items():
            if daftar:
                draw(tag("p", tag("b", f"Triwulan {ROMAWI[satu.nomor]}"), class_="sk-redup"))
            tempat = Tempat(kode_unit, satu, kode_indikator)
            for milik in daftar:
                draw_satu(
                    tempat,
                    milik,
                    kantor,
                    boleh_ubah=False,
                    draw_buka=lambda apa, isi: draw_bacaan(db, pelaku, kantor, apa, isi),
                )


def draw_bacaan(
    db: Database, pelaku: Pelaku, kantor: Instansi, apa: str, bukti: BuktiDukung
) -> None:
    """Draw what a reader opened of a bukti: its content in place, or its history."""
    if apa == LIHAT and bukti.jenis.dapat_dilihat:
        draw_pratinjau(bukti)
    elif apa == RIWAYAT:
        draw_versi(list_versi_bukti(db, pelaku, bukti.kode), kantor, "Riwayat bukti")
