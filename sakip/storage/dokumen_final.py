"""Rows of dokumen (final, never changed) and langkah_dokumen (how it was checked)."""

from dataclasses import astuple, dataclass
from datetime import date, datetime

from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisDokumen:
    """One final document; perubahan_ke 0 is the first."""

    kode_instansi: str
    kode: str
    jenis: str
    tahun: int
    periode: str
    perubahan_ke: int
    judul: str
    nomor: str
    tanggal: date
    penanda_tangan: str
    jabatan: str
    sidik_bahan: str
    sidik_pdf: str
    difinalkan_oleh: str
    difinalkan_pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisLangkah:
    """One step in checking a document."""

    kode_instansi: str
    jenis: str
    tahun: int
    periode: str
    nomor: int
    langkah: str
    bagian: str
    catatan: str
    menjawab: int | None
    sidik: str
    dicatat_oleh: str
    dicatat_pada: datetime


def list_dokumen(cur: Cursor, kode_instansi: str, tahun: int | None = None) -> list[BarisDokumen]:
    """Return the final documents of a tahun (of all without one), the latest first."""
    rows = read_dicts(
        cur,
        """
        select * from dokumen where kode_instansi = $1 and tahun = coalesce($2, tahun)
        order by difinalkan_pada desc, kode
        """,
        [kode_instansi, tahun],
    )
    return [BarisDokumen(**row) for row in rows]


def read_dokumen(cur: Cursor, kode: str) -> BarisDokumen | None:
    """Return a final document by its code; None when there is none."""
    rows = read_dicts(cur, "select * from dokumen where kode = $1", [kode])
    return BarisDokumen(**rows[0]) if rows else None


def read_dokumen_bersidik(cur: Cursor, sidik_pdf: str) -> BarisDokumen | None:
    """Return the final document whose PDF has this SHA-256; None when there is none."""
    rows = read_dicts(cur, "select * from dokumen where sidik_pdf = $1", [sidik_pdf])
    return BarisDokumen(**rows[0]) if rows else None


def write_dokumen(cur: Cursor, baris: BarisDokumen) -> None:
    """Add a final document; the key refuses a second one of the same perubahan_ke."""
    insert_rows(cur, "dokumen", ", ".join(BarisDokumen.__slots__), [astuple(baris)])


def list_langkah(
    cur: Cursor, kode_instansi: str, jenis: str, tahun: int, periode: str
) -> list[BarisLangkah]:
    """Return the steps of a document, oldest first."""
    rows = read_dicts(
        cur,
        """
        select * from langkah_dokumen
        where kode_instansi = $1 and jenis = $2 and tahun = $3 and periode = $4 order by nomor
        """,
        [kode_instansi, jenis, tahun, periode],
    )
    return [BarisLangkah(**row) for row in rows]


def list_langkah_berjalan(
    cur: Cursor, kode_instansi: str
) -> dict[tuple[str, int, str], list[BarisLangkah]]:
    """Return {(jenis, tahun, periode): koreksi and paraf since it was last final, oldest first}.

    Documents without any are left out; a signed scan put beside one asks for nothing.
    """
    rows = read_dicts(
        cur,
        """
        select langkah.* from langkah_dokumen as langkah
        where langkah.kode_instansi = $1 and langkah.langkah <> 'berkas' and not exists (
            select 1 from dokumen
            where dokumen.kode_instansi = langkah.kode_instansi and dokumen.jenis = langkah.jenis
                and dokumen.tahun = langkah.tahun and dokumen.periode = langkah.periode
                and dokumen.difinalkan_pada >= langkah.dicatat_pada
        )
        order by jenis, tahun, periode, nomor
        """,
        [kode_instansi],
    )
    hasil: dict[tuple[str, int, str], list[BarisLangkah]] = {}
    for row in rows:
        satu = BarisLangkah(**row)
        hasil.setdefault((satu.jenis, satu.tahun, satu.periode), []).append(satu)
    return hasil


def write_langkah(cur: Cursor, baris: BarisLangkah) -> None:
    """Add a step."""
    insert_rows(cur, "langkah_dokumen", ", ".join(BarisLangkah.__slots__), [astuple(baris)])


def write_konsep(
    cur: Cursor, kunci: tuple[str, str, int, str], sidik: str, oleh: str, pada: datetime
) -> None:
    """Note that a draft was made; kunci is kode_instansi, jenis, tahun, periode."""
    cur.execute(
        """
        insert into konsep_dokumen (
            kode_instansi, jenis, tahun, periode, nomor, sidik, dibuat_oleh, dibuat_pada
        )
        select $1, $2, $3, $4, coalesce(max(nomor), 0) + 1, $5, $6, $7 from konsep_dokumen
        where kode_instansi = $1 and jenis = $2 and tahun = $3 and periode = $4
        """,
        [*kunci, sidik, oleh, pada],
    )
