"""One cell of a published table: all readings of a figure, ranges, and the words for rumus and metode."""

import re
from decimal import Decimal

from sakip.domain.capaian import Target
from sakip.domain.metode import Metode
from sakip.domain.rumus import Rumus
from sakip.intake.angka import Angka, is_tidak_berlaku, read_angka
from sakip.intake.bukan_angka import shorten
from sakip.intake.ejaan import normalize_judul

NILAI_TERBESAR = Decimal(10) ** 18

_RENTANG = re.compile(
    r"(\d[\d.,]*)\s*%?\s*(?:[-–]|s\.?\s?/?d\.?|sampai(?: dengan)?)\s*(\d[\d.,]*)\s*(?:%|[a-z].*)?",
    re.IGNORECASE,
)

# What offices call a formula or a direction, as normalize_judul leaves it ("R/T x 100" is "r t x 100").
_KATA_NAIK = (
    "naik", "positif", "maks", "maksimal", "maksimum", "max", "maximize", "tinggi", "higher is better",
    "makin tinggi makin baik", "semakin tinggi semakin baik", "r t", "r t x 100", "realisasi target",
)  # fmt: skip
_KATA_TURUN = (
    "turun", "negatif", "min", "minimal", "minimum", "minimize", "rendah", "lower is better",
    "makin rendah makin baik", "semakin rendah semakin baik", "makin kecil makin baik",
)  # fmt: skip
KATA_RUMUS: dict[str, tuple[Rumus, ...]] = {
    **{rumus.value.replace("_", " "): (rumus,) for rumus in Rumus},
    **dict.fromkeys(_KATA_NAIK, (Rumus.NAIK,)),
    # A direction alone leaves both legal formulas open.
    **dict.fromkeys(_KATA_TURUN, (Rumus.TURUN_SELISIH, Rumus.TURUN_RASIO)),
    **dict.fromkeys(("2t r t", "2t r t x 100"), (Rumus.TURUN_SELISIH,)),
    **dict.fromkeys(("t r", "t r x 100", "target realisasi"), (Rumus.TURUN_RASIO,)),
    **dict.fromkeys(("stabil", "range"), (Rumus.RENTANG,)),
}
KATA_METODE: dict[str, Metode] = {
    **{metode.value: metode for metode in Metode},
    **dict.fromkeys(("sum", "penjumlahan", "dijumlahkan", "total"), Metode.JUMLAH),
    **dict.fromkeys(("cumulative", "akumulasi", "akumulatif"), Metode.KUMULATIF),
    **dict.fromkeys(("last", "posisi akhir", "nilai akhir", "terakhir"), Metode.AKHIR),
    **dict.fromkeys(("rata rata", "rerata", "average", "mean"), Metode.RATA),
    **dict.fromkeys(("max", "maks", "tertinggi"), Metode.MAKSIMUM),
    **dict.fromkeys(("min", "terendah"), Metode.MINIMUM),
    **dict.fromkeys(("ratio",), Metode.RASIO),
    **dict.fromkeys(("annual", "setahun"), Metode.TAHUNAN),
}


def list_bacaan(angka: Angka) -> tuple[Decimal, ...]:
    """Return every value a printed figure can mean, the likelier first; empty when it is none."""
    if angka.bacaan:
        return angka.bacaan
    return () if angka.nilai is None else (angka.nilai,)


def read_cetakan(teks: str) -> Angka:
    """Read a printed figure; "tidak berlaku" states none, like a blank.

    A figure beyond all budgets is refused: exact recomputation ends there.
    """
    angka = read_angka(None if is_tidak_berlaku(teks) else teks)
    if any(abs(nilai) >= NILAI_TERBESAR for nilai in list_bacaan(angka)):
        return Angka(None, "salah", f"Angka “{shorten(teks)}” terlalu besar untuk diuji.")
    return angka


def read_target(teks: str) -> tuple[Target, ...]:
    """Return the readings of a printed target, which may be a range ("80–90"); empty when it is none."""
    if rentang := _RENTANG.fullmatch(teks.strip()):
        bawah, atas = (list_bacaan(read_cetakan(satu)) for satu in rentang.groups())
        return tuple(Target(b, a) for b, a in zip(bawah, atas, strict=False) if b <= a)
    return tuple(Target(nilai) for nilai in list_bacaan(read_cetakan(teks)))


def read_rumus(teks: str) -> tuple[Rumus, ...] | None:
    """Return the rumus that a word for formula or direction allows; None for an unknown word."""
    return KATA_RUMUS.get(normalize_judul(teks.replace("_", " ")))


def read_metode(teks: str) -> Metode | None:
    """Return the metode that a word names; None for an unknown word."""
    return KATA_METODE.get(normalize_judul(teks.replace("_", " ")))
