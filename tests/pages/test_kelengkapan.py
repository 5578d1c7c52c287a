"""How a triwulan stands on a day, and which one a person is led to."""

from datetime import date

import pytest

from sakip.domain.periode import Triwulan
from sakip.ui.kelengkapan import (
    KeadaanTriwulan,
    Kelengkapan,
    current_triwulan,
    first_day,
    last_day,
    pick_triwulan,
    tell_keadaan,
)

LENGKAP, BELUM_LENGKAP = KeadaanTriwulan.LENGKAP, KeadaanTriwulan.BELUM_LENGKAP
HARI = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("terisi", "diukur", "hari", "keadaan"),
    [
        pytest.param(0, 5, date(2026, 6, 30), KeadaanTriwulan.BELUM_MULAI, id="the day before"),
        pytest.param(0, 5, date(2026, 7, 1), KeadaanTriwulan.BERJALAN, id="its first day"),
        pytest.param(3, 5, date(2026, 9, 30), KeadaanTriwulan.BERJALAN, id="its last day"),
        pytest.param(3, 5, date(2026, 10, 1), BELUM_LENGKAP, id="over, some missing"),
        pytest.param(0, 5, date(2026, 10, 1), KeadaanTriwulan.BELUM_DISENTUH, id="over, untouched"),
        pytest.param(5, 5, date(2026, 10, 1), LENGKAP, id="over, all stated"),
        pytest.param(5, 5, date(2026, 8, 1), LENGKAP, id="all stated before it is over"),
        pytest.param(0, 0, date(2026, 10, 1), KeadaanTriwulan.TIDAK_DIUKUR, id="nothing measured"),
    ],
)
def test_a_triwulan_stands_as_its_days_and_figures_say(
    terisi: int, diukur: int, hari: date, keadaan: KeadaanTriwulan
) -> None:
    assert tell_keadaan(Triwulan(2026, 3), terisi, diukur, hari) is keadaan


def test_the_four_triwulan_fill_the_year_without_gap() -> None:
    hari = [(first_day(Triwulan(2024, n)), last_day(Triwulan(2024, n))) for n in (1, 2, 3, 4)]
    assert hari == [
        (date(2024, 1, 1), date(2024, 3, 31)),
        (date(2024, 4, 1), date(2024, 6, 30)),
        (date(2024, 7, 1), date(2024, 9, 30)),
        (date(2024, 10, 1), date(2024, 12, 31)),
    ]
    assert [current_triwulan(awal).nomor for awal, _ in hari] == [1, 2, 3, 4]
    assert [current_triwulan(akhir).nomor for _, akhir in hari] == [1, 2, 3, 4]


def a_kelengkapan(tahun: int, nomor: int, keadaan: KeadaanTriwulan) -> Kelengkapan:
    return Kelengkapan(
        kode_unit="PEM",
        unit="Seksi Pemerintahan",
        periode=Triwulan(tahun, nomor),
        terisi=0,
        diukur=5,
        keadaan=keadaan,
    )


@pytest.mark.parametrize(
    ("kelengkapan", "hari", "terpilih"),
    [
        pytest.param(
            [(2026, 1, BELUM_LENGKAP), (2026, 3, BELUM_LENGKAP), (2026, 2, LENGKAP)],
            HARI,
            Triwulan(2026, 3),
            id="the latest that wants figures",
        ),
        pytest.param(
            [(2026, 3, LENGKAP), (2026, 4, KeadaanTriwulan.BERJALAN)],
            HARI,
            Triwulan(2026, 4),
            id="none is late: the running one",
        ),
        pytest.param(
            [(2026, 4, KeadaanTriwulan.BELUM_DISENTUH), (2027, 1, KeadaanTriwulan.BERJALAN)],
            date(2027, 1, 20),
            Triwulan(2026, 4),
            id="in January last year's IV",
        ),
    ],
)
def test_a_person_is_led_to_the_triwulan_that_waits(
    kelengkapan: list[tuple[int, int, KeadaanTriwulan]], hari: date, terpilih: Triwulan
) -> None:
    assert pick_triwulan([a_kelengkapan(*satu) for satu in kelengkapan], hari) == terpilih
