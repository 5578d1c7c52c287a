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


def read_saat_dokumen(cur: Cursor, kunci: Kunci) -> datetime | None:
    """Return when (UTC) the LKj of the tahun, or the report of the triwulan, was last made final.

    Only who may sign makes a document final. None while none is.
    """
    kode_instansi, tahun, triwulan = kunci
    jenis, periode = ("lkj", "TAHUN") if triwulan is None else ("triwulan", f"TW{triwulan}")
    row = cur.execute(
        """
        select max(difinalkan_pada) from dokumen
        where kode_instansi = $1 and jenis = $2 and tahun = $3 and periode = $4
        """,
        [kode_instansi, jenis, tahun, periode],
    ).fetchone()
    return None if row is None else row[0]
