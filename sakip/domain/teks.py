"""Texts that people write: trimmed at their ends and kept whole, or refused; never cut."""

from sakip.domain.errors import DataTidakSah


def require_muat(teks: str, terpanjang: int, nama: str, di_mana: str) -> str:
    """Return a text as it is kept, without the blanks at its ends.

    terpanjang: characters it may have. Raises DataTidakSah for a longer one.
    """
    teks = teks.strip()
    if len(teks) > terpanjang:
        raise DataTidakSah(
            apa=f"{nama} {len(teks)} karakter, lebih dari {terpanjang}; belum disimpan",
            di_mana=di_mana,
            perbaikan="Ringkas tulisannya, atau lampirkan sebagai berkas.",
        )
    return teks
