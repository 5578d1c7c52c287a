"""How cells stand together on a sheet: rows, merges, and what text lies over a column."""

import re
from bisect import bisect_right

from sakip.intake.kisi import Gabung, Lembar, Sel
from sakip.intake.sebut_triwulan import ANGKA

BAGIAN_JUDUL_BESAR = 0.8  # a lone text over this much of the table's width is a title, not a heading
GABUNG_TERBANYAK_DITELUSURI = 5_000  # merges; a form has a few dozen

_ANGKA_SAJA = re.compile(r"(?:rp\.?\s*)?[-+]?[\d.,\s]+%?", re.IGNORECASE)
_TAHUN = re.compile(r"(?:19|20)\d\d")


class Susunan:
    """One sheet with its rows and merges at hand. Rows and columns count from 1."""

    def __init__(self, lembar: Lembar) -> None:
        self.lembar = lembar
        self.per_baris: dict[int, dict[int, Sel]] = {}
        for (baris, kolom), sel in lembar.sel.items():
            self.per_baris.setdefault(baris, {})[kolom] = sel
        self.baris_terpakai = sorted(self.per_baris)
        self._gabung = sorted(lembar.gabung, key=lambda satu: satu.baris_awal)[:GABUNG_TERBANYAK_DITELUSURI]
        self._awal_gabung = [satu.baris_awal for satu in self._gabung]

    def read_baris(self, baris: int) -> dict[int, Sel]:
        """Return the filled cells of a row by column."""
        return self.per_baris.get(baris, {})

    def find_gabung(self, baris: int, kolom: int) -> Gabung | None:
        """Return the merged range a cell lies in, or None."""
        for gabung in self._gabung[: bisect_right(self._awal_gabung, baris)]:
            if gabung.baris_akhir >= baris and gabung.kolom_awal <= kolom <= gabung.kolom_akhir:
                return gabung
        return None

    def is_mungkin_judul(self, baris: int, awal: int, akhir: int) -> bool:
        """Tell whether a row can belong to a heading on rows awal-akhir: words, no figures, no lone title."""
        isi = self.read_baris(baris)
        if not isi or any(_is_bilangan(sel) for sel in isi.values()):
            return False
        if len(isi) > 1 or awal == akhir:
            return True
        # A single text is a group's head when it spans a few columns, a title when it spans them all.
        ((kolom, _),) = isi.items()
        gabung = self.find_gabung(baris, kolom)
        lebar = gabung.kolom_akhir - gabung.kolom_awal + 1 if gabung else 1
        lebar_tabel = max((len(self.read_baris(lain)) for lain in range(awal, akhir + 1)), default=1)
        return lebar < max(2, BAGIAN_JUDUL_BESAR * lebar_tabel)

    def read_teks_kolom(self, awal: int, akhir: int) -> dict[int, tuple[str, ...]]:
        """Return the texts over each column on rows awal-akhir, top to bottom; merges lend theirs."""
        kolom_terpakai: set[int] = set()
        for baris in range(awal, akhir + 1):
            kolom_terpakai.update(self.read_baris(baris))
        for gabung in self._gabung:
            if awal <= gabung.baris_awal <= akhir and (gabung.baris_awal, gabung.kolom_awal) in self.lembar.sel:
                kolom_terpakai.update(range(gabung.kolom_awal, min(gabung.kolom_akhir, 400) + 1))
        hasil = {}
        for kolom in sorted(kolom_terpakai):
            teks = [
                sel.teks
                for baris in range(awal, akhir + 1)
                if (sel := self._find_sel_judul(baris, kolom, awal, akhir))
            ]
            if teks:
                hasil[kolom] = tuple(teks)
        return hasil

    def _find_sel_judul(self, baris: int, kolom: int, awal: int, akhir: int) -> Sel | None:
        if sel := self.read_baris(baris).get(kolom):
            return sel
        if gabung := self.find_gabung(baris, kolom):
            # A vertical merge says its text once; one that began above belongs to another window.
            return (
                self.read_baris(baris).get(gabung.kolom_awal) if gabung.baris_awal == baris else None
            )
        return self._find_sel_kelompok(baris, kolom, akhir) if baris < akhir else None

    def _find_sel_kelompok(self, baris: int, kolom: int, akhir: int) -> Sel | None:
        """Return the group head left of a blank cell where people centred it without merging."""
        for kiri in range(kolom, 0, -1):
            if kiri != kolom and (sel := self.read_baris(baris).get(kiri)):
                ada_di_bawah = any(
                    kiri in self.read_baris(bawah) for bawah in range(baris + 1, akhir + 1)
                )
                return sel if ada_di_bawah and self.find_gabung(baris, kiri) is None else None
            if not any(kiri in self.read_baris(bawah) for bawah in range(baris + 1, akhir + 1)):
                return None
        return None


def _is_bilangan(sel: Sel) -> bool:
    """Tell whether a cell is a figure; years and the 1-4 of a triwulan may stand in headings."""
    if not isinstance(sel.isi, str):
        return not (isinstance(sel.isi, int | float) and _is_nomor_judul(sel.teks))
    teks = sel.isi.strip()
    return bool(_ANGKA_SAJA.fullmatch(teks)) and not _is_nomor_judul(teks)


def _is_nomor_judul(teks: str) -> bool:
    return bool(_TAHUN.fullmatch(teks)) or teks in ANGKA
