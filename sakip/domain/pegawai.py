"""Pegawai: how NIP and pangkat are written in, kept, and printed under a name."""

from sakip.domain.errors import DataTidakSah

PANJANG_NIP = 18  # birth date 8, first appointment 6, sex 1, sequence 3
PANJANG_PANGKAT = 60  # characters: "Pembina Utama Muda (IV/c)" has 25
_PEMISAH = " .-"  # as people part the digits


def check_nip(teks: str) -> str:
    """Return a NIP as it is kept: its 18 digits, "" for none; blanks, dots and dashes between them fall away.

    Raises DataTidakSah for anything else.
    Source: rules/sumber.toml [nip].
    """
    angka = "".join(huruf for huruf in teks.strip() if huruf not in _PEMISAH)
    if not angka or (len(angka) == PANJANG_NIP and angka.isascii() and angka.isdigit()):
        return angka
    punya = f"mempunyai {len(angka)} angka" if angka.isdigit() else "memuat huruf atau tanda lain"
    raise DataTidakSah(
        apa=f'NIP "{teks.strip()[:40]}" {punya}; NIP terdiri atas {PANJANG_NIP} angka',
        di_mana="NIP",
        perbaikan=f"Tulis {PANJANG_NIP} angkanya, misalnya 19700000 199800 1 001, atau kosongkan.",
    )


def format_nip(nip: str) -> str:
    """Return a kept NIP as documents print it: 19700000 199800 1 001; anything else as it is."""
    if len(nip) != PANJANG_NIP:
        return nip
    return " ".join((nip[:8], nip[8:14], nip[14], nip[15:]))


def check_pangkat(teks: str) -> str:
    """Return a pangkat as it is kept, one line: "Pembina (IV/a)"; "" for none.

    Raises DataTidakSah for what is too long or cannot be printed.
    """
    rapi = " ".join(teks.split())
    if len(rapi) <= PANJANG_PANGKAT and rapi.isprintable():
        return rapi
    raise DataTidakSah(
        apa=f"Pangkat terlalu panjang atau memuat huruf yang tidak dapat dicetak: {rapi[:40]!r}",
        di_mana="pangkat",
        perbaikan=f"Tulis paling banyak {PANJANG_PANGKAT} huruf, misalnya Penata Tingkat I (III/d).",
    )
