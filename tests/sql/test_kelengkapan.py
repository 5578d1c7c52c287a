"""Kelengkapan counts what is stated of what must be stated; it never exceeds 100 %."""

from typing import Any

import pytest

from sakip.storage.connection import Database
from tests.builders import (
    a_realisasi,
    a_unit,
    a_year,
    an_indikator,
    an_office,
    ask,
    ask_one,
    figure,
    save,
)


def of_unit(db: Database, triwulan: int = 1, unit: str = "PEM") -> dict[str, Any]:
    return ask_one(
        db,
        "select * from mart_kelengkapan where triwulan = $1 and kode_unit = $2",
        triwulan,
        unit,
    )


@pytest.mark.parametrize(
    ("cells", "kelengkapan"),
    [
        (["-", "-", "-"], "0"),
        (["0", "-", "-"], "33,33"),
        (["0", "tb", "-"], "66,67"),
        (["0", "tb", "5"], "100"),
    ],
)
def test_a_zero_and_tidak_berlaku_are_answers_and_a_blank_is_none(
    db: Database, cells: list[str], kelengkapan: str
) -> None:
    save(db, an_office())
    for nomor, cell in enumerate(cells):
        kode = f"IKU-{nomor}"
        save(db, an_indikator(kode=kode), a_year("10", cell, kode_indikator=kode))
    hasil = of_unit(db)
    assert hasil["kelengkapan"] == figure(kelengkapan)
    assert hasil["jumlah_terisi"] + hasil["jumlah_belum"] == hasil["jumlah_diukur"] == len(cells)


def test_what_is_not_measured_now_is_neither_asked_nor_counted(db: Database) -> None:
    save(
        db,
        an_office(),
        an_indikator(kode="tahunan", metode="tahunan"),
        an_indikator(kode="semester", periode_ukur="semester"),
        a_realisasi(kode_indikator="tahunan", triwulan=2),
        a_realisasi(kode_indikator="semester", triwulan=2),
    )
    tw1, tw2, tw4 = (of_unit(db, triwulan) for triwulan in (1, 2, 4))
    assert (tw1["jumlah_indikator"], tw1["jumlah_diukur"], tw1["kelengkapan"]) == (2, 0, None)
    assert (tw2["jumlah_diukur"], tw2["jumlah_terisi"], tw2["kelengkapan"]) == (1, 1, 100)
    assert (tw4["jumlah_diukur"], tw4["jumlah_terisi"], tw4["kelengkapan"]) == (2, 0, 0)


def test_a_statement_taken_back_is_missing_again(db: Database) -> None:
    save(
        db,
        an_office(),
        an_indikator(),
        a_realisasi(nilai=5),
        a_realisasi(keadaan="belum", versi=2),
    )
    assert (of_unit(db)["kelengkapan"], of_unit(db)["jumlah_belum"]) == (0, 1)


def test_each_unit_has_its_own_count(db: Database) -> None:
    save(
        db,
        an_office(),
        a_unit(kode="YAN", urutan=2),
        an_indikator(kode="a"),
        an_indikator(kode="b", kode_unit="YAN"),
        a_realisasi(kode_indikator="b"),
    )
    assert (of_unit(db)["kelengkapan"], of_unit(db, unit="YAN")["kelengkapan"]) == (0, 100)
    assert len(ask(db, "select * from mart_kelengkapan")) == 2 * 4
