"""Our reader of .xlsx beside openpyxl: on random workbooks both see the same cells."""

import io
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils import get_column_letter

from sakip.intake.baca_xlsx import read_xlsx
from sakip.intake.gaya import is_persen, is_tanggal
from sakip.intake.jaga import guard
from sakip.intake.kisi import Lembar, clean_teks, letter_kolom, number_kolom
from tests.intake.pabrik_buku import new_buku, save

FORMAT = ("General", "0", "0.00", "0%", "0.00%", '0.0"%"', '"Rp"\\ #,##0.00', "dd/mm/yyyy", "hh:mm", '0 "desa"', "[Red]0.0%;-0.0%", "mmm-yy")  # fmt: skip
TEKS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"
    ),
    max_size=30,
)
ANGKA = st.one_of(
    st.integers(-(10**12), 10**12),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda angka: float(format(angka, ".12g"))),
)
TANGGAL = st.dates(date(1900, 3, 1), date(2099, 12, 31))
ISI = st.one_of(TEKS, ANGKA, st.booleans(), TANGGAL, st.sampled_from(["=1+1", "=A1", "#DIV/0!", "#N/A", "=\"x\""]))  # fmt: skip
SEL = st.dictionaries(
    st.tuples(st.integers(1, 30), st.integers(1, 12)),
    st.tuples(ISI, st.sampled_from(FORMAT)),
    max_size=40,
)


def build(
    sel: dict[tuple[int, int], tuple[Any, str]],
    baris: set[int],
    kolom: set[int],
    gabung: list[tuple[int, int]],
) -> bytes:
    """Return a workbook with these cells, hidden rows and columns, and merges of 2 x 2."""
    buku, lembar = new_buku()
    for (nomor_baris, nomor_kolom), (isi, bentuk) in sel.items():
        if is_tanggal(bentuk) and isinstance(isi, int | float):
            isi = abs(isi) % 2_000_000  # outside its calendar Excel shows #####
        satu = lembar.cell(nomor_baris, nomor_kolom, isi)
        if not isinstance(isi, date):
            satu.number_format = bentuk
    for nomor in baris:
        lembar.row_dimensions[nomor].hidden = True
    for nomor in kolom:
        lembar.column_dimensions[get_column_letter(nomor)].hidden = True
    for nomor_baris, nomor_kolom in gabung:
        lembar.merge_cells(
            start_row=nomor_baris,
            end_row=nomor_baris + 1,
            start_column=nomor_kolom,
            end_column=nomor_kolom + 1,
        )
    return save(buku)


def same(kita: Any, mereka: Any) -> bool:
    """Tell whether two readers mean the same by a cell."""
    if isinstance(mereka, datetime | date | time | timedelta) or isinstance(kita, datetime | time):
        return _days(kita) == _days(mereka)
    if isinstance(mereka, str):
        return bool(kita == clean_teks(mereka))
    return bool(kita == mereka)


def _days(isi: Any) -> float:
    """Return a moment as days since Excel's beginning, to the second."""
    if isinstance(isi, time):
        isi = timedelta(
            hours=isi.hour, minutes=isi.minute, seconds=isi.second + round(isi.microsecond / 1e6)
        )
    if isinstance(isi, date) and not isinstance(isi, datetime):
        isi = datetime(isi.year, isi.month, isi.day)  # noqa: DTZ001 dates of cells have no zone
    if isinstance(isi, datetime):
        isi = isi - datetime(1899, 12, 30)  # noqa: DTZ001
    return round(float(isi / timedelta(days=1)), 4)


def read_ours(isi: bytes) -> Lembar:
    """Read the first sheet as an upload is read."""
    (lembar,) = read_xlsx(guard(isi).isi).lembar
    return lembar


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    sel=SEL,
    baris=st.sets(st.integers(1, 40), max_size=4),
    kolom=st.sets(st.integers(1, 14), max_size=3),
)
def test_both_see_the_same_cells(
    sel: dict[tuple[int, int], tuple[Any, str]], baris: set[int], kolom: set[int]
) -> None:
    isi = build(sel, baris, kolom, [])
    kita = read_ours(isi)
    nilai = load_workbook(io.BytesIO(isi), data_only=True).worksheets[0]
    rumus = load_workbook(io.BytesIO(isi)).worksheets[0]
    for tempat, satu in rumus._cells.items():
        assert isinstance(satu, Cell)
        mereka = nilai.cell(*tempat).value
        punya = kita.sel.get(tempat)
        if satu.data_type == "f":
            assert punya is not None
            assert (punya.belum_dihitung, punya.isi) == (True, satu.value)
        elif mereka is None or (isinstance(mereka, str) and not mereka.strip()):
            assert punya is None
        elif satu.data_type == "e":
            assert punya is not None
            assert (punya.galat, punya.isi) == (True, mereka)
        else:
            assert punya is not None, tempat
            assert same(punya.isi, mereka), (tempat, punya.isi, mereka)
            angka = isinstance(mereka, int | float) and not isinstance(mereka, bool)
            assert punya.persen == (angka and is_persen(satu.number_format))
    assert set(kita.sel) <= set(rumus._cells)
    assert set(kita.kolom_tersembunyi) == kolom
    terpakai = {nomor for nomor, _ in kita.sel}
    assert kita.baris_tersembunyi & terpakai == baris & terpakai


def test_both_see_the_same_merges() -> None:
    isi = build({(1, 1): ("a", "General")}, set(), set(), [(1, 1), (5, 2), (9, 10)])
    mereka = load_workbook(io.BytesIO(isi)).worksheets[0].merged_cells.ranges
    kita = {
        (satu.baris_awal, satu.kolom_awal, satu.baris_akhir, satu.kolom_akhir)
        for satu in read_ours(isi).gabung
    }
    assert kita == {(satu.min_row, satu.min_col, satu.max_row, satu.max_col) for satu in mereka}


def test_every_built_in_format_is_known_for_what_it_is() -> None:
    tanggal = {14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47}
    for nomor, kode in BUILTIN_FORMATS.items():
        assert is_tanggal(kode) == (nomor in tanggal), kode
        assert is_persen(kode) == (nomor in (9, 10)), kode


def test_letters_and_numbers_of_columns_are_one_another_s_inverse() -> None:
    for nomor in range(1, 16_385):
        assert letter_kolom(nomor) == get_column_letter(nomor)
        assert number_kolom(letter_kolom(nomor)) == nomor
