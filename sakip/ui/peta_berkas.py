"""How a file was read, shown and put right: the sheet, the rows of its heading, the column of each field.

Every choice reads the file anew. A column that is given to another field leaves the one it had.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak
from sakip.intake.hasil import NAMA_BIDANG, HasilBaca, KolomLembar, Pilihan
from sakip.intake.tata_letak import TINGGI_PILIHAN
from sakip.services.pemetaan import AsalPemetaan
from sakip.services.pratinjau import Pratinjau
from sakip.services.unggahan import confirm_pemetaan
from sakip.ui.draf_formulir import Kunci
from sakip.ui.html import draw, tag
from sakip.ui.pengumpulan import draw_tabel
from sakip.ui.session import database, require_pelaku
from sakip.ui.teks import escape_markdown

JUDUL = "Cara berkas ini dibaca"
# What a person may have to point out; sasaran, program and the like are never taken from a file.
BIDANG_DIPILIH = (
    "indikator", "nilai", "pembilang", "penyebut", "target",
    "progres", "keterangan", "sumber_data", "kode", "satuan",
)  # fmt: skip
SEBARIS = 5  # choices beside each other
TIDAK_ADA = ""


@dataclass(frozen=True, slots=True)
class PetaBerkas:
    """What a person has put right about one file for one form; it lives in the session."""

    kunci: Kunci
    kode_berkas: str

    def of(self, nama: str) -> str:
        """Return the key of a widget or of what is remembered."""
        return f"peta-{nama}-{self.kunci.draf}-{self.kode_berkas}"

    @property
    def pilihan(self) -> Pilihan | None:
        """What was put right; None while the file is read as it was found."""
        pilihan: Pilihan | None = st.session_state.get(self.of("pilihan"))
        return pilihan

    @property
    def sidik(self) -> str:
        """Changes whenever the file must be read anew, or is no longer what was agreed to."""
        return f"{self.kode_berkas}-{st.session_state.get(self.of('ubahan'), 0)}"

    def choose(self, pilihan: Pilihan | None) -> None:
        """Read the file so from now on."""
        st.session_state[self.of("pilihan")] = pilihan
        self.touch()

    def touch(self) -> None:
        """Have the file read anew: what is remembered of such files has changed."""
        st.session_state[self.of("ubahan")] = int(st.session_state.get(self.of("ubahan"), 0)) + 1


def draw_peta(peta: PetaBerkas, pratinjau: Pratinjau) -> None:
    """Draw how the file was read; open while it must be agreed to, closed for our own template."""
    pemetaan, hasil = pratinjau.pemetaan, pratinjau.hasil
    terbuka = pemetaan.perlu_setuju or not hasil.baris
    with st.expander(JUDUL, expanded=terbuka, key=peta.of("panel")):
        draw(tag("p", _tell_asal(pratinjau), class_="kj-redup"))
        _draw_galat(peta)
        if pemetaan.asal is not AsalPemetaan.TEMPLAT:
            _draw_tempat(peta, hasil)
        if hasil.semua_kolom:
            _draw_kolom(hasil)
        if pemetaan.asal is AsalPemetaan.TEMPLAT:
            return
        if hasil.semua_kolom:
            _draw_bidang(peta, hasil)
        with st.container(horizontal=True):
            if pemetaan.perlu_setuju and hasil.baris:
                st.button(
                    "Sudah benar, ingat untuk berkas seperti ini",
                    key=peta.of("ingat"),
                    on_click=_remember,
                    args=(peta, pratinjau),
                )
            if peta.pilihan is not None:
                st.button(
                    "Kembali ke yang ditemukan program",
                    key=peta.of("batal"),
                    on_click=peta.choose,
                    args=(None,),
                )


def _tell_asal(pratinjau: Pratinjau) -> str:
    pemetaan = pratinjau.pemetaan
    match pemetaan.asal:
        case AsalPemetaan.TEMPLAT:
            return "Formulir program: kolomnya dikenal dari formulir itu sendiri."
        case AsalPemetaan.DIINGAT:
            return (
                f"Dibaca seperti yang disetujui {pemetaan.oleh}, untuk berkas yang susunannya sama."
            )
        case AsalPemetaan.DIPILIH:
            return "Dibaca menurut pilihan Anda. Periksa kolom dan contoh isinya."
    if pratinjau.hasil.baris:
        return "Ini bukan formulir program. Periksa apakah tiap kolom dibaca sebagai yang dimaksud; betulkan bila keliru."
    return "Tabelnya belum ditemukan. Pilih lembar dan baris judulnya, lalu tunjuk kolomnya."


def _draw_galat(peta: PetaBerkas) -> None:
    galat = st.session_state.pop(peta.of("galat"), "")
    if galat:
        st.error(escape_markdown(galat))


def _draw_tempat(peta: PetaBerkas, hasil: HasilBaca) -> None:
    """Draw the choice of the sheet and of the first and last row of the heading."""
    lembar = {satu.nama: satu for satu in hasil.semua_lembar}
    baris = {satu.nomor: satu.teks for satu in hasil.cuplikan}
    *kiri, tengah, kanan = st.columns((2, 4, 4) if len(lembar) > 1 else 2)
    if kiri:
        kunci = peta.of("lembar")
        st.session_state[kunci] = hasil.lembar if hasil.lembar in lembar else None
        kiri[0].selectbox(
            "Lembar",
            list(lembar),
            format_func=lambda nama: f"{nama} (tersembunyi)" if lembar[nama].tersembunyi else nama,
            key=kunci,
            placeholder="Pilih lembar",
            on_change=_choose_lembar,
            args=(peta, kunci),
        )
    awal, akhir = hasil.baris_judul or (None, None)
    for nama, label, nilai, tempat in (
        ("awal", "Baris judul pertama", awal, tengah),
        ("akhir", "Baris judul terakhir", akhir, kanan),
    ):
        if nama == "akhir" and awal is None:
            continue
        pilihan = [
            nomor
            for nomor in baris
            if nama == "awal" or (awal or 0) <= nomor < (awal or 0) + TINGGI_PILIHAN
        ]
        kunci = peta.of(nama)
        st.session_state[kunci] = nilai if nilai in pilihan else None
        tempat.selectbox(
            label,
            pilihan,
            format_func=lambda nomor: f"{nomor}: {baris[nomor]}",
            key=kunci,
            placeholder="Pilih baris",
            on_change=_choose_judul,
            args=(peta, hasil, nama),
        )


def _draw_kolom(hasil: HasilBaca) -> None:
    """Draw every column of the table with its first contents and what it was taken for."""
    draw_tabel(
        ("Kolom", "Dibaca sebagai", "Contoh isi"),
        [
            (
                name_kolom(satu),
                NAMA_BIDANG.get(satu.bidang, "penanda baris" if satu.bidang else "tidak dipakai"),
                "; ".join(satu.contoh) or "kosong",
            )
            for satu in hasil.semua_kolom
        ],
        "kj-peta",
    )


def name_kolom(satu: KolomLembar) -> str:
    """Return a column as a person finds it: "E (Realisasi TW IV)"."""
    return f"{satu.huruf} ({satu.judul})" if satu.judul else satu.huruf


def _draw_bidang(peta: PetaBerkas, hasil: HasilBaca) -> None:
    """Draw for each field the column it is read from."""
    nama = {satu.huruf: name_kolom(satu) for satu in hasil.semua_kolom} | {TIDAK_ADA: "tidak ada"}
    for awal in range(0, len(BIDANG_DIPILIH), SEBARIS):
        sebaris = BIDANG_DIPILIH[awal : awal + SEBARIS]
        for bidang, tempat in zip(sebaris, st.columns(SEBARIS), strict=True):
            kunci = peta.of(f"bidang-{bidang}")
            st.session_state[kunci] = hasil.kolom.get(bidang, TIDAK_ADA)
            tempat.selectbox(
                NAMA_BIDANG[bidang],
                [TIDAK_ADA, *(satu.huruf for satu in hasil.semua_kolom)],
                format_func=lambda huruf: nama.get(huruf, huruf),
                key=kunci,
                on_change=_choose_kolom,
                args=(peta, hasil, bidang),
            )


def _choose_lembar(peta: PetaBerkas, kunci: str) -> None:
    if (lembar := st.session_state[kunci]) is not None:
        peta.choose(Pilihan(lembar=lembar))


def _choose_judul(peta: PetaBerkas, hasil: HasilBaca, yang_mana: str) -> None:
    """Take other rows for the heading; what its columns are is found anew."""
    nomor = st.session_state[peta.of(yang_mana)]
    if nomor is None:
        return
    lama_awal, lama_akhir = hasil.baris_judul or (nomor, nomor)
    if yang_mana == "awal":
        tinggi = lama_akhir - lama_awal
        baris = (nomor, nomor + tinggi)
    else:
        baris = (min(lama_awal, nomor), nomor)
    peta.choose(Pilihan(lembar=_lembar(peta, hasil), baris_judul=baris))


def _choose_kolom(peta: PetaBerkas, hasil: HasilBaca, bidang: str) -> None:
    huruf = st.session_state[peta.of(f"bidang-{bidang}")]
    kolom = give_kolom(hasil.kolom, bidang, huruf)
    dasar = peta.pilihan or Pilihan()
    baris = hasil.baris_judul or dasar.baris_judul
    peta.choose(replace(dasar, lembar=_lembar(peta, hasil), baris_judul=baris, kolom=kolom))


def give_kolom(lama: Mapping[str, str], bidang: str, huruf: str) -> dict[str, str]:
    """Return every field with its column after one was given another; "" for fields without any."""
    kolom = {satu: lama.get(satu, TIDAK_ADA) for satu in NAMA_BIDANG}
    if huruf:
        kolom = {satu: TIDAK_ADA if isi == huruf else isi for satu, isi in kolom.items()}
    return kolom | {bidang: huruf}


def _lembar(peta: PetaBerkas, hasil: HasilBaca) -> str | None:
    if hasil.lembar or len(hasil.semua_lembar) == 1:
        return hasil.lembar or hasil.semua_lembar[0].nama
    return peta.pilihan.lembar if peta.pilihan else None


def _remember(peta: PetaBerkas, pratinjau: Pratinjau) -> None:
    """Agree to how the file was read; a callback asks anew who acts."""
    pelaku = require_pelaku(Hak.UNGGAH)
    try:
        confirm_pemetaan(database(), pelaku, pratinjau)
    except DataTidakSah as galat:
        st.session_state[peta.of("galat")] = str(galat)
    peta.touch()
