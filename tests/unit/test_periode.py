"""Periode: which triwulan belong together, and which of them an indikator is measured in."""

import pytest

from sakip.domain.periode import JenisPeriode, PeriodeUkur, Triwulan, sampai_dengan

PERIODE = {
    "TW1": ([1], "TW1"),
    "TW2": ([2], "S1"),
    "TW3": ([3], "SD3"),
    "TW4": ([4], "TAHUN"),
    "S1": ([1, 2], "S1"),
    "S2": ([3, 4], "TAHUN"),
    "SD3": ([1, 2, 3], "SD3"),
    "TAHUN": ([1, 2, 3, 4], "TAHUN"),
}


@pytest.mark.parametrize("jenis", JenisPeriode)
def test_a_periode_holds_its_triwulan_and_knows_the_year_so_far(jenis: JenisPeriode) -> None:
    triwulan, sejak_januari = PERIODE[jenis]
    assert list(jenis.triwulan) == triwulan
    assert jenis.sampai_dengan == sejak_januari
    assert sampai_dengan(triwulan[-1]) == sejak_januari
    assert jenis.nama


@pytest.mark.parametrize(
    ("periode_ukur", "diukur"),
    [("triwulan", [1, 2, 3, 4]), ("semester", [2, 4]), ("tahunan", [4])],
)
def test_an_indikator_is_measured_in_its_own_triwulan(periode_ukur: str, diukur: list[int]) -> None:
    assert [tw for tw in (1, 2, 3, 4) if PeriodeUkur(periode_ukur).is_diukur(tw)] == diukur


def test_triwulan_sort_in_time_and_read_as_people_write_them() -> None:
    assert sorted([Triwulan(2026, 1), Triwulan(2025, 4)]) == [Triwulan(2025, 4), Triwulan(2026, 1)]
    assert str(Triwulan(2026, 2)) == "triwulan II 2026"


@pytest.mark.parametrize("nomor", [0, 5, -1])
def test_there_is_no_fifth_triwulan(nomor: int) -> None:
    with pytest.raises(ValueError, match="not one of 1-4"):
        Triwulan(2026, nomor)
