"""Blank, 0 and tidak berlaku are three answers, in every sum, average, count and export."""

from typing import Any

import pytest

from sakip.domain.peran import Peran
from sakip.domain.periode import JenisPeriode
from sakip.services.capaian import list_rekap, rekap_json
from sakip.storage.connection import Database
from tests.builders import (
    TAHUN,
    a_pelaku,
    a_year,
    an_indikator,
    an_office,
    ask,
    save,
)

METODE = ("jumlah", "kumulatif", "akhir", "rata", "maksimum", "minimum", "rasio")


@pytest.fixture
def kantor(db: Database) -> Database:
    """For every metode three indikator that differ in triwulan II only: blank, 0, tidak berlaku."""
    baris = an_office()
    for metode in METODE:
        for nama, cell in (("kosong", "-"), ("nol", "0"), ("tb", "tb")):
            cells = f"6 {cell} - -"
            if metode == "rasio":
                cells = f"6/10 {'0/10' if nama == 'nol' else cell} - -"
            kode = f"{metode}-{nama}"
            baris.append(an_indikator(kode=kode, metode=metode))
            baris += a_year("6 6 6 6", cells, kode_indikator=kode)
    save(db, baris)
    return db


def rekap(db: Database, periode: JenisPeriode) -> dict[str, dict[str, Any]]:
    baris = list_rekap(db, a_pelaku(Peran.PENGELOLA_DATA), TAHUN, periode)
    return {satu.kode: rekap_json(satu) for satu in baris}


@pytest.mark.parametrize("metode", METODE)
def test_a_triwulan_shows_which_of_the_three_it_is(kantor: Database, metode: str) -> None:
    hasil = rekap(kantor, JenisPeriode.TW2)
    kosong, nol, tb = (hasil[f"{metode}-{nama}"] for nama in ("kosong", "nol", "tb"))
    assert (kosong["realisasi"], kosong["capaian"]) == (None, None)
    assert (kosong["status"], kosong["alasan"]) == ("belum dilaporkan", "belum dilaporkan")
    assert (nol["realisasi"], nol["capaian"]) == ("0", "0")
    assert (nol["status"], nol["alasan"]) == ("lengkap", None)
    assert (tb["realisasi"], tb["capaian"]) == (None, None)
    assert (tb["status"], tb["alasan"]) == ("tidak berlaku", "tidak berlaku: tidak ada kegiatan")


@pytest.mark.parametrize(
    ("metode", "kosong", "nol"),
    [
        ("jumlah", "6", "6"),
        ("kumulatif", "6", "0"),
        ("akhir", "6", "0"),
        ("rata", "6", "3"),
        ("maksimum", "6", "6"),
        ("minimum", "6", "0"),
        ("rasio", "60", "30"),
    ],
)
def test_a_semester_counts_the_zero_and_leaves_out_the_blank(
    kantor: Database, metode: str, kosong: str, nol: str
) -> None:
    hasil = rekap(kantor, JenisPeriode.S1)
    assert hasil[f"{metode}-kosong"]["realisasi"] == kosong
    assert hasil[f"{metode}-tb"]["realisasi"] == kosong
    assert hasil[f"{metode}-nol"]["realisasi"] == nol
    assert hasil[f"{metode}-kosong"]["status"] == "sementara"
    assert hasil[f"{metode}-tb"]["status"] == hasil[f"{metode}-nol"]["status"] == "lengkap"


def test_an_average_counts_the_zero_and_leaves_out_the_blank(kantor: Database) -> None:
    (instansi,) = ask(kantor, "select * from mart_capaian_instansi where periode = 'TW2'")
    assert instansi["jumlah_dihitung"] == len(METODE)
    assert instansi["jumlah_indikator"] == 3 * len(METODE)
    assert instansi["capaian"] == 0
    assert instansi["jumlah_belum_dilaporkan"] == len(METODE)


def test_numbers_for_programs_have_a_point_no_exponent_and_no_trailing_zeros(db: Database) -> None:
    save(db, an_office(), an_indikator(), a_year("0,0003 1000000", "0,00015 2500000"))
    tw1, tw2 = (rekap(db, JenisPeriode(nama))["IKU-01"] for nama in ("TW1", "TW2"))
    assert (tw1["target"], tw1["realisasi"], tw1["capaian"]) == ("0.0003", "0.0002", "66.666667")
    assert (tw2["target"], tw2["realisasi"], tw2["capaian"]) == ("1000000", "2500000", "250")
