"""What a person may state, and what is legal but unusual."""

from decimal import Decimal as D
from typing import Any

import pytest

from sakip.domain.errors import DataTidakSah
from sakip.domain.formulir import BarisFormulir, Isian, Keadaan
from sakip.domain.isian import (
    check_isian,
    is_semua_sama_target,
    list_keanehan,
    nilai_of,
    tidy_isian,
)
from sakip.domain.metode import Metode
from sakip.domain.rumus import Rumus


def a_baris(**given: Any) -> BarisFormulir:
    biasa: dict[str, Any] = {
        "nomor": 1,
        "kode_indikator": "IKU-01",
        "sasaran": "Meningkatnya layanan",
        "indikator": "Persentase layanan selesai",
        "satuan": "persen",
        "rumus": Rumus.NAIK,
        "metode": Metode.AKHIR,
        "desimal": 2,
        "diukur": True,
        "target": "95",
        "target_nilai": D(95),
        "program": "",
        "sumber_data": "",
        "unit": "Seksi",
    }
    return BarisFormulir(**biasa | given)


def terisi(nilai: str | None = None, **lain: Any) -> Isian:
    angka = None if nilai is None else D(nilai)
    return Isian(keadaan=Keadaan.TERISI, nilai=angka, **lain)


@pytest.mark.parametrize(
    ("baris", "isian", "sebab"),
    [
        pytest.param({}, Isian(keadaan=Keadaan.TIDAK_BERLAKU), "alasan", id="no reason given"),
        pytest.param({"diukur": False}, terisi("1"), "belum waktunya", id="not measured now"),
        pytest.param({}, terisi("1E14"), "terlalu besar", id="too large to keep"),
        pytest.param({}, terisi("1", progres="x" * 2001), "terlalu panjang", id="text too long"),
        pytest.param(
            {"metode": Metode.RASIO}, terisi("90"), "pembilang", id="ratio as a percentage"
        ),
        pytest.param(
            {"metode": Metode.RASIO},
            terisi(pembilang=D(1), penyebut=D(-1)),
            "Penyebut tidak boleh",
            id="negative penyebut",
        ),
        pytest.param(
            {"rumus": Rumus.PREDIKAT, "target": "BB"},
            terisi(predikat="WTP"),
            "skala target",
            id="predikat of another scale",
        ),
        pytest.param({}, terisi(predikat="BB"), "belum berupa angka", id="a word for a figure"),
    ],
)
def test_what_is_no_statement_of_this_indikator_is_refused(
    baris: dict[str, Any], isian: Isian, sebab: str
) -> None:
    with pytest.raises(DataTidakSah, match=sebab):
        check_isian(a_baris(**baris), isian)


@pytest.mark.parametrize(
    "isian",
    [
        pytest.param(Isian(), id="nothing stated"),
        pytest.param(terisi("0"), id="zero"),
        pytest.param(terisi("-3.5"), id="negative growth"),
        pytest.param(Isian(keadaan=Keadaan.TIDAK_BERLAKU, alasan="tak ada"), id="not applicable"),
    ],
)
def test_blank_zero_negative_and_not_applicable_are_statements(isian: Isian) -> None:
    check_isian(a_baris(), isian)


def test_a_ratio_with_penyebut_0_is_stated_but_has_no_figure() -> None:
    isian = terisi(pembilang=D(0), penyebut=D(0))
    check_isian(a_baris(metode=Metode.RASIO), isian)
    assert nilai_of(isian) is None


def test_what_is_kept_has_four_places_and_no_outer_blanks() -> None:
    isian = tidy_isian(terisi("33.33335", progres="  jalan  "))
    assert (isian.nilai, isian.progres) == (D("33.3334"), "jalan")
    assert tidy_isian(Isian(keadaan=Keadaan.TERISI)).keadaan is Keadaan.BELUM
    assert tidy_isian(terisi(predikat=" bb ")).predikat == "BB"


@pytest.mark.parametrize(
    ("baris", "isian", "kata"),
    [
        pytest.param({}, terisi("12345678"), "rupiah", id="rupiah on a percentage"),
        pytest.param({}, terisi("0.955"), "95,5 persen", id="a fraction for a percentage"),
        pytest.param({"triwulan_lalu": D(60)}, terisi("95"), "Naik 58 persen", id="jump up"),
        pytest.param({"tahun_lalu": D(90)}, terisi("40"), "tahun lalu", id="fall since last year"),
        pytest.param(
            {"metode": Metode.KUMULATIF, "triwulan_lalu": D(50)},
            terisi("40"),
            "kumulatif turun",
            id="cumulative falls",
        ),
        pytest.param(
            {"metode": Metode.RASIO},
            terisi(pembilang=D(9), penyebut=D(8)),
            "Pembilang lebih besar",
            id="more than all",
        ),
        pytest.param(
            {"isian": Isian(keadaan=Keadaan.TIDAK_BERLAKU, alasan="x")},
            terisi("90"),
            "tidak berlaku",
            id="was not applicable before",
        ),
    ],
)
def test_what_is_unusual_is_asked_with_the_history_beside_it(
    baris: dict[str, Any], isian: Isian, kata: str
) -> None:
    assert any(kata in satu for satu in list_keanehan(a_baris(**baris), isian))


@pytest.mark.parametrize(
    ("baris", "isian"),
    [
        pytest.param({"triwulan_lalu": D(80), "tahun_lalu": D(85)}, terisi("90"), id="ordinary"),
        pytest.param({"satuan": "kasus", "triwulan_lalu": D(1)}, terisi("3"), id="small counts"),
        pytest.param({"triwulan_lalu": D(0)}, terisi("90"), id="nothing before"),
        pytest.param(
            {"metode": Metode.KUMULATIF, "triwulan_lalu": D(25)},
            terisi("50"),
            id="cumulative rises",
        ),
        pytest.param({"isian": terisi("5000")}, terisi("5000"), id="confirmed before"),
        pytest.param({"triwulan_lalu": D(10)}, Isian(), id="nothing stated"),
    ],
)
def test_what_is_ordinary_is_not_asked(baris: dict[str, Any], isian: Isian) -> None:
    assert list_keanehan(a_baris(**baris), isian) == []


def test_three_figures_equal_to_their_targets_are_suspicious_two_are_not() -> None:
    sama = (a_baris(), terisi("95"))
    assert is_semua_sama_target([sama, sama, sama, (a_baris(), Isian())])
    assert not is_semua_sama_target([sama, sama])
    assert not is_semua_sama_target([sama, sama, (a_baris(), terisi("94"))])
