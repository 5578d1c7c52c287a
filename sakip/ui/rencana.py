"""The plan on the pages of planning: which tahun, and the rows of a sheet by what they belong to."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from sakip.domain.lembar_rencana import Baris
from sakip.domain.peran import Pelaku
from sakip.domain.periode import sampai_dengan
from sakip.services.basis_data import Database
from sakip.services.capaian import BarisRekap, list_rekap
from sakip.services.perencanaan import get_rencana
from sakip.services.pratinjau_rencana import write_nilai
from sakip.ui.html import Html, tag
from sakip.ui.pilih_periode import find_nomor
from sakip.ui.simpanan import read_cached

Rencana = Mapping[str, Sequence[Baris]]
KOSONG = "–"


def read_rencana(db: Database, pelaku: Pelaku) -> Rencana:
    """Return the plan as the person may see it, kept until something changes."""
    return read_cached(get_rencana, db, pelaku)


def pick_tahun(rencana: Rencana) -> int | None:
    """Draw the choice of tahun, the latest first; None while there is no plan."""
    tahun = sorted({int(str(satu["tahun"])) for satu in rencana["indikator"]}, reverse=True)
    if not tahun:
        st.info(
            "Belum ada rencana. Penyusun laporan kinerja mengimpornya di halaman Renstra dan IKU, "
            "bagian Impor dan ekspor."
        )
        return None
    if "tahun" in st.query_params and st.query_params["tahun"].isdigit():
        diminta = int(st.query_params["tahun"])
        st.session_state.setdefault("rencana_tahun", diminta if diminta in tahun else tahun[0])
    return int(st.selectbox("Tahun", tahun, key="rencana_tahun", width=140))


def of_tahun(rencana: Rencana, kode_lembar: str, tahun: int) -> list[Baris]:
    """Return the rows of a sheet that belong to a tahun, in the order of the sheet."""
    return [satu for satu in rencana[kode_lembar] if satu["tahun"] == tahun]


def by_kode(baris: Sequence[Baris], kunci: str = "kode") -> dict[str, Baris]:
    """Return rows by their kode."""
    return {str(satu[kunci]): satu for satu in baris}


def sel(isi: Any, judul: str, *, angka: bool = False) -> Html:
    """Return a cell of a reading table; a blank is a dash."""
    return tag(
        "td", write_nilai(isi) or KOSONG, class_="angka" if angka else None, data_label=judul
    )


def read_rekap(db: Database, pelaku: Pelaku, tahun: int) -> tuple[str, dict[str, BarisRekap]]:
    """Return (periode in words, rows of capaian by kode): the year so far, as Beranda judges it."""
    periode = sampai_dengan(find_nomor(db, pelaku, tahun) or 4)
    rekap = read_cached(list_rekap, db, pelaku, tahun, periode)
    return periode.nama, {satu.kode: satu for satu in rekap}
