"""templat-rencana, ekspor-rencana, impor-rencana: the plan from the command line."""

import argparse
import sys
from pathlib import Path
from typing import Any

from sakip.domain.errors import DataTidakSah
from sakip.perintah.bersama import open_store, print_json, print_text, require_operator
from sakip.services.pengguna import get_pelaku


def write_templat(pilihan: argparse.Namespace) -> None:
    """templat-rencana: write the blank planning workbook."""
    from sakip.services import rencana

    with open_store(pilihan) as db:
        isi = rencana.get_templat_rencana(db, require_operator(db), pilihan.lembar)
    _write(pilihan.keluar, isi)


def write_ekspor(pilihan: argparse.Namespace) -> None:
    """ekspor-rencana: write the planning workbook with all that is stored."""
    from sakip.services import rencana

    with open_store(pilihan) as db:
        isi = rencana.export_rencana(db, require_operator(db), pilihan.lembar, pilihan.tahun)
    _write(pilihan.keluar, isi)


def _write(keluar: Path, isi: bytes) -> None:
    keluar.parent.mkdir(parents=True, exist_ok=True)
    keluar.write_bytes(isi)
    print_text(f"Buku perencanaan tertulis di {keluar}")


def save_impor(pilihan: argparse.Namespace) -> None:
    """impor-rencana: check a planning workbook and save it, all of it or nothing; --periksa only checks."""
    from sakip.services import pratinjau_rencana, rencana

    berkas: Path = pilihan.berkas
    with open_store(pilihan) as db:
        pelaku = get_pelaku(db, pilihan.sebagai) if pilihan.sebagai else require_operator(db)
        hasil = rencana.preview_rencana(db, pelaku, berkas.read_bytes(), berkas.name)
        disimpan = 0
        try:
            if not pilihan.periksa:
                disimpan = rencana.save_rencana(db, pelaku, hasil, konfirmasi=pilihan.setuju)
        finally:
            if pilihan.json:
                print_json(pratinjau_rencana.rencana_json(hasil) | {"disimpan": disimpan})
            else:
                for satu in hasil.temuan:
                    sys.stderr.write(f"{satu.alamat or '–'} ({satu.tingkat}): {satu.pesan}\n")
    if pilihan.periksa and hasil.salah:
        raise DataTidakSah(
            apa=f"Ada {len(hasil.salah)} kesalahan",
            di_mana=str(berkas),
            perbaikan="Betulkan semuanya, lalu periksa lagi.",
        )
    if not pilihan.json:
        jumlah = ", ".join(f"{banyak} {kata}" for kata, banyak in hasil.count().items())
        print_text(f"{jumlah}; {disimpan} baris tersimpan dari {berkas}")


def register(daftar: "argparse._SubParsersAction[Any]") -> None:
    """Add the commands of this module."""
    for nama, jalankan, bantuan in (
        ("templat-rencana", write_templat, "menulis templat perencanaan yang kosong"),
        ("ekspor-rencana", write_ekspor, "menulis semua rencana yang tersimpan"),
    ):
        parser = daftar.add_parser(nama, help=bantuan, description=bantuan)
        parser.set_defaults(jalankan=jalankan)
        parser.add_argument("--keluar", type=Path, required=True, help="berkas xlsx yang ditulis")
        parser.add_argument(
            "--lembar",
            nargs="*",
            default=[],
            help="kode lembar, misalnya pagu target (bawaan: semua)",
        )
        if jalankan is write_ekspor:
            parser.add_argument("--tahun", type=int, help="hanya baris tahun ini")
    bantuan = "mengimpor buku perencanaan, semua atau tidak sama sekali"
    parser = daftar.add_parser("impor-rencana", help=bantuan, description=bantuan)
    parser.set_defaults(jalankan=save_impor)
    parser.add_argument("berkas", type=Path)
    parser.add_argument("--sebagai", help="nama masuk orang yang mengimpor (bawaan: operator)")
    parser.add_argument("--setuju", action="store_true", help="menyetujui yang perlu konfirmasi")
    parser.add_argument("--periksa", action="store_true", help="hanya memeriksa, tidak menyimpan")
    parser.add_argument("--json", action="store_true", help="jawaban untuk program lain")
