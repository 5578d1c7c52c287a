"""What the program can see done: since when the forms of a triwulan or a tahun are all there."""

from datetime import datetime

from sakip.storage.connection import Cursor

Kunci = tuple[str, int, int | None]
"""kode_instansi, tahun, triwulan (None: the whole tahun)."""


def read_saat_lengkap(cur: Cursor, kunci: Kunci) -> datetime | None:
    """Return when (UTC) the last figure that is measured was stated.

    None while one is missing, and where nothing is measured.
    """
    row = cur.execute(
        """
        select max(terakhir_dicatat) from mart_kelengkapan
        where kode_instansi = $1 and tahun = $2 and triwulan = coalesce($3, triwulan)
        having sum(jumlah_diukur) > 0 and sum(jumlah_belum) = 0
        """,
        list(kunci),
    ).fetchone()
    return None if row is None else row[0]


def read_saat_alur(
    cur: Cursor, kunci: Kunci, tindakan: str, status: frozenset[str]
) -> datetime | None:
    """Return when (UTC) the last form in which something is measured came by tindakan to a status.

    None while a form stands elsewhere than in one of status, and where nothing is measured.
    """
    sah = ", ".join(f"'{satu}'" for satu in sorted(status))
    row = cur.execute(
        f"""
        with kini as (
            select *, row_number() over (partition by kode_unit, tahun, triwulan order by versi desc) as urut
            from alur_pengumpulan where kode_instansi = $1
        ),
        saat as (
            select kode_unit, tahun, triwulan, max(pada) as pada
            from alur_pengumpulan where kode_instansi = $1 and tindakan = $4
            group by kode_unit, tahun, triwulan
        )
        select max(saat.pada)
        from mart_kelengkapan as formulir
        left join kini
            on kini.kode_unit = formulir.kode_unit and kini.tahun = formulir.tahun
            and kini.triwulan = formulir.triwulan and kini.urut = 1
        left join saat
            on saat.kode_unit = formulir.kode_unit and saat.tahun = formulir.tahun
            and saat.triwulan = formulir.triwulan
        where formulir.kode_instansi = $1 and formulir.tahun = $2
            and formulir.triwulan = coalesce($3, formulir.triwulan) and jumlah_diukur > 0
        having count(*) > 0 and sum(case when kini.status in ({sah}) then 0 else 1 end) = 0
        """,  # noqa: S608 the statuses are names of our own
        [*kunci, tindakan],
    ).fetchone()
    return None if row is None else row[0]


def read_konsep(
    cur: Cursor, kode_instansi: str, tahun: int, sejak: datetime
) -> list[tuple[str, str, str, datetime]]:
    """Return (jenis, periode, who made it, when) of the drafts of a tahun made after sejak, the first first."""
    return cur.execute(
        """
        select jenis, periode, dibuat_oleh, dibuat_pada from konsep_dokumen
        where kode_instansi = $1 and tahun = $2 and dibuat_pada > $3
        order by dibuat_pada, jenis, periode
        """,
        [kode_instansi, tahun, sejak],
    ).fetchall()


def read_final(cur: Cursor, kode_instansi: str, tahun: int) -> list[tuple[str, str, str, datetime]]:
    """Return (jenis, periode, who made it final, when) of the final documents of a tahun, the last first.

    Only who may sign makes a document final.
    """
    return cur.execute(
        """
        select jenis, periode, difinalkan_oleh, difinalkan_pada from dokumen
        where kode_instansi = $1 and tahun = $2
        order by difinalkan_pada desc, jenis, periode
        """,
        [kode_instansi, tahun],
    ).fetchall()


def read_saat_rapat(cur: Cursor, kode_instansi: str, kode: str) -> tuple[datetime, str] | None:
    """Return when (UTC) the last meeting of a run was written down first, and by whom."""
    return cur.execute(
        """
        select dicatat_pada, dicatat_oleh from rapat
        where kode_instansi = $1 and kode_pelaksanaan = $2 and versi = 1
        order by dicatat_pada desc limit 1
        """,
        [kode_instansi, kode],
    ).fetchone()


def read_saat_sosialisasi(
    cur: Cursor, kode_instansi: str, kode: str
) -> tuple[datetime, str] | None:
    """Return when (UTC) something of a run was last put before officials, and by whom."""
    return cur.execute(
        """
        select dicatat_pada, dicatat_oleh from sosialisasi
        where kode_instansi = $1 and kode_pelaksanaan = $2
        order by dicatat_pada desc limit 1
        """,
        [kode_instansi, kode],
    ).fetchone()
