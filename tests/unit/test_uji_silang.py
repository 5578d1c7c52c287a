"""Uji silang, one row at a time: what a printed figure is worth, and what would explain it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.domain.alasan import Alasan
from sakip.domain.capaian import Target
from sakip.domain.cetakan import BarisTerbitan, Pembulatan, match_cetakan
from sakip.domain.putusan import PENJELASAN_PUTUSAN, Putusan
from sakip.domain.rumus import Rumus
from tests.unit.terbitan import TURUN, a_row, judge


@pytest.mark.parametrize(
    ("tercetak", "hitung", "pembulatan"),
    [
        ("101.78", "101.782421", "setengah_ke_atas"),
        ("112.50", "112.495", "setengah_ke_atas"),
        ("105.64", "105.648148", "dipotong"),
        ("324", "324.680363", "dipotong"),
        ("-44.01", "-44.019", "dipotong"),
        ("117.63", "117.622802", "digit_terakhir"),
        ("100.8", "100.720497", "digit_terakhir"),
        ("203.52", "203.508519", "digit_terakhir"),
        ("100.44", "100.415973", None),
        ("95", "94.012945", None),
        ("60", "61.041502", None),
        ("81.664293212364427", "81.664293", "setengah_ke_atas"),
    ],
)
def test_tolerance_is_one_unit_of_the_last_printed_decimal(
    tercetak: str, hitung: str, pembulatan: str | None
) -> None:
    assert match_cetakan(Decimal(tercetak), Decimal(hitung)) == pembulatan


@pytest.mark.parametrize(
    ("baris", "putusan", "rumus"),
    [
        pytest.param(a_row("80", "92", "115"), "cocok", "naik", id="naik is found"),
        pytest.param(
            a_row("66.81", "82.64", "76.3"), "cocok", "turun_selisih", id="turun_selisih is found"
        ),
        pytest.param(a_row("10", "8", "125"), "cocok", "turun_rasio", id="turun_rasio is found"),
        pytest.param(
            a_row("10", "8", "80", *TURUN), "salah", "turun_selisih", id="wrong polaritas"
        ),
        pytest.param(a_row("10", "12", "83.33", *TURUN), "cocok", "turun_rasio", id="polaritas"),
        pytest.param(a_row("10", "-2", "-20", Rumus.NAIK), "cocok", "naik", id="negative"),
        pytest.param(a_row("0", "0", "0"), "target_nol", None, id="target 0, rumus open"),
        pytest.param(a_row("0", "5", "100", Rumus.NAIK), "target_nol", None, id="target 0, naik"),
        pytest.param(
            a_row("0", "0", "100", Rumus.TURUN_SELISIH),
            "cocok",
            "turun_selisih",
            id="0 of 0, turun",
        ),
        pytest.param(
            a_row("0", "3", "100", Rumus.TURUN_SELISIH),
            "salah",
            "turun_selisih",
            id="3 of 0, turun",
        ),
        pytest.param(a_row("80", "92", None), "tanpa_capaian", None, id="nothing printed"),
        pytest.param(a_row(None, "3.53", "100"), "tidak_dapat_dihitung", None, id="no target"),
        pytest.param(a_row("80", None, "0"), "tidak_dapat_dihitung", None, id="blank is not 0"),
        pytest.param(
            a_row("-2", "1", "50", *TURUN), "tidak_dapat_dihitung", None, id="negative target"
        ),
    ],
)
def test_a_row_is_judged_by_what_it_prints(
    baris: BarisTerbitan, putusan: str, rumus: str | None
) -> None:
    hasil = judge(baris)
    assert (hasil.putusan, hasil.rumus) == (putusan, rumus)


def test_a_wrong_figure_is_told_with_the_right_one_and_by_how_much() -> None:
    hasil = judge(a_row("81", "80.6", "100.12"))
    assert hasil.putusan is Putusan.SALAH
    assert hasil.hitung == Decimal("99.506173")
    assert hasil.selisih == Decimal("0.613827")
    assert hasil.penjelasan[0] == "Seharusnya 99,51 (80,6 ÷ 81 × 100) menurut rumus naik."


def test_every_rumus_that_explains_a_figure_is_named() -> None:
    assert judge(a_row("15.5", "15.25", "101.6")).rumus_cocok == TURUN


@pytest.mark.parametrize(
    ("baris", "disebut"),
    [
        (a_row("10", "8", "80", Rumus.TURUN_SELISIH), "Cocok dengan rumus naik: 8 ÷ 10 × 100."),
        (a_row("75", "92.8", "92.8"), "disalin tanpa dibandingkan dengan target"),
        (a_row("75", "92.8", "75"), "disalin dari kolom target"),
        (a_row("10", "25", "120", Rumus.NAIK), "dibatasi paling tinggi 120"),
        (a_row("10", "25", "0", Rumus.TURUN_SELISIH), "negatif dicetak sebagai 0"),
        (a_row("80", "76.4", "0.955"), "pecahan, belum dikalikan 100"),
        (a_row("80", "76.4", "9.55"), "komanya digeser: 95,5"),
        (a_row("100", "94.01", "95"), "94,01 dibulatkan ke atas ke persen penuh"),
        (a_row("81", "80.6", "70"), "Menurut rumus lain: turun_selisih 100,49"),
    ],
)
def test_a_wrong_figure_comes_with_what_would_explain_it(
    baris: BarisTerbitan, disebut: str
) -> None:
    hasil = judge(baris)
    assert hasil.putusan is Putusan.SALAH
    assert disebut in " ".join(hasil.penjelasan)


def test_a_figure_right_but_for_the_scale_of_its_satuan_is_told_apart() -> None:
    hasil = judge(a_row("4079.71", "4387740", "107.55"))
    assert hasil.putusan is Putusan.COCOK_BEDA_SATUAN
    assert not hasil.putusan.is_salah
    # A round 100 agrees with too much to say anything.
    assert judge(a_row("4", "4000", "100")).putusan is Putusan.SALAH


@pytest.mark.parametrize(
    ("predikat", "capaian", "putusan"),
    [
        (("WTP", "WTP"), "100", "cocok"),
        (("BB", "A"), "120", "cocok"),
        (("A", "BB"), "83", "cocok"),
        (("A", "BB"), "100", "salah"),
        (("A", "WTP"), "100", "tidak_dapat_dihitung"),
    ],
)
def test_predikat_are_compared_as_skor_of_one_scale(
    predikat: tuple[str, str], capaian: str, putusan: str
) -> None:
    baris = BarisTerbitan(predikat=predikat, capaian=(Decimal(capaian),), ada_capaian=True)
    assert judge(baris).putusan == putusan


def test_equal_words_are_a_target_met() -> None:
    baris = BarisTerbitan(teks_sama=True, capaian=(Decimal(100),), ada_capaian=True)
    assert judge(baris).putusan is Putusan.COCOK


def test_a_range_is_judged_as_rentang() -> None:
    baris = BarisTerbitan(
        target=(Target(Decimal(80), Decimal(90)),),
        realisasi=(Decimal(85),),
        capaian=(Decimal(100),),
        ada_capaian=True,
    )
    hasil = judge(baris)
    assert (hasil.putusan, hasil.rumus) == (Putusan.COCOK, Rumus.RENTANG)


def test_an_unreadable_capaian_still_gets_its_recomputation() -> None:
    baris = BarisTerbitan(target=(Target(Decimal(80)),), realisasi=(Decimal(92),), ada_capaian=True)
    hasil = judge(baris)
    assert (hasil.putusan, hasil.hitung) == (Putusan.TIDAK_TERBACA, Decimal(115))


def test_what_cannot_be_computed_says_why() -> None:
    tanpa_realisasi = judge(a_row("80", None, "0"))
    assert tanpa_realisasi.alasan is Alasan.BELUM_DILAPORKAN
    assert "realisasi tidak ada" in tanpa_realisasi.penjelasan[0]
    assert judge(a_row(None, None, "100")).penjelasan[0].startswith("Capaian tercetak tanpa dasar")
    assert "rumus predikat" in judge(a_row("80", "92", "115", Rumus.PREDIKAT)).penjelasan[0]


def test_every_verdict_is_explained() -> None:
    assert set(PENJELASAN_PUTUSAN) == set(Putusan)


ANGKA = st.decimals(1, 10**6, places=2)


@given(rumus=st.sampled_from([Rumus.NAIK, *TURUN]), target=ANGKA, realisasi=ANGKA)
def test_a_figure_printed_half_up_is_always_right_and_an_altered_one_never(
    rumus: Rumus, target: Decimal, realisasi: Decimal
) -> None:
    benar = judge(a_row(str(target), str(realisasi), "0", rumus)).hitung
    assert benar is not None
    tercetak = benar.quantize(Decimal("0.01"), "ROUND_HALF_UP")
    hasil = judge(a_row(str(target), str(realisasi), str(tercetak), rumus))
    assert (hasil.putusan, hasil.pembulatan) == (Putusan.COCOK, Pembulatan.SETENGAH_KE_ATAS)
    rusak = judge(a_row(str(target), str(realisasi), str(tercetak + Decimal("0.02")), rumus))
    assert rusak.putusan is Putusan.SALAH
