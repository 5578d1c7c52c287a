"""The workbooks in ../shared/contoh/buku come out as expected.json states, by hand, what is in them."""

import json
from pathlib import Path
from typing import Any

import pytest

from sakip.intake.baca import read_workbook, read_workbook_here
from sakip.intake.tolak import BerkasDitolak

CONTOH = Path(__file__).resolve().parents[3] / "shared" / "contoh" / "buku"
TERCATAT: dict[str, Any] = (
    json.loads((CONTOH / "expected.json").read_text(encoding="utf-8"))
    if (CONTOH / "expected.json").exists()
    else {}
)
DIBACA = [nama for nama, isi in TERCATAT.items() if isi["hasil"] == "baca"]
DITOLAK = [nama for nama, isi in TERCATAT.items() if isi["hasil"] == "tolak"]
# One of each kind goes through the child process too.
LEWAT_ANAK = [nama for nama in DIBACA if nama[:3] in ("q02", "q05", "q08", "q09", "q18", "m15")]

pytestmark = pytest.mark.skipif(not TERCATAT, reason="folder ../shared/contoh/buku tidak ada")


def _angka(satu: Any) -> float | None:
    return None if satu is None else float(satu)


@pytest.mark.parametrize(
    ("nama", "baca"),
    [(nama, read_workbook_here) for nama in DIBACA]
    + [(nama, read_workbook) for nama in LEWAT_ANAK],
    ids=[*DIBACA, *(f"anak-{nama}" for nama in LEWAT_ANAK)],
)
def test_a_readable_workbook_says_what_is_in_it(nama: str, baca: Any) -> None:
    harapan = TERCATAT[nama]
    hasil = baca((CONTOH / nama).read_bytes(), nama, 2)
    nilai = [[_angka(baris.target), _angka(baris.nilai)] for baris in hasil.baris]
    assert nilai == harapan["nilai"]
    assert harapan["lembar"] in (None, hasil.lembar)
    assert list(hasil.baris_judul) == harapan["baris_judul"]
    assert hasil.baris_data_pertama == harapan["baris_data_pertama"]
    assert [temuan.alamat for temuan in hasil.list_temuan("salah")] == harapan["salah"]
    assert [temuan.alamat for temuan in hasil.list_temuan("konfirmasi")] == harapan["periksa"]
    assert [temuan.apa for temuan in hasil.list_temuan("catatan")] == harapan["catatan"]
    assert len({baris.sasaran for baris in hasil.baris}) == 4


@pytest.mark.parametrize("nama", DITOLAK)
def test_a_refused_workbook_says_why_in_one_sentence(nama: str) -> None:
    with pytest.raises(BerkasDitolak) as tolak:
        read_workbook((CONTOH / nama).read_bytes(), nama, 2)
    assert tolak.value.kode in TERCATAT[nama]["kode"]
    assert nama in tolak.value.di_mana
    assert tolak.value.perbaikan


def test_a_workbook_without_a_table_says_so() -> None:
    hasil = read_workbook((CONTOH / "m27_empty_sheet.xlsx").read_bytes(), "m27.xlsx", 2)
    assert not hasil.ada_tabel
    assert [temuan.kode for temuan in hasil.temuan] == ["tanpa_tabel"]
