"""Rows whose names the form does not know: matched with an indikator by hand, once, and remembered."""

from collections.abc import Sequence
from difflib import SequenceMatcher

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.formulir import BarisFormulir
from sakip.domain.peran import Hak
from sakip.domain.tulisan import format_angka
from sakip.intake.cocok import Cara, normalise_nama
from sakip.intake.hasil import BarisBaca
from sakip.services.nama_lain import LEWATI, remember_nama
from sakip.services.pratinjau import Pratinjau
from sakip.ui.html import draw, join, tag
from sakip.ui.peta_berkas import PetaBerkas
from sakip.ui.session import database, require_pelaku
from sakip.ui.teks import escape_markdown

BARIS_TERBANYAK = 30  # names asked about at once
BELUM = "?"  # no decision yet


def draw_nama(peta: PetaBerkas, pratinjau: Pratinjau) -> None:
    """Draw every row that no certain name has placed, each with a choice of the unit's indikator."""
    baris = list_nama_berkas(pratinjau)
    if not baris:
        return
    banyak = len(pratinjau.cocok.tak_dikenal)
    judul = "Nama indikator di berkas" + (f": {banyak} belum dikenal" if banyak else "")
    with (
        st.expander(judul, expanded=bool(banyak), key=peta.of("panel-nama")),
        st.form(peta.of("form-nama"), border=False),
    ):
        draw(
            tag(
                "p",
                "Pilih indikator unit ini yang dimaksud. Pilihan diingat untuk berkas unit ini "
                "berikutnya, dan dapat diubah kapan saja.",
                class_="kj-redup",
            )
        )
        if galat := st.session_state.pop(peta.of("galat-nama"), ""):
            st.error(escape_markdown(galat))
        for nomor, (satu, kini) in enumerate(baris[:BARIS_TERBANYAK]):
            _draw_satu(peta, pratinjau, nomor, satu, kini)
        st.form_submit_button(
            "Cocokkan dan ingat",
            on_click=_remember,
            args=(peta, pratinjau, baris[:BARIS_TERBANYAK]),
        )


def list_nama_berkas(pratinjau: Pratinjau) -> list[tuple[BarisBaca, str]]:
    """Return each such row with what its name stands for now: a kode, LEWATI, or BELUM."""
    cocok = pratinjau.cocok
    dugaan = {
        cocok.baris[kode].baris: (cocok.baris[kode], kode)
        for kode, cara in cocok.cara.items()
        if cara in (Cara.MIRIP, Cara.INGATAN) and cocok.baris[kode].menyatakan
    }
    semua = [(satu, BELUM) for satu in cocok.tak_dikenal]
    semua += [*dugaan.values(), *((satu, LEWATI) for satu in cocok.dilewati)]
    return list({satu.indikator: (satu, kini) for satu, kini in reversed(semua)}.values())[::-1]


def _draw_satu(
    peta: PetaBerkas, pratinjau: Pratinjau, nomor: int, satu: BarisBaca, kini: str
) -> None:
    nama = {b.kode_indikator: f"{b.kode_indikator} {b.indikator}" for b in pratinjau.formulir.baris}
    nama |= {BELUM: "belum dicocokkan", LEWATI: "bukan indikator unit ini: lewati"}
    kiri, kanan = st.columns((2, 3), vertical_alignment="center")
    with kiri:
        draw(
            join(
                tag("span", satu.indikator, class_="kj-utama"),
                tag("span", f"baris {satu.baris}: {_tell_isi(satu)}", class_="kj-kecil"),
            )
        )
    kunci = peta.of(f"nama-{nomor}-{peta.sidik}")
    st.session_state.setdefault(kunci, kini)
    kanan.selectbox(
        f"Indikator untuk baris {satu.baris}",
        [BELUM, *sort_mirip(satu.indikator, pratinjau.formulir.baris), LEWATI],
        format_func=lambda kode: nama[kode],
        key=kunci,
        label_visibility="collapsed",
    )


def sort_mirip(nama: str, daftar: Sequence[BarisFormulir]) -> list[str]:
    """Return the kode of the unit's indikator, those with the most alike names first."""
    dicari = normalise_nama(nama)

    def jauh(satu: BarisFormulir) -> float:
        dikenal = normalise_nama(satu.indikator)
        return -SequenceMatcher(None, dicari, dikenal, autojunk=False).ratio()

    return [satu.kode_indikator for satu in sorted(daftar, key=jauh)]


def _tell_isi(satu: BarisBaca) -> str:
    if satu.keadaan == "tidak_berlaku":
        return "tidak berlaku"
    if satu.penyebut is not None or satu.pembilang is not None:
        return f"{format_angka(satu.pembilang)} dari {format_angka(satu.penyebut)}"
    return satu.predikat or format_angka(satu.nilai)


def _remember(peta: PetaBerkas, pratinjau: Pratinjau, baris: list[tuple[BarisBaca, str]]) -> None:
    """Keep what was chosen where it differs from before; a callback asks anew who acts."""
    pelaku = require_pelaku(Hak.UNGGAH)
    putusan: dict[str, str | None] = {}
    for nomor, (satu, kini) in enumerate(baris):
        pilih = st.session_state.get(peta.of(f"nama-{nomor}-{peta.sidik}"), kini)
        if pilih != kini:
            putusan[satu.indikator] = None if pilih == BELUM else pilih
    kunci = peta.kunci
    try:
        remember_nama(database(), pelaku, kunci.kode_unit, kunci.periode, putusan)
    except DataTidakSah as galat:
        st.session_state[peta.of("galat-nama")] = str(galat)
    peta.touch()
