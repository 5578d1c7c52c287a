"""Rows of persetujuan_periode: agreement of the office to a semester or a tahun, and taking it back."""

from dataclasses import astuple, dataclass
from datetime import datetime

from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts

DISETUJUI, DIBATALKAN = "disetujui", "dibatalkan"


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPersetujuan:
    """One act; jenis_penugasan: definitif, plt, plh."""

    kode_instansi: str
    tahun: int
    periode: str
    versi: int
    status: str
    catatan: str
    oleh: str
    jabatan: str
    jenis_penugasan: str
    pada: datetime


def read_persetujuan(cur: Cursor, kode_instansi: str, tahun: int) -> dict[str, BarisPersetujuan]:
    """Return {periode: its last act} of one tahun."""
    rows = read_dicts(
        cur,
        """
        select * from persetujuan_periode where kode_instansi = $1 and tahun = $2
        order by periode, versi
        """,
        [kode_instansi, tahun],
    )
    return {row["periode"]: BarisPersetujuan(**row) for row in rows}


def write_persetujuan(cur: Cursor, baris: BarisPersetujuan) -> None:
    """Add one act."""
    kolom = ", ".join(BarisPersetujuan.__slots__)
    insert_rows(cur, "persetujuan_periode", kolom, [astuple(baris)])
