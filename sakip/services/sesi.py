"""Sesi: sign in, stay in, sign out. A session is a row; whoever holds its token is the person."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sakip.domain import waktu
from sakip.domain.peran import Pelaku, Peran
from sakip.services.daftar_pengaturan import YA
from sakip.services.jejak import record_jejak
from sakip.services.pengaturan import read_nilai
from sakip.services.pengguna import read_pelaku
from sakip.services.percobaan import (
    GagalMasuk,
    count_failure,
    forget_failures,
    hash_nama,
    refuse_locked,
)
from sakip.services.sandi import SANDI_PERTAMA_BERLAKU, verify_sandi
from sakip.storage import sesi as rows
from sakip.storage.connection import Cursor, Database
from sakip.storage.faktor_kedua import BarisMenunggu, read_faktor, write_menunggu
from sakip.storage.pengguna import AKTIF, list_pengguna, read_sandi
from sakip.storage.penyiapan import list_unit, read_instansi
from sakip.storage.sesi import BarisSesi

JEDA_CATAT = timedelta(seconds=60)  # how often the use of a session is written down
MENUNGGU_KODE = timedelta(minutes=5)  # how long the second factor may follow the password


class PerluKode(Exception):
    """The password was right and no session is open yet: the second factor is still to come.

    token opens the page that asks for the code, and nothing else.
    """

    def __init__(self, token: str) -> None:
        super().__init__("kode dari ponsel diperlukan")
        self.token = token


@dataclass(frozen=True, slots=True, kw_only=True)
class Sesi:
    """A session that is alive, and the person who acts in it."""

    sidik: str
    pelaku: Pelaku
    wajib_ganti_sandi: bool
    wajib_faktor_kedua: bool = False  # the office's settings ask it of this person

    @property
    def tertahan(self) -> bool:
        """Whether something must be done before any page opens."""
        return self.wajib_ganti_sandi or self.wajib_faktor_kedua


def hash_token(token: str) -> str:
    """Return what the store knows of a token: its SHA-256 in hexadecimal."""
    return sha256(token.encode()).hexdigest()


def sign_in(
    db: Database,
    nama_masuk: str,
    sandi: str,
    *,
    alamat: str,
    peramban: str,
    saat: datetime | None = None,
) -> str:
    """Sign in by password and return the token for the cookie.

    An unknown name, a wrong password and a deactivated person get the same answer after the same
    time. Five failures within 15 minutes lock this name at this address for 15 minutes, twenty from
    all addresses together lock it everywhere: an address can be made up.

    Raises GagalMasuk; PerluKode when this person has turned on a second factor.
    """
    saat = saat or waktu.now_utc()
    kode = nama_masuk.strip().casefold()
    sidik_nama = hash_nama(kode)
    with db.transaction() as cur:
        refuse_locked(cur, sidik_nama, alamat, saat)
        # Counted before it is judged, so that guesses made at the same moment see each other.
        count_failure(cur, sidik_nama, alamat, saat)
        tersimpan = read_sandi(cur, kode)
        pelaku = read_pelaku(cur, kode, saat=saat, asal=f"web {alamat}")
    cocok = verify_sandi(tersimpan.sidik if tersimpan else None, sandi)
    if pelaku is None or tersimpan is None or not cocok:
        with db.transaction() as cur:
            objek = "nama masuk tidak dikenal" if pelaku is None else f"pengguna {kode}"
            record_jejak(cur, pelaku, "gagal_masuk", objek, asal=f"web {alamat}")
        raise GagalMasuk(
            apa="Nama masuk atau kata sandi tidak cocok",
            di_mana="halaman Masuk",
            perbaikan="Periksa huruf besar dan kecil, lalu coba lagi. Bila lupa, mintalah kata "
            "sandi baru kepada administrator kantor Anda.",
        )
    if tersimpan.wajib_ganti and saat - tersimpan.diubah_pada > SANDI_PERTAMA_BERLAKU:
        raise GagalMasuk(
            apa=f"Kata sandi pertama ini sudah lewat {SANDI_PERTAMA_BERLAKU.days} hari",
            di_mana="halaman Masuk",
            perbaikan="Mintalah kata sandi pertama yang baru kepada administrator kantor Anda.",
        )
    return admit(db, pelaku, alamat=alamat, peramban=peramban, saat=saat)


def admit(db: Database, pelaku: Pelaku, *, alamat: str, peramban: str, saat: datetime) -> str:
    """Open a session for who has proved who they are, by password or elsewhere; return its token.

    Raises PerluKode when this person has turned on a second factor.
    """
    with db.transaction() as cur:
        forget_failures(cur, hash_nama(pelaku.kode), alamat, saat)
        faktor = read_faktor(cur, pelaku.kode)
        if faktor is None or not faktor.aktif:
            return open_sesi(cur, pelaku, alamat, peramban, saat)
        token = secrets.token_urlsafe(32)
        menunggu = BarisMenunggu(
            kode_pengguna=pelaku.kode, dibuat_pada=saat, alamat=alamat[:64], peramban=peramban[:200]
        )
        write_menunggu(cur, hash_token(token), menunggu, saat - MENUNGGU_KODE)
    raise PerluKode(token)


def sign_in_contoh(
    db: Database, kode: str, *, alamat: str, peramban: str, saat: datetime | None = None
) -> str:
    """Sign in as a person of the example office, without a password; return the token.

    Raises GagalMasuk when the office is not an example: there this way in does not exist.
    """
    saat = saat or waktu.now_utc()
    with db.transaction() as cur:
        instansi = read_instansi(cur)
        pelaku = read_pelaku(cur, kode, saat=saat, asal=f"web {alamat}")
        if instansi is not None and instansi.contoh and pelaku is not None:
            return open_sesi(cur, pelaku, alamat, peramban, saat)
    raise GagalMasuk(
        apa="Orang contoh itu tidak ada",
        di_mana="halaman Masuk",
        perbaikan="Muat ulang halaman Masuk, lalu pilih dari daftar.",
    )


def list_pelaku_contoh(db: Database) -> list[Pelaku]:
    """Return the people one may choose from in an example office, by role and unit; elsewhere nobody."""
    with db.cursor() as cur:
        instansi = read_instansi(cur)
        if instansi is None or not instansi.contoh:
            return []
        urutan = {unit.kode: unit.urutan for unit in list_unit(cur, instansi.kode)}
        kode = [b.kode for b in list_pengguna(cur, instansi.kode) if b.status == AKTIF]
        found = [read_pelaku(cur, satu) for satu in kode]

    def place(pelaku: Pelaku) -> tuple[int, int, str]:
        tugas = pelaku.penugasan[:1]
        unit = urutan.get(tugas[0].kode_unit or "", 0) if tugas else 0
        return (list(Peran).index(tugas[0].peran) if tugas else len(Peran), unit, pelaku.nama)

    return sorted((pelaku for pelaku in found if pelaku is not None), key=place)


def open_sesi(cur: Cursor, pelaku: Pelaku, alamat: str, peramban: str, saat: datetime) -> str:
    """Write a new session inside the caller's transaction; return its token."""
    token = secrets.token_urlsafe(32)
    rows.write_sesi(
        cur,
        BarisSesi(
            sidik=hash_token(token),
            kode_pengguna=pelaku.kode,
            dibuat_pada=saat,
            terakhir_pada=saat,
            alamat=alamat[:64],
            peramban=peramban[:200],
        ),
    )
    record_jejak(cur, pelaku, "masuk", f"pengguna {pelaku.kode}")
    return token


def read_sesi(
    db: Database, sidik: str | None, *, dipakai: bool = True, saat: datetime | None = None
) -> Sesi | None:
    """Return the session if it is alive: not ended, not too old, its person active.

    dipakai: the person did something, so the idle time starts anew (a self-refreshing page does
    not count). Called on every run and every request.
    """
    if not sidik:
        return None
    saat = saat or waktu.now_utc()
    with db.cursor() as cur:
        baris, instansi = rows.read_sesi(cur, sidik), read_instansi(cur)
        if baris is None or instansi is None:
            return None
        alasan = reason_to_end(cur, instansi.kode, baris, saat)
        pelaku = read_pelaku(cur, baris.kode_pengguna, saat=saat, asal=f"web {baris.alamat}")
        tersimpan = read_sandi(cur, baris.kode_pengguna)
        faktor = pelaku is not None and not instansi.contoh and _needs_faktor(cur, pelaku)
    if alasan or pelaku is None:
        with db.transaction() as cur:
            rows.end_sesi(cur, sidik, alasan or "pengguna dinonaktifkan", saat)
        return None
    if dipakai and saat - baris.terakhir_pada >= JEDA_CATAT:
        with db.transaction() as cur:
            rows.touch_sesi(cur, sidik, saat)
    return Sesi(
        sidik=sidik,
        pelaku=pelaku,
        wajib_ganti_sandi=tersimpan is not None and tersimpan.wajib_ganti,
        wajib_faktor_kedua=faktor,
    )


def _needs_faktor(cur: Cursor, pelaku: Pelaku) -> bool:
    """Tell whether this administrator still owes the second factor that the settings ask for."""
    if all(tugas.peran is not Peran.ADMINISTRATOR for tugas in pelaku.penugasan):
        return False
    (wajib,) = read_nilai(cur, pelaku.kode_instansi, "totp_wajib_administrator")
    faktor = read_faktor(cur, pelaku.kode) if wajib == YA else None
    return wajib == YA and not (faktor and faktor.aktif)


def reason_to_end(cur: Cursor, kode_instansi: str, baris: BarisSesi, saat: datetime) -> str:
    """Return why this session is over by its age; empty while it is not."""
    diam, lama = read_nilai(cur, kode_instansi, "sesi_menit_diam", "sesi_jam_paling_lama")
    if saat - baris.terakhir_pada >= timedelta(minutes=int(diam)):
        return "terlalu lama diam"
    return "terlalu lama masuk" if saat - baris.dibuat_pada >= timedelta(hours=int(lama)) else ""


def sign_out(db: Database, sidik: str) -> None:
    """End one session, in all its tabs; ending one that is over already changes nothing."""
    with db.transaction() as cur:
        baris = rows.read_sesi(cur, sidik)
        if baris is None:
            return
        rows.end_sesi(cur, sidik, "keluar", waktu.now_utc())
        pelaku = read_pelaku(cur, baris.kode_pengguna, asal=f"web {baris.alamat}")
        record_jejak(cur, pelaku, "keluar", f"pengguna {baris.kode_pengguna}")
