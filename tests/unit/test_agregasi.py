"""Triwulan become a semester and a tahun by the indikator's metode: the domain's own roll-up."""

from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.domain.agregasi import NilaiTriwulan, aggregate
from sakip.domain.metode import PENJELASAN_METODE, Metode
from tests.builders import figure

ANGKA = st.decimals("-1000", "1000", places=4)
TAHUN = st.dictionaries(st.sampled_from((1, 2, 3, 4)), ANGKA, min_size=1)
BAGIAN = st.dictionaries(
    st.sampled_from((1, 2, 3, 4)),
    st.tuples(st.integers(0, 500), st.integers(1, 500)),
    min_size=1,
)
TAK_BERURUT = (Metode.JUMLAH, Metode.RATA, Metode.MAKSIMUM, Metode.MINIMUM)
TERAKHIR = (Metode.KUMULATIF, Metode.AKHIR, Metode.TAHUNAN)


def stated(cells: str) -> dict[int, NilaiTriwulan]:
    """Return the mapping of cells such as "10 - 3/4 20"; a blank stays out of it."""
    hasil = {}
    for triwulan, teks in enumerate(cells.split(), start=1):
        if "/" in teks:
            pembilang, penyebut = map(figure, teks.split("/"))
            hasil[triwulan] = NilaiTriwulan(None, pembilang, penyebut)
        elif teks != "-":
            hasil[triwulan] = NilaiTriwulan(figure(teks))
    return hasil


@pytest.mark.parametrize(
    ("metode", "cells", "hasil", "langkah"),
    [
        ("jumlah", "10 12 8 10", "40", "10 + 12 + 8 + 10"),
        ("jumlah", "10 - 0 -", "10", "10 + 0"),
        ("jumlah", "- - - -", None, ""),
        ("kumulatif", "10 25 40 60", "60", "dari triwulan IV, yang terakhir dinyatakan"),
        ("kumulatif", "10 25 - -", "25", "dari triwulan II, yang terakhir dinyatakan"),
        ("akhir", "90 80 - 85", "85", "dari triwulan IV, yang terakhir dinyatakan"),
        ("akhir", "90 0 - -", "0", "dari triwulan II, yang terakhir dinyatakan"),
        ("rata", "90 80 - 100", "90", "(90 + 80 + 100) ÷ 3"),
        ("rata", "90 0 - -", "45", "(90 + 0) ÷ 2"),
        ("rata", "1 0 0 -", "0,333333", "(1 + 0 + 0) ÷ 3"),
        ("maksimum", "3 9 - 5", "9", "maksimum dari 3; 9; 5"),
        ("minimum", "3 9 - 0", "0", "minimum dari 3; 9; 0"),
        ("minimum", "3 9 - -", "3", "minimum dari 3; 9"),
        ("rasio", "1/2 90/100 - -", "89,215686", "(1 + 90) ÷ (2 + 100) × 100"),
        ("rasio", "0/5 0/5 - -", "0", "(0 + 0) ÷ (5 + 5) × 100"),
        ("rasio", "0/0 3/4 - -", "75", "(0 + 3) ÷ (0 + 4) × 100"),
        ("rasio", "0/0 - - -", None, "(0) ÷ (0) × 100"),
        ("rasio", "80 - 90 -", "90", "dari triwulan III, yang terakhir dinyatakan"),
        ("rasio", "80 3/4 - -", "80", "dari triwulan I, yang terakhir dinyatakan"),
        ("rasio", "- - - -", None, ""),
        ("tahunan", "- - - 84,5", "84,5", "dari triwulan IV, yang terakhir dinyatakan"),
    ],
)
def test_each_metode_makes_one_figure(
    metode: str, cells: str, hasil: str | None, langkah: str
) -> None:
    agregat = aggregate(Metode(metode), stated(cells))
    assert agregat.nilai == (None if hasil is None else figure(hasil))
    assert agregat.langkah == langkah


@given(tahun=TAHUN)
def test_the_order_of_triwulan_does_not_matter_unless_the_last_one_counts(
    tahun: dict[int, Decimal],
) -> None:
    for metode in TAK_BERURUT:
        hasil = {
            aggregate(
                metode,
                {tw: NilaiTriwulan(angka) for tw, angka in zip(tahun, acak, strict=True)},
            ).nilai
            for acak in permutations(tahun.values())
        }
        assert len(hasil) == 1
    for metode in TERAKHIR:
        isi = {tw: NilaiTriwulan(angka) for tw, angka in tahun.items()}
        assert aggregate(metode, isi).nilai == tahun[max(tahun)]


@given(tahun=TAHUN)
def test_what_is_cumulative_is_never_summed(tahun: dict[int, Decimal]) -> None:
    isi = {tw: NilaiTriwulan(angka) for tw, angka in tahun.items()}
    for metode in TERAKHIR:
        assert aggregate(metode, isi).nilai in tahun.values()


@given(bagian=BAGIAN)
def test_a_rasio_is_the_ratio_of_sums(bagian: dict[int, tuple[int, int]]) -> None:
    isi = {tw: NilaiTriwulan(None, Decimal(p), Decimal(q)) for tw, (p, q) in bagian.items()}
    hasil = aggregate(Metode.RASIO, isi).nilai
    assert hasil is not None
    atas, bawah = (sum(bagi) for bagi in zip(*bagian.values(), strict=True))
    assert abs(hasil * bawah - 100 * atas) <= bawah * Decimal("0.000001")


def test_a_ratio_of_sums_is_not_the_mean_of_ratios() -> None:
    hasil = aggregate(Metode.RASIO, stated("1/2 90/100 - -")).nilai
    rata = aggregate(Metode.RATA, stated("50 90 - -")).nilai
    assert (hasil, rata) == (figure("89,215686"), Decimal(70))


@given(tahun=TAHUN, kosong=st.sampled_from((1, 2, 3, 4)))
def test_a_blank_and_a_zero_are_two_things(tahun: dict[int, Decimal], kosong: int) -> None:
    ada = {tw: NilaiTriwulan(angka) for tw, angka in tahun.items() if tw != kosong}
    nol = ada | {kosong: NilaiTriwulan(Decimal(0))}
    rata_ada, rata_nol = (aggregate(Metode.RATA, isi).nilai for isi in (ada, nol))
    assert rata_nol is not None
    if not ada:
        assert (rata_ada, rata_nol) == (None, Decimal(0))
    elif rata_ada is not None and abs(rata_ada) > Decimal("0.001"):
        assert rata_ada != rata_nol
    assert aggregate(Metode.JUMLAH, {}).nilai is None
    assert aggregate(Metode.JUMLAH, {kosong: NilaiTriwulan(Decimal(0))}).nilai == 0


def test_every_metode_is_explained_in_words() -> None:
    assert set(PENJELASAN_METODE) == set(Metode)
