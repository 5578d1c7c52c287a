"""Documents in the making on the page Dokumen: what to make, how far each is, and the file once it is there."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Hak, Pelaku
from sakip.domain.waktu import format_waktu
from sakip.services.basis_data import Database
from sakip.services.pekerjaan import Keadaan, Pekerjaan, cancel_pekerjaan, list_pekerjaan
from sakip.ui.daftar_bukti import format_ukuran
from sakip.ui.html import draw, tag
from sakip.ui.kabar import refuse
from sakip.ui.session import database, require_pelaku

JEDA = 1.0  # seconds between two looks at what is being made
TANDA = {Keadaan.SELESAI: "✓", Keadaan.GAGAL: "!", Keadaan.DIBATALKAN: "–"}


def draw_tombol(
    db: Database, pelaku: Pelaku, mulai: Mapping[str, Callable[[Database, Pelaku], str]]
) -> None:
    """Draw a button for each thing that can be made; mulai: what each says, and what begins it."""
    ditekan = None
    with st.container(horizontal=True):
        for urut, (label, satu) in enumerate(mulai.items()):
            if st.button(label, key=f"buat-{label}", type="primary" if urut == 0 else "secondary"):
                ditekan = satu
    if ditekan is not None:
        try:
            ditekan(db, pelaku)
        except DataTidakSah as galat:
            refuse(galat)


def draw_pekerjaan(db: Database, pelaku: Pelaku, kantor: Instansi) -> None:
    """Draw this person's own jobs, looked at again while any of them has not ended."""
    semua = list_pekerjaan(db, pelaku)
    if all(satu.is_usai for satu in semua):
        _draw_semua(db, pelaku, semua, kantor)
    else:
        _draw_berulang(kantor)


@st.fragment(run_every=JEDA)
def _draw_berulang(kantor: Instansi) -> None:
    pelaku, db = require_pelaku(Hak.LIHAT_KANTOR), database()
    semua = list_pekerjaan(db, pelaku)
    if all(satu.is_usai for satu in semua):
        st.rerun()  # the whole page, which looks no more
    _draw_semua(db, pelaku, semua, kantor)


def _draw_semua(db: Database, pelaku: Pelaku, semua: list[Pekerjaan], kantor: Instansi) -> None:
    if semua:
        st.caption(
            "Halaman ini boleh ditinggalkan; hasilnya menunggu di sini sampai program dimulai ulang."
        )
    for satu in semua:
        if satu.is_usai:
            _draw_usai(satu, kantor)
        else:
            kini = f": {satu.kini}" if satu.kini else ""
            bagian = f" {satu.selesai + 1} dari {satu.jumlah}" if satu.jumlah else ""
            st.progress(
                satu.selesai / satu.jumlah if satu.jumlah else 0.0,
                text=f"{satu.judul}, {satu.keadaan}{bagian}{kini}",
            )
            if st.button(f"Batalkan: {satu.judul}", key=f"batal-{satu.kode}"):
                cancel_pekerjaan(db, pelaku, satu.kode)
                st.rerun(scope="fragment")


def _draw_usai(satu: Pekerjaan, kantor: Instansi) -> None:
    isi = [tag("span", f"{TANDA[satu.keadaan]} {satu.judul}", class_="kj-utama"), " "]
    saat = format_waktu(satu.diminta_pada, kantor)
    if satu.keadaan is Keadaan.SELESAI:
        alamat = f"/unduh/pekerjaan?{urlencode({'kode': satu.kode})}"
        nama = f"Unduh {satu.nama_berkas} ({format_ukuran(satu.ukuran)})"
        isi.append(tag("a", nama, href=alamat, download=satu.nama_berkas))
        isi.append(tag("span", f"Diminta {saat}", class_="kj-kecil"))
    else:
        isi.append(tag("span", f"{satu.keadaan}. {satu.pesan} Diminta {saat}", class_="kj-kecil"))
    draw(tag("p", isi, class_="kj-hasil"))
