"""Rows of jejak: append one, read them in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sakip.storage.connection import Cursor
from sakip.storage.rows import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisJejak:
    """One act: who (pelaku), when (UTC), what, on what, from what to what, from where."""

    nomor: int
    pada: datetime
    kode_instansi: str
    pelaku: str
    tindakan: str
    objek: str
    lama: str | None
    baru: str | None
    asal: str
    sidik_sebelum: str
    sidik: str


def read_puncak(cur: Cursor) -> tuple[int, str]:
    """Return (nomor, sidik) of the last act; (0, "") before the first."""
    rows = read_rows(cur, "select nomor, sidik from jejak_puncak where kunci = 1")
    return (int(rows[0][0]), str(rows[0][1])) if rows else (0, "")


def write_jejak(cur: Cursor, baris: BarisJejak) -> None:
    """Append one act and move the top to it; the key refuses a second writer of the same nomor."""
    cur.execute(
        """
        insert into jejak (nomor, pada, kode_instansi, pelaku, tindakan, objek, lama, baru, asal,
            sidik_sebelum, sidik)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """,
        [
            baris.nomor,
            baris.pada,
            baris.kode_instansi,
            baris.pelaku,
            baris.tindakan,
            baris.objek,
            baris.lama,
            baris.baru,
            baris.asal,
            baris.sidik_sebelum,
            baris.sidik,
        ],
    )
    if baris.nomor == 1:
        cur.execute(
            "insert into jejak_puncak (kunci, nomor, sidik) values (1, $1, $2)",
            [baris.nomor, baris.sidik],
        )
    else:
        cur.execute(
            "update jejak_puncak set nomor = $1, sidik = $2 where kunci = 1",
            [baris.nomor, baris.sidik],
        )


def iterate_jejak(cur: Cursor, sesudah: int = 0, sekali: int = 10_000) -> Iterator[BarisJejak]:
    """Yield every act after nomor sesudah in order, a page at a time: the table only grows."""
    sampai = sesudah
    while True:
        rows = cur.execute(
            "select * from jejak where nomor > $1 order by nomor limit $2",
            [sampai, sekali],
        ).fetchall()
        if not rows:
            return
        for row in rows:
            yield _baris(row)
        sampai = rows[-1][0]


def list_jejak(
    cur: Cursor,
    kode_instansi: str,
    *,
    pelaku: str | None = None,
    tindakan: str | None = None,
    objek: str | None = None,
    sejak: datetime | None = None,
    sebelum: datetime | None = None,
    cari: str | None = None,
    sebelum_nomor: int | None = None,
    paling_banyak: int = 200,
) -> list[BarisJejak]:
    """Return acts, the last first; each filter that is given must hold.

    cari is part of objek in any case of letters; sebelum and sebelum_nomor are exclusive.
    """
    rows = cur.execute(
        """
        select * from jejak
        where kode_instansi = $1 and pelaku = coalesce($2, pelaku)
            and tindakan = coalesce($3, tindakan) and objek = coalesce($4, objek)
            and pada >= coalesce($5, pada) and pada < coalesce($6, timestamp '9999-12-31 00:00:00')
            and strpos(lower(objek), lower(coalesce($7, ''))) >= coalesce($8, 0)
            and nomor < coalesce($9, nomor + 1)
        order by nomor desc limit $10
        """,
        [
            kode_instansi,
            pelaku,
            tindakan,
            objek,
            sejak,
            sebelum,
            cari,
            1 if cari else None,
            sebelum_nomor,
            paling_banyak,
        ],
    ).fetchall()
    return [_baris(row) for row in rows]


def list_isi(cur: Cursor, kode_instansi: str) -> tuple[list[str], list[str]]:
    """Return (every pelaku, every tindakan) that stands in the audit, in alphabetical order."""
    rows = cur.execute(
        "select distinct pelaku, tindakan from jejak where kode_instansi = $1", [kode_instansi]
    ).fetchall()
    return sorted({row[0] for row in rows}), sorted({row[1] for row in rows})


def _baris(row: tuple[object, ...]) -> BarisJejak:
    nomor, pada, kode_instansi, pelaku, tindakan, objek, lama, baru, asal, sebelum, sidik = row
    assert isinstance(nomor, int)
    assert isinstance(pada, datetime)
    return BarisJejak(
        nomor=nomor,
        pada=pada,
        kode_instansi=str(kode_instansi),
        pelaku=str(pelaku),
        tindakan=str(tindakan),
        objek=str(objek),
        lama=None if lama is None else str(lama),
        baru=None if baru is None else str(baru),
        asal=str(asal),
        sidik_sebelum=str(sebelum),
        sidik=str(sidik),
    )
