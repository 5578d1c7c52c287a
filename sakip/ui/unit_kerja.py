"""The parts of the page Unit Kerja: all units in a table, one unit to change, a new one."""

from collections.abc import Sequence

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import UnitKerja
from sakip.domain.peran import Pelaku
from sakip.services.basis_data import Database
from sakip.services.penyiapan import PERAN_SOP
from sakip.services.unit_kerja import (
    URUTAN_TERBESAR,
    IsianUnit,
    add_unit,
    change_unit,
    set_status_unit,
)
from sakip.ui.html import draw, tag
from sakip.ui.kabar import refuse, tell
from sakip.ui.teks import escape_markdown

PILIHAN = "pilih_unit"
NAMA_PERAN_SOP = {peran.value: nama for peran, nama in PERAN_SOP.items()}


def draw_daftar(semua: Sequence[UnitKerja]) -> None:
    """Draw every unit in its order; each name leads to the form that changes it."""
    judul = ("Nama unit", "Jabatan kepalanya", "Peran dalam SOP", "Urutan", "Keadaan")
    baris = [
        tag(
            "tr",
            tag(
                "th",
                tag("a", satu.nama, href=f"?unit={satu.kode}"),
                tag("span", satu.kode, class_="kj-kecil"),
                scope="row",
            ),
            tag("td", satu.jabatan, data_label=judul[1]),
            tag("td", NAMA_PERAN_SOP.get(satu.peran_sop, satu.peran_sop), data_label=judul[2]),
            tag("td", str(satu.urutan), data_label=judul[3]),
            tag("td", "aktif" if satu.aktif else "nonaktif", data_label=judul[4]),
            class_=None if satu.aktif else "kj-redup",
        )
        for satu in semua
    ]
    kepala = tag("thead", tag("tr", [tag("th", satu, scope="col") for satu in judul]))
    draw(tag("table", kepala, tag("tbody", baris), class_="kj-tabel kj-kartu"))


def pick_unit(semua: Sequence[UnitKerja]) -> UnitKerja | None:
    """Draw the choice of one unit; the address is the only truth, as on the page Pengguna."""
    unit = {satu.kode: satu for satu in semua}
    tertulis = st.query_params.get("unit", "")
    st.session_state[PILIHAN] = tertulis if tertulis in unit else None
    st.selectbox(
        "Ubah unit",
        list(unit),
        format_func=lambda kode: unit[kode].nama,
        key=PILIHAN,
        index=None,
        placeholder="Pilih unit",
        on_change=_write_alamat,
        width=460,
    )
    return unit.get(tertulis)


def _write_alamat() -> None:
    kode = st.session_state[PILIHAN]
    if kode is None:
        st.query_params.pop("unit", None)
    else:
        st.query_params["unit"] = kode


def draw_tambah(db: Database, pelaku: Pelaku) -> None:
    """Draw the form for a new unit; it comes after all others."""
    with st.expander("Tambah unit", icon=":material/add:"), st.form("tambah-unit", border=False):
        isian = _ask("tambah_unit", None)
        if st.form_submit_button("Tambahkan", type="primary"):
            try:
                baru = add_unit(db, pelaku, isian)
            except DataTidakSah as galat:
                refuse(galat)
            else:
                for kunci in [k for k in st.session_state if str(k).startswith("tambah_unit_")]:
                    del st.session_state[kunci]
                tell(f"{baru.nama} ditambahkan.")


def draw_unit(db: Database, pelaku: Pelaku, unit: UnitKerja) -> None:
    """Draw the form of one unit, and the way to dissolve it or take it up again."""
    with st.container(border=True, key="unit-terpilih"):
        st.subheader(escape_markdown(unit.nama), anchor=False)
        # A unit that somebody else has changed gets fields of its own: they show what is stored now.
        kunci = f"unit_{unit.kode}_{hash(unit)}"
        with st.form(kunci, border=False):
            isian = _ask(kunci, unit)
            if st.form_submit_button("Simpan", type="primary"):
                _save(db, pelaku, unit, isian)
        st.caption("Sebutan jabatan orang yang sudah memegang peran tidak ikut berubah.")
        nama = "Nonaktifkan" if unit.aktif else "Aktifkan lagi"
        with st.popover(nama):
            st.markdown(
                "Unit ini tidak ditawarkan lagi di formulir dan penugasan. Angka-angkanya tetap ada."
                if unit.aktif
                else "Unit ini ditawarkan lagi di formulir dan penugasan."
            )
            if st.button(f"Ya, {nama.lower()}", key=f"status_{unit.kode}"):
                _set_status(db, pelaku, unit)


def _ask(kunci: str, unit: UnitKerja | None) -> IsianUnit:
    """Draw the fields and return what they say."""
    kiri, kanan = st.columns(2)
    nama = kiri.text_input(
        "Nama unit",
        unit.nama if unit else "",
        key=f"{kunci}_nama",
        placeholder="Seksi Pemerintahan",
    )
    jabatan = kanan.text_input(
        "Jabatan kepalanya",
        unit.jabatan if unit else "",
        key=f"{kunci}_jabatan",
        placeholder="Kasi Pemerintahan",
    )
    pilihan = list(NAMA_PERAN_SOP)
    peran = kiri.selectbox(
        "Peran dalam SOP",
        pilihan,
        index=pilihan.index(unit.peran_sop) if unit else len(pilihan) - 1,
        format_func=NAMA_PERAN_SOP.__getitem__,
        key=f"{kunci}_peran",
    )
    urutan = None
    if unit is not None:
        urutan = int(
            kanan.number_input("Urutan", 1, URUTAN_TERBESAR, unit.urutan, key=f"{kunci}_urutan")
        )
    return IsianUnit(nama=nama, jabatan=jabatan, peran_sop=peran, urutan=urutan)


def _save(db: Database, pelaku: Pelaku, unit: UnitKerja, isian: IsianUnit) -> None:
    try:
        berubah = change_unit(db, pelaku, unit, isian)
    except DataTidakSah as galat:
        refuse(galat)
    else:
        nama = " ".join(isian.nama.split())
        tell(f"{nama} tersimpan." if berubah else f"{nama} sudah demikian; tidak ada yang berubah.")


def _set_status(db: Database, pelaku: Pelaku, unit: UnitKerja) -> None:
    try:
        set_status_unit(db, pelaku, unit.kode, aktif=not unit.aktif)
    except DataTidakSah as galat:
        refuse(galat)
    else:
        tell(f"{unit.nama} {'dinonaktifkan' if unit.aktif else 'aktif lagi'}.")
