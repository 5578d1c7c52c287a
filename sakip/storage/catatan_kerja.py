"""Rows of progres_bulanan, sosialisasi and rapat: what is written down beside the figures."""

from dataclasses import astuple, dataclass
from datetime import date, datetime
from decimal import Decimal

from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts, read_rows

INDIKATOR, SUB_KEGIATAN = "indikator", "sub_kegiatan"
TERBUKA, SELESAI = "terbuka", "selesai"


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisProgres:
    """One versi of what was done in a month; persen 0-100, None where it is not stated."""

    kode_instansi: str
    jenis: str
    kode: str
    tahun: int
    bulan: int
    versi: int
    uraian: str
    kendala: str
    persen: Decimal | None
    dicatat_oleh: str
    dicatat_pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisSosialisasi:
    """A report put before officials."""

    kode_instansi: str
    kode: str
    judul: str
    uraian: str
    kode_pelaksanaan: str | None
    dicatat_oleh: str
    dicatat_pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPenerima:
    """An official before whom it is put, and their answer; pada None until they acknowledge it."""

    kode_sosialisasi: str
    kode_pengguna: str
    catatan: str | None
    pada: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisRapat:
    """One versi of a meeting; hadir is JSON."""

    kode_instansi: str
    kode: str
    versi: int
    judul: str
    tanggal: date
    tempat: str
    agenda: str
    hadir: str
    kode_pelaksanaan: str | None
    dicatat_oleh: str
    dicatat_pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisKeputusan:
    """One versi of what a meeting decided."""

    kode_instansi: str
    kode_rapat: str
    nomor: int
    versi: int
    isi: str
    pic: str
    batas: date
    status: str
    dicatat_oleh: str
    dicatat_pada: datetime


_TABEL = {
    BarisProgres: "progres_bulanan",
    BarisSosialisasi: "sosialisasi",
    BarisRapat: "rapat",
    BarisKeputusan: "keputusan_rapat",
}
Baris = BarisProgres | BarisSosialisasi | BarisRapat | BarisKeputusan


def write_catatan(cur: Cursor, *baris: Baris) -> None:
    """Add rows, each to its table; the key refuses what another person has written first."""
    for satu in baris:
        insert_rows(cur, _TABEL[type(satu)], ", ".join(satu.__slots__), [astuple(satu)])


def write_penerima(cur: Cursor, kode_instansi: str, kode: str, penerima: list[str]) -> None:
    """Name the officials before whom a report is put."""
    kolom = "kode_instansi, kode_sosialisasi, kode_pengguna"
    rows = [(kode_instansi, kode, satu) for satu in penerima]
    insert_rows(cur, "penerima_sosialisasi", kolom, rows)


def write_tanggapan(
    cur: Cursor, kode_instansi: str, kode: str, oleh: str, catatan: str, pada: datetime
) -> None:
    """Keep that an official has taken note; the key refuses a second time."""
    kolom = "kode_instansi, kode_sosialisasi, kode_pengguna, catatan, pada"
    insert_rows(cur, "tanggapan_sosialisasi", kolom, [(kode_instansi, kode, oleh, catatan, pada)])


def read_progres(
    cur: Cursor, kode_instansi: str, tahun: int
) -> dict[tuple[str, str, int], BarisProgres]:
    """Return {(jenis, kode, bulan): the present} of a tahun."""
    rows = read_dicts(
        cur,
        "select * from progres_bulanan where kode_instansi = $1 and tahun = $2 order by versi",
        [kode_instansi, tahun],
    )
    return {(row["jenis"], row["kode"], row["bulan"]): BarisProgres(**row) for row in rows}


def read_objek(
    cur: Cursor, kode_instansi: str, tahun: int
) -> list[tuple[str, str, str, str | None]]:
    """Return (jenis, kode, nama, kode_unit) of what progress is stated of: indikator, sub kegiatan."""
    return read_rows(
        cur,
        """
        select 'indikator', kode, nama, kode_unit, 1, urutan
        from indikator where kode_instansi = $1 and tahun = $2
        union all
        select 'sub_kegiatan', kode, nama, kode_unit, 2, 0
        from program_kegiatan where kode_instansi = $1 and tahun = $2 and jenjang = 'sub_kegiatan'
        order by 4, 5, 6, 2
        """,
        [kode_instansi, tahun],
    )


def read_sosialisasi(cur: Cursor, kode_instansi: str) -> list[BarisSosialisasi]:
    """Return what was put before officials, the last first."""
    rows = read_dicts(
        cur,
        "select * from sosialisasi where kode_instansi = $1 order by dicatat_pada desc, kode",
        [kode_instansi],
    )
    return [BarisSosialisasi(**row) for row in rows]


def read_penerima(cur: Cursor, kode_instansi: str) -> list[BarisPenerima]:
    """Return every official of every sosialisasi with their answer."""
    rows = read_dicts(
        cur,
        """
        select penerima_sosialisasi.kode_sosialisasi, penerima_sosialisasi.kode_pengguna, catatan, pada
        from penerima_sosialisasi
        left join tanggapan_sosialisasi
            on tanggapan_sosialisasi.kode_instansi = penerima_sosialisasi.kode_instansi
            and tanggapan_sosialisasi.kode_sosialisasi = penerima_sosialisasi.kode_sosialisasi
            and tanggapan_sosialisasi.kode_pengguna = penerima_sosialisasi.kode_pengguna
        where penerima_sosialisasi.kode_instansi = $1
        order by 1, 2
        """,
        [kode_instansi],
    )
    return [BarisPenerima(**row) for row in rows]


def read_rapat(cur: Cursor, kode_instansi: str) -> list[BarisRapat]:
    """Return the present of every meeting, the last first."""
    rows = read_dicts(
        cur, "select * from rapat where kode_instansi = $1 order by versi", [kode_instansi]
    )
    kini = {row["kode"]: BarisRapat(**row) for row in rows}
    return sorted(kini.values(), key=lambda satu: (satu.tanggal, satu.dicatat_pada), reverse=True)


def read_keputusan(cur: Cursor, kode_instansi: str) -> list[BarisKeputusan]:
    """Return the present of everything that meetings decided, by meeting and nomor."""
    rows = read_dicts(
        cur,
        "select * from keputusan_rapat where kode_instansi = $1 order by kode_rapat, nomor, versi",
        [kode_instansi],
    )
    kini = {(row["kode_rapat"], row["nomor"]): BarisKeputusan(**row) for row in rows}
    return list(kini.values())
