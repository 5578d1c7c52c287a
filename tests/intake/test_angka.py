"""Numbers in cells: every way people write them, each case a row a planner could check."""

import json
from datetime import date, time
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
    ("isi", "nilai"),
    [
        ("95", "95"),
        (" 95 ", "95"),
        ("95,5", "95.5"),
        ("'86,75", "86.75"),
        ("1.250,75", "1250.75"),
        ("12.345.678", "12345678"),
        ("1 250,75", "1250.75"),
        ("1\u00a0250,75", "1250.75"),
        ("12\u202f345\u202f678", "12345678"),
        ("95,5%", "95.5"),
        ("95,5\u00a0%", "95.5"),
        ("68,56 persen", "68.56"),
        ("0,332", "0.332"),
        ("1234,567", "1234.567"),
        ("Rp 12.345.678,00", "12345678"),
        ("Rp. 12.463.335.063,-", "12463335063"),
        ("Rp12.345.678", "12345678"),
        ("IDR 1.250,75", "1250.75"),
        ("Rp 750.000", "750000"),
        ("Rp 2,83 triliun", "2830000000000"),
        ("1,8 miliar", "1800000000"),
        ("Rp 15 juta", "15000000"),
        ("10 Desa", "10"),
        ("10 desa/kelurahan", "10"),
        ("5 Orang / Bulan", "5"),
        ("100 m2", "100"),
        ("100m²", "100"),
        ("≥ 90", "90"),
        ("-5,2", "-5.2"),
        ("\u22125,2", "-5.2"),
        ("-Rp 5.000", "-5000"),
        ("Rp -5.000", "-5000"),
        ("0", "0"),
        ("0%", "0"),
    ],
)
def test_indonesian_text_is_read_without_a_question(isi: object, nilai: str) -> None:
    angka = read_angka(isi)
    assert (angka.nilai, angka.tingkat) == (Decimal(nilai), "pasti")


@pytest.mark.parametrize(
    ("isi", "nilai", "disebut"),
    [
        ("78.35", "78.35", "Titik dibaca sebagai tanda desimal"),
        ("0.955", "0.955", "Titik dibaca sebagai tanda desimal"),
        ("-2.24 ", "-2.24", "dibaca sebagai -2,24"),
        ("1.500", "1500", "ribuan (1.500) atau desimal (1,5)"),
        ("3.286", "3286", "tulis 3,2860"),
        ("1.500 juta", "1500000000", "ribuan (1.500) atau desimal (1,5)"),
        ("1,250.75", "1250.75", "cara Inggris"),
        ("16,447,874,576.00", "16447874576", "cara Inggris"),
        ("1 250", "1250", "Spasi dibaca sebagai pemisah ribuan"),
        (",5", "0.5", "tidak ditulis"),
        ("80 (B)", "80", "Predikat B"),
        ("78,35 (BB)", "78.35", "Predikat BB"),
        ("A (80,50)", "80.50", "Predikat A"),
        ("BB(78,84)", "78.84", "Predikat BB"),
        ("80 B", "80", "Predikat B"),
        ("> 90", "90", "satu angka yang terukur"),
        ("5 belum selesai", "5", "belum selesai"),
        ("38% (Evaluasi Semester I)", "38", "Evaluasi Semester I"),
        ("(5,2)", "-5.2", "kurung dibaca negatif"),
    ],
)
def test_what_can_mean_two_things_is_asked_with_the_likelier_reading(
    isi: object, nilai: str, disebut: str
) -> None:
    angka = read_angka(isi)
    assert (angka.nilai, angka.tingkat) == (Decimal(nilai), "konfirmasi")
    assert disebut in angka.pesan


@pytest.mark.parametrize("isi", ["nihil", "Nihil", "**)", "n/a", "N/A", "tidak ada"])
def test_words_that_may_mean_zero_or_no_data_propose_no_value(isi: object) -> None:
    angka = read_angka(isi)
    assert (angka.nilai, angka.tingkat) == (None, "konfirmasi")
    assert "Ketik 0 bila" in angka.pesan


@pytest.mark.parametrize(
    "isi", [None, "", "   ", "\u00a0", "-", "–", "—", "...", "belum ada", "Belum ada data"]
)
def test_blank_is_blank_and_never_zero(isi: object) -> None:
    angka = read_angka(isi)
    assert (angka.nilai, angka.tingkat, angka.pesan) == (None, "kosong", "")


@pytest.mark.parametrize(
    ("isi", "disebut"),
    [
        ("1,500", "Tulis 1500 atau 1,5"),
        ("104,319", "Tulis 104319 atau 104,3190"),
        ("80-90", "rentang"),
        ("80–90", "rentang"),
        ("90 s.d. 95", "rentang"),
        ("10 dari 10 desa", "dua angka"),
        ("8/10", "garis miring"),
        ("BB", "Predikat BB tertulis tanpa angka"),
        ("WTP", "Predikat WTP tertulis tanpa angka"),
        ("31 Maret 2026", "tanggal"),
        ("2026-03-31", "tanggal"),
        ("08/10/2026", "tanggal"),
        (date(2026, 10, 8), "8 Oktober 2026"),
        (time(8, 30), "08:30"),
        (True, "benar/salah"),
        ("FALSE", "benar/salah"),
        ("#DIV/0!", "galat Excel “#DIV/0!”"),
        ("=SUM(E2:E5)", "belum dihitung"),
        (float("nan"), "galat Excel"),
        (float("inf"), "galat Excel"),
        ("tidak berlaku", "kolom Nilai"),
        ("Paripurna", "tidak terbaca sebagai angka"),
        ("1,2E+10", "tidak terbaca sebagai angka"),
        ("1.25.000", "kelompok ribuan"),
        ("95, 5", "kelompok ribuan"),
        ("3507012345678900011122", "lebih dari 20 digit"),
        (1e300, "lebih dari 20 digit"),
        ("selesai " * 100, "tidak terbaca sebagai angka"),
    ],
)
def test_what_is_no_number_is_refused_with_advice(isi: object, disebut: str) -> None:
    angka = read_angka(isi)
    assert (angka.nilai, angka.tingkat) == (None, "salah")
    assert disebut in angka.pesan
    assert angka.apa
    assert angka.sebab
    assert angka.perbaikan


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
