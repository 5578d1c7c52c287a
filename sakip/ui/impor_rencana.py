"""Import and export of the plan on a page: template, file, what would change, save all or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.lembar_rencana import LEMBAR
from sakip.domain.peran import Pelaku
from sakip.services.basis_data import Database
from sakip.services.pratinjau_rencana import PerubahanBaris, PratinjauRencana, write_nilai
from sakip.services.rencana import (
    export_rencana,
    get_templat_rencana,
    preview_rencana,
    save_rencana,
)
from sakip.ui.html import Html, draw, make_tabel, tag
from sakip.ui.kabar import tell
from sakip.ui.teks import escape_markdown

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BARIS_TAMPIL = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class JalurImpor:
    """One way a workbook comes in: what is told, what can be fetched, which services look at it and save it."""

    kunci: str  # in session_state and in the keys of the fields
    pengantar: str
    label: str
    unduhan: tuple[tuple[str, str, Callable[[Database, Pelaku], bytes]], ...]
    preview: Callable[[Database, Pelaku, bytes, str], PratinjauRencana]
    save: Callable[..., int]


RENCANA = JalurImpor(
    kunci="rencana",
    pengantar="Satu buku kerja untuk seluruh rencana, dari Renstra sampai pagu dan realisasi anggaran. Isi lembar yang "
    "diperlukan saja; baris yang tidak ditulis tidak dihapus.",
    label="Berkas perencanaan yang sudah diisi (paling besar 5 MB)",
    unduhan=(
        ("Unduh templat kosong", "templat-perencanaan.xlsx", get_templat_rencana),
        ("Unduh rencana yang tersimpan", "perencanaan.xlsx", export_rencana),
    ),
    preview=preview_rencana,
    save=save_rencana,
)


def draw_impor(db: Database, pelaku: Pelaku, jalur: JalurImpor = RENCANA) -> None:
    """Draw the template and the export to fetch, the upload, its preview and the button that saves it."""
    st.markdown(jalur.pengantar)
    with st.container(horizontal=True):
        for label, nama, buat in jalur.unduhan:
            st.download_button(
                label,
                data=partial(buat, db, pelaku),
                file_name=nama,
                mime=XLSX,
                key=f"unduh_{nama}",
                on_click="ignore",
                icon=":material/download:",
            )
    nomor = st.session_state.get(f"{jalur.kunci}_nomor", 0)
    berkas = st.file_uploader(
        jalur.label,
        type=["xlsx", "xlsm", "ods"],
        max_upload_size=5,
        key=f"berkas_{jalur.kunci}_{nomor}",
    )
    if berkas is None:
        return
    try:
        pratinjau = _preview(db, pelaku, jalur, berkas.getvalue(), berkas.name)
    except DataTidakSah as galat:
        st.error(escape_markdown(str(galat)), icon=":material/error:")
        return
    _draw_pratinjau(pratinjau)
    _draw_simpan(db, pelaku, jalur, pratinjau)


def _preview(
    db: Database, pelaku: Pelaku, jalur: JalurImpor, isi: bytes, nama: str
) -> PratinjauRencana:
    sidik = sha256(isi).hexdigest()
    simpanan = st.session_state.get(f"{jalur.kunci}_pratinjau")
    if simpanan and simpanan[0] == sidik:
        lama: PratinjauRencana = simpanan[1]
        return lama
    with st.spinner("Memeriksa berkas…"):
        pratinjau = jalur.preview(db, pelaku, isi, nama)
    st.session_state[f"{jalur.kunci}_pratinjau"] = (sidik, pratinjau)
    return pratinjau


def _draw_pratinjau(pratinjau: PratinjauRencana) -> None:
    if pratinjau.temuan:
        draw(_make_temuan(pratinjau))
    jumlah = {satu: pratinjau.count(satu.kode) for satu in LEMBAR}
    baris = [
        tag(
            "tr",
            tag("th", satu.nama, scope="row"),
            [
                tag("td", str(isi[status]), class_="angka", data_label=status.capitalize())
                for status in ("baru", "berubah", "sama")
            ],
        )
        for satu, isi in jumlah.items()
        if any(isi.values())
    ]
    draw(make_tabel(("Lembar", "Baru", "Berubah", "Sama"), baris, angka=(1, 2, 3)))
    if ubah := [satu for satu in pratinjau.akan if satu.beda][:BARIS_TAMPIL]:
        draw(_make_beda(ubah))


def _make_temuan(pratinjau: PratinjauRencana) -> Html:
    kata = {"salah": "Harus dibetulkan", "konfirmasi": "Perlu dipastikan", "catatan": "Catatan"}
    baris = [
        tag(
            "tr",
            tag("th", satu.alamat or satu.lembar or "Berkas", scope="row"),
            tag("td", tag("b", kata[satu.tingkat], class_="sk-salah"), data_label="Tingkat"),
            tag("td", satu.pesan, data_label="Masalah dan perbaikannya", class_="sk-lebar"),
        )
        for satu in pratinjau.temuan[:BARIS_TAMPIL]
    ]
    return make_tabel(("Sel", "Tingkat", "Masalah dan perbaikannya"), baris)


def _make_beda(ubah: list[PerubahanBaris]) -> Html:
    baris = [
        tag(
            "tr",
            tag("th", f"{satu.lembar.nama}: {satu.nama}", scope="row"),
            tag("td", satu.lembar.find_kolom(nama).judul, data_label="Kolom"),
            tag("td", write_nilai(lama) or "–", data_label="Semula"),
            tag("td", write_nilai(baru) or "–", data_label="Menjadi"),
        )
        for satu in ubah
        for nama, lama, baru in satu.beda
    ]
    return make_tabel(("Baris", "Kolom", "Semula", "Menjadi"), baris)


def _draw_simpan(
    db: Database, pelaku: Pelaku, jalur: JalurImpor, pratinjau: PratinjauRencana
) -> None:
    banyak = len(pratinjau.akan)
    setuju = False
    if pratinjau.konfirmasi and not pratinjau.salah:
        setuju = st.checkbox(
            f"Saya sudah memeriksa {len(pratinjau.konfirmasi)} hal di atas, dan semuanya benar.",
            key=f"{jalur.kunci}_setuju",
        )
    tertahan = bool(pratinjau.salah) or not banyak or (bool(pratinjau.konfirmasi) and not setuju)
    simpan = f"Simpan {banyak} baris"
    if st.button(simpan, type="primary", disabled=tertahan, key=f"{jalur.kunci}_simpan"):
        st.session_state.pop(f"{jalur.kunci}_pratinjau", None)
        try:
            disimpan = jalur.save(db, pelaku, pratinjau, konfirmasi=setuju)
        except DataTidakSah as galat:
            st.error(escape_markdown(str(galat)))
            return
        nomor = st.session_state.get(f"{jalur.kunci}_nomor", 0)
        st.session_state[f"{jalur.kunci}_nomor"] = nomor + 1
        tell(f"{pratinjau.nama_berkas} tersimpan: {disimpan} baris baru atau berubah.")
    if pratinjau.salah:
        st.caption(f"Betulkan {len(pratinjau.salah)} kesalahan di berkas, lalu unggah lagi.")
    elif not banyak:
        st.caption("Isi berkas sama dengan yang tersimpan; tidak ada yang berubah.")
