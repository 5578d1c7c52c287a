"""Working time: office hours, weekends, holidays, cuti bersama, across years, in three zones."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.domain.waktu_kerja import JamKerja, add_kerja, count_kerja, tulis_lama

ZONA = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
BIASA = ((time(7, 30), time(12)), (time(13), time(16)))
JUMAT = ((time(7, 30), time(11, 30)), (time(13), time(16, 30)))
# 25 and 26 December 2025: Natal and its cuti bersama; 1 January 2026: tahun baru; 16 February: cuti bersama.
LIBUR = frozenset(date.fromisoformat(s) for s in ("2025-12-25", "2025-12-26", "2026-01-01", "2026-02-16"))  # fmt: skip


def a_jam(zona: str = "WIB") -> JamKerja:
    rentang = dict.fromkeys(range(4), BIASA) | {4: JUMAT, 5: (), 6: ()}
    return JamKerja(rentang=rentang, zona=ZONA[zona], libur=LIBUR)


def utc(setempat: str, zona: str = "WIB") -> datetime:
    saat = datetime.fromisoformat(setempat).replace(tzinfo=ZoneInfo(ZONA[zona]))
    return saat.astimezone(UTC).replace(tzinfo=None)


# fmt: off
KASUS = [
    pytest.param("2026-11-23 08:00", "2026-11-23 08:15", 15, id="Monday morning"),
    pytest.param("2026-11-23 06:00", "2026-11-23 07:30", 0, id="before the office opens"),
    pytest.param("2026-11-23 07:29", "2026-11-23 07:31", 1, id="across the opening"),
    pytest.param("2026-11-23 11:50", "2026-11-23 13:10", 20, id="across the rest at noon"),
    pytest.param("2026-11-23 15:50", "2026-11-24 07:40", 20, id="overnight"),
    pytest.param("2026-11-27 11:00", "2026-11-27 14:00", 90, id="Friday: the longer rest"),
    pytest.param("2026-11-27 16:20", "2026-11-30 07:40", 20, id="across a weekend"),
    pytest.param("2026-11-28 00:00", "2026-11-30 00:00", 0, id="Saturday and Sunday"),
    pytest.param("2025-12-24 15:30", "2025-12-29 08:00", 60, id="Natal, cuti bersama, weekend"),
    pytest.param("2025-12-31 15:00", "2026-01-02 08:30", 120, id="across years, tahun baru off"),
    pytest.param("2026-02-13 16:00", "2026-02-17 07:45", 45, id="cuti bersama on a Monday"),
    pytest.param("2026-11-23 07:30", "2026-11-24 07:30", 450, id="one working day"),
    pytest.param("2026-11-23 07:30", "2026-11-30 07:30", 2250, id="a week: 37 hours 30 minutes"),
    pytest.param("2026-11-23 10:00", "2026-11-23 09:00", 0, id="backwards"),
]
# fmt: on


@pytest.mark.parametrize("zona", ZONA)
@pytest.mark.parametrize(("mulai", "selesai", "menit"), KASUS)
def test_only_office_hours_of_working_days_count(
    mulai: str, selesai: str, menit: int, zona: str
) -> None:
    lama = count_kerja(a_jam(zona), utc(mulai, zona), utc(selesai, zona))
    assert lama == timedelta(minutes=menit)


def test_the_same_moment_is_office_time_in_one_zone_and_not_in_another() -> None:
    mulai, selesai = datetime(2026, 11, 23, 0), datetime(2026, 11, 23, 1)  # noqa: DTZ001 UTC
    lama = [count_kerja(a_jam(zona), mulai, selesai) for zona in ZONA]
    assert lama == [timedelta(minutes=30), timedelta(hours=1), timedelta(hours=1)]
    minggu = datetime(2026, 11, 22, 23), datetime(2026, 11, 22, 23, 30)  # noqa: DTZ001 Monday in WIT
    assert [count_kerja(a_jam(z), *minggu) for z in ZONA] == [
        timedelta(0), timedelta(0), timedelta(minutes=30),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mulai", "menit", "batas"),
    [
        pytest.param("2026-11-23 08:00", 15, "2026-11-23 08:15", id="the same morning"),
        pytest.param("2026-11-23 15:50", 20, "2026-11-24 07:40", id="tomorrow"),
        pytest.param("2026-11-23 15:50", 10, "2026-11-23 16:00", id="to the last minute"),
        pytest.param("2026-11-28 09:00", 1, "2026-11-30 07:31", id="given on a Saturday"),
        pytest.param("2025-12-31 08:00", 900, "2026-01-05 08:00", id="two days, one of them off"),
    ],
)
def test_a_standard_time_ends_within_office_hours(mulai: str, menit: int, batas: str) -> None:
    assert add_kerja(a_jam(), utc(mulai), timedelta(minutes=menit)) == utc(batas)


def test_a_day_of_an_sop_is_a_working_day_and_long_times_are_written_in_days() -> None:
    assert a_jam().menit_sehari == 450
    assert tulis_lama(timedelta(minutes=1000), 450) == "2 hari 1 jam 40 menit"
    assert tulis_lama(timedelta(seconds=59), 450) == "0 menit"


SAAT = st.datetimes(datetime(2025, 11, 1), datetime(2026, 3, 31))  # noqa: DTZ001


@given(
    mulai=SAAT, antara=SAAT, selesai=SAAT, menit=st.integers(1, 5000), zona=st.sampled_from([*ZONA])
)
def test_working_time_adds_up_and_the_end_of_a_time_is_its_twin(
    mulai: datetime, antara: datetime, selesai: datetime, menit: int, zona: str
) -> None:
    jam = a_jam(zona)
    a, b, c = sorted((mulai, antara, selesai))
    assert count_kerja(jam, a, b) + count_kerja(jam, b, c) == count_kerja(jam, a, c)
    assert count_kerja(jam, a, c) <= c - a
    batas = add_kerja(jam, mulai, timedelta(minutes=menit))
    assert count_kerja(jam, mulai, batas) == timedelta(minutes=menit)
