"""What every command needs: the store, who acts, and an answer on the console."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Pelaku, pelaku_baris_perintah
from sakip.services.basis_data import Database, default_path, open_database
from sakip.services.penyiapan import read_kantor


@contextmanager
def open_store(pilihan: argparse.Namespace) -> Iterator[Database]:
    """Open the store of --db (or the usual one) for a with block."""
    db = open_database(pilihan.db or default_path())
    try:
        yield db
    finally:
        db.close()


@contextmanager
def answer_tolak(berkas: Path, *, as_json: bool) -> Iterator[None]:
    """Answer a program that a file was refused, with its code, before the error goes its usual way."""
    from sakip.services.isi_berkas import tolak_json

    try:
        yield
    except DataTidakSah as galat:
        if as_json and (tolak := tolak_json(galat, berkas.name)):
            print_json(tolak)
        raise


def require_operator(db: Database) -> Pelaku:
    """Return the acting person of commands that name none: whoever may open the file.

    Raises DataTidakSah when the store holds no office yet.
    """
    kantor = read_kantor(db)
    if kantor is None:
        raise DataTidakSah(
            apa="Basis data ini belum berisi kantor",
            di_mana=db.path,
            perbaikan="Jalankan `python -m sakip contoh`, atau siapkan kantor lewat program.",
        )
    return pelaku_baris_perintah(kantor.kode)


def print_json(isi: Any) -> None:
    """Answer a program."""
    print_text(json.dumps(isi, ensure_ascii=False, indent=2))


def print_text(teks: str) -> None:
    """Answer a person."""
    sys.stdout.write(teks + "\n")
