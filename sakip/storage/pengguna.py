"""Rows of pengguna, penugasan and sandi: read them, write them.

Who acts is read at every run of every page, so the present versi is picked here and not by a
window: planning one costs DuckDB four times what reading the few rows does.
"""

from dataclasses import dataclass
from datetime import datetime

from sakip.domain.peran import JenisPenugasan, Penugasan, Peran
from sakip.storage.connection import Cursor
from sakip.storage.rows import read_rows

AKTIF, NONAKTIF = "aktif", "nonaktif"
BERLAKU, DICABUT = "berlaku", "dicabut"


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPengguna:
    """The present state of one person."""

    kode: str
    versi: int
    kode_instansi: str
    nama: str
    status: str
    nip: str = ""
    pangkat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisSandi:
    """The password of one person: its Argon2id hash, whether it is a first one, since when (UTC)."""

    sidik: str
    wajib_ganti: bool
    diubah_pada: datetime


def read_pengguna(cur: Cursor, kode: str) -> BarisPengguna | None:
    """Return the person with this sign-in name; None when there is none."""
    rows = read_rows(
        cur,
        "select kode, versi, kode_instansi, nama, status, nip, pangkat from pengguna where kode = $1",
        [kode],
    )
    return max(map(_baris, rows), key=lambda baris: baris.versi, default=None)


def list_pengguna(cur: Cursor, kode_instansi: str) -> list[BarisPengguna]:
    """Return every person of an office, by sign-in name."""
    rows = read_rows(
        cur,
        """
        select kode, versi, kode_instansi, nama, status, nip, pangkat
        from pengguna where kode_instansi = $1 order by kode, versi
        """,
        [kode_instansi],
    )
    return list({baris.kode: baris for baris in map(_baris, rows)}.values())


def _baris(row: tuple[str, int, str, str, str, str, str]) -> BarisPengguna:
    kode, versi, kode_instansi, nama, status, nip, pangkat = row
    return BarisPengguna(
        kode=kode,
        versi=versi,
        kode_instansi=kode_instansi,
        nama=nama,
        status=status,
        nip=nip,
        pangkat=pangkat,
    )


def write_pengguna(cur: Cursor, baris: BarisPengguna, oleh: str, pada: datetime) -> None:
    """Add one version of a person; the key refuses a version that is already there."""
    cur.execute(
        """
        insert into pengguna (kode, versi, kode_instansi, nama, status, dicatat_oleh, dicatat_pada, nip, pangkat)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        [
            baris.kode,
            baris.versi,
            baris.kode_instansi,
            baris.nama,
            baris.status,
            oleh,
            pada,
            baris.nip,
            baris.pangkat,
        ],
    )


def list_penugasan(cur: Cursor, kode_pengguna: str) -> list[tuple[int, Penugasan]]:
    """Return (nomor, penugasan) of one person, without those revoked, whatever their dates."""
    rows = read_rows(
        cur,
        """
        select nomor, versi, status, peran, kode_unit, jenis, jabatan, mulai, selesai
        from penugasan where kode_pengguna = $1
        """,
        [kode_pengguna],
    )
    kini = {row[0]: row for row in sorted(rows, key=lambda row: row[:2])}
    return [
        (
            nomor,
            Penugasan(
                peran=Peran(peran),
                kode_unit=kode_unit,
                jenis=JenisPenugasan(jenis),
                jabatan=jabatan,
                mulai=mulai,
                selesai=selesai,
            ),
        )
        for nomor, _, status, peran, kode_unit, jenis, jabatan, mulai, selesai in kini.values()
        if status == BERLAKU
    ]


def write_penugasan(
    cur: Cursor,
    kode_pengguna: str,
    penugasan: Penugasan,
    oleh: str,
    pada: datetime,
    *,
    nomor: int | None = None,
    status: str = BERLAKU,
) -> int:
    """Add a penugasan, or a version of the one with this nomor; return its nomor."""
    if nomor is None:
        nomor = _next(
            cur, "select max(nomor) from penugasan where kode_pengguna = $1", kode_pengguna
        )
    versi = _next(
        cur,
        "select max(versi) from penugasan where kode_pengguna = $1 and nomor = $2",
        kode_pengguna,
        nomor,
    )
    cur.execute(
        """
        insert into penugasan (kode_pengguna, nomor, versi, peran, kode_unit, jenis, jabatan,
            mulai, selesai, status, dicatat_oleh, dicatat_pada)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """,
        [
            kode_pengguna,
            nomor,
            versi,
            penugasan.peran.value,
            penugasan.kode_unit,
            penugasan.jenis.value,
            penugasan.jabatan,
            penugasan.mulai,
            penugasan.selesai,
            status,
            oleh,
            pada,
        ],
    )
    return nomor


def _next(cur: Cursor, select_max: str, *given: object) -> int:
    (terakhir,) = cur.execute(select_max, list(given)).fetchone() or (None,)
    return (terakhir or 0) + 1


def read_sandi(cur: Cursor, kode_pengguna: str) -> BarisSandi | None:
    """Return the password row of a person; None when no password was ever set."""
    rows = read_rows(
        cur,
        "select sidik, wajib_ganti, diubah_pada from sandi where kode_pengguna = $1",
        [kode_pengguna],
    )
    if not rows:
        return None
    sidik, wajib_ganti, diubah_pada = rows[0]
    return BarisSandi(sidik=sidik, wajib_ganti=bool(wajib_ganti), diubah_pada=diubah_pada)


def delete_sandi(cur: Cursor, kode_pengguna: str) -> None:
    """Remove a password; its person signs in elsewhere, or is given a new first one."""
    cur.execute("delete from sandi where kode_pengguna = $1", [kode_pengguna])


def write_sandi(
    cur: Cursor, kode_pengguna: str, sidik: str, pada: datetime, *, wajib_ganti: bool
) -> None:
    """Set the password hash of a person."""
    if read_sandi(cur, kode_pengguna) is None:
        cur.execute(
            "insert into sandi (kode_pengguna, sidik, wajib_ganti, diubah_pada) values ($1, $2, $3, $4)",
            [kode_pengguna, sidik, int(wajib_ganti), pada],
        )
    else:
        cur.execute(
            "update sandi set sidik = $2, wajib_ganti = $3, diubah_pada = $4 where kode_pengguna = $1",
            [kode_pengguna, sidik, int(wajib_ganti), pada],
        )
