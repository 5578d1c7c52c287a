"""Rows of procedures and their runs: files of the office, who plays whom, events, attachments."""

from dataclasses import astuple, dataclass
from datetime import datetime

from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts, read_rows

AKTIF, NONAKTIF = "aktif", "nonaktif"


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisProsedur:
    """One versi of an office's own procedure; isi is its file."""

    kode_instansi: str
    kode: str
    versi: int
    status: str
    isi: str
    dicatat_oleh: str
    dicatat_pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPelaksanaan:
    """One run as it was started; pemeran and unit are JSON."""

    kode_instansi: str
    kode: str
    nama: str
    tahun: int
    triwulan: int | None
    kode_prosedur: str
    isi_prosedur: str
    pemeran: str
    unit: str
    dimulai_oleh: str
    dimulai_pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPeristiwa:
    """One event of a run; putusan is 1, 0 or None."""

    kode_instansi: str
    kode_pelaksanaan: str
    nomor: int
    jenis: str
    langkah: int
    oleh: str
    jabatan: str
    kode_unit: str | None
    putusan: int | None
    kepada: str | None
    catatan: str
    pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisLampiran:
    """One attachment of an event or of a sosialisasi: a file (sha256, ukuran in bytes) or a tautan."""

    kode_instansi: str
    kode: str
    kode_pelaksanaan: str | None
    nomor_peristiwa: int | None
    kode_sosialisasi: str | None
    nama: str
    jenis: str
    sha256: str | None
    ukuran: int | None
    tautan: str | None
    dicatat_oleh: str
    dicatat_pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisGantiLampiran:
    """That an attachment (kode) was put right by another (pengganti)."""

    kode_instansi: str
    kode: str
    pengganti: str
    alasan: str
    dicatat_oleh: str
    dicatat_pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPenutup:
    """How a run ended; ringkas is JSON."""

    kode_instansi: str
    kode_pelaksanaan: str
    status: str
    ringkas: str
    pada: datetime


_TABEL = {
    BarisProsedur: "prosedur_kantor",
    BarisPelaksanaan: "pelaksanaan",
    BarisPeristiwa: "peristiwa_pelaksanaan",
    BarisLampiran: "lampiran",
    BarisGantiLampiran: "ganti_lampiran",
    BarisPenutup: "penutup_pelaksanaan",
}
Baris = (
    BarisProsedur
    | BarisPelaksanaan
    | BarisPeristiwa
    | BarisLampiran
    | BarisGantiLampiran
    | BarisPenutup
)


def write_baris(cur: Cursor, *baris: Baris) -> None:
    """Add rows, each to its table; the key refuses what another person has written first."""
    for satu in baris:
        insert_rows(cur, _TABEL[type(satu)], ", ".join(satu.__slots__), [astuple(satu)])


def read_prosedur_kantor(cur: Cursor, kode_instansi: str) -> list[BarisProsedur]:
    """Return every versi of the office's own procedures, by kode, the oldest first."""
    rows = read_dicts(
        cur,
        "select * from prosedur_kantor where kode_instansi = $1 order by kode, versi",
        [kode_instansi],
    )
    return [BarisProsedur(**row) for row in rows]


def read_pemeran(cur: Cursor, kode_instansi: str) -> dict[tuple[str, str], tuple[int, str]]:
    """Return {(kode prosedur, kode pelaku): (versi, pemeran as JSON)}, the present of each."""
    rows = read_rows(
        cur,
        """
        select kode_prosedur, kode_pelaku, versi, pemeran
        from pemeran_prosedur where kode_instansi = $1 order by versi
        """,
        [kode_instansi],
    )
    return {(prosedur, pelaku): (versi, isi) for prosedur, pelaku, versi, isi in rows}


def write_pemeran(
    cur: Cursor, kode_instansi: str, kunci: tuple[str, str], pemeran: str, versi: int,
    oleh: str, pada: datetime,
) -> None:  # fmt: skip
    """Add a versi of who plays an actor; kunci is (kode prosedur, kode pelaku)."""
    insert_rows(
        cur,
        "pemeran_prosedur",
        "kode_instansi, kode_prosedur, kode_pelaku, versi, pemeran, dicatat_oleh, dicatat_pada",
        [(kode_instansi, *kunci, versi, pemeran, oleh, pada)],
    )


def read_pelaksanaan(
    cur: Cursor, kode_instansi: str, kode: str | None = None
) -> list[BarisPelaksanaan]:
    """Return runs, the newest first; only the one with this kode, when given."""
    rows = read_dicts(
        cur,
        """
        select * from pelaksanaan where kode_instansi = $1 and kode = coalesce($2, kode)
        order by dimulai_pada desc, kode
        """,
        [kode_instansi, kode],
    )
    return [BarisPelaksanaan(**row) for row in rows]


def read_peristiwa(
    cur: Cursor, kode_instansi: str, kode: str | None = None
) -> dict[str, list[BarisPeristiwa]]:
    """Return {kode pelaksanaan: its events in order}; only of one run, when given."""
    rows = read_dicts(
        cur,
        """
        select * from peristiwa_pelaksanaan
        where kode_instansi = $1 and kode_pelaksanaan = coalesce($2, kode_pelaksanaan)
        order by kode_pelaksanaan, nomor
        """,
        [kode_instansi, kode],
    )
    hasil: dict[str, list[BarisPeristiwa]] = {}
    for row in rows:
        hasil.setdefault(row["kode_pelaksanaan"], []).append(BarisPeristiwa(**row))
    return hasil


def read_penutup(cur: Cursor, kode_instansi: str) -> dict[str, BarisPenutup]:
    """Return {kode pelaksanaan: how it ended} of the runs that have."""
    rows = read_dicts(
        cur, "select * from penutup_pelaksanaan where kode_instansi = $1", [kode_instansi]
    )
    return {row["kode_pelaksanaan"]: BarisPenutup(**row) for row in rows}


def read_lampiran(
    cur: Cursor, kode_instansi: str, *, pelaksanaan: str | None = None, kode: str | None = None
) -> list[BarisLampiran]:
    """Return the attachments of a run, or the one with this kode, in the order they came."""
    rows = read_dicts(
        cur,
        """
        select * from lampiran
        where kode_instansi = $1 and ($2 is null or kode_pelaksanaan = $2)
            and ($3 is null or kode = $3)
        order by dicatat_pada, nama, kode
        """,
        [kode_instansi, pelaksanaan, kode],
    )
    return [BarisLampiran(**row) for row in rows]


def read_ganti_lampiran(cur: Cursor, kode_instansi: str) -> dict[str, BarisGantiLampiran]:
    """Return {kode: by what it was put right} of every attachment whose place another has taken."""
    rows = read_dicts(cur, "select * from ganti_lampiran where kode_instansi = $1", [kode_instansi])
    return {row["kode"]: BarisGantiLampiran(**row) for row in rows}


def read_ukuran_lampiran(cur: Cursor, kode_instansi: str, oleh: str, sejak: datetime) -> int:
    """Return the bytes of all attachments that one person has handed in since a time (UTC)."""
    row = cur.execute(
        """
        select coalesce(sum(ukuran), 0) from lampiran
        where kode_instansi = $1 and dicatat_oleh = $2 and dicatat_pada >= $3
        """,
        [kode_instansi, oleh, sejak],
    ).fetchone()
    return int(row[0]) if row else 0
