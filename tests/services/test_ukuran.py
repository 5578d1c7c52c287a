"""A change of rumus or metode holds from a triwulan on; what was reported before stays as it was."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from sakip.domain.errors import DataTidakSah
from sakip.domain.metode import Metode
from sakip.domain.peran import Peran
from sakip.domain.rumus import Rumus
from sakip.services.ukuran import change_ukuran, get_ukuran, preview_ukuran
from sakip.storage.connection import Database
from tests.builders import INDIKATOR, TAHUN, a_pelaku, a_year, an_indikator, an_office, ask, save
from tests.jam import set_jam

PENYUSUN = a_pelaku(Peran.PENYUSUN)


@pytest.fixture
def tahun(db: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """An indikator with TW I and II reported, seen in August."""
    set_jam(monkeypatch, datetime(2026, 8, 3))  # noqa: DTZ001
    save(db, an_office(), an_indikator(), a_year("10 10 10 10", "8 12 9 -"))
    return db


def capaian(db: Database) -> dict[str, tuple[Any, Any]]:
    """Return target and capaian by periode."""
    rows = ask(db, "select periode, capaian, target from mart_capaian_periode")
    return {row["periode"]: (row["target"], row["capaian"]) for row in rows}


def test_periods_before_the_change_keep_every_digit_and_later_ones_follow_the_new_metode(
    tahun: Database,
) -> None:
    lama = capaian(tahun)
    change_ukuran(tahun, PENYUSUN, INDIKATOR, TAHUN, 3, Rumus.NAIK, Metode.RATA, "Diperbaiki")
    baru = capaian(tahun)
    for periode in ("TW1", "TW2", "S1"):
        assert baru[periode] == lama[periode]
    assert lama["SD3"] == (30, Decimal("96.666667"))
    # The mean is kept to 6 places (9,666667), and capaian is computed from what stands in the row.
    assert baru["SD3"] == (10, Decimal("96.666670"))
    assert (lama["TAHUN"][0], baru["TAHUN"][0]) == (40, 10)
    assert ask(tahun, "select tindakan from jejak")[-1]["tindakan"] == "ganti_ukuran"


def test_a_new_rumus_too(tahun: Database) -> None:
    lama = capaian(tahun)
    change_ukuran(tahun, PENYUSUN, INDIKATOR, TAHUN, 3, Rumus.TURUN_SELISIH, Metode.JUMLAH, "Arah")
    baru = capaian(tahun)
    assert baru["S1"] == lama["S1"] == (20, 100)
    assert (lama["TW3"][1], baru["TW3"][1]) == (90, 110)


def test_the_preview_shows_before_and_after_and_keeps_nothing(tahun: Database) -> None:
    lama = capaian(tahun)
    beda = preview_ukuran(tahun, PENYUSUN, INDIKATOR, TAHUN, 3, Rumus.NAIK, Metode.RATA)
    assert [satu.periode for satu in beda if satu.is_berubah] == [
        "Semester II",
        "s.d. Triwulan III",
        "Tahun",
    ]
    (setahun,) = (satu for satu in beda if satu.periode == "Tahun")
    assert [setahun.target_lama, setahun.target_baru] == [40, 10]
    assert capaian(tahun) == lama


@pytest.mark.parametrize(
    ("mulai", "rumus", "metode", "alasan", "pesan"),
    [
        pytest.param(2, "naik", "rata", "x", "Mulai dari triwulan III", id="closed triwulan"),
        pytest.param(3, "naik", "jumlah", "x", "sama dengan", id="no change"),
        pytest.param(3, "rentang", "jumlah", "x", "bentuk targetnya", id="a range"),
        pytest.param(3, "naik", "tahunan", "x", "waktu ukurnya", id="once a year"),
        pytest.param(3, "naik", "rata", " ", "alasannya belum", id="no reason"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    tahun: Database, mulai: int, rumus: str, metode: str, alasan: str, pesan: str
) -> None:
    with pytest.raises(DataTidakSah, match=pesan):
        change_ukuran(
            tahun, PENYUSUN, INDIKATOR, TAHUN, mulai, Rumus(rumus), Metode(metode), alasan
        )
    assert ask(tahun, "select * from perubahan_ukuran") == []


def test_before_anything_is_reported_the_whole_year_may_change(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_jam(monkeypatch, datetime(2026, 11, 3))  # noqa: DTZ001
    save(db, an_office(), an_indikator(), a_year("10 10 10 10", "- - - -"))
    change_ukuran(db, PENYUSUN, INDIKATOR, TAHUN, 1, Rumus.NAIK, Metode.RATA, "Salah ketik")
    assert capaian(db)["TAHUN"][0] == 10


def test_what_is_in_force_is_told_by_triwulan_and_a_change_can_be_taken_back_later(
    tahun: Database,
) -> None:
    change_ukuran(tahun, PENYUSUN, INDIKATOR, TAHUN, 3, Rumus.NAIK, Metode.RATA, "Diperbaiki")
    berlaku = [get_ukuran(tahun, PENYUSUN, INDIKATOR, TAHUN, tw)[1] for tw in (1, 2, 3, 4)]
    assert berlaku == [Metode.JUMLAH, Metode.JUMLAH, Metode.RATA, Metode.RATA]
    change_ukuran(tahun, PENYUSUN, INDIKATOR, TAHUN, 4, Rumus.NAIK, Metode.JUMLAH, "Seperti semula")
    assert get_ukuran(tahun, PENYUSUN, INDIKATOR, TAHUN, 4)[1] is Metode.JUMLAH
