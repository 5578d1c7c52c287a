"""How a triwulan of a unit stands, in one word, the same on every page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sakip.domain.periode import Triwulan


class KeadaanTriwulan(StrEnum):
    """Untouched and incomplete are two things, and what is not due yet is neither."""

    LENGKAP = "Lengkap"
    BELUM_LENGKAP = "Belum lengkap"
    BELUM_DISENTUH = "Belum disentuh"
    BERJALAN = "Sedang berjalan"
    BELUM_MULAI = "Belum mulai"
    TIDAK_DIUKUR = "Tidak ada yang diukur"


TERTUNDA = (KeadaanTriwulan.BELUM_LENGKAP, KeadaanTriwulan.BELUM_DISENTUH)
"""What is over and still wants figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kelengkapan:
    """How much of what a unit must state in a triwulan has been stated."""

    kode_unit: str
    unit: str
    periode: Triwulan
    terisi: int
    diukur: int
    keadaan: KeadaanTriwulan

    @property
    def kueri(self) -> dict[str, str]:
        """The address of this form on the page Pengumpulan."""
        return {
            "unit": self.kode_unit,
            "tahun": str(self.periode.tahun),
            "triwulan": str(self.periode.nomor),
        }


def list_kelengkapan_triwulan(rows: Iterable[Mapping[str, Any]], hari: date) -> list[Kelengkapan]:
    """Return rows of services.capaian.list_kelengkapan as they stand on hari (the office's day)."""
    return [
        Kelengkapan(
            kode_unit=row["kode_unit"],
            unit=row["unit"],
            periode=(periode := Triwulan(row["tahun"], row["triwulan"])),
            terisi=int(row["jumlah_terisi"]),
            diukur=int(row["jumlah_diukur"]),
            keadaan=tell_keadaan(
                periode, int(row["jumlah_terisi"]), int(row["jumlah_diukur"]), hari
            ),
        )
        for row in rows
    ]


def tell_keadaan(periode: Triwulan, terisi: int, diukur: int, hari: date) -> KeadaanTriwulan:
    """Return how a triwulan stands on hari; what is complete is complete, whenever that is."""
    if diukur == 0:
        return KeadaanTriwulan.TIDAK_DIUKUR
    if terisi >= diukur:
        return KeadaanTriwulan.LENGKAP
    if hari < first_day(periode):
        return KeadaanTriwulan.BELUM_MULAI
    if hari <= last_day(periode):
        return KeadaanTriwulan.BERJALAN
    return KeadaanTriwulan.BELUM_LENGKAP if terisi else KeadaanTriwulan.BELUM_DISENTUH


def first_day(periode: Triwulan) -> date:
    """Return the first day of a triwulan."""
    return date(periode.tahun, 3 * periode.nomor - 2, 1)


def last_day(periode: Triwulan) -> date:
    """Return the last day of a triwulan."""
    return first_day(next_triwulan(periode)) - timedelta(days=1)


def next_triwulan(periode: Triwulan) -> Triwulan:
    """Return the triwulan after periode."""
    if periode.nomor < 4:
        return Triwulan(periode.tahun, periode.nomor + 1)
    return Triwulan(periode.tahun + 1, 1)


def current_triwulan(hari: date) -> Triwulan:
    """Return the triwulan that hari lies in."""
    return Triwulan(hari.year, (hari.month + 2) // 3)


def pick_triwulan(kelengkapan: Iterable[Kelengkapan], hari: date) -> Triwulan:
    """Return the triwulan to work on: the latest that is over and not complete.

    Where all of them are complete (or there is none), the one that is running.
    """
    tertunda = [satu.periode for satu in kelengkapan if satu.keadaan in TERTUNDA]
    return max(tertunda, default=current_triwulan(hari))
