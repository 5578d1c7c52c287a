"""Reading a workbook that people really have: the guard here, the parsing in a child process.

`read_workbook` is for files from outside; `read_workbook_here` does the same in this process, for
files one trusts and for measuring.
"""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

from sakip.intake.hasil import HasilBaca, Pilihan
from sakip.intake.jaga import guard
from sakip.intake.kirim import decode_jawaban, encode_pilihan
from sakip.intake.paket import Paket
from sakip.intake.tolak import BerkasDitolak, name_berkas, refuse

AKAR = Path(__file__).resolve().parents[2]  # the folder that holds the package sakip
DETIK_TERLAMA = 30.0  # by the clock; the child's own limit is 20 s of CPU
ANAK_TERBANYAK = 2  # children at once: each may take 1 GiB
DETIK_MENUNGGU = 60.0  # for a turn when others upload too
# The child gets what an interpreter needs to start, and none of the server's secrets.
LINGKUNGAN = (
    "PATH",
    "LD_LIBRARY_PATH",
    "LANG",
    "LC_ALL",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "PYTHONHOME",
)

_giliran = threading.BoundedSemaphore(ANAK_TERBANYAK)


def read_workbook(
    isi: bytes,
    nama_berkas: str,
    triwulan: int,
    *,
    pilihan: Pilihan | None = None,
    detik: float = DETIK_TERLAMA,
) -> HasilBaca:
    """Return what the bytes of a workbook say for a triwulan (1-4), parsed in a child process.

    nama_berkas is only shown, never believed. pilihan corrects the mapping that was found.
    detik is how long the child may take by the clock.

    Raises BerkasDitolak, whatever the file does to the child that parses it.
    Source: docs/intake.md section A1.
    """
    paket = guard(isi, nama_berkas)
    try:
        hasil = _read_in_anak(paket, triwulan, pilihan, detik)
    except BerkasDitolak as tolak:
        raise name_berkas(tolak, nama_berkas) from tolak
    return replace(hasil, temuan=(*hasil.temuan, *paket.catatan))


def read_workbook_here(
    isi: bytes, nama_berkas: str, triwulan: int, *, pilihan: Pilihan | None = None
) -> HasilBaca:
    """Do what read_workbook does, in this process: guarded, but without limits of memory and time.

    Raises BerkasDitolak.
    """
    from sakip.intake.baca_paket import read_paket_here

    paket = guard(isi, nama_berkas)
    try:
        hasil = read_paket_here(paket, triwulan, pilihan)
    except BerkasDitolak as tolak:
        raise name_berkas(tolak, nama_berkas) from tolak
    return replace(hasil, temuan=(*hasil.temuan, *paket.catatan))


def _read_in_anak(paket: Paket, triwulan: int, pilihan: Pilihan | None, detik: float) -> HasilBaca:
    if not _giliran.acquire(timeout=DETIK_MENUNGGU):
        raise _refuse_sibuk()
    try:
        anak = _run_anak(paket, triwulan, pilihan, detik)
    except subprocess.TimeoutExpired as galat:
        raise refuse("berat") from galat
    except OSError as galat:
        raise _refuse_sibuk() from galat
    finally:
        _giliran.release()
    return _read_jawaban(anak)


def _read_jawaban(anak: subprocess.CompletedProcess[bytes]) -> HasilBaca:
    if anak.returncode != 0:
        # A signal (negative) or MemoryError means a limit was hit; the rest are parsers giving up.
        berat = anak.returncode < 0 or b"MemoryError" in anak.stderr
        raise refuse("berat" if berat else "rusak")
    try:
        return decode_jawaban(anak.stdout)
    except (ValueError, KeyError, TypeError) as galat:
        raise refuse("rusak") from galat


def _run_anak(
    paket: Paket, triwulan: int, pilihan: Pilihan | None, detik: float
) -> subprocess.CompletedProcess[bytes]:
    lingkungan = {nama: os.environ[nama] for nama in LINGKUNGAN if nama in os.environ}
    argumen = [
        paket.jenis,
        str(triwulan),
        str(int(paket.format_diketahui)),
        encode_pilihan(pilihan),
    ]
    return subprocess.run(
        [sys.executable, "-s", "-m", "sakip.intake.anak", *argumen],
        input=paket.isi,
        capture_output=True,
        timeout=detik,
        cwd=AKAR,
        env=lingkungan,
        check=False,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _refuse_sibuk() -> BerkasDitolak:
    return refuse(
        "berat",
        apa="Berkas belum dapat dibaca karena server sedang penuh",
        perbaikan="Coba unggah lagi beberapa menit lagi.",
    )
