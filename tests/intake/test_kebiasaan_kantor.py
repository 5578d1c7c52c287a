"""What offices do to their tables beyond the SOP's form: their words, their columns, their marks."""

import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pytest

from sakip.intake.angka import read_angka
from sakip.intake.baca import read_workbook_here
from sakip.intake.ejaan import normalize_judul
from sakip.intake.hasil import HasilBaca
from sakip.intake.jenis_berkas import tell_jenis_awal
from sakip.intake.kata_judul import classify_judul
from sakip.intake.sebut_triwulan import mask_triwulan
from sakip.intake.tolak import BerkasDitolak
from tests.intake.pabrik_buku import (
    BARIS,
    JUDUL,
    KEBENARAN,
    alamat_dari,
    new_buku,
    nilai_dari,
    save,
)

SASARAN, INDIKATOR, TARGET, NILAI = 0, 1, 2, 3
Isi = Sequence[Sequence[Any]]


def read(isi: Isi, gabung: Sequence[str] = (), *, triwulan: int = 2) -> HasilBaca:
    buku, lembar = new_buku()
    for baris in isi:
        lembar.append(list(baris))
    for rentang in gabung:
        lembar.merge_cells(rentang)
    return read_workbook_here(save(buku), "kantor.xlsx", triwulan)


def rows(susun: Callable[[int, tuple[Any, ...]], Sequence[Any]]) -> list[Sequence[Any]]:
    """Return the seven indikator, each as susun writes it from its number and its cells."""
    return [susun(nomor, baris) for nomor, baris in enumerate(BARIS, 1)]


@pytest.mark.parametrize(
    ("judul", "bidang", "triwulan"),
    [
        (("Realisasi s.d. Juni",), "nilai", 2),
        (("Realisasi Bulan Apr-Jun",), "nilai", 2),
        (("Target (Juli s/d September)",), "target", 3),
        (("Januari - Maret", "Realisasi"), "nilai", 1),
        (("Realisasi 1 Okt s.d. 31 Des",), "nilai", 4),
        (("Realisasi Tri Wulan II",), "nilai", 2),
        (("II", "Realisasi"), "nilai", 2),
        (("R E A L I S A S I",), "nilai", None),
        (("Reali-\nsasi",), "nilai", None),
        (("Program-\nKegiatan",), "program", None),
        (("Real. TW II",), "nilai", 2),
        (("Trgt",), "target", None),
        (("Tolok Ukur Kinerja",), "indikator", None),
        (("Rencana TW II",), "target", 2),
        (("Performance Indicator",), "indikator", None),
        (("Actual",), "nilai", None),
        (("Pencapaian Kinerja",), "nilai", None),
        (("Satuan Target",), "satuan", None),
        (("Target Capaian",), "target", None),
        (("Realisasi T.W. II",), "nilai", 2),
        (("Realisasi", "Tri II"), "nilai", 2),
        (("Ukuran Keberhasilan",), "indikator", None),
        (("Indikator dan Formula",), "indikator", None),
    ],
)
def test_more_words_for_a_column(judul: tuple[str, ...], bidang: str, triwulan: int | None) -> None:
    tafsir = classify_judul(judul)
    assert tafsir is not None
    assert (tafsir.bidang, tafsir.sebutan.triwulan) == (bidang, triwulan)


@pytest.mark.parametrize(
    "judul",
    [
        "Realisasi Mei",
        "Realisasi Mei-Juni",
        "Realisasi Semester I",
        "Realisasi Smt I",
        "Persentase Pencapaian",
        "Target Waktu",
        "Satuan Ukuran Kinerja",
        "Formula Indikator",
        "Rencana Tindak Lanjut",
    ],
)
def test_words_that_are_no_figure_of_a_triwulan(judul: str) -> None:
    tafsir = classify_judul((judul,))
    assert tafsir is None or tafsir.bidang not in ("target", "nilai")


def test_months_are_the_same_layout_in_the_next_triwulan() -> None:
    assert mask_triwulan("realisasi april juni", 2) == mask_triwulan("realisasi juli september", 3)
    assert mask_triwulan("realisasi s d juni", 2) == mask_triwulan("realisasi s d september", 3)


@pytest.mark.parametrize(
    ("teks", "nilai", "tingkat"),
    [
        ("10 org", "10", "pasti"),
        ("８５，５", "85.5", "pasti"),
        ("maks 3", "3", "konfirmasi"),
        ("Tercapai 100%", "100", "konfirmasi"),
        ("85,5 *)", "85.5", "konfirmasi"),
        ("5 (lima) desa", "5", "konfirmasi"),
        ("1'234", "1234", "konfirmasi"),
        ("012", "12", "konfirmasi"),
        ("nol", "0", "konfirmasi"),
        ("Rp -", None, "konfirmasi"),
        ("dalam proses", None, "konfirmasi"),
        ("data belum tersedia", None, "kosong"),
        ("1,2 M", None, "salah"),
        ("Rp 1,2 T", None, "salah"),
        ("Menunggu hasil SKM 2025", None, "salah"),
        ("½", None, "salah"),
        ("350 rb", "350000", "pasti"),
        ("Rp 12.345.678 ,=", "12345678", "pasti"),
        ('"95,5"', "95.5", "pasti"),
        ("BB - 78,35", "78.35", "konfirmasi"),
        ("Sangat Baik (90,5)", "90.5", "konfirmasi"),
        ("95,5.", "95.5", "konfirmasi"),
        ("Nihil kejadian", None, "konfirmasi"),
        ("Belum dilaksanakan", None, "konfirmasi"),
        ("- %", None, "konfirmasi"),
        ("blm ada data", None, "kosong"),
        ("…", None, "kosong"),
        ("350K", None, "salah"),
        ("12 dr 15", None, "salah"),
        ("1,2E+07", None, "salah"),
    ],
)
def test_more_marks_beside_a_figure(teks: str, nilai: str | None, tingkat: str) -> None:
    angka = read_angka(teks)
    assert (angka.nilai, angka.tingkat) == (None if nilai is None else Decimal(nilai), tingkat)


def test_no_zero_has_a_sign() -> None:
    assert [str(read_angka(isi).nilai) for isi in (-0.0, "-0")] == ["0", "0"]


@pytest.mark.parametrize("judul", ["TW", "Triwulan"])
def test_columns_headed_by_the_triwulan_alone_are_asked_about(judul: str) -> None:
    kepala = ["No", "Sasaran", "Indikator", "Target", *(f"{judul} {n}" for n in ("I", "II", "III"))]
    isi = rows(lambda n, b: [n, b[SASARAN], b[INDIKATOR], b[TARGET], 111, b[NILAI], 222])
    hasil = read([kepala, *isi])
    assert (nilai_dari(hasil), alamat_dari(hasil, "konfirmasi")) == (KEBENARAN, ["kolom F"])
    assert read([[*kepala, "Realisasi"], *([*b, 5] for b in isi)]).kolom["nilai"] == "H"


def test_the_perjanjian_that_was_changed_is_the_one_that_holds() -> None:
    kepala = ["No", "Sasaran", "Indikator", "Target PK", "Target PK Perubahan", "Realisasi"]
    isi = rows(lambda n, b: [n, b[SASARAN], b[INDIKATOR], 1, b[TARGET], b[NILAI]])
    assert nilai_dari(read([kepala, *isi])) == KEBENARAN


def test_numbers_under_a_merged_heading_are_not_the_names_beside_them() -> None:
    judul = [
        "No",
        "Sasaran Strategis",
        None,
        "Indikator Kinerja",
        None,
        "Target",
        None,
        "Realisasi",
        None,
    ]
    isi = rows(lambda n, b: [n, f"{n}.", b[SASARAN], f"{n}.1", b[INDIKATOR], b[TARGET], "unit", b[NILAI], "unit"])  # fmt: skip
    hasil = read([judul, *isi], ["B1:C1", "D1:E1", "F1:G1", "H1:I1"])
    assert nilai_dari(hasil) == KEBENARAN
    assert [baris.indikator for baris in hasil.baris] == [baris[INDIKATOR] for baris in BARIS]
    assert [baris.sasaran for baris in hasil.baris] == [baris[SASARAN] for baris in BARIS]
    assert alamat_dari(hasil, "konfirmasi") == []


def test_figures_in_the_second_column_under_their_heading_are_found() -> None:
    judul = ["No", "Sasaran", "Indikator", "Target", "Realisasi", None, "Ket"]
    isi = rows(lambda n, b: [n, b[SASARAN], b[INDIKATOR], b[TARGET], None, b[NILAI], None])
    hasil = read([judul, *isi], ["E1:F1"])
    assert (nilai_dari(hasil), hasil.kolom["nilai"]) == (KEBENARAN, "F")


@pytest.mark.parametrize(
    ("judul", "awalan"),
    [
        pytest.param("Sasaran / Indikator Kinerja", "", id="the heading says both"),
        pytest.param("Indikator Kinerja", "", id="it says what is to come about"),
        pytest.param("Indikator Kinerja", "SASARAN 1: ", id="it is called a sasaran"),
    ],
)
def test_a_sasaran_on_a_row_of_its_own_is_no_indikator(judul: str, awalan: str) -> None:
    isi: list[Sequence[Any]] = [["No", judul, "Satuan", "Target", "Realisasi"]]
    for nomor, baris in enumerate(BARIS, 1):
        if nomor == 1 or baris[SASARAN] != BARIS[nomor - 2][SASARAN]:
            isi.append(["A", awalan + baris[SASARAN]])
        isi.append([nomor, baris[INDIKATOR], "angka", baris[TARGET], baris[NILAI]])
    isi.append([None, "Capaian rata-rata", None, None, 99])
    hasil = read(isi)
    assert nilai_dari(hasil) == KEBENARAN
    assert [baris.sasaran for baris in hasil.baris] == [baris[SASARAN] for baris in BARIS]


def test_a_name_that_goes_on_in_the_row_below_is_one_name() -> None:
    isi: Isi = [["No", "Sasaran", "Indikator", "Target", "Realisasi"], [1, "S", "Persentase layanan", 95, 96],
           [None, None, "selesai tepat waktu"], [2, None, "Nilai SAKIP", 80, 81]]  # fmt: skip
    hasil = read(isi)
    assert [baris.indikator for baris in hasil.baris] == [
        "Persentase layanan selesai tepat waktu",
        "Nilai SAKIP",
    ]


@pytest.mark.parametrize(
    ("judul", "tanya"),
    [
        ("PERIODE JANUARI S.D. DESEMBER 2026", []),
        ("PERIODE 1 APRIL S/D 30 JUNI 2026", []),
        ("PERIODE JULI - SEPTEMBER 2026", ["A1"]),
    ],
)
def test_months_in_a_title_name_the_triwulan(judul: str, tanya: list[str]) -> None:
    hasil = read([[judul], JUDUL, *rows(lambda n, b: [n, *b])])
    assert (nilai_dari(hasil), alamat_dari(hasil, "konfirmasi")) == (KEBENARAN, tanya)


def test_another_table_below_is_told_and_not_mixed_in() -> None:
    lain: Isi = [
        ["No", "Program", "Indikator", "Pagu", "Target", "Realisasi"],
        [1, "P", "Keluaran", 5e6, 4, 3],
    ]
    isi = rows(lambda n, b: [n, *b])
    hasil = read([JUDUL, *isi, [], ["Tabel anggaran"], *lain])
    assert nilai_dari(hasil) == KEBENARAN
    assert alamat_dari(hasil, "konfirmasi") == ["baris 11"]


def test_whoever_signs_is_no_indikator() -> None:
    isi = rows(lambda n, b: [n, *b])
    for siapa in (
        ("Yang melaporkan,", "Staf Penyusun", "SUPARMAN, S.Sos"),
        ("Telah diverifikasi oleh", "SUPARMAN"),
        ("Operator", "SUPARMAN"),
    ):
        ttd = [[None, None, teks] for teks in siapa]
        assert nilai_dari(read([JUDUL, *isi, [], *ttd])) == KEBENARAN


def test_pages_of_text_in_a_heading_cost_no_more_than_their_length() -> None:
    mulai = time.process_time()
    for teks in ("a" * 32_000, "a " * 16_000, "-\n" * 16_000, "a-\n" * 8_000):
        normalize_judul(teks)
    assert time.process_time() - mulai < 2


def test_three_columns_are_enough_when_they_are_the_three() -> None:
    isi = rows(lambda _, b: [b[INDIKATOR], b[TARGET], b[NILAI]])
    assert nilai_dari(read([["Indikator Kinerja", "Target", "Realisasi"], *isi])) == KEBENARAN


def test_ten_faults_in_one_file_are_ten_messages_at_once() -> None:
    salah = (
        "banyak",
        "1,500",
        "80-90",
        "3 dari 4",
        "BB",
        "8/10",
        "#REF!",
        "TRUE",
        "12 Juni 2026",
        "1.00.000",
    )
    isi = [[n, "S", f"Indikator {n}", 10, teks, "", "", "", ""] for n, teks in enumerate(salah, 1)]
    temuan = read([JUDUL, *isi]).list_temuan("salah")
    assert [satu.alamat for satu in temuan] == [f"E{n}" for n in range(2, 12)]
    assert all(satu.apa and satu.perbaikan for satu in temuan)
    assert len({satu.pesan for satu in temuan}) == len(salah)


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        (
            b"From: <Saved by Browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n",
            "html",
        ),
        (b"SQLite format 3\x00" + b"\x01\x00" * 200, "bukan_excel"),
    ],
)
def test_more_files_that_are_no_text(isi: bytes, kode: str) -> None:
    with pytest.raises(BerkasDitolak) as tolak:
        tell_jenis_awal(isi)
    assert tolak.value.kode == kode
