"""Rows about deadlines: the office's rules as they were set, and exceptions for single forms."""

from dataclasses import astuple, dataclass
from datetime import date, datetime

from sakip.domain.periode import Triwulan
from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts, read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPengecualian:
    """One versi of the exception for a form; days of the office's zone."""

    kode_instansi: str
    kode_unit: str
    tahun: int
    triwulan: int
    versi: int
    jatuh_tempo: date
    penutupan: date | None
    alasan: str
    dicatat_oleh: str
    dicatat_pada: datetime

    @property
    def periode(self) -> Triwulan:
        """The triwulan of the form."""
        return Triwulan(self.tahun, self.triwulan)


def read_pengecualian(cur: Cursor, kode_instansi: str) -> list[BarisPengecualian]:
    """Return every versi of every exception of an office, the earlier versi first."""
    rows = read_dicts(
        cur,
        "select * from pengecualian_tenggat where kode_instansi = $1 order by versi",
        [kode_instansi],
    )
    return [BarisPengecualian(**row) for row in rows]


def write_pengecualian(cur: Cursor, baris: BarisPengecualian) -> None:
    """Add a versi of an exception."""
    kolom = ", ".join(BarisPengecualian.__slots__)
    insert_rows(cur, "pengecualian_tenggat", kolom, [astuple(baris)])


def read_perubahan_tenggat(cur: Cursor, kode_instansi: str) -> list[tuple[str, int, str, datetime]]:
    """Return (kunci, mulai_tahun, nilai, dicatat_pada) of the deadline settings, the first first."""
    return read_rows(
        cur,
        """
        select kunci, mulai_tahun, nilai, dicatat_pada from pengaturan
        where kode_instansi = $1
            and kunci in ('tenggat_pembukaan', 'tenggat_jatuh_tempo', 'tenggat_penutupan')
        order by dicatat_pada, mulai_tahun, versi
        """,
        [kode_instansi],
    )
