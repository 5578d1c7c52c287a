"""Exports: what one sees, with filters, date and status above it; numbers count, texts never run."""

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sakip.documents.ekspor import Kolom, build_csv, build_ekspor
from sakip.intake.lembar_kerja import CONTOH

D = Decimal
KETERANGAN = [("Unit", "Semua unit"), ("Data per", "1 Juli 2026"), ("Status", "sementara")]
KOLOM = [
    Kolom(kunci="indikator", judul="Indikator Kinerja", lebar=40),
    Kolom(kunci="realisasi", judul="Realisasi", jenis="angka", desimal=1),
    Kolom(kunci="capaian", judul="Capaian", jenis="persen"),
    Kolom(kunci="pagu", judul="Pagu", jenis="rupiah"),
    Kolom(kunci="tanggal", judul="Tanggal", jenis="tanggal"),
]
BARIS: list[Mapping[str, object]] = [
    {
        "indikator": "Indeks Kepuasan Masyarakat",
        "realisasi": D("92.5"),
        "capaian": D("119.444444"),
        "pagu": D(12345678),
        "tanggal": date(2026, 3, 31),
    },
    {"indikator": "Jumlah gangguan", "realisasi": D(0), "capaian": None},
    {"indikator": "Nilai SAKIP", "realisasi": None, "capaian": "belum dilaporkan"},
]
JAHAT = ["=1+1", "+62 812", "-5 derajat", "@SUM(A1)", "\t=1", "\r=1", "＝1"]


def read(isi: bytes) -> Worksheet:
    """Return the sheet of an export."""
    lembar = openpyxl.load_workbook(io.BytesIO(isi)).active
    assert isinstance(lembar, Worksheet)
    return lembar


def read_csv(isi: bytes) -> list[list[str]]:
    """Return the lines of a CSV export."""
    teks = isi.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(teks, newline=""), delimiter=";"))


def test_title_filters_date_and_status_stand_above_the_table() -> None:
    lembar = read(build_ekspor("Capaian triwulan II 2026", KETERANGAN, KOLOM, BARIS))
    assert [lembar[f"A{nomor}"].value for nomor in range(1, 7)] == [
        "Capaian triwulan II 2026",
        "Unit: Semua unit",
        "Data per: 1 Juli 2026",
        "Status: sementara",
        None,
        "Indikator Kinerja",
    ]


def test_values_keep_their_kind() -> None:
    lembar = read(build_ekspor("Capaian", KETERANGAN, KOLOM, BARIS))
    assert [cell.value for cell in lembar[7]] == [
        "Indeks Kepuasan Masyarakat",
        92.5,
        119.444444,
        12345678,
        datetime(2026, 3, 31),  # noqa: DTZ001  cells know no zone
    ]
    assert [cell.number_format for cell in lembar[7]] == [
        "General",
        "#,##0.0",
        '#,##0.00" %"',
        '"Rp"#,##0;-"Rp"#,##0',
        "[$-421]d mmmm yyyy",
    ]


def test_a_blank_stays_blank_and_0_stays_0() -> None:
    isi = build_ekspor("Capaian", KETERANGAN, KOLOM, BARIS)
    lembar = read(isi)
    assert [lembar["B8"].value, lembar["C8"].value, lembar["D8"].value] == [0, None, None]
    assert lembar["B9"].value is None
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        xml = arsip.read("xl/worksheets/sheet1.xml").decode()
    # No value at all, not an empty text: an empty text would break a sum.
    assert re.search(r'<c r="C8" s="\d+"( t="n")? ?(/>|></c>)', xml)
    assert re.search(r'<c r="B8" s="\d+" t="n"><v>0</v></c>', xml)


@pytest.mark.parametrize("kosong", [None, float("nan"), D("NaN")])
def test_what_has_no_value_is_blank_in_both_files(kosong: object) -> None:
    baris = [{"realisasi": kosong}]
    assert read(build_ekspor("X", [], KOLOM, baris))["B4"].value is None
    assert read_csv(build_csv("X", [], KOLOM, baris))[-1] == [""] * 5


def test_a_word_in_a_column_of_numbers_stays_a_word() -> None:
    lembar = read(build_ekspor("Capaian", KETERANGAN, KOLOM, BARIS))
    assert lembar["C9"].value == "belum dilaporkan"


@pytest.mark.parametrize(
    ("isi", "tampil"),
    [(True, "Ya"), (2026, "2026"), (D("1234.50"), "1.234,5"), (date(2026, 3, 31), "31 Maret 2026")],
)
def test_a_column_of_text_shows_values_as_people_read_them(isi: object, tampil: str) -> None:
    assert read(build_ekspor("X", [], KOLOM, [{"indikator": isi}]))["A4"].value == tampil


@pytest.mark.parametrize("teks", JAHAT)
def test_no_text_becomes_a_formula_in_xlsx(teks: str) -> None:
    kolom = [Kolom(kunci="a", judul=teks), Kolom(kunci="b", judul="B", jenis="angka")]
    isi = build_ekspor(teks, [(teks, teks)], kolom, [{"a": teks, "b": teks}])
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        for nama in arsip.namelist():
            assert not re.search(rb"<(\w+:)?f[\s>/]", arsip.read(nama)), nama
    lembar = read(isi)
    assert [lembar["A5"].value, lembar["B5"].value] == [teks.replace("\r", "\n")] * 2
    assert {lembar[alamat].data_type for alamat in ("A1", "A4", "A5", "B5")} == {"s"}
    assert lembar["A5"].quotePrefix


@pytest.mark.parametrize("teks", JAHAT)
def test_a_text_that_could_run_gets_an_apostrophe_in_csv(teks: str) -> None:
    kolom = [Kolom(kunci="a", judul=teks)]
    baris = read_csv(build_csv(teks, [(teks, teks)], kolom, [{"a": teks}]))
    for satu in (baris[0][0], *baris[1], baris[3][0], baris[4][0]):
        assert satu == "'" + teks.replace("\r", "\n")


def test_numbers_and_the_lone_dash_keep_their_form_in_csv() -> None:
    baris = [
        {"indikator": "-", "realisasi": D("-5.50"), "capaian": 0, "tanggal": date(2026, 3, 31)},
        {"indikator": 'kata; "kutip"', "realisasi": D("1E+3"), "pagu": 2.5, "tanggal": True},
    ]
    assert read_csv(build_csv("X", [], KOLOM, baris))[3:] == [
        ["-", "-5,50", "0", "", "2026-03-31"],
        ['kata; "kutip"', "1000", "", "2,5", "Ya"],
    ]


def test_csv_opens_in_an_indonesian_excel() -> None:
    isi = build_csv("Capaian – II", KETERANGAN, KOLOM, BARIS)
    assert isi.startswith(b"\xef\xbb\xbf")
    baris = read_csv(isi)
    assert baris[:6] == [
        ["Capaian – II"],
        ["Unit", "Semua unit"],
        ["Data per", "1 Juli 2026"],
        ["Status", "sementara"],
        [],
        ["Indikator Kinerja", "Realisasi", "Capaian", "Pagu", "Tanggal"],
    ]
    assert baris[6] == [
        "Indeks Kepuasan Masyarakat",
        "92,5",
        "119,444444",
        "12345678",
        "2026-03-31",
    ]


def test_a_moment_shows_its_time_in_both_files() -> None:
    saat = datetime(2026, 3, 31, 8, 5)  # noqa: DTZ001  the office's own clock
    baris = [{"tanggal": saat}]
    sel = read(build_ekspor("X", [], KOLOM, baris))["E4"]
    assert (sel.value, sel.number_format) == (saat, "[$-421]d mmmm yyyy hh:mm")
    assert read_csv(build_csv("X", [], KOLOM, baris))[-1][4] == "2026-03-31 08:05"


@pytest.mark.parametrize("contoh", [True, False])
def test_only_invented_figures_are_marked_contoh(contoh: bool) -> None:
    isi = build_ekspor("Capaian", KETERANGAN, KOLOM, BARIS, contoh=contoh)
    lembar = read(isi)
    assert lembar.oddHeader is not None
    assert (lembar["A2"].value == CONTOH) is contoh
    assert (lembar.oddHeader.right.text == CONTOH) is contoh
    assert (read_csv(build_csv("X", [], KOLOM, BARIS, contoh=contoh))[0] == [CONTOH]) is contoh


def test_the_table_can_be_filtered_scrolled_and_printed() -> None:
    lembar = read(build_ekspor("Capaian", KETERANGAN, KOLOM, BARIS))
    assert lembar.auto_filter.ref == "A6:E9"
    assert lembar.freeze_panes == "A7"
    assert lembar.print_title_rows == "$6:$6"
    assert str(lembar.print_area).endswith("$A$1:$E$9")
    assert (lembar.page_setup.orientation, lembar.page_setup.fitToWidth) == ("landscape", 1)
    assert lembar.page_setup.fitToHeight == 0
    assert lembar.column_dimensions["A"].width == 40
    assert lembar.oddFooter is not None
    assert lembar.oddFooter.center.text == "Halaman &P dari &N"


def test_an_empty_table_says_so() -> None:
    lembar = read(build_ekspor("Capaian", KETERANGAN, KOLOM, []))
    assert lembar["A7"].value == "Tidak ada baris untuk pilihan ini."


@pytest.mark.parametrize(
    ("judul", "nama"),
    [("Capaian [2026]: a/b?", "Capaian  2026   a b"), ("x" * 50, "x" * 31), ("***", "Data")],
)
def test_the_sheet_has_a_name_that_excel_accepts(judul: str, nama: str) -> None:
    assert read(build_ekspor(judul, [], KOLOM, [])).title == nama


def test_the_same_table_gives_the_same_bytes() -> None:
    assert build_ekspor("X", KETERANGAN, KOLOM, BARIS) == build_ekspor(
        "X", KETERANGAN, KOLOM, BARIS
    )
