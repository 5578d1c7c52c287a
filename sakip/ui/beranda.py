"""Beranda for who fills a unit's form: the next thing to do, then every triwulan, newest first."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from sakip.domain.peran import Pelaku
from sakip.domain.periode import ROMAWI, Triwulan
from sakip.domain.tulisan import BULAN
from sakip.services.basis_data import Database
from sakip.services.capaian import list_kelengkapan
from sakip.ui.html import Html, draw, join, tag
from sakip.ui.kelengkapan import (
    Kelengkapan,
    current_triwulan,
    first_day,
    list_kelengkapan_triwulan,
)
from sakip.ui.simpanan import read_cached


def default_tahun(tahun: Sequence[int], hari: date) -> int:
    """Return the tahun that the office works on: until March that is still the last one.

    tahun is not empty, newest first.
    """
    bekerja = hari.year - 1 if hari.month <= 3 else hari.year
    return bekerja if bekerja in tahun else tahun[0]


def read_kelengkapan(
    db: Database, pelaku: Pelaku, tahun: Sequence[int], hari: date
) -> list[Kelengkapan]:
    """Return how the triwulan of these tahun stand, in what pelaku may see."""
    rows = [row for satu in tahun for row in read_cached(list_kelengkapan, db, pelaku, satu)]
    return list_kelengkapan_triwulan(rows, hari)


def draw_formulir(kelengkapan: Sequence[Kelengkapan], hari: date) -> None:
    """Draw each triwulan of a unit's forms, newest first, with how much of it is stated."""
    unit = {satu.kode_unit: satu.unit for satu in kelengkapan}
    st.subheader("Formulir unit", anchor=False)
    for kode, nama in unit.items():
        milik = [satu for satu in kelengkapan if satu.kode_unit == kode]
        if len(unit) > 1:
            draw(tag("p", tag("b", nama)))
        draw(_make_daftar(sorted(milik, key=lambda satu: satu.periode, reverse=True), hari))


def _make_daftar(kelengkapan: Sequence[Kelengkapan], hari: date) -> Html:
    """Return a line per triwulan: months, how much, state, the form."""
    judul = ("Triwulan", "Bulan", "Terisi", "Keadaan", "Formulir")
    baris = [
        tag(
            "tr",
            tag("th", f"{ROMAWI[satu.periode.nomor]} {satu.periode.tahun}", scope="row"),
            tag("td", _bulan(satu.periode), data_label="Bulan"),
            tag("td", make_batang(satu), data_label="Terisi"),
            tag("td", make_keadaan(satu), data_label="Keadaan"),
            tag("td", make_tautan(satu, "Buka"), data_label="Formulir"),
            class_="kj-kini" if satu.periode == current_triwulan(hari) else None,
        )
        for satu in kelengkapan
    ]
    kepala = tag("tr", [tag("th", satu, scope="col") for satu in judul])
    return tag(
        "table", tag("thead", kepala), tag("tbody", baris), class_="kj-tabel kj-kartu kj-daftar"
    )


def _bulan(periode: Triwulan) -> str:
    awal = first_day(periode).month
    return f"{BULAN[awal - 1]}–{BULAN[awal + 1]}"


def make_batang(satu: Kelengkapan) -> Html:
    """Return n dari m with a bar of the same length; the words alone say all."""
    if not satu.diukur:
        return tag("span", "–", class_="kj-redup")
    persen = round(100 * satu.terisi / satu.diukur)
    return join(
        tag("span", f"{satu.terisi} dari {satu.diukur}", class_="kj-jumlah-kecil"),
        tag(
            "span",
            tag("span", class_="kj-isi", style=f"width:{persen}%"),
            class_="kj-batang",
            aria_hidden="true",
        ),
    )


def make_keadaan(satu: Kelengkapan) -> Html:
    """Return the state of a triwulan: a mark and its word."""
    return tag("span", str(satu.keadaan), class_=f"kj-keadaan-tw kj-tw-{satu.keadaan.name.lower()}")


def make_tautan(satu: Kelengkapan, teks: str) -> Html:
    """Return a link to the form of a triwulan; the triwulan is named for who hears the page."""
    return tag(
        "a",
        teks,
        href=f"/pengumpulan?{urlencode(satu.kueri)}",
        data_halaman=True,
        aria_label=f"{teks} formulir {satu.unit} {satu.periode}",
    )
