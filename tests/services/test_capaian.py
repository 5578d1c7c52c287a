"""Capaian as people read it: in the reader's scope, with words for what has no figure."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from sakip.domain.errors import TidakBerhak
from sakip.domain.peran import Pelaku, Peran
from sakip.domain.periode import JenisPeriode
from sakip.domain.predikat import tulis_predikat
from sakip.services.capaian import (
    NAMA_STATUS,
    BarisRekap,
    decimal_text,
    list_anggaran,
    list_efisiensi,
    list_kelengkapan,
    list_rata,
    list_rekap,
    list_tren,
    rekap_json,
)
from sakip.storage.connection import Database
from tests.builders import (
    KANTOR,
    TAHUN,
    UNIT,
    a_belanja,
    a_pagu,
    a_pelaku,
    a_program,
    a_realisasi,
    a_sasaran,
    a_target,
    a_unit,
    a_year,
    an_indikator,
    an_office,
    save,
)

TW1 = JenisPeriode.TW1
CAMAT, KASI = a_pelaku(Peran.PENANGGUNG_JAWAB), a_pelaku()
KASI_LAIN = a_pelaku(kode_unit="YAN")
TANPA_PERAN = Pelaku(kode="x", nama="X", kode_instansi=KANTOR, penugasan=())


@pytest.fixture
def kantor(db: Database) -> Database:
    """Two units with an indikator each, in two tahun, and money behind one of them."""
    save(
        db,
        an_office(),
        a_sasaran(tahun=2025),
        a_unit(kode="YAN", nama="Seksi Pelayanan", urutan=2),
        [a_program(kode) for kode in ("1", "1.1", "1.1.1")],
        a_pagu("1.1.1", 100),
        a_belanja("1.1.1", 1, 20),
        an_indikator(kode="a", kode_program="1", urutan=1),
        an_indikator(kode="b", kode_unit="YAN", urutan=2),
        an_indikator(kode="a", tahun=2025),
        a_year("10 10", "8 12", kode_indikator="a"),
        a_year("10", "5", kode_indikator="b"),
        a_year("10", "6", kode_indikator="a", tahun=2025),
    )
    return db


def rekap(db: Database, periode: JenisPeriode = TW1) -> dict[str, BarisRekap]:
    return {satu.kode: satu for satu in list_rekap(db, CAMAT, TAHUN, periode)}


def test_the_rekap_holds_the_indikator_of_the_tahun_in_order(kantor: Database) -> None:
    baris = list_rekap(kantor, CAMAT, TAHUN, TW1)
    assert [(satu.kode, satu.capaian) for satu in baris] == [("a", Decimal(80)), ("b", Decimal(50))]
    assert list_rekap(kantor, CAMAT, 2031, TW1) == []


@pytest.mark.parametrize(
    ("siapa", "terlihat"),
    [
        (CAMAT, ["a", "b"]),
        (KASI, ["a"]),
        (KASI_LAIN, ["b"]),
        (a_pelaku(Peran.INSPEKTORAT), ["a", "b"]),
    ],
)
def test_a_reader_sees_the_rows_of_the_own_scope(
    kantor: Database, siapa: Pelaku, terlihat: list[str]
) -> None:
    assert [satu.kode for satu in list_rekap(kantor, siapa, TAHUN, TW1)] == terlihat
    assert {row["kode_unit"] for row in list_kelengkapan(kantor, siapa, TAHUN)} == {
        {"a": UNIT, "b": "YAN"}[kode] for kode in terlihat
    }
    tren = list_tren(kantor, siapa, "a")
    assert [row["tahun"] for row in tren] == ([2025, 2026] if "a" in terlihat else [])
    assert len(list_rata(kantor, siapa, "unit", TAHUN)) == 8 * len(terlihat)


def test_another_unit_is_refused_not_shown_empty(kantor: Database) -> None:
    with pytest.raises(TidakBerhak):
        list_rekap(kantor, KASI, TAHUN, TW1, "YAN")
    assert [satu.kode for satu in list_rekap(kantor, CAMAT, TAHUN, TW1, "YAN")] == ["b"]


def _rata(kelompok: str) -> Callable[[Database, Pelaku], object]:
    return lambda db, pelaku: list_rata(db, pelaku, kelompok)


SELURUH_KANTOR: list[Callable[[Database, Pelaku], object]] = [
    _rata("sasaran"),
    _rata("instansi"),
    lambda db, pelaku: list_anggaran(db, pelaku, TAHUN, TW1),
    lambda db, pelaku: list_efisiensi(db, pelaku, TAHUN),
]
SIAPA_PUN: list[Callable[[Database, Pelaku], object]] = [
    _rata("unit"),
    lambda db, pelaku: list_rekap(db, pelaku, TAHUN, TW1),
    lambda db, pelaku: list_tren(db, pelaku, "a"),
    lambda db, pelaku: list_kelengkapan(db, pelaku, TAHUN),
]


@pytest.mark.parametrize("baca", SELURUH_KANTOR)
def test_sums_that_hold_figures_of_other_units_are_for_who_sees_the_office(
    kantor: Database, baca: Callable[[Database, Pelaku], object]
) -> None:
    assert baca(kantor, CAMAT)
    with pytest.raises(TidakBerhak):
        baca(kantor, KASI)


@pytest.mark.parametrize("baca", [*SELURUH_KANTOR, *SIAPA_PUN])
@pytest.mark.parametrize("siapa", [a_pelaku(Peran.ADMINISTRATOR), TANPA_PERAN])
def test_who_has_no_part_in_performance_sees_no_figure(
    kantor: Database, siapa: Pelaku, baca: Callable[[Database, Pelaku], object]
) -> None:
    with pytest.raises(TidakBerhak):
        baca(kantor, siapa)


def test_efficiency_and_money_are_read_with_their_names(kantor: Database) -> None:
    (sasaran, instansi) = list_efisiensi(kantor, CAMAT, TAHUN)
    assert (sasaran["kelompok"], sasaran["sasaran"]) == (
        "sasaran",
        "Meningkatnya kualitas pelayanan publik",
    )
    assert (instansi["kelompok"], instansi["serapan"]) == ("instansi", 20)
    rows = list_anggaran(kantor, CAMAT, TAHUN, TW1)
    assert [(row["kode_program"], row["serapan"]) for row in rows] == [
        ("1", 20),
        ("1.1", 20),
        ("1.1.1", 20),
    ]


def test_figures_are_written_with_the_places_of_the_indikator(db: Database) -> None:
    save(
        db,
        an_office(),
        an_indikator(kode="angka", desimal=1, metode="akhir"),
        an_indikator(kode="bulat", desimal=0, metode="akhir"),
        an_indikator(kode="rentang", rumus="rentang", metode="akhir", desimal=1),
        an_indikator(kode="sakip", rumus="predikat", metode="akhir"),
        an_indikator(kode="opini", rumus="predikat", metode="akhir"),
        a_year("92,5", "1234,56", kode_indikator="angka"),
        a_year("2", "0", kode_indikator="bulat"),
        a_year("18..25", "20,5", kode_indikator="rentang"),
        a_target(kode_indikator="sakip", nilai=5, predikat="BB"),
        a_target(kode_indikator="opini", nilai=4, predikat="WTP"),
        a_realisasi(kode_indikator="sakip", nilai=4, predikat="B"),
        a_realisasi(kode_indikator="opini", nilai=3, predikat="WDP"),
    )
    tulisan = {k: (b.target_tulis, b.realisasi_tulis) for k, b in rekap(db).items()}
    assert tulisan == {
        "angka": ("92,5", "1.234,6"),
        "bulat": ("2", "0"),
        "rentang": ("18–25", "20,5"),
        "sakip": ("BB", "B"),
        "opini": ("WTP", "WDP"),
    }
    kosong = {(b.realisasi_tulis, b.realisasi) for b in rekap(db, JenisPeriode.TW2).values()}
    assert kosong == {("", None)}


@pytest.mark.parametrize(
    ("skor", "keluarga", "kata"),
    [
        ("5", "BB", "BB"),
        ("4", "WDP", "WTP"),
        ("4", "AA", "B"),
        ("4", None, "B"),
        ("4.5", "BB", "4,5"),
    ],
)
def test_a_skor_is_read_back_as_its_word(skor: str, keluarga: str | None, kata: str) -> None:
    assert tulis_predikat(Decimal(skor), keluarga) == kata


def test_the_json_has_the_promised_keys_and_blanks_are_null(db: Database) -> None:
    save(db, an_office(), an_indikator(kode="a"), a_year("10", "-", kode_indikator="a"))
    isi: dict[str, Any] = rekap_json(rekap(db)["a"])
    assert list(isi)[:13] == [
        *("kode", "indikator", "sasaran", "unit", "satuan", "rumus", "metode", "target"),
        *("realisasi", "capaian", "capaian_tahunan", "predikat", "status"),
    ]
    assert (isi["target"], isi["status"]) == ("10", "belum dilaporkan")
    assert {k for k, v in isi.items() if v is None} == {
        *("realisasi", "capaian", "capaian_tahunan", "predikat", "realisasi_tertulis"),
        *("perjanjian_kinerja", "dasar_target"),
    }


def test_every_status_has_a_name(kantor: Database) -> None:
    dari_rekap = {b.status for jenis in JenisPeriode for b in rekap(kantor, jenis).values()}
    dari_rata = {row["status"] for row in list_rata(kantor, CAMAT, "instansi")}
    assert dari_rekap | dari_rata <= set(NAMA_STATUS)


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [(None, None), ("0.000000", "0"), ("100.500000", "100.5"), ("1E+3", "1000"), ("-0.0", "0")],
)
def test_a_number_for_programs(nilai: str | None, teks: str | None) -> None:
    assert decimal_text(None if nilai is None else Decimal(nilai)) == teks
