"""Files that people hand in, kept by their SHA-256 in a folder beside the database."""

import os
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile


def keep_berkas(folder: Path, isi: bytes) -> str:
    """Keep a file and return its SHA-256 in hexadecimal; the same content is kept once.

    The name a person gave it plays no part in where it lies. A write that is cut off leaves
    nothing that looks whole.
    """
    sidik = sha256(isi).hexdigest()
    tujuan = _path(folder, sidik)
    if not tujuan.exists():
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=tujuan.parent, delete=False) as berkas:
            berkas.write(isi)
            berkas.flush()
            os.fsync(berkas.fileno())
        Path(berkas.name).replace(tujuan)
    return sidik


def read_berkas(folder: Path, sidik: str) -> bytes:
    """Return a kept file by its SHA-256.

    Raises FileNotFoundError when it is not there, ValueError when its content is not what it was.
    """
    isi = _path(folder, sidik).read_bytes()
    if sha256(isi).hexdigest() != sidik:
        raise ValueError(f"file {sidik} has changed on disk")
    return isi


def _path(folder: Path, sidik: str) -> Path:
    if len(sidik) != 64 or not set(sidik) <= set("0123456789abcdef"):
        raise FileNotFoundError(sidik)
    return folder / sidik[:2] / sidik
