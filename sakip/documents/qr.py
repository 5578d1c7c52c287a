"""A QR code as a picture: black and white PNG from its rows of 0 and 1, without any library of pictures."""

import struct
import zlib

TITIK = 8  # pixels of one module
TEPI = 4  # modules left white around it, as readers of codes expect


def draw_qr(qr: tuple[str, ...]) -> bytes:
    """Return the PNG of a code; the same rows give the same bytes."""
    lebar = (len(qr) + 2 * TEPI) * TITIK
    kosong = "0" * (len(qr) + 2 * TEPI)
    tepi = "0" * TEPI
    baris = [kosong] * TEPI + [f"{tepi}{satu}{tepi}" for satu in qr] + [kosong] * TEPI
    isi = b"".join(_pack(satu, lebar) * TITIK for satu in baris)
    kepala = struct.pack(">IIBBBBB", lebar, lebar, 1, 0, 0, 0, 0)  # one bit of grey a pixel
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (_chunk(b"IHDR", kepala), _chunk(b"IDAT", zlib.compress(isi, 9)), _chunk(b"IEND", b""))
    )


def _pack(modul: str, lebar: int) -> bytes:
    """Return one row of pixels, white where a module is 0; the first byte says that nothing filters it."""
    piksel = "".join(("0" if satu == "1" else "1") * TITIK for satu in modul)
    return b"\x00" + int(piksel, 2).to_bytes(lebar // 8, "big")


def _chunk(jenis: bytes, isi: bytes) -> bytes:
    return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))
