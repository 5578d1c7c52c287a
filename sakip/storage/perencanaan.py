"""Rows of what is planned: sasaran, indikator and target."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sakip.domain.indikator import Indikator
from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts, read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisTarget:
    """One row of target: a nilai, a range (nilai to atas) or a predikat (nilai is its skor)."""

    kode_instansi: str
    kode_indikator: str
    tahun: int
    triwulan: int
    versi: int
    nilai: Decimal | None
    atas: Decimal | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    predikat: str | None = None
    dicatat_oleh: str
    dicatat_pada: datetime
    kode_perjanjian: str | None = None


def write_indikator(cur: Cursor, kode_instansi: str, indikator: Sequence[Indikator]) -> None:
    """Add indikator of one instansi; the key refuses a kode that the tahun has already."""
    columns = (
        "kode_instansi, kode, tahun, kode_sasaran, kode_unit, nama, satuan, definisi_operasional, formula,"
        " sumber_data, rumus, metode, periode_ukur, desimal, kode_program, bobot, urutan"
    )
    insert_rows(cur, "indikator", columns, [(kode_instansi, *astuple(satu)) for satu in indikator])


def write_sasaran(
    cur: Cursor, kode_instansi: str, sasaran: Sequence[tuple[str, int, str, int]]
) -> None:
    """Add sasaran as (kode, tahun, nama, urutan)."""
    rows = [(kode_instansi, *satu) for satu in sasaran]
    insert_rows(cur, "sasaran", "kode_instansi, kode, tahun, nama, urutan", rows)


def write_target(cur: Cursor, target: Sequence[BarisTarget]) -> None:
    """Add target rows; a changed target is a row with the next versi."""
    columns = (
        "kode_instansi, kode_indikator, tahun, triwulan, versi, nilai, atas, pembilang, penyebut,"
        " predikat, dicatat_oleh, dicatat_pada, kode_perjanjian"
    )
    insert_rows(cur, "target", columns, [astuple(satu) for satu in target])


def read_target_berlaku(
    cur: Cursor, kode_instansi: str, kode_indikator: str, tahun: int, berlaku: int
) -> dict[int, dict[str, Any]]:
    """Return {triwulan: row of stg_target} as the targets stood at the end of triwulan berlaku (1-4)."""
    rows = read_dicts(
        cur,
        """
        select stg_target.*, nomor_perjanjian, jenis_perjanjian, tanggal_perjanjian, perubahan_ke
        from stg_target
        left join stg_perjanjian
            on stg_perjanjian.kode_instansi = stg_target.kode_instansi
            and stg_perjanjian.kode_perjanjian = stg_target.kode_perjanjian
        where stg_target.kode_instansi = $1 and kode_indikator = $2 and stg_target.tahun = $3
            and $4 between mulai_triwulan and akhir_triwulan
        """,
        [kode_instansi, kode_indikator, tahun, berlaku],
    )
    return {row["triwulan"]: row for row in rows}


def read_target_tahun(cur: Cursor, kode_instansi: str, tahun: int) -> list[dict[str, Any]]:
    """Return stg_target of a tahun with the indikator and the perjanjian, in the order of the indikator."""
    return read_dicts(
        cur,
        """
        select
            stg_target.*, indikator.nama as indikator, indikator.kode_unit, desimal,
            jabatan, nomor_perjanjian, jenis_perjanjian, tanggal_perjanjian, perubahan_ke
        from stg_target
        inner join indikator
            on indikator.kode_instansi = stg_target.kode_instansi
            and indikator.kode = stg_target.kode_indikator
            and indikator.tahun = stg_target.tahun
        left join stg_perjanjian
            on stg_perjanjian.kode_instansi = stg_target.kode_instansi
            and stg_perjanjian.kode_perjanjian = stg_target.kode_perjanjian
        where stg_target.kode_instansi = $1 and stg_target.tahun = $2
        order by indikator.urutan, kode_indikator, triwulan, mulai_triwulan
        """,
        [kode_instansi, tahun],
    )


def read_tahun(cur: Cursor, kode_instansi: str) -> list[int]:
    """Return every tahun that has indikator, newest first."""
    rows = read_rows(
        cur,
        "select distinct tahun from indikator where kode_instansi = $1 order by tahun desc",
        [kode_instansi],
    )
    return [row[0] for row in rows]
