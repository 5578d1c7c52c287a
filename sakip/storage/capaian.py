"""Rows of capaian, as the mart views compute them."""

from datetime import datetime
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
    cur: Cursor, kode_instansi: str, kelompok: str, tahun: int | None = None
) -> list[dict[str, Any]]:
    """Return mart_rata_capaian of a kelompok (sasaran, unit, instansi) as dicts, every periode.

    Without tahun, of every tahun.
    """
    return read_dicts(
        cur,
        """
        select * from mart_rata_capaian
        where kode_instansi = $1 and kelompok = $2 and (tahun = $3 or $3 is null)
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


def read_kelengkapan(cur: Cursor, kode_instansi: str, tahun: int) -> list[dict[str, Any]]:
    """Return mart_kelengkapan of one tahun as dicts, by unit and triwulan."""
    return read_dicts(
        cur,
        """
        select * from mart_kelengkapan
        where kode_instansi = $1 and tahun = $2 order by urutan_unit, kode_unit, triwulan
        """,
        [kode_instansi, tahun],
    )


def read_kelengkapan_semua(cur: Cursor, kode_instansi: str) -> list[dict[str, Any]]:
    """Return mart_kelengkapan of every tahun as dicts, where anything is measured."""
    return read_dicts(
        cur,
        "select * from mart_kelengkapan where kode_instansi = $1 and jumlah_diukur > 0",
        [kode_instansi],
    )


def read_saat_lengkap(
    cur: Cursor, kode_instansi: str, tahun: int, triwulan: int | None
) -> datetime | None:
    """Return when (UTC) the last figure of a triwulan, or of the whole tahun, was stated.

    None while a figure that is measured is missing, and where nothing is measured.
    """
    row = cur.execute(
        """
        select max(terakhir_dicatat) from mart_kelengkapan
        where kode_instansi = $1 and tahun = $2 and triwulan = coalesce($3, triwulan)
        having sum(jumlah_diukur) > 0 and sum(jumlah_belum) = 0
        """,
        [kode_instansi, tahun, triwulan],
    ).fetchone()
    return None if row is None else row[0]


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
