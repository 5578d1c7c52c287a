"""Rows of the plan that are taken back: found by what they belong to, moved out, and kept in penarikan."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts

Saring = Mapping[str, object]
"""Column -> value; the names are from our own code, never from a person."""


def read_bagian(
    cur: Cursor, kode_instansi: str, tabel: str, saring: Saring
) -> list[dict[str, Any]]:
    """Return the rows of a table with these values; None finds the rows without one."""
    cari, isi = _where(kode_instansi, saring)
    return read_dicts(cur, f"select * from {tabel} where {cari}", isi)  # noqa: S608 own names


def delete_bagian(cur: Cursor, kode_instansi: str, tabel: str, saring: Saring) -> None:
    """Take the rows of a table with these values out of it."""
    cari, isi = _where(kode_instansi, saring)
    cur.execute(f"delete from {tabel} where {cari}", isi)  # noqa: S608 own names


def _where(kode_instansi: str, saring: Saring) -> tuple[str, list[object]]:
    bagian, isi = ["kode_instansi = $1"], [kode_instansi, *saring.values()]
    for urut, nama in enumerate(saring, 2):
        # A pagu of before its changes were counted has no perubahan_ke: it is a murni.
        kolom = "coalesce(perubahan_ke, 0)" if nama == "perubahan_ke" else nama
        bagian.append(f"{kolom} is not distinct from ${urut}")
    return " and ".join(bagian), isi


def list_perjanjian_memuat(
    cur: Cursor, kode_instansi: str, tahun: object, kode_indikator: object
) -> list[str]:
    """Return the kode of the perjanjian of a tahun that promise an indikator."""
    rows = read_dicts(
        cur,
        """
        select kode_perjanjian from perjanjian_indikator
        inner join perjanjian_kinerja
            on perjanjian_kinerja.kode_instansi = perjanjian_indikator.kode_instansi
            and perjanjian_kinerja.kode = perjanjian_indikator.kode_perjanjian
        where perjanjian_indikator.kode_instansi = $1 and tahun = $2 and kode_indikator = $3
        order by kode_perjanjian
        """,
        [kode_instansi, tahun, kode_indikator],
    )
    return [row["kode_perjanjian"] for row in rows]


def write_penarikan(
    cur: Cursor,
    kode_instansi: str,
    *,
    lembar: str,
    kunci: str,
    isi: str,
    alasan: str,
    oleh: str,
    pada: datetime,
) -> int:
    """Keep what was taken back, and return its nomor."""
    (nomor,) = cur.execute(
        "select coalesce(max(nomor), 0) + 1 from penarikan where kode_instansi = $1",
        [kode_instansi],
    ).fetchone() or (1,)
    insert_rows(
        cur,
        "penarikan",
        "kode_instansi, nomor, lembar, kunci, isi, alasan, ditarik_oleh, ditarik_pada",
        [(kode_instansi, nomor, lembar, kunci, isi, alasan, oleh, pada)],
    )
    return int(nomor)


def read_penarikan(cur: Cursor, kode_instansi: str) -> list[dict[str, Any]]:
    """Return all that was taken back, the latest first."""
    return read_dicts(
        cur,
        "select * from penarikan where kode_instansi = $1 order by nomor desc",
        [kode_instansi],
    )
