"""Guard for zip packages: every entry is inflated by hand under a cap before any library may open it."""

import io
import struct
import zipfile
import zlib
from itertools import pairwise

from sakip.intake.tolak import refuse

ENTRI_TERBANYAK = 400
BAGIAN_TERBESAR = 25 * 2**20  # bytes of one part, inflated
PAKET_TERBESAR = 60 * 2**20  # bytes of all parts, inflated
RASIO_TERBESAR = 150  # inflated to stored, for parts over 1 MiB; honest empty rows reach about 10
RASIO_BERLAKU_DARI = 2**20
TANDA_ENTRI = b"PK\x03\x04"


def unpack(isi: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name (with / between folders), all of them checked.

    Raises BerkasDitolak: rusak, nama, bom, sandi.
    Source: docs/intake.md section A5.
    """
    entri = _read_direktori(isi)
    if len(entri) > ENTRI_TERBANYAK:
        raise refuse("bom", di_mana=f"{len(entri)} bagian, paling banyak {ENTRI_TERBANYAK}")
    _check_nama(entri)
    _check_ukuran(entri)
    if any(info.flag_bits & 0x1 for info in entri):
        raise refuse("sandi")
    awal = [_data_start(isi, info) for info in entri]
    _check_tumpang_tindih(entri, awal)
    return {
        info.filename.replace("\\", "/"): _inflate(isi, mulai, info)
        for info, mulai in zip(entri, awal, strict=True)
        if not info.filename.endswith(("/", "\\"))
    }


def _read_direktori(isi: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            return arsip.infolist()
    # zipfile answers damaged directories with many kinds of exception; all mean one thing here.
    except Exception as galat:
        raise refuse("rusak") from galat


def _check_nama(entri: list[zipfile.ZipInfo]) -> None:
    terlihat: set[str] = set()
    for info in entri:
        nama = info.orig_filename.replace("\\", "/")
        langkah = nama.split("/")
        if (
            nama.startswith("/")
            or ".." in langkah
            or ":" in langkah[0]
            or "\x00" in nama
            or not nama
        ):
            raise refuse("nama", di_mana=_quote(nama))
        if nama.casefold() in terlihat:
            raise refuse("nama", di_mana=_quote(nama))
        terlihat.add(nama.casefold())


def _check_ukuran(entri: list[zipfile.ZipInfo]) -> None:
    if sum(info.file_size for info in entri) > PAKET_TERBESAR:
        raise refuse("bom", di_mana="ukuran semua bagian")
    for info in entri:
        rasio = info.file_size / max(info.compress_size, 1)
        if info.file_size > BAGIAN_TERBESAR or (
            info.file_size > RASIO_BERLAKU_DARI and rasio > RASIO_TERBESAR
        ):
            raise refuse("bom", di_mana=_quote(info.filename))


def _data_start(isi: bytes, info: zipfile.ZipInfo) -> int:
    kepala = isi[info.header_offset : info.header_offset + 30]
    if len(kepala) < 30 or not kepala.startswith(TANDA_ENTRI):
        raise refuse("rusak", di_mana=_quote(info.filename))
    panjang_nama, panjang_tambahan = struct.unpack("<HH", kepala[26:30])
    return int(info.header_offset + 30 + panjang_nama + panjang_tambahan)


def _check_tumpang_tindih(entri: list[zipfile.ZipInfo], awal: list[int]) -> None:
    """Entries that share bytes let a small file inflate without end."""
    bentang = sorted(
        (info.header_offset, mulai + info.compress_size)
        for info, mulai in zip(entri, awal, strict=True)
    )
    for (_, akhir), (berikut, _) in pairwise(bentang):
        if akhir > berikut:
            raise refuse("bom", di_mana="bagian yang bertumpuk")


def _inflate(isi: bytes, mulai: int, info: zipfile.ZipInfo) -> bytes:
    """Inflate one entry, never past the size the directory states, and hold it to its length and CRC."""
    di_mana = _quote(info.filename)
    mentah = isi[mulai : mulai + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        hasil, selesai = mentah, True
    elif info.compress_type == zipfile.ZIP_DEFLATED:
        pembuka = zlib.decompressobj(-15)
        try:
            hasil = pembuka.decompress(mentah, info.file_size + 1)
            selesai = pembuka.eof
        except zlib.error as galat:
            raise refuse("rusak", di_mana=di_mana) from galat
    else:
        raise refuse("rusak", di_mana=di_mana)
    if len(hasil) > info.file_size:
        raise refuse("bom", di_mana=di_mana)
    if not selesai or len(hasil) != info.file_size or zlib.crc32(hasil) != info.CRC:
        raise refuse("rusak", di_mana=di_mana)
    return hasil


def _quote(nama: str) -> str:
    aman = "".join(karakter if karakter.isprintable() else "?" for karakter in nama[:60])
    return f"bagian “{aman}”"
