"""Rows of a table that are no data: column numbers, subtotals, signatures, headings said again."""

import re
from collections.abc import Mapping
from itertools import pairwise

from sakip.intake.kisi import Sel

# The whole text only: 'Jumlah desa ...' and 'Jumlah kejadian ...' are real indikator.
_JUMLAH = re.compile(
    r"(?:sub\s*[-–]?\s*|grand\s+|(?:(?:capaian|nilai|persentase)\s+)+(?=rata|total))?(?:jumlah|jml|total|rata\s*[-–]?\s*rata)"
    r"(?:\s+(?:total|umum|keseluruhan|seluruhnya|semua|seluruh\s+sasaran|capaian|nilai|rata\s*[-–]?\s*rata))*"
    r"(?:\s+(?:sasaran|program|kegiatan|bagian|halaman)?(?:\s+strategis)?\s*(?:[ivx]+|\d+))?"
    r"\s*(?:\([^()]*\))?\s*[:.]?",
    re.IGNORECASE,
)
_TANDA_TANGAN_PASTI = re.compile(
    r"mengetahui|menyetujui|yang\s+(?:melaporkan|membuat|menyusun)\b|hormat\s+kami|tembusan|disetujui|disahkan|diperiksa|"
    r"(?:telah\s+)?di(?:buat|susun|laporkan|verifikasi|teliti|validasi|ketahui|cetak)(?:\s+(?:oleh|tanggal|pada)|\s*[:,]|$)|"
    r"diketahui|nip\b|ttd\b|a\.?n\.\s|"
    r"(?:pembuat|penyusun|petugas|penanggung\s+jawab)\s*,",
    re.IGNORECASE,
)
_JABATAN = re.compile(
    r"(?:plt|plh|pj)\.?\s|camat\b|sekretaris\s+(?:kecamatan|dinas|daerah)\b|"
    r"kepala\s+(?:dinas|bidang|seksi|badan|sub)|(?:kasi|kasubbag|kasubag|kabid|pembina|penata)\b",
    re.IGNORECASE,
)
_TEMPAT_TANGGAL = re.compile(
    r"[a-z .'-]+,\s*(?:tanggal\s*)?(?:\d{1,2}|\.{2,}|…+|_+)?\s*(?:januari|februari|maret|april|mei|juni|juli|"
    r"agustus|september|oktober|nopember|november|desember)\s*(?:\d{4}|\.{2,}|…+|_+)?",
    re.IGNORECASE,
)
_CATATAN_KAKI = re.compile(r"(?:catatan|keterangan|sumber|ket|note)\s*[.:]|\*+\)?\s", re.IGNORECASE)
_NOMOR_KOLOM = re.compile(
    r"(?:kol(?:om)?\.?)?[-(\[\s]*(\d{1,2})\s*(?:[-.)\]]+|=.*|\(.*)?\s*", re.IGNORECASE
)
_HURUF_KOLOM = re.compile(r"[-(\[\s]*([a-z])\s*[-)\].]*", re.IGNORECASE)
_ROMAWI_KOLOM = re.compile(r"[-(\[\s]*([ivx]{1,5})\s*[-)\].]*", re.IGNORECASE)
ROMAWI = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
)


def is_baris_nomor(isi: Mapping[int, Sel]) -> bool:
    """Tell whether a row numbers the columns: 1 2 3 … 9, (1) (2) …, a b c …, I II III …"""
    if len(isi) < 3:
        return False
    teks = [sel.teks for _, sel in sorted(isi.items())]
    for pola, nomor in (
        (_NOMOR_KOLOM, int),
        (_ROMAWI_KOLOM, _number_romawi),
        (_HURUF_KOLOM, ord),
    ):
        cocok = [pola.fullmatch(satu.lower()) for satu in teks]
        if all(cocok):
            urut = [nomor(satu[1]) for satu in cocok if satu]
            naik = all(0 <= kanan - kiri <= 3 for kiri, kanan in pairwise(urut))
            # I to IV alone are the triwulan under a head, no numbers of columns.
            if pola is _ROMAWI_KOLOM and len(urut) <= 4:
                continue
            if naik and urut[0] in (1, 2, ord("a"), ord("b")):
                return True
    return False


def _number_romawi(teks: str) -> int:
    """Return the number of a roman numeral up to 16; -99 for what is none."""
    return ROMAWI.index(teks) + 1 if teks in ROMAWI else -99


def is_jumlah(teks: str) -> bool:
    """Tell whether a label is a subtotal: `Jumlah`, `Total`, `Jumlah (1+2)`, as the whole text."""
    return bool(_JUMLAH.fullmatch(" ".join(teks.split())))


def is_tanda_tangan(teks: str) -> bool:
    """Tell whether a text belongs to a signature block: Mengetahui, NIP, Camat …, or a place and date."""
    return is_tanda_tangan_pasti(teks) or bool(_JABATAN.match(teks.strip()))


def is_tanda_tangan_pasti(teks: str) -> bool:
    """Tell whether a text can stand nowhere else; a mere `Camat …` may also name a part of the table."""
    rapi = teks.strip()
    return bool(_TANDA_TANGAN_PASTI.match(rapi) or _TEMPAT_TANGGAL.fullmatch(rapi))


def is_catatan_kaki(teks: str) -> bool:
    """Tell whether a text is a note below the table."""
    return bool(_CATATAN_KAKI.match(teks.strip()))
