"""Text of a CSV file into cells: encoding, separator and heading row are found, not asked."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from sakip.intake.baca_csv import decode_teks
from sakip.intake.jenis_berkas import tell_jenis_awal
from sakip.intake.kolom_terbitan import WAJIB, Judul, read_judul
from sakip.intake.tolak import BerkasDitolak, refuse

PEMISAH = (",", ";", "\t", "|")
JUDUL_TERJAUH = 30  # rows above the heading that may hold titles
BARIS_TERBANYAK = 20_000
UKURAN_TERBESAR = 5_000_000  # bytes


@dataclass(frozen=True, slots=True)
class IsiCsv:
    """The rows below the heading; nomor counts rows from 1 as a spreadsheet shows them."""

    judul: Judul
    pemisah: str
    baris: tuple[tuple[int, tuple[str, ...]], ...]


def read_csv(isi: bytes | str, nama_berkas: str) -> IsiCsv:
    """Read a CSV with separator , ; tab or |, in UTF-8, UTF-16 or Windows-1252.

    Raises BerkasDitolak for what is no CSV and for a heading that lacks columns or doubles them.
    """
    if len(isi) > UKURAN_TERBESAR:
        raise refuse("besar", di_mana=nama_berkas)
    teks = isi if isinstance(isi, str) else _decode(isi, nama_berkas)
    teks = teks.removeprefix("\ufeff").replace("\x00", "")
    if not teks.strip():
        raise refuse("kosong", di_mana=nama_berkas)
    terbaik = max((_try_pemisah(teks, pemisah) for pemisah in PEMISAH), key=_score)
    if terbaik.judul.salah:
        raise BerkasDitolak(
            "kolom",
            apa="Tabel tidak dapat diuji: " + " ".join(terbaik.judul.salah),
            di_mana=f"baris judul {nama_berkas}",
            perbaikan="Beri judul kolom target, realisasi, dan capaian, masing-masing sekali, "
            "di satu baris judul.",
        )
    if len(terbaik.baris) > BARIS_TERBANYAK:
        raise refuse(
            "besar",
            di_mana=nama_berkas,
            apa=f"Tabel ini {len(terbaik.baris)} baris, lebih dari {BARIS_TERBANYAK}",
            perbaikan="Pecah menjadi beberapa berkas, misalnya per instansi.",
        )
    return terbaik


def _decode(isi: bytes, nama_berkas: str) -> str:
    if tell_jenis_awal(isi) != "teks":
        raise refuse(
            "bukan_excel",
            di_mana=nama_berkas,
            apa="Berkas ini buku kerja, bukan CSV",
            perbaikan="Simpan lembarnya sebagai CSV (pilihan CSV UTF-8 di Excel), lalu unggah lagi.",
        )
    return decode_teks(isi)


def _try_pemisah(teks: str, pemisah: str) -> IsiCsv:
    """Read teks with one separator; the heading is the row that names most columns."""
    csv.field_size_limit(UKURAN_TERBESAR)
    semua = list(csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah))
    calon = [(read_judul(sel), nomor) for nomor, sel in enumerate(semua[:JUDUL_TERJAUH])]
    judul, nomor = max(calon, key=lambda satu: (_count_wajib(satu[0]), len(satu[0].kolom)))
    baris = tuple(
        (urut, tuple(sel)) for urut, sel in enumerate(semua[nomor + 1 :], nomor + 2) if _is_isi(sel)
    )
    return IsiCsv(judul, pemisah, baris)


def _count_wajib(judul: Judul) -> int:
    return len(WAJIB.keys() & judul.kolom.keys())


def _score(isi: IsiCsv) -> tuple[int, int, int]:
    return _count_wajib(isi.judul), len(isi.judul.kolom), len(isi.judul.nama)


def _is_isi(sel: Sequence[str]) -> bool:
    """Skip blank rows and the row that numbers the columns (1, 2, 3 ...)."""
    terisi = [satu.strip() for satu in sel if satu.strip()]
    bernomor = terisi == [str(nomor) for nomor in range(1, len(terisi) + 1)]
    return bool(terisi) and not (bernomor and len(terisi) > 3)
