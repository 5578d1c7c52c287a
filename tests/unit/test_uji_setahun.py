"""The printed year against its triwulan: by the metode stated, or any usual one."""

from decimal import Decimal

import pytest

from sakip.domain.capaian import Target
from sakip.domain.cetakan import BarisTerbitan
from sakip.domain.metode import Metode
from sakip.domain.putusan import Putusan
from sakip.domain.uji_setahun import judge_setahun
from tests.unit.terbitan import a_year, judge


@pytest.mark.parametrize(
    ("baris", "cocok", "metode"),
    [
        pytest.param(a_year("30", "5 10 7 8"), True, "jumlah", id="sum"),
        pytest.param(a_year("30", "5 10 _ 15"), True, "jumlah", id="sum of those reported"),
        pytest.param(a_year("8", "2 4 6 8"), True, "kumulatif", id="the last"),
        pytest.param(a_year("6", "_ 4 6 _"), True, "kumulatif", id="the last reported"),
        pytest.param(a_year("7.5", "5 10 7 8"), True, "rata", id="mean"),
        pytest.param(a_year("10", "5 10 7 8", Metode.MAKSIMUM), True, "maksimum", id="maximum"),
        pytest.param(a_year("30", "5 10 7 8", Metode.KUMULATIF), False, "kumulatif", id="summed"),
        pytest.param(a_year("0", "0 0 0 35"), False, "jumlah", id="a minimum excuses nothing"),
        pytest.param(a_year("100", "14.52 34.17 26.13 25.18"), True, "jumlah", id="rounded sum"),
    ],
)
def test_the_year_follows_from_its_triwulan(baris: BarisTerbitan, cocok: bool, metode: str) -> None:
    hasil = judge_setahun(baris)
    assert hasil is not None
    assert (hasil.cocok, hasil.metode) == (cocok, metode)


def test_a_wrong_year_is_told_with_the_metode_that_would_explain_it() -> None:
    hasil = judge(a_year("30", "5 10 7 8", Metode.AKHIR))
    assert hasil.putusan is Putusan.SETAHUN_SALAH
    assert "cocok dengan metode jumlah (5 + 10 + 7 + 8)" in hasil.penjelasan[0]
    assert hasil.setahun is not None
    assert hasil.setahun.selisih == 22


@pytest.mark.parametrize(
    "baris",
    [
        pytest.param(a_year("30", "5 10 7 8", Metode.RASIO), id="a rasio needs its parts"),
        pytest.param(a_year("30", "_ _ _ _"), id="no triwulan reported"),
        pytest.param(BarisTerbitan(setahun=(Decimal(3),)), id="no triwulan printed"),
    ],
)
def test_a_year_that_cannot_be_checked_is_not_judged(baris: BarisTerbitan) -> None:
    assert judge_setahun(baris) is None


def test_a_sum_of_triwulan_explains_a_capaian_that_the_printed_year_does_not() -> None:
    triwulan = (Decimal(0), Decimal(0), Decimal(0), Decimal(35))
    hasil = judge(
        BarisTerbitan(
            target=(Target(Decimal(35)),),
            realisasi=(Decimal(0),),
            capaian=(Decimal(100),),
            ada_capaian=True,
            triwulan=(triwulan,),
            setahun=(Decimal(0),),
        )
    )
    assert hasil.putusan is Putusan.SALAH
    assert "jumlah triwulan, 35" in " ".join(hasil.penjelasan)
    assert hasil.setahun is not None
    assert not hasil.setahun.cocok
