"""Ukuran langkah: working time of one turn of a step against its mutu baku."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sakip.domain.pelaksanaan import Giliran
from sakip.domain.prosedur import Langkah
from sakip.domain.waktu_kerja import JamKerja, add_kerja, count_kerja


@dataclass(frozen=True, slots=True, kw_only=True)
class Ukuran:
    """baku and terpakai are working time; batas (UTC) is when baku was, or will be, used up."""

    baku: timedelta
    terpakai: timedelta
    batas: datetime

    @property
    def lewat(self) -> timedelta:
        """How much working time the turn took beyond its mutu baku; 0 when it did not."""
        return max(timedelta(0), self.terpakai - self.baku)

    def to_json(self) -> dict[str, object]:
        """Return it as it is kept when a run ends: seconds, and an ISO time."""
        return {
            "baku": int(self.baku.total_seconds()),
            "terpakai": int(self.terpakai.total_seconds()),
            "batas": self.batas.isoformat(),
        }


def read_ukuran(isi: Mapping[str, object]) -> Ukuran:
    """Return what to_json has written."""
    return Ukuran(
        baku=timedelta(seconds=int(str(isi["baku"]))),
        terpakai=timedelta(seconds=int(str(isi["terpakai"]))),
        batas=datetime.fromisoformat(str(isi["batas"])),
    )


def measure_giliran(giliran: Giliran, langkah: Langkah, jam: JamKerja, kini: datetime) -> Ukuran:
    """Return the working time of a turn up to its end, or up to kini (UTC) while it is at hand.

    Source: rules/sumber.toml [mutu-baku-waktu].
    """
    baku = timedelta(minutes=langkah.waktu.menit_kerja(jam.menit_sehari))
    return Ukuran(
        baku=baku,
        terpakai=count_kerja(jam, giliran.mulai, giliran.selesai or kini),
        batas=add_kerja(jam, giliran.mulai, baku),
    )
