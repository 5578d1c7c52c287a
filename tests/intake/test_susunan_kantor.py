"""How offices number, break and group the rows above and between their indikator."""

from collections.abc import Sequence
from typing import Any

import pytest

from sakip.intake.baca import read_workbook_here
from sakip.intake.hasil import HasilBaca
from tests.intake.pabrik_buku import (
    BARIS,
    JUDUL,
    KEBENARAN,
    SASARAN,
    new_buku,
    nilai_dari,
    save,
)

PENDEK = ("No", "Sasaran", "Indikator", "Target", "Realisasi", "Ket")


def read(isi: Sequence[Sequence[Any]], gabung: Sequence[str] = ()) -> HasilBaca:
    buku, lembar = new_buku()
    for baris in isi:
        lembar.append(list(baris))
    for rentang in gabung:
        lembar.merge_cells(rentang)
    return read_workbook_here(save(buku), "kantor.xlsx", 2)


@pytest.mark.parametrize(
    "nomor",
    [
        [f"-{n}-" for n in range(1, 10)],
        [f"[{n}]" for n in range(1, 10)],
        [f"Kol. {n}" for n in range(1, 10)],
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"],
    ],
    ids=lambda satu: satu[0],
)
def test_columns_are_numbered_in_many_ways(nomor: list[str]) -> None:
    hasil = read([JUDUL, nomor, *([n, *b] for n, b in enumerate(BARIS, 1))])
    assert (nilai_dari(hasil), hasil.baris_data_pertama) == (KEBENARAN, 3)


@pytest.mark.parametrize("tw", [("I", "II", "III", "IV"), (1, 2, 3, 4)])
@pytest.mark.parametrize(
    "gabung", [["E1:H1"], ["E1:H1", "A1:A2", "B1:B2", "C1:C2", "D1:D2", "I1:I2"]]
)
def test_four_triwulan_under_a_head_are_no_numbers_of_columns(
    tw: Sequence[Any], gabung: list[str]
) -> None:
    judul = [[*PENDEK[:5], None, None, None, "Ket"], [*[None] * 4, *tw]]
    isi = [[n, b[0], b[1], b[2], 111, b[3], 222, 333] for n, b in enumerate(BARIS, 1)]
    for nomor in ([], [list(range(1, 10))]):
        hasil = read([*judul, *nomor, *isi], gabung)
        assert (nilai_dari(hasil), hasil.baris_judul) == (KEBENARAN, (1, 2))


@pytest.mark.parametrize(
    "lanjutan",
    [
        [["", "Strategis", "Kinerja", "(%)", "(%)"]],
        [["", "Strategis", "Kinerja", "Tahun", "Triwulan"], ["", "", "Utama", "2025", "II"]],
    ],
)
def test_a_heading_written_on_over_rows_without_merging(lanjutan: list[list[str]]) -> None:
    isi = [[n, *b[:4]] for n, b in enumerate(BARIS, 1)]
    hasil = read([PENDEK, *lanjutan, *isi])
    assert (nilai_dari(hasil), hasil.baris_judul) == (KEBENARAN, (1, 1 + len(lanjutan)))


@pytest.mark.parametrize("tanda", ['-"-', "〃", "Idem.", "s.d.a"])
def test_marks_for_the_same_sasaran(tanda: str) -> None:
    sama = [n > 0 and BARIS[n - 1][0] == b[0] for n, b in enumerate(BARIS)]
    isi = [[n, tanda if sama[n - 1] else b[0], *b[1:4]] for n, b in enumerate(BARIS, 1)]
    assert [baris.sasaran for baris in read([PENDEK, *isi]).baris] == SASARAN
