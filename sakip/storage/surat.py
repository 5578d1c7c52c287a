"""Rows of surat and pengiriman: numbered letters, and to whom documents went."""

from dataclasses import astuple, dataclass
from datetime import date, datetime

from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisSurat:
    """One letter with its number; tanggal is a day in the office's zone."""

    kode_instansi: str
    tahun: int
    urutan: int
    nomor: str
    kode_pelaksanaan: str
    tanggal: date
    kepada: str
    perihal: str
    dicatat_oleh: str
    dicatat_pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPengiriman:
    """One versi of a line of the distribution list; penerima and diterima are the tanda terima."""

    kode_instansi: str
    kode: str
    versi: int
    kode_pelaksanaan: str
    tujuan: str
    cara: str
    rangkap: int
    penerima: str | None
    diterima: date | None
    dicatat_oleh: str
    dicatat_pada: datetime


def write_surat(cur: Cursor, surat: BarisSurat) -> None:
    """Add a letter; the key refuses a number that another person has taken first."""
    insert_rows(cur, "surat", ", ".join(BarisSurat.__slots__), [astuple(surat)])


def write_pengiriman(cur: Cursor, kiriman: BarisPengiriman) -> None:
    """Add a versi of a line of the distribution list."""
    insert_rows(cur, "pengiriman", ", ".join(BarisPengiriman.__slots__), [astuple(kiriman)])


def read_urutan(cur: Cursor, kode_instansi: str, tahun: int) -> int:
    """Return how far the numbers of a tahun have come; 0 before the first."""
    row = cur.execute(
        "select coalesce(max(urutan), 0) from surat where kode_instansi = $1 and tahun = $2",
        [kode_instansi, tahun],
    ).fetchone()
    return int(row[0]) if row else 0


def read_surat(cur: Cursor, kode_instansi: str, pelaksanaan: str | None = None) -> list[BarisSurat]:
    """Return the letters, the last first; only those of one run, when given."""
    rows = read_dicts(
        cur,
        """
        select * from surat
        where kode_instansi = $1 and kode_pelaksanaan = coalesce($2, kode_pelaksanaan)
        order by tahun desc, urutan desc
        """,
        [kode_instansi, pelaksanaan],
    )
    return [BarisSurat(**row) for row in rows]


def read_pengiriman(
    cur: Cursor, kode_instansi: str, pelaksanaan: str | None = None
) -> list[BarisPengiriman]:
    """Return the present of the distribution lists, in the order they were written."""
    rows = read_dicts(
        cur,
        """
        select * from pengiriman
        where kode_instansi = $1 and kode_pelaksanaan = coalesce($2, kode_pelaksanaan)
        order by versi
        """,
        [kode_instansi, pelaksanaan],
    )
    kini = {row["kode"]: BarisPengiriman(**row) for row in rows}
    return list(kini.values())
