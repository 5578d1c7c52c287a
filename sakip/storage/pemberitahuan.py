"""Which notices people have read, and the questions and answers that notices tell of."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts, read_rows


def read_dibaca(cur: Cursor, kode_pengguna: str) -> set[str]:
    """Return the kode of the notices this person has read."""
    rows = read_rows(
        cur, "select kode from pemberitahuan_dibaca where kode_pengguna = $1", [kode_pengguna]
    )
    return {kode for (kode,) in rows}


def write_dibaca(cur: Cursor, kode_pengguna: str, kode: Iterable[str], pada: datetime) -> None:
    """Note that a person has read notices they had not read before."""
    rows = [(kode_pengguna, satu, pada) for satu in kode]
    insert_rows(cur, "pemberitahuan_dibaca", "kode_pengguna, kode, pada", rows)


def read_percakapan(cur: Cursor, kode_instansi: str, sejak: datetime) -> list[dict[str, Any]]:
    """Return what was asked and answered since a time (UTC), each with its unit and who asked last before."""
    return read_dicts(
        cur,
        """
        select ini.*, indikator.kode_unit, sebelum.oleh as oleh_sebelum
        from tanya_jawab as ini
        inner join indikator
            on indikator.kode_instansi = ini.kode_instansi and indikator.kode = ini.kode_indikator
            and indikator.tahun = ini.tahun
        left join tanya_jawab as sebelum
            on sebelum.kode_instansi = ini.kode_instansi and sebelum.kode_indikator = ini.kode_indikator
            and sebelum.tahun = ini.tahun and sebelum.triwulan = ini.triwulan
            and sebelum.nomor = ini.nomor - 1
        where ini.kode_instansi = $1 and ini.pada >= $2
        order by ini.pada, ini.kode_indikator, ini.nomor
        """,
        [kode_instansi, sejak],
    )
