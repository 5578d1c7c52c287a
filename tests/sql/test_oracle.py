"""The views against a naive oracle, and against their twins in the domain, on random offices."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from sakip.domain.agregasi import NilaiTriwulan, aggregate
from sakip.domain.capaian import Target, calculate_capaian
from sakip.domain.metode import Metode
from sakip.domain.periode import JenisPeriode, PeriodeUkur
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import round_half_up
from sakip.storage.connection import Database
from tests.builders import ask, empty, save
from tests.oracle import (
    PERIODE,
    Sel,
    Ukuran,
    answer_periode,
    answer_tahunan,
    average,
    compare,
    label,
)
from tests.sql.offices import OFFICES, an_office_of_all, bobot_of, rows_of

SATU_PER_SEJUTA = Decimal("0.000001")
RANDOM_OFFICES = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@RANDOM_OFFICES
@given(kantor=OFFICES)
def test_views_say_what_the_oracle_says_of_random_offices(
    db: Database, kantor: list[Ukuran]
) -> None:
    check_against_oracle(db, kantor)


@pytest.mark.parametrize("benih", range(3))
def test_views_say_what_the_oracle_says_of_every_rumus_with_every_metode(
    db: Database, benih: int
) -> None:
    check_against_oracle(db, an_office_of_all(benih))


@RANDOM_OFFICES
@given(kantor=OFFICES)
def test_views_and_their_twins_in_the_domain_agree(db: Database, kantor: list[Ukuran]) -> None:
    for kode, periode, baris in rows(db, kantor):
        ukuran = kantor[int(kode.removeprefix("IKU-"))]
        target, atas, realisasi = twins(ukuran, JenisPeriode(periode))
        assert near(baris["target"], target)
        assert near(baris["target_atas"], atas)
        assert near(baris["realisasi"], realisasi)
        if baris["status"] in ("lengkap", "sementara") and baris["alasan"] != "penyebut_nol":
            capaian = calculate_capaian(
                Rumus(ukuran.rumus),
                Target(baris["target"], baris["target_atas"]),
                baris["realisasi"],
            )
            assert baris["alasan"] == capaian.alasan
            assert near(baris["capaian"], capaian.nilai)
            assert shown(baris["capaian"]) == shown(capaian.nilai)


def check_against_oracle(db: Database, kantor: Sequence[Ukuran]) -> None:
    """Compare every figure of every periode, then the averages made of them."""
    for kode, periode, baris in rows(db, kantor):
        ukuran = kantor[int(kode.removeprefix("IKU-"))]
        tempat = f"{kode} {periode} {ukuran}"
        jawaban = answer_periode(ukuran, periode)
        assert baris["status"] == jawaban.status, tempat
        check_figures(
            baris, jawaban, ukuran.rumus, ("target", "target_atas", "realisasi"), "", tempat
        )
        tahunan = answer_tahunan(ukuran, periode)
        nama = ("target_tahunan", "target_atas_tahunan", "realisasi_sampai")
        check_figures(baris, tahunan, ukuran.rumus, nama, "_tahunan", tempat)
        assert baris["predikat"] == label(baris["capaian"]), tempat
    check_averages(db)


def check_figures(
    baris: dict[str, Any],
    jawaban: Any,
    rumus: str,
    nama: tuple[str, str, str],
    akhiran: str,
    tempat: str,
) -> None:
    """Compare the three figures, then capaian as anyone would recompute it from them."""
    for kolom, angka in zip(nama, (jawaban.target, jawaban.atas, jawaban.realisasi), strict=True):
        assert near(baris[kolom], angka), f"{kolom} {tempat}"
    assert baris["alasan" + akhiran] == jawaban.alasan, tempat
    target, atas, realisasi = (
        None if baris[kolom] is None else Fraction(baris[kolom]) for kolom in nama
    )
    ulang = compare(rumus, target, atas, realisasi)[0] if jawaban.alasan is None else None
    assert near(baris["capaian" + akhiran], ulang), tempat
    assert shown(baris["capaian" + akhiran]) == shown(ulang), tempat


def check_averages(db: Database) -> None:
    """Compare the averages with those of the capaian that the indikator show."""
    semua = ask(db, "select * from mart_capaian_periode")
    kolom = {"sasaran": "kode_sasaran", "unit": "kode_unit", "instansi": "kode_instansi"}
    rata = ask(db, "select * from mart_rata_capaian")
    grup = {
        (kelompok, satu[kode], satu["periode"])
        for kelompok, kode in kolom.items()
        for satu in semua
    }
    assert {(r["kelompok"], r["kode_kelompok"], r["periode"]) for r in rata} == grup
    for r in rata:
        anggota = [
            satu
            for satu in semua
            if satu["periode"] == r["periode"] and satu[kolom[r["kelompok"]]] == r["kode_kelompok"]
        ]
        assert r["jumlah_indikator"] == len(anggota)
        assert r["jumlah_dihitung"] == sum(satu["capaian"] is not None for satu in anggota)
        for nama in ("capaian", "capaian_tahunan"):
            berbobot = [
                (satu[nama], Fraction(bobot_of(int(satu["kode_indikator"].removeprefix("IKU-")))))
                for satu in anggota
            ]
            assert near(r[nama], average(berbobot, 0, 120))
        assert r["predikat"] == label(r["capaian"])
        assert (r["alasan"] is None) == (r["capaian"] is not None)


def rows(db: Database, kantor: Sequence[Ukuran]) -> list[tuple[str, str, dict[str, Any]]]:
    """Write an office and return (kode, periode, row): all eight periode of each indikator."""
    empty(db)
    save(db, rows_of(kantor))
    semua = ask(db, "select * from mart_capaian_periode")
    hasil = [(str(baris["kode_indikator"]), str(baris["periode"]), baris) for baris in semua]
    assert {(kode, periode) for kode, periode, _ in hasil} == {
        (f"IKU-{nomor}", periode) for nomor in range(len(kantor)) for periode in PERIODE
    }
    assert len(hasil) == len(kantor) * len(PERIODE)
    return hasil


def twins(ukuran: Ukuran, periode: JenisPeriode) -> tuple[Decimal | None, ...]:
    """Return target, its upper bound and realisasi of a periode as the domain rolls them up."""
    metode, ukur = Metode(ukuran.metode), PeriodeUkur(ukuran.periode_ukur)
    diukur = [tw for tw in periode.triwulan if ukur.is_diukur(tw)]
    target = {tw: sel for tw, sel in ukuran.target.items() if tw in diukur}
    terisi = {tw: sel for tw, sel in ukuran.realisasi.items() if tw in diukur and sel.berlaku}
    atas = {
        tw: as_stated(sel if sel.atas is None else Sel(nilai=sel.atas))
        for tw, sel in target.items()
    }
    return (
        aggregate(metode, {tw: as_stated(sel) for tw, sel in target.items()}).nilai,
        aggregate(metode, atas).nilai if ukuran.rumus == "rentang" else None,
        aggregate(metode, {tw: as_stated(sel) for tw, sel in terisi.items()}).nilai,
    )


def as_stated(sel: Sel) -> NilaiTriwulan:
    return NilaiTriwulan(exact(sel.nilai), exact(sel.pembilang), exact(sel.penyebut))


def exact(nilai: Fraction | None) -> Decimal | None:
    return None if nilai is None else Decimal(nilai.numerator) / Decimal(nilai.denominator)


def near(satu: Decimal | None, lain: Decimal | None) -> bool:
    """Both blank, or no further apart than the sixth place; a blank is never near a 0."""
    if satu is None or lain is None:
        return satu is lain
    return abs(satu - lain) <= SATU_PER_SEJUTA


def shown(nilai: Decimal | None) -> Decimal | None:
    return None if nilai is None else round_half_up(nilai, 2)
