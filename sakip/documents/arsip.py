"""Zip files without the clock: the same parts give the same bytes."""

import io
from collections.abc import Iterable, Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_SAAT = (2000, 1, 1, 0, 0, 0)


Isi = bytes | tuple[bytes, ...]
"""Content of one part, whole or in pieces: as a whole, the largest would stand in memory twice."""


def make_arsip(isi: Iterable[tuple[str, Isi]]) -> bytes:
    """Return a zip of (name, content), in the order given."""
    keluar = io.BytesIO()
    with ZipFile(keluar, "w", ZIP_DEFLATED) as arsip:
        for nama, satu in isi:
            info = ZipInfo(nama, date_time=_SAAT)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 0, 0
            with arsip.open(info, "w") as bagian:
                for potongan in satu if isinstance(satu, tuple) else (satu,):
                    bagian.write(potongan)
    return keluar.getvalue()


def remake_arsip(isi: bytes, ganti: Mapping[str, Isi]) -> bytes:
    """Return the same zip without the times of its parts; ganti: other contents, by name."""
    with ZipFile(io.BytesIO(isi)) as arsip:
        return make_arsip(
            (nama, ganti[nama] if nama in ganti else arsip.read(nama)) for nama in arsip.namelist()
        )
