"""Rows of sesi and percobaan_masuk: who is signed in where, and who failed to."""

from dataclasses import dataclass
from datetime import datetime

from sakip.storage.connection import Cursor
from sakip.storage.rows import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisSesi:
    """One session. sidik is the SHA-256 of its token; times are UTC."""

    sidik: str
    kode_pengguna: str
    dibuat_pada: datetime
    terakhir_pada: datetime
    alamat: str
    peramban: str


def write_sesi(cur: Cursor, baris: BarisSesi) -> None:
    """Insert a session."""
    cur.execute(
        """
        insert into sesi (sidik, kode_pengguna, dibuat_pada, terakhir_pada, alamat, peramban)
        values ($1, $2, $3, $4, $5, $6)
        """,
        [
            baris.sidik,
            baris.kode_pengguna,
            baris.dibuat_pada,
            baris.terakhir_pada,
            baris.alamat,
            baris.peramban,
        ],
    )


def read_sesi(cur: Cursor, sidik: str) -> BarisSesi | None:
    """Return a session that nobody has ended; the caller judges its age."""
    rows = read_rows(
        cur,
        """
        select sidik, kode_pengguna, dibuat_pada, terakhir_pada, alamat, peramban
        from sesi where sidik = $1 and diakhiri_pada is null
        """,
        [sidik],
    )
    return _baris(rows[0]) if rows else None


def list_sesi(cur: Cursor, kode_pengguna: str) -> list[BarisSesi]:
    """Return the sessions of a person that nobody has ended, the last used first."""
    rows = cur.execute(
        """
        select sidik, kode_pengguna, dibuat_pada, terakhir_pada, alamat, peramban
        from sesi where kode_pengguna = $1 and diakhiri_pada is null order by terakhir_pada desc
        """,
        [kode_pengguna],
    ).fetchall()
    return [_baris(row) for row in rows]


def _baris(row: tuple[str, str, datetime, datetime, str, str]) -> BarisSesi:
    sidik, kode_pengguna, dibuat_pada, terakhir_pada, alamat, peramban = row
    return BarisSesi(
        sidik=sidik,
        kode_pengguna=kode_pengguna,
        dibuat_pada=dibuat_pada,
        terakhir_pada=terakhir_pada,
        alamat=alamat,
        peramban=peramban,
    )


def touch_sesi(cur: Cursor, sidik: str, pada: datetime) -> None:
    """Note that a session was used."""
    cur.execute("update sesi set terakhir_pada = $2 where sidik = $1", [sidik, pada])


def end_sesi(cur: Cursor, sidik: str, alasan: str, pada: datetime) -> None:
    """End one session."""
    cur.execute(
        """
        update sesi set diakhiri_pada = $2, alasan_akhir = $3
        where sidik = $1 and diakhiri_pada is null
        """,
        [sidik, pada, alasan],
    )


def write_percobaan(cur: Cursor, sidik_nama: str, alamat: str, pada: datetime) -> None:
    """Add one failed sign-in."""
    cur.execute(
        """
        insert into percobaan_masuk (nomor, sidik_nama, alamat, pada)
        select coalesce(max(nomor), 0) + 1, $1, $2, $3 from percobaan_masuk
        """,
        [sidik_nama, alamat, pada],
    )


def list_percobaan(
    cur: Cursor, sidik_nama: str, alamat: str | None, sejak: datetime
) -> list[datetime]:
    """Return when this name failed from this address (None: from any) since then, the oldest first."""
    rows = cur.execute(
        """
        select pada from percobaan_masuk
        where sidik_nama = $1 and alamat = coalesce($2, alamat) and pada >= $3 order by pada
        """,
        [sidik_nama, alamat, sejak],
    ).fetchall()
    return [row[0] for row in rows]


def delete_percobaan(cur: Cursor, sidik_nama: str, alamat: str, sebelum: datetime) -> None:
    """Forget the failures of a name and address that signed in, and all that are too old to count."""
    cur.execute(
        "delete from percobaan_masuk where (sidik_nama = $1 and alamat = $2) or pada < $3",
        [sidik_nama, alamat, sebelum],
    )
