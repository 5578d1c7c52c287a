"""Read the command line, run one command, answer with an exit code.

Exit codes: 0 done; 1 refused, with what, where and how to mend on stderr; 2 wrong use.
"""

import argparse
import errno
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from sakip.domain.errors import DataTidakSah
from sakip.perintah import dokumen, kerja, massal, orang, prosedur, rencana, surel, unit
from sakip.perintah.pengurai import Pengurai
from sakip.perintah.periksa import check_berkas

PERIODE = ("TW1", "TW2", "TW3", "TW4", "S1", "S2", "SD3", "TAHUN")
SELESAI, DITOLAK = 0, 1


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    for saluran in (sys.stdout, sys.stderr):
        saluran.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # Windows starts in another
    pilihan = build_parser().parse_args(argv)
    jalankan: Callable[[argparse.Namespace], None] = pilihan.jalankan
    try:
        jalankan(pilihan)
    except DataTidakSah as error:
        sys.stderr.write(f"{error}\n")
        return DITOLAK
    except OSError as error:
        sys.stderr.write(f"Berkas {error.filename} tidak dapat dibuka: {_explain(error)}.\n")
        return DITOLAK
    return SELESAI


def _explain(error: OSError) -> str:
    """Return why a file cannot be opened, as people would say it."""
    sebab: dict[type[OSError], str] = {
        FileNotFoundError: "berkasnya tidak ada",
        FileExistsError: "itu berkas, bukan folder",
        NotADirectoryError: "di jalannya ada berkas, bukan folder",
        IsADirectoryError: "itu folder, bukan berkas",
        PermissionError: "tidak ada izin membaca atau menulisnya",
    }
    if error.errno == errno.ENOSPC:
        return "cakram penuh"
    return sebab.get(type(error), f"cakram menolak ({error.strerror or 'tanpa sebab'})")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    parser = Pengurai(prog="python -m sakip", description="SAKIP dari baris perintah.")
    parser.add_argument("--db", type=Path, help="berkas basis data (bawaan: data/sakip.duckdb)")
    daftar = parser.add_subparsers(required=True, metavar="PERINTAH", parser_class=Pengurai)

    _add(daftar, "contoh", kerja.build_contoh, "membuat kantor contoh dengan angka rekaan")

    _register_formulir(daftar)
    rekap = _add(daftar, "rekap", kerja.show_rekap, "capaian semua indikator pada satu periode")
    rekap.add_argument("--tahun", type=int, required=True)
    rekap.add_argument("--periode", choices=PERIODE, required=True)
    rekap.add_argument("--unit")

    hitung = _add(daftar, "hitung", kerja.show_hitung, "menghitung satu capaian")
    for nama in ("--rumus", "--target", "--realisasi"):
        hitung.add_argument(nama, required=True)

    uji = _add(daftar, "uji-silang", kerja.show_uji_silang, "menghitung ulang tabel yang terbit")
    uji.add_argument("berkas", type=Path)

    massal.register(daftar)
    rencana.register(daftar)
    dokumen.register(daftar)
    orang.register(daftar)
    surel.register(daftar)
    prosedur.register(daftar)
    unit.register(daftar)

    jalan = _add(daftar, "jalankan", kerja.run_server, "menjalankan program di peramban")
    jalan.add_argument("--port", type=int, default=8501)

    for perintah in (rekap, hitung, uji):
        _add_json(perintah)
    return parser


def _register_formulir(daftar: "argparse._SubParsersAction[Pengurai]") -> None:
    templat = _add(daftar, "templat", kerja.write_templat, "menulis formulir triwulan sebuah unit")
    _add_formulir(templat)
    templat.add_argument("--keluar", type=Path, required=True, help="berkas xlsx yang ditulis")

    periksa = _add(daftar, "periksa", check_berkas, "memeriksa formulir tanpa menyimpan")
    periksa.add_argument("berkas", type=Path)
    _add_formulir(periksa, wajib=False)
    periksa.add_argument(
        "--bebas", action="store_true", help="membaca apa adanya, tanpa formulir dan basis data"
    )

    unggah = _add(
        daftar, "unggah", kerja.save_berkas, "menyimpan formulir, semua atau tidak sama sekali"
    )
    unggah.add_argument("berkas", type=Path)
    _add_formulir(unggah)
    unggah.add_argument("--sebagai", required=True, help="nama masuk orang yang mengunggah")
    unggah.add_argument("--setuju", action="store_true", help="menyetujui yang perlu konfirmasi")
    for perintah in (periksa, unggah):
        _add_json(perintah)


def _add_json(perintah: argparse.ArgumentParser) -> None:
    perintah.add_argument("--json", action="store_true", help="jawaban untuk program lain")


def _add(
    daftar: "argparse._SubParsersAction[Pengurai]",
    nama: str,
    jalankan: Callable[[argparse.Namespace], None],
    bantuan: str,
) -> argparse.ArgumentParser:
    parser = daftar.add_parser(nama, help=bantuan, description=bantuan)
    parser.set_defaults(jalankan=jalankan)
    return parser


def _add_formulir(parser: argparse.ArgumentParser, *, wajib: bool = True) -> None:
    parser.add_argument("--unit", required=wajib, help="kode unit, misalnya PEM")
    parser.add_argument("--tahun", type=int, required=wajib)
    parser.add_argument("--triwulan", type=int, choices=(1, 2, 3, 4), required=True)
