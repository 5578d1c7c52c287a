"""Pengguna: people and their roles. Whatever changes them ends their sessions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, Penugasan, require_hak
from sakip.services.identitas import check_identitas
from sakip.services.jejak import record_jejak
from sakip.services.penugasan import (
    check_penugasan,
    describe_penugasan,
    end_all_sesi,
    is_administrator,
    keep_an_administrator,
    require_pengguna,
)
from sakip.services.sandi import check_sandi, hash_sandi
from sakip.storage import pengguna as rows
from sakip.storage.connection import Cursor, Database
from sakip.storage.faktor_kedua import is_aktif
from sakip.storage.pengguna import AKTIF, NONAKTIF, BarisPengguna
from sakip.storage.penyiapan import read_instansi

POLA_KODE = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pengguna:
    """One person as the administrator sees them; penugasan by nomor, whatever their dates."""

    kode: str
    nama: str
    aktif: bool
    punya_sandi: bool
    faktor_kedua: bool
    nip: str
    pangkat: str
    penugasan: tuple[tuple[int, Penugasan], ...]


def read_pelaku(
    cur: Cursor, kode: str, *, saat: datetime | None = None, asal: str = ""
) -> Pelaku | None:
    """Return who acts when this person does: active, with the penugasan in force today.

    saat is UTC, now when not given; the day is that of the office's zone.
    """
    baris, instansi = rows.read_pengguna(cur, kode), read_instansi(cur)
    if baris is None or instansi is None or baris.status != AKTIF:
        return None
    hari = instansi.local_date(saat or waktu.now_utc())
    return Pelaku(
        kode=baris.kode,
        nama=baris.nama,
        kode_instansi=baris.kode_instansi,
        penugasan=tuple(
            tugas for _, tugas in rows.list_penugasan(cur, kode) if tugas.is_berlaku(hari)
        ),
        asal=asal,
    )


def get_pelaku(db: Database, kode: str) -> Pelaku:
    """Return who acts when the command line is told to act as this person.

    Raises DataTidakSah for a person unknown or no longer active.
    """
    with db.cursor() as cur:
        pelaku = read_pelaku(cur, kode, asal="baris perintah")
    if pelaku is None:
        raise DataTidakSah(
            apa=f"Pengguna {kode} tidak ada atau tidak aktif lagi",
            di_mana="--sebagai",
            perbaikan="Tulis nama masuk orang yang aktif, misalnya kasi.pem.",
        )
    return pelaku


def list_pengguna(db: Database, pelaku: Pelaku) -> list[Pengguna]:
    """Return every person of the office, by sign-in name."""
    require_hak(pelaku, Hak.KELOLA_PENGGUNA)
    with db.cursor() as cur:
        return [
            Pengguna(
                kode=baris.kode,
                nama=baris.nama,
                aktif=baris.status == AKTIF,
                punya_sandi=rows.read_sandi(cur, baris.kode) is not None,
                faktor_kedua=is_aktif(cur, baris.kode),
                nip=baris.nip,
                pangkat=baris.pangkat,
                penugasan=tuple(rows.list_penugasan(cur, baris.kode)),
            )
            for baris in rows.list_pengguna(cur, pelaku.kode_instansi)
        ]


def add_pengguna(
    cur: Cursor,
    pelaku: Pelaku,
    *,
    kode: str,
    nama: str,
    nip: str = "",
    pangkat: str = "",
    penugasan: Iterable[Penugasan] = (),
    sandi: str | None = None,
    wajib_ganti: bool = True,
) -> None:
    """Add a person inside the caller's transaction.

    With wajib_ganti the password is a first one: the person chooses their own at first sign-in.
    Without sandi the person cannot sign in with a password (the people of an example).

    Raises DataTidakSah when kode is taken or misshapen, nama is empty, nip or pangkat cannot be one,
    a penugasan names a unit that does not exist, or the password may not be chosen.
    """
    require_hak(pelaku, Hak.KELOLA_PENGGUNA)
    _check_kode(cur, kode)
    nama, nip, pangkat = check_identitas(cur, pelaku, kode, nama, nip, pangkat)
    tugas = [check_penugasan(cur, pelaku.kode_instansi, satu) for satu in penugasan]
    pada = waktu.now_utc()
    baris = BarisPengguna(
        kode=kode,
        versi=1,
        kode_instansi=pelaku.kode_instansi,
        nama=nama,
        status=AKTIF,
        nip=nip,
        pangkat=pangkat,
    )
    rows.write_pengguna(cur, baris, pelaku.kode, pada)
    for satu in tugas:
        rows.write_penugasan(cur, kode, satu, pelaku.kode, pada)
    record_jejak(
        cur,
        pelaku,
        "tambah_pengguna",
        f"pengguna {kode}",
        baru={"nama": nama, "penugasan": [describe_penugasan(satu) for satu in tugas]},
    )
    if sandi is not None:
        check_sandi(sandi, kode)
        rows.write_sandi(cur, kode, hash_sandi(sandi), pada, wajib_ganti=wajib_ganti)


def create_pengguna(
    db: Database,
    pelaku: Pelaku,
    *,
    kode: str,
    nama: str,
    nip: str = "",
    pangkat: str = "",
    penugasan: Iterable[Penugasan] = (),
    sandi: str | None = None,
) -> None:
    """Add a person; see add_pengguna."""
    with db.transaction() as cur:
        add_pengguna(
            cur,
            pelaku,
            kode=kode,
            nama=nama,
            nip=nip,
            pangkat=pangkat,
            penugasan=penugasan,
            sandi=sandi,
        )


def set_status(db: Database, pelaku: Pelaku, kode: str, *, aktif: bool) -> None:
    """Deactivate a person (their sessions end at once) or let them in again.

    Raises DataTidakSah for oneself and for the last active administrator: nobody could undo it.
    """
    require_hak(pelaku, Hak.KELOLA_PENGGUNA)
    with db.transaction() as cur:
        baris = require_pengguna(cur, pelaku, kode)
        status = AKTIF if aktif else NONAKTIF
        if baris.status == status:
            return
        if not aktif and (kode == pelaku.kode or is_administrator(cur, kode)):
            keep_an_administrator(cur, pelaku, kode)
        pada = waktu.now_utc()
        rows.write_pengguna(
            cur, replace(baris, versi=baris.versi + 1, status=status), pelaku.kode, pada
        )
        record_jejak(cur, pelaku, "ubah_status_pengguna", f"pengguna {kode}", baris.status, status)
        end_all_sesi(cur, kode, "pengguna dinonaktifkan", pada)


def _check_kode(cur: Cursor, kode: str) -> None:
    if not POLA_KODE.fullmatch(kode):
        raise DataTidakSah(
            apa=f'Nama masuk "{kode}" tidak dapat dipakai',
            di_mana="kolom Nama masuk",
            perbaikan="Pakai 2–40 huruf kecil, angka, titik, garis bawah atau tanda hubung, "
            "diawali dan diakhiri huruf atau angka, misalnya siti.aminah.",
        )
    if rows.read_pengguna(cur, kode) is not None:
        raise DataTidakSah(
            apa=f"Nama masuk {kode} sudah dipakai",
            di_mana="kolom Nama masuk",
            perbaikan="Pilih nama masuk yang lain.",
        )
