"""The parts of the page Rapat dan Sosialisasi: reports to take note of, meetings and their decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from sakip.domain.bukti_dukung import BerkasBaru
from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Hak, Pelaku, may
from sakip.domain.tulisan import format_tanggal
from sakip.domain.waktu import format_waktu
from sakip.services.basis_data import Database
from sakip.services.rapat import IsiRapat, KeputusanBaru, Rapat, add_rapat, finish_keputusan
from sakip.services.sosialisasi import (
    IsiSosialisasi,
    Sosialisasi,
    acknowledge_sosialisasi,
    add_sosialisasi,
)
from sakip.ui.html import Html, draw, join, tag
from sakip.ui.kabar import refuse, tell
from sakip.ui.prosedur import make_tabel, make_tautan
from sakip.ui.teks import escape_markdown

KEPUTUSAN_SEKALIGUS = 3  # decisions the form offers at once
FORMAT = "DD/MM/YYYY"


@dataclass(frozen=True, slots=True)
class DaftarPelaksanaan:
    """The runs of the office by kode: nama and whether it is open; dari is the one the page was opened from."""

    nama: Mapping[str, tuple[str, bool]]
    dari: str | None = None

    def pick(self, kunci: str) -> str | None:
        """Draw the choice of an open run, none being the first answer; return its kode."""
        terbuka = [kode for kode, (_, buka) in self.nama.items() if buka]
        if not terbuka:
            return None
        return st.selectbox(
            "Bagian dari pelaksanaan prosedur (boleh dikosongkan)",
            terbuka,
            format_func=lambda kode: self.nama[kode][0],
            index=terbuka.index(self.dari) if self.dari in terbuka else None,
            placeholder="Tidak termasuk pelaksanaan mana pun",
            key=f"pelaksanaan-{kunci}",
        )

    def make_bagian(self, kode: str | None) -> Html | None:
        """Return the line that names the run and leads to it; None where there is none."""
        if kode is None or kode not in self.nama:
            return None
        tautan = make_tautan(kode, self.nama[kode][0])
        return tag("p", "Bagian dari pelaksanaan prosedur ", tautan, class_="kj-kepala")


def draw_sosialisasi(
    db: Database,
    pelaku: Pelaku,
    daftar: Sequence[Sosialisasi],
    kantor: Instansi,
    pelaksanaan: DaftarPelaksanaan,
) -> None:
    """Draw each report put before officials; who has yet to take note of it can do so here."""
    if not daftar:
        draw(tag("p", "Belum ada laporan yang disosialisasikan.", class_="kj-redup"))
    for satu in daftar:
        with st.container(border=True, key=f"sosialisasi-{satu.kode}"):
            st.markdown(f"**{escape_markdown(satu.judul)}**")
            kepala = f"{satu.oleh}, {format_waktu(satu.pada, kantor)}"
            draw(
                join(
                    tag("p", kepala, class_="kj-kepala"),
                    pelaksanaan.make_bagian(satu.kode_pelaksanaan),
                    tag("p", satu.uraian),
                    _lampiran(satu),
                )
            )
            baris = [
                (
                    p.nama,
                    tag("span", "belum menanggapi", class_="kj-status-konfirmasi")
                    if p.pada is None
                    else f"sudah membaca {format_waktu(p.pada, kantor)}",
                    p.catatan or "–",
                )
                for p in satu.penerima
            ]
            draw(make_tabel(("Pejabat", "Keadaan", "Tanggapan"), baris))
            if satu.menunggu_saya:
                _draw_tanggapi(db, pelaku, satu)


def _lampiran(satu: Sosialisasi) -> Html:
    return join(
        [
            tag("div", tag("a", b.nama, href=b.tautan or f"/unduh/lampiran?{urlencode({'kode': b.kode})}",
                           target="_blank" if b.tautan else None, rel="noopener noreferrer"))
            for b in satu.lampiran
        ]
    )  # fmt: skip


def _draw_tanggapi(db: Database, pelaku: Pelaku, satu: Sosialisasi) -> None:
    with st.form(f"tanggapi-{satu.kode}", border=False):
        catatan = st.text_input("Tanggapan (boleh dikosongkan)")
        if st.form_submit_button("Saya sudah membaca", type="primary"):
            try:
                acknowledge_sosialisasi(db, pelaku, satu.kode, catatan)
            except DataTidakSah as galat:
                refuse(galat)
            else:
                tell("Terima kasih; tanggapan Anda tercatat.")


def draw_sosialisasi_baru(
    db: Database, pelaku: Pelaku, orang: Mapping[str, str], pelaksanaan: DaftarPelaksanaan
) -> None:
    """Draw the form that puts a report before officials."""
    buka = pelaksanaan.dari is not None
    with (
        st.expander("Sosialisasikan laporan", expanded=buka),
        st.form("sosialisasi-baru", border=False),
    ):
        judul = st.text_input("Judul", placeholder="Laporan kinerja triwulan III 2026")
        uraian = st.text_area("Pokok isinya", height=80)
        penerima = st.multiselect(
            "Kepada", list(orang), format_func=orang.__getitem__, placeholder="Pilih pejabatnya"
        )
        kode = pelaksanaan.pick("sosialisasi")
        with st.container(key="lampiran-sosialisasi"):
            berkas = st.file_uploader("Berkas laporan", accept_multiple_files=True)
        if st.form_submit_button("Sampaikan", type="primary"):
            isi = IsiSosialisasi(
                judul=judul,
                uraian=uraian,
                penerima=tuple(penerima),
                lampiran=tuple(BerkasBaru(nama=b.name, isi=b.getvalue()) for b in berkas),
                kode_pelaksanaan=kode,
            )
            try:
                add_sosialisasi(db, pelaku, isi)
            except DataTidakSah as galat:
                refuse(galat)
            else:
                tell(f"{judul.strip()} disampaikan kepada {len(penerima)} pejabat.")


def draw_rapat(
    db: Database, pelaku: Pelaku, daftar: Sequence[Rapat], pelaksanaan: DaftarPelaksanaan
) -> None:
    """Draw each meeting with its decisions; the PIC says here that theirs is done."""
    if not daftar:
        draw(tag("p", "Belum ada rapat yang dicatat.", class_="kj-redup"))
    for satu in daftar:
        with st.container(border=True, key=f"rapat-{satu.kode}"):
            st.markdown(f"**{escape_markdown(satu.judul)}**")
            tempat = f" · {satu.tempat}" if satu.tempat else ""
            hadir = f"Hadir: {', '.join(satu.hadir)}" if satu.hadir else "Yang hadir belum dicatat"
            draw(
                join(
                    tag("p", format_tanggal(satu.tanggal) + tempat, class_="kj-kepala"),
                    pelaksanaan.make_bagian(satu.kode_pelaksanaan),
                    tag("p", satu.agenda or "Tanpa agenda"),
                    tag("p", hadir, class_="kj-kepala"),
                )
            )
            if satu.keputusan:
                draw(make_tabel(("No.", "Keputusan", "PIC", "Batas", "Keadaan"), _rows(satu)))
            _draw_selesai(db, pelaku, satu)


def _rows(satu: Rapat) -> list[tuple[str | Html, ...]]:
    return [
        (
            str(k.nomor),
            k.isi,
            k.nama_pic,
            format_tanggal(k.batas),
            "selesai"
            if k.selesai
            else tag(
                "span",
                "terlambat" if k.terlambat else "terbuka",
                class_="kj-status-salah" if k.terlambat else "kj-status-konfirmasi",
            ),
        )
        for k in satu.keputusan
    ]


def _draw_selesai(db: Database, pelaku: Pelaku, satu: Rapat) -> None:
    catat = may(pelaku, Hak.MULAI_PROSEDUR)
    for k in satu.keputusan:
        if k.selesai or not (k.milik_saya or catat):
            continue
        if st.button(f"Nyatakan keputusan {k.nomor} selesai", key=f"putus-{satu.kode}-{k.nomor}"):
            try:
                finish_keputusan(db, pelaku, satu.kode, k.nomor)
            except DataTidakSah as galat:
                refuse(galat)
            else:
                tell(f"Keputusan {k.nomor} selesai.")


def draw_rapat_baru(
    db: Database,
    pelaku: Pelaku,
    orang: Mapping[str, str],
    hari: date,
    pelaksanaan: DaftarPelaksanaan,
) -> None:
    """Draw the form that writes a meeting down."""
    buka = pelaksanaan.dari is not None
    with st.expander("Catat rapat", expanded=buka), st.form("rapat-baru", border=False):
        kiri, tengah, kanan = st.columns([2, 1, 2])
        judul = kiri.text_input("Judul rapat", placeholder="Rapat finalisasi LKj 2025")
        tanggal = tengah.date_input("Tanggal", hari, format=FORMAT)
        tempat = kanan.text_input("Tempat")
        agenda = st.text_area("Agenda", height=80)
        kode = pelaksanaan.pick("rapat")
        hadir = st.multiselect(
            "Hadir", list(orang), format_func=orang.__getitem__, placeholder="Pilih orangnya"
        )
        lain = st.text_input("Hadir dari luar kantor", placeholder="dipisah koma")
        keputusan = []
        for urut in range(1, KEPUTUSAN_SEKALIGUS + 1):
            kiri, tengah, kanan = st.columns([3, 2, 1])
            isi = kiri.text_input(f"Keputusan {urut}")
            pic = tengah.selectbox(
                f"PIC keputusan {urut}", list(orang), format_func=orang.__getitem__, index=None,
                placeholder="Pilih orangnya",
            )  # fmt: skip
            batas = kanan.date_input(f"Batas keputusan {urut}", hari, format=FORMAT)
            if isi.strip():
                keputusan.append(KeputusanBaru(isi=isi, pic=pic or "", batas=batas))
        if st.form_submit_button("Simpan rapat", type="primary"):
            siapa = (*(orang[satu] for satu in hadir), *lain.split(","))
            rapat = IsiRapat(
                judul=judul, tanggal=tanggal, tempat=tempat, agenda=agenda, hadir=siapa,
                keputusan=tuple(keputusan), kode_pelaksanaan=kode,
            )  # fmt: skip
            try:
                add_rapat(db, pelaku, rapat)
            except DataTidakSah as galat:
                refuse(galat)
            else:
                tell(f"{judul.strip()} tercatat dengan {len(keputusan)} keputusan.")
