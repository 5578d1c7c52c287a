"""Rows of pembatalan_unggahan, and what must be read to undo an upload."""

from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any

from sakip.domain.periode import Triwulan
from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts, read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPembatalan:
    """One upload that was undone; hasil is JSON: what was put back and what was left."""

    kode_instansi: str
    kode_unggahan: str
    alasan: str
    hasil: str
    dibatalkan_oleh: str
    dibatalkan_pada: datetime


def write_pembatalan(cur: Cursor, pembatalan: BarisPembatalan) -> None:
    """Note that an upload was undone; the key refuses to note it twice."""
    columns = ", ".join(BarisPembatalan.__slots__)
    insert_rows(cur, "pembatalan_unggahan", columns, [astuple(pembatalan)])


def read_batal(cur: Cursor, kode_instansi: str) -> set[str]:
    """Return the kode of every upload of an office that was undone."""
    rows = read_rows(
        cur,
        "select kode_unggahan from pembatalan_unggahan where kode_instansi = $1",
        [kode_instansi],
    )
    return {row[0] for row in rows}


def read_pembatalan(
    cur: Cursor, kode_instansi: str, kode_unit: str, periode: Triwulan
) -> list[dict[str, Any]]:
    """Return what was undone of one unit and triwulan as dicts, newest first."""
    return read_dicts(
        cur,
        """
        select pembatalan_unggahan.*
        from pembatalan_unggahan
        inner join unggahan on unggahan.kode = pembatalan_unggahan.kode_unggahan
        where pembatalan_unggahan.kode_instansi = $1
            and kode_unit = $2 and tahun = $3 and triwulan = $4
        order by dibatalkan_pada desc, kode_unggahan
        """,
        [kode_instansi, kode_unit, periode.tahun, periode.nomor],
    )


def read_satu_unggahan(cur: Cursor, kode_instansi: str, kode: str) -> dict[str, Any] | None:
    """Return one upload as a dict; None when there is none of this kode."""
    rows = read_dicts(
        cur, "select * from unggahan where kode_instansi = $1 and kode = $2", [kode_instansi, kode]
    )
    return rows[0] if rows else None


def read_riwayat_unggahan(
    cur: Cursor, kode_instansi: str, kode_unggahan: str
) -> list[dict[str, Any]]:
    """Return every versi of every realisasi that an upload has touched, first versi first."""
    return read_dicts(
        cur,
        """
        select realisasi.*
        from realisasi
        inner join (
            select distinct kode_instansi, kode_indikator, tahun, triwulan
            from realisasi where kode_instansi = $1 and kode_unggahan = $2
        ) as tersentuh
            on tersentuh.kode_instansi = realisasi.kode_instansi
            and tersentuh.kode_indikator = realisasi.kode_indikator
            and tersentuh.tahun = realisasi.tahun and tersentuh.triwulan = realisasi.triwulan
        order by realisasi.kode_indikator, realisasi.tahun, realisasi.triwulan, versi
        """,
        [kode_instansi, kode_unggahan],
    )
