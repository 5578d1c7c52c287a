"""dokumen: write documents as files, for people and for programs that make all of a year at once."""

import argparse
from hashlib import sha256
from pathlib import Path
from typing import Any

from sakip.domain.periode import JenisPeriode
from sakip.perintah.bersama import open_store, print_json, print_text, require_operator


def write_dokumen(pilihan: argparse.Namespace) -> None:
    """dokumen: write one document, in each format asked for, into a folder."""
    from sakip.services.dokumen import JENIS, Format, make_dokumen

    keluar: Path = pilihan.keluar
    format_dipilih = [Format(satu) for satu in pilihan.format or ["pdf"]]
    hasil = []
    with open_store(pilihan) as db:
        pelaku = require_operator(db)
        jenis = JENIS.get(pilihan.jenis)
        bawaan = jenis.periode[-1] if jenis else JenisPeriode.TAHUN
        periode = JenisPeriode(pilihan.periode) if pilihan.periode else bawaan
        keluar.mkdir(parents=True, exist_ok=True)
        for satu in format_dipilih:
            berkas = make_dokumen(db, pelaku, pilihan.jenis, pilihan.tahun, periode, satu)
            (keluar / berkas.nama).write_bytes(berkas.isi)
            hasil.append(
                {
                    "berkas": str(keluar / berkas.nama),
                    "format": str(satu),
                    "ukuran": len(berkas.isi),
                    "sha256": sha256(berkas.isi).hexdigest(),
                }
            )
    if pilihan.json:
        print_json(hasil)
    else:
        print_text("\n".join(f"Tertulis: {satu['berkas']}" for satu in hasil))


def register(daftar: "argparse._SubParsersAction[Any]") -> None:
    """Add the command of this module."""
    bantuan = "menulis dokumen (LKj dan lainnya) sebagai PDF, DOCX, atau XLSX"
    parser = daftar.add_parser("dokumen", help=bantuan, description=bantuan)
    parser.set_defaults(jalankan=write_dokumen)
    parser.add_argument("jenis", metavar="JENIS", help="jenis dokumen, misalnya lkj")
    parser.add_argument("--tahun", type=int, required=True)
    parser.add_argument("--periode", choices=[str(satu) for satu in JenisPeriode])
    parser.add_argument(
        "--format", action="append", choices=("pdf", "docx", "xlsx"), help="boleh diulang"
    )
    parser.add_argument("--keluar", type=Path, required=True, metavar="DIR")
    parser.add_argument("--json", action="store_true", help="jawaban untuk program lain")
