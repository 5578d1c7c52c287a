"""What stands beside the figures: averages as the views compute them, rules, data version."""

from decimal import Decimal
from typing import Any

import pytest

from sakip.domain.errors import TidakBerhak
from sakip.domain.periode import JenisPeriode
from sakip.services.capaian import list_kelengkapan, list_rata, list_rekap
from sakip.services.jejak import record_jejak
from sakip.services.pengguna import get_pelaku
from sakip.services.ringkasan import (
    Aturan,
    Rata,
    average_rekap,
    data_version,
    find_triwulan_terakhir,
    get_aturan,
    list_keterangan,
    list_nama,
)
from sakip.storage.connection import Database


@pytest.mark.parametrize("tahun", [2024, 2026])
def test_the_average_of_all_rows_is_that_of_the_views(contoh: Database, tahun: int) -> None:
    camat = get_pelaku(contoh, "camat")
    aturan = get_aturan(contoh, camat, tahun)
    kantor = {row["periode"]: row for row in list_rata(contoh, camat, "instansi", tahun)}
    sasaran = {
        (row["kode_kelompok"], row["periode"]): row
        for row in list_rata(contoh, camat, "sasaran", tahun)
    }
    for periode in JenisPeriode:
        baris = list_rekap(contoh, camat, tahun, periode)
        check_rata(average_rekap(baris, aturan), kantor[periode])
        for kode in {satu.kode_sasaran for satu in baris}:
            anggota = [satu for satu in baris if satu.kode_sasaran == kode]
            check_rata(average_rekap(anggota, aturan), sasaran[kode, periode])


def check_rata(rata: Rata, row: dict[str, Any]) -> None:
    """Hold the twins together; the view divides in floating point, so its last place may be off by 1."""
    for ini, itu in (
        (rata.capaian, row["capaian"]),
        (rata.capaian_tahunan, row["capaian_tahunan"]),
    ):
        assert (ini is None) == (itu is None)
        assert ini is None or abs(ini - itu) <= Decimal("0.000001")
    assert rata.predikat == row["predikat"]
    assert (rata.jumlah, rata.dihitung) == (row["jumlah_indikator"], row["jumlah_dihitung"])


def test_nothing_to_average_is_none_and_not_0(contoh: Database) -> None:
    aturan = get_aturan(contoh, get_pelaku(contoh, "camat"), 2026)
    rata = average_rekap([], aturan)
    assert (rata.capaian, rata.predikat, rata.urutan_predikat, rata.jumlah) == (None, None, None, 0)


@pytest.mark.parametrize(
    ("bawah", "atas", "kalimat", "dibatasi"),
    [
        ("0", "120", "dibatasi 0–120", ("0", "120", "80")),
        (None, "110", "dibatasi paling tinggi 110", ("-50", "110", "80")),
        ("0", None, "dibatasi paling rendah 0", ("0", "300", "80")),
        (None, None, "tidak dibatasi", ("-50", "300", "80")),
    ],
)
def test_bounds_hold_in_averages_and_are_told(
    contoh: Database, bawah: str | None, atas: str | None, kalimat: str, dibatasi: tuple[str, ...]
) -> None:
    skala = get_aturan(contoh, get_pelaku(contoh, "camat"), 2026).skala
    aturan = Aturan(
        skala=skala,
        batas_bawah=None if bawah is None else Decimal(bawah),
        batas_atas=None if atas is None else Decimal(atas),
    )
    assert aturan.kalimat_batas == kalimat
    assert tuple(str(aturan.limit(Decimal(n))) for n in ("-50", "300", "80")) == dibatasi


def kelengkapan(*terisi: tuple[int, int]) -> list[dict[str, int]]:
    """Return rows of mart_kelengkapan: (terisi, diukur) of triwulan I, II, ..."""
    return [
        {"triwulan": nomor, "jumlah_terisi": isi, "jumlah_diukur": ukur}
        for nomor, (isi, ukur) in enumerate(terisi, start=1)
    ]


@pytest.mark.parametrize(
    ("rows", "triwulan"),
    [
        pytest.param(kelengkapan((10, 10), (9, 10), (5, 10), (0, 10)), 3, id="half is enough"),
        pytest.param(kelengkapan((10, 10), (9, 10), (4, 10), (0, 10)), 2, id="less is too early"),
        pytest.param(kelengkapan((1, 10), (0, 10), (0, 10), (0, 10)), 1, id="better than nothing"),
        pytest.param(kelengkapan((0, 10), (0, 10), (0, 10), (0, 10)), None, id="nothing stated"),
        pytest.param([], None, id="no indikator"),
    ],
)
def test_a_year_is_judged_up_to_the_last_triwulan_that_is_half_stated(
    rows: list[dict[str, int]], triwulan: int | None
) -> None:
    assert find_triwulan_terakhir(rows) == triwulan


def test_the_example_year_is_judged_up_to_triwulan_iii(contoh: Database) -> None:
    camat = get_pelaku(contoh, "camat")
    assert find_triwulan_terakhir(list_kelengkapan(contoh, camat, 2026)) == 3
    assert find_triwulan_terakhir(list_kelengkapan(contoh, camat, 2025)) == 4


def test_the_people_of_a_unit_read_no_word_of_another(contoh: Database) -> None:
    kasi = get_pelaku(contoh, "kasi.pem")
    assert "IKK-17" not in list_keterangan(contoh, kasi, 2026, 3)
    assert "IKK-04" in list_keterangan(contoh, kasi, 2026, 3)


def test_the_last_word_up_to_a_triwulan_is_the_one_told(contoh: Database) -> None:
    camat = get_pelaku(contoh, "camat")
    assert list_keterangan(contoh, camat, 2026, 3)["IKK-16"] == (3, "Disampaikan pada triwulan IV.")
    assert list_keterangan(contoh, camat, 2026, 2)["IKK-16"][0] == 2


def test_who_may_not_see_figures_gets_nothing_beside_them(contoh: Database) -> None:
    admin = get_pelaku(contoh, "admin")
    with pytest.raises(TidakBerhak):
        get_aturan(contoh, admin, 2026)
    with pytest.raises(TidakBerhak):
        list_keterangan(contoh, admin, 2026, 4)
    with pytest.raises(TidakBerhak):
        list_nama(contoh, admin)


def test_the_mark_of_the_data_changes_with_every_act_and_only_then(contoh: Database) -> None:
    sebelum = data_version(contoh)
    assert data_version(contoh) == sebelum
    with contoh.transaction() as cur:
        record_jejak(cur, get_pelaku(contoh, "camat"), "unduh", "sesuatu")
    assert data_version(contoh) != sebelum
