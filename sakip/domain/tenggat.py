"""Tenggat: when a form opens, until when it is on time, and when the calendar closes it.

Three dates in the office's own zone, each day included to its last moment. One pure function
decides, from the stored time in UTC; nothing asks the clock of the server's zone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sakip.domain.periode import Triwulan

BULAN_TRIWULAN = 3


class Waktu(StrEnum):
    """How a moment lies to the three dates."""

    BELUM_DIBUKA = "belum dibuka"
    TEPAT_WAKTU = "tepat waktu"
    TERLAMBAT = "terlambat"
    DITUTUP = "ditutup"


@dataclass(frozen=True, slots=True)
class AturanTenggat:
    """The office's rule: days after the first day of a triwulan, and after its last day.

    penutupan None: the calendar closes nothing; Camat and Sekretaris do.
    """

    pembukaan: int = 0
    jatuh_tempo: int = 10
    penutupan: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenggat:
    """The three dates of one form, days of the office, each included."""

    pembukaan: date
    jatuh_tempo: date
    penutupan: date | None
    dikecualikan: bool = False  # other dates than the office's own, with a reason on record

    def __post_init__(self) -> None:
        if self.penutupan is not None and self.penutupan < self.jatuh_tempo:
            raise ValueError("penutupan lies before jatuh tempo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pengecualian:
    """Other dates for one form; the days of the office, each included."""

    jatuh_tempo: date
    penutupan: date | None


def first_day(periode: Triwulan) -> date:
    """Return the first day of a triwulan."""
    return date(periode.tahun, BULAN_TRIWULAN * periode.nomor - 2, 1)


def last_day(periode: Triwulan) -> date:
    """Return the last day of a triwulan."""
    if periode.nomor == 4:
        return date(periode.tahun, 12, 31)
    return first_day(Triwulan(periode.tahun, periode.nomor + 1)) - timedelta(days=1)


def make_tenggat(
    periode: Triwulan, aturan: AturanTenggat, pengecualian: Pengecualian | None = None
) -> Tenggat:
    """Return the three dates of a form. A closing that would lie before the due date is that date.

    Source: rules/sumber.toml [tenggat-pengumpulan].
    """
    pembukaan = first_day(periode) + timedelta(days=aturan.pembukaan)
    if pengecualian is not None:
        return Tenggat(
            pembukaan=pembukaan,
            jatuh_tempo=pengecualian.jatuh_tempo,
            penutupan=pengecualian.penutupan,
            dikecualikan=True,
        )
    akhir = last_day(periode)
    jatuh_tempo = akhir + timedelta(days=aturan.jatuh_tempo)
    penutupan = None
    if aturan.penutupan is not None:
        penutupan = max(jatuh_tempo, akhir + timedelta(days=aturan.penutupan))
    return Tenggat(pembukaan=pembukaan, jatuh_tempo=jatuh_tempo, penutupan=penutupan)


def tell_waktu(tenggat: Tenggat, zona_waktu: str, saat: datetime) -> Waktu:
    """Return how saat (UTC, naive as stored) lies to the dates of a form, in the office's zone.

    The last moment of a day still belongs to it: due on the 10th, 23:59:59.999999 is on time and
    00:00:00 of the 11th is late.
    """
    hari = local_day(zona_waktu, saat)
    if hari < tenggat.pembukaan:
        return Waktu.BELUM_DIBUKA
    if tenggat.penutupan is not None and hari > tenggat.penutupan:
        return Waktu.DITUTUP
    return Waktu.TEPAT_WAKTU if hari <= tenggat.jatuh_tempo else Waktu.TERLAMBAT


def local_day(zona_waktu: str, saat: datetime) -> date:
    """Return the day of saat (UTC, naive) in a zone."""
    return saat.replace(tzinfo=UTC).astimezone(ZoneInfo(zona_waktu)).date()


def start_of_day(zona_waktu: str, hari: date) -> datetime:
    """Return the first moment of a day of a zone, in UTC, naive."""
    awal = datetime.combine(hari, time(), ZoneInfo(zona_waktu))
    return awal.astimezone(UTC).replace(tzinfo=None)


def end_of_day(zona_waktu: str, hari: date) -> datetime:
    """Return the first moment after a day of a zone, in UTC, naive: when what was due is late."""
    return start_of_day(zona_waktu, hari + timedelta(days=1))


def settle_aturan(
    periode: Triwulan,
    perubahan: Iterable[tuple[datetime, AturanTenggat]],
    zona_waktu: str,
    ditutup_pada: datetime | None = None,
) -> AturanTenggat:
    """Return the rule that holds for a triwulan: later changes leave a closed one as it was.

    perubahan are the rules an office has had, each from the moment (UTC) it was set, in that order.
    A triwulan is closed from ditutup_pada on (disahkan, UTC), or since the calendar closed it under
    the rule that held then.
    """
    aturan = AturanTenggat()
    for pada, berikut in perubahan:
        if ditutup_pada is not None and pada >= ditutup_pada:
            break
        penutupan = make_tenggat(periode, aturan).penutupan
        if penutupan is not None and pada >= end_of_day(zona_waktu, penutupan):
            break
        aturan = berikut
    return aturan


def tulis_sisa(jatuh_tempo: date, hari: date) -> str:
    """Return how far a due date is, as people say it: "3 hari lagi", "hari ini", "lewat 2 hari"."""
    sisa = (jatuh_tempo - hari).days
    if sisa == 0:
        return "hari ini"
    if sisa == 1:
        return "besok"
    return f"{sisa} hari lagi" if sisa > 0 else f"lewat {-sisa} hari"
