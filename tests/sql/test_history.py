"""Nothing is overwritten: corrections add rows, settings have a first tahun, recomputing changes nothing."""

from decimal import Decimal
from typing import Any

import duckdb
import pytest

from sakip.storage.connection import Database
from sakip.storage.views import create_views
from tests.builders import (
    TAHUN,
    Baris,
    a_realisasi,
    a_sasaran,
    a_setting,
    a_target,
    a_year,
    an_indikator,
    an_office,
    ask,
    ask_one,
    empty,
    figure,
    save,
)
from tests.sql.offices import an_office_of_all, rows_of

MART = ("mart_capaian_periode", "mart_rata_capaian", "mart_kelengkapan")


def seen(db: Database, periode: str = "TW1", **batas: Any) -> dict[str, Any]:
    tahun = batas.get("tahun", TAHUN)
    return ask_one(
        db,
        "select * from mart_capaian_periode where periode = $1 and tahun = $2",
        periode,
        tahun,
    )


def test_a_correction_adds_a_row_and_the_last_one_counts(db: Database) -> None:
    save(db, an_office(), an_indikator(), a_target(), a_realisasi(nilai=4))
    save(db, a_realisasi(nilai=8, versi=2))
    assert seen(db)["realisasi"] == 8
    assert ask(db, "select versi, nilai from realisasi order by versi") == [
        {"versi": 1, "nilai": 4},
        {"versi": 2, "nilai": 8},
    ]


@pytest.mark.parametrize(
    ("terakhir", "realisasi", "status"),
    [
        (a_realisasi(nilai=0, versi=2), 0, "lengkap"),
        (a_realisasi(keadaan="tidak_berlaku", versi=2), None, "tidak_berlaku"),
        (a_realisasi(keadaan="belum", versi=2), None, "belum_dilaporkan"),
    ],
)
def test_the_present_is_the_highest_versi_whatever_it_says(
    db: Database, terakhir: Baris, realisasi: int | None, status: str
) -> None:
    save(db, an_office(), an_indikator(), a_target(), a_realisasi(nilai=4), terakhir)
    assert (seen(db)["realisasi"], seen(db)["status"]) == (realisasi, status)


def test_versi_are_compared_as_numbers(db: Database) -> None:
    save(db, an_office(), an_indikator(), a_target())
    save(db, [a_realisasi(nilai=versi, versi=versi) for versi in range(1, 12)])
    assert seen(db)["realisasi"] == 11


def test_the_same_versi_cannot_be_written_twice(db: Database) -> None:
    save(db, an_office(), an_indikator(), a_realisasi(nilai=4))
    with pytest.raises(duckdb.ConstraintException):
        save(db, a_realisasi(nilai=5))
    assert ask_one(db, "select nilai from realisasi") == {"nilai": 4}


def test_a_target_can_be_changed_and_withdrawn(db: Database) -> None:
    save(db, an_office(), an_indikator(), a_target(nilai=10), a_realisasi(nilai=10))
    save(db, a_target(nilai=20, versi=2))
    assert seen(db)["capaian"] == 50
    save(db, a_target(nilai=None, versi=3))
    assert (seen(db)["capaian"], seen(db)["alasan"]) == (None, "belum_ada_target")


def test_a_setting_from_a_tahun_on_leaves_the_earlier_ones_alone(db: Database) -> None:
    for tahun in (2024, 2025, 2026):
        save(db, a_sasaran(tahun=tahun), an_indikator(tahun=tahun))
        save(db, a_year("10", "30", tahun=tahun))
    save(db, an_office()[:2])
    save(
        db,
        a_setting("batas_atas", "150", mulai_tahun=2025),
        a_setting("skala_predikat", "sangat-baik-sampai-sangat-kurang", mulai_tahun=2026),
    )
    hasil = {tahun: seen(db, tahun=tahun) for tahun in (2024, 2025, 2026)}
    assert [hasil[t]["capaian_batas"] for t in hasil] == [120, 150, 150]
    assert [hasil[t]["predikat"] for t in hasil] == [
        "Sangat Tinggi",
        "Sangat Tinggi",
        "Sangat Baik",
    ]
    save(db, a_setting("batas_atas", "tanpa", mulai_tahun=2026))
    save(db, a_setting("batas_atas", "110", mulai_tahun=2025, versi=2))
    hasil = {tahun: seen(db, tahun=tahun) for tahun in (2024, 2025, 2026)}
    assert [hasil[t]["capaian_batas"] for t in hasil] == [120, 110, 300]


def test_recomputing_changes_nothing(db: Database) -> None:
    save(db, rows_of(an_office_of_all(11)))
    pertama = everything(db)
    with db.transaction() as cur:
        cur.execute("delete from sidik_pandangan")
    create_views(db._con)
    assert everything(db) == pertama


def test_the_order_in_which_rows_were_written_does_not_matter(db: Database) -> None:
    baris = rows_of(an_office_of_all(12))
    save(db, baris)
    pertama = everything(db)
    empty(db)
    save(db, reversed(baris))
    assert everything(db) == pertama


def everything(db: Database) -> list[list[str]]:
    """Return every row of the marts as text, in an order of its own."""
    return [sorted(map(repr, ask(db, f"select * from {nama}"))) for nama in MART]  # noqa: S608


def test_the_order_of_triwulan_matters_only_where_the_last_one_counts(db: Database) -> None:
    baris = an_office()
    for metode in ("jumlah", "rata", "maksimum", "minimum", "rasio", "kumulatif", "akhir"):
        for nama, angka in (("maju", (2, 4, 6, 8)), ("mundur", (8, 6, 4, 2))):
            cells = " ".join(f"{satu}/10" if metode == "rasio" else str(satu) for satu in angka)
            kode = f"{metode}-{nama}"
            baris.append(an_indikator(kode=kode, metode=metode))
            baris += a_year("9 9 9 9", cells, kode_indikator=kode)
    save(db, baris)
    rows = ask(db, "select * from mart_capaian_tahunan where periode = 'TAHUN'")
    hasil = {row["kode_indikator"]: row["realisasi"] for row in rows}
    for metode in ("jumlah", "rata", "maksimum", "minimum", "rasio"):
        assert hasil[f"{metode}-maju"] == hasil[f"{metode}-mundur"], metode
    for metode in ("kumulatif", "akhir"):
        assert (hasil[f"{metode}-maju"], hasil[f"{metode}-mundur"]) == (8, 2), metode


def test_a_cumulative_figure_and_its_target_are_never_summed(db: Database) -> None:
    save(db, an_office(), an_indikator(metode="kumulatif"), a_year("25 50 75 100", "20 45 70 95"))
    for periode, harapan in (
        ("S1", (50, 45)),
        ("S2", (100, 95)),
        ("SD3", (75, 70)),
        ("TAHUN", (100, 95)),
    ):
        assert (seen(db, periode)["target"], seen(db, periode)["realisasi"]) == harapan


def test_a_ratio_of_sums_is_not_the_mean_of_ratios(db: Database) -> None:
    save(
        db,
        an_office(),
        an_indikator(kode="rasio", metode="rasio"),
        an_indikator(kode="rata", metode="rata"),
        a_year("80 80", "1/2 90/100", kode_indikator="rasio"),
        a_year("80 80", "50 90", kode_indikator="rata"),
    )
    rows = ask(
        db, "select kode_indikator, realisasi from mart_capaian_semester where periode = 'S1'"
    )
    assert {row["kode_indikator"]: row["realisasi"] for row in rows} == {
        "rasio": figure("89,215686"),
        "rata": Decimal(70),
    }
