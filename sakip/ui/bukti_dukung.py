"""Bukti dukung on the page of the form: pick an indikator, see its evidence, hand in, replace, remove."""

from collections.abc import Callable

import streamlit as st

from sakip.domain.bukti_dukung import BatasBukti, BuktiDukung
from sakip.domain.formulir import BarisFormulir, Formulir
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Hak, Pelaku, may
from sakip.domain.periode import Triwulan
from sakip.services.basis_data import Database
from sakip.services.bukti_wajib import list_jumlah_bukti, list_wajib
from sakip.services.kurang_formulir import BUKTI, PESAN_KURANG
from sakip.services.lihat_bukti import get_batas, list_bukti, list_versi_bukti
from sakip.services.penyiapan import read_kantor
from sakip.ui.bukti_angka import GAYA, draw_bacaan
from sakip.ui.daftar_bukti import DIHAPUS, GANTI, HAPUS, Tempat, draw_satu, draw_versi
from sakip.ui.html import draw, tag
from sakip.ui.session import database, require_pelaku
from sakip.ui.teks import escape_markdown
from sakip.ui.ubah_bukti import (
    KunciIsian,
    store_berkas,
    store_ganti,
    store_hapus,
    store_tautan,
    take_kabar,
)


@st.fragment
def draw_bukti_formulir(formulir: Formulir) -> None:
    """Draw the choice of an indikator of the form, with how much evidence each has, and its evidence."""
    pelaku, db = require_pelaku(Hak.LIHAT_CAPAIAN), database()
    jumlah = list_jumlah_bukti(db, pelaku, formulir.kode_unit, formulir.periode)
    wajib = list_wajib(db, pelaku, formulir.kode_unit, formulir.tahun)
    baris = {satu.kode_indikator: satu for satu in formulir.baris}
    st.subheader("Bukti dukung", anchor=False)
    kunci = f"bukti-indikator-{formulir.kode_unit}-{formulir.tahun}-{formulir.triwulan}"
    # A link names the indikator it is about; once it is shown, the choice is the person's again.
    if st.query_params.get("indikator") in baris:
        st.session_state[kunci] = st.query_params.pop("indikator")
    kode = st.selectbox(
        "Indikator",
        list(baris),
        format_func=lambda satu: _label(baris[satu], jumlah.get(satu, 0), wajib=satu in wajib),
        key=kunci,
    )
    draw_bukti(db, pelaku, formulir.kode_unit, formulir.periode, baris[kode])


def _label(baris: BarisFormulir, jumlah: int, *, wajib: bool) -> str:
    kurang = " (wajib, belum ada)" if wajib and not jumlah else ""
    return f"{baris.kode_indikator} {baris.indikator} · {jumlah} bukti{kurang}"


def draw_bukti(
    db: Database, pelaku: Pelaku, kode_unit: str, periode: Triwulan, baris: BarisFormulir
) -> None:
    """Draw the evidence of one indikator in one triwulan; changing it is for who fills the form.

    Raises TidakBerhak for who may not see the figure.
    """
    tempat = Tempat(kode_unit, periode, baris.kode_indikator)
    bukti = list_bukti(db, pelaku, kode_unit, periode, baris.kode_indikator)
    dihapus = list_bukti(db, pelaku, kode_unit, periode, baris.kode_indikator, dihapus=True)
    batas, kantor = get_batas(db, pelaku), read_kantor(db)
    assert kantor is not None  # a form is there only where an office is
    mengisi = may(pelaku, Hak.ISI_REALISASI, kode_unit)
    boleh_ubah = mengisi and not baris.terkunci
    st.html(GAYA)
    with st.container(key="bukti-dukung"):
        _draw_kabar(tempat)
        wajib = baris.kode_indikator in list_wajib(db, pelaku, kode_unit, periode.tahun)
        _draw_jumlah(len(bukti), batas, wajib=wajib)
        if mengisi and baris.terkunci:
            draw(tag("p", f"Bukti tidak dapat diubah: {baris.terkunci}.", class_="kj-redup"))
        draw_buka = _opener(db, pelaku, tempat, kantor, batas)
        for satu in bukti:
            draw_satu(tempat, satu, kantor, boleh_ubah=boleh_ubah, draw_buka=draw_buka)
        if boleh_ubah and len(bukti) < batas.terbanyak:
            _draw_tambah(tempat, batas)
        if dihapus:
            _draw_dihapus(db, pelaku, tempat, dihapus, kantor)


def _draw_jumlah(jumlah: int, batas: BatasBukti, *, wajib: bool) -> None:
    if wajib and not jumlah:
        st.warning(f"{PESAN_KURANG[BUKTI]}.", icon=":material/warning:")
        return
    teks = f"{jumlah} dari paling banyak {batas.terbanyak} bukti" if jumlah else "Belum ada bukti."
    draw(tag("p", teks + (" · wajib ada" if wajib else ""), class_="kj-redup"))


def _draw_kabar(tempat: Tempat) -> None:
    """Draw what came of the last act, once."""
    for berhasil, kalimat in take_kabar(tempat):
        if berhasil:
            st.success(escape_markdown(kalimat), icon=":material/check_circle:")
        else:
            st.error(escape_markdown(kalimat), icon=":material/error:")


def _opener(
    db: Database, pelaku: Pelaku, tempat: Tempat, kantor: Instansi, batas: BatasBukti
) -> Callable[[str, BuktiDukung], None]:
    """Return what draws the thing that is open of a bukti."""

    def draw_buka(apa: str, bukti: BuktiDukung) -> None:
        if apa == GANTI:
            _draw_ganti(tempat, bukti, batas)
        elif apa == HAPUS:
            _draw_hapus(tempat, bukti)
        else:
            draw_bacaan(db, pelaku, kantor, apa, bukti)

    return draw_buka


def _draw_tambah(tempat: Tempat, batas: BatasBukti) -> None:
    kiri, kanan = st.columns(2, gap="large")
    with kiri, st.form(tempat.of("form-berkas"), clear_on_submit=True):
        kunci = _draw_pilih(tempat, "berkas", batas, banyak=True)
        st.form_submit_button("Simpan berkas", on_click=store_berkas, args=(tempat, kunci))
    with kanan, st.form(tempat.of("form-tautan"), clear_on_submit=False):
        kunci_tautan = _draw_tautan(tempat, "tautan", "", "")
        st.form_submit_button("Simpan tautan", on_click=store_tautan, args=(tempat, kunci_tautan))


def _draw_pilih(tempat: Tempat, nama: str, batas: BatasBukti, *, banyak: bool) -> str:
    """Draw the choice of files and return its key.

    Every kind may be chosen: what is refused is refused by content, in words.
    """
    kunci = tempat.of(nama)
    st.file_uploader(
        f"Berkas bukti (paling besar {batas.megabyte_terbesar} MB per berkas)",
        accept_multiple_files=banyak,
        max_upload_size=batas.megabyte_terbesar,
        key=kunci,
    )
    return kunci


def _draw_tautan(tempat: Tempat, nama: str, semula: str, alamat: str) -> tuple[str, str]:
    """Draw the two fields of a link and return their keys."""
    kunci = (tempat.of(f"nama-{nama}"), tempat.of(f"alamat-{nama}"))
    st.text_input("Nama tautan", value=semula, key=kunci[0], placeholder="Foto kegiatan")
    st.text_input("Alamat tautan", value=alamat, key=kunci[1], placeholder="https://")
    return kunci


def _draw_ganti(tempat: Tempat, bukti: BuktiDukung, batas: BatasBukti) -> None:
    """Draw the form that puts another file or link in the place of a bukti."""
    nama = f"ganti-{bukti.kode}-{bukti.versi}"
    with st.form(tempat.of(f"form-{nama}")):
        if bukti.tautan is None:
            kunci: KunciIsian = _draw_pilih(tempat, nama, batas, banyak=False)
        else:
            kunci = _draw_tautan(tempat, nama, bukti.nama, bukti.tautan)
        with st.container(horizontal=True):
            st.form_submit_button(
                "Simpan sebagai versi baru",
                type="primary",
                on_click=store_ganti,
                args=(tempat, bukti, kunci),
            )
            st.form_submit_button("Batal", on_click=tempat.close)


def _draw_hapus(tempat: Tempat, bukti: BuktiDukung) -> None:
    """Ask before a bukti is removed."""
    with st.container(border=True):
        st.markdown(
            f"Hapus **{escape_markdown(bukti.nama)}** dari indikator ini? Bukti yang dihapus tetap "
            "tercatat dan masih dapat diunduh dari daftar yang dihapus."
        )
        with st.container(horizontal=True):
            kunci = f"bukti-ya-{bukti.kode}"
            st.button(
                "Ya, hapus", key=kunci, type="primary", on_click=store_hapus, args=(tempat, bukti)
            )
            st.button("Batal", key=f"bukti-batal-{bukti.kode}", on_click=tempat.close)


def _draw_dihapus(
    db: Database, pelaku: Pelaku, tempat: Tempat, dihapus: list[BuktiDukung], kantor: Instansi
) -> None:
    """Draw what was removed, when asked for."""
    terbuka = tempat.terbuka == (DIHAPUS, "")
    kata = "Sembunyikan" if terbuka else "Tampilkan"
    st.button(
        f"{kata} {len(dihapus)} bukti yang dihapus",
        key=tempat.of("lihat-dihapus"),
        type="tertiary",
        on_click=tempat.open,
        args=(DIHAPUS, ""),
    )
    if terbuka:
        versi = [versi for satu in dihapus for versi in list_versi_bukti(db, pelaku, satu.kode)]
        draw_versi(versi, kantor, "Bukti yang dihapus")
