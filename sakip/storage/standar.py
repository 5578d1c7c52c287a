"""Rows of standar_indikator: what an indikator is compared with outside the office, every versi kept."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisStandar:
    """One versi of the standard of an indikator in a tahun; nilai None: there is none any more."""

    kode_instansi: str
    kode_indikator: str
    tahun: int
    versi: int
    nilai: Decimal | None
    predikat: str | None
    lingkup: str
    sumber: str
    tahun_standar: int
    dicatat_oleh: str
    dicatat_pada: datetime


def read_standar(cur: Cursor, kode_instansi: str) -> dict[tuple[int, str], BarisStandar]:
    """Return the present versi by (tahun, kode indikator), those taken back as well."""
    rows = read_dicts(
        cur,
        """
        select * from standar_indikator where kode_instansi = $1 order by tahun, kode_indikator, versi
        """,
        [kode_instansi],
    )
    return {(row["tahun"], row["kode_indikator"]): BarisStandar(**row) for row in rows}


def list_indikator(cur: Cursor, kode_instansi: str, tahun: int) -> list[dict[str, Any]]:
    """Return kode, nama, satuan, kode_unit of the indikator of a tahun, in the order of the report."""
    return read_dicts(
        cur,
        """
        select indikator.kode, indikator.nama, indikator.satuan, indikator.kode_unit
        from indikator
        left join sasaran
            on sasaran.kode_instansi = indikator.kode_instansi
            and sasaran.kode = indikator.kode_sasaran
            and sasaran.tahun = indikator.tahun
        where indikator.kode_instansi = $1 and indikator.tahun = $2
        order by sasaran.urutan, indikator.urutan, indikator.kode
        """,
        [kode_instansi, tahun],
    )


def write_standar(cur: Cursor, baris: Sequence[BarisStandar]) -> None:
    """Add versi; the key refuses one that another person has written first."""
    kolom = ", ".join(BarisStandar.__slots__)
    insert_rows(cur, "standar_indikator", kolom, [astuple(satu) for satu in baris])
