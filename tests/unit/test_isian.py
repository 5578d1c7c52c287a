"""What a person may state: blank, 0 and tidak berlaku kept apart; what is refused, what is unusual."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.formulir import BarisFormulir, Isian, Keadaan
from sakip.domain.isian import check_isian, fit_isian, list_keanehan, nilai_of, tidy_isian
from sakip.domain.metode import Metode
from sakip.domain.rumus import Rumus

D = Decimal


def a_baris(**given: Any) -> BarisFormulir:
    """Return a line of the form: higher is better, target 10."""
    biasa: dict[str, Any] = {
        "nomor": 1,
        "kode_indikator": "IKU-01",
        "sasaran": "Sasaran",
        "indikator": "Jumlah laporan",
        "satuan": "laporan",
        "rumus": Rumus.NAIK,
        "metode": Metode.JUMLAH,
        "desimal": 2,
        "diukur": True,
        "target": "10",
        "target_nilai": D(10),
        "program": "",
        "sumber_data": "",
        "unit": "Seksi Pemerintahan",
    }
    return BarisFormulir(**biasa | given)


RASIO = a_baris(metode=Metode.RASIO, satuan="persen", target="80", target_nilai=D(80))
PREDIKAT = a_baris(rumus=Rumus.PREDIKAT, metode=Metode.TAHUNAN, target="BB", target_nilai=D(5))
TERISI, BELUM, TIDAK_BERLAKU = Keadaan.TERISI, Keadaan.BELUM, Keadaan.TIDAK_BERLAKU


@pytest.mark.parametrize(
    ("isian", "keadaan"),
    [
        (Isian(), BELUM),
        (Isian(keadaan=TERISI), BELUM),
        (Isian(keadaan=TERISI, predikat="  "), BELUM),
        (Isian(keadaan=BELUM, nilai=D(0)), TERISI),
        (Isian(keadaan=TERISI, nilai=D(0)), TERISI),
        (Isian(keadaan=TERISI, predikat="bb"), TERISI),
        (Isian(keadaan=TERISI, penyebut=D(4)), TERISI),
        (Isian(keadaan=TIDAK_BERLAKU, alasan="libur", nilai=D(3)), TIDAK_BERLAKU),
    ],
)
def test_keadaan_follows_what_is_stated(isian: Isian, keadaan: Keadaan) -> None:
    assert tidy_isian(isian).keadaan is keadaan


def test_tidak_berlaku_takes_no_figure_and_no_other_keadaan_a_reason() -> None:
    rapi = tidy_isian(Isian(keadaan=TIDAK_BERLAKU, nilai=D(3), predikat="BB", alasan=" libur "))
    assert rapi == Isian(keadaan=TIDAK_BERLAKU, alasan="libur")
    assert tidy_isian(Isian(keadaan=TERISI, nilai=D(3), alasan="libur")).alasan == ""


def test_figures_are_kept_to_four_places_and_texts_without_outer_blanks() -> None:
    rapi = tidy_isian(Isian(nilai=D("1.00005"), predikat=" bb ", progres=" a ", keterangan="\n"))
    assert (rapi.nilai, rapi.predikat, rapi.progres, rapi.keterangan) == (
        D("1.0001"),
        "BB",
        "a",
        "",
    )


@given(
    keadaan=st.sampled_from(Keadaan),
    nilai=st.none() | st.decimals("-1e13", "1e13", places=6),
    pembilang=st.none() | st.just(D(3)),
    predikat=st.none() | st.sampled_from(("BB", " ", "")),
    alasan=st.sampled_from(("", " libur ")),
)
def test_tidying_twice_changes_nothing(
    keadaan: Keadaan,
    nilai: Decimal | None,
    pembilang: Decimal | None,
    predikat: str | None,
    alasan: str,
) -> None:
    sekali = tidy_isian(
        Isian(keadaan=keadaan, nilai=nilai, pembilang=pembilang, predikat=predikat, alasan=alasan)
    )
    assert tidy_isian(sekali) == sekali


@pytest.mark.parametrize(
    ("baris", "isian"),
    [
        (a_baris(), Isian(keadaan=TERISI, nilai=D("78.84"))),
        (RASIO, Isian(keadaan=TERISI, pembilang=D(3), penyebut=D(4))),
        (PREDIKAT, Isian(keadaan=TERISI, predikat="BB")),
    ],
)
def test_of_a_cell_that_says_more_only_the_indikators_own_figure_is_kept(
    baris: BarisFormulir, isian: Isian
) -> None:
    semua = Isian(keadaan=TERISI, nilai=D("78.84"), pembilang=D(3), penyebut=D(4), predikat="BB")
    assert fit_isian(baris, semua) == isian
    assert fit_isian(baris, isian) == isian


@pytest.mark.parametrize(
    ("baris", "isian"),
    [
        (RASIO, Isian(keadaan=TERISI, nilai=D(75))),
        (PREDIKAT, Isian(keadaan=TERISI, nilai=D(80))),
        (a_baris(), Isian(keadaan=TERISI, predikat="BB")),
    ],
)
def test_what_is_stated_otherwise_is_left_to_be_refused_not_dropped(
    baris: BarisFormulir, isian: Isian
) -> None:
    assert fit_isian(baris, isian) == isian
    with pytest.raises(DataTidakSah, match="IKU-01 Jumlah laporan"):
        check_isian(baris, isian)


@pytest.mark.parametrize(
    ("baris", "isian", "salah"),
    [
        (a_baris(), Isian(keadaan=TIDAK_BERLAKU), "Tidak berlaku harus disertai alasan"),
        (a_baris(diukur=False), Isian(keadaan=TERISI, nilai=D(1)), "belum waktunya diukur"),
        (a_baris(), Isian(keadaan=TERISI, predikat="BB"), "belum berupa angka"),
        (a_baris(), Isian(keadaan=TERISI, nilai=D(10) ** 14), "terlalu besar"),
        (a_baris(), Isian(keadaan=TERISI, nilai=D("1e300")), "terlalu besar"),
        (a_baris(), Isian(keadaan=TERISI, nilai=D("Infinity")), "terlalu besar"),
        (a_baris(), Isian(keadaan=TERISI, nilai=D(1), progres="a" * 2001), "2001 karakter"),
        (RASIO, Isian(keadaan=TERISI, nilai=D(75)), "pembilang dan penyebut"),
        (RASIO, Isian(keadaan=TERISI, pembilang=D(3)), "salah satunya belum diisi"),
        (RASIO, Isian(keadaan=TERISI, pembilang=D(3), penyebut=D(-4)), "tidak boleh di bawah 0"),
        (PREDIKAT, Isian(keadaan=TERISI, predikat="WTP"), "WTP tidak ada dalam skala target (BB)"),
        (PREDIKAT, Isian(keadaan=TERISI, predikat="B+"), "Predikat B+ tidak ada"),
        (PREDIKAT, Isian(keadaan=TERISI, nilai=D(80)), "Predikat (kosong) tidak ada"),
    ],
)
def test_what_cannot_be_a_statement_of_the_indikator_is_refused(
    baris: BarisFormulir, isian: Isian, salah: str
) -> None:
    with pytest.raises(DataTidakSah) as ditolak:
        check_isian(baris, tidy_isian(isian))
    assert salah in ditolak.value.apa
    assert ditolak.value.di_mana == "IKU-01 Jumlah laporan"
    assert ditolak.value.perbaikan


@pytest.mark.parametrize(
    ("baris", "isian"),
    [
        (a_baris(), Isian()),
        (a_baris(diukur=False), Isian()),
        (a_baris(), Isian(nilai=D(0))),
        (a_baris(), Isian(nilai=D("-12.5"))),
        (a_baris(), Isian(nilai=D("99999999999999.9999"))),
        (a_baris(), Isian(keadaan=TIDAK_BERLAKU, alasan="tidak ada bencana")),
        (RASIO, Isian(pembilang=D(0), penyebut=D(0))),
        (RASIO, Isian(pembilang=D(-1), penyebut=D(5))),
        (PREDIKAT, Isian(predikat="b")),
        (replace(PREDIKAT, target=""), Isian(predikat="WTP")),
    ],
)
def test_what_is_legal_passes(baris: BarisFormulir, isian: Isian) -> None:
    check_isian(baris, tidy_isian(isian))


@pytest.mark.parametrize(
    ("isian", "nilai"),
    [
        (Isian(), None),
        (Isian(keadaan=TERISI, nilai=D(0)), D(0)),
        (Isian(keadaan=TERISI, pembilang=D(3), penyebut=D(4)), D(75)),
        (Isian(keadaan=TERISI, pembilang=D(0), penyebut=D(4)), D(0)),
        (Isian(keadaan=TERISI, pembilang=D(3), penyebut=D(0)), None),
        (Isian(keadaan=TERISI, predikat="BB"), D(5)),
        (Isian(keadaan=TERISI, predikat="E"), D(0)),
        (Isian(keadaan=TIDAK_BERLAKU, alasan="libur"), None),
    ],
)
def test_an_isian_comes_to_a_figure_or_to_none(isian: Isian, nilai: Decimal | None) -> None:
    assert nilai_of(isian) == nilai


@pytest.mark.parametrize(
    ("baris", "isian", "aneh"),
    [
        (a_baris(satuan="%"), Isian(nilai=D(12_000_000)), "rupiah atau jumlah"),
        (a_baris(satuan="persen"), Isian(nilai=D("0.95")), "maksudnya 95 persen"),
        (RASIO, Isian(pembilang=D(6), penyebut=D(5)), "Pembilang lebih besar"),
        (
            a_baris(isian=Isian(keadaan=TIDAK_BERLAKU, alasan="libur")),
            Isian(nilai=D(5)),
            "Sebelumnya dinyatakan tidak berlaku",
        ),
    ],
)
def test_what_is_legal_but_unusual_is_asked(baris: BarisFormulir, isian: Isian, aneh: str) -> None:
    assert any(aneh in kalimat for kalimat in list_keanehan(baris, tidy_isian(isian)))


@pytest.mark.parametrize("nilai", ["0", "95", "120"])
def test_an_ordinary_percentage_is_not_asked_about(nilai: str) -> None:
    assert list_keanehan(a_baris(satuan="%"), tidy_isian(Isian(nilai=D(nilai)))) == []
