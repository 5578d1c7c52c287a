"""Rows that explain the figures beside them: the rules in force, and what people said of each isian."""

from typing import Any

from sakip.storage.connection import Cursor
from sakip.storage.rows import read_dicts


def read_aturan(cur: Cursor, kode_instansi: str, tahun: int) -> dict[str, Any] | None:
    """Return stg_aturan of one tahun as a dict; None for a tahun without indikator."""
    rows = read_dicts(
        cur,
        "select * from stg_aturan where kode_instansi = $1 and tahun = $2",
        [kode_instansi, tahun],
    )
    return rows[0] if rows else None


def read_keterangan(cur: Cursor, kode_instansi: str, tahun: int) -> list[dict[str, Any]]:
    """Return kode_unit, kode_indikator, triwulan, keterangan and progres of what is stated, oldest first."""
    return read_dicts(
        cur,
        """
        select kode_unit, kode_indikator, triwulan, keterangan, progres from stg_isian
        where kode_instansi = $1 and tahun = $2 and keadaan <> 'belum'
        order by kode_indikator, triwulan
        """,
        [kode_instansi, tahun],
    )


def read_riwayat_tahun(
    cur: Cursor, kode_instansi: str, kode_indikator: str, tahun: int
) -> list[dict[str, Any]]:
    """Return every versi of one indikator's realisasi in a tahun as dicts, with its kode_unit.

    By triwulan, in each the newest first.
    """
    return read_dicts(
        cur,
        """
        select realisasi.*, indikator.kode_unit
        from realisasi
        inner join indikator
            on indikator.kode_instansi = realisasi.kode_instansi
            and indikator.kode = realisasi.kode_indikator
            and indikator.tahun = realisasi.tahun
        where realisasi.kode_instansi = $1 and kode_indikator = $2 and realisasi.tahun = $3
        order by triwulan, versi desc
        """,
        [kode_instansi, kode_indikator, tahun],
    )


def read_riwayat_target(
    cur: Cursor, kode_instansi: str, kode_indikator: str, tahun: int
) -> list[dict[str, Any]]:
    """Return every versi of one indikator's target in a tahun as dicts, with its kode_unit and perjanjian.

    By triwulan, in each the newest first.
    """
    return read_dicts(
        cur,
        """
        select
            target.*,
            indikator.kode_unit,
            nomor_perjanjian,
            jenis_perjanjian,
            tanggal_perjanjian,
            perubahan_ke
        from target
        inner join indikator
            on indikator.kode_instansi = target.kode_instansi
            and indikator.kode = target.kode_indikator
            and indikator.tahun = target.tahun
        left join stg_perjanjian
            on stg_perjanjian.kode_instansi = target.kode_instansi
            and stg_perjanjian.kode_perjanjian = target.kode_perjanjian
        where target.kode_instansi = $1 and kode_indikator = $2 and target.tahun = $3
        order by triwulan, versi desc
        """,
        [kode_instansi, kode_indikator, tahun],
    )
