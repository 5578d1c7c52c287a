"""Rows of perubahan_ukuran: since which triwulan an indikator has another rumus or metode."""

from datetime import datetime
from typing import Any

from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts, read_rows


def read_ukuran(
    cur: Cursor, kode_instansi: str, kode_indikator: str, tahun: int
) -> list[dict[str, Any]]:
    """Return the spans of stg_ukuran of one indikator as dicts, first span first; empty without one."""
    return read_dicts(
        cur,
        """
        select * from stg_ukuran
        where kode_instansi = $1 and kode_indikator = $2 and tahun = $3 order by mulai_triwulan
        """,
        [kode_instansi, kode_indikator, tahun],
    )


def read_ukuran_akhir(cur: Cursor, kode_instansi: str, tahun: int) -> dict[str, dict[str, str]]:
    """Return {kode_indikator: {rumus, metode}} as in force at the end of a tahun."""
    rows = read_rows(
        cur,
        """
        select kode_indikator, rumus, metode from stg_ukuran
        where kode_instansi = $1 and tahun = $2 and akhir_triwulan = 4
        """,
        [kode_instansi, tahun],
    )
    return {row[0]: {"rumus": row[1], "metode": row[2]} for row in rows}


def read_perubahan_ukuran(cur: Cursor, kode_instansi: str) -> list[dict[str, Any]]:
    """Return the changes of rumus and metode as the planning sheet has them, the last versi of each."""
    return read_dicts(
        cur,
        """
        select tahun, kode_indikator, mulai_triwulan, rumus, metode, alasan
        from (
            select
                perubahan_ukuran.*,
                row_number() over (
                    partition by kode_indikator, tahun, mulai_triwulan order by versi desc
                ) as dari_terbaru
            from perubahan_ukuran where kode_instansi = $1
        ) as bernomor
        where dari_terbaru = 1
        order by tahun, kode_indikator, mulai_triwulan
        """,
        [kode_instansi],
    )


def read_riwayat_ukuran(cur: Cursor, kode_instansi: str, tahun: int) -> list[dict[str, Any]]:
    """Return every versi of every change of a tahun, as they were stated, with the indikator as it began."""
    return read_dicts(
        cur,
        """
        select
            perubahan_ukuran.*,
            indikator.nama as indikator,
            indikator.satuan,
            indikator.kode_unit,
            indikator.rumus as rumus_awal,
            indikator.metode as metode_awal
        from perubahan_ukuran
        inner join indikator
            on indikator.kode_instansi = perubahan_ukuran.kode_instansi
            and indikator.kode = perubahan_ukuran.kode_indikator
            and indikator.tahun = perubahan_ukuran.tahun
        where perubahan_ukuran.kode_instansi = $1 and perubahan_ukuran.tahun = $2
        order by indikator.urutan, kode_indikator, dicatat_pada, mulai_triwulan, versi
        """,
        [kode_instansi, tahun],
    )


def read_triwulan_terlapor(
    cur: Cursor, kode_instansi: str, kode_indikator: str, tahun: int
) -> list[int]:
    """Return the triwulan (1-4) of which something is stated of an indikator."""
    rows = read_rows(
        cur,
        """
        select triwulan from stg_realisasi
        where kode_instansi = $1 and kode_indikator = $2 and tahun = $3 and keadaan <> 'belum'
        order by triwulan
        """,
        [kode_instansi, kode_indikator, tahun],
    )
    return [row[0] for row in rows]


def read_triwulan_diajukan(
    cur: Cursor, kode_instansi: str, kode_indikator: str, tahun: int
) -> list[int]:
    """Return the triwulan (1-4) in which the form that holds an indikator is out of its unit's hands."""
    rows = read_rows(
        cur,
        """
        select terakhir.triwulan
        from (
            select
                alur_pengumpulan.*,
                row_number() over (partition by kode_unit, triwulan order by versi desc) as dari_terbaru
            from alur_pengumpulan
            where kode_instansi = $1 and tahun = $3
        ) as terakhir
        inner join indikator
            on indikator.kode_instansi = $1
            and indikator.kode = $2
            and indikator.tahun = $3
            and indikator.kode_unit = terakhir.kode_unit
        where dari_terbaru = 1 and status not in ('draf', 'dikembalikan')
        order by terakhir.triwulan
        """,
        [kode_instansi, kode_indikator, tahun],
    )
    return [row[0] for row in rows]


def read_triwulan_terlapor_unit(
    cur: Cursor, kode_instansi: str, kode_unit: str | None, tahun: int
) -> list[int]:
    """Return the triwulan (1-4) of which a unit stated something; any unit of the office for None."""
    rows = read_rows(
        cur,
        """
        select distinct triwulan
        from stg_realisasi
        inner join indikator
            on indikator.kode_instansi = stg_realisasi.kode_instansi
            and indikator.kode = stg_realisasi.kode_indikator
            and indikator.tahun = stg_realisasi.tahun
        where indikator.kode_instansi = $1 and indikator.tahun = $3 and keadaan <> 'belum'
            and ($2::text is null or indikator.kode_unit = $2)
        order by triwulan
        """,
        [kode_instansi, kode_unit, tahun],
    )
    return [row[0] for row in rows]


def read_triwulan_diajukan_unit(
    cur: Cursor, kode_instansi: str, kode_unit: str | None, tahun: int
) -> list[int]:
    """Return the triwulan (1-4) whose form is out of a unit's hands; any unit of the office for None."""
    rows = read_rows(
        cur,
        """
        select distinct triwulan
        from stg_alur
        where kode_instansi = $1 and tahun = $3 and status_alur not in ('draf', 'dikembalikan')
            and ($2::text is null or kode_unit = $2)
        order by triwulan
        """,
        [kode_instansi, kode_unit, tahun],
    )
    return [row[0] for row in rows]


def write_perubahan_ukuran(
    cur: Cursor,
    kode_instansi: str,
    kode_indikator: str,
    tahun: int,
    mulai_triwulan: int,
    *,
    rumus: str,
    metode: str,
    alasan: str,
    dicatat_oleh: str,
    dicatat_pada: datetime,
) -> None:
    """Add a change of rumus and metode from mulai_triwulan (1-4) on, as the next versi."""
    (versi,) = cur.execute(
        """
        select coalesce(max(versi), 0) + 1 from perubahan_ukuran
        where kode_instansi = $1 and kode_indikator = $2 and tahun = $3 and mulai_triwulan = $4
        """,
        [kode_instansi, kode_indikator, tahun, mulai_triwulan],
    ).fetchone() or (1,)
    isi = (kode_instansi, kode_indikator, tahun, mulai_triwulan, versi, rumus, metode, alasan)
    columns = (
        "kode_instansi, kode_indikator, tahun, mulai_triwulan, versi, rumus, metode, alasan,"
        " dicatat_oleh, dicatat_pada"
    )
    insert_rows(cur, "perubahan_ukuran", columns, [(*isi, dicatat_oleh, dicatat_pada)])
