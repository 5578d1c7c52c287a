"""How cells stand together on a sheet: rows, merges, and what text lies over a column."""

import re

from sakip.intake.ejaan import normalize_judul
from sakip.intake.kisi import Gabung, Lembar, Sel
from sakip.intake.kosakata import DIKENAL, INDIKATOR, JUDUL_TERPANJANG
from sakip.intake.sebut_triwulan import ANGKA

BAGIAN_JUDUL_BESAR = (
    0.5  # a lone text over this much of the table's width is a title, not a heading
)

SEL_LANJUTAN_TERSEDIKIT = 3  # cells; fewer may be a group's name

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
        # Readers keep the area of all merges small, so every merged cell can have its entry.
        self._gabung = {
            (baris, kolom): satu
            for satu in lembar.gabung
            for baris in range(satu.baris_awal, satu.baris_akhir + 1)
            for kolom in range(satu.kolom_awal, satu.kolom_akhir + 1)
        }

    def read_baris(self, baris: int) -> dict[int, Sel]:
        """Return the filled cells of a row by column."""
        return self.per_baris.get(baris, {})

    def has_indikator(self, baris: int) -> bool:
        """Tell whether a row has the one word no heading can do without."""
        return any(
            not INDIKATOR.isdisjoint(normalize_judul(sel.isi).split())
            for sel in self.read_baris(baris).values()
            if isinstance(sel.isi, str) and len(sel.isi) <= JUDUL_TERPANJANG
        )

    def is_lanjutan_judul(self, baris: int) -> bool:
        """Tell whether a row holds nothing but words of headings: `Strategis | Kinerja | (%) | Jawab`."""
        isi = self.read_baris(baris)
        return len(isi) >= SEL_LANJUTAN_TERSEDIKIT and all(
            isinstance(sel.isi, str)
            and len(sel.isi) <= JUDUL_TERPANJANG
            and DIKENAL.issuperset(normalize_judul(sel.isi).split())
            for sel in isi.values()
        )

    def find_gabung(self, baris: int, kolom: int) -> Gabung | None:
        """Return the merged range a cell lies in, or None."""
        return self._gabung.get((baris, kolom))

    def is_mungkin_judul(self, baris: int, awal: int, akhir: int) -> bool:
        """Tell whether a row can belong to a heading on rows awal-akhir: words, no figures, no lone title."""
        isi = self.read_baris(baris)
        if not isi or any(_is_bilangan(sel) for sel in isi.values()):
            return False
        if len(isi) > 1 or awal == akhir:
            return True
        if baris > awal:
            return True
        # A single text on top is a group's head when it spans some columns inside the table, a
        # title when it spans half of it or starts where the table starts.
        lain = [
            set(satu) for nomor in range(awal + 1, akhir + 1) if (satu := self.read_baris(nomor))
        ]
        if not lain:
            return False
        ((kolom, _),) = isi.items()
        gabung = self.find_gabung(baris, kolom)
        lebar = gabung.kolom_akhir - gabung.kolom_awal + 1 if gabung else 1
        return lebar < BAGIAN_JUDUL_BESAR * max(map(len, lain)) and kolom > min(map(min, lain))

    def read_teks_kolom(self, awal: int, akhir: int) -> dict[int, tuple[str, ...]]:
        """Return the texts over each column on rows awal-akhir, top to bottom; merges lend theirs."""
        kolom_terpakai: set[int] = set()
        for baris in range(awal, akhir + 1):
            for kolom in self.read_baris(baris):
                gabung = self.find_gabung(baris, kolom)
                kolom_terpakai.update(range(kolom, gabung.kolom_akhir + 1) if gabung else (kolom,))
        hasil = {}
        for kolom in sorted(kolom_terpakai):
            sel = [self._find_sel_judul(baris, kolom, akhir) for baris in range(awal, akhir + 1)]
            if teks := tuple(satu.teks for satu in sel if satu):
                hasil[kolom] = teks
        return hasil

    def _find_sel_judul(self, baris: int, kolom: int, akhir: int) -> Sel | None:
        if sel := self.read_baris(baris).get(kolom):
            return sel
        if gabung := self.find_gabung(baris, kolom):
            # A vertical merge says its text once; one that began above belongs to another window.
            anchor = self.read_baris(baris).get(gabung.kolom_awal)
            return anchor if gabung.baris_awal == baris else None
        return self._find_sel_kelompok(baris, kolom, akhir) if baris < akhir else None

    def _find_sel_kelompok(self, baris: int, kolom: int, akhir: int) -> Sel | None:
        """Return the group head left of a blank cell, where people wrote it over several columns unmerged."""
        isi = self.read_baris(baris)
        if len(isi) < 2:
            return None
        for kiri in range(kolom, 0, -1):
            if not any(kiri in self.read_baris(bawah) for bawah in range(baris + 1, akhir + 1)):
                return None
            if kiri in isi:
                return isi[kiri] if self.find_gabung(baris, kiri) is None else None
        return None


def _is_bilangan(sel: Sel) -> bool:
    """Tell whether a cell is a figure; years and the 1-4 of a triwulan may stand in headings."""
    if not isinstance(sel.isi, str):
        return not (isinstance(sel.isi, int | float) and _is_nomor_judul(sel.teks))
    teks = sel.isi.strip()
    return bool(_ANGKA_SAJA.fullmatch(teks)) and not _is_nomor_judul(teks)


def _is_nomor_judul(teks: str) -> bool:
    return bool(_TAHUN.fullmatch(teks)) or teks in ANGKA
