"""Rows of surat and pengiriman: numbered letters, and to whom documents went."""

from dataclasses import astuple, dataclass
from datetime import date, datetime

from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts

AKTIF, BATAL = "aktif", "batal"
_KOLOM_SURAT = (
    "kode_instansi, tahun, urutan, nomor, kode_pelaksanaan, tanggal, kepada, perihal, "
    "dicatat_oleh, dicatat_pada"
)
_KOLOM_PEMBETULAN = "kode_instansi, tahun, urutan, versi, status, kepada, perihal, alasan, dicatat_oleh, dicatat_pada"


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisSurat:
    """One letter with its number as it stands now; tanggal is a day in the office's zone.

    versi above 1: it was corrected, alasan says why; a letter that is batal keeps its number.
    """

    kode_instansi: str
    tahun: int
    urutan: int
    nomor: str
    kode_pelaksanaan: str
    tanggal: date
    kepada: str
    perihal: str
    dicatat_oleh: str  # who took the number
    dicatat_pada: datetime
    versi: int = 1
    status: str = AKTIF
    alasan: str = ""

    @property
    def aktif(self) -> bool:
        """Whether the letter stands."""
        return self.status == AKTIF


@dataclass(frozen=True, slots=True, kw_only=True)
class PembetulanSurat:
    """A versi more of a letter, with why."""

    kode_instansi: str
    tahun: int
    urutan: int
    versi: int
    status: str
    kepada: str
    perihal: str
    alasan: str
    dicatat_oleh: str
    dicatat_pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPengiriman:
    """One versi of a line of the distribution list; penerima and diterima are the tanda terima."""

    kode_instansi: str
    kode: str
    versi: int
    kode_pelaksanaan: str
    tujuan: str
    cara: str
    rangkap: int
    penerima: str | None
    diterima: date | None
    dicatat_oleh: str
    dicatat_pada: datetime
    status: str = AKTIF
    alasan: str = ""  # of a correction; "" where nothing was put right

    @property
    def aktif(self) -> bool:
        """Whether the line stands; False where it was entered by mistake."""
        return self.status == AKTIF


def write_surat(cur: Cursor, surat: BarisSurat) -> None:
    """Add a letter; the key refuses a number that another person has taken first."""
    nilai = [getattr(surat, nama) for nama in _KOLOM_SURAT.split(", ")]
    insert_rows(cur, "surat", _KOLOM_SURAT, [nilai])


def write_pembetulan_surat(cur: Cursor, baru: PembetulanSurat) -> None:
    """Add a versi of a letter; the key refuses one that another person has written first."""
    insert_rows(cur, "pembetulan_surat", _KOLOM_PEMBETULAN, [astuple(baru)])


def write_pengiriman(cur: Cursor, kiriman: BarisPengiriman) -> None:
    """Add a versi of a line of the distribution list."""
    insert_rows(cur, "pengiriman", ", ".join(BarisPengiriman.__slots__), [astuple(kiriman)])


def read_urutan(cur: Cursor, kode_instansi: str, tahun: int) -> int:
    """Return how far the numbers of a tahun have come; 0 before the first."""
    row = cur.execute(
        "select coalesce(max(urutan), 0) from surat where kode_instansi = $1 and tahun = $2",
        [kode_instansi, tahun],
    ).fetchone()
    return int(row[0]) if row else 0


def read_surat(cur: Cursor, kode_instansi: str, pelaksanaan: str | None = None) -> list[BarisSurat]:
    """Return the letters as they stand now, the last first; only those of one run, when given."""
    rows = read_dicts(
        cur,
        """
        select
            surat.kode_instansi, surat.tahun, surat.urutan, nomor, kode_pelaksanaan, tanggal,
            coalesce(pembetulan.kepada, surat.kepada) as kepada,
            coalesce(pembetulan.perihal, surat.perihal) as perihal,
            surat.dicatat_oleh, surat.dicatat_pada,
            coalesce(pembetulan.versi, 1) as versi,
            coalesce(pembetulan.status, 'aktif') as status,
            coalesce(pembetulan.alasan, '') as alasan
        from surat
        left join (
            select *, row_number() over (
                partition by kode_instansi, tahun, urutan order by versi desc
            ) as dari_terbaru
            from pembetulan_surat
        ) as pembetulan
            on pembetulan.kode_instansi = surat.kode_instansi and pembetulan.tahun = surat.tahun
            and pembetulan.urutan = surat.urutan and pembetulan.dari_terbaru = 1
        where surat.kode_instansi = $1 and kode_pelaksanaan = coalesce($2, kode_pelaksanaan)
        order by surat.tahun desc, surat.urutan desc
        """,
        [kode_instansi, pelaksanaan],
    )
    return [BarisSurat(**row) for row in rows]


def read_pengiriman(
    cur: Cursor, kode_instansi: str, pelaksanaan: str | None = None
) -> list[BarisPengiriman]:
    """Return the present of the distribution lists, in the order they were first written."""
    kolom = ", ".join(
        nama for nama in BarisPengiriman.__slots__ if nama not in ("status", "alasan")
    )
    rows = read_dicts(
        cur,
        f"""
        select {kolom}, coalesce(status, 'aktif') as status, coalesce(alasan, '') as alasan
        from pengiriman
        where kode_instansi = $1 and kode_pelaksanaan = coalesce($2, kode_pelaksanaan)
        order by versi, dicatat_pada
        """,  # noqa: S608 the columns are those above
        [kode_instansi, pelaksanaan],
    )
    kini = {row["kode"]: BarisPengiriman(**row) for row in rows}
    return list(kini.values())


def read_dikirim(cur: Cursor, kiriman: BarisPengiriman) -> datetime:
    """Return when (UTC) a delivery was first entered, whatever was put right in it since."""
    row = cur.execute(
        "select min(dicatat_pada) from pengiriman where kode_instansi = $1 and kode = $2",
        [kiriman.kode_instansi, kiriman.kode],
    ).fetchone()
    return kiriman.dicatat_pada if row is None or row[0] is None else row[0]
