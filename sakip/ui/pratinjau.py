"""Upload a filled form: choose, see every row and every problem, then save all of it or nothing."""

from collections.abc import Sequence

import streamlit as st

from sakip.domain.errors import DataTidakSah, VersiBerubah
from sakip.domain.formulir import BarisFormulir, Keadaan
from sakip.domain.peran import Hak, Pelaku
from sakip.intake.cocok import match_baris
from sakip.intake.hasil import Temuan
from sakip.intake.templat_perbaikan import build_perbaikan
from sakip.services.pratinjau import BarisPratinjau, Pratinjau, StatusBaris
from sakip.services.unggahan import preview_unggahan, save_unggahan
from sakip.ui.draf_formulir import Kunci
from sakip.ui.html import Html, draw, join, tag
from sakip.ui.konsep_isian import TEKS
from sakip.ui.pengumpulan import address_templat, draw_tabel
from sakip.ui.session import database, require_pelaku
from sakip.ui.teks import escape_markdown

JENIS = ["xlsx", "xlsm", "xls", "ods", "csv"]
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
AKAN_DISIMPAN = (StatusBaris.BARU, StatusBaris.BERUBAH, StatusBaris.KONFIRMASI)


def draw_unggahan(kunci: Kunci) -> None:
    """Draw the three steps of an upload: template, file, preview."""
    _draw_kabar(kunci)
    kiri, kanan = st.columns(2, gap="large")
    with kiri:
        st.subheader("1. Unduh formulir, lalu isi", anchor=False)
        draw(
            tag(
                "p",
                "Sembilan kolom menurut SOP; sasaran, indikator, target, dan yang sudah tersimpan "
                "ada di dalamnya.",
                class_="kj-redup",
            )
        )
        draw_templat(kunci)
    with kanan:
        st.subheader("2. Unggah yang sudah diisi", anchor=False)
        berkas = st.file_uploader(
            "Berkas formulir yang sudah diisi (paling besar 5 MB)",
            type=JENIS,
            max_upload_size=5,
            key=f"berkas-{kunci.draf}-{_nomor(kunci)}",
        )
    if berkas is not None:
        _draw_berkas(kunci, berkas.file_id, berkas.getvalue(), berkas.name)


def draw_templat(kunci: Kunci) -> None:
    """Draw the link to the form as an Excel file."""
    st.link_button("Unduh formulir Excel", address_templat(kunci), icon=":material/download:")


def _nomor(kunci: Kunci) -> int:
    """Return how many uploads of this form were saved in this session; each begins afresh."""
    return int(st.session_state.get(f"unggah-{kunci.draf}", 0))


def _draw_kabar(kunci: Kunci) -> None:
    """Draw what the upload before has changed."""
    kabar = st.session_state.get(f"kabar-{kunci.draf}")
    if kabar:
        judul, baris = kabar
        with st.container(key="kabar-unggahan"):
            st.success(escape_markdown(judul), icon=":material/check_circle:")
            if baris:
                draw_tabel(("Indikator", "Semula", "Sekarang"), baris)


def _draw_berkas(kunci: Kunci, kode_berkas: str, isi: bytes, nama: str) -> None:
    pelaku = require_pelaku(Hak.UNGGAH)
    try:
        pratinjau = _read_pratinjau(pelaku, kunci, kode_berkas, isi, nama)
    except DataTidakSah as galat:
        st.error(
            f"**Berkas tidak dapat dipakai.** {escape_markdown(str(galat))}",
            icon=":material/error:",
        )
        return
    st.subheader("3. Periksa, lalu simpan", anchor=False)
    _draw_jumlah(pratinjau)
    draw(make_tabel(pratinjau))
    _draw_temuan(pratinjau)
    _draw_simpan(kunci, pratinjau)


def _read_pratinjau(
    pelaku: Pelaku, kunci: Kunci, kode_berkas: str, isi: bytes, nama: str
) -> Pratinjau:
    """Return the preview of a file, read once per file; made anew when the store has changed.

    Raises TidakBerhak; DataTidakSah when the file cannot be read.
    """
    tempat = f"pratinjau-{kunci.draf}"
    simpanan = st.session_state.get(tempat)
    if simpanan and simpanan[0] == kode_berkas:
        pratinjau: Pratinjau = simpanan[1]
        return pratinjau
    with st.spinner("Memeriksa berkas…"):
        pratinjau = preview_unggahan(database(), pelaku, kunci.kode_unit, kunci.periode, isi, nama)
    st.session_state[tempat] = (kode_berkas, pratinjau)
    st.session_state.pop(f"kabar-{kunci.draf}", None)
    return pratinjau


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
        if bidang in TEKS and getattr(satu.isian, bidang) != getattr(baris.isian, bidang)
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
                [_row(satu) for satu in temuan],
                "kj-temuan",
            )
    if pratinjau.salah or pratinjau.konfirmasi:
        cocok = match_baris(pratinjau.formulir, pratinjau.hasil).baris
        st.download_button(
            "Unduh berkas perbaikan",
            build_perbaikan(pratinjau.formulir, pratinjau.temuan, cocok),
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


def _draw_simpan(kunci: Kunci, pratinjau: Pratinjau) -> None:
    """Draw the agreement that is asked for and the button, with the reasons why it rests."""
    setuju = False
    if pratinjau.konfirmasi and not pratinjau.salah:
        setuju = st.checkbox(
            f"Saya sudah membaca {len(pratinjau.konfirmasi)} hal yang perlu dipastikan di atas, "
            "dan semuanya benar.",
            key=f"setuju-{kunci.draf}-{_nomor(kunci)}",
        )
    alasan = list_alasan(pratinjau, setuju=setuju)
    akan = sum(satu.status in AKAN_DISIMPAN for satu in pratinjau.baris)
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(
            f"Simpan {akan} baris" if akan else "Simpan", type="primary", disabled=bool(alasan)
        ):
            _save(kunci, pratinjau, setuju=setuju)
        if alasan:
            draw(tag("span", "Belum dapat disimpan: " + " ".join(alasan), class_="kj-redup"))
        else:
            draw(
                tag("span", "Semua disimpan sekaligus, atau tidak sama sekali.", class_="kj-redup")
            )


def list_alasan(pratinjau: Pratinjau, *, setuju: bool) -> list[str]:
    """Return why a preview cannot be saved now, one sentence each; empty when it can."""
    alasan = []
    if pratinjau.salah:
        alasan.append(
            f"ada {len(pratinjau.salah)} yang harus diperbaiki di berkas, lalu unggah lagi."
        )
    elif pratinjau.konfirmasi and not setuju:
        alasan.append("centang dahulu pernyataan di atas.")
    elif not any(satu.status in AKAN_DISIMPAN for satu in pratinjau.baris):
        alasan.append("isi berkas sama dengan yang tersimpan, tidak ada yang berubah.")
    return alasan


def _save(kunci: Kunci, pratinjau: Pratinjau, *, setuju: bool) -> None:
    """Save, say what has changed, and begin afresh; where another person came first, look again."""
    pelaku = require_pelaku(Hak.UNGGAH)
    st.session_state.pop(f"pratinjau-{kunci.draf}", None)
    try:
        hasil = save_unggahan(database(), pelaku, pratinjau, konfirmasi=setuju)
    except VersiBerubah as galat:
        st.error(escape_markdown(str(galat)))
        st.button("Periksa lagi dengan isi terbaru")
        return
    except DataTidakSah as galat:
        st.error(escape_markdown(str(galat)))
        return
    berubah = [
        (satu.indikator, satu.lama, satu.baru)
        for satu in pratinjau.baris
        if satu.status in AKAN_DISIMPAN
    ]
    judul = (
        f"{pratinjau.nama_berkas} tersimpan: {hasil['disimpan']} baris berubah, "
        f"{hasil['sama'] + hasil['kosong']} tetap."
    )
    st.session_state[f"kabar-{kunci.draf}"] = (judul, berubah)
    st.session_state[f"unggah-{kunci.draf}"] = _nomor(kunci) + 1
    st.rerun()
