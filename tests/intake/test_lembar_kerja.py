"""Cells and rows of every workbook: text stays text, numbers stay numbers, rows fit their text."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sakip.intake.lembar_cetak import count_lines, save_tetap, set_height, text_height, text_width
from sakip.intake.lembar_kerja import (
    JUDUL,
    cell_at,
    clean_teks,
    format_desimal,
    merge_block,
    starts_like_rumus,
    write_angka,
    write_tanggal,
    write_teks,
)
from tests.intake.formulir_contoh import count_rumus, open_buku, parts


@pytest.fixture
def lembar() -> Worksheet:
    lembar = Workbook().active
    assert isinstance(lembar, Worksheet)
    return lembar


@pytest.fixture
def sel(lembar: Worksheet) -> Cell:
    return cell_at(lembar, "A1")


@pytest.mark.parametrize(
    "teks",
    ["=1+1", "+62", "-5 derajat", "@SUM(A1)", "\t=1", "\n=1", "＝1+1", "#DIV/0!", "1.5", "TRUE"],
)
def test_a_text_stays_a_text_whatever_it_begins_with(sel: Cell, teks: str) -> None:
    write_teks(sel, teks)
    assert (sel.value, sel.data_type) == (teks, "s")
    buku = sel.parent.parent
    assert isinstance(buku, Workbook)
    isi = save_tetap(buku, judul="Uji")
    assert count_rumus(isi) == 0
    assert open_buku(isi).worksheets[0]["A1"].value == teks


@pytest.mark.parametrize(
    ("teks", "seperti"), [("=1", True), ("-", False), (" - ", False), ("-1", True), ("a=1", False)]
)
def test_only_texts_that_could_run_are_marked(sel: Cell, teks: str, seperti: bool) -> None:
    write_teks(sel, teks)
    assert starts_like_rumus(teks) is seperti
    assert bool(sel.quotePrefix) is seperti


@pytest.mark.parametrize("teks", ["", None, "\x00\x1f"])
def test_no_text_leaves_the_cell_blank(sel: Cell, teks: str | None) -> None:
    write_teks(sel, teks)
    assert sel.value is None


def test_control_characters_go_and_line_ends_become_one_kind() -> None:
    assert clean_teks("a\x00b\r\nc\rd\te\ud800\x7f") == "ab\nc\nd\te"
    assert len(clean_teks("x" * 40_000)) == 32_767


@pytest.mark.parametrize(
    ("desimal", "satuan", "bentuk"),
    [
        (0, "", "#,##0"),
        (2, "", "#,##0.00"),
        (-1, "", "#,##0"),
        (1, " persen", '#,##0.0" persen"'),
        (0, ' "x"', '#,##0" x"'),
    ],
)
def test_number_formats(desimal: int, satuan: str, bentuk: str) -> None:
    assert format_desimal(desimal, satuan) == bentuk


@pytest.mark.parametrize("nilai", [Decimal(0), Decimal("-0.25"), Decimal("12345678.9"), None])
def test_numbers_stay_numbers_and_nothing_stays_nothing(sel: Cell, nilai: Decimal | None) -> None:
    write_angka(sel, nilai, "#,##0.00")
    buku = sel.parent.parent
    assert isinstance(buku, Workbook)
    kembali = open_buku(save_tetap(buku, judul="Uji")).worksheets[0]["A1"].value
    assert kembali == (None if nilai is None else float(nilai))


def test_a_moment_keeps_the_clock_it_carries(sel: Cell) -> None:
    write_tanggal(sel, datetime(2026, 3, 31, 8, 5, tzinfo=UTC))
    assert sel.value == datetime(2026, 3, 31, 8, 5)  # noqa: DTZ001  cells know no zone
    assert "hh:mm" in sel.number_format


def test_longer_and_larger_text_needs_more_room() -> None:
    assert text_width("mm", 10) > text_width("ii", 10)
    assert text_width("kata", 10, tebal=True) > text_width("kata", 10)
    assert text_height(3, 9) > text_height(2, 9)


@pytest.mark.parametrize(
    ("teks", "lebar", "paling_sedikit", "paling_banyak"),
    [
        ("", 20, 1, 1),
        ("kata", 20, 1, 1),
        ("satu\ndua\ntiga", 20, 3, 3),
        ("kata " * 40, 20, 9, 16),
        ("x" * 200, 20, 9, 14),
    ],
)
def test_wrapped_lines_are_counted(
    teks: str, lebar: float, paling_sedikit: int, paling_banyak: int
) -> None:
    assert paling_sedikit <= count_lines(teks, lebar, 9) <= paling_banyak


def test_a_narrower_column_never_needs_fewer_lines() -> None:
    teks = "Persentase layanan administrasi terpadu yang selesai tepat waktu"
    jumlah = [count_lines(teks, lebar, 9) for lebar in range(5, 60)]
    assert jumlah == sorted(jumlah, reverse=True)


def test_a_row_is_never_higher_than_a_workbook_allows(lembar: Worksheet) -> None:
    set_height(lembar, 1, 5000)
    assert lembar.row_dimensions[1].height == 409


def test_only_the_first_cell_of_a_merged_range_can_be_written(lembar: Worksheet) -> None:
    assert merge_block(lembar, "A1:B2", JUDUL).coordinate == "A1"
    with pytest.raises(TypeError, match="B2"):
        cell_at(lembar, "B2")


def test_a_saved_workbook_carries_no_clock(lembar: Worksheet) -> None:
    buku = lembar.parent
    assert isinstance(buku, Workbook)
    inti = parts(save_tetap(buku, judul="Uji"))["docProps/core.xml"]
    assert inti.count("2000-01-01T00:00:00Z") == 2
