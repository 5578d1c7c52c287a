"""Rows of capaian, as the mart views compute them."""

from typing import Any

from sakip.storage.connection import Cursor
from sakip.storage.rows import read_dicts


def read_capaian(
    cur: Cursor, kode_instansi: str, tahun: int, periode: str | None = None
) -> list[dict[str, Any]]:
    """Return mart_capaian_periode of one tahun as dicts, in the order of the report.

    Without periode, every periode of the tahun.
    """
    return read_dicts(
        cur,
        """
        select * from mart_capaian_periode
        where kode_instansi = $1 and tahun = $2 and (periode = $3 or $3 is null)
        order by urutan_sasaran, kode_sasaran, urutan, kode_indikator
        """,
        [kode_instansi, tahun, periode],
    )


def read_rata(
    cur: Cursor, kode_instansi: str, kelompok: str | None, tahun: int | None = None
) -> list[dict[str, Any]]:
    """Return mart_rata_capaian of a kelompok (sasaran, unit, instansi) as dicts, every periode.

    Without kelompok or tahun, of all of them.
    """
    return read_dicts(
        cur,
        """
        select * from mart_rata_capaian
        where kode_instansi = $1 and (kelompok = $2 or $2 is null) and (tahun = $3 or $3 is null)
        order by tahun, kode_kelompok, periode
        """,
        [kode_instansi, kelompok, tahun],
    )


def read_tren(cur: Cursor, kode_instansi: str, kode_indikator: str) -> list[dict[str, Any]]:
    """Return one indikator in the periode TAHUN of every tahun it had, oldest first."""
    return read_dicts(
        cur,
        """
        select * from mart_capaian_periode
        where kode_instansi = $1 and kode_indikator = $2 and periode = 'TAHUN' order by tahun
        """,
        [kode_instansi, kode_indikator],
    )


def read_kelengkapan(cur: Cursor, kode_instansi: str) -> list[dict[str, Any]]:
    """Return mart_kelengkapan of every tahun as dicts, by tahun, unit and triwulan.

    All at once: few rows, and making the plan of the view takes longer than they do.
    """
    return read_dicts(
        cur,
        """
        select * from mart_kelengkapan where kode_instansi = $1
        order by tahun, urutan_unit, kode_unit, triwulan
        """,
        [kode_instansi],
    )


def read_tahun_indikator(
    cur: Cursor, kode_instansi: str, kode_indikator: str, tahun: int
) -> dict[str, dict[str, Any]]:
    """Return {periode: row of mart_capaian_periode} of one indikator in one tahun."""
    rows = read_dicts(
        cur,
        """
        select * from mart_capaian_periode
        where kode_instansi = $1 and kode_indikator = $2 and tahun = $3
        """,
        [kode_instansi, kode_indikator, tahun],
    )
    return {row["periode"]: row for row in rows}
