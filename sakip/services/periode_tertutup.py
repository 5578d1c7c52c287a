"""Periode tertutup: the triwulan that a change of plan may no longer touch. The one place that says so."""

from collections.abc import Iterable

from sakip.domain import waktu
from sakip.domain.periode import ROMAWI
from sakip.storage.connection import Cursor
from sakip.storage.penyiapan import read_instansi
from sakip.storage.ukuran import (
    read_triwulan_diajukan,
    read_triwulan_diajukan_unit,
    read_triwulan_terlapor,
    read_triwulan_terlapor_unit,
)


def last_tertutup(cur: Cursor, kode_instansi: str, kode_indikator: str, tahun: int) -> int:
    """Return the last triwulan (1-4) of an indikator that is closed, 0 for none.

    Closed is a triwulan that is over, by the office's own calendar, and of which something was
    stated: people have judged by that figure. So is one whose form was handed in and not returned.

    Source: rules/sumber.toml [ukuran-berlaku].
    """
    return _find_last(
        cur,
        tahun,
        read_triwulan_terlapor(cur, kode_instansi, kode_indikator, tahun),
        read_triwulan_diajukan(cur, kode_instansi, kode_indikator, tahun),
    )


def last_tertutup_unit(cur: Cursor, kode_instansi: str, kode_unit: str | None, tahun: int) -> int:
    """As last_tertutup of whatever a unit has; of the whole office for None."""
    return _find_last(
        cur,
        tahun,
        read_triwulan_terlapor_unit(cur, kode_instansi, kode_unit, tahun),
        read_triwulan_diajukan_unit(cur, kode_instansi, kode_unit, tahun),
    )


def write_mulai(tertutup: int) -> str:
    """Return from where on a change may begin when the triwulan up to tertutup (1-4) are closed."""
    if tertutup < 4:
        return f"Mulai dari triwulan {ROMAWI[tertutup + 1]}."
    return "Terapkan pada indikator tahun berikutnya."


def _find_last(cur: Cursor, tahun: int, terlapor: Iterable[int], diajukan: Iterable[int]) -> int:
    instansi = read_instansi(cur)
    hari = waktu.now_utc().date() if instansi is None else instansi.local_date(waktu.now_utc())
    berjalan = (hari.month + 2) // 3 if hari.year == tahun else 5 if hari.year > tahun else 1
    return max((*(satu for satu in terlapor if satu < berjalan), *diajukan), default=0)
