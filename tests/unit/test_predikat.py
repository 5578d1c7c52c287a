"""Skala predikat: every real number in one band, and what is not so is refused with its place named."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.predikat import (
    SKOR_OPINI,
    SKOR_PREDIKAT,
    SKOR_SAKIP,
    Pita,
    Skala,
    check_skala,
    predikat_family,
)
from sakip.rules import list_skala, read_rules, read_skala
from tests.builders import figure

SKALA = list(list_skala().values())
BATAS = sorted({b for skala in SKALA for pita in skala.pita for b in (pita.bawah, pita.atas) if b})
DEKAT = st.sampled_from(BATAS).flatmap(
    lambda batas: st.sampled_from(("-0.0001", "0", "0.0001")).map(
        lambda geser: batas + Decimal(geser)
    )
)
ANGKA = DEKAT | st.decimals("-1e9", "1e9", places=6)


@pytest.mark.parametrize("skala", SKALA, ids=lambda skala: skala.kode)
@given(angka=ANGKA)
def test_every_number_falls_in_exactly_one_band(skala: Skala, angka: Decimal) -> None:
    assert sum(angka in pita for pita in skala.pita) == 1
    assert angka in {pita.nama: pita for pita in skala.pita}[skala.label(angka)]


@pytest.mark.parametrize("skala", SKALA, ids=lambda skala: skala.kode)
@given(angka=ANGKA, lebih=st.decimals("0", "100", places=4))
def test_a_higher_figure_never_has_a_worse_predikat(
    skala: Skala, angka: Decimal, lebih: Decimal
) -> None:
    urutan = [pita.nama for pita in skala.pita]
    assert urutan.index(skala.label(angka + lebih)) <= urutan.index(skala.label(angka))


@pytest.mark.parametrize(
    ("angka", "predikat"),
    [
        ("690", "Sangat Tinggi"),
        ("90,01", "Sangat Tinggi"),
        ("90", "Tinggi"),
        ("75,01", "Tinggi"),
        ("75", "Sedang"),
        ("65", "Rendah"),
        ("50,01", "Rendah"),
        ("50", "Sangat Rendah"),
        ("0", "Sangat Rendah"),
        ("-50", "Sangat Rendah"),
    ],
)
def test_the_default_skala_closes_its_gaps_downward(angka: str, predikat: str) -> None:
    assert list_skala()["permendagri-86-2017"].label(figure(angka)) == predikat


def pita_of(*batas: tuple[str, str]) -> list[dict[str, Any]]:
    """Return bands as predikat.toml has them: (">90", ""), (">75", "<=90") ..."""
    kunci = {">": "di_atas", ">=": "mulai", "<": "di_bawah", "<=": "sampai"}
    hasil = []
    for nomor, sisi in enumerate(batas):
        baris: dict[str, Any] = {"nama": f"P{nomor}"}
        for teks in filter(None, sisi):
            tanda = teks.rstrip("0123456789,-")
            baris[kunci[tanda]] = figure(teks.removeprefix(tanda))
        hasil.append(baris)
    return hasil


@pytest.mark.parametrize(
    ("pita", "salah"),
    [
        ([(">90", ""), (">75", "<=89"), ("", "<=75")], "ada celah antara 89 dan 90 (P1 dan P0)"),
        ([(">=91", ""), ("", "<=90")], "ada celah antara 90 dan 91 (P1 dan P0)"),
        ([(">90", ""), ("", "<90")], "tepat 90 tidak masuk P1 dan P0"),
        ([(">=90", ""), ("", "<=90")], "90 masuk P1 dan P0 sekaligus"),
        ([(">80", ""), ("", "<=90")], "P1 dan P0 tumpang tindih antara 80 dan 90"),
        ([(">90", "<=100"), ("", "<=90")], "angka di atas 100 tidak masuk predikat mana pun"),
        ([(">90", ""), (">0", "<=90")], "angka di bawah 0 tidak masuk predikat mana pun"),
        ([(">90", ""), ("", ""), ("", "<=50")], "P1 dan P0 tumpang tindih"),
        ([(">90", ""), (">95", "<=90"), ("", "<=95")], "batas P1 terbalik: 95 sampai 90"),
        ([], "tidak ada satu pun predikat"),
    ],
)
def test_a_skala_with_a_gap_or_an_overlap_is_refused_and_the_place_named(
    pita: list[tuple[str, str]], salah: str
) -> None:
    with pytest.raises(DataTidakSah) as ditolak:
        read_skala("uji", {"nama": "", "sumber": "", "pita": pita_of(*pita)})
    assert salah in ditolak.value.apa
    assert "setiap angka masuk tepat satu predikat" in ditolak.value.perbaikan


def test_every_fault_of_a_skala_is_named_at_once() -> None:
    pita = pita_of((">90", "<=100"), (">75", "<=89"), (">50", "<75"))
    with pytest.raises(DataTidakSah) as ditolak:
        read_skala("uji", {"nama": "", "sumber": "", "pita": pita})
    for salah in ("di atas 100", "celah antara 89 dan 90", "tepat 75", "di bawah 50"):
        assert salah in ditolak.value.apa


BATAS_PITA = st.none() | st.integers(0, 6).map(Decimal)
PITA = st.builds(
    Pita,
    nama=st.just("P"),
    bawah=BATAS_PITA,
    bawah_termasuk=st.booleans(),
    atas=BATAS_PITA,
    atas_termasuk=st.booleans(),
)


@given(pita=st.lists(PITA, min_size=1, max_size=4))
def test_a_skala_that_is_not_refused_has_every_number_once(pita: list[Pita]) -> None:
    try:
        check_skala("uji", pita)
    except DataTidakSah:
        return
    for perdua in range(-2, 16):
        assert sum(Decimal(perdua) / 2 in satu for satu in pita) == 1


@given(batas=st.sets(st.integers(-100, 200), min_size=1, max_size=5), inklusif=st.booleans())
def test_bands_that_join_are_accepted(batas: set[int], inklusif: bool) -> None:
    turun = [None, *(Decimal(satu) for satu in sorted(batas, reverse=True)), None]
    check_skala(
        "uji",
        [Pita("P", bawah, inklusif, atas, not inklusif) for atas, bawah in pairwise(turun)],
    )


def test_every_shipped_skala_says_where_it_comes_from() -> None:
    for kode, isi in read_rules("predikat.toml").items():
        assert isi["sumber"], kode
        assert isi["mulai_berlaku"], kode
        assert isi["status"] in {"perlu-verifikasi", "terverifikasi", "keputusan"}, kode


def test_two_families_of_predikat_share_no_word() -> None:
    assert not SKOR_SAKIP.keys() & SKOR_OPINI.keys()
    assert SKOR_PREDIKAT.keys() == SKOR_SAKIP.keys() | SKOR_OPINI.keys()
    assert list(predikat_family("BB")) == ["AA", "A", "BB", "B", "CC", "C", "D", "E"]
    assert list(predikat_family("WDP")) == ["WTP", "WDP", "TW", "TMP"]
    with pytest.raises(KeyError):
        predikat_family("Memuaskan")
