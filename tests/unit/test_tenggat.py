"""Deadlines are decided in the office's zone, to the last moment of a day, with the server in UTC."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.domain.periode import Triwulan
from sakip.domain.tenggat import (
    AturanTenggat,
    Pengecualian,
    Waktu,
    end_of_day,
    first_day,
    last_day,
    make_tenggat,
    settle_aturan,
    tell_waktu,
    tulis_sisa,
)

WIB, WITA, WIT = "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"
TW1, TW2, TW4 = Triwulan(2026, 1), Triwulan(2026, 2), Triwulan(2026, 4)
ATURAN = AturanTenggat(pembukaan=0, jatuh_tempo=10, penutupan=20)
DETIK = timedelta(seconds=1)


def utc(teks: str) -> datetime:
    return datetime.fromisoformat(teks)


@pytest.mark.parametrize(
    ("periode", "zona", "saat_utc", "waktu"),
    [
        # Triwulan I 2026 opens 1 January, is due 10 April, closes 20 April.
        pytest.param(TW1, WIB, "2025-12-31T16:59:59", Waktu.BELUM_DIBUKA, id="WIB 23:59:59"),
        pytest.param(TW1, WIB, "2025-12-31T17:00:00", Waktu.TEPAT_WAKTU, id="WIB 00:00:00 opens"),
        pytest.param(TW1, WITA, "2025-12-31T15:59:59", Waktu.BELUM_DIBUKA, id="WITA 23:59:59"),
        pytest.param(TW1, WITA, "2025-12-31T16:00:00", Waktu.TEPAT_WAKTU, id="WITA 00:00:00"),
        pytest.param(TW1, WIT, "2025-12-31T14:59:59", Waktu.BELUM_DIBUKA, id="WIT 23:59:59"),
        pytest.param(TW1, WIT, "2025-12-31T15:00:00", Waktu.TEPAT_WAKTU, id="WIT 00:00:00"),
        pytest.param(TW1, WIB, "2026-04-10T16:59:59", Waktu.TEPAT_WAKTU, id="WIB due, last second"),
        pytest.param(TW1, WIB, "2026-04-10T17:00:00", Waktu.TERLAMBAT, id="WIB late, first second"),
        pytest.param(TW1, WITA, "2026-04-10T15:59:59", Waktu.TEPAT_WAKTU, id="WITA due"),
        pytest.param(TW1, WITA, "2026-04-10T16:00:00", Waktu.TERLAMBAT, id="WITA late"),
        pytest.param(TW1, WIT, "2026-04-10T14:59:59", Waktu.TEPAT_WAKTU, id="WIT due"),
        pytest.param(TW1, WIT, "2026-04-10T15:00:00", Waktu.TERLAMBAT, id="WIT late"),
        pytest.param(TW1, WIB, "2026-04-20T16:59:59", Waktu.TERLAMBAT, id="WIB last open second"),
        pytest.param(TW1, WIB, "2026-04-20T17:00:00", Waktu.DITUTUP, id="WIB closed"),
        pytest.param(TW1, WITA, "2026-04-20T16:00:00", Waktu.DITUTUP, id="WITA closed"),
        pytest.param(TW1, WIT, "2026-04-20T14:59:59", Waktu.TERLAMBAT, id="WIT last open second"),
        pytest.param(TW1, WIT, "2026-04-20T15:00:00", Waktu.DITUTUP, id="WIT closed"),
        # Year end: triwulan IV 2026 is due 10 January 2027.
        pytest.param(TW4, WIB, "2026-12-31T16:59:59", Waktu.TEPAT_WAKTU, id="last second of year"),
        pytest.param(TW4, WIB, "2027-01-10T16:59:59", Waktu.TEPAT_WAKTU, id="due in the new year"),
        pytest.param(TW4, WIT, "2027-01-10T15:00:00", Waktu.TERLAMBAT, id="late in the new year"),
    ],
)
def test_a_moment_lies_to_the_dates_as_the_offices_clock_says(
    periode: Triwulan, zona: str, saat_utc: str, waktu: Waktu
) -> None:
    assert tell_waktu(make_tenggat(periode, ATURAN), zona, utc(saat_utc)) is waktu


@pytest.mark.parametrize(
    ("hari", "saat_utc", "waktu"),
    [
        pytest.param(date(2028, 2, 29), "2028-02-29T16:59:59", Waktu.TEPAT_WAKTU, id="leap day"),
        pytest.param(date(2028, 2, 29), "2028-02-29T17:00:00", Waktu.TERLAMBAT, id="day after"),
        pytest.param(date(2027, 2, 28), "2027-02-28T17:00:00", Waktu.TERLAMBAT, id="no leap year"),
    ],
)
def test_an_exception_may_end_on_a_leap_day(hari: date, saat_utc: str, waktu: Waktu) -> None:
    kecuali = Pengecualian(jatuh_tempo=hari, penutupan=None)
    tenggat = make_tenggat(Triwulan(2027, 4), ATURAN, kecuali)
    assert tenggat.dikecualikan
    assert tell_waktu(tenggat, WIB, utc(saat_utc)) in {waktu, Waktu.BELUM_DIBUKA}
    assert tell_waktu(make_tenggat(TW1, ATURAN, kecuali), WIB, utc(saat_utc)) is waktu


def test_a_leap_year_has_its_29_february_in_triwulan_i() -> None:
    tenggat = make_tenggat(Triwulan(2028, 1), AturanTenggat(pembukaan=59))
    assert tenggat.pembukaan == date(2028, 2, 29)
    assert make_tenggat(TW1, AturanTenggat(pembukaan=59)).pembukaan == date(2026, 3, 1)


@given(
    zona=st.sampled_from([WIB, WITA, WIT]),
    nomor=st.integers(1, 4),
    hari=st.integers(0, 60),
    tutup=st.none() | st.integers(0, 90),
)
def test_each_date_holds_to_its_last_moment_whatever_the_rule(
    zona: str, nomor: int, hari: int, tutup: int | None
) -> None:
    tenggat = make_tenggat(Triwulan(2026, nomor), AturanTenggat(jatuh_tempo=hari, penutupan=tutup))
    batas = end_of_day(zona, tenggat.jatuh_tempo)
    assert batas.replace(tzinfo=UTC).astimezone(ZoneInfo(zona)).hour == 0
    assert tell_waktu(tenggat, zona, batas - DETIK) is Waktu.TEPAT_WAKTU
    sesudah = tell_waktu(tenggat, zona, batas)
    tertutup = tenggat.penutupan == tenggat.jatuh_tempo
    assert sesudah is (Waktu.DITUTUP if tertutup else Waktu.TERLAMBAT)
    if tenggat.penutupan is not None:
        akhir = end_of_day(zona, tenggat.penutupan)
        assert tell_waktu(tenggat, zona, akhir) is Waktu.DITUTUP
        assert tell_waktu(tenggat, zona, akhir - DETIK) is not Waktu.DITUTUP


def test_the_four_triwulan_fill_the_year() -> None:
    for nomor in (1, 2, 3):
        satu, berikut = Triwulan(2028, nomor), Triwulan(2028, nomor + 1)
        assert last_day(satu) + timedelta(days=1) == first_day(berikut)
    assert (first_day(Triwulan(2028, 1)), last_day(Triwulan(2028, 4))) == (
        date(2028, 1, 1),
        date(2028, 12, 31),
    )


def test_a_change_of_the_rule_leaves_a_triwulan_that_was_closed_as_it_was() -> None:
    awal, longgar = ATURAN, AturanTenggat(jatuh_tempo=30, penutupan=60)
    perubahan = [(utc("2026-01-05T02:00:00"), awal), (utc("2026-05-01T02:00:00"), longgar)]
    assert settle_aturan(TW1, perubahan, WIB) == awal, "the calendar closed it on 20 April"
    assert settle_aturan(TW2, perubahan, WIB) == longgar
    sah = utc("2026-04-30T02:00:00")
    tanpa = [(satu, AturanTenggat(jatuh_tempo=a.jatuh_tempo)) for satu, a in perubahan]
    assert settle_aturan(TW1, tanpa, WIB, sah).jatuh_tempo == 10, "disahkan before the change"
    assert settle_aturan(TW1, tanpa, WIB).jatuh_tempo == 30, "still open at the change"


@pytest.mark.parametrize(
    ("hari", "tulisan"),
    [
        (7, "3 hari lagi"),
        (9, "besok"),
        (10, "hari ini"),
        (11, "lewat 1 hari"),
        (30, "lewat 20 hari"),
    ],
)
def test_a_due_date_is_said_as_people_say_it(hari: int, tulisan: str) -> None:
    assert tulis_sisa(date(2026, 4, 10), date(2026, 4, hari)) == tulisan
