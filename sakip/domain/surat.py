"""Surat: the number of a letter by the office's own pattern."""

import re
import unicodedata
from datetime import date

from sakip.domain.errors import DataTidakSah

BAGIAN = ("nomor", "bulan", "tahun")
BULAN_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_SISIPAN = re.compile(r"\{([^{}]*)\}")
PANJANG = 80  # characters of a pattern
PANJANG_ALAMAT = 120
_ALAMAT = re.compile(
    r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?(?:/[\w./-]*)?"
)


def check_pola(teks: str) -> str:
    """Return a pattern such as "400.14/{nomor}/{bulan}/{tahun}" as it is kept.

    {nomor} counts within a tahun, {bulan} is a Roman figure. Raises DataTidakSah for a pattern
    without {nomor}, or with a part that is not known.
    """
    rapi = "".join(teks.split())
    sisipan = _SISIPAN.findall(rapi)
    asing = [satu for satu in sisipan if satu not in BAGIAN]
    sisa = _SISIPAN.sub("", rapi)
    if "nomor" not in sisipan or asing or "{" in sisa or "}" in sisa or len(rapi) > PANJANG:
        raise DataTidakSah(
            apa=f'Pola nomor surat "{teks}" tidak dapat dipakai',
            di_mana="pola nomor surat",
            perbaikan="Pola memuat {nomor}, boleh {bulan} dan {tahun}: 400.14/{nomor}/{bulan}/{tahun}.",
        )
    return rapi


def check_alamat(teks: str) -> str:
    """Return the address of the program that is printed with a code of verification, as it is kept.

    Raises DataTidakSah for what is no http address of a host: a QR code would lead nowhere.
    """
    alamat = teks.strip().rstrip("/")
    if len(alamat) > PANJANG_ALAMAT or not _ALAMAT.fullmatch(alamat):
        raise DataTidakSah(
            apa=f'Alamat "{teks.strip()[:PANJANG_ALAMAT]}" bukan alamat program',
            di_mana="alamat program pada kode verifikasi",
            perbaikan="Tulis alamat seperti di peramban: https://sakip.malangkab.go.id.",
        )
    return alamat


def make_nomor(pola: str, urutan: int | str, tanggal: date) -> str:
    """Return the number of a letter; pola as check_pola keeps it, urutan above 0, or what stands for it."""
    isi = {
        "nomor": str(urutan),
        "bulan": BULAN_ROMAWI[tanggal.month - 1],
        "tahun": str(tanggal.year),
    }
    return _SISIPAN.sub(lambda cocok: isi[cocok[1]], pola)


def bare_nomor(nomor: str) -> str:
    """Return a number as it is compared: without blanks and signs that nobody sees, capitals as small letters."""
    rapi = unicodedata.normalize("NFKC", nomor).casefold()
    return "".join(h for h in rapi if not h.isspace() and unicodedata.category(h) != "Cf")
