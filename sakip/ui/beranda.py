"""What stands on Beranda: what this person has to do, and how things stand in the office."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from sakip.domain.instansi import Instansi
from sakip.domain.peran import Hak, Pelaku, may
from sakip.domain.periode import ROMAWI, JenisPeriode, Triwulan, sampai_dengan
from sakip.domain.tulisan import BULAN, format_persen, format_tanggal
from sakip.services.basis_data import Database
from sakip.services.capaian import list_kelengkapan, list_rata
from sakip.services.ringkasan import find_triwulan_terakhir
from sakip.ui.html import Html, draw, join, tag
from sakip.ui.kelengkapan import (
    TERTUNDA,
    KeadaanTriwulan,
    Kelengkapan,
    current_triwulan,
    first_day,
    last_day,
    list_kelengkapan_triwulan,
    pick_triwulan,
)
from sakip.ui.menu import HALAMAN
from sakip.ui.teks import escape_markdown

PENGUMPULAN, CAPAIAN_TAHUNAN = "pengumpulan.py", "capaian_tahunan.py"


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
    rows = [row for satu in tahun for row in list_kelengkapan(db, pelaku, satu)]
    return list_kelengkapan_triwulan(rows, hari)


def draw_tugas(pelaku: Pelaku, kelengkapan: Sequence[Kelengkapan], hari: date) -> None:
    """Draw what a unit has to hand in: the next thing first, then each triwulan, newest first."""
    unit = {satu.kode_unit: satu.unit for satu in kelengkapan}
    for kode, nama in unit.items():
        milik = [satu for satu in kelengkapan if satu.kode_unit == kode]
        if len(unit) > 1:
            st.subheader(escape_markdown(nama), anchor=False)
        _draw_berikutnya(pelaku, milik, hari)
        draw(_make_daftar(sorted(milik, key=lambda satu: satu.periode, reverse=True), hari))


def _draw_berikutnya(pelaku: Pelaku, milik: Sequence[Kelengkapan], hari: date) -> None:
    periode = pick_triwulan(milik, hari)
    satu = next((baris for baris in milik if baris.periode == periode), None)
    if satu is None:
        return
    with st.container(
        key=f"berikutnya-{satu.kode_unit}",
        border=True,
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
    ):
        st.markdown(_kalimat(satu), width="content")
        draw_tautan(
            pelaku,
            PENGUMPULAN,
            f"Buka formulir {satu.periode}",
            satu.kueri,
            ikon=":material/edit_note:",
        )


def _kalimat(satu: Kelengkapan) -> str:
    """Return what is to be done next, in one sentence."""
    nama = f"Triwulan {ROMAWI[satu.periode.nomor]} {satu.periode.tahun}"
    akhir = format_tanggal(last_day(satu.periode))
    match satu.keadaan:
        case KeadaanTriwulan.BELUM_DISENTUH:
            return f"**{nama} belum diisi sama sekali**; triwulan itu berakhir {akhir}."
        case KeadaanTriwulan.BELUM_LENGKAP:
            kurang = satu.diukur - satu.terisi
            return (
                f"**{nama} belum lengkap**: {kurang} dari {satu.diukur} indikator belum dilaporkan."
            )
        case KeadaanTriwulan.BERJALAN:
            return (
                f"**Tidak ada yang tertunda.** {nama} sedang berjalan sampai {akhir}: "
                f"{satu.terisi} dari {satu.diukur} indikator terisi."
            )
        case _:
            return f"**Tidak ada yang tertunda.** {nama}: {str(satu.keadaan).lower()}."


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
        aria_label=f"{teks} formulir {satu.unit} {satu.periode}",
    )


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


def draw_angka_tahun(
    db: Database, pelaku: Pelaku, kantor: Instansi, tahun: int, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Draw the number of the year in one line, with what it stands on, and the way to the page.

    rows are those of list_kelengkapan of tahun: they tell up to which triwulan it can be judged.
    """
    nomor = find_triwulan_terakhir(dict(row) for row in rows)
    periode = JenisPeriode.TAHUN if nomor is None else sampai_dengan(nomor)
    rata = next(
        (row for row in list_rata(db, pelaku, "instansi", tahun) if row["periode"] == periode), None
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


def draw_tautan(
    pelaku: Pelaku, berkas: str, label: str, kueri: Mapping[str, str], ikon: str = ""
) -> None:
    """Draw a link to a page of the menu; nothing where this person may not open it."""
    halaman = next((satu for satu in HALAMAN if satu.berkas == berkas), None)
    if halaman is not None and halaman.may_open(pelaku):
        st.page_link(str(halaman.path), label=label, icon=ikon, query_params=dict(kueri))


def draw_halaman(pelaku: Pelaku) -> None:
    """Draw the pages that this person may open, but Beranda."""
    for halaman in HALAMAN[1:]:
        draw_tautan(pelaku, halaman.berkas, halaman.judul, {})


def draw_tanpa_peran() -> None:
    """Say to who has been given no role what is missing, and who can mend it."""
    st.info(
        "Anda sudah masuk, tetapi belum diberi peran, sehingga belum ada yang dapat ditampilkan. "
        "Mintalah administrator kantor memberi Anda peran dan unit, lalu muat ulang halaman ini."
    )


def draw_administrator(pelaku: Pelaku) -> None:
    """Say to an administrator what the role is for: people and settings, no figures."""
    st.markdown(
        "Peran administrator mengurus **orang** (akun, peran, kata sandi) dan **pengaturan** kantor. "
        "Angka kinerja tidak ditampilkan untuk peran ini; yang mengisi dan membacanya adalah unit "
        "kerja, penyusun laporan, sekretaris, dan pimpinan."
    )
    st.markdown("Yang dapat Anda buka sekarang:")
    draw_halaman(pelaku)
    st.markdown("[Ganti kata sandi saya](/sandi)")


def draw_tanpa_indikator(pelaku: Pelaku) -> None:
    """Say what comes first in an office that has no indikator yet."""
    st.info("Belum ada indikator dan target, sehingga belum ada yang dapat diisi atau dihitung.")
    siapa = "Anda" if may(pelaku, Hak.KELOLA_PERENCANAAN) else "penyusun laporan kinerja"
    draw(
        tag(
            "ol",
            tag("li", f"Sasaran, indikator, dan targetnya ditetapkan lebih dahulu oleh {siapa}."),
            tag("li", "Sesudah itu formulir triwulan tiap unit tersedia di halaman Pengumpulan."),
            tag("li", "Capaian triwulan, semester, dan tahun dihitung dari isian unit."),
            class_="kj-langkah",
        )
    )
    st.markdown(
        "Ingin melihat bagaimana jadinya? Jalankan program dengan basis data contoh: "
        "`python -m sakip --db data/contoh.duckdb contoh`."
    )
