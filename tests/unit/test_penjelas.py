"""Rows of one indikator together: it keeps one rumus, and figures get copied between its rows."""

from decimal import Decimal

from sakip.domain.capaian import Target
from sakip.domain.cetakan import BarisTerbitan
from sakip.domain.putusan import Putusan
from sakip.domain.rumus import Rumus
from sakip.domain.uji_silang import judge_tabel
from tests.unit.terbitan import a_row, judge


def test_an_indikator_keeps_its_rumus_over_the_years() -> None:
    stunting_2024 = a_row("14.9", "14.35", "96.31", kunci="stunting", tahun="2024")
    stunting_2023 = a_row("15.5", "15.25", "101.6", kunci="stunting", tahun="2023")
    hasil_2024, hasil_2023 = judge_tabel([stunting_2024, stunting_2023])
    assert hasil_2023.putusan is Putusan.COCOK
    assert hasil_2024.putusan is Putusan.RUMUS_BERGANTI
    assert hasil_2024.rumus is Rumus.TURUN_SELISIH
    assert "cocok dengan rumus naik" in hasil_2024.penjelasan[1]


def test_most_rows_decide_which_rumus_an_indikator_has() -> None:
    baris = [
        a_row("10", "8", "120", kunci="kasus", tahun="2022"),
        a_row("10", "8", "80", kunci="kasus", tahun="2023"),
        a_row("20", "18", "90", kunci="kasus", tahun="2024"),
    ]
    putusan = [hasil.putusan for hasil in judge_tabel(baris)]
    assert putusan == [Putusan.RUMUS_BERGANTI, Putusan.COCOK, Putusan.COCOK]


def test_rows_without_a_name_are_judged_each_for_itself() -> None:
    baris = [a_row("10", "8", "120"), a_row("10", "8", "80"), a_row("20", "18", "90")]
    assert {hasil.putusan for hasil in judge_tabel(baris)} == {Putusan.COCOK}


def test_a_stated_rumus_is_not_overruled_by_other_rows() -> None:
    baris = [
        a_row("10", "8", "120", Rumus.TURUN_SELISIH, kunci="kasus"),
        a_row("10", "8", "80", Rumus.NAIK, kunci="kasus"),
        a_row("20", "18", "90", Rumus.NAIK, kunci="kasus"),
    ]
    assert {hasil.putusan for hasil in judge_tabel(baris)} == {Putusan.COCOK}


def test_a_wrong_figure_that_another_row_prints_too_may_be_copied() -> None:
    baris = [
        a_row("54.86", "60.41", "110.64", kunci="kalurahan", tahun="2023"),
        a_row("58.33", "61.11", "110.64", kunci="kalurahan", tahun="2024"),
    ]
    for hasil in judge_tabel(baris):
        assert "mungkin tersalin" in hasil.penjelasan[-1]


def test_both_readings_of_an_ambiguous_figure_are_tried() -> None:
    baris = BarisTerbitan(
        target=(Target(Decimal(3286)), Target(Decimal("3.286"))),
        realisasi=(Decimal("8.706"), Decimal(8706)),
        capaian=(Decimal("264.94"),),
        ada_capaian=True,
    )
    assert judge(baris).putusan is Putusan.COCOK
