"""Sesi saya: where one is signed in, and how to end it there."""

from dataclasses import dataclass
from datetime import datetime

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Pelaku
from sakip.services.jejak import record_jejak
from sakip.services.sesi import reason_to_end
from sakip.storage import sesi as rows
from sakip.storage.connection import Database
from sakip.storage.penyiapan import read_instansi


@dataclass(frozen=True, slots=True, kw_only=True)
class SesiSaya:
    """One of a person's own sessions, as that person sees it. Times are UTC."""

    sidik: str
    dibuat_pada: datetime
    terakhir_pada: datetime
    alamat: str
    peramban: str


def list_sesi_saya(db: Database, pelaku: Pelaku, saat: datetime | None = None) -> list[SesiSaya]:
    """Return one's own sessions that are still alive, the last used first."""
    saat = saat or waktu.now_utc()
    with db.cursor() as cur:
        instansi = read_instansi(cur)
        return [
            SesiSaya(
                sidik=baris.sidik,
                dibuat_pada=baris.dibuat_pada,
                terakhir_pada=baris.terakhir_pada,
                alamat=baris.alamat,
                peramban=baris.peramban,
            )
            for baris in rows.list_sesi(cur, pelaku.kode)
            if instansi is not None and not reason_to_end(cur, instansi.kode, baris, saat)
        ]


def end_sesi_saya(db: Database, pelaku: Pelaku, sidik: str) -> None:
    """End one of one's own sessions.

    Raises DataTidakSah when it is over already, does not exist, or belongs to somebody else.
    """
    with db.transaction() as cur:
        baris = rows.read_sesi(cur, sidik)
        if baris is None or baris.kode_pengguna != pelaku.kode:
            raise DataTidakSah(
                apa="Sesi itu tidak ada atau sudah berakhir",
                di_mana="halaman Sesi Saya",
                perbaikan="Muat ulang halaman untuk melihat sesi yang masih terbuka.",
            )
        rows.end_sesi(cur, sidik, "diakhiri pemiliknya", waktu.now_utc())
        record_jejak(cur, pelaku, "akhiri_sesi", f"pengguna {pelaku.kode}")


def end_sesi_lain(db: Database, pelaku: Pelaku, kecuali: str) -> int:
    """End all of one's own sessions but kecuali (a sidik); return how many were ended."""
    with db.transaction() as cur:
        lain = [baris for baris in rows.list_sesi(cur, pelaku.kode) if baris.sidik != kecuali]
        for baris in lain:
            rows.end_sesi(cur, baris.sidik, "diakhiri pemiliknya", waktu.now_utc())
        if lain:
            record_jejak(
                cur, pelaku, "akhiri_sesi", f"pengguna {pelaku.kode}", baru={"jumlah": len(lain)}
            )
    return len(lain)
