"""Numbers, money and dates as Indonesian readers write them: 1.234,5 · Rp12.345.678 · 31 Maret 2026."""

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from sakip.domain.periode import ROMAWI

__all__ = ["BULAN", "ROMAWI", "format_angka", "format_persen", "format_rupiah", "format_tanggal"]

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
KOSONG = "–"
_TUKAR = str.maketrans(",.", ".,")


def round_half_up(nilai: Decimal, desimal: int) -> Decimal:
    """Return nilai rounded to desimal places, halves away from zero, as published tables do.

    Source: rules/sumber.toml [pembulatan].
    """
    # Room for every digit: the usual 28 are too few for 10^22 to six places.
    luas = Context(prec=max(28, nilai.adjusted() + desimal + 2))
    return nilai.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP, luas)


def format_angka(nilai: Decimal | None, desimal: int | None = None, kosong: str = KOSONG) -> str:
    """Return nilai with a decimal comma and dots for thousands; kosong when there is no value.

    With desimal, exactly that many places (half up); without, no trailing zeros.
    """
    if nilai is None:
        return kosong
    if desimal is not None:
        nilai = round_half_up(nilai, desimal)
        return f"{nilai + 0:,.{desimal}f}".translate(_TUKAR)
    text = f"{nilai + 0:,f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).translate(_TUKAR)


def format_persen(nilai: Decimal | None, desimal: int = 2, kosong: str = KOSONG) -> str:
    """Return a percentage such as 95,50 %, the sign held to its number by a narrow space."""
    return kosong if nilai is None else f"{format_angka(nilai, desimal)}\u202f%"


def format_rupiah(nilai: Decimal | None, kosong: str = KOSONG) -> str:
    """Return whole rupiah: Rp12.345.678; negative amounts as −Rp500."""
    if nilai is None:
        return kosong
    bulat = round_half_up(nilai, 0)
    return f"{'−' if bulat < 0 else ''}Rp{format_angka(abs(bulat), 0)}"


def format_tanggal(tanggal: date) -> str:
    """Return 31 Maret 2026."""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}"
