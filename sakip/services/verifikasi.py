"""Verifikasi: what anyone who holds a paper or a file may check: whether it is ours, and no more than it shows."""

from dataclasses import dataclass

from sakip.domain.tulisan import format_tanggal
from sakip.services.rekaman import open_rekaman
from sakip.storage.connection import Cursor, Database
from sakip.storage.dokumen_final import (
    BarisDokumen,
    list_dokumen,
    read_dokumen,
    read_dokumen_bersidik,
)

HURUF_KODE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike
PANJANG_KODE = 12
MEGABYTE_TERBESAR = 30  # of a file that a stranger has checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifikasi:
    """What anyone who holds the paper may check: only what the paper shows itself."""

    kode: str
    judul: str
    kantor: str
    nomor: str
    tanggal: str
    penanda_tangan: str
    jabatan: str
    sidik_pdf: str
    diganti: bool  # a later perubahan has taken its place
    contoh: bool


def read_verifikasi(db: Database, kode: str) -> Verifikasi | None:
    """Return what the paper with this code shows; None for a code of no document. For anyone."""
    kode = "".join(huruf for huruf in kode.upper() if huruf in HURUF_KODE)[: PANJANG_KODE + 1]
    with db.cursor() as cur:
        return _tell(db, cur, read_dokumen(cur, kode))


def read_verifikasi_sidik(db: Database, sidik: str) -> Verifikasi | None:
    """Return the final document whose PDF has this SHA-256; None for every other file. For anyone."""
    with db.cursor() as cur:
        return _tell(db, cur, read_dokumen_bersidik(cur, sidik))


def _tell(db: Database, cur: Cursor, baris: BarisDokumen | None) -> Verifikasi | None:
    if baris is None:
        return None
    lain = list_dokumen(cur, baris.kode_instansi, baris.tahun)
    bahan = open_rekaman(db, baris.sidik_bahan)
    return Verifikasi(
        kode=baris.kode,
        judul=baris.judul,
        kantor=f"{bahan.kantor.nama}, {bahan.kantor.kabupaten}",
        nomor=baris.nomor,
        tanggal=format_tanggal(baris.tanggal),
        penanda_tangan=baris.penanda_tangan,
        jabatan=baris.jabatan,
        sidik_pdf=baris.sidik_pdf,
        diganti=any(
            (satu.jenis, satu.periode) == (baris.jenis, baris.periode)
            and satu.perubahan_ke > baris.perubahan_ke
            for satu in lain
        ),
        contoh=bahan.kantor.contoh,
    )
