"""The block model of every official document: what stands on the paper, as plain data; renderers decide how."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Rata = Literal["kiri", "kanan", "tengah"]
GayaParagraf = Literal["biasa", "rata", "tengah", "kecil", "judul"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judul:
    """A heading. tingkat 1: a bab or a part before it, on a new page; 2 and 3 stand under it."""

    teks: str
    tingkat: int = 1
    nomor: str = ""  # "BAB I", "A.", "1."; printed before teks
    daftar: bool = True  # listed in the table of contents


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraf:
    """One paragraph; **two stars** make bold. gaya rata: without indent; judul: bold and centred."""

    teks: str
    gaya: GayaParagraf = "biasa"


@dataclass(frozen=True, slots=True, kw_only=True)
class Daftar:
    """A list with numbers or dashes."""

    butir: tuple[str, ...]
    bernomor: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolom:
    """One column of a table. lebar: share of the width; kelompok: a head over neighbours that share it."""

    judul: str
    lebar: float
    rata: Rata = "kiri"
    kelompok: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sel:
    """One cell. angka beside teks lets a workbook keep the number; corak is a band of the skala, 1 the best."""

    teks: str
    angka: Decimal | None = None
    desimal: int = 2
    baris: int = 1  # rows it spans
    kolom: int = 1  # columns it spans
    tebal: bool = False
    corak: int = 0
    rata: Rata | None = None  # None: as its column
    lekuk: int = 0  # steps from the left


Baris = tuple[Sel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabel:
    """A table with its caption above; nomor "" leaves the caption out."""

    nomor: str
    judul: str
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]
    catatan: str = ""
    nomor_kolom: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Seri:
    """The figures of one colour of a chart, one for each label; None leaves a gap."""

    nama: str
    nilai: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grafik:
    """A chart of bars, lying (mendatar) or standing (tegak); garis is a line to compare with."""

    nomor: str
    judul: str
    bentuk: Literal["mendatar", "tegak"]
    label: tuple[str, ...]
    seri: tuple[Seri, ...]
    alt: str
    garis: Decimal | None = None
    paling_besar: Decimal | None = None  # bars end here, their labels say the true figure
    desimal: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Kartu:
    """A row of figures in large type, each with what it is."""

    isi: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kotak:
    """A framed box of short lines, such as the method box of Bab III."""

    judul: str
    isi: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rincian:
    """Lines of label : content, as in the head of a letter."""

    baris: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Penanda:
    """Who signs: above the name what is said first, and the position; nip as it is printed."""

    pengantar: str
    jabatan: str
    nama: str
    pangkat: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TandaTangan:
    """Places to sign, side by side; a single one stands on the right. tempat: "Donomulyo, 20 Februari 2026"."""

    tempat: str
    penanda: tuple[Penanda, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kop:
    """The head of a letter: emblem, government, office, address, over a double rule."""

    pemerintah: str
    kantor: str
    alamat: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarIsi:
    """The lists of contents, tables and figures; renderers fill in the pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GantiHalaman:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampul:
    """The cover. qr: rows of 0 and 1, empty without a code to verify."""

    judul: tuple[str, ...]
    tahun: str
    kantor: str
    pemerintah: str
    alamat: str
    keterangan: tuple[str, ...] = ()
    qr: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KodeVerifikasi:
    """The code of a final document without a cover, at its foot; qr: rows of 0 and 1."""

    kode: str
    alamat: str
    qr: tuple[str, ...]


Blok = (
    Judul
    | Paragraf
    | Daftar
    | Tabel
    | Grafik
    | Kartu
    | Kotak
    | Rincian
    | TandaTangan
    | Kop
    | DaftarIsi
    | GantiHalaman
    | Sampul
    | KodeVerifikasi
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bagian:
    """A run of pages of one kind. penomoran "i" or "1" begins anew when mulai; "" prints no number."""

    blok: tuple[Blok, ...]
    penomoran: Literal["", "i", "1"] = "1"
    mulai: bool = False
    mendatar: bool = False  # landscape
    lebar: bool = False  # A3 with narrow margins, for a table that no smaller sheet holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Tata:
    """How the office prints: margins in cm, ukuran in points."""

    kertas: Literal["A4", "F4"] = "A4"
    huruf: Literal["bookman", "arial"] = "bookman"
    ukuran: Decimal = Decimal(11)
    atas: Decimal = Decimal("2.5")
    bawah: Decimal = Decimal("2.5")
    kiri: Decimal = Decimal(3)
    kanan: Decimal = Decimal(2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dokumen:
    """One document, whole. tanda stands across every page ("KONSEP"); lambang is a PNG."""

    judul: str
    kepala: str  # at the head of every numbered page
    bagian: tuple[Bagian, ...]
    tata: Tata = field(default_factory=Tata)
    tanda: str = ""
    lambang: bytes = b""

    @property
    def semua_blok(self) -> tuple[Blok, ...]:
        """Every block in its order."""
        return tuple(blok for bagian in self.bagian for blok in bagian.blok)
