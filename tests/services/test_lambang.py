"""The emblem of an office: what cannot be drawn is refused before it stops every document; it can be taken away."""

import struct
import zlib
from io import BytesIO

import pytest
from docx import Document

from sakip.domain.errors import DataTidakSah
from sakip.domain.periode import JenisPeriode
from sakip.services.dokumen import make_dokumen
from sakip.services.jenis_dokumen import Format
from sakip.services.lambang import get_lambang, remove_lambang, set_lambang
from sakip.services.pengguna import get_pelaku
from sakip.storage.connection import Database
from tests.kantor_contoh import berkas_contoh, contoh, file_contoh

__all__ = ["berkas_contoh", "contoh", "file_contoh"]


def a_png(isi: bytes) -> bytes:
    """A PNG of 8 x 8 dots, whole from outside, whatever its compressed data are."""

    def part(nama: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + nama + data + struct.pack(">I", zlib.crc32(nama + data))
        )

    kepala = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", kepala) + part(b"IDAT", isi) + part(b"IEND", b"")


BAIK = a_png(zlib.compress((b"\0" + b"\xff\x80\x10" * 8) * 8))


def count_gambar(db: Database) -> int:
    isi = make_dokumen(
        db, get_pelaku(db, "sekcam"), "pengantar", 2025, JenisPeriode.TAHUN, Format.DOCX
    ).isi
    return len(Document(BytesIO(isi)).inline_shapes)


def test_an_emblem_is_printed_until_it_is_taken_away_and_a_broken_one_never(
    contoh: Database,
) -> None:
    admin = get_pelaku(contoh, "admin")
    assert get_lambang(contoh, admin) == b""
    with pytest.raises(DataTidakSah, match="Gambar ini rusak"):
        set_lambang(contoh, admin, "lambang.png", a_png(b"bukan zlib"))
    assert get_lambang(contoh, admin) == b""
    set_lambang(contoh, admin, "lambang.png", BAIK)
    assert get_lambang(contoh, admin) == BAIK
    assert count_gambar(contoh) == 1
    remove_lambang(contoh, admin)
    assert get_lambang(contoh, admin) == b""
    assert count_gambar(contoh) == 0
