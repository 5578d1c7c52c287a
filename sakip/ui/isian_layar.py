"""The form on screen: the nine columns of the SOP, a field that is left is stored at once.

Each field is a widget of its own with a fixed key and a fixed place: what somebody is typing in one
field is never replaced while another is being stored (st.data_editor keeps all edits in one widget
and loses some when its data change). The form is no fragment: Streamlit drops the last field of a
fragment when a tap on a link reaches the server before it.
"""

from decimal import Decimal
from typing import Any

import streamlit as st

from sakip.domain.formulir import KOLOM_FORMULIR, BarisFormulir, Formulir
from sakip.domain.metode import ARTI_ANGKA
from sakip.domain.predikat import SKOR_PREDIKAT, predikat_family, tulis_predikat
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import format_angka
from sakip.ui.catatan_isian import draw_bentrok, draw_keadaan, draw_ringkasan
from sakip.ui.draf_formulir import (
    BarisDraf,
    Draf,
    Kunci,
    absorb_isian,
    as_state,
)
from sakip.ui.html import Html, draw, join, tag
from sakip.ui.konsep_isian import TIDAK_BERLAKU, list_bidang

LEBAR = (0.35, 1.2, 1.5, 1.05, 2.6, 1.35, 1.3, 1.05, 1.4)
NAMA_BIDANG = {
    "nilai": "Realisasi",
    "pembilang": "Pembilang",
    "penyebut": "Penyebut",
    "predikat": "Predikat",
    TIDAK_BERLAKU: "Tidak berlaku",
    "progres": "Uraian progres",
    "sumber_data": "Sumber data",
    "keterangan": "Keterangan",
}
MELENGKAPI = "Tidak dikembalikan, tetapi dibuka karena belum lengkap"


def draw_isian(kunci: Kunci, draf: Draf) -> None:
    """Draw the form to fill in."""
    draw_ringkasan(draf)
    with st.container(key="formulir", gap=None):
        _draw_kepala()
        sasaran = ""
        for satu in _sort(draf):
            if satu.baris.terkunci:
                _draw_terbaca(satu.baris, baru=satu.baris.sasaran != sasaran)
            else:
                _draw_baris(kunci, satu, baru=satu.baris.sasaran != sasaran)
            sasaran = satu.baris.sasaran


def _sort(draf: Draf) -> list[BarisDraf]:
    """Return the rows in the order of the form: those returned first, then those to be completed."""
    return sorted(
        draf.baris.values(),
        key=lambda satu: (not satu.baris.catatan_kembali, not satu.baris.melengkapi),
    )


def draw_bacaan(formulir: Formulir) -> None:
    """Draw the form for who may read it and not fill it."""
    with st.container(key="formulir", gap=None):
        _draw_kepala()
        sasaran = ""
        for baris in formulir.baris:
            _draw_terbaca(baris, baru=baris.sasaran != sasaran)
            sasaran = baris.sasaran


def _draw_terbaca(baris: BarisFormulir, *, baru: bool) -> None:
    """Draw one row to be read."""
    with st.container(key=f"baris-{baris.kode_indikator}", gap=None):
        kolom = st.columns(LEBAR, gap="small")
        _draw_tetap(kolom, baris, baru=baru)
        with kolom[4]:
            draw_keadaan(BarisDraf(baris, {}), kunci=None)
            _teks(baris.isian.progres)
        with kolom[6]:
            _teks(baris.isian.sumber_data or baris.sumber_data)
        with kolom[8]:
            _teks(baris.isian.keterangan or baris.isian.alasan)


def _draw_kepala() -> None:
    """Draw the heads of the columns with the numbering row beneath, as on paper."""
    with st.container(key="kepala-formulir", gap=None):
        for nomor, (kolom, judul) in enumerate(
            zip(st.columns(LEBAR, gap="small"), KOLOM_FORMULIR, strict=True), start=1
        ):
            with kolom:
                draw(
                    join(
                        tag("div", judul, class_="kj-judul"),
                        tag("div", str(nomor), class_="kj-nomor", aria_hidden="true"),
                    )
                )


def _draw_baris(kunci: Kunci, satu: BarisDraf, *, baru: bool) -> None:
    """Draw one row: what the office has set, the fields, what is to be said of them."""
    baris = satu.baris
    with st.container(key=f"baris-{baris.kode_indikator}", gap=None):
        kolom = st.columns(LEBAR, gap="small")
        _draw_tetap(kolom, baris, baru=baru)
        with kolom[4]:
            if baris.catatan_kembali:
                draw(
                    tag(
                        "div", f"Dikembalikan: {baris.catatan_kembali}", class_="kj-teks kj-kembali"
                    )
                )
            if baris.melengkapi:
                draw(tag("div", MELENGKAPI, class_="kj-teks kj-kembali"))
            if baris.diukur:
                _draw_angka(kunci, satu)
            draw_keadaan(satu, kunci)
            _draw_teks(kunci, satu, "progres", "uraian progres")
        with kolom[6]:
            _draw_teks(kunci, satu, "sumber_data", baris.sumber_data or "sumber data")
            if not baris.diukur:
                _teks(baris.sumber_data)
        with kolom[8]:
            tidak = satu.bidang.get(TIDAK_BERLAKU)
            _draw_teks(kunci, satu, "keterangan", "alasannya (wajib)" if tidak else "keterangan")
        if satu.bentrok is not None:
            draw_bentrok(kunci, satu)


def _draw_tetap(
    kolom: list[st.delta_generator.DeltaGenerator],
    baris: BarisFormulir,
    *,
    baru: bool,
) -> None:
    """Draw the columns that the office has set."""
    with kolom[0]:
        draw(tag("div", str(baris.nomor), class_="kj-teks kj-no"))
    with kolom[1]:
        draw(tag("div", baris.sasaran, class_="kj-teks" if baru else "kj-teks kj-ulang"))
    with kolom[2]:
        arti = f"{baris.kode_indikator} · {ARTI_ANGKA[baris.metode]}"
        draw(
            join(
                tag("div", baris.indikator, class_="kj-teks kj-utama"),
                tag("div", arti, class_="kj-kecil"),
            )
        )
    with kolom[3]:
        draw(
            join(
                tag("div", baris.target or "–", class_="kj-teks kj-angka"),
                tag("div", baris.satuan, class_="kj-kecil"),
                tag("div", list_lalu(baris), class_="kj-kecil kj-lalu"),
            )
        )
    with kolom[5]:
        _teks(baris.program, kecil=True)
    with kolom[7]:
        _teks(baris.unit, kecil=True)


def list_lalu(baris: BarisFormulir) -> list[Html]:
    """Return what was stated before, to compare with: a triwulan ago, a year ago."""
    lalu = {"TW lalu": baris.triwulan_lalu, "Tahun lalu": baris.tahun_lalu}
    return [
        tag("div", f"{kapan} {_tulis(baris, nilai)}")
        for kapan, nilai in lalu.items()
        if nilai is not None
    ]


def _tulis(baris: BarisFormulir, nilai: Decimal) -> str:
    if baris.rumus is Rumus.PREDIKAT:
        return tulis_predikat(nilai, baris.target)
    return format_angka(nilai, baris.desimal)


def _teks(teks: str, *, kecil: bool = False) -> None:
    if teks:
        draw(tag("div", teks, class_="kj-teks kj-redup" if kecil else "kj-teks"))


def _draw_angka(kunci: Kunci, satu: BarisDraf) -> None:
    """Draw the fields of the figure: one, two for a rasio, a choice for a predikat; and the tick."""
    bidang = list_bidang(satu.baris)
    angka = bidang[: bidang.index(TIDAK_BERLAKU)]
    for kolom, nama in zip(
        st.columns(2, gap="small", wrap=False), (*angka, TIDAK_BERLAKU), strict=False
    ):
        with kolom:
            _draw_bidang(kunci, satu, nama)
    if len(angka) == 2:
        _draw_bidang(kunci, satu, TIDAK_BERLAKU)


def _draw_bidang(kunci: Kunci, satu: BarisDraf, bidang: str) -> None:
    """Draw one field of the figure."""
    sifat = _widget(kunci, satu, bidang)
    terkunci = bool(satu.bidang[TIDAK_BERLAKU])
    if bidang == TIDAK_BERLAKU:
        st.checkbox(**sifat | {"label": "Tidak berlaku", "label_visibility": "visible"})
    elif bidang == "predikat":
        st.selectbox(
            options=_skala(satu.baris), placeholder="pilih", disabled=terkunci, index=None, **sifat
        )
    else:
        contoh = satu.baris.satuan if bidang == "nilai" else bidang
        st.text_input(placeholder=contoh, disabled=terkunci, **sifat)


def _draw_teks(kunci: Kunci, satu: BarisDraf, bidang: str, contoh: str) -> None:
    if bidang in satu.bidang:
        st.text_area(placeholder=contoh, height="content", **_widget(kunci, satu, bidang))


def _widget(kunci: Kunci, satu: BarisDraf, bidang: str) -> dict[str, Any]:
    """Return what every field has: a name for who cannot see, its key, and the storing of it."""
    nama = kunci.of(satu.baris.kode_indikator, bidang)
    if nama not in st.session_state:
        st.session_state[nama] = as_state(bidang, satu.bidang[bidang])
    return {
        "label": f"{NAMA_BIDANG[bidang]}, baris {satu.baris.nomor}: {satu.baris.kode_indikator}",
        "label_visibility": "collapsed",
        "key": nama,
        "on_change": absorb_isian,
        "args": (kunci,),
    }


def _skala(baris: BarisFormulir) -> list[str]:
    """Return the predikat to choose from, best first."""
    return list(predikat_family(baris.target) if baris.target in SKOR_PREDIKAT else SKOR_PREDIKAT)
