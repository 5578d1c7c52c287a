"""Valid files, damaged at random: every one is read or refused in words, whatever is broken in it.

SAKIP_MUTASI is how many; 200 in the tests, 2000 at night.
"""

import os
import random
import tracemalloc
from collections.abc import Callable
from random import Random

import pytest

from sakip.intake.baca import read_workbook_here
from sakip.intake.templat import build_templat
from sakip.intake.tolak import ALASAN, BerkasDitolak
from tests.intake.formulir_contoh import a_formulir, many_baris
from tests.intake.pabrik_buku import build_xlsx, list_isi, pack, unzip
from tests.intake.pabrik_lain import build_csv, build_ods, build_xls
from tests.intake.tata_letak import build_tata_letak

BANYAK = int(os.environ.get("SAKIP_MUTASI", "200"))
KODE = {*ALASAN} - {"berat"}  # too heavy answers as bom
Rusak = Callable[[Random, bytes], bytes]


def list_berkas() -> list[bytes]:
    """Return one honest file of each kind, and our own form."""
    return [
        build_xlsx(),
        build_tata_letak(Random(7)).isi,
        build_templat(a_formulir(*many_baris(8))),
        build_ods(list_isi()),
        build_xls(list_isi()),
        build_csv(list_isi()).encode("cp1252"),
    ]


def flip(acak: Random, isi: bytes) -> bytes:
    """Change some bytes anywhere."""
    rusak = bytearray(isi)
    for _ in range(acak.randrange(1, 12)):
        rusak[acak.randrange(len(rusak))] = acak.randrange(256)
    return bytes(rusak)


def cut(acak: Random, isi: bytes) -> bytes:
    """Cut the file short, or take a piece out of it."""
    awal = acak.randrange(len(isi))
    return isi[:awal] + (isi[awal + acak.randrange(1, 600) :] if acak.random() < 0.5 else b"")


def repeat(acak: Random, isi: bytes) -> bytes:
    """Say a piece several times."""
    awal = acak.randrange(len(isi))
    potong = isi[awal : awal + acak.randrange(1, 300)]
    return isi[:awal] + potong * acak.randrange(2, 40) + isi[awal:]


def drop_entry(acak: Random, isi: bytes) -> bytes:
    """Leave parts of a package out, or give one the content of another."""
    if not isi.startswith(b"PK"):
        return cut(acak, isi)
    bagian = unzip(isi)
    nama = acak.choice(list(bagian))
    if acak.random() < 0.5:
        del bagian[nama]
    else:
        bagian[nama] = bagian[acak.choice(list(bagian))]
    return pack(bagian)


def mangle_xml(acak: Random, isi: bytes) -> bytes:
    """Change text inside a part, so that the package itself stays sound."""
    if not isi.startswith(b"PK"):
        return flip(acak, isi)
    bagian = unzip(isi)
    nama = acak.choice([satu for satu in bagian if bagian[satu]])
    pilihan: tuple[Rusak, ...] = (flip, cut, repeat, swap_angka)
    bagian[nama] = acak.choice(pilihan)(acak, bagian[nama]) or b"<x/>"
    return pack(bagian)


def swap_angka(acak: Random, isi: bytes) -> bytes:
    """Put an enormous or senseless number where a digit was."""
    tempat = [nomor for nomor, huruf in enumerate(isi) if 48 <= huruf <= 57]
    if not tempat:
        return isi
    nomor = acak.choice(tempat)
    pengganti = acak.choice((b"99999999", b"-1", b"1e309", b"", b"NaN", b"0x7f"))
    return isi[:nomor] + pengganti + isi[nomor + 1 :]


def answer(isi: bytes) -> str:
    """Return how a file was answered: "baca", or the code of its refusal."""
    try:
        read_workbook_here(isi, "rusak.xlsx", 2)
    except BerkasDitolak as tolak:
        return tolak.kode if tolak.perbaikan else ""
    return "baca"


@pytest.mark.parametrize("rusakkan", [flip, cut, repeat, drop_entry, mangle_xml])
def test_every_damaged_file_is_read_or_refused_with_a_code(rusakkan: Rusak) -> None:
    acak = random.Random(rusakkan.__name__)
    berkas = list_berkas()
    for nomor in range(BANYAK // 5):
        jawaban = answer(rusakkan(acak, berkas[nomor % len(berkas)]))
        assert jawaban in KODE | {"baca"}, f"{rusakkan.__name__} {nomor}"


def test_damaged_files_leave_nothing_behind_in_memory() -> None:
    acak, berkas = random.Random(1), list_berkas()
    for satu in berkas:
        answer(mangle_xml(acak, satu))
    tracemalloc.start()
    sebelum = tracemalloc.get_traced_memory()[0]
    for nomor in range(30):
        answer(mangle_xml(acak, berkas[nomor % len(berkas)]))
    sesudah = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert sesudah - sebelum < 8 * 2**20
