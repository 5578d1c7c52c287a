"""The golden table of capaian through the views, and predikat on and beside every threshold."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from sakip.rules import list_skala
from sakip.storage.connection import Database, open_database
from tests.builders import (
    a_realisasi,
    a_setting,
    a_target,
    an_indikator,
    an_office,
    ask,
    ask_one,
    figure,
    save,
)
from tests.golden import DITOLAK, Kasus, list_kasus

KASUS = list_kasus()


@pytest.fixture(scope="module")
def rekap() -> Iterator[dict[str, dict[str, Any]]]:
    """The golden table as one office: an indikator per row, seen in triwulan I."""
    db = open_database()
    save(
        db,
        an_office(),
        [an_indikator(kode=k.nama, rumus=k.rumus, metode="akhir") for k in KASUS],
        [
            a_target(kode_indikator=k.nama, nilai=k.target, atas=k.atas)
            for k in KASUS
            if k.target is not None
        ],
        [
            a_realisasi(kode_indikator=k.nama, nilai=k.realisasi)
            for k in KASUS
            if k.realisasi is not None
        ],
    )
    rows = ask(db, "select * from mart_capaian_triwulan where periode = 'TW1'")
    yield {row["kode_indikator"]: row for row in rows}
    db.close()


@pytest.mark.parametrize("kasus", KASUS, ids=lambda kasus: kasus.nama)
def test_the_view_follows_the_rumus(kasus: Kasus, rekap: dict[str, dict[str, Any]]) -> None:
    baris = rekap[kasus.nama]
    assert baris["alasan"] == kasus.alasan
    if kasus.capaian is None:
        assert (baris["capaian"], baris["predikat"]) == (None, None)
    elif abs(kasus.capaian) < 10**9:
        assert baris["capaian"] == kasus.capaian
    else:  # division is in binary fractions of 15 places
        assert abs(baris["capaian"] / kasus.capaian - 1) < Decimal("1e-14")


@pytest.mark.parametrize("baris", DITOLAK.strip().splitlines())
def test_a_negative_target_that_got_in_gives_a_reason_and_no_figure(
    db: Database, baris: str
) -> None:
    rumus, target = baris.split()
    bawah, _, atas = target.partition("..")
    save(
        db,
        an_office(),
        an_indikator(rumus=rumus, metode="akhir"),
        a_target(nilai=figure(bawah), atas=figure(atas) if atas else None),
        a_realisasi(nilai=1),
    )
    seen = ask_one(db, "select capaian, alasan from mart_capaian_triwulan where periode = 'TW1'")
    assert seen == {"capaian": None, "alasan": "target_negatif"}


def test_capaian_is_never_capped_but_beside_it_stands_what_averages_use(
    rekap: dict[str, dict[str, Any]],
) -> None:
    jauh, bawah = rekap["naik_10_69"], rekap["turun_selisih_10_25"]
    assert (jauh["capaian"], jauh["capaian_batas"]) == (690, 120)
    assert (bawah["capaian"], bawah["capaian_batas"]) == (-50, 0)
    biasa = rekap["turun_rasio_10_12"]
    assert biasa["capaian"] == biasa["capaian_batas"] == figure("83,333333")


@pytest.mark.parametrize("skala", list_skala().values(), ids=lambda skala: skala.kode)
def test_the_view_labels_as_the_domain_does_on_and_beside_every_threshold(
    db: Database, skala: Any
) -> None:
    batas = sorted({b for pita in skala.pita for b in (pita.bawah, pita.atas) if b is not None})
    geser = ("-0.01", "-0.0051", "-0.005", "-0.0049", "0", "0.0049", "0.005", "0.0051", "0.01")
    angka = {f"{b}{g}": b + Decimal(g) for b in batas for g in map(Decimal, geser)}
    angka |= {"minus": Decimal(-40), "nol": Decimal(0), "jauh": Decimal(690)}
    save(
        db,
        an_office(),
        a_setting("skala_predikat", skala.kode),
        [an_indikator(kode=kode, metode="akhir") for kode in angka],
        [a_target(kode_indikator=kode, nilai=100) for kode in angka],
        [a_realisasi(kode_indikator=kode, nilai=nilai) for kode, nilai in angka.items()],
    )
    rows = ask(db, "select * from mart_capaian_triwulan where periode = 'TW1'")
    assert len(rows) == len(angka)
    for row in rows:
        tampak = angka[row["kode_indikator"]].quantize(Decimal("0.01"), "ROUND_HALF_UP")
        assert row["predikat"] == skala.label(tampak), row["capaian"]
        assert skala.pita[row["urutan_predikat"] - 1].nama == row["predikat"]


@pytest.mark.parametrize(
    ("realisasi", "predikat"),
    [("90,0049", "Tinggi"), ("90,005", "Sangat Tinggi"), ("90", "Tinggi"), ("89,995", "Tinggi")],
)
def test_a_figure_is_rounded_as_it_is_shown_before_it_is_labelled(
    db: Database, realisasi: str, predikat: str
) -> None:
    save(
        db,
        an_office(),
        an_indikator(metode="akhir"),
        a_target(nilai=100),
        a_realisasi(nilai=figure(realisasi)),
    )
    for view in ("mart_capaian_triwulan", "mart_capaian_instansi"):
        seen = ask_one(db, f"select predikat from {view} where periode = 'TW1'")  # noqa: S608
        assert seen["predikat"] == predikat
