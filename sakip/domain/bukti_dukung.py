"""Bukti dukung: the files and links that show where a figure comes from."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

from sakip.domain.errors import DataTidakSah
from sakip.domain.periode import Triwulan

MEGABYTE = 2**20  # bytes
PANJANG_NAMA = 150  # characters of a name, for show
PANJANG_TAUTAN = 2_000  # characters of an address


class JenisBukti(StrEnum):
    """What a bukti is by its content; its value is also the ending of the name."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    XLSX = "xlsx"
    DOCX = "docx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    TEKS = "txt"
    CSV = "csv"
    TAUTAN = "tautan"

    @property
    def nama(self) -> str:
        """The kind as people read it."""
        return _NAMA[self]

    @property
    def media(self) -> str:
        """The media type a file of this kind is handed out as."""
        return _MEDIA[self]

    @property
    def akhiran(self) -> tuple[str, ...]:
        """The endings a file of this kind may be named with."""
        return ("jpg", "jpeg") if self is JenisBukti.JPEG else (self.value,)

    @property
    def dapat_dilihat(self) -> bool:
        """Whether a browser can show it in place: PDF and pictures."""
        return self in {JenisBukti.PDF, JenisBukti.PNG, JenisBukti.JPEG, JenisBukti.WEBP}


_NAMA = {
    JenisBukti.PDF: "PDF",
    JenisBukti.PNG: "gambar PNG",
    JenisBukti.JPEG: "gambar JPEG",
    JenisBukti.WEBP: "gambar WebP",
    JenisBukti.XLSX: "buku kerja Excel",
    JenisBukti.DOCX: "dokumen Word",
    JenisBukti.PPTX: "presentasi PowerPoint",
    JenisBukti.ODT: "dokumen LibreOffice",
    JenisBukti.ODS: "buku kerja LibreOffice",
    JenisBukti.TEKS: "teks",
    JenisBukti.CSV: "tabel CSV",
    JenisBukti.TAUTAN: "tautan",
}
_OPENXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
_MEDIA = {
    JenisBukti.PDF: "application/pdf",
    JenisBukti.PNG: "image/png",
    JenisBukti.JPEG: "image/jpeg",
    JenisBukti.WEBP: "image/webp",
    JenisBukti.XLSX: f"{_OPENXML}.spreadsheetml.sheet",
    JenisBukti.DOCX: f"{_OPENXML}.wordprocessingml.document",
    JenisBukti.PPTX: f"{_OPENXML}.presentationml.presentation",
    JenisBukti.ODT: f"{_ODF}.text",
    JenisBukti.ODS: f"{_ODF}.spreadsheet",
    JenisBukti.TEKS: "text/plain",
    JenisBukti.CSV: "text/csv",
    JenisBukti.TAUTAN: "text/uri-list",
}
JENIS_BERKAS = tuple(jenis for jenis in JenisBukti if jenis is not JenisBukti.TAUTAN)
AKHIRAN = tuple(akhiran for jenis in JENIS_BERKAS for akhiran in jenis.akhiran)


@dataclass(frozen=True, slots=True, kw_only=True)
class BatasBukti:
    """How much evidence an office takes; the settings of the same names change it."""

    megabyte_terbesar: int = 10  # of one file
    terbanyak: int = 7  # bukti of one indikator in one triwulan, links included
    megabyte_sehari: int = 500  # of all files one person hands in within 24 hours


@dataclass(frozen=True, slots=True, kw_only=True)
class BerkasBaru:
    """A file a person hands in; nama as their computer had it."""

    nama: str
    isi: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class TautanBaru:
    """A link a person states, with the name it is shown under."""

    nama: str
    alamat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BuktiDukung:
    """One versi of a bukti; versi counts from 1, so the last one says how many there were."""

    kode: str
    versi: int
    kode_indikator: str
    periode: Triwulan
    aktif: bool  # False: removed by this versi
    nama: str
    jenis: JenisBukti
    sha256: str | None  # None of a tautan
    ukuran: int | None  # bytes; None of a tautan
    tautan: str | None
    dicatat_oleh: str
    nama_pencatat: str
    dicatat_pada: datetime  # UTC


def tidy_nama(nama: str) -> str:
    """Return a name fit to be shown: no folders, no invisible or reordering characters.

    At most PANJANG_NAMA characters, the ending kept; empty when nothing is left. It is never used
    as a path.
    """
    rapi = _visible(nama.replace("\\", "/").rpartition("/")[2])
    if len(rapi) <= PANJANG_NAMA:
        return rapi
    awal, titik, akhiran = rapi.rpartition(".")
    ekor = titik + akhiran if awal and len(akhiran) <= 5 else ""
    return rapi[: PANJANG_NAMA - len(ekor)].rstrip() + ekor


def _visible(teks: str) -> str:
    """Return teks in one line, composed, without control and direction characters."""
    huruf_tampak = (
        " " if huruf.isspace() else huruf
        for huruf in unicodedata.normalize("NFC", teks)
        if huruf.isspace() or unicodedata.category(huruf)[0] != "C"
    )
    return " ".join("".join(huruf_tampak).split())


def tidy_tautan(tautan: TautanBaru) -> TautanBaru:
    """Return a link as it is kept.

    Raises DataTidakSah unless it has a name and its address is https, to a named host, without a
    user name in it (which would make one host look like another).
    """
    nama, alamat = _visible(tautan.nama)[:PANJANG_NAMA], tautan.alamat.strip()
    if not nama:
        raise _refuse("Tautan ini belum bernama", "Tulis nama yang menerangkan isinya.")
    salah = _problem_of_alamat(alamat)
    if salah:
        raise _refuse(
            salah, "Salin alamat lengkapnya dari peramban; alamat itu dimulai dengan https://."
        )
    return TautanBaru(nama=nama, alamat=alamat)


def _problem_of_alamat(alamat: str) -> str:
    if len(alamat) > PANJANG_TAUTAN:
        return f"Alamat tautan lebih panjang dari {PANJANG_TAUTAN} karakter"
    if any(huruf.isspace() or unicodedata.category(huruf)[0] == "C" for huruf in alamat):
        return "Alamat tautan memuat spasi atau karakter yang tidak terlihat"
    try:
        bagian = urlsplit(alamat)
        tuan_rumah, _ = bagian.hostname, bagian.port
    except ValueError:
        return "Alamat tautan tidak dapat dibaca"
    if bagian.scheme != "https":
        return "Alamat tautan harus dimulai dengan https://"
    if not tuan_rumah or "\\" in alamat:
        return "Alamat tautan tidak menyebut situsnya"
    if bagian.username is not None:
        return "Alamat tautan memuat nama pengguna di depan nama situsnya"
    return ""


def _refuse(apa: str, perbaikan: str) -> DataTidakSah:
    return DataTidakSah(apa=apa, di_mana="tautan bukti dukung", perbaikan=perbaikan)
