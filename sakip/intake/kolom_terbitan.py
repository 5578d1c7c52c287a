"""Columns of a published table: which heading is target, realisasi, capaian as printed, and the rest."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sakip.intake.ejaan import normalize_judul
from sakip.intake.kisi import letter_kolom

WAJIB = {"target": "target", "realisasi": "realisasi", "capaian": "capaian"}
TRIWULAN = ("tw1", "tw2", "tw3", "tw4")
_CETAK = r"(?:printed|tercetak|cetak)"
_EKOR = r"(?: kinerja| pk| tahunan| setahun| tahun ini| tahun)?(?: \d{4})?(?: persentase)?"


def _triwulan(nomor: str, romawi: str) -> tuple[str, ...]:
    return (rf"(?:realisasi )?(?:tw|triwulan|q) ?(?:{nomor}|{romawi})(?: {_CETAK})?",)


# Per field the headings it may have, the best first: a column "… printed" is preferred to a plain one.
# A column "formula" is no stated rumus: it may hold words, or another checker's findings.
POLA: Mapping[str, tuple[str, ...]] = {
    "target": (rf"target {_CETAK}", rf"target{_EKOR}"),
    "realisasi": (rf"realisasi {_CETAK}", rf"realisasi{_EKOR}"),
    "capaian": (
        rf"capaian {_CETAK}",
        rf"(?:persentase |tingkat |nilai )?capaian{_EKOR}",
    ),
    "tw1": _triwulan("1", "i"),
    "tw2": _triwulan("2", "ii"),
    "tw3": _triwulan("3", "iii"),
    "tw4": _triwulan("4", "iv"),
    "setahun": (
        rf"(?:annual|setahun|tahunan) {_CETAK}",
        r"annual|setahun|tahunan|(?:angka|jumlah|hasil) setahun",
    ),
    "rumus": (r"(?:kode )?rumus(?: capaian)?",),
    "polaritas": (r"polaritas|polarity|arah(?: indikator| kinerja)?",),
    "metode": (r"(?:kode )?metode(?: agregasi)?",),
    "indikator": (r"indikator(?: kinerja)?(?: utama)?|nama indikator|iku",),
    "kode": (r"case id|kode(?: indikator)?|id", r"no|nomor"),
    "instansi": (r"instansi|perangkat daerah|opd|skpd", r"unit(?: kerja)?|kantor"),
    "tahun": (r"tahun|year",),
    "periode": (r"periode|period",),
    "satuan": (r"satuan(?: ukuran)?",),
}


@dataclass(frozen=True, slots=True)
class Judul:
    """The heading row: which column (from 0) holds which field, and what the columns are called."""

    kolom: Mapping[str, int]
    nama: tuple[str, ...]
    salah: tuple[str, ...]  # Indonesian sentences: columns that are missing or there twice

    def label(self, bidang: str) -> str:
        """Return how a person finds the column of a field: "kolom C (target)"."""
        urut = self.kolom[bidang]
        return f"kolom {letter_kolom(urut + 1)} ({self.nama[urut]})"


def read_judul(sel: Sequence[str]) -> Judul:
    """Read a heading row; whatever is missing or doubled is named, all at once."""
    calon: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for urut, teks in enumerate(sel):
        judul = normalize_judul(teks)
        for bidang, pola in POLA.items():
            for derajat, satu in enumerate(pola):
                if re.fullmatch(satu, judul):
                    calon[bidang].append((derajat, urut))
                    break
    kolom, salah = {}, []
    for bidang, daftar in calon.items():
        terbaik = min(derajat for derajat, _ in daftar)
        urutan = [urut for derajat, urut in daftar if derajat == terbaik]
        kolom[bidang] = urutan[0]
        if len(urutan) > 1:
            sebut = " dan ".join(f"{letter_kolom(u + 1)} (“{sel[u]}”)" for u in urutan)
            salah.append(f"Kolom {bidang} ada lebih dari satu: {sebut}. Sisakan satu saja.")
    kurang = [nama for bidang, nama in WAJIB.items() if bidang not in kolom]
    if kurang:
        salah.append(f"Kolom {', '.join(kurang)} tidak ditemukan.")
    return Judul(kolom, tuple(teks.strip() for teks in sel), tuple(salah))
