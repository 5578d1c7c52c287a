"""dokumen: write documents as files, for people and for programs that make all of a year at once."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Pelaku
from sakip.domain.periode import JenisPeriode
from sakip.perintah.bersama import open_store, print_json, print_text, require_operator
from sakip.services.basis_data import Database

if TYPE_CHECKING:
    from sakip.services.jenis_dokumen import BerkasDokumen, Format

NAMA_LAIN = {"perjanjian-kinerja": "pk"}  # what people type -> the kode of a kind
BOBOT = ("bobot_komponen", "bobot_bagian")  # of a criterion, as numbers in JSON
SEMUA = "semua"  # instead of a kind: every document of the tahun


def write_dokumen(pilihan: argparse.Namespace) -> None:
    """dokumen: write one document, or all of a tahun, in each format asked for, into a folder."""
    from sakip.services.jenis_dokumen import Format

    keluar: Path = pilihan.keluar
    hasil = []
    with open_store(pilihan) as db:
        pelaku = require_operator(db)
        format_dipilih = [Format(satu) for satu in pilihan.format or ["pdf"]]
        semua = _make(db, pelaku, pilihan, format_dipilih)
        keluar.mkdir(parents=True, exist_ok=True)
        for berkas in semua:
            _write(keluar / berkas.nama, berkas.isi)
            hasil.append(
                {
                    "berkas": str(keluar / berkas.nama),
                    "format": str(berkas.format),
                    "ukuran": len(berkas.isi),
                    "sha256": sha256(berkas.isi).hexdigest(),
                }
            )
    if pilihan.json:
        print_json(hasil)
    else:
        print_text("\n".join(f"Tertulis: {satu['berkas']}" for satu in hasil))


def _write(tujuan: Path, isi: bytes) -> None:
    """Write a file whole: one that is cut off leaves nothing that looks like a document."""
    sementara = tujuan.with_name(f"{tujuan.name}.sementara")
    try:
        sementara.write_bytes(isi)
        sementara.replace(tujuan)
    except OSError:
        sementara.unlink(missing_ok=True)
        raise


def _make(
    db: Database, pelaku: Pelaku, pilihan: argparse.Namespace, format: "Sequence[Format]"
) -> "Iterator[BerkasDokumen]":
    """Return the files asked for. Raises DataTidakSah for one perjanjian of a document that holds none."""
    from sakip.services.dokumen import make_semua
    from sakip.services.dokumen_perjanjian import make_satu_perjanjian

    tahun, satu = pilihan.tahun, pilihan.perjanjian
    if not satu:
        return make_semua(db, pelaku, tahun, _list_dokumen(pilihan), format)
    if NAMA_LAIN.get(pilihan.jenis, pilihan.jenis) != "pk":
        raise DataTidakSah(
            apa=f"--perjanjian hanya untuk Perjanjian Kinerja, bukan {pilihan.jenis}",
            di_mana="--perjanjian",
            perbaikan="Tulis: dokumen perjanjian-kinerja --perjanjian KODE.",
        )
    return iter([make_satu_perjanjian(db, pelaku, tahun, satu, bentuk) for bentuk in format])


def _list_dokumen(pilihan: argparse.Namespace) -> list[tuple[str, JenisPeriode]]:
    """Return what is asked for: one document, in its last periode unless one is named, or every one."""
    from sakip.services.dokumen import list_pilihan
    from sakip.services.jenis_dokumen import JENIS

    periode = JenisPeriode(pilihan.periode) if pilihan.periode else None
    if pilihan.jenis == SEMUA:
        semua = [(jenis, satu) for jenis, satu in list_pilihan() if periode in (None, satu)]
        if not semua:
            raise DataTidakSah(
                apa=f"Tidak ada dokumen yang dibuat untuk {periode and periode.nama}",
                di_mana="--periode",
                perbaikan="Pilih periode lain, atau jangan sebut --periode.",
            )
        return semua
    kode = NAMA_LAIN.get(pilihan.jenis, pilihan.jenis)
    jenis = JENIS.get(kode)
    bawaan = jenis.periode[-1] if jenis else JenisPeriode.TAHUN
    return [(kode, periode or bawaan)]


def write_paket(pilihan: argparse.Namespace) -> None:
    """paket-bukti: the self-check of the LKE, and one zip with its documents and evidence."""
    from dataclasses import asdict

    from sakip.services.lke import check_lke
    from sakip.services.paket_bukti import make_paket

    def tell(selesai: int, jumlah: int, nama: str) -> None:
        sys.stderr.write(f"{selesai}/{jumlah} {nama}\n")

    keluar: Path = pilihan.keluar
    with open_store(pilihan) as db:
        pelaku = require_operator(db)
        kriteria = check_lke(db, pelaku, pilihan.tahun)
        nama, isi = make_paket(db, pelaku, pilihan.tahun, tell)
    keluar.mkdir(parents=True, exist_ok=True)
    _write(keluar / nama, isi)
    if pilihan.json:
        semua = [
            asdict(satu) | {kunci: float(getattr(satu, kunci)) for kunci in BOBOT}
            for satu in kriteria
        ]
        print_json({"berkas": str(keluar / nama), "kriteria": semua})
        return
    for satu in kriteria:
        tanda = {True: "terpenuhi", False: "belum", None: "evaluator"}[satu.terpenuhi]
        print_text(f"{satu.kode}  {tanda:<9}  {satu.uraian}: {satu.penjelasan}")
    print_text(f"Tertulis: {keluar / nama}")


def register(daftar: "argparse._SubParsersAction[Any]") -> None:
    """Add the command of this module."""
    bantuan = "menulis dokumen (LKj dan lainnya) sebagai PDF, DOCX, atau XLSX"
    parser = daftar.add_parser("dokumen", help=bantuan, description=bantuan)
    parser.set_defaults(jalankan=write_dokumen)
    parser.add_argument(
        "jenis", metavar="JENIS", type=str.lower, help="jenis dokumen, misalnya lkj, atau semua"
    )
    parser.add_argument("--tahun", type=int, required=True)
    parser.add_argument("--periode", type=str.upper, choices=[str(satu) for satu in JenisPeriode])
    parser.add_argument(
        "--format",
        action="append",
        type=str.lower,
        choices=("pdf", "docx", "xlsx"),
        help="boleh diulang",
    )
    parser.add_argument(
        "--perjanjian", metavar="KODE", help="satu perjanjian saja, misalnya PK-2026-CAMAT"
    )
    parser.add_argument("--keluar", type=Path, required=True, metavar="DIR")
    parser.add_argument("--json", action="store_true", help="jawaban untuk program lain")

    bantuan = "menulis paket bukti untuk evaluasi SAKIP (LKE) sebagai zip"
    paket = daftar.add_parser("paket-bukti", help=bantuan, description=bantuan)
    paket.set_defaults(jalankan=write_paket)
    paket.add_argument("--tahun", type=int, required=True)
    paket.add_argument("--keluar", type=Path, required=True, metavar="DIR")
    paket.add_argument("--json", action="store_true", help="jawaban untuk program lain")
