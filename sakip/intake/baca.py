"""Reading a workbook that people really have: the guard here, the parsing in a child process.

`read_workbook` is for files from outside; `read_semua_workbook` reads all their tables at once;
`read_workbook_here` does as the first in this process, for files one trusts and for measuring.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from sakip.intake.hasil import HasilBaca, Pilihan, TataLetak
from sakip.intake.jaga import guard
from sakip.intake.kirim import decode_jawaban, decode_semua, encode_pilihan, encode_tata_letak
from sakip.intake.kirim_kisi import decode_buku
from sakip.intake.kisi import Buku
from sakip.intake.paket import Paket
from sakip.intake.tolak import BerkasDitolak, name_berkas, refuse

AKAR = Path(__file__).resolve().parents[2]  # the folder that holds the package sakip
DETIK_TERLAMA = 30.0  # by the clock; the child's own limit is 20 s of CPU
ANAK_TERBANYAK = 2  # children at once: each may take 1 GiB
SEMUA_TRIWULAN, SELURUH_KISI = "0", "-1"  # what the child is told instead of a triwulan
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

Hasil = TypeVar("Hasil")

_giliran = threading.BoundedSemaphore(ANAK_TERBANYAK)


def read_workbook(
    isi: bytes,
    nama_berkas: str,
    triwulan: int,
    *,
    pilihan: Pilihan | None = None,
    tata_letak: Sequence[TataLetak] = (),
    detik: float = DETIK_TERLAMA,
) -> HasilBaca:
    """Return what the bytes of a workbook say for a triwulan (1-4), parsed in a child process.

    nama_berkas is only shown, never believed. pilihan corrects the mapping that was found;
    tata_letak are layouts remembered, the latest first. detik is how long the child may take by
    the clock.

    Raises BerkasDitolak, whatever the file does to the child that parses it.
    Source: docs/intake.md section A1.
    """
    paket = guard(isi, nama_berkas)
    argumen = [str(triwulan), encode_pilihan(pilihan), encode_tata_letak(tata_letak)]
    try:
        hasil = _ask_anak(paket, argumen, detik, decode_jawaban)
    except BerkasDitolak as tolak:
        raise name_berkas(tolak, nama_berkas) from tolak
    return replace(hasil, temuan=(*hasil.temuan, *paket.catatan))


def read_semua_workbook(
    isi: bytes,
    nama_berkas: str,
    *,
    tata_letak: Sequence[TataLetak] = (),
    detik: float = DETIK_TERLAMA,
) -> tuple[HasilBaca, ...]:
    """Return every table of a workbook for every triwulan it states, parsed in one child process.

    A table that names no triwulan comes once, its triwulan None. Raises as read_workbook.
    """
    paket = guard(isi, nama_berkas)
    argumen = [SEMUA_TRIWULAN, encode_pilihan(None), encode_tata_letak(tata_letak)]
    try:
        semua = _ask_anak(paket, argumen, detik, decode_semua)
    except BerkasDitolak as tolak:
        raise name_berkas(tolak, nama_berkas) from tolak
    return tuple(replace(satu, temuan=(*satu.temuan, *paket.catatan)) for satu in semua)


def read_kisi_workbook(isi: bytes, nama_berkas: str, *, detik: float = DETIK_TERLAMA) -> Buku:
    """Return the sheets of a workbook with all their cells, parsed in a child process.

    For tables whose columns are known; what they mean is the caller's to say.
    Raises BerkasDitolak, as read_workbook.
    """
    paket = guard(isi, nama_berkas)
    argumen = [SELURUH_KISI, encode_pilihan(None), encode_tata_letak(())]
    try:
        return _ask_anak(paket, argumen, detik, decode_buku)
    except BerkasDitolak as tolak:
        raise name_berkas(tolak, nama_berkas) from tolak


def read_workbook_here(
    isi: bytes,
    nama_berkas: str,
    triwulan: int,
    *,
    pilihan: Pilihan | None = None,
    tata_letak: Sequence[TataLetak] = (),
) -> HasilBaca:
    """Do what read_workbook does, in this process: guarded, but without limits of memory and time.

    Raises BerkasDitolak.
    """
    from sakip.intake.baca_paket import read_paket_here

    paket = guard(isi, nama_berkas)
    try:
        hasil = read_paket_here(paket, triwulan, pilihan, tata_letak)
    except BerkasDitolak as tolak:
        raise name_berkas(tolak, nama_berkas) from tolak
    return replace(hasil, temuan=(*hasil.temuan, *paket.catatan))


def _ask_anak(
    paket: Paket, argumen: Sequence[str], detik: float, decode: Callable[[bytes], Hasil]
) -> Hasil:
    if not _giliran.acquire(timeout=DETIK_MENUNGGU):
        raise _refuse_sibuk()
    try:
        anak = _run_anak(paket, argumen, detik)
    except subprocess.TimeoutExpired as galat:
        raise refuse("berat") from galat
    except OSError as galat:
        raise _refuse_sibuk() from galat
    finally:
        _giliran.release()
    return _read_jawaban(anak, decode)


def _read_jawaban(
    anak: subprocess.CompletedProcess[bytes], decode: Callable[[bytes], Hasil]
) -> Hasil:
    if anak.returncode != 0:
        # A signal (negative) or MemoryError means a limit was hit; the rest are parsers giving up.
        berat = anak.returncode < 0 or b"MemoryError" in anak.stderr
        raise refuse("berat" if berat else "rusak")
    try:
        return decode(anak.stdout)
    except (ValueError, KeyError, TypeError) as galat:
        raise refuse("rusak") from galat


def _run_anak(
    paket: Paket, argumen: Sequence[str], detik: float
) -> subprocess.CompletedProcess[bytes]:
    lingkungan = {nama: os.environ[nama] for nama in LINGKUNGAN if nama in os.environ}
    triwulan, *pemetaan = argumen
    return subprocess.run(
        [
            *(sys.executable, "-s", "-m", "sakip.intake.anak"),
            *(paket.jenis, triwulan, str(int(paket.format_diketahui)), *pemetaan),
        ],
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
