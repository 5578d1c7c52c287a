"""Who reads a figure sees which rumus and metode held until when, what followed, why, and what it did."""

from datetime import datetime
from decimal import Decimal

import pytest

from sakip.domain.metode import Metode
from sakip.domain.peran import Peran
from sakip.domain.rumus import Rumus
from sakip.services.riwayat_ukuran import list_riwayat_ukuran
from sakip.services.ukuran import change_ukuran, preview_ukuran
from sakip.storage.connection import Database
from tests.builders import (
    INDIKATOR,
    TAHUN,
    a_pelaku,
    a_unit,
    a_year,
    an_indikator,
    an_office,
    save,
)
from tests.jam import set_jam

PENYUSUN = a_pelaku(Peran.PENYUSUN)


@pytest.fixture
def tahun(db: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """An indikator with TW I and II reported, seen in August."""
    set_jam(monkeypatch, datetime(2026, 8, 3))  # noqa: DTZ001
    save(db, an_office(), an_indikator(), a_year("10 10 10 10", "8 12 9 -"))
    return db


def test_a_reader_sees_what_the_planner_was_shown_before_the_change(tahun: Database) -> None:
    ubah = (3, Rumus.TURUN_SELISIH, Metode.RATA)
    lihat = preview_ukuran(tahun, PENYUSUN, INDIKATOR, TAHUN, *ubah)
    change_ukuran(tahun, PENYUSUN, INDIKATOR, TAHUN, *ubah, "Reviu Inspektorat")
    (satu,) = list_riwayat_ukuran(tahun, a_pelaku(), TAHUN, INDIKATOR)
    assert (satu.sampai, satu.mulai) == ("s.d. triwulan II", "mulai triwulan III")
    assert (satu.semula, satu.menjadi) == ((Rumus.NAIK, Metode.JUMLAH), ubah[1:])
    assert (satu.alasan, satu.dicatat_oleh) == ("Reviu Inspektorat", PENYUSUN.kode)
    kena = {banding.periode: banding for banding in satu.perbandingan}
    assert kena == {banding.periode: banding for banding in lihat if banding.periode in kena}
    assert kena.keys() == {b.periode for b in lihat if b.is_berubah} | {"Triwulan IV"}
    assert kena["s.d. Triwulan III"].capaian_lama == Decimal("96.666667")


def test_a_change_that_was_replaced_stays_in_the_list_and_each_begins_where_the_last_ended(
    tahun: Database,
) -> None:
    for mulai, metode in ((3, Metode.RATA), (4, Metode.AKHIR), (3, Metode.MAKSIMUM)):
        change_ukuran(tahun, PENYUSUN, INDIKATOR, TAHUN, mulai, Rumus.NAIK, metode, "uji")
    daftar = list_riwayat_ukuran(tahun, PENYUSUN, TAHUN)
    assert [(s.mulai_triwulan, s.semula[1], s.menjadi[1], s.berlaku) for s in daftar] == [
        (3, Metode.JUMLAH, Metode.RATA, False),
        (4, Metode.RATA, Metode.AKHIR, True),
        (3, Metode.RATA, Metode.MAKSIMUM, True),
    ]
    assert daftar[0].perbandingan == ()
    # From triwulan IV on another change holds, so that of triwulan III judges TW III and s.d. TW III.
    assert {b.periode for b in daftar[2].perbandingan} == {"Triwulan III", "s.d. Triwulan III"}


def test_a_change_of_another_unit_is_out_of_sight(tahun: Database) -> None:
    save(tahun, a_unit(kode="KEU"))
    change_ukuran(tahun, PENYUSUN, INDIKATOR, TAHUN, 4, Rumus.NAIK, Metode.RATA, "uji")
    assert list_riwayat_ukuran(tahun, a_pelaku(kode_unit="KEU"), TAHUN) == []
