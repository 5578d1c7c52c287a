"""Rows of surel_pengembalian: each attempt to tell a person by mail of rows that were returned."""

from dataclasses import astuple, dataclass
from datetime import datetime

from sakip.domain.periode import Triwulan
from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts

KunciSurel = tuple[str, Triwulan, int, str]
"""Which mail: kode unit, triwulan, versi of the act, sign-in name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPercobaan:
    """One attempt; sebab is why it failed, "" when terkirim is 1."""

    kode_instansi: str
    kode_unit: str
    tahun: int
    triwulan: int
    versi: int
    kode_pengguna: str
    percobaan: int
    terkirim: int
    sebab: str
    pada: datetime


def read_percobaan(cur: Cursor, kode_instansi: str) -> dict[KunciSurel, BarisPercobaan]:
    """Return the last attempt of every mail of which there was one."""
    rows = read_dicts(
        cur,
        "select * from surel_pengembalian where kode_instansi = $1 order by percobaan",
        [kode_instansi],
    )
    return {
        (
            row["kode_unit"],
            Triwulan(row["tahun"], row["triwulan"]),
            row["versi"],
            row["kode_pengguna"],
        ): BarisPercobaan(**row)
        for row in rows
    }


def write_percobaan(cur: Cursor, baris: BarisPercobaan) -> None:
    """Add an attempt."""
    kolom = ", ".join(BarisPercobaan.__slots__)
    insert_rows(cur, "surel_pengembalian", kolom, [astuple(baris)])
