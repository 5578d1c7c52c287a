"""Riwayat angka: under asal angka, every figure as it was before, with who stated it and when."""

from collections.abc import Mapping, Sequence
from typing import Any

from sakip.domain.instansi import Instansi
from sakip.domain.periode import ROMAWI
from sakip.domain.waktu import format_waktu
from sakip.ui.html import Html, make_tabel, tag
from sakip.ui.tabel_capaian import TANPA_NILAI

NAMA_ASAL = {
    "layar": "diisi di layar",
    "unggahan": "dari formulir yang diunggah",
    "contoh": "data contoh",
}
Versi = dict[str, Any]


def make_riwayat(
    riwayat: Sequence[Versi], nama: Mapping[str, str], kantor: Instansi | None
) -> Html:
    """Return every versi of the realisasi of each triwulan, the newest first; open when one was corrected."""
    judul = ("Triwulan", "Versi", "Isian", "Dicatat oleh", "Pada", "Asal")
    baris = [
        tag(
            "tr",
            _make_versi(satu),
            tag("td", satu["isian"], data_label="Isian"),
            _make_pencatat(satu, nama, kantor),
            tag("td", NAMA_ASAL.get(satu["asal"], satu["asal"]), data_label="Asal"),
        )
        for satu in riwayat
    ]
    return _make_bagian("Riwayat realisasi", "diperbaiki", riwayat, make_tabel(judul, baris))


def make_riwayat_target(
    riwayat: Sequence[Versi], nama: Mapping[str, str], kantor: Instansi | None
) -> Html:
    """Return every versi of the target of each triwulan, the newest first; open when one was changed."""
    judul = ("Triwulan", "Versi", "Target", "Dasar", "Dicatat oleh", "Pada")
    baris = [
        tag(
            "tr",
            _make_versi(satu),
            tag("td", satu["target"] or TANPA_NILAI, data_label="Target"),
            tag("td", satu["dasar"] or "–", data_label="Dasar", class_="sk-lebar"),
            _make_pencatat(satu, nama, kantor),
        )
        for satu in riwayat
    ]
    return _make_bagian("Riwayat target", "diubah", riwayat, make_tabel(judul, baris))


def write_oleh(kode: str, nama: Mapping[str, str]) -> str:
    """Return a person as a figure names them: name and sign-in name."""
    return f"{nama[kode]} ({kode})" if kode in nama else kode


def write_pada(saat: Any, kantor: Instansi | None) -> str:
    """Return when a figure was stated, in the office's zone; empty while nothing is."""
    return "" if saat is None or kantor is None else format_waktu(saat, kantor)


def _make_versi(satu: Versi) -> list[Html]:
    return [
        tag("th", f"Triwulan {ROMAWI[satu['triwulan']]}", scope="row"),
        tag("td", str(satu["versi"]), data_label="Versi"),
    ]


def _make_pencatat(satu: Versi, nama: Mapping[str, str], kantor: Instansi | None) -> list[Html]:
    return [
        tag("td", write_oleh(satu["dicatat_oleh"], nama), data_label="Dicatat oleh"),
        tag("td", write_pada(satu["dicatat_pada"], kantor), data_label="Pada"),
    ]


def _make_bagian(judul: str, kata: str, riwayat: Sequence[Versi], tabel: Html) -> Html:
    if not riwayat:
        return Html("")
    perubahan = sum(satu["versi"] > 1 for satu in riwayat)
    ringkas = f"{perubahan} kali {kata}" if perubahan else f"belum pernah {kata}"
    return tag(
        "details",
        tag("summary", f"{judul}: {ringkas}"),
        tabel,
        open=perubahan > 0,
        class_="sk-rincian",
    )
