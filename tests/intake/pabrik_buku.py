"""Workbooks for the tests of the reader: one table of seven indikator in many layouts and file kinds.

The truth is stated once in BARIS; every honest file made here must come out with these figures.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sakip.intake.hasil import HasilBaca

D = Decimal
KUALITAS = "Meningkatnya kualitas pelayanan publik kecamatan"
AKUNTABEL = "Meningkatnya akuntabilitas kinerja kecamatan"
DESA = "Meningkatnya pemberdayaan masyarakat desa"
TRANTIB = "Meningkatnya ketenteraman dan ketertiban umum"

# sasaran, indikator, target, realisasi, program, sumber data, unit, keterangan
BARIS: tuple[tuple[str, str, Any, Any, str, str, str, str], ...] = (
    (KUALITAS, "Indeks Kepuasan Masyarakat (IKM)", 85.5, 86.75, "Program Pelayanan Publik", "Laporan SKM", "Kasi Pelayanan Publik", ""),
    (KUALITAS, "Persentase layanan selesai tepat waktu", 95, 95.5, "Program Pelayanan Publik", "Register PATEN", "Kasi Pelayanan Publik", ""),
    (AKUNTABEL, "Nilai SAKIP Kecamatan", 80, 78.35, "Program Penunjang", "LHE Inspektorat", "Kasubbag Perencanaan", "LHE tahun 2024"),
    (AKUNTABEL, "Anggaran yang terserap (Rp)", 13500000, 12345678, "Program Penunjang", "LRA", "Kasubbag Umum", ""),
    (DESA, "Luas jalan desa yang terbangun (m2)", 1500, 1250.75, "Program Pemberdayaan", "Laporan desa", "Kasi PMD", ""),
    (DESA, "Jumlah desa dengan APBDes tepat waktu", 10, 10, "Program Pembinaan Desa", "Perdes", "Kasi Pemerintahan", ""),
    (TRANTIB, "Jumlah kejadian gangguan trantibum", 5, None, "Program Trantibum", "Laporan Satpol PP", "Kasi Trantib", "belum ada data"),
)  # fmt: skip
JUDUL = (
    "No.",
    "Sasaran Strategis",
    "Indikator Kinerja",
    "Target",
    "Realisasi/ Progres Capaian",
    "Program/Kegiatan/ Sub Kegiatan",
    "Sumber Data",
    "Yang membidangi",
    "Keterangan",
)
KEBENARAN = [
    (D("85.5"), D("86.75")),
    (D(95), D("95.5")),
    (D(80), D("78.35")),
    (D(13500000), D(12345678)),
    (D(1500), D("1250.75")),
    (D(10), D(10)),
    (D(5), None),
]
SASARAN = [baris[0] for baris in BARIS]

UTAMA = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def list_isi(*, nomor_kolom: bool = True) -> list[list[Any]]:
    """Return the nine-column table as rows: heading, column numbers, seven indikator."""
    isi: list[list[Any]] = [list(JUDUL)]
    if nomor_kolom:
        isi.append(list(range(1, 10)))
    isi.extend([nomor, *baris] for nomor, baris in enumerate(BARIS, 1))
    return isi


def save(buku: Workbook) -> bytes:
    """Return a workbook as bytes."""
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def build_xlsx(isi: Sequence[Sequence[Any]] | None = None, *, nama: str = "Data") -> bytes:
    """Return an .xlsx with one sheet that holds the rows from A1."""
    buku, lembar = new_buku(nama)
    for baris in list_isi() if isi is None else isi:
        lembar.append(list(baris))
    return save(buku)


def new_buku(nama: str = "Data") -> tuple[Workbook, Worksheet]:
    """Return an empty workbook and its sheet."""
    buku = Workbook()
    lembar = buku.active
    assert isinstance(lembar, Worksheet)
    lembar.title = nama
    return buku, lembar


def put(lembar: Worksheet, isi: Mapping[str, Any]) -> None:
    """Write cells by address."""
    for alamat, satu in isi.items():
        lembar[alamat] = satu


def unzip(isi: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name, in their order."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        return {nama: arsip.read(nama) for nama in arsip.namelist()}


def pack(bagian: Mapping[str, bytes], *, deflate: bool = True) -> bytes:
    """Return parts as a zip package."""
    keluar = io.BytesIO()
    metode = zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED
    with zipfile.ZipFile(keluar, "w", metode) as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    return keluar.getvalue()


def change(isi: bytes, **ubah: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook with parts rewritten: sheet1, workbook, styles, strings, types by name."""
    nama = {
        "sheet1": "xl/worksheets/sheet1.xml",
        "workbook": "xl/workbook.xml",
        "styles": "xl/styles.xml",
        "strings": "xl/sharedStrings.xml",
        "types": "[Content_Types].xml",
        "rels": "xl/_rels/workbook.xml.rels",
    }
    bagian = unzip(isi)
    for kunci, fungsi in ubah.items():
        bagian[nama[kunci]] = fungsi(bagian[nama[kunci]])
    return pack(bagian)


def replace_in(lama: str, baru: str) -> Callable[[bytes], bytes]:
    """Return a function that replaces text in a part, and fails when it is not there."""

    def fungsi(isi: bytes) -> bytes:
        assert lama.encode() in isi
        return isi.replace(lama.encode(), baru.encode(), 1)

    return fungsi


def raw_zip(entri: Sequence[tuple[str, bytes, int, int, int]]) -> bytes:
    """Return a zip whose directory says what it is told: (name, deflated data, size, crc, flags)."""
    keluar, direktori = b"", b""
    for nama, data, ukuran, crc, bendera in entri:
        awal = len(keluar)
        kepala = struct.pack("<HHHHHIII", 20, bendera, 8, 0, 0, crc, len(data), ukuran)
        nama_isi = nama.encode()
        keluar += b"PK\x03\x04" + kepala + struct.pack("<HH", len(nama_isi), 0) + nama_isi + data
        direktori += (
            b"PK\x01\x02" + struct.pack("<H", 20) + kepala
            + struct.pack("<HHHHHII", len(nama_isi), 0, 0, 0, 0, 0, awal) + nama_isi
        )  # fmt: skip
    akhir = struct.pack("<HHHHIIH", 0, 0, len(entri), len(entri), len(direktori), len(keluar), 0)
    return keluar + direktori + b"PK\x05\x06" + akhir


def raw_entry(nama: str, isi: bytes, *, bendera: int = 0) -> tuple[str, bytes, int, int, int]:
    """Return an honest entry for raw_zip."""
    return nama, deflate(isi), len(isi), zlib.crc32(isi), bendera


def deflate(isi: bytes) -> bytes:
    """Return isi as a raw deflate stream."""
    pemampat = zlib.compressobj(9, zlib.DEFLATED, -15)
    return pemampat.compress(isi) + pemampat.flush()


def nilai_dari(hasil: HasilBaca) -> list[tuple[Decimal | None, Decimal | None]]:
    """Return (target, realisasi) of each row."""
    return [(baris.target, baris.nilai) for baris in hasil.baris]


def alamat_dari(hasil: HasilBaca, tingkat: Any) -> list[str]:
    """Return the addresses of the findings of one level."""
    return [temuan.alamat for temuan in hasil.list_temuan(tingkat)]


def assert_benar(hasil: HasilBaca) -> None:
    """Assert that a file came out with the truth and nothing to mend or confirm."""
    assert nilai_dari(hasil) == KEBENARAN
    assert [baris.sasaran for baris in hasil.baris] == SASARAN
    assert [baris.indikator for baris in hasil.baris] == [baris[1] for baris in BARIS]
    assert [temuan.pesan for temuan in hasil.temuan if temuan.tingkat != "catatan"] == []
