"""Texts that people write: trimmed at their ends and kept whole, or refused; never cut."""

import unicodedata
from decimal import Decimal

from sakip.domain.errors import DataTidakSah
from sakip.domain.tulisan import format_angka


def require_muat(teks: str, terpanjang: int, nama: str, di_mana: str) -> str:
    """Return a text as it is kept, without the blanks at its ends.

    terpanjang: characters it may have. Raises DataTidakSah for a longer one.
    """
    teks = teks.strip()
    if len(teks) > terpanjang:
        raise DataTidakSah(
            apa=f"{nama} {format_angka(Decimal(len(teks)))} karakter, "
            f"lebih dari {format_angka(Decimal(terpanjang))}; belum disimpan",
            di_mana=di_mana,
            perbaikan="Ringkas tulisannya, atau lampirkan sebagai berkas.",
        )
    return teks


def require_tercetak(teks: str, nama: str, di_mana: str) -> str:
    """Return a text that the fonts of documents can print.

    Raises DataTidakSah for one with emoji, signs of a private font (Word's Wingdings) or control
    characters: a document would silently leave them out.
    """
    asing = dict.fromkeys(huruf for huruf in teks if not _is_tercetak(huruf))
    if asing:
        sebut = " ".join(huruf if huruf.isprintable() else f"U+{ord(huruf):04X}" for huruf in asing)
        raise DataTidakSah(
            apa=f"{nama} memuat tanda yang tidak dapat dicetak pada dokumen: {sebut}",
            di_mana=di_mana,
            perbaikan="Hapus tanda itu, atau ganti dengan kata, lalu simpan lagi.",
        )
    return teks


def _is_tercetak(huruf: str) -> bool:
    """Tell whether a character belongs to writing; emoji stand beyond U+FFFF, with few exceptions."""
    if huruf == "\n":
        return True
    return ord(huruf) <= 0xFFFF and unicodedata.category(huruf) not in {"Cc", "Cn", "Co", "Cs"}
