"""Every form that waits for a person, and every form of the office, with how punctual its units are."""

from collections.abc import Sequence

import streamlit as st

from sakip.domain.alur_pengumpulan import Tindakan
from sakip.domain.instansi import Instansi
from sakip.domain.periode import ROMAWI, Triwulan
from sakip.domain.tulisan import format_persen
from sakip.domain.waktu import format_waktu
from sakip.services.antrean import Antre
from sakip.services.kepatuhan import BarisKepatuhan
from sakip.services.tugas_formulir import KATA_TINDAKAN
from sakip.ui.html import Html, draw, tag
from sakip.ui.pilih_formulir import address_periksa
from sakip.ui.putuskan import accept
from sakip.ui.status_alur import make_status

AKIBAT = {Tindakan.KUNCI: "angkanya tidak berubah lagi, kecuali dibuka kembali dengan alasan"}


def draw_antrean(antrean: Sequence[Antre], kantor: Instansi) -> None:
    """Draw what waits, what would go on if all is taken, and what would not and why."""
    st.subheader("Menunggu Anda", anchor=False)
    if not antrean:
        draw(tag("p", "Tidak ada formulir yang menunggu Anda.", class_="kj-redup"))
        return
    kepala = ("Unit", "Triwulan", "Status", "Sejak", "Bila semua diterima")
    draw(_make_tabel(kepala, [_make_antre(satu, kantor) for satu in antrean]))
    dinilai = [s for s in antrean if not s.sebab and s.tindakan is not Tindakan.KUNCI]
    dikunci = [s for s in antrean if not s.sebab and s.tindakan is Tindakan.KUNCI]
    with st.container(horizontal=True, vertical_alignment="center"):
        _draw_semua(dinilai, "terima-semua", "diteruskan")
        _draw_semua(dikunci, "kunci-semua", "dikunci")


def _draw_semua(jalan: Sequence[Antre], kunci: str, hasil: str) -> None:
    """Draw the button that takes all of these; nothing where there is none."""
    kata = " dan ".join(dict.fromkeys(KATA_TINDAKAN[satu.tindakan].lower() for satu in jalan))
    daftar = [
        (s.formulir.kode_unit, s.formulir.periode, s.formulir.keadaan.alur.versi) for s in jalan
    ]
    if daftar:
        st.button(
            f"{kata.capitalize()} semua ({len(jalan)} formulir)",
            key=kunci,
            on_click=accept,
            args=(daftar, hasil),
        )


def _make_antre(satu: Antre, kantor: Instansi) -> Html:
    formulir = satu.formulir
    rangkap = tag("span", satu.rangkap, class_="kj-kecil") if satu.rangkap else None
    akibat = satu.sebab or (
        f"{KATA_TINDAKAN[satu.tindakan].lower()}: {AKIBAT.get(satu.tindakan, 'dapat diteruskan')}"
    )
    return tag(
        "tr",
        tag(
            "td",
            make_tautan(formulir.kode_unit, formulir.unit, formulir.periode),
            data_label="Unit",
        ),
        tag("td", _nama(formulir.periode), data_label="Triwulan"),
        tag("td", make_status(formulir.keadaan.alur.status), data_label="Status"),
        tag("td", format_waktu(satu.sejak, kantor), data_label="Sejak"),
        tag("td", tag("div", akibat, rangkap), data_label="Akibat"),
    )


def make_tautan(kode_unit: str, unit: str, periode: Triwulan) -> Html:
    """Return a link to one form on this page."""
    return tag(
        "a",
        unit,
        href=address_periksa(kode_unit, periode),
        data_halaman=True,
        aria_label=f"Periksa formulir {unit} {periode}",
    )


def draw_kepatuhan(kepatuhan: Sequence[BarisKepatuhan], periode: Triwulan) -> None:
    """Draw the league table of units in one triwulan: completeness and timeliness side by side."""
    st.subheader(f"Kepatuhan unit, {periode}", anchor=False)
    kepala = ("Peringkat", "Unit", "Status", "Kelengkapan", "Ketepatan waktu")
    draw(_make_tabel(kepala, [_make_kepatuhan(satu) for satu in kepatuhan]))
    draw(
        tag(
            "p",
            "Kelengkapan: sel wajib terisi dan bukti wajib ada, dari yang diharapkan. Ketepatan "
            "waktu dihitung dari pengajuan pertama.",
            class_="kj-redup",
        )
    )


def _make_kepatuhan(satu: BarisKepatuhan) -> Html:
    return tag(
        "tr",
        tag("td", str(satu.peringkat), data_label="Peringkat"),
        tag("td", make_tautan(satu.kode_unit, satu.unit, satu.periode), data_label="Unit"),
        tag("td", make_status(satu.status), data_label="Status"),
        tag("td", format_persen(satu.kelengkapan), data_label="Kelengkapan"),
        tag("td", satu.ketepatan, data_label="Ketepatan"),
    )


def _make_tabel(kepala: Sequence[str], baris: Sequence[Html]) -> Html:
    judul = tag("tr", [tag("th", satu, scope="col") for satu in kepala])
    return tag("table", tag("thead", judul), tag("tbody", baris), class_="kj-tabel kj-kartu")


def _nama(periode: Triwulan) -> str:
    return f"{ROMAWI[periode.nomor]} {periode.tahun}"
