"""Rows of alamat_surel: where people are written to."""

from datetime import datetime

from sakip.storage.connection import Cursor
from sakip.storage.rows import read_rows


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
