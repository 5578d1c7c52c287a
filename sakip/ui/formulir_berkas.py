"""A file that holds several forms: all of them offered together, saved all or nothing."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak
from sakip.domain.periode import Triwulan
from sakip.services.formulir_ditemukan import (
    FormulirDitemukan,
    find_formulir,
    preview_ditemukan,
)
from sakip.services.pratinjau import Pratinjau
from sakip.services.unggahan import save_semua
from sakip.ui.html import draw, tag
from sakip.ui.peta_berkas import PetaBerkas
from sakip.ui.pratinjau import AKAN_DISIMPAN, draw_pratinjau
from sakip.ui.session import database, require_pelaku
from sakip.ui.teks import escape_markdown

INI, SEMUA = "ini", "semua"
Selesai = Callable[[str, list[tuple[str, str, str]]], None]
"""Told what was saved: a sentence, and (indikator, before, now) of every figure."""


def draw_formulir_berkas(
    peta: PetaBerkas, pratinjau: Pratinjau, isi: bytes, nama: str, selesai: Selesai
) -> bool:
    """Offer the other forms of a file; tell whether all of them are drawn instead of the one chosen."""
    ditemukan = _find(peta, pratinjau, isi, nama)
    lain = [satu for satu in ditemukan if _periode(satu) and not _is_ini(satu, pratinjau)]
    if not lain:
        return False
    ada_ini = any(_is_ini(satu, pratinjau) or not _periode(satu) for satu in ditemukan)
    bernama = [satu for satu in ditemukan if _periode(satu)]
    kalimat = "; ".join(f"{satu.nama} ({satu.cocok} baris)" for satu in bernama)
    st.info(escape_markdown(f"Formulir yang ditemukan di berkas ini: {kalimat}."))
    pilihan = {
        INI: "Hanya yang dipilih di atas",
        SEMUA: f"Semua formulir di berkas ({len(bernama)})",
    }
    kunci = peta.of("formulir")
    st.session_state.setdefault(kunci, INI if ada_ini else SEMUA)
    cara = st.segmented_control(
        "Yang diunggah dari berkas ini",
        list(pilihan),
        format_func=lambda satu: pilihan[satu],
        key=kunci,
        required=True,
    )
    if cara == SEMUA:
        _draw_semua(peta, bernama, isi, nama, selesai)
    return cara == SEMUA


def _periode(satu: FormulirDitemukan) -> Triwulan | None:
    return Triwulan(satu.tahun, satu.triwulan) if satu.triwulan else None


def _is_ini(satu: FormulirDitemukan, pratinjau: Pratinjau) -> bool:
    formulir = pratinjau.formulir
    return (satu.kode_unit, _periode(satu)) == (formulir.kode_unit, formulir.periode)


def _find(
    peta: PetaBerkas, pratinjau: Pratinjau, isi: bytes, nama: str
) -> tuple[FormulirDitemukan, ...]:
    """Return the forms of a file, looked for once; our own form of this triwulan holds just itself."""
    formulir, meta = pratinjau.formulir, pratinjau.hasil.meta or {}
    milik = (meta.get("kode_unit"), meta.get("tahun"), meta.get("triwulan"))
    if milik == (formulir.kode_unit, formulir.tahun, formulir.triwulan):
        return ()
    pelaku = require_pelaku(Hak.UNGGAH)

    def find() -> tuple[FormulirDitemukan, ...]:
        try:
            return find_formulir(database(), pelaku, isi, nama, formulir.tahun)
        except DataTidakSah:  # the preview of the form chosen says what is the matter
            return ()

    hasil: tuple[FormulirDitemukan, ...] = _keep(peta, "ditemukan", find)
    return hasil


def _keep(peta: PetaBerkas, nama: str, baca: Callable[[], Any]) -> Any:
    """Return what baca returned for this file, asked again only when the file must be read anew."""
    tempat = peta.of(nama)
    simpanan = st.session_state.get(tempat)
    if simpanan is None or simpanan[0] != peta.sidik:
        with st.spinner("Memeriksa berkas…"):
            simpanan = (peta.sidik, baca())
        st.session_state[tempat] = simpanan
    return simpanan[1]


def _draw_semua(
    peta: PetaBerkas,
    ditemukan: Sequence[FormulirDitemukan],
    isi: bytes,
    nama: str,
    selesai: Selesai,
) -> None:
    pelaku = require_pelaku(Hak.UNGGAH)

    def preview() -> list[Pratinjau]:
        return [preview_ditemukan(database(), pelaku, satu, isi, nama) for satu in ditemukan]

    terpilih = []
    for satu, pratinjau in zip(ditemukan, _keep(peta, "semua", preview), strict=True):
        if _draw_satu(peta, satu, pratinjau):
            terpilih.append(pratinjau)
    _draw_simpan(peta, terpilih, selesai)


def _draw_satu(peta: PetaBerkas, satu: FormulirDitemukan, pratinjau: Pratinjau) -> bool:
    """Draw one form with its preview; return whether it is to be saved."""
    ikut = st.checkbox(
        escape_markdown(f"{satu.nama}: {satu.cocok} dari {satu.jumlah} indikator"),
        value=True,
        key=peta.of(f"ikut-{satu.kode_unit}-{satu.tahun}-{satu.triwulan}"),
    )
    tanya = len(pratinjau.salah) + len(pratinjau.konfirmasi)
    judul = f"Pratinjau {satu.nama}" + (f": {tanya} perlu dilihat" if tanya else "")
    with st.expander(escape_markdown(judul), expanded=bool(tanya)):
        draw(tag("p", _tell_kolom(pratinjau), class_="kj-redup"))
        draw_pratinjau(pratinjau)
    return ikut


def _tell_kolom(pratinjau: Pratinjau) -> str:
    hasil = pratinjau.hasil
    awal, akhir = hasil.baris_judul or (0, 0)
    baris = f"baris {awal}" if awal == akhir else f"baris {awal} sampai {akhir}"
    nilai = hasil.kolom.get("nilai") or hasil.kolom.get("pembilang") or "tidak ada"
    return (
        f"Judul kolom di {baris}, indikator di kolom {hasil.kolom.get('indikator')}, realisasi di "
        f"kolom {nilai}. Bila keliru, pilih unit dan triwulan itu di atas lalu betulkan di sana."
    )


def _draw_simpan(peta: PetaBerkas, terpilih: Sequence[Pratinjau], selesai: Selesai) -> None:
    """Draw the agreement and the button for all that is ticked, with the reasons why it rests."""
    akan = sum(baris.status in AKAN_DISIMPAN for satu in terpilih for baris in satu.baris)
    salah = sum(bool(satu.salah) for satu in terpilih)
    setuju = True
    if akan and not salah and any(p.konfirmasi or p.pemetaan.perlu_setuju for p in terpilih):
        setuju = st.checkbox(
            "Saya sudah memeriksa cara berkas ini dibaca dan semua hal yang perlu dipastikan, dan "
            "semuanya benar.",
            key=peta.of(f"setuju-semua-{peta.sidik}-{len(terpilih)}"),
        )
    alasan = ""
    if salah:
        alasan = f"{salah} formulir masih salah: betulkan di berkas, atau hilangkan centangnya."
    elif not akan:
        alasan = "tidak ada yang berubah pada formulir yang dicentang."
    elif not setuju:
        alasan = "centang dahulu pernyataan di atas."
    with st.container(horizontal=True, vertical_alignment="center"):
        tekan = st.button(
            f"Simpan {len(terpilih)} formulir, {akan} baris",
            type="primary",
            disabled=bool(alasan),
            key=peta.of("simpan-semua"),
        )
        sebab = f"Belum dapat disimpan: {alasan}" if alasan else "Semua disimpan sekaligus, atau tidak sama sekali."  # fmt: skip
        draw(tag("span", sebab, class_="kj-redup"))
    if tekan:
        _save(peta, terpilih, selesai)


def _save(peta: PetaBerkas, terpilih: Sequence[Pratinjau], selesai: Selesai) -> None:
    pelaku = require_pelaku(Hak.UNGGAH)
    peta.touch()  # whatever comes of it, what was read is no longer what would happen
    try:
        hasil = save_semua(database(), pelaku, terpilih, konfirmasi=True)
    except DataTidakSah as galat:
        st.error(escape_markdown(str(galat)))
        st.button("Periksa lagi dengan isi terbaru")
        return
    berubah = [
        (
            f"{satu.formulir.unit}, {satu.formulir.periode}: {baris.indikator}",
            baris.lama,
            baris.baru,
        )
        for satu in terpilih
        for baris in satu.baris
        if baris.status in AKAN_DISIMPAN
    ]
    banyak = sum(satu["disimpan"] for satu in hasil)
    selesai(
        f"{terpilih[0].nama_berkas} tersimpan: {banyak} baris berubah pada {len(terpilih)} formulir.",
        berubah,
    )
