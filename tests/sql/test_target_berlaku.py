"""A PK perubahan in mid-year: every periode is judged by the target in force at its end, for each metode."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from sakip.domain.metode import Metode
from sakip.storage.connection import Database, open_database
from tests.builders import (
    a_belanja,
    a_pagu,
    a_perjanjian,
    a_program,
    a_target_cell,
    a_year,
    an_indikator,
    an_office,
    ask,
    ask_one,
    figure,
    save,
)

# The perubahan is signed on 20 August (a_perjanjian): TW I-II keep the old target. "-": the perubahan leaves it as it was.
# nama: rumus, metode, periode ukur; murni; perubahan; realisasi of the four triwulan
TAHUN = {
    "jumlah": ("naik jumlah triwulan", "3 3 3 3", "- - 5 5", "3 3 5 5"),
    "jumlah_semua": ("naik jumlah triwulan", "3 3 3 3", "4 4 4 4", "3 3 4 4"),
    "kumulatif": ("naik kumulatif triwulan", "25 50 75 100", "- - 70 90", "25 50 70 90"),
    "akhir": ("naik akhir triwulan", "80 80 85 90", "- - 82 84", "80 80 82 84"),
    "rata": ("naik rata triwulan", "90 90 90 90", "- - 96 96", "90 90 96 96"),
    "rata_semua": ("naik rata triwulan", "90 90 90 90", "96 96 96 96", "90 90 96 96"),
    "maksimum": ("turun_rasio maksimum triwulan", "60 60 60 60", "45 45 45 45", "60 60 45 45"),
    "minimum": ("naik minimum triwulan", "20 20 20 20", "- - 22 22", "20 20 22 22"),
    "rasio": ("naik rasio triwulan", "80 80 80 80", "- - 90 90", "4/5 4/5 9/10 9/10"),
    "rasio_bagian": ("naik rasio triwulan", "4/5 4/5 4/5 4/5", "- - 9/10 9/10", "4/5 4/5 9/10 9/10"),
    "tahunan": ("naik tahunan tahunan", "- - - 80", "- - - 84", "- - - 84"),
    "rentang": ("rentang akhir triwulan", "18..25 42..52 66..77 92..98", "- - 60..70 90..95", "20 45 65 92"),
    "turun": ("turun_selisih jumlah triwulan", "2 2 2 2", "- - 1 1", "2 2 1 1"),
    "baru": ("naik jumlah triwulan", "- - - -", "- - 5 5", "- - 5 5"),
}  # fmt: skip

# nama, periode: target of the periode, target of the tahun as they stood at its end, capaian
JAWABAN = """
jumlah        TW1    3    12    100
jumlah        TW2    3    12    100
jumlah        S1     6    12    100
jumlah        TW3    5    16    100
jumlah        SD3    11   16    100
jumlah        TW4    5    16    100
jumlah        S2     10   16    100
jumlah        TAHUN  16   16    100
jumlah_semua  TW2    3    12    100
jumlah_semua  S1     6    12    100
jumlah_semua  TW3    4    16    100
jumlah_semua  SD3    12   16    83,333333
jumlah_semua  S2     8    16    100
jumlah_semua  TAHUN  16   16    87,5
kumulatif     S1     50   100   100
kumulatif     TW3    70   90    100
kumulatif     S2     90   90    100
kumulatif     TAHUN  90   90    100
akhir         S1     80   90    100
akhir         S2     84   84    100
akhir         TAHUN  84   84    100
rata          S1     90   90    100
rata          S2     96   93    100
rata          TAHUN  93   93    100
rata_semua    S1     90   90    100
rata_semua    TAHUN  96   96    96,875
maksimum      S1     60   60    100
maksimum      S2     45   45    100
maksimum      TAHUN  45   45    75
minimum       S1     20   20    100
minimum       S2     22   20    100
minimum       TAHUN  20   20    100
rasio         S1     80   80    100
rasio         TAHUN  90   90    96,296297
rasio_bagian  S1     80   80    100
rasio_bagian  TAHUN  86,666667 86,666667 100
tahunan       TW1    -    80    -
tahunan       TW3    -    84    -
tahunan       TAHUN  84   84    100
rentang       S1     42   92    100
rentang       TW3    60   90    100
rentang       TAHUN  90   90    100
turun         S1     4    8     100
turun         S2     2    6     100
turun         TAHUN  6    6     100
baru          S1     -    -     -
baru          TW3    5    10    100
baru          TAHUN  10   10    100
"""


@pytest.fixture(scope="module")
def rekap() -> Iterator[dict[tuple[str, str], dict[str, Any]]]:
    db = open_database()
    save(db, an_office(), a_perjanjian())
    for nama, (aturan, murni, perubahan, realisasi) in TAHUN.items():
        rumus, metode, periode_ukur = aturan.split()
        indikator = an_indikator(kode=nama, rumus=rumus, metode=metode, periode_ukur=periode_ukur)
        save(db, indikator, a_year(murni, realisasi, kode_indikator=nama))
        save(db, a_change(perubahan, kode_indikator=nama))
    rows = ask(db, "select * from mart_capaian_periode")
    yield {(row["kode_indikator"], row["periode"]): row for row in rows}
    db.close()


def a_change(cells: str, kode: str = "PK-2", versi: int = 2, **given: Any) -> list[Any]:
    baris = [
        a_target_cell(teks, triwulan=tw, versi=versi, kode_perjanjian=kode, **given)
        for tw, teks in enumerate(cells.split(), start=1)
    ]
    return [satu for satu in baris if satu is not None]


@pytest.mark.parametrize(
    "jawaban", JAWABAN.strip().splitlines(), ids=lambda baris: "-".join(baris.split()[:2])
)
def test_a_periode_is_judged_by_the_target_in_force_at_its_end(
    jawaban: str, rekap: dict[tuple[str, str], dict[str, Any]]
) -> None:
    nama, periode, *angka = jawaban.split()
    kolom = ("target", "target_tahunan", "capaian")
    assert {k: rekap[nama, periode][k] for k in kolom} == {
        k: None if teks == "-" else figure(teks) for k, teks in zip(kolom, angka, strict=True)
    }


def test_every_metode_has_its_golden_change() -> None:
    assert {aturan.split()[1] for aturan, *_ in TAHUN.values()} == set(Metode)


def test_a_figure_says_which_perjanjian_its_target_comes_from(
    rekap: dict[tuple[str, str], dict[str, Any]],
) -> None:
    asal = {p: rekap["jumlah", p]["kode_perjanjian"] for p in ("TW2", "S1", "TW3", "TAHUN")}
    assert asal == {"TW2": None, "S1": None, "TW3": "PK-2", "TAHUN": "PK-2"}


@pytest.mark.parametrize(
    ("mulai", "target"),
    [
        pytest.param(date(2026, 9, 30), {"TW2": 3, "TW3": 5}, id="the last day of TW III"),
        pytest.param(date(2026, 10, 1), {"TW2": 3, "TW3": 3}, id="the first day of TW IV"),
        pytest.param(date(2026, 1, 1), {"TW2": 5, "TW3": 5}, id="the first day of the year"),
    ],
)
def test_the_day_of_the_perubahan_decides(
    db: Database, mulai: date, target: dict[str, int]
) -> None:
    save(db, an_office(), an_indikator(), a_year("3 3 3 3", "- - - -"))
    save(db, a_perjanjian(tanggal=mulai), a_change("5 5 5 5"))
    rows = ask(
        db, "select periode, target from mart_capaian_periode where periode in ('TW2', 'TW3')"
    )
    assert {row["periode"]: row["target"] for row in rows} == target


def test_of_two_perubahan_the_later_day_wins_and_a_correction_of_the_first_changes_nothing_after(
    db: Database,
) -> None:
    save(db, an_office(), an_indikator(), a_year("3 3 3 3", "- - - -"))
    save(db, a_perjanjian(kode="A", tanggal=date(2026, 7, 5)), a_change("- - 5 5", "A"))
    save(db, a_perjanjian(kode="B", tanggal=date(2026, 8, 5)), a_change("- - 6 6", "B", 3))
    save(db, a_change("- - 9 9", "A", 4))
    rows = ask(
        db, "select periode, target from mart_capaian_periode where periode in ('TW2', 'TW3')"
    )
    assert {row["periode"]: row["target"] for row in rows} == {"TW2": 3, "TW3": 6}


def test_serapan_of_a_periode_is_of_the_pagu_in_force_at_its_end(db: Database) -> None:
    save(db, an_office(), a_program("1"), a_program("1.1"), a_program("1.1.1"))
    pagu = a_pagu("1.1.1", 200, versi=2)
    pagu.isi.update(jenis="perubahan", perubahan_ke=1, mulai_berlaku=date(2026, 9, 15))
    save(db, a_pagu("1.1.1", 100), a_belanja("1.1.1", 1, 50), pagu)
    rows = ask(db, "select * from mart_anggaran where kode_program = '1'")
    assert {row["periode"]: row["serapan"] for row in rows if row["periode"] in ("S1", "SD3")} == {
        "S1": 50,
        "SD3": 25,
    }
    assert ask_one(db, "select pagu from mart_anggaran_sasaran")["pagu"] == 200


def test_each_of_several_changes_of_a_pagu_holds_from_its_own_day(db: Database) -> None:
    save(db, an_office(), a_program("1"), a_program("1.1"), a_program("1.1.1"))
    perubahan = [  # (ke, mulai, nilai, versi): two in one triwulan, and a correction of the first
        (1, date(2026, 5, 20), 999, 2),
        (2, date(2026, 7, 1), 300, 3),
        (3, date(2026, 9, 30), 400, 4),
        (4, date(2026, 10, 5), 250, 5),
        (1, date(2026, 4, 14), 200, 6),
    ]
    semua = []
    for ke, mulai, nilai, versi in perubahan:
        satu = a_pagu("1.1.1", nilai, versi=versi)
        satu.isi.update(jenis="pergeseran", perubahan_ke=ke, mulai_berlaku=mulai)
        semua.append(satu)
    belanja = [a_belanja("1.1.1", triwulan, 50) for triwulan in (1, 2, 3, 4)]
    save(db, a_pagu("1.1.1", 100), *semua, belanja)
    rows = ask(db, "select * from mart_anggaran where kode_program = '1.1.1'")
    hasil = {row["periode"]: (row["pagu"], row["serapan"]) for row in rows}
    assert {p: hasil[p] for p in ("TW1", "S1", "SD3", "TAHUN")} == {
        "TW1": (100, 50),
        "S1": (200, 50),
        "SD3": (400, 37.5),
        "TAHUN": (250, 80),
    }
