"""Fits a table to its page: every number whole, text columns as wide as they can be, words that are too long parted.

Widths are in points. They are estimated with the letters of TeX Gyre Bonum, the widest face in use,
so that what fits here fits in every face and in Word.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from math import ceil

from sakip.documents.blok import Sel, Tabel

TEBAL = 1.07  # how much wider a bold letter is
LEKUK = 7.0  # points of one step from the left
SISA = 1.5  # points more than what a cell holds
TERKECIL = 5.0  # points; letters shrink no further, then words are parted
LAPANG = 1.3  # text columns are at least this much wider than their longest word
TINGGI = 200.0  # points; a row that is taller may go on on the next page
RENTANG = 180.0  # points of rows under one merged cell; no page parts them, so its text is never left behind
BARIS = 1.3  # height of a line, in sizes of its letters
_BIASA = 0.69  # of a letter that is not named


class _Lebar(dict[str, float]):
    """Widths by letter, in sizes of the letter."""

    def __missing__(self, huruf: str) -> float:
        return _BIASA


_LEBAR = _Lebar(
    (huruf, lebar)
    for lebar, semua in (
        (0.34, "ijlfI.,:;'|!()[] \u00a0"),
        (0.46, "rt-"),
        (0.54, "csevzgy–"),
        (0.58, "aoxq/"),
        (0.64, "bdkpFJLPSTYZ0123456789"),
        (0.69, "hnu"),
        (0.75, "ABCENRVX"),
        (0.82, "DGHKOQUw"),
        (0.96, "mMW%"),
        (1.05, "…"),
    )
    for huruf in semua
)
_KATA = 40  # letters of what comes again and again: words and figures
_PUTUS = re.compile(r"[ \n]+|(?<=[/–-])")  # where every renderer may begin a new line
# Between syllables: ma-sya-ra-kat, per-tang-gung; ng, ny, sy and kh are one sound.
_SUKU = re.compile(
    r"(?<=\w[aiueo])(?=(?:ng|ny|sy|kh|[^\W\d_aiueo])[aiueo])"
    r"|(?<=\w[^\W\d_aiueo])(?=[^\W\d_aiueo][aiueo])(?<!n(?=[gy]))(?<!s(?=y))(?<!k(?=h))"
)
_ANGKA = re.compile(r"[\d.,%+\-–()\s\u00a0]*\d[\d.,%+\-–()\s\u00a0]*|n/a|–")


@dataclass(slots=True)
class _Ukuran:
    """What one column needs: for its figures, for its longest word, for its longest line."""

    angka: float = 0.0
    kata: float = 0.0
    besar: float = 0.0

    @property
    def kecil(self) -> float:
        """What it needs so that nothing is parted."""
        return max(self.angka, self.kata)

    @property
    def lapang(self) -> float:
        """What it needs to be read with ease."""
        return max(self.angka, min(self.besar, LAPANG * self.kata))


def width_of(teks: str, ukuran: float, *, tebal: bool = False) -> float:
    """Return about how wide a text is in one line, in points."""
    lebar = (_width_kata(teks) if len(teks) <= _KATA else _width(teks)) * ukuran
    return lebar * TEBAL if tebal else lebar


def _width(teks: str) -> float:
    return sum(map(_LEBAR.__getitem__, teks))


_width_kata = lru_cache(maxsize=8_192)(_width)


def fit_tabel(tabel: Tabel, lebar: float, ukuran: float, sisi: float) -> tuple[Tabel, float]:
    """Return a table whose columns, in points, hold their content within lebar, and the size of its letters.

    sisi: room left and right in each cell. Figures are never parted: where even the smallest text
    columns leave them no room, the letters shrink.
    """
    butuh = _measure(tabel, ukuran, sisi)
    perlu = sum(satu.lapang for satu in butuh)
    if perlu > lebar:
        ukuran = max(min(TERKECIL, ukuran), ukuran * lebar / perlu)
        butuh = _measure(tabel, ukuran, sisi)
    semua = _share(butuh, [satu.lebar for satu in tabel.kolom], lebar)
    kolom = tuple(
        replace(satu, lebar=n, judul=_part(satu.judul, n - 2 * sisi, ukuran, tebal=True))
        for satu, n in zip(tabel.kolom, semua, strict=True)
    )
    baris = tuple(
        tuple(_fit_sel(sel, _room(sel, n, sisi), ukuran) for sel, n in satu)
        for satu in _place(tabel, semua)
    )
    return replace(tabel, kolom=kolom, baris=baris), ukuran


def _fit_sel(sel: Sel, ruang: float, ukuran: float) -> Sel:
    teks = _part(sel.teks, ruang, ukuran, tebal=_is_tebal(sel))
    return sel if teks == sel.teks else replace(sel, teks=teks)  # few change, and a copy takes long


def list_lebar(tabel: Tabel, paling: float, ukuran: float, sisi: float) -> list[float]:
    """Return the width of each column where the page may grow past paling, as in a workbook."""
    butuh = _measure(tabel, ukuran, sisi)
    lebar = max(paling, sum(satu.lapang for satu in butuh))
    return _share(butuh, [satu.lebar for satu in tabel.kolom], lebar)


def list_tinggi(tabel: Tabel, ukuran: float, sisi: float) -> list[bool]:
    """Tell of each row of a fitted table whether it may go on on the next page: it is too tall to be kept whole."""
    lebar = [satu.lebar for satu in tabel.kolom]
    return [
        any(
            _count_lines(sel, _room(sel, n, sisi), ukuran) * BARIS * ukuran > TINGGI
            for sel, n in baris
        )
        for baris in _place(tabel, lebar)
    ]


def split_rentang(tabel: Tabel, ukuran: float, sisi: float) -> Tabel:
    """Return a fitted table whose merged cells are short enough to be kept whole: a longer one is repeated."""
    if all(sel.baris == 1 for satu in tabel.baris for sel in satu):
        return tabel
    lebar = [satu.lebar for satu in tabel.kolom]
    tinggi = [
        max(_count_lines(sel, _room(sel, n, sisi), ukuran) for sel, n in baris) * BARIS * ukuran
        + 2 * sisi
        for baris in _place(tabel, lebar)
    ]
    hasil: list[list[tuple[int, Sel]]] = [[] for _ in tabel.baris]
    for awal, baris in enumerate(_locate(tabel)):
        for sel, kolom in baris:
            if sel.baris == 1:
                hasil[awal].append((kolom, sel))
                continue
            for mulai, banyak in _part_rows(tinggi[awal : awal + sel.baris]):
                hasil[awal + mulai].append((kolom, replace(sel, baris=banyak)))
    urut = (sorted(baris, key=lambda satu: satu[0]) for baris in hasil)
    return replace(tabel, baris=tuple(tuple(sel for _, sel in baris) for baris in urut))


def _part_rows(tinggi: Sequence[float]) -> list[tuple[int, int]]:
    """Return (first, how many) of rows that stand together: as few parts within RENTANG as can be, alike in height."""
    jumlah = sum(tinggi)
    bagian = jumlah / ceil(jumlah / RENTANG)
    tengah = [atas - satu / 2 for atas, satu in zip(accumulate(tinggi), tinggi, strict=True)]
    banyak = Counter(int(satu / bagian) for satu in tengah).values()  # in the order of the rows
    return list(zip(accumulate(banyak, initial=0), banyak, strict=False))


def _count_lines(sel: Sel, ruang: float, ukuran: float) -> float:
    """Return about how many lines a cell takes; one over several rows is no matter of a single row."""
    baris = (width_of(b, ukuran, tebal=_is_tebal(sel)) for b in sel.teks.split("\n"))
    return sum(1 + lebar // max(ruang, ukuran) for lebar in baris) / sel.baris


def _room(sel: Sel, lebar: float, sisi: float) -> float:
    return lebar - 2 * sisi - sel.lekuk * LEKUK


def _is_tebal(sel: Sel) -> bool:
    return sel.tebal or sel.corak > 0


def _measure(tabel: Tabel, ukuran: float, sisi: float) -> list[_Ukuran]:
    """Return what each column needs; cells over several columns ask for nothing."""
    butuh = [_Ukuran() for _ in tabel.kolom]
    for satu, kolom in zip(butuh, tabel.kolom, strict=True):
        _add(satu, Sel(teks=kolom.judul, tebal=True), ukuran, sisi)
    for baris in _locate(tabel):
        for sel, urut in baris:
            if sel.kolom == 1:
                _add(butuh[urut], sel, ukuran, sisi)
    for nama in dict.fromkeys(satu.kelompok for satu in tabel.kolom if satu.kelompok):
        milik = [b for b, k in zip(butuh, tabel.kolom, strict=True) if k.kelompok == nama]
        judul = _Ukuran()
        _add(judul, Sel(teks=nama, tebal=True), ukuran, sisi)
        kurang = max(0.0, judul.kata - sum(satu.kecil for satu in milik)) / len(milik)
        for satu in milik:
            satu.kata = satu.kecil + kurang
            satu.besar = max(satu.besar, satu.kata)
    return butuh


def _add(satu: _Ukuran, sel: Sel, ukuran: float, sisi: float) -> None:
    luar = 2 * sisi + sel.lekuk * LEKUK + SISA
    tebal = _is_tebal(sel)
    baris = max(width_of(b, ukuran, tebal=tebal) for b in sel.teks.split("\n")) + luar
    satu.besar = max(satu.besar, baris)
    if sel.angka is not None or _ANGKA.fullmatch(sel.teks):
        satu.angka = max(satu.angka, baris)
        return
    kata = max(width_of(k, ukuran, tebal=tebal) for k in _PUTUS.split(sel.teks)) + luar
    satu.kata = max(satu.kata, kata)


def _place(tabel: Tabel, lebar: Sequence[float]) -> Iterator[list[tuple[Sel, float]]]:
    """Yield the cells of each row with the sum of lebar of the columns they stand in."""
    for baris in _locate(tabel):
        yield [(sel, sum(lebar[urut : urut + sel.kolom])) for sel, urut in baris]


def _locate(tabel: Tabel) -> Iterator[list[tuple[Sel, int]]]:
    """Yield the cells of each row with the column each begins in."""
    sisa = [0] * len(tabel.kolom)
    for baris in tabel.baris:
        hasil: list[tuple[Sel, int]] = []
        urut = 0
        isi = iter(baris)
        while urut < len(sisa):
            if sisa[urut]:
                sisa[urut] -= 1
                urut += 1
                continue
            sel = next(isi)
            sisa[urut] = sel.baris - 1
            hasil.append((sel, urut))
            urut += sel.kolom
        yield hasil


def _share(butuh: Sequence[_Ukuran], asal: Sequence[float], lebar: float) -> list[float]:
    """Return widths that sum to lebar: what figures and words need, then as drawn, then what text asks for."""
    hasil = [satu.angka for satu in butuh]
    rancang = [lebar * satu / sum(asal) for satu in asal]
    for minta in (
        [satu.kecil for satu in butuh],  # in proportion, where words must be parted
        [min(satu.besar, r) for satu, r in zip(butuh, rancang, strict=True)],
        [min(satu.besar, lebar) for satu in butuh],
    ):
        hasil = _give(hasil, [m - h for m, h in zip(minta, hasil, strict=True)], lebar)
    lebih = lebar - sum(hasil)
    return [h + lebih * satu / sum(asal) for h, satu in zip(hasil, asal, strict=True)]


def _give(hasil: Sequence[float], minta: Sequence[float], lebar: float) -> list[float]:
    """Return widths grown by what each column asks for; in proportion where it is not enough for all."""
    perlu = [max(0.0, satu) for satu in minta]
    bagian = min(1.0, max(0.0, lebar - sum(hasil)) / sum(perlu)) if sum(perlu) > 0 else 0.0
    return [h + bagian * satu for h, satu in zip(hasil, perlu, strict=True)]


def _part(teks: str, ruang: float, ukuran: float, *, tebal: bool) -> str:
    """Return teks with soft hyphens in those words that are wider than their room."""
    if width_of(teks, ukuran, tebal=tebal) <= ruang or _ANGKA.fullmatch(teks):
        return teks
    return re.sub(
        r"[^\W\d_]{5,}",
        lambda kata: (
            _SUKU.sub("\u00ad", kata[0])
            if width_of(kata[0], ukuran, tebal=tebal) > ruang
            else kata[0]
        ),
        teks,
    )
