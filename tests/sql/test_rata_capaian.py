"""Averages per sasaran, unit and instansi: what goes in, within which caps, and what is left out."""

from decimal import Decimal
from typing import Any

import pytest

from sakip.storage.connection import Database
from tests.builders import (
    KANTOR,
    Baris,
    a_sasaran,
    a_setting,
    a_target,
    a_unit,
    a_year,
    an_indikator,
    an_office,
    ask,
    ask_one,
    figure,
    save,
)


def measured(realisasi: str, kode: str, **given: Any) -> list[Baris]:
    """Return an indikator with target 10 in triwulan I; realisasi is its cell."""
    indikator = an_indikator(kode=kode, **given)
    return [indikator, *a_year("10", realisasi, kode_indikator=kode)]


def rata(db: Database, kelompok: str = "instansi", periode: str = "TW1") -> dict[str, Any]:
    return ask_one(
        db,
        "select * from mart_rata_capaian where kelompok = $1 and periode = $2",
        kelompok,
        periode,
    )


@pytest.mark.parametrize(
    ("pengaturan", "capaian"),
    [
        ({}, "55"),  # (120 + 100 + 0 + 0) / 4
        ({"batas_atas": "100"}, "50"),
        ({"batas_atas": "110"}, "52,5"),
        ({"batas_atas": "150"}, "62,5"),
        ({"batas_atas": "tanpa"}, "105"),  # (320 + 100 + 0 + 0) / 4
        ({"batas_bawah": "tanpa"}, "30"),
        ({"batas_atas": "tanpa", "batas_bawah": "tanpa"}, "80"),
    ],
)
def test_averages_keep_within_the_caps_of_the_office(
    db: Database, pengaturan: dict[str, str], capaian: str
) -> None:
    save(
        db,
        an_office(),
        [a_setting(kunci, nilai) for kunci, nilai in pengaturan.items()],
        measured("32", "jauh"),  # 320 %
        measured("10", "pas"),  # 100 %
        measured("0", "nol"),  # 0 %
        measured("30", "minus", rumus="turun_selisih"),  # -100 %
    )
    assert rata(db)["capaian"] == figure(capaian)


def test_the_mean_is_simple_unless_weights_say_otherwise(db: Database) -> None:
    save(db, an_office(), measured("10", "a", bobot=3), measured("5", "b", bobot=Decimal("0.5")))
    assert rata(db)["capaian"] == figure("92,857143")  # (3 × 100 + 0.5 × 50) / 3.5


def test_what_cannot_be_computed_is_left_out_and_counted(db: Database) -> None:
    save(
        db,
        an_office(),
        measured("8", "ada"),
        measured("0", "nol"),
        measured("-", "belum"),
        measured("tb", "tb"),
        measured("0", "na", rumus="turun_rasio"),
        [an_indikator(kode="tahunan", metode="tahunan")],
    )
    hasil = rata(db)
    assert hasil["capaian"] == 40  # (80 + 0) / 2: a zero counts, a blank does not
    assert {k: v for k, v in hasil.items() if k.startswith("jumlah_")} == {
        "jumlah_indikator": 6,
        "jumlah_dihitung": 2,
        "jumlah_belum_waktunya": 1,
        "jumlah_belum_dilaporkan": 1,
        "jumlah_belum_lengkap": 1,
    }
    assert (hasil["status"], hasil["alasan"], hasil["predikat"]) == (
        "sementara",
        None,
        "Sangat Rendah",
    )


@pytest.mark.parametrize(
    ("isi", "status"),
    [
        ([measured("8", "a"), measured("9", "b")], "lengkap"),
        ([measured("8", "a"), measured("-", "b")], "sementara"),
        ([measured("8", "a"), measured("tb", "b")], "lengkap"),
        ([measured("-", "a"), measured("tb", "b")], "belum_dilaporkan"),
        ([measured("tb", "a"), measured("tb", "b")], "tidak_dapat_dihitung"),
        ([[an_indikator(metode="tahunan")]], "belum_waktunya"),
    ],
)
def test_an_average_says_how_final_it_is(db: Database, isi: list[list[Baris]], status: str) -> None:
    save(db, an_office(), *isi)
    hasil = rata(db)
    assert hasil["status"] == status
    assert (hasil["alasan"] == "tidak_ada_anggota") == (hasil["capaian"] is None)


def test_a_sasaran_a_unit_and_the_office_each_average_their_own(db: Database) -> None:
    save(
        db,
        an_office(),
        a_unit(kode="YAN", urutan=2),
        a_sasaran(kode="SS-2", urutan=2),
        measured("10", "a"),
        measured("8", "b", kode_unit="YAN"),
        measured("5", "c", kode_unit="YAN", kode_sasaran="SS-2"),
    )
    for view, kolom, harapan in (
        ("mart_capaian_sasaran", "kode_sasaran", {"SS-1": 90, "SS-2": 50}),
        ("mart_capaian_unit", "kode_unit", {"PEM": 100, "YAN": 65}),
        ("mart_capaian_instansi", "kode_instansi", {KANTOR: figure("76,666667")}),
    ):
        rows = ask(db, f"select * from {view} where periode = 'TW1'")  # noqa: S608
        assert {row[kolom]: row["capaian"] for row in rows} == harapan


def test_the_year_so_far_is_averaged_beside_the_periode(db: Database) -> None:
    save(db, an_office(), an_indikator(), a_year("10 10 10 10", "12 - - -"))
    tw1, tw2 = rata(db, periode="TW1"), rata(db, periode="TW2")
    assert (tw1["capaian"], tw1["capaian_tahunan"]) == (120, 30)
    assert (tw2["capaian"], tw2["capaian_tahunan"]) == (None, 30)


def test_an_average_far_beyond_the_target_is_still_shown(db: Database) -> None:
    terbesar = "99999999999999,9999"
    save(
        db,
        an_office(),
        a_setting("batas_atas", "tanpa"),
        an_indikator(),
        a_target(nilai=figure("0,0001")),
        a_year("-", terbesar),
        an_indikator(kode="rasio", metode="rasio"),
        a_target(kode_indikator="rasio", nilai=figure("0,0001")),
        a_year("-", f"{terbesar}/0,0001", kode_indikator="rasio"),
    )
    assert rata(db)["capaian"] > 10**19
    assert len(ask(db, "select * from mart_rata_capaian")) == 3 * 8
