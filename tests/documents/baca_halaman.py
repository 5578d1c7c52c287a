"""Reads pages as they are drawn: what stands in which cell of a table, and what runs out of its place."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

TIPIS = 2.5  # points; what is thinner is a line
LONGGAR = 1.2  # points that a glyph may reach over a line
_JUDUL = re.compile(r"Tabel ([\dL]+(?:\.\d+)*)")


@dataclass(frozen=True, slots=True)
class Kotak:
    """A rectangle on a page, in points from below left; teks of a piece of text."""

    kiri: float
    bawah: float
    kanan: float
    atas: float
    teks: str = ""

    @property
    def tengah(self) -> tuple[float, float]:
        """Its middle."""
        return (self.kiri + self.kanan) / 2, (self.bawah + self.atas) / 2


@dataclass(slots=True)
class Halaman:
    """One page: its pieces of text in their order, its upright and lying lines, and its bounds."""

    lebar: float
    tinggi: float
    teks: list[Kotak] = field(default_factory=list)
    tegak: list[Kotak] = field(default_factory=list)
    datar: list[Kotak] = field(default_factory=list)

    def find_cell(self, satu: Kotak) -> tuple[float, float, float, float] | None:
        """Return the cell (atas, kiri, bawah, kanan) that holds the middle of a text; None outside tables."""
        x, y = satu.tengah
        sisi = [g.tengah[0] for g in self.tegak if g.bawah - 1 <= y <= g.atas + 1]
        tepi = [g.tengah[1] for g in self.datar if g.kiri - 1 <= x <= g.kanan + 1]
        batas = (
            min((n for n in tepi if n > y), default=None),
            max((n for n in sisi if n <= x), default=None),
            max((n for n in tepi if n <= y), default=None),
            min((n for n in sisi if n > x), default=None),
        )
        atas, kiri, bawah, kanan = batas
        if atas is None or kiri is None or bawah is None or kanan is None:
            return None
        return round(atas), round(kiri), round(bawah), round(kanan)

    def list_meluap(self) -> list[str]:
        """Return the texts that run off the page, or in a table over a line of it."""
        return [satu.teks for satu in self.teks if self._luar(satu) or self._lewat(satu)]

    def list_bertindih(self) -> list[tuple[str, str]]:
        """Return the texts that are drawn one over the other."""
        return [
            (satu.teks, lain.teks)
            for satu, lain in combinations(self.teks, 2)
            if min(satu.kanan, lain.kanan) - max(satu.kiri, lain.kiri) > TIPIS
            and min(satu.atas, lain.atas) - max(satu.bawah, lain.bawah) > TIPIS
        ]

    def _luar(self, satu: Kotak) -> bool:
        return satu.kiri < 0 or satu.kanan > self.lebar or satu.bawah < 0 or satu.atas > self.tinggi

    def _lewat(self, satu: Kotak) -> bool:
        """Tell whether a text in a table reaches over a line; lines of charts and under names are none."""
        if self.find_cell(satu) is None:
            return False
        x, y = satu.tengah
        return any(
            g.bawah <= y <= g.atas and satu.kiri + LONGGAR < g.tengah[0] < satu.kanan - LONGGAR
            for g in self.tegak
        ) or any(
            g.kiri <= x <= g.kanan and satu.bawah + LONGGAR < g.tengah[1] < satu.atas - LONGGAR
            for g in self.datar
        )


def read_halaman(isi: bytes) -> list[Halaman]:
    """Return the pages of a PDF, without the mark of a draft behind them."""
    berkas = pypdfium2.PdfDocument(isi)
    try:
        return [_read(berkas[nomor]) for nomor in range(len(berkas))]
    finally:
        berkas.close()


def _read(asal: pypdfium2.PdfPage) -> Halaman:
    lebar, tinggi = asal.get_size()
    halaman = Halaman(lebar, tinggi)
    teks = asal.get_textpage()
    for benda in asal.get_objects(textpage=teks):
        kiri, bawah, kanan, atas = benda.get_bounds()
        kotak = Kotak(kiri, bawah, kanan, atas)
        if isinstance(benda, pypdfium2.PdfTextObj):
            isi = benda.extract()
            if isi.strip() and isi != "KONSEP":
                halaman.teks.append(Kotak(kiri, bawah, kanan, atas, isi))
        elif benda.type == pdfium.FPDF_PAGEOBJ_PATH and _is_garis(benda):
            if kotak.kanan - kotak.kiri < TIPIS:
                halaman.tegak.append(kotak)
            elif kotak.atas - kotak.bawah < TIPIS:
                halaman.datar.append(kotak)
    return halaman


def _is_garis(benda: pypdfium2.PdfObject) -> bool:
    """Tell whether a path is one stroke; areas are none."""
    isian, goresan = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(benda, isian, goresan)
    return bool(goresan.value) and pdfium.FPDFPath_CountSegments(benda) == 2


def read_tabel_pdf(isi: bytes) -> dict[str, list[list[str]]]:
    """Return the rows of every table by its nomor, heads and pages that follow included."""
    hasil: dict[str, list[list[str]]] = {}
    nomor = ""
    for halaman in read_halaman(isi):
        for judul, baris in _split(halaman, nomor):
            nomor = judul
            hasil.setdefault(nomor, []).extend(baris)
    return hasil


def _split(halaman: Halaman, nomor: str) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield (nomor, rows) of the tables of a page, from above; the first goes on from the page before."""
    sel: dict[tuple[float, float, float, float], list[str]] = {}
    judul = [(halaman.tinggi, nomor)]
    for satu in halaman.teks:
        tempat = halaman.find_cell(satu)
        if tempat is not None:
            sel.setdefault(tempat, []).append(satu.teks)
        elif cocok := _JUDUL.fullmatch(satu.teks.strip()):
            judul.append((satu.bawah, cocok[1]))
    for (mulai, nama), (akhir, _) in zip(judul, [*judul[1:], (0.0, "")], strict=True):
        baris: dict[tuple[float, float], list[tuple[float, str]]] = {}
        for (atas, kiri, bawah, _), isi in sel.items():
            if mulai >= atas > akhir:
                baris.setdefault((atas, bawah), []).append((kiri, _join(isi)))
        if baris:
            rows = [[t for _, t in sorted(isi)] for _, isi in sorted(baris.items(), reverse=True)]
            yield nama, rows


def _join(isi: list[str]) -> str:
    """Return the lines of a cell as one text; a word that was parted at a line end is whole again."""
    teks = " ".join(" ".join(isi).split())
    return re.sub(r"(?<=\w)[-\u00ad] (?=[a-z])", "", teks)
