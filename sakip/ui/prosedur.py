"""The parts of the page Prosedur: the runs, start one, the procedures drawn as steps, the archive, lost time."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import Instansi
from sakip.domain.pelaksanaan import StatusPelaksanaan
from sakip.domain.peran import Pelaku
from sakip.domain.periode import ROMAWI
from sakip.domain.prosedur import Langkah, Prosedur
from sakip.domain.tulisan import format_tanggal
from sakip.domain.waktu import format_waktu
from sakip.domain.waktu_kerja import tulis_lama
from sakip.services.basis_data import Database
from sakip.services.pelaksanaan import TampilanPelaksanaan, start_pelaksanaan
from sakip.services.prosedur import ProsedurTersedia
from sakip.services.surat import BarisArsip
from sakip.services.waktu_hilang import WaktuLangkah
from sakip.ui.html import Html, Isi, draw, join, tag
from sakip.ui.kabar import refuse, tell
from sakip.ui.teks import escape_markdown

TIAP_TRIWULAN = (None, 1, 2, 3, 4)


def make_tautan(kode: str, nama: str) -> Html:
    """Return a link to the page of a run."""
    return tag("a", nama, href=f"/prosedur?{urlencode({'pelaksanaan': kode})}", data_halaman=True)


def make_tabel(judul: Sequence[str], baris: Sequence[Sequence[Isi]], kelas: str = "") -> Html:
    """Return a reading table; on a phone each row becomes a card with its labels."""
    kepala = tag("tr", [tag("th", satu, scope="col") for satu in judul])
    isi = [
        tag(
            "tr",
            [tag("td", tag("div", sel), data_label=nama) for nama, sel in zip(judul, satu, strict=True)],
        )
        for satu in baris
    ]  # fmt: skip
    return tag(
        "table", tag("thead", kepala), tag("tbody", isi), class_=f"kj-tabel kj-kartu {kelas}"
    )


def draw_berjalan(daftar: Sequence[TampilanPelaksanaan]) -> None:
    """Draw the open runs: the step at hand, who, since when, late or not."""
    if not daftar:
        draw(tag("p", "Tidak ada prosedur yang sedang berjalan.", class_="kj-redup"))
        return
    judul = ("Pelaksanaan", "Langkah sekarang", "Pelaku", "Waktu langkah")
    draw(make_tabel(judul, [_row_berjalan(satu) for satu in daftar], "kj-prosedur"))


def _row_berjalan(satu: TampilanPelaksanaan) -> tuple[Isi, ...]:
    langkah = satu.kini.langkah
    assert langkah is not None
    jumlah = len(satu.kini.prosedur.langkah)
    return (
        join(make_tautan(satu.kode, satu.nama), tag("span", write_tahun(satu), class_="kj-kecil")),
        join(tag("span", f"{langkah.nomor} dari {jumlah}", class_="kj-utama"),
             tag("span", langkah.kegiatan, class_="kj-kecil")),
        join(satu.kini.prosedur.tulis_pelaku(satu.kini.pelaku_kini),
             tag("div", "giliran Anda", class_="kj-status-baru") if satu.boleh else None),
        make_waktu(satu),
    )  # fmt: skip


def write_tahun(satu: TampilanPelaksanaan) -> str:
    """Return what a run is about: "triwulan III 2025", "tahun 2025"."""
    return (
        f"triwulan {ROMAWI[satu.triwulan]} {satu.tahun}" if satu.triwulan else f"tahun {satu.tahun}"
    )


def make_waktu(satu: TampilanPelaksanaan) -> Html:
    """Return the time of the step at hand against its mutu baku, late in words."""
    ukuran, menit = satu.giliran[-1].ukuran, satu.menit_sehari
    baku = f"mutu baku {satu.giliran[-1].langkah.waktu.tertulis}"
    if ukuran.lewat:
        kata = f"terlambat {tulis_lama(ukuran.lewat, menit)}"
        return join(
            tag("span", kata, class_="kj-status-salah"), tag("span", baku, class_="kj-kecil")
        )
    return join(f"{tulis_lama(ukuran.terpakai, menit)} kerja", tag("span", baku, class_="kj-kecil"))


def draw_mulai(
    db: Database, pelaku: Pelaku, daftar: Sequence[ProsedurTersedia], tahun: int
) -> None:
    """Draw the form that starts a run, the procedures for this kind of office first."""
    pilihan = {satu.prosedur.kode: write_judul(satu.prosedur) for satu in daftar}
    with st.form("mulai-prosedur", border=True):
        kode = st.selectbox("Prosedur", list(pilihan), format_func=pilihan.__getitem__)
        kiri, tengah, kanan = st.columns([2, 1, 1])
        nama = kiri.text_input("Nama pelaksanaan", placeholder=f"LKj {tahun}", max_chars=80)
        untuk = tengah.number_input("Tahun data", 2000, 2100, tahun, format="%d")
        triwulan = kanan.selectbox(
            "Triwulan",
            TIAP_TRIWULAN,
            format_func=lambda satu: "Setahun" if satu is None else ROMAWI[satu],
        )
        if st.form_submit_button("Mulai", type="primary") and kode:
            try:
                start_pelaksanaan(db, pelaku, kode, nama, int(untuk), triwulan)
            except DataTidakSah as galat:
                refuse(galat)
            else:
                tell(f"{nama.strip()} dimulai; pelaku langkah pertama melihatnya di Beranda.")


def write_judul(prosedur: Prosedur) -> str:
    """Return a procedure as people tell it from others: its name, office, and number of steps."""
    return f"{prosedur.nama.title()} · {prosedur.kantor.title()} · {len(prosedur.langkah)} langkah"


def draw_prosedur(prosedur: Prosedur, pemain: Mapping[str, Sequence[str]]) -> None:
    """Draw a procedure as its source has it: the head, then the steps with actors and times."""
    draw(tag("p", f"Nomor {prosedur.nomor or '–'} · {prosedur.tanggal or '–'}", class_="kj-kepala"))
    judul = ("No.", "Kegiatan", "Pelaku", "Kelengkapan", "Mutu baku", "Output", "Bila Tidak")
    draw(make_tabel(judul, [_row_langkah(prosedur, s) for s in prosedur.langkah], "kj-prosedur"))
    st.markdown("**Siapa menjalankan pelakunya sekarang**")
    main = [(satu.nama, ", ".join(pemain[satu.kode]) or "belum ada orangnya") for satu in prosedur.pelaku]  # fmt: skip
    draw(make_tabel(("Pelaku", "Orang"), main))
    with st.expander("Dasar hukum, kualifikasi, keterkaitan, peralatan, peringatan"):
        for nama, isi in (
            ("Dasar hukum", prosedur.dasar_hukum),
            ("Kualifikasi pelaksana", prosedur.kualifikasi),
            ("Keterkaitan", prosedur.keterkaitan),
            ("Peralatan/perlengkapan", prosedur.peralatan),
            ("Peringatan", prosedur.peringatan),
            ("Pencatatan dan pendataan", prosedur.pencatatan),
        ):
            if isi:
                butir = [tag("li", satu) for satu in isi]
                draw(
                    join(
                        tag("span", nama, class_="kj-utama"), tag("ol", butir, class_="kj-langkah")
                    )
                )


def _row_langkah(prosedur: Prosedur, satu: Langkah) -> tuple[Isi, ...]:
    tanya = satu.keputusan
    kembali = ""
    if tanya is not None:
        pemutus = prosedur.tulis_pelaku(tanya.pemutus or satu.pelaku).replace(" atau ", ", lalu ")
        kembali = f"kembali ke langkah {tanya.tidak}; diputuskan {pemutus}"
    return (
        str(satu.nomor),
        join(satu.kegiatan, tag("span", satu.keterangan, class_="kj-kecil")),
        prosedur.tulis_pelaku(satu.pelaku) + (", tiap unit" if satu.tiap_unit else ""),
        satu.kelengkapan or "–",
        satu.waktu.tertulis,
        satu.output or "–",
        kembali or "–",
    )


def draw_arsip(
    arsip: Sequence[BarisArsip], batal: Sequence[TampilanPelaksanaan], kantor: Instansi
) -> None:
    """Draw the archive: finished runs with letters and deliveries; below, those that were broken off."""
    if not arsip:
        draw(tag("p", "Belum ada pelaksanaan yang selesai.", class_="kj-redup"))
    else:
        judul = ("Pelaksanaan", "Selesai", "Surat", "Pengiriman", "Lampiran")
        draw(make_tabel(judul, [_row_arsip(satu, kantor) for satu in arsip], "kj-prosedur"))
    dibatalkan = [s for s in batal if s.kini.status is StatusPelaksanaan.BATAL]
    if dibatalkan:
        st.markdown("**Dibatalkan**")
        isi = [
            (make_tautan(s.kode, s.nama), format_waktu(s.berakhir_pada or waktu.now_utc(), kantor),
             s.giliran[-1].giliran.peristiwa[-1].catatan)
            for s in dibatalkan
        ]  # fmt: skip
        draw(make_tabel(("Pelaksanaan", "Dibatalkan", "Alasan"), isi))


def _row_arsip(satu: BarisArsip, kantor: Instansi) -> tuple[Isi, ...]:
    kiriman = [
        tag("div", f"{s.tujuan}, {s.rangkap} rangkap, " + (
            f"diterima {s.penerima} {format_tanggal(s.diterima)}" if s.diterima else "belum ada tanda terima"
        ))
        for s in satu.kiriman
    ]  # fmt: skip
    surat = [tag("div", f"{s.nomor} kepada {s.kepada}") for s in satu.surat]
    return (
        make_tautan(satu.kode, satu.nama),
        format_waktu(satu.selesai_pada, kantor),
        join(surat or "–"),
        join(kiriman or "–"),
        f"{satu.jumlah_lampiran} lampiran",
    )


def draw_waktu_hilang(daftar: Sequence[WaktuLangkah]) -> None:
    """Draw over all runs the steps that took longer than their mutu baku, the most lost first."""
    if not daftar:
        st.markdown("Tidak ada langkah yang melewati mutu bakunya.")
        return
    terberat = daftar[0]
    st.markdown(
        f"Waktu paling banyak hilang di langkah **{terberat.nomor}. {escape_markdown(terberat.kegiatan)}**: "
        f"{tulis_lama(terberat.hilang, terberat.menit_sehari)} kerja di luar mutu baku."
    )
    judul = ("Langkah", "Mutu baku", "Rata-rata", "Hilang", "Terlambat", "Dikembalikan")
    isi = [
        (
            join(f"{s.nomor}. {s.kegiatan}", tag("span", s.prosedur.title(), class_="kj-kecil")),
            tulis_lama(s.baku, s.menit_sehari),
            tulis_lama(s.rata, s.menit_sehari),
            tag("b", tulis_lama(s.hilang, s.menit_sehari)),
            f"{s.terlambat} dari {s.jumlah} giliran",
            f"{s.kembali} kali",
        )
        for s in daftar
    ]
    draw(make_tabel(judul, isi, "kj-prosedur"))
