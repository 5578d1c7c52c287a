"""Rekaman: the inputs that a final document keeps, opened by whatever program comes later."""

from dataclasses import replace
from typing import TypeVar

from sakip.documents.bahan import Bahan
from sakip.documents.rekaman import read_rekaman
from sakip.rules import read_rules
from sakip.storage.berkas import read_berkas
from sakip.storage.connection import Database

Isi = TypeVar("Isi")


def open_rekaman(db: Database, sidik: str) -> Bahan:
    """Return the bahan of a final document by the SHA-256 of its recording; the caller has the right.

    Raises DataTidakSah for a recording of a newer program.
    """
    return complete_kalimat(read_rekaman(read_berkas(db.folder, sidik)))


def complete_kalimat(bahan: Bahan) -> Bahan:
    """Return bahan with the sentences of today that its program did not know; those it kept stay as they were."""
    hari_ini = read_rules("kalimat.toml")
    kalimat: dict[str, str] = hari_ini["kalimat"]
    daftar = {kunci: tuple(isi) for kunci, isi in hari_ini["daftar"].items()}
    return replace(bahan, kalimat=_add(bahan.kalimat, kalimat), daftar=_add(bahan.daftar, daftar))


def _add(ada: tuple[tuple[str, Isi], ...], semua: dict[str, Isi]) -> tuple[tuple[str, Isi], ...]:
    dikenal = dict(ada)
    return (*ada, *((kunci, isi) for kunci, isi in semua.items() if kunci not in dikenal))
