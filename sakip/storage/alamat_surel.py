"""Rows of alamat_surel and surel_ringkasan: where people are written to, and who has the digest of a day."""

from datetime import date, datetime

from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_rows


def read_alamat(cur: Cursor) -> dict[str, str]:
    """Return {kode pengguna: address} of everybody who has one."""
    rows = read_rows(
        cur, "select kode_pengguna, alamat from alamat_surel order by kode_pengguna, versi"
    )
    return {kode: alamat for kode, alamat in dict(rows).items() if alamat}


def write_alamat(cur: Cursor, kode: str, alamat: str, oleh: str, pada: datetime) -> None:
    """Add a versi of somebody's address; an empty one takes it away."""
    cur.execute(
        """
        insert into alamat_surel (kode_pengguna, versi, alamat, dicatat_oleh, dicatat_pada)
        select $1, coalesce(max(versi), 0) + 1, $2, $3, $4 from alamat_surel where kode_pengguna = $1
        """,
        [kode, alamat, oleh, pada],
    )


def read_ringkasan(cur: Cursor, hari: date) -> frozenset[str]:
    """Return who was sent the digest of a day (kode pengguna), also where that is not certain."""
    rows = read_rows(cur, "select kode_pengguna from surel_ringkasan where hari = $1", [hari])
    return frozenset(kode for (kode,) in rows)


def write_ringkasan(cur: Cursor, kode: str, hari: date, status: str, pada: datetime) -> None:
    """Note that somebody was sent the digest of a day; the key refuses a second time."""
    kolom = "kode_pengguna, hari, status, pada"
    insert_rows(cur, "surel_ringkasan", kolom, [(kode, hari, status, pada)])
