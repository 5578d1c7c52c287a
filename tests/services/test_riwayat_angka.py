"""Every versi of a figure is kept, realisasi and target alike, and read by who may read the figure."""

from collections.abc import Callable
from typing import Any

import pytest

from sakip.domain.errors import TidakBerhak
from sakip.domain.periode import Triwulan
from sakip.services.pengguna import get_pelaku
from sakip.services.realisasi import list_riwayat
from sakip.services.riwayat_angka import list_riwayat_tahun, list_riwayat_target
from sakip.storage.connection import Database


def test_the_history_of_a_year_is_that_of_its_triwulan(contoh: Database) -> None:
    camat = get_pelaku(contoh, "camat")
    setahun = list_riwayat_tahun(contoh, camat, "IKK-17", 2026)
    per_triwulan = [
        {"triwulan": nomor} | versi
        for nomor in range(1, 5)
        for versi in list_riwayat(contoh, camat, "KESOS", "IKK-17", Triwulan(2026, nomor))
    ]
    assert setahun == per_triwulan
    assert [satu["versi"] for satu in setahun] == [2, 1]


def test_a_target_that_a_perjanjian_changed_stays_readable_as_it_was(contoh: Database) -> None:
    riwayat = list_riwayat_target(contoh, get_pelaku(contoh, "camat"), "IKU-04", 2026)
    akhir = [satu for satu in riwayat if satu["triwulan"] == 4]
    assert [(satu["versi"], satu["target"]) for satu in akhir] == [(2, "82"), (1, "80")]
    assert akhir[0]["dasar"].startswith("Perjanjian Kinerja Perubahan ke-1 nomor ")
    assert akhir[1]["dasar"].startswith("Perjanjian Kinerja nomor ")


@pytest.mark.parametrize("baca", [list_riwayat_tahun, list_riwayat_target])
def test_the_people_of_a_unit_read_no_history_of_another(
    contoh: Database, baca: Callable[..., list[dict[str, Any]]]
) -> None:
    assert baca(contoh, get_pelaku(contoh, "kasi.pem"), "IKK-17", 2026) == []
    assert baca(contoh, get_pelaku(contoh, "kasi.kesos"), "IKK-17", 2026)
    with pytest.raises(TidakBerhak):
        baca(contoh, get_pelaku(contoh, "admin"), "IKK-17", 2026)
