"""Rows of tata_letak_unggahan and nama_lain_indikator: how a unit's own workbooks are read."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any

from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts

# Layouts handed to the reader: an office has a few, and a command line is short on Windows.
TATA_LETAK_TERBANYAK = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisTataLetak:
    """One layout of a unit; kolom maps every field in use to the letter of its column."""

    kode_instansi: str
    kode_unit: str
    sidik: str
    versi: int
    tinggi: int
    kolom: Mapping[str, str]
    dicatat_oleh: str
    dicatat_pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisNamaLain:
    """What a name in a unit's workbooks stands for; nama is normalised, tertulis as it stood there."""

    kode_instansi: str
    kode_unit: str
    nama: str
    versi: int
    putusan: str  # cocok, lewati, lupakan
    kode_indikator: str | None
    tertulis: str
    dicatat_oleh: str
    dicatat_pada: datetime


def write_tata_letak(cur: Cursor, satu: BarisTataLetak) -> None:
    """Add a layout; the key refuses a versi that another person has written first."""
    columns = ", ".join(BarisTataLetak.__slots__)
    insert_rows(
        cur,
        "tata_letak_unggahan",
        columns,
        [
            (
                satu.kode_instansi,
                satu.kode_unit,
                satu.sidik,
                satu.versi,
                satu.tinggi,
                json.dumps(dict(satu.kolom), sort_keys=True),
                satu.dicatat_oleh,
                satu.dicatat_pada,
            )
        ],
    )


def read_tata_letak(
    cur: Cursor, kode_instansi: str, kode_unit: Sequence[str]
) -> list[BarisTataLetak]:
    """Return the present layouts of units, the latest first."""
    rows = read_dicts(
        cur,
        """
        select kode_instansi, kode_unit, sidik, versi, tinggi, kolom, dicatat_oleh, dicatat_pada
        from (
            select *, row_number() over (
                partition by kode_unit, sidik order by versi desc
            ) as urutan
            from tata_letak_unggahan where kode_instansi = $1
        ) as semua
        where urutan = 1
        order by dicatat_pada desc, kode_unit, sidik
        """,
        [kode_instansi],
    )
    milik = [row for row in rows if row["kode_unit"] in set(kode_unit)]
    return [
        BarisTataLetak(**(row | {"kolom": json.loads(row["kolom"])}))
        for row in milik[:TATA_LETAK_TERBANYAK]
    ]


def write_nama_lain(cur: Cursor, nama: Sequence[BarisNamaLain]) -> None:
    """Add names; the key refuses a versi that another person has written first."""
    columns = ", ".join(BarisNamaLain.__slots__)
    insert_rows(cur, "nama_lain_indikator", columns, [astuple(satu) for satu in nama])


def read_nama_lain(cur: Cursor, kode_instansi: str) -> list[BarisNamaLain]:
    """Return what every name stands for now, of all units of an office, names dropped too."""
    rows = read_dicts(
        cur,
        """
        select kode_instansi, kode_unit, nama, versi, putusan, kode_indikator, tertulis,
            dicatat_oleh, dicatat_pada
        from (
            select *, row_number() over (
                partition by kode_unit, nama order by versi desc
            ) as urutan
            from nama_lain_indikator where kode_instansi = $1
        ) as semua
        where urutan = 1
        order by kode_unit, nama
        """,
        [kode_instansi],
    )
    return [BarisNamaLain(**row) for row in rows]


def read_nama_indikator(cur: Cursor, kode_instansi: str, tahun: int) -> list[dict[str, Any]]:
    """Return kode, nama, kode_unit and unit (its name) of every indikator of a tahun."""
    return read_dicts(
        cur,
        """
        select indikator.kode, indikator.nama, indikator.kode_unit, unit_kerja.nama as unit
        from indikator
        inner join unit_kerja
            on unit_kerja.kode_instansi = indikator.kode_instansi
            and unit_kerja.kode = indikator.kode_unit
        where indikator.kode_instansi = $1 and indikator.tahun = $2
        order by unit_kerja.urutan, indikator.kode_unit, indikator.urutan, indikator.kode
        """,
        [kode_instansi, tahun],
    )
