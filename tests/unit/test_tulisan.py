"""Numbers, money and dates as Indonesian readers write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.domain.tulisan import (
    format_angka,
    format_persen,
    format_rupiah,
    format_tanggal,
    round_half_up,
)


@pytest.mark.parametrize(
    ("nilai", "desimal", "teks"),
    [
        ("1234.5", None, "1.234,5"),
        ("1234567.8900", None, "1.234.567,89"),
        ("100.0000", None, "100"),
        ("0", None, "0"),
        ("-0.00", None, "0"),
        ("0.005", 2, "0,01"),
        ("-0.005", 2, "-0,01"),
        ("-0.004", 2, "0,00"),
        ("90.004999", 2, "90,00"),
        ("90.005", 2, "90,01"),
        ("2.5", 0, "3"),
        ("99999999999999.9999", None, "99.999.999.999.999,9999"),
        ("1E+2", None, "100"),
    ],
)
def test_a_figure_has_a_decimal_comma_and_dots_for_thousands(
    nilai: str, desimal: int | None, teks: str
) -> None:
    assert format_angka(Decimal(nilai), desimal) == teks


def test_a_blank_is_a_dash_and_never_a_zero() -> None:
    assert format_angka(None) == format_persen(None) == format_rupiah(None) == "–"
    assert format_angka(Decimal(0)) == "0"
    assert format_angka(None, kosong="") == ""


@given(nilai=st.decimals("-1e15", "1e15", places=4))
def test_what_is_written_can_be_read_back(nilai: Decimal) -> None:
    teks = format_angka(nilai)
    assert Decimal(teks.replace(".", "").replace(",", ".")) == nilai


@given(nilai=st.decimals("-1e6", "1e6", places=6))
def test_halves_go_away_from_zero(nilai: Decimal) -> None:
    bulat = round_half_up(nilai, 2)
    assert abs(bulat - nilai) <= Decimal("0.005")
    if abs(bulat - nilai) == Decimal("0.005"):
        assert abs(bulat) > abs(nilai)


def test_a_figure_beyond_28_digits_is_rounded_too() -> None:
    besar = Decimal("9" * 40 + ".5")
    assert round_half_up(besar, 0) == Decimal(10) ** 40
    assert round_half_up(Decimal("1e300"), 6) == Decimal("1e300")


def test_money_is_whole_rupiah() -> None:
    assert format_rupiah(Decimal("12345678.50")) == "Rp12.345.679"
    assert format_rupiah(Decimal(-500)) == "−Rp500"
    assert format_rupiah(Decimal(0)) == "Rp0"


def test_a_percentage_and_a_date_read_as_in_a_report() -> None:
    assert format_persen(Decimal("95.5")) == "95,50\u202f%"
    assert format_tanggal(date(2026, 3, 31)) == "31 Maret 2026"
