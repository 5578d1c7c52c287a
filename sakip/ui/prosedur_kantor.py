"""Procedures in the settings: an office's own file, and who plays each actor."""

from collections.abc import Sequence

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import NAMA_PERAN, PERAN_DAPAT_DIBERIKAN, Pelaku, Peran
from sakip.domain.prosedur import Pemeran
from sakip.services.basis_data import Database
from sakip.services.prosedur import ProsedurTersedia
from sakip.services.prosedur_kantor import add_prosedur, retire_prosedur, set_pemeran
from sakip.ui.html import Isi, draw
from sakip.ui.kabar import refuse, tell
from sakip.ui.prosedur import make_tabel, write_judul


def draw_prosedur_kantor(
    db: Database, pelaku: Pelaku, daftar: Sequence[ProsedurTersedia], orang: dict[str, str]
) -> None:
    """Draw the procedures of the office, the way to add one, and who plays whom."""
    st.subheader("Prosedur", anchor=False)
    baris: list[tuple[Isi, ...]] = [
        (write_judul(s.prosedur), "milik kantor" if s.milik_kantor else "bawaan", s.prosedur.kode)
        for s in daftar
    ]
    draw(make_tabel(("Prosedur", "Asal", "Kode"), baris))
    with st.expander("Tambah atau ganti prosedur dengan berkas sendiri"):
        _draw_tambah(db, pelaku, [s.prosedur.kode for s in daftar if s.milik_kantor])
    with st.expander("Atur siapa yang menjalankan pelaku"):
        _draw_pemeran(db, pelaku, daftar, orang)


def _draw_tambah(db: Database, pelaku: Pelaku, milik: Sequence[str]) -> None:
    st.markdown(
        "Berkas .toml berbentuk sama dengan yang bawaan. Diperiksa saat dimuat; pelaksanaan yang sudah "
        "dimulai tetap memakai salinannya sendiri."
    )
    with st.form("prosedur-baru", border=False):
        berkas = st.file_uploader("Berkas prosedur (.toml)", type="toml")
        if st.form_submit_button("Periksa dan simpan") and berkas is not None:
            try:
                kode = add_prosedur(db, pelaku, berkas.getvalue(), berkas.name)
            except DataTidakSah as galat:
                refuse(galat)
            else:
                tell(f"Prosedur {kode} tersimpan dan dapat dimulai.")
    for kode in milik:
        if st.button(f"Cabut {kode}", key=f"cabut-{kode}"):
            retire_prosedur(db, pelaku, kode)
            tell(f"Prosedur {kode} dicabut.")


def _draw_pemeran(
    db: Database, pelaku: Pelaku, daftar: Sequence[ProsedurTersedia], orang: dict[str, str]
) -> None:
    semua = {s.prosedur.kode: s.prosedur for s in daftar}
    kode = st.selectbox("Prosedur", list(semua), format_func=lambda k: write_judul(semua[k]), key="pemeran-prosedur")  # fmt: skip
    pemain = {p.kode: p for p in semua[kode].pelaku}
    siapa = st.selectbox("Pelaku", list(pemain), format_func=lambda k: pemain[k].nama, key="pemeran-pelaku")  # fmt: skip
    kini = "; ".join(_write(s, orang) for s in pemain[siapa].pemeran)
    st.caption(f"Sekarang: {kini}")
    with st.form("pemeran", border=False):
        kiri, tengah, kanan = st.columns(3)
        peran = kiri.selectbox(
            "Peran", PERAN_DAPAT_DIBERIKAN, format_func=NAMA_PERAN.__getitem__, index=None, placeholder="Mana saja"
        )  # fmt: skip
        jabatan = tengah.text_input("Kata dalam jabatan", placeholder="misalnya Kasubbag Umum")
        satu = kanan.selectbox(
            "Orang", list(orang), format_func=orang.__getitem__, index=None, placeholder="Siapa saja"
        )  # fmt: skip
        with st.container(horizontal=True):
            if st.form_submit_button("Simpan", type="primary"):
                pilih = Pemeran(
                    peran=Peran(peran) if peran else None, jabatan=jabatan.strip() or None, orang=satu
                )  # fmt: skip
                _set(db, pelaku, kode, siapa, [pilih])
            if st.form_submit_button("Kembalikan ke bawaan"):
                _set(db, pelaku, kode, siapa, [])


def _set(db: Database, pelaku: Pelaku, kode: str, siapa: str, pemeran: list[Pemeran]) -> None:
    try:
        set_pemeran(db, pelaku, kode, siapa, pemeran)
    except DataTidakSah as galat:
        refuse(galat)
    else:
        tell("Pelaku tersimpan; berlaku untuk pelaksanaan yang dimulai sesudah ini.")


def _write(satu: Pemeran, orang: dict[str, str]) -> str:
    bagian = [NAMA_PERAN[satu.peran] if satu.peran else "", satu.jabatan or "", satu.unit or ""]
    if satu.orang:
        bagian.append(orang.get(satu.orang, satu.orang))
    return ", ".join(s for s in bagian if s)
