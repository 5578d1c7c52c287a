"""Numbers in cells: every way people write them, each case a row a planner could check."""

from datetime import date, time
from decimal import Decimal

import pytest

from sakip.intake.angka import (
    read_angka,
)


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
        ("1,2E+10", "pangkat sepuluh"),
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
