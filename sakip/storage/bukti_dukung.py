"""Rows of bukti_dukung and indikator_bukti: the evidence of each figure, and where it is a must."""

from dataclasses import astuple, dataclass
from datetime import datetime

from sakip.domain.periode import Triwulan
from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts, read_rows

AKTIF, DIHAPUS = "aktif", "dihapus"


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisBukti:
    """One row of bukti_dukung: a file (sha256, ukuran in bytes) or a tautan."""

    kode_instansi: str
    kode: str
    versi: int
    kode_indikator: str
    tahun: int
    triwulan: int
    status: str
    nama: str
    jenis: str
    sha256: str | None
    ukuran: int | None
    tautan: str | None
    dicatat_oleh: str
    dicatat_pada: datetime

    @property
    def periode(self) -> Triwulan:
        """The triwulan of the figure it stands behind."""
        return Triwulan(self.tahun, self.triwulan)

    @property
    def aktif(self) -> bool:
        """Whether this versi holds something; False where it says that the bukti was removed."""
        return self.status == AKTIF


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisWajib:
    """One row of indikator_bukti; wajib is 1 or 0."""

    kode_instansi: str
    kode_indikator: str
    tahun: int
    versi: int
    wajib: int
    dicatat_oleh: str
    dicatat_pada: datetime


def write_bukti(cur: Cursor, bukti: BarisBukti) -> None:
    """Add a versi; the key refuses one that another person has written first."""
    insert_rows(cur, "bukti_dukung", ", ".join(BarisBukti.__slots__), [astuple(bukti)])


def read_versi(cur: Cursor, kode_instansi: str, kode: str) -> list[BarisBukti]:
    """Return every versi of one bukti, newest first; empty when there is no such bukti."""
    rows = read_dicts(
        cur,
        "select * from bukti_dukung where kode_instansi = $1 and kode = $2 order by versi desc",
        [kode_instansi, kode],
    )
    return [BarisBukti(**row) for row in rows]


def read_bukti(
    cur: Cursor, kode_instansi: str, kode_unit: str, periode: Triwulan
) -> list[BarisBukti]:
    """Return the present versi of every bukti of a unit and triwulan, removed ones too.

    Indikator by indikator, in the order they were first handed in.
    """
    rows = read_dicts(
        cur,
        f"""
        select {", ".join(f"terakhir.{nama}" for nama in BarisBukti.__slots__)}
        from (
            select
                bukti_dukung.*,
                row_number() over (
                    partition by kode_instansi, kode order by versi desc
                ) as dari_terbaru,
                min(dicatat_pada) over (partition by kode_instansi, kode) as mula
            from bukti_dukung
            where kode_instansi = $1 and tahun = $3 and triwulan = $4
        ) as terakhir
        inner join indikator
            on indikator.kode_instansi = terakhir.kode_instansi
            and indikator.kode = terakhir.kode_indikator and indikator.tahun = terakhir.tahun
        where dari_terbaru = 1 and kode_unit = $2
        order by kode_indikator, mula, terakhir.kode
        """,  # noqa: S608
        [kode_instansi, kode_unit, periode.tahun, periode.nomor],
    )
    return [BarisBukti(**row) for row in rows]


def read_ukuran_sejak(cur: Cursor, kode_instansi: str, oleh: str, sejak: datetime) -> int:
    """Return the bytes of all files that one person has handed in since a time (UTC)."""
    row = cur.execute(
        """
        select coalesce(sum(ukuran), 0) from bukti_dukung
        where kode_instansi = $1 and dicatat_oleh = $2 and dicatat_pada >= $3 and status = 'aktif'
        """,
        [kode_instansi, oleh, sejak],
    ).fetchone()
    return int(row[0]) if row else 0


def read_unit_indikator(
    cur: Cursor, kode_instansi: str, kode_indikator: str, tahun: int
) -> str | None:
    """Return the unit that answers for an indikator in a tahun; None when there is no such one."""
    row = cur.execute(
        "select kode_unit from indikator where kode_instansi = $1 and kode = $2 and tahun = $3",
        [kode_instansi, kode_indikator, tahun],
    ).fetchone()
    return None if row is None else str(row[0])


def read_indikator_unit(
    cur: Cursor, kode_instansi: str, kode_unit: str, tahun: int
) -> dict[str, bool]:
    """Return {kode indikator: whether evidence is a must} of a unit in a tahun."""
    rows = read_rows(
        cur,
        """
        select indikator.kode, coalesce(wajib, 0)
        from indikator
        left join indikator_bukti
            on indikator_bukti.kode_instansi = indikator.kode_instansi
            and indikator_bukti.kode_indikator = indikator.kode
            and indikator_bukti.tahun = indikator.tahun
        where indikator.kode_instansi = $1 and kode_unit = $2 and indikator.tahun = $3
        order by indikator.kode, versi
        """,
        [kode_instansi, kode_unit, tahun],
    )
    return {kode: bool(wajib) for kode, wajib in rows}


def read_wajib(
    cur: Cursor, kode_instansi: str, kode_indikator: str, tahun: int
) -> tuple[int, bool]:
    """Return (versi, wajib) of an indikator as last set; (0, False) while nobody has set it."""
    rows = read_rows(
        cur,
        """
        select versi, wajib from indikator_bukti
        where kode_instansi = $1 and kode_indikator = $2 and tahun = $3 order by versi
        """,
        [kode_instansi, kode_indikator, tahun],
    )
    return (int(rows[-1][0]), bool(rows[-1][1])) if rows else (0, False)


def write_wajib(cur: Cursor, wajib: BarisWajib) -> None:
    """Add a versi of whether evidence of an indikator is a must."""
    insert_rows(cur, "indikator_bukti", ", ".join(BarisWajib.__slots__), [astuple(wajib)])
