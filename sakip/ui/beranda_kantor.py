"""Beranda for who sees the whole office: the number of the year, and which unit has stated what."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from sakip.domain.instansi import Instansi
from sakip.domain.peran import Hak, Pelaku, may
from sakip.domain.periode import ROMAWI, JenisPeriode, sampai_dengan
from sakip.domain.tulisan import format_persen, format_tanggal
from sakip.services.basis_data import Database
from sakip.services.capaian import list_kelengkapan, list_rata
from sakip.services.ringkasan import find_triwulan_terakhir
from sakip.ui.beranda import make_keadaan, make_tautan
from sakip.ui.html import Html, draw, tag
from sakip.ui.kelengkapan import TERTUNDA, Kelengkapan
from sakip.ui.simpanan import read_cached
from sakip.ui.tautan import CAPAIAN_TAHUNAN, draw_tautan
from sakip.ui.teks import escape_markdown


def draw_tabel_unit(
    pelaku: Pelaku, kelengkapan: Sequence[Kelengkapan], tahun: int, hari: date
) -> None:
    """Draw units by triwulan, each cell in words; who may open the forms has links in them."""
    st.subheader(f"Kelengkapan pengumpulan {tahun}", anchor=False)
    boleh = may(pelaku, Hak.UNDUH_TEMPLAT)
    unit = {satu.kode_unit: satu.unit for satu in kelengkapan}
    menurut = {(satu.kode_unit, satu.periode.nomor): satu for satu in kelengkapan}
    kepala = tag(
        "tr",
        tag("th", "Unit", scope="col"),
        [tag("th", f"Triwulan {romawi}", scope="col") for romawi in ROMAWI.values()],
    )
    baris = [
        tag(
            "tr",
            tag("th", nama, scope="row"),
            [_make_sel(menurut.get((kode, nomor)), nomor, boleh=boleh) for nomor in ROMAWI],
        )
        for kode, nama in unit.items()
    ]
    draw(
        tag("table", tag("thead", kepala), tag("tbody", baris), class_="kj-tabel kj-kartu kj-unit")
    )
    tertunda = sum(satu.keadaan in TERTUNDA for satu in kelengkapan)
    kalimat = (
        f"{tertunda} formulir dari triwulan yang sudah berakhir belum lengkap."
        if tertunda
        else "Semua formulir dari triwulan yang sudah berakhir lengkap."
    )
    draw(tag("p", f"{kalimat} Keadaan per {format_tanggal(hari)}.", class_="kj-redup"))


def _make_sel(satu: Kelengkapan | None, nomor: int, *, boleh: bool) -> Html:
    label = f"Triwulan {ROMAWI[nomor]}"
    if satu is None:
        return tag("td", "–", data_label=label)
    jumlah = f"{satu.terisi} dari {satu.diukur}" if satu.diukur else "–"
    isi = make_tautan(satu, jumlah) if boleh else tag("span", jumlah)
    isi = tag("div", isi, class_="kj-jumlah-sel")
    return tag("td", tag("div", isi, make_keadaan(satu)), data_label=label)


def draw_angka_tahun(db: Database, pelaku: Pelaku, kantor: Instansi, tahun: int) -> None:
    """Draw the number of the year in one line, with what it stands on, and the way to the page."""
    nomor = find_triwulan_terakhir(read_cached(list_kelengkapan, db, pelaku, tahun))
    periode = JenisPeriode.TAHUN if nomor is None else sampai_dengan(nomor)
    rata = next(
        (
            row
            for row in read_cached(list_rata, db, pelaku, "instansi", tahun)
            if row["periode"] == periode
        ),
        None,
    )
    nama = "setahun" if periode is JenisPeriode.TAHUN else _lingkup(periode)
    with st.container(key="angka-tahun", border=True):
        if rata is None or rata["capaian"] is None:
            st.markdown(
                f"Capaian kinerja {escape_markdown(kantor.nama)} {tahun} belum dapat dihitung: "
                "belum ada realisasi yang dilaporkan."
            )
            return
        draw(_make_angka(kantor, tahun, nama, rata))
        draw_tautan(
            pelaku,
            CAPAIAN_TAHUNAN,
            f"Buka Capaian Tahunan {tahun}",
            {"tahun": str(tahun)},
            ikon=":material/monitoring:",
        )


def _lingkup(periode: JenisPeriode) -> str:
    """Return the span from January as people say it: "s.d. triwulan III"."""
    return f"s.d. triwulan {ROMAWI[periode.triwulan[-1]]}"


def _make_angka(kantor: Instansi, tahun: int, nama: str, rata: Mapping[str, Any]) -> Html:
    sementara = " · sementara" if rata["status"] == "sementara" else ""
    tidak = rata["jumlah_indikator"] - rata["jumlah_dihitung"]
    kecil = [f"rata-rata {rata['jumlah_dihitung']} dari {rata['jumlah_indikator']} indikator"]
    if tidak:
        kecil.append(f"{tidak} belum dapat dihitung")
    if rata["capaian_tahunan"] is not None and nama != "setahun":
        kecil.append(f"terhadap target setahun {format_persen(rata['capaian_tahunan'])}")
    return tag(
        "p",
        f"Capaian kinerja {kantor.nama} {tahun} {nama}: ",
        tag("b", format_persen(rata["capaian"]), class_="kj-angka-besar"),
        f" {rata['predikat'] or ''}{sementara}",
        tag("span", "; ".join(kecil), class_="kj-kecil"),
        class_="kj-baris-angka",
    )
