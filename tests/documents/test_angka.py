"""Every figure of every document equals rekap --json, in each format: the documents are read back."""

from collections.abc import Callable
from functools import cache

import pytest

from sakip.documents.bahan import Bahan
from sakip.domain.periode import JenisPeriode
from sakip.services.bahan_dokumen import collect_setahun
from sakip.services.jenis_dokumen import JENIS, Format, write_berkas
from sakip.storage.connection import Database
from tests.documents.baca_tabel import list_beda, read_tabel
from tests.documents.harapan import (
    PELAKU,
    Harapan,
    Rekap,
    expect_formulir,
    expect_laporan,
    expect_lkj,
    expect_rencana,
    expect_renja,
    expect_rkt,
    expect_target,
    expect_ukur,
)

Kunci = tuple[str, int, str]  # jenis, tahun, periode
HARAPAN: dict[str, Callable[[Rekap, str], dict[str, list[Harapan]]]] = {
    "lkj": lambda r, periode: expect_lkj(r),
    "triwulan": expect_laporan,
    "semester": expect_laporan,
    "pk": expect_target,
    "rencana-aksi": expect_rencana,
    "renja": expect_rkt,
    "evaluasi-renja": lambda r, periode: expect_renja(r),
    "berita-acara": expect_ukur,
    "formulir": expect_formulir,
}
TANPA_ANGKA = {"iku", "pengantar", "tanda-terima", "notulen", "register-bukti"}
CEPAT: list[Kunci] = [  # of a running year; an LKj is read back in test_lkj as well
    ("triwulan", 2026, "TW2"),
    ("rencana-aksi", 2026, "TAHUN"),
    ("renja", 2026, "TAHUN"),
    ("evaluasi-renja", 2026, "TAHUN"),
    ("berita-acara", 2026, "TW3"),
    ("formulir", 2026, "TW1"),
]
SEMUA: list[Kunci] = [
    (jenis, tahun, str(periode))
    for tahun in (2023, 2024, 2025, 2026)
    for jenis in HARAPAN
    for periode in JENIS[jenis].periode
    if jenis != "pk" or tahun < 2025  # since then signed: test_perjanjian
]


class Kantor:
    """The example office: rekap and bahan of its years, each read once."""

    def __init__(self, db: Database) -> None:
        self.rekap = cache(lambda tahun: Rekap(db, tahun))
        self._db, self._bahan = db, dict[Kunci, Bahan]()

    def read(self, semua: list[Kunci], tahun: int) -> None:
        """Read the bahan of a tahun, in one reading."""
        pilihan = [(jenis, JenisPeriode(p)) for jenis, t, p in semua if t == tahun]
        with self._db.cursor() as cur:
            for bahan in collect_setahun(cur, PELAKU, tahun, pilihan):
                self._bahan[bahan.jenis, tahun, bahan.periode] = bahan

    def check(self, kunci: Kunci, semua: list[Kunci]) -> None:
        """Hold a document in each format to rekap --json."""
        jenis, tahun, periode = kunci
        if kunci not in self._bahan:
            self.read(semua, tahun)
        harapan = HARAPAN[jenis](self.rekap(tahun), periode)
        for format in Format:
            tabel = read_tabel(write_berkas(self._bahan[kunci], format).isi, format)
            assert list_beda(tabel, harapan) == [], format


@pytest.fixture(scope="module")
def kantor(db_contoh: Database) -> Kantor:
    return Kantor(db_contoh)


@pytest.mark.parametrize("kunci", CEPAT, ids=str)
def test_every_figure_is_that_of_rekap_in_each_format(kantor: Kantor, kunci: Kunci) -> None:
    kantor.check(kunci, CEPAT)


def test_no_kind_of_document_is_left_out() -> None:
    assert set(HARAPAN) | TANPA_ANGKA == set(JENIS)


@pytest.mark.panjang
@pytest.mark.parametrize("kunci", SEMUA, ids=str)
def test_every_figure_is_that_of_rekap_in_every_periode(kantor: Kantor, kunci: Kunci) -> None:
    kantor.check(kunci, SEMUA)
