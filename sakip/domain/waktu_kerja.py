"""Waktu kerja: how much of a stretch of time falls into office hours of working days."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Rentang = tuple[time, time]
_NOL = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class JamKerja:
    """When an office works. rentang: by weekday (0 is Monday) its stretches of work, in order.

    A weekday without a stretch is no working day; at least one has some. libur: days off, whatever
    their weekday. Times and days are those of zona.

    Source: rules/sumber.toml [jam-kerja] [libur-nasional].
    """

    rentang: Mapping[int, tuple[Rentang, ...]]
    zona: str
    libur: Container[date] = frozenset()

    def is_hari_kerja(self, hari: date) -> bool:
        """Tell whether the office works on this day."""
        return bool(self.rentang.get(hari.weekday())) and hari not in self.libur

    @property
    def menit_sehari(self) -> int:
        """The minutes of work in a day, as the week has them on average; "1 hari" of an SOP."""
        hari = [_length(rentang) for rentang in self.rentang.values() if rentang]
        return int(sum(hari, _NOL).total_seconds()) // 60 // len(hari)

    def list_rentang(self, hari: date) -> Iterator[tuple[datetime, datetime]]:
        """Yield the stretches of work of a day in UTC, naive; none on a day off."""
        if self.is_hari_kerja(hari):
            for mulai, selesai in self.rentang[hari.weekday()]:
                yield self._utc(hari, mulai), self._utc(hari, selesai)

    def local_date(self, saat: datetime) -> date:
        """Return the day of saat (naive, UTC) in the office."""
        return saat.replace(tzinfo=UTC).astimezone(ZoneInfo(self.zona)).date()

    def _utc(self, hari: date, jam: time) -> datetime:
        setempat = datetime.combine(hari, jam, ZoneInfo(self.zona))
        return setempat.astimezone(UTC).replace(tzinfo=None)


def _length(rentang: tuple[Rentang, ...]) -> timedelta:
    hari = date.min
    return sum((datetime.combine(hari, b) - datetime.combine(hari, a) for a, b in rentang), _NOL)


def count_kerja(jam: JamKerja, mulai: datetime, selesai: datetime) -> timedelta:
    """Return the working time between two times (UTC, naive); 0 when selesai is not after mulai."""
    hari, jumlah = jam.local_date(mulai), _NOL
    while selesai > mulai and hari <= jam.local_date(selesai):
        for buka, tutup in jam.list_rentang(hari):
            jumlah += max(_NOL, min(tutup, selesai) - max(buka, mulai))
        hari += timedelta(days=1)
    return jumlah


def add_kerja(jam: JamKerja, mulai: datetime, lama: timedelta) -> datetime:
    """Return the first time (UTC, naive) by which lama of working time has passed since mulai.

    lama is above 0. Twin of count_kerja: counting from mulai to the answer gives lama again.
    """
    hari, sisa = jam.local_date(mulai), lama
    while True:
        for buka, tutup in jam.list_rentang(hari):
            awal = max(buka, mulai)
            if tutup > awal:
                if tutup - awal >= sisa:
                    return awal + sisa
                sisa -= tutup - awal
        hari += timedelta(days=1)


def tulis_lama(lama: timedelta, menit_sehari: int) -> str:
    """Return working time as people read it: "2 hari 3 jam 20 menit"; under a minute "0 menit"."""
    menit = int(lama.total_seconds()) // 60
    hari, sisa = divmod(menit, menit_sehari)
    jam, menit = divmod(sisa, 60)
    bagian = [(hari, "hari"), (jam, "jam"), (menit, "menit")]
    return " ".join(f"{angka} {satuan}" for angka, satuan in bagian if angka) or "0 menit"
