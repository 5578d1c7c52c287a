"""Rows of unggahan: who uploaded which file, and what came of it."""

from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any

from sakip.domain.periode import Triwulan
from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisUnggahan:
    """One uploaded file; hasil is JSON: how many rows were new, changed, the same, empty."""

    kode: str
    kode_instansi: str
    kode_unit: str
    tahun: int
    triwulan: int
    nama_berkas: str
    sha256: str
    ukuran: int  # bytes
    hasil: str
    diunggah_oleh: str
    diunggah_pada: datetime


def write_unggahan(cur: Cursor, unggahan: BarisUnggahan) -> None:
    """Add one uploaded file."""
    columns = (
        "kode, kode_instansi, kode_unit, tahun, triwulan, nama_berkas, sha256, ukuran, hasil,"
        " diunggah_oleh, diunggah_pada"
    )
    insert_rows(cur, "unggahan", columns, [astuple(unggahan)])


def read_unggahan(
    cur: Cursor, kode_instansi: str, kode_unit: str, periode: Triwulan
) -> list[dict[str, Any]]:
    """Return the uploads of one unit and triwulan as dicts, newest first."""
    return read_dicts(
        cur,
        """
        select * from unggahan
        where kode_instansi = $1 and kode_unit = $2 and tahun = $3 and triwulan = $4
        order by diunggah_pada desc, kode
        """,
        [kode_instansi, kode_unit, periode.tahun, periode.nomor],
    )
