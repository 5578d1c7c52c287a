"""What is said about whole rows of a table: hidden, without a name, or beyond its end."""

from collections.abc import Iterable

from sakip.intake.hasil import (
    KODE_BARIS_TERSEMBUNYI,
    KODE_DI_BAWAH,
    KODE_TANPA_INDIKATOR,
    Temuan,
)
from sakip.intake.kisi import Sel

PANJANG_ISI = 200


def report_tersembunyi(lembar: str, nomor: int, indikator: Sel) -> Temuan:
    """Ask about a row that is hidden or filtered out in the file."""
    return Temuan(
        tingkat="konfirmasi",
        apa=f"Baris {nomor} tersembunyi di berkas, tetapi tetap dibaca.",
        sebab="Baris yang disembunyikan atau tersaring sering kali isian lama.",
        perbaikan="Pastikan isinya memang ikut dilaporkan, atau hapus barisnya.",
        alamat=f"baris {nomor}",
        lembar=lembar,
        isi=indikator.teks[:PANJANG_ISI],
        kode=KODE_BARIS_TERSEMBUNYI,
    )


def report_tanpa_indikator(lembar: str, nomor: int, isi: Iterable[Sel]) -> Temuan:
    """Ask about figures in a row that names no indikator."""
    return Temuan(
        tingkat="konfirmasi",
        apa=f"Baris {nomor} berisi angka tanpa nama indikator, sehingga tidak dibaca.",
        sebab="Kolom indikator di baris itu kosong.",
        perbaikan="Isi nama indikatornya, atau pastikan baris itu memang bukan indikator.",
        alamat=f"baris {nomor}",
        lembar=lembar,
        isi=" | ".join(sel.teks for sel in isi)[:PANJANG_ISI],
        kode=KODE_TANPA_INDIKATOR,
    )


def report_di_bawah(lembar: str, nomor: int, baris_kosong: int) -> Temuan:
    """Ask about rows beyond the end of the table that look like more of it."""
    return Temuan(
        tingkat="konfirmasi",
        apa=f"Isi mulai baris {nomor} tidak dibaca.",
        sebab=f"Tabel dianggap selesai setelah {baris_kosong} baris kosong.",
        perbaikan="Bila isi itu masih bagian tabel, hapus baris kosong di atasnya lalu unggah lagi.",
        alamat=f"baris {nomor}",
        lembar=lembar,
        kode=KODE_DI_BAWAH,
    )


def report_tabel_lain(lembar: str, nomor: int) -> Temuan:
    """Ask about a second table below the first, whose columns stand otherwise."""
    return Temuan(
        tingkat="konfirmasi",
        apa=f"Tabel lain mulai baris {nomor} tidak dibaca.",
        sebab="Judul kolomnya berbeda dari tabel di atasnya.",
        perbaikan="Bila isinya ikut dilaporkan, susun dengan judul yang sama atau pindahkan ke lembar lain, lalu unggah lagi.",
        alamat=f"baris {nomor}",
        lembar=lembar,
        kode=KODE_DI_BAWAH,
    )
