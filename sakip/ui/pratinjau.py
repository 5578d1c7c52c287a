"""What an upload would do, shown: counts, every row of the form, everything to mend or to confirm."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from sakip.domain.formulir import BarisFormulir, Keadaan
from sakip.domain.peran import Hak
from sakip.intake.hasil import Temuan
from sakip.services.pratinjau import BarisPratinjau, Pratinjau, StatusBaris
from sakip.services.unggahan import export_perbaikan
from sakip.ui.html import Html, draw, join, tag
from sakip.ui.pengumpulan import draw_tabel
from sakip.ui.session import database, require_pelaku

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
IKON_STATUS = {
    StatusBaris.BARU: "+",
    StatusBaris.BERUBAH: "→",
    StatusBaris.SAMA: "=",
    StatusBaris.KOSONG: "–",
    StatusBaris.SALAH: "✕",
    StatusBaris.KONFIRMASI: "?",
}
JUDUL_TINGKAT = {
    "salah": "Harus diperbaiki",
    "konfirmasi": "Perlu Anda pastikan",
    "catatan": "Catatan",
}
NAMA_TEKS = {
    "progres": "uraian progres",
    "sumber_data": "sumber data",
    "keterangan": "keterangan",
}
TEMUAN_LAYAR = 100  # of each level; ten thousand lines help nobody
AKAN_DISIMPAN = (StatusBaris.BARU, StatusBaris.BERUBAH, StatusBaris.KONFIRMASI)


def draw_pratinjau(pratinjau: Pratinjau) -> None:
    """Draw counts, rows and findings of a file that was read."""
    _draw_jumlah(pratinjau)
    draw(make_tabel(pratinjau))
    _draw_temuan(pratinjau)


def _draw_jumlah(pratinjau: Pratinjau) -> None:
    """Draw the counts by status, those that are zero left pale."""
    butir = [
        tag(
            "li",
            tag("b", str(jumlah)),
            f" {status}",
            class_=f"kj-status-{_kelas(StatusBaris(status))}" if jumlah else "kj-nol",
        )
        for status, jumlah in pratinjau.jumlah.items()
    ]
    lembar = f", lembar {pratinjau.hasil.lembar}" if pratinjau.hasil.lembar else ""
    draw(
        join(
            tag("p", f"{pratinjau.nama_berkas}{lembar}", class_="kj-redup"),
            tag("ul", butir, class_="kj-jumlah", aria_label="Jumlah baris menurut status"),
        )
    )


def make_tabel(pratinjau: Pratinjau) -> Html:
    """Return every row of the form: where it stands in the file, what is stored, what the file says."""
    judul = ("No.", "Indikator", "Sel", "Tersimpan", "Di berkas", "Status")
    lama = {baris.kode_indikator: baris for baris in pratinjau.formulir.baris}
    baris = [_make_baris(lama[satu.kode_indikator], satu, judul) for satu in pratinjau.baris]
    return tag(
        "table",
        tag("thead", tag("tr", [tag("th", satu, scope="col") for satu in judul])),
        tag("tbody", baris),
        class_="kj-tabel kj-kartu",
        aria_label="Pratinjau setiap baris",
    )


def _make_baris(baris: BarisFormulir, satu: BarisPratinjau, judul: Sequence[str]) -> Html:
    teks = [
        nama
        for bidang, nama in NAMA_TEKS.items()
        if getattr(satu.isian, bidang) != getattr(baris.isian, bidang)
    ]
    isi = (
        str(baris.nomor),
        join(
            tag("span", satu.indikator, class_="kj-utama"),
            tag("span", satu.kode_indikator, class_="kj-kecil"),
        ),
        satu.alamat or "tidak ada",
        satu.lama,
        join(
            tag("span", _tulis_baru(satu, sama=satu.baru == satu.lama and bool(teks))),
            tag("span", f"{', '.join(teks)} berubah", class_="kj-kecil") if teks else None,
        ),
        tag(
            "span",
            tag("span", IKON_STATUS[satu.status], aria_hidden="true", class_="kj-ikon"),
            str(satu.status),
            class_=f"kj-status kj-status-{_kelas(satu.status)}",
        ),
    )
    return tag(
        "tr",
        [
            tag("td", tag("div", sel), data_label=label)
            for label, sel in zip(judul, isi, strict=True)
        ],
    )


def _tulis_baru(satu: BarisPratinjau, *, sama: bool) -> str:
    """Return what the file says of the figure; sama: only texts beside it differ."""
    if satu.status is StatusBaris.KOSONG:
        return "kosong; yang tersimpan tetap"
    if satu.status is StatusBaris.SALAH:
        tertulis = next((t.isi for t in satu.temuan if t.tingkat == "salah" and t.isi), "")
        tanpa = satu.isian.keadaan is Keadaan.TIDAK_BERLAKU and not satu.isian.alasan
        return "tidak berlaku, tanpa alasan" if tanpa else f"“{tertulis or satu.baru}”"
    return "angka sama" if sama else satu.baru


def _kelas(status: StatusBaris) -> str:
    return status.name.lower()


def _draw_temuan(pratinjau: Pratinjau) -> None:
    """Draw every finding at once, the gravest first, and the way to mend them in one file."""
    for tingkat, judul in JUDUL_TINGKAT.items():
        temuan = [satu for satu in pratinjau.temuan if satu.tingkat == tingkat]
        if temuan:
            st.markdown(f"**{judul} ({len(temuan)})**")
            draw_tabel(
                ("Sel", "Tertulis", "Masalah", "Cara memperbaiki"),
                [_row(satu) for satu in temuan[:TEMUAN_LAYAR]],
                "kj-temuan",
            )
            if len(temuan) > TEMUAN_LAYAR:
                lebih = len(temuan) - TEMUAN_LAYAR
                draw(tag("p", f"dan {lebih} lagi yang serupa di berkas itu.", class_="kj-redup"))
    if pratinjau.salah or pratinjau.konfirmasi:
        st.download_button(
            "Unduh berkas perbaikan",
            # Written when it is asked for, not at every run; by whoever is asking now.
            partial(export_perbaikan, database(), require_pelaku(Hak.UNGGAH), pratinjau),
            file_name=f"Perbaikan-{pratinjau.formulir.kode_unit}-{pratinjau.formulir.tahun}"
            f"-TW{pratinjau.formulir.triwulan}.xlsx",
            mime=XLSX,
            on_click="ignore",
            icon=":material/download:",
            help="Formulir dengan isi berkas Anda; setiap sel yang bermasalah ditandai dan dijelaskan.",
        )


def _row(satu: Temuan) -> tuple[str, str, str, str]:
    kolom = f"{satu.alamat} ({satu.nama_kolom})" if satu.nama_kolom else satu.alamat
    masalah = " ".join(bagian for bagian in (satu.apa, satu.sebab) if bagian)
    return kolom or "seluruh berkas", satu.isi, masalah, satu.perbaikan
