"""Berjenjang: two triwulan are agreed before their semester can be, two semesters before the year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sakip.domain.alur_pengumpulan import Alur, StatusAlur, Tindakan
from sakip.domain.periode import JenisPeriode, Triwulan

BAGIAN: Mapping[JenisPeriode, tuple[JenisPeriode, ...]] = {
    JenisPeriode.S1: (),
    JenisPeriode.S2: (),
    JenisPeriode.TAHUN: (JenisPeriode.S1, JenisPeriode.S2),
}
"""The periode an office agrees to as a whole, and those that must be agreed to before."""

SUDAH = (StatusAlur.DISETUJUI, StatusAlur.DISAHKAN, StatusAlur.TERKUNCI)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeadaanPeriode:
    """How one periode stands; kurang says what is missing before it can be agreed to."""

    periode: JenisPeriode
    disetujui: bool
    gugur: bool  # it was agreed to, and something in it changed since
    kurang: tuple[str, ...]


def tell_periode(
    tahun: int,
    disetujui_pada: Mapping[JenisPeriode, datetime],
    alur: Mapping[tuple[str, Triwulan], Alur],
) -> list[KeadaanPeriode]:
    """Return how both semesters and the year stand, in that order.

    disetujui_pada is when (UTC) each was agreed to and not taken back; alur is the way of every
    form of the tahun in which something is measured, by unit's name. An agreement lapses when a
    form or a part in it is agreed to later than it: that was taken back or reopened in between.

    Source: rules/sumber.toml [berjenjang-semester].
    """
    hasil: dict[JenisPeriode, KeadaanPeriode] = {}
    for periode, bagian in BAGIAN.items():
        kurang = [
            f"{sebelum.nama} belum disetujui" for sebelum in bagian if not hasil[sebelum].disetujui
        ]
        milik = {
            kunci: satu
            for kunci, satu in alur.items()
            if kunci[1].tahun == tahun and kunci[1].nomor in periode.triwulan
        }
        kurang += [
            f"formulir {unit} {triwulan} masih {satu.status}"
            for (unit, triwulan), satu in milik.items()
            if satu.status not in SUDAH and not bagian
        ]
        if not milik:
            kurang.append("belum ada formulir")
        pada = disetujui_pada.get(periode)
        utuh = (
            pada is not None
            and not kurang
            and all(_agreed(satu, pada) for satu in milik.values())
            and all(disetujui_pada[sebelum] <= pada for sebelum in bagian)
        )
        hasil[periode] = KeadaanPeriode(
            periode=periode,
            disetujui=utuh,
            gugur=pada is not None and not utuh,
            kurang=tuple(kurang),
        )
    return list(hasil.values())


def _agreed(satu: Alur, pada: datetime) -> bool:
    setuju = satu.find_paraf(Tindakan.SETUJUI)
    return setuju is not None and setuju.pada <= pada
