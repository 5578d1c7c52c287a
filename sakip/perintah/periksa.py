"""periksa: what a workbook says and what uploading it would do; nothing is saved."""

import argparse
from pathlib import Path
from typing import Any

from sakip.domain.errors import DataTidakSah
from sakip.domain.periode import Triwulan
from sakip.perintah.bersama import (
    answer_tolak,
    open_store,
    print_json,
    print_text,
    require_operator,
)


def check_berkas(pilihan: argparse.Namespace) -> None:
    """periksa: read a file for a form, or with --bebas as it stands; refused when anything is wrong."""
    berkas: Path = pilihan.berkas
    isi = berkas.read_bytes()
    with answer_tolak(berkas, as_json=pilihan.json):
        salah = _check_bebas(pilihan, isi) if pilihan.bebas else _check_formulir(pilihan, isi)
    if salah:
        raise DataTidakSah(
            apa=f"Ada {salah} kesalahan",
            di_mana=str(berkas),
            perbaikan="Betulkan semuanya, lalu periksa lagi.",
        )


def _check_bebas(pilihan: argparse.Namespace, isi: bytes) -> int:
    from sakip.services import isi_berkas

    hasil = isi_berkas.read_bebas(isi, pilihan.berkas.name, pilihan.triwulan)
    if pilihan.json:
        print_json(hasil)
    else:
        _print_bebas(hasil)
    return len(hasil["salah"])


def _check_formulir(pilihan: argparse.Namespace, isi: bytes) -> int:
    from sakip.perintah.kerja import print_pratinjau
    from sakip.services import periksa, unggahan

    if pilihan.unit is None or pilihan.tahun is None:
        raise DataTidakSah(
            apa="Unit dan tahun formulirnya belum disebut",
            di_mana="--unit, --tahun",
            perbaikan="Sebutkan keduanya, atau pakai --bebas untuk membaca berkas apa adanya.",
        )
    periode = Triwulan(pilihan.tahun, pilihan.triwulan)
    with open_store(pilihan) as db:
        hasil = unggahan.preview_unggahan(
            db, require_operator(db), pilihan.unit, periode, isi, pilihan.berkas.name
        )
    if pilihan.json:
        print_json(periksa.periksa_json(hasil))
    else:
        print_pratinjau(hasil, as_json=False)
    return len(hasil.salah)


def _print_bebas(hasil: dict[str, Any]) -> None:
    print_text(f"Lembar {hasil['lembar']}, judul baris {hasil['baris_judul']}")
    for satu in hasil["baris"]:
        print_text(
            f"{satu['baris']:>5}  {satu['indikator']}: target {satu['target'] or '–'}, "
            f"realisasi {satu['realisasi'] or '–'}"
        )
    for tingkat in ("salah", "konfirmasi", "catatan"):
        for temuan in hasil[tingkat]:
            print_text(f"{temuan['sel'] or '–'} ({tingkat}): {temuan['pesan']}")
