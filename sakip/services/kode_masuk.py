"""Kode masuk: the six digits of the phone, or a recovery code, after the password. None is taken twice."""

import hmac
import re
import secrets
from datetime import UTC, datetime

import pyotp

from sakip.domain import waktu
from sakip.domain.peran import Pelaku
from sakip.services.ganti_sandi import SEMUA_ALAMAT
from sakip.services.jejak import record_jejak
from sakip.services.pengguna import read_pelaku
from sakip.services.percobaan import (
    GagalMasuk,
    count_failure,
    forget_failures,
    hash_nama,
    refuse_locked,
)
from sakip.services.sandi import hash_sandi, verify_sandi
from sakip.services.sesi import MENUNGGU_KODE, hash_token, open_sesi
from sakip.storage import faktor_kedua as rows
from sakip.storage.connection import Cursor, Database

LANGKAH = 30  # seconds a code of the phone is shown
LONGGAR = 1  # steps the phone's clock may be behind or ahead
JUMLAH_PEMULIHAN = 10
HURUF_PEMULIHAN = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # twelve of them are 60 bits
_POLA_PEMULIHAN = re.compile(r"(\d{1,2})([A-Z2-9]{12})")


def finish_sign_in(
    db: Database, token: str | None, kode: str, *, alamat: str, saat: datetime | None = None
) -> str:
    """Open the session of a sign-in that waited for its code; return the token for the cookie.

    Raises GagalMasuk: when the code is wrong or was used before, after five wrong ones (for 15
    minutes, whatever the address), and when the password was too long ago.
    """
    saat = saat or waktu.now_utc()
    pelaku = read_menunggu(db, token, saat=saat, alamat=alamat)
    if token is None or pelaku is None:
        raise GagalMasuk(
            apa="Waktu untuk mengisi kode sudah lewat",
            di_mana="halaman Kode",
            perbaikan="Masuk lagi dengan nama dan kata sandi.",
        )
    take_kode(db, pelaku, kode, saat=saat)
    with db.transaction() as cur:
        menunggu = rows.read_menunggu(cur, hash_token(token))
        rows.delete_menunggu(cur, hash_token(token))
        peramban = "" if menunggu is None else menunggu.peramban
        return open_sesi(cur, pelaku, alamat, peramban, saat)


def read_menunggu(
    db: Database, token: str | None, *, saat: datetime | None = None, alamat: str = ""
) -> Pelaku | None:
    """Return whose sign-in waits for its code behind this token; None when none does any more."""
    saat = saat or waktu.now_utc()
    with db.cursor() as cur:
        menunggu = rows.read_menunggu(cur, hash_token(token)) if token else None
        if menunggu is None or saat - menunggu.dibuat_pada > MENUNGGU_KODE:
            return None
        return read_pelaku(cur, menunggu.kode_pengguna, saat=saat, asal=f"web {alamat}")


def take_kode(
    db: Database, pelaku: Pelaku, kode: str, *, saat: datetime, pemulihan: bool = True
) -> None:
    """Let pass who states a code of this moment, or (pemulihan) a recovery code; it is used up then.

    Raises GagalMasuk.
    """
    sidik_nama = hash_nama(f"faktor kedua {pelaku.kode}")
    with db.transaction() as cur:
        refuse_locked(cur, sidik_nama, SEMUA_ALAMAT, saat, "Pengisian kode")
        cara = _take_totp(cur, pelaku.kode, kode, saat) or (
            pemulihan and _take_pemulihan(cur, pelaku.kode, kode, saat)
        )
        if cara:
            forget_failures(cur, sidik_nama, SEMUA_ALAMAT, saat)
            if cara == "pemulihan":
                record_jejak(cur, pelaku, "pakai_kode_pemulihan", f"pengguna {pelaku.kode}")
            return
        count_failure(cur, sidik_nama, SEMUA_ALAMAT, saat)
        record_jejak(cur, pelaku, "gagal_kode", f"pengguna {pelaku.kode}")
    raise GagalMasuk(
        apa="Kode tidak cocok, atau sudah pernah dipakai",
        di_mana="kolom Kode",
        perbaikan="Ketik enam angka yang sedang tampil di ponsel Anda; periksa jam ponsel bila "
        "terulang, atau pakai salah satu kode pemulihan.",
    )


def _take_totp(cur: Cursor, kode_pengguna: str, kode: str, saat: datetime) -> str:
    """Use up the step whose code this is; empty when it is none, or not later than the last one."""
    faktor = rows.read_faktor(cur, kode_pengguna)
    if faktor is None:
        return ""
    totp, angka = pyotp.TOTP(faktor.rahasia), re.sub(r"\s", "", kode)
    sekarang = int(saat.replace(tzinfo=UTC).timestamp()) // LANGKAH
    cocok = [
        langkah
        for langkah in range(sekarang - LONGGAR, sekarang + LONGGAR + 1)
        if hmac.compare_digest(totp.at(langkah * LANGKAH).encode(), angka.encode())
    ]
    if not cocok or cocok[-1] <= faktor.langkah_terakhir:
        return ""
    rows.use_langkah(cur, kode_pengguna, cocok[-1])
    return "ponsel"


def _take_pemulihan(cur: Cursor, kode_pengguna: str, kode: str, saat: datetime) -> str:
    bagian = _POLA_PEMULIHAN.fullmatch(plain_pemulihan(kode))
    sidik = rows.read_pemulihan(cur, kode_pengguna).get(int(bagian[1])) if bagian else None
    if bagian is None or sidik is None or not verify_sandi(sidik, bagian[2]):
        return ""
    rows.use_pemulihan(cur, kode_pengguna, int(bagian[1]), saat)
    return "pemulihan"


def plain_pemulihan(kode: str) -> str:
    """Return a recovery code without what people put between its letters."""
    return re.sub(r"[^A-Z0-9]", "", kode.upper())


def write_pemulihan(cur: Cursor, kode_pengguna: str) -> list[str]:
    """Replace a person's recovery codes inside the caller's transaction; return them, only now readable.

    Each begins with its number, so that one hash is tried and not ten: 03-ABCD-EFGH-JKLM.
    """
    rahasia = [
        "".join(secrets.choice(HURUF_PEMULIHAN) for _ in range(12)) for _ in range(JUMLAH_PEMULIHAN)
    ]
    rows.write_pemulihan(cur, kode_pengguna, [hash_sandi(satu) for satu in rahasia])
    return [
        f"{nomor:02}-{'-'.join(re.findall('....', satu))}"
        for nomor, satu in enumerate(rahasia, start=1)
    ]
