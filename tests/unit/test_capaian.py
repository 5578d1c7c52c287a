"""Capaian of one indikator: the golden table, what is refused, and what holds of every figure."""

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.domain.alasan import Alasan
from sakip.domain.capaian import Target, calculate_capaian, check_target
from sakip.domain.errors import DataTidakSah
from sakip.domain.rumus import PENJELASAN_RUMUS, Rumus
from tests.builders import figure
from tests.golden import DITOLAK, Kasus, list_kasus

ANGKA = st.decimals("-100000", "100000", places=4)
POSITIF = st.decimals("0.0001", "100000", places=4)


@pytest.mark.parametrize("kasus", list_kasus(), ids=lambda kasus: kasus.nama)
def test_capaian_follows_the_rumus(kasus: Kasus) -> None:
    capaian = calculate_capaian(
        Rumus(kasus.rumus), Target(kasus.target, kasus.atas), kasus.realisasi
    )
    assert (capaian.nilai, capaian.alasan) == (kasus.capaian, kasus.alasan)


def test_the_golden_table_holds_every_rumus_and_every_reason_of_a_single_figure() -> None:
    kasus = list_kasus()
    assert {satu.rumus for satu in kasus} == set(Rumus)
    bukan_satu_angka = {
        "belum_waktunya",
        "tidak_berlaku",
        "penyebut_nol",
        "tidak_ada_anggota",
        "pagu_nol",
    }
    assert {satu.alasan for satu in kasus} - {None} == set(Alasan) - bukan_satu_angka


@pytest.mark.parametrize("baris", DITOLAK.strip().splitlines())
def test_a_negative_target_is_refused_where_lower_or_a_range_is_wanted(baris: str) -> None:
    rumus, target = baris.split()
    bawah, _, atas = target.partition("..")
    with pytest.raises(DataTidakSah, match=r"tidak dapat dipakai.*Isi target 0 atau lebih"):
        calculate_capaian(
            Rumus(rumus), Target(figure(bawah), figure(atas) if atas else None), Decimal(1)
        )


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(DataTidakSah, match=r"Batas atas 80 lebih kecil daripada batas bawah 90"):
        check_target(Rumus.RENTANG, Target(Decimal(90), Decimal(80)))


@pytest.mark.parametrize("rumus", Rumus)
def test_a_target_that_is_not_set_is_not_refused_but_given_as_the_reason(rumus: Rumus) -> None:
    check_target(rumus, Target(None))
    capaian = calculate_capaian(rumus, Target(None), Decimal(5))
    assert (capaian.nilai, capaian.alasan) == (None, Alasan.BELUM_ADA_TARGET)


@given(rumus=st.sampled_from(Rumus), target=POSITIF, realisasi=ANGKA)
def test_there_is_a_figure_or_a_reason_and_never_both(
    rumus: Rumus, target: Decimal, realisasi: Decimal
) -> None:
    capaian = calculate_capaian(rumus, Target(target), realisasi)
    assert (capaian.nilai is None) == (capaian.alasan is not None)
    assert bool(capaian.langkah) == (capaian.nilai is not None)


@given(rumus=st.sampled_from(Rumus), target=POSITIF)
def test_a_target_met_exactly_is_100(rumus: Rumus, target: Decimal) -> None:
    assert calculate_capaian(rumus, Target(target), target).nilai == 100


@given(target=POSITIF, lebih=POSITIF, realisasi=POSITIF)
def test_more_is_better_or_worse_as_the_rumus_says(
    target: Decimal, lebih: Decimal, realisasi: Decimal
) -> None:
    for rumus, arah in ((Rumus.NAIK, 1), (Rumus.TURUN_SELISIH, -1), (Rumus.TURUN_RASIO, -1)):
        sedikit = calculate_capaian(rumus, Target(target), realisasi).nilai
        banyak = calculate_capaian(rumus, Target(target), realisasi + lebih).nilai
        assert sedikit is not None
        assert banyak is not None
        assert arah * (banyak - sedikit) >= 0


@given(target=POSITIF, realisasi=ANGKA)
def test_capaian_is_rounded_half_away_from_zero_to_six_places(
    target: Decimal, realisasi: Decimal
) -> None:
    capaian = calculate_capaian(Rumus.NAIK, Target(target), realisasi).nilai
    assert capaian is not None
    atas, bawah = Fraction(100 * realisasi), Fraction(target)
    besar = math.floor(abs(atas) / bawah * 10**6 + Fraction(1, 2))
    assert capaian == Decimal(-besar if realisasi < 0 else besar).scaleb(-6)


def test_the_steps_show_the_formula_with_the_numbers_in_indonesian() -> None:
    langkah = {
        rumus: calculate_capaian(rumus, Target(Decimal("10.5")), Decimal("-1234.5")).langkah
        for rumus in (Rumus.NAIK, Rumus.TURUN_SELISIH)
    }
    assert langkah[Rumus.NAIK] == "(-1.234,5) ÷ 10,5 × 100"
    assert langkah[Rumus.TURUN_SELISIH] == "(2 × 10,5 − (-1.234,5)) ÷ 10,5 × 100"
    tercapai = calculate_capaian(Rumus.TURUN_SELISIH, Target(Decimal(0)), Decimal(0))
    assert tercapai.langkah == "target 0, realisasi 0: tercapai"


def test_every_reason_and_every_rumus_is_explained_in_words() -> None:
    assert all(alasan.kalimat for alasan in Alasan)
    assert len({alasan.kalimat for alasan in Alasan}) == len(Alasan)
    assert set(PENJELASAN_RUMUS) == set(Rumus)
