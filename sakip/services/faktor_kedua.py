"""Faktor kedua: six digits from a phone (TOTP) after the password, turned on and off by their owner."""

from dataclasses import dataclass
from datetime import datetime

import pyotp
import segno

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, Peran, require_hak
from sakip.services.daftar_pengaturan import YA
from sakip.services.ganti_sandi import require_sandi_sendiri
from sakip.services.jejak import record_jejak
from sakip.services.kode_masuk import take_kode, write_pemulihan
from sakip.services.pengaturan import read_nilai
from sakip.services.penugasan import end_all_sesi, require_pengguna
from sakip.storage import faktor_kedua as rows
from sakip.storage.connection import Cursor, Database
from sakip.storage.faktor_kedua import BarisFaktor
from sakip.storage.pengguna import read_sandi

PENERBIT = "SAKIP"
TITIK = 5  # pixels of one square of the QR code


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusFaktor:
    """How one's own second factor stands."""

    aktif: bool
    disiapkan: bool  # a secret was shown and waits for its first code
    wajib: bool  # the settings ask it of this person
    punya_sandi: bool
    sisa_pemulihan: int


def get_status(db: Database, pelaku: Pelaku) -> StatusFaktor:
    """Return how one's own second factor stands."""
    with db.cursor() as cur:
        faktor = rows.read_faktor(cur, pelaku.kode)
        return StatusFaktor(
            aktif=faktor is not None and faktor.aktif,
            disiapkan=faktor is not None and not faktor.aktif,
            wajib=_is_wajib(cur, pelaku),
            punya_sandi=read_sandi(cur, pelaku.kode) is not None,
            sisa_pemulihan=len(rows.read_pemulihan(cur, pelaku.kode)),
        )


def _is_wajib(cur: Cursor, pelaku: Pelaku) -> bool:
    (wajib,) = read_nilai(cur, pelaku.kode_instansi, "totp_wajib_administrator")
    return wajib == YA and any(tugas.peran is Peran.ADMINISTRATOR for tugas in pelaku.penugasan)


def start_faktor(db: Database, pelaku: Pelaku, sandi: str) -> None:
    """Make a secret for one's phone; nothing is asked for until its first code has come back.

    Raises DataTidakSah when the password is wrong, there is none, or a second factor is on already.
    """
    require_sandi_sendiri(db, pelaku, sandi, "Kata sandi")
    with db.transaction() as cur:
        _require(cur, pelaku, aktif=False)
        baru = BarisFaktor(
            kode_pengguna=pelaku.kode,
            rahasia=pyotp.random_base32(),
            aktif=False,
            langkah_terakhir=0,
        )
        rows.write_faktor(cur, baru, waktu.now_utc())


def read_otpauth(db: Database, pelaku: Pelaku) -> tuple[str, str] | None:
    """Return (secret, otpauth address) while it waits for its first code; afterwards never again."""
    with db.cursor() as cur:
        faktor = rows.read_faktor(cur, pelaku.kode)
    if faktor is None or faktor.aktif:
        return None
    alamat = pyotp.TOTP(faktor.rahasia).provisioning_uri(name=pelaku.kode, issuer_name=PENERBIT)
    return faktor.rahasia, alamat


def draw_qr(alamat: str) -> str:
    """Return a QR code as an SVG to stand inside a page; drawn here, nothing is asked from outside."""
    return segno.make(alamat, error="m").svg_inline(
        scale=TITIK, dark="#000000", light="#ffffff", title="Kode QR untuk aplikasi autentikator"
    )


def activate_faktor(
    db: Database,
    pelaku: Pelaku,
    kode: str,
    *,
    kecuali_sesi: str | None = None,
    saat: datetime | None = None,
) -> list[str]:
    """Turn the second factor on by its first code; return the recovery codes, readable this once.

    One's other sessions end. Raises DataTidakSah when the code is wrong or nothing was started.
    """
    saat = saat or waktu.now_utc()
    with db.cursor() as cur:
        _require(cur, pelaku, aktif=False, disiapkan=True)
    take_kode(db, pelaku, kode, saat=saat, pemulihan=False)
    with db.transaction() as cur:
        rows.activate_faktor(cur, pelaku.kode)
        pemulihan = write_pemulihan(cur, pelaku.kode)
        record_jejak(cur, pelaku, "aktifkan_faktor_kedua", f"pengguna {pelaku.kode}")
        end_all_sesi(cur, pelaku.kode, "faktor kedua diaktifkan", saat, kecuali=kecuali_sesi)
    return pemulihan


def renew_pemulihan(
    db: Database, pelaku: Pelaku, sandi: str, kode: str, *, saat: datetime | None = None
) -> list[str]:
    """Return new recovery codes; those from before are worth nothing any more.

    Raises DataTidakSah when password or code is wrong, or no second factor is on.
    """
    _prove(db, pelaku, sandi, kode, saat or waktu.now_utc())
    with db.transaction() as cur:
        pemulihan = write_pemulihan(cur, pelaku.kode)
        record_jejak(cur, pelaku, "ganti_kode_pemulihan", f"pengguna {pelaku.kode}")
    return pemulihan


def remove_faktor(
    db: Database, pelaku: Pelaku, sandi: str, kode: str, *, saat: datetime | None = None
) -> None:
    """Turn one's own second factor off.

    Raises DataTidakSah when password or code is wrong, or no second factor is on.
    """
    _prove(db, pelaku, sandi, kode, saat or waktu.now_utc())
    with db.transaction() as cur:
        rows.delete_faktor(cur, pelaku.kode)
        record_jejak(cur, pelaku, "matikan_faktor_kedua", f"pengguna {pelaku.kode}")


def reset_faktor(db: Database, pelaku: Pelaku, kode: str) -> None:
    """Take a lost phone's second factor from a person, by the administrator; their sessions end.

    Raises DataTidakSah when the person does not exist or has none, and for oneself.
    """
    require_hak(pelaku, Hak.KELOLA_PENGGUNA)
    with db.transaction() as cur:
        require_pengguna(cur, pelaku, kode)
        if kode == pelaku.kode:
            raise _refuse(
                "Kode dari ponsel Anda sendiri tidak dimatikan di sini",
                "Matikan di halaman Kode dari ponsel dengan kata sandi dan kode.",
            )
        if rows.read_faktor(cur, kode) is None:
            raise _refuse(f"{kode} tidak memakai kode dari ponsel", "Tidak ada yang perlu dihapus.")
        rows.delete_faktor(cur, kode)
        record_jejak(cur, pelaku, "hapus_faktor_kedua", f"pengguna {kode}")
        end_all_sesi(cur, kode, "faktor kedua dihapus", waktu.now_utc())


def _prove(db: Database, pelaku: Pelaku, sandi: str, kode: str, saat: datetime) -> None:
    """Let pass who knows their password and holds their phone (or a recovery code)."""
    with db.cursor() as cur:
        _require(cur, pelaku, aktif=True)
    require_sandi_sendiri(db, pelaku, sandi, "Kata sandi")
    take_kode(db, pelaku, kode, saat=saat)


def _require(cur: Cursor, pelaku: Pelaku, *, aktif: bool, disiapkan: bool = False) -> None:
    faktor = rows.read_faktor(cur, pelaku.kode)
    if (faktor is not None and faktor.aktif) is not aktif:
        apa = "Kode dari ponsel belum aktif" if aktif else "Kode dari ponsel sudah aktif"
        raise _refuse(apa, "Muat ulang halaman ini untuk melihat keadaannya sekarang.")
    if disiapkan and faktor is None:
        raise _refuse("Belum ada yang disiapkan", "Mulai dari halaman Kode dari ponsel.")


def _refuse(apa: str, perbaikan: str) -> DataTidakSah:
    return DataTidakSah(apa=apa, di_mana="halaman Kode dari ponsel", perbaikan=perbaikan)
