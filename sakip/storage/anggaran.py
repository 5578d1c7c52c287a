"""Rows of program/kegiatan/sub kegiatan, pagu and realisasi anggaran."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts


def write_program(
    cur: Cursor,
    kode_instansi: str,
    program: Sequence[tuple[str, int, str, str, str | None, str | None]],
) -> None:
    """Add programs as (kode, tahun, nama, jenjang, kode_induk, kode_unit)."""
    columns = "kode_instansi, kode, tahun, nama, jenjang, kode_induk, kode_unit"
    insert_rows(cur, "program_kegiatan", columns, [(kode_instansi, *satu) for satu in program])


def write_pagu(
    cur: Cursor,
    kode_instansi: str,
    pagu: Sequence[tuple[str, int, int, Decimal, str, datetime]],
) -> None:
    """Add pagu in rupiah as (kode_program, tahun, versi, nilai, dicatat_oleh, dicatat_pada)."""
    columns = "kode_instansi, kode_program, tahun, versi, nilai, dicatat_oleh, dicatat_pada"
    insert_rows(cur, "pagu", columns, [(kode_instansi, *satu) for satu in pagu])


def write_realisasi_anggaran(
    cur: Cursor,
    kode_instansi: str,
    realisasi: Sequence[tuple[str, int, int, int, Decimal | None, str, datetime]],
) -> None:
    """Add what was spent within a triwulan, in rupiah.

    As (kode_program, tahun, triwulan, versi, nilai, dicatat_oleh, dicatat_pada).
    """
    columns = (
        "kode_instansi, kode_program, tahun, triwulan, versi, nilai, dicatat_oleh, dicatat_pada"
    )
    insert_rows(cur, "realisasi_anggaran", columns, [(kode_instansi, *satu) for satu in realisasi])


def read_anggaran(
    cur: Cursor, kode_instansi: str, tahun: int, periode: str
) -> list[dict[str, Any]]:
    """Return mart_anggaran of one tahun and periode as dicts, by kode."""
    return read_dicts(
        cur,
        """
        select * from mart_anggaran
        where kode_instansi = $1 and tahun = $2 and periode = $3 order by kode_program
        """,
        [kode_instansi, tahun, periode],
    )


def read_efisiensi(cur: Cursor, kode_instansi: str, tahun: int) -> list[dict[str, Any]]:
    """Return mart_efisiensi of one tahun as dicts, sasaran before the instansi."""
    return read_dicts(
        cur,
        """
        select mart_efisiensi.*, sasaran.nama as sasaran
        from mart_efisiensi
        left join sasaran
            on sasaran.kode_instansi = mart_efisiensi.kode_instansi
            and sasaran.kode = mart_efisiensi.kode_kelompok
            and sasaran.tahun = mart_efisiensi.tahun
            and kelompok = 'sasaran'
        where mart_efisiensi.kode_instansi = $1 and mart_efisiensi.tahun = $2
        order by kelompok desc, sasaran.urutan
        """,
        [kode_instansi, tahun],
    )
