"""Rows of faktor_kedua, kode_pemulihan and masuk_menunggu: the second factor of who turned it on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisFaktor:
    """The second factor of one person; aktif False: shown to them, not yet proved."""

    kode_pengguna: str
    rahasia: str
    aktif: bool
    langkah_terakhir: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisMenunggu:
    """A sign-in whose password was right and whose code is still to come. dibuat_pada is UTC."""

    kode_pengguna: str
    dibuat_pada: datetime
    alamat: str
    peramban: str


def read_faktor(cur: Cursor, kode_pengguna: str) -> BarisFaktor | None:
    """Return the second factor of a person; None for who has none."""
    row = cur.execute(
        "select rahasia, aktif, langkah_terakhir from faktor_kedua where kode_pengguna = $1",
        [kode_pengguna],
    ).fetchone()
    if row is None:
        return None
    return BarisFaktor(
        kode_pengguna=kode_pengguna, rahasia=row[0], aktif=bool(row[1]), langkah_terakhir=row[2]
    )


def is_aktif(cur: Cursor, kode_pengguna: str) -> bool:
    """Tell whether this person's second factor is asked for."""
    faktor = read_faktor(cur, kode_pengguna)
    return faktor is not None and faktor.aktif


def write_faktor(cur: Cursor, baris: BarisFaktor, pada: datetime) -> None:
    """Insert the second factor of a person, or replace what stands there."""
    cur.execute("delete from faktor_kedua where kode_pengguna = $1", [baris.kode_pengguna])
    cur.execute(
        """
        insert into faktor_kedua (kode_pengguna, rahasia, aktif, langkah_terakhir, dibuat_pada)
        values ($1, $2, $3, $4, $5)
        """,
        [baris.kode_pengguna, baris.rahasia, int(baris.aktif), baris.langkah_terakhir, pada],
    )


def activate_faktor(cur: Cursor, kode_pengguna: str) -> None:
    """Note that the first code has come back: from now on it is asked for."""
    cur.execute("update faktor_kedua set aktif = 1 where kode_pengguna = $1", [kode_pengguna])


def delete_faktor(cur: Cursor, kode_pengguna: str) -> None:
    """Forget the second factor and the recovery codes of a person."""
    cur.execute("delete from faktor_kedua where kode_pengguna = $1", [kode_pengguna])
    cur.execute("delete from kode_pemulihan where kode_pengguna = $1", [kode_pengguna])


def use_langkah(cur: Cursor, kode_pengguna: str, langkah: int) -> None:
    """Note the step of the code taken last."""
    cur.execute(
        "update faktor_kedua set langkah_terakhir = $2 where kode_pengguna = $1",
        [kode_pengguna, langkah],
    )


def write_pemulihan(cur: Cursor, kode_pengguna: str, sidik: Sequence[str]) -> None:
    """Replace the recovery codes of a person; nomor counts from 1 in the order given."""
    cur.execute("delete from kode_pemulihan where kode_pengguna = $1", [kode_pengguna])
    isi = [(kode_pengguna, nomor, satu, None) for nomor, satu in enumerate(sidik, start=1)]
    insert_rows(cur, "kode_pemulihan", "kode_pengguna, nomor, sidik, dipakai_pada", isi)


def read_pemulihan(cur: Cursor, kode_pengguna: str) -> dict[int, str]:
    """Return {nomor: sidik} of the recovery codes of a person that nobody has used."""
    rows = cur.execute(
        "select nomor, sidik from kode_pemulihan where kode_pengguna = $1 and dipakai_pada is null",
        [kode_pengguna],
    ).fetchall()
    return dict(rows)


def use_pemulihan(cur: Cursor, kode_pengguna: str, nomor: int, pada: datetime) -> None:
    """Note that a recovery code was used."""
    cur.execute(
        "update kode_pemulihan set dipakai_pada = $3 where kode_pengguna = $1 and nomor = $2",
        [kode_pengguna, nomor, pada],
    )


def write_menunggu(cur: Cursor, sidik: str, baris: BarisMenunggu, kedaluwarsa: datetime) -> None:
    """Add a sign-in that waits for its code; those begun before kedaluwarsa are forgotten."""
    cur.execute("delete from masuk_menunggu where dibuat_pada < $1", [kedaluwarsa])
    cur.execute(
        """
        insert into masuk_menunggu (sidik, kode_pengguna, dibuat_pada, alamat, peramban)
        values ($1, $2, $3, $4, $5)
        """,
        [sidik, baris.kode_pengguna, baris.dibuat_pada, baris.alamat, baris.peramban],
    )


def read_menunggu(cur: Cursor, sidik: str) -> BarisMenunggu | None:
    """Return a sign-in that waits; the caller judges its age."""
    row = cur.execute(
        "select kode_pengguna, dibuat_pada, alamat, peramban from masuk_menunggu where sidik = $1",
        [sidik],
    ).fetchone()
    if row is None:
        return None
    return BarisMenunggu(kode_pengguna=row[0], dibuat_pada=row[1], alamat=row[2], peramban=row[3])


def delete_menunggu_of(cur: Cursor, kode_pengguna: str) -> None:
    """Forget every sign-in of a person that waits for its code."""
    cur.execute("delete from masuk_menunggu where kode_pengguna = $1", [kode_pengguna])


def delete_menunggu(cur: Cursor, sidik: str) -> None:
    """Forget a sign-in that waited: done, or given up."""
    cur.execute("delete from masuk_menunggu where sidik = $1", [sidik])
