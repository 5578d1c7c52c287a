"""Rows of narasi: the officials' own words, every versi kept."""

from dataclasses import astuple, dataclass
from datetime import datetime

from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisNarasi:
    """One versi of the words in one bagian of a document."""

    kode_instansi: str
    jenis: str
    tahun: int
    periode: str
    bagian: str
    versi: int
    teks: str
    sidik_angka: str
    dicatat_oleh: str
    dicatat_pada: datetime


def read_narasi(
    cur: Cursor, kode_instansi: str, jenis: str, tahun: int, periode: str
) -> dict[str, BarisNarasi]:
    """Return the present words of a document by bagian."""
    rows = read_dicts(
        cur,
        """
        select * from narasi
        where kode_instansi = $1 and jenis = $2 and tahun = $3 and periode = $4 order by bagian, versi
        """,
        [kode_instansi, jenis, tahun, periode],
    )
    return {row["bagian"]: BarisNarasi(**row) for row in rows}


def write_narasi(cur: Cursor, baris: BarisNarasi) -> None:
    """Add a versi; the key refuses one that another person has written first."""
    insert_rows(cur, "narasi", ", ".join(BarisNarasi.__slots__), [astuple(baris)])
