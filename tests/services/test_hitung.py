"""hitung: figures as people and programs write them, and what is refused."""

import pytest

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import pelaku_baris_perintah
from sakip.services.hitung import hitung, to_json

SIAPA = pelaku_baris_perintah("")


@pytest.mark.parametrize(
    ("rumus", "target", "realisasi", "capaian"),
    [
        pytest.param("naik", "80", "92", "115", id="whole numbers"),
        pytest.param("naik", "92,5", "95,5", "103.243243", id="decimal comma"),
        pytest.param("naik", "92.5", "95.5", "103.243243", id="decimal point"),
        pytest.param("naik", "1.250,75", "1.250,75", "100", id="Indonesian thousands"),
        pytest.param("naik", "0.955", "0.955", "100", id="three places after a zero"),
        pytest.param("turun_selisih", "10", "25", "-50", id="below zero"),
        pytest.param("turun_rasio", "10", "12", "83.333333", id="ratio"),
        pytest.param("rentang", "80..90", "95", "94.444444", id="above the range"),
        pytest.param("rentang", "80-90", "72", "90", id="below the range"),
        pytest.param("rentang", "80 s.d. 90", "85", "100", id="inside the range"),
        pytest.param("predikat", "BB", "A", "120", id="predikat"),
        pytest.param("predikat", "wtp", "WDP", "75", id="opini"),
    ],
)
def test_capaian_of_figures_as_they_are_written(
    rumus: str, target: str, realisasi: str, capaian: str
) -> None:
    assert to_json(hitung(SIAPA, rumus, target, realisasi))["capaian"] == capaian


@pytest.mark.parametrize(
    ("rumus", "target", "realisasi", "sebab"),
    [
        pytest.param("naik", "1.500", "3", "pasti", id="1,5 or 1500"),
        pytest.param("naik", "80", "banyak", "pasti", id="no figure"),
        pytest.param("baik", "80", "90", "tidak dikenal", id="unknown rumus"),
        pytest.param("predikat", "BB", "WTP", "skala yang sama", id="two scales"),
        pytest.param("turun_selisih", "-2", "1", "tidak dapat dipakai", id="negative target"),
        pytest.param("rentang", "90..80", "85", "lebih kecil", id="range ends before it begins"),
    ],
)
def test_what_is_unclear_is_refused_with_a_reason(
    rumus: str, target: str, realisasi: str, sebab: str
) -> None:
    with pytest.raises(DataTidakSah, match=sebab):
        hitung(SIAPA, rumus, target, realisasi)


def test_what_cannot_be_computed_says_why() -> None:
    hasil = to_json(hitung(SIAPA, "naik", "0", "5"))
    assert hasil["capaian"] is None
    assert "targetnya 0" in str(hasil["alasan"])
