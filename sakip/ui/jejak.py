"""The parts of the page Jejak: filters, the acts in the office's own time, and the walk along the chain."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from sakip.domain.instansi import Instansi
from sakip.domain.peran import Pelaku
from sakip.domain.tulisan import format_tanggal
from sakip.services.basis_data import Database
from sakip.services.jejak import BarisJejak, IsiJejak, check_jejak
from sakip.ui.html import Html, draw, join, tag
from sakip.ui.penugasan import FORMAT

SEKALI = 50  # acts shown at once
PANJANG = 160  # letters of a value; the rest stands in the store
NAMA_PELAKU = {
    "": "tidak dikenal",
    "baris-perintah": "Baris perintah",
    "penyiapan": "Penyiapan pertama",
    "program": "Program",
}
NAMA_TINDAKAN = {
    "masuk": "masuk",
    "keluar": "keluar",
    "gagal_masuk": "gagal masuk",
    "gagal_kode": "salah kode dari ponsel",
    "gagal_kata_sandi": "salah kata sandi",
    "akhiri_sesi": "mengakhiri sesi lain",
    "isi_realisasi": "mengisi realisasi",
    "tarik_rencana": "menarik baris rencana",
    "lengkapi_baris": "melengkapi baris yang tidak dikembalikan",
    "ubah_sandi": "mengganti kata sandi",
    "ubah_standar": "mengubah standar pembanding",
    "ubah_identitas": "mengubah nama, pangkat, atau NIP",
    "hapus_sandi_pertama": "kata sandi pertama tidak dipakai lagi",
    "ubah_status_pengguna": "mengaktifkan atau menonaktifkan",
    "tambah_pengguna": "menambah orang",
    "beri_peran": "memberi peran",
    "cabut_peran": "mencabut peran",
    "ubah_pengaturan": "mengubah pengaturan",
    "tambah_unit": "menambah unit",
    "ubah_unit": "mengubah unit",
    "ubah_status_unit": "mengaktifkan atau menonaktifkan unit",
    "aktifkan_faktor_kedua": "memasang kode dari ponsel",
    "matikan_faktor_kedua": "mematikan kode dari ponsel",
    "hapus_faktor_kedua": "menghapus kode dari ponsel",
    "ganti_kode_pemulihan": "mengganti kode pemulihan",
    "pakai_kode_pemulihan": "memakai kode pemulihan",
    "prosedur_kerjakan": "mengerjakan langkah prosedur",
    "prosedur_putuskan": "memutuskan langkah prosedur",
    "prosedur_tanda": "melihat langkah prosedur selesai",
    "prosedur_disposisi": "memberi disposisi",
    "betulkan_surat": "membetulkan surat",
    "cabut_surat": "membatalkan surat",
    "betulkan_pengiriman": "membetulkan pengiriman",
    "cabut_pengiriman": "menghapus pengiriman dari daftar",
    "betulkan_lampiran": "mengganti lampiran",
    "prosedur_batal": "membatalkan pelaksanaan prosedur",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SaringanJejak:
    """Which acts to show; times are UTC, the end exclusive."""

    oleh: str | None
    tindakan: str | None
    cari: str | None
    sejak: datetime | None
    sebelum: datetime | None


def name_tindakan(tindakan: str) -> str:
    """Return an act as people read it."""
    return NAMA_TINDAKAN.get(tindakan, tindakan.replace("_", " "))


def ask_saringan(isi: IsiJejak, kantor: Instansi) -> SaringanJejak:
    """Draw the filters; days are those of the office's own clock."""
    nama = dict(isi.pelaku) | {k: v for k, v in NAMA_PELAKU.items() if k in isi.pelaku}
    with st.container(horizontal=True, vertical_alignment="bottom", key="saring-jejak"):
        oleh = st.selectbox(
            "Siapa", list(nama), index=None, format_func=nama.__getitem__, placeholder="Semua",
            key="jejak_oleh", width=215, on_change=_start_over,
        )  # fmt: skip
        tindakan = st.selectbox(
            "Tindakan", isi.tindakan, index=None, format_func=name_tindakan, placeholder="Semua",
            key="jejak_tindakan", width=215, on_change=_start_over,
        )  # fmt: skip
        dari = st.date_input("Dari tanggal", None, format=FORMAT, key="jejak_dari", width=140)
        sampai = st.date_input("Sampai tanggal", None, format=FORMAT, key="jejak_sampai", width=140)
        cari = st.text_input("Mengenai", key="jejak_cari", placeholder="misalnya IKU-01", width=170)
    return SaringanJejak(
        oleh=oleh,
        tindakan=tindakan,
        cari=cari.strip() or None,
        sejak=start_of_day(dari, kantor),
        sebelum=start_of_day(sampai + timedelta(days=1), kantor) if sampai else None,
    )


def _start_over() -> None:
    st.session_state.pop("jejak_halaman", None)


def start_of_day(hari: date | None, kantor: Instansi) -> datetime | None:
    """Return the UTC time (without zone) at which a day begins in the office; None for no day."""
    if hari is None:
        return None
    setempat = datetime.combine(hari, time.min, ZoneInfo(kantor.zona_waktu))
    return setempat.astimezone(UTC).replace(tzinfo=None)


def draw_periksa(db: Database, pelaku: Pelaku) -> None:
    """Draw the button that walks the whole chain, and what it found."""
    if st.button("Periksa keutuhan jejak", icon=":material/link:"):
        hasil = check_jejak(db, pelaku)
        if hasil.utuh:
            st.success(
                f"Jejak utuh: {hasil.jumlah} catatan. Sidik terakhir `{hasil.sidik}`; catat di "
                "tempat lain untuk dibandingkan kelak."
            )
        else:
            st.error(
                f"Jejak putus di catatan nomor {hasil.putus_di}: {hasil.sebab}. "
                "Bandingkan basis data dengan cadangan terakhir."
            )


def draw_jejak(baris: Sequence[BarisJejak], kantor: Instansi, nama: Mapping[str, str]) -> None:
    """Draw acts, the last first: when, who, what, from what to what, from where."""
    if not baris:
        draw(tag("p", "Tidak ada catatan yang cocok dengan pilihan ini.", class_="kj-redup"))
        return
    judul = ("Waktu", "Siapa", "Tindakan", "Perubahan", "Dari")
    kepala = tag("tr", [tag("th", satu, scope="col") for satu in judul])
    isi = [
        tag(
            "tr",
            tag(
                "td",
                tag("div", _write_waktu(satu, kantor), tag("span", f"no. {satu.nomor}", class_="kj-kecil")),
                data_label=judul[0],
            ),
            tag(
                "td",
                tag("div", NAMA_PELAKU.get(satu.pelaku) or nama.get(satu.pelaku, satu.pelaku)),
                data_label=judul[1],
            ),
            tag(
                "td",
                tag("div", name_tindakan(satu.tindakan), tag("span", satu.objek, class_="kj-kecil")),
                data_label=judul[2],
            ),
            tag("td", tag("div", _write_perubahan(satu)), data_label=judul[3]),
            tag("td", tag("div", satu.asal or "–"), data_label=judul[4]),
        )
        for satu in baris
    ]  # fmt: skip
    draw(tag("table", tag("thead", kepala), tag("tbody", isi), class_="kj-tabel kj-kartu kj-jejak"))


def _write_waktu(satu: BarisJejak, kantor: Instansi) -> str:
    setempat = kantor.local_time(satu.pada)
    return f"{format_tanggal(setempat.date())} {setempat:%H.%M.%S} {kantor.nama_zona}"


def _write_perubahan(satu: BarisJejak) -> Html:
    if satu.lama is None and satu.baru is None:
        return join("–")
    if satu.lama is None:
        return join(write_nilai(satu.baru))
    if satu.baru is None:
        return join(tag("s", write_nilai(satu.lama)))
    return join(tag("s", write_nilai(satu.lama), class_="kj-redup"), " → ", write_nilai(satu.baru))


def write_nilai(nilai: str | None) -> str:
    """Return what the audit keeps of a value as a line people read: JSON as "nama: nilai"."""
    if nilai is None:
        return "–"
    try:
        isi = json.loads(nilai) if nilai.startswith("{") else nilai
    except ValueError:
        isi = nilai
    if isinstance(isi, dict):
        teks = "; ".join(f"{nama.replace('_', ' ')}: {_flat(satu)}" for nama, satu in isi.items())
    else:
        teks = str(isi)
    return teks if len(teks) <= PANJANG else f"{teks[: PANJANG - 1]}…"


def _flat(nilai: object) -> str:
    if isinstance(nilai, list):
        return ", ".join(map(_flat, nilai)) or "–"
    return "–" if nilai is None or nilai == "" else str(nilai)
