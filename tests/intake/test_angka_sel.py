"""Numeric cells, words beside and instead of numbers, and whole workbooks with numbers of every kind."""

import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.domain.tulisan import format_angka
from sakip.intake.angka import (
    Angka,
    explain_pecahan,
    is_tidak_berlaku,
    read_angka,
    read_predikat,
)

CONTOH_BUKU = Path(__file__).resolve().parents[3] / "shared" / "contoh" / "buku"


@pytest.mark.parametrize(
    ("isi", "bacaan"),
    [
        ("1.500", ("1500", "1.500")),
        ("1,500", ("1.500", "1500")),
        ("-2.500", ("-2500", "-2.500")),
        ("1,500 juta", ("1500000", "1500000000")),
        ("(1.500)", ("-1500", "-1.500")),
        ("95,5", ()),
        ("78.35", ()),
    ],
)
def test_both_readings_of_one_mark_are_offered(isi: str, bacaan: tuple[str, ...]) -> None:
    assert tuple(str(nilai) for nilai in read_angka(isi).bacaan) == bacaan


@pytest.mark.parametrize(
    ("isi", "persen_format", "tulisan"),
    [
        (95.5, False, "95.5"),
        (0.1 + 0.2, False, "0.3"),
        (1.1 * 3, False, "3.3"),
        (12345678, False, "12345678"),
        (123456789012345678, False, "123456789012345678"),
        (1.5e16, False, "15000000000000000"),
        (3.286, False, "3.286"),
        (1500, False, "1500"),
        (-4.5, False, "-4.5"),
        (0, False, "0"),
        (Decimal("92.50"), False, "92.50"),
        (0.955, True, "95.5"),
        (0.07, True, "7"),
        (1, True, "100"),
        (1.1055, True, "110.55"),
    ],
)
def test_a_numeric_cell_is_exact_and_never_ambiguous(
    isi: object, persen_format: bool, tulisan: str
) -> None:
    angka = read_angka(isi, persen_format=persen_format)
    assert (str(angka.nilai), angka.tingkat) == (tulisan, "pasti")


def test_a_percent_format_leaves_texts_alone() -> None:
    assert read_angka("95,5%", persen_format=True).nilai == Decimal("95.5")


def test_typed_decimals_are_kept() -> None:
    assert str(read_angka("100,80").nilai) == "100.80"


def test_four_typed_decimals_answer_the_question_about_three() -> None:
    assert read_angka("3,2860") == Angka(Decimal("3.2860"), "pasti")


@pytest.mark.parametrize(
    ("teks", "predikat"),
    [
        ("BB", "BB"),
        (" aa ", "AA"),
        ("Cc", "CC"),
        ("e", "E"),
        ("wtp", "WTP"),
        ("(WDP)", "WDP"),
        ("Wajar Tanpa Pengecualian", "WTP"),
        ("80 (B)", "B"),
        ("A (80,50)", "A"),
        ("BB(78,84)", "BB"),
        ("B+", None),
        ("WTP-DPP", None),
        ("95,5", None),
        ("Paripurna", None),
        ("", None),
        (80, None),
        (None, None),
    ],
)
def test_a_predikat_is_recognised_in_any_case(teks: object, predikat: str | None) -> None:
    assert read_predikat(teks) == predikat


def test_tidak_berlaku_is_told_from_blank_and_zero() -> None:
    assert is_tidak_berlaku(" Tidak  Berlaku ")
    assert not is_tidak_berlaku("")
    assert not is_tidak_berlaku(0)
    assert not is_tidak_berlaku("tidak berlaku lagi sejak TW II")


@pytest.mark.parametrize(
    ("nilai", "target", "satuan", "ditanya"),
    [
        ("0.95", "95", "%", True),
        ("1", "100", "persen", True),
        ("0", "95", "%", False),
        ("1.5", "95", "%", False),
        ("0.95", "1", "%", False),
        ("0.95", None, "%", False),
        ("0.82", "90", "indeks", False),
    ],
)
def test_a_fraction_for_a_percentage_is_asked(
    nilai: str, target: str | None, satuan: str, ditanya: bool
) -> None:
    pertanyaan = explain_pecahan(Decimal(nilai), Decimal(target) if target else None, satuan)
    assert bool(pertanyaan) is ditanya


def test_the_question_about_a_fraction_names_both_figures() -> None:
    pertanyaan = explain_pecahan(Decimal("0.955"), Decimal(95), "%")
    assert "0,955" in pertanyaan
    assert "95,5" in pertanyaan


@given(st.decimals(-(10**12), 10**12, places=2))
def test_what_the_system_prints_reads_back_the_same(nilai: Decimal) -> None:
    angka = read_angka(format_angka(nilai, 2))
    assert (angka.nilai, angka.tingkat) == (nilai, "pasti")


@given(st.text(max_size=60) | st.text("0123456789.,- %()/RpBAjut", max_size=30))
def test_no_text_breaks_the_reader_and_every_doubt_is_explained(teks: str) -> None:
    angka = read_angka(teks)
    assert (angka.nilai is None) == (angka.tingkat in ("salah", "kosong")) or (
        angka.nilai is None and angka.tingkat == "konfirmasi"
    )
    if angka.tingkat in ("salah", "konfirmasi"):
        assert angka.sebab


@given(st.floats(-1e18, 1e18))
def test_floats_keep_the_fifteen_digits_that_excel_shows(nilai: float) -> None:
    terbaca = read_angka(nilai).nilai
    assert terbaca is not None
    assert float(terbaca) == pytest.approx(nilai, rel=1e-14)


@pytest.mark.parametrize("nama", ["q03_indonesian_text_numbers.xlsx", "q25_ambiguous_numbers.xlsx"])
def test_cells_of_the_example_workbooks_are_read_as_their_makers_state(nama: str) -> None:
    if not CONTOH_BUKU.is_dir():
        pytest.skip(f"buku kerja contoh tidak ada di {CONTOH_BUKU}")
    harapan = json.loads((CONTOH_BUKU / "expected.json").read_text(encoding="utf-8"))[nama]
    lembar = openpyxl.load_workbook(CONTOH_BUKU / nama).worksheets[0]
    awal = harapan["baris_data_pertama"]
    salah, periksa = [], []
    for urut, nilai_baris in enumerate(harapan["nilai"]):
        for kolom, nilai in zip("DE", nilai_baris, strict=True):
            alamat = f"{kolom}{awal + urut}"
            angka = read_angka(lembar[alamat].value)
            assert angka.nilai == (None if nilai is None else Decimal(str(nilai))), alamat
            salah += [alamat] * (angka.tingkat == "salah")
            periksa += [alamat] * (angka.tingkat == "konfirmasi")
    assert sorted(salah) == sorted(harapan["salah"])
    assert sorted(periksa) == sorted(harapan["periksa"])
