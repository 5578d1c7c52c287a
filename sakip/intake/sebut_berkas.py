"""Which triwulan and tahun a workbook speaks of around a table: the sheet's name, the titles above it."""

import re
from dataclasses import dataclass

from sakip.domain.periode import ROMAWI
from sakip.intake.ejaan import normalize_judul
from sakip.intake.hasil import KODE_TRIWULAN_LAIN, Temuan
from sakip.intake.kisi import write_alamat
from sakip.intake.pilih_lembar import Calon, read_triwulan_lembar
from sakip.intake.sebut_triwulan import read_sebutan
from sakip.intake.susunan import Susunan

PANJANG_JUDUL = 200  # characters of a title that are looked at
_ANGKA_TAHUN = r"((?:19|20)\d\d)\b"
# "tahun 2025", "TA 2025", "triwulan II 2025"; "tahun 2021 - 2026" is the time of a Renstra, not of a form.
_TAHUN = re.compile(
    rf"\b(?:tahun|thn|th|ta|triwulan \w+|tw \w+)(?: anggaran)? {_ANGKA_TAHUN}"
    rf"(?! (?:s d |sd |sampai |sampai dengan |hingga )?{_ANGKA_TAHUN})"
)


@dataclass(frozen=True, slots=True)
class Judulan:
    """A text that may speak of the whole table: alamat is "" for the sheet's name."""

    alamat: str
    teks: str
    triwulan: int | None


def list_judulan(calon: Calon, susunan: Susunan) -> list[Judulan]:
    """Return the sheet's name and every text above the heading."""
    nama = calon.lembar.nama
    judulan = [Judulan("", nama, read_triwulan_lembar(nama))]
    for baris in susunan.baris_terpakai:
        if baris >= calon.judul.awal:
            break
        for kolom, sel in susunan.read_baris(baris).items():
            teks = sel.teks[:PANJANG_JUDUL]
            nomor = read_sebutan(normalize_judul(teks)).triwulan
            judulan.append(Judulan(write_alamat(baris, kolom), teks, nomor))
    return judulan


def tell_triwulan(calon: Calon, judulan: list[Judulan]) -> int | None:
    """Return the triwulan of a table: by its column, the sheet, its own title, or titles that agree; or None."""
    if calon.judul.triwulan_nilai or calon.triwulan:
        return calon.judul.triwulan_nilai or calon.triwulan
    if sendiri := Susunan(calon.lembar).read_triwulan_di_atas(calon.judul.awal):
        return sendiri
    disebut = {satu.triwulan for satu in judulan if satu.triwulan}
    return disebut.pop() if len(disebut) == 1 else None


def list_tahun_disebut(judulan: list[Judulan]) -> tuple[int, ...]:
    """Return every tahun the table is said to be of, the earliest first."""
    tahun: set[int] = set()
    for satu in judulan:
        rapi = normalize_judul(satu.teks)
        tahun.update(int(cocok[1]) for cocok in _TAHUN.finditer(rapi))
        if not satu.alamat and re.fullmatch(_ANGKA_TAHUN, rapi):
            tahun.add(int(rapi))
    return tuple(sorted(tahun))


def ask_triwulan(calon: Calon, judulan: list[Judulan], triwulan: int) -> list[Temuan]:
    """Ask when the sheet's name or a title above the table names another triwulan than asked for."""
    disebut = [satu for satu in judulan if satu.triwulan]
    if (
        calon.judul.triwulan_nilai == triwulan
        or not disebut
        or triwulan in {satu.triwulan for satu in disebut}
    ):
        return []
    lain = disebut[0]
    return [
        Temuan(
            tingkat="konfirmasi",
            apa=f"Berkas menyebut triwulan {ROMAWI[lain.triwulan or 0]}, sedangkan yang diunggah triwulan {ROMAWI[triwulan]}.",
            sebab=f"Tertulis “{' '.join(lain.teks.split())[:80]}”.",
            perbaikan="Pastikan berkas dan triwulannya sudah benar.",
            alamat=lain.alamat,
            lembar=calon.lembar.nama,
            isi=lain.teks,
            kode=KODE_TRIWULAN_LAIN,
        )
    ]
