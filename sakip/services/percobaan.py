"""Percobaan: five failures within 15 minutes lock for 15 minutes, at sign-in and wherever one proves who one is."""

from datetime import datetime, timedelta
from hashlib import sha256

from sakip.domain.errors import DataTidakSah
from sakip.storage import sesi as rows
from sakip.storage.connection import Cursor
from sakip.storage.penyiapan import read_instansi

GAGAL_PALING_BANYAK = 5
GAGAL_SEMUA_ALAMAT = 20  # of one name, from whatever addresses
JENDELA_GAGAL = LAMA_KUNCI = timedelta(minutes=15)


class GagalMasuk(DataTidakSah):
    """Nobody was signed in; the message never tells whether the name exists."""


def hash_nama(nama: str) -> str:
    """Return what the store knows of a name typed: people type passwords into that field too."""
    return sha256(nama.encode()).hexdigest()


def refuse_locked(
    cur: Cursor, sidik_nama: str, alamat: str, saat: datetime, apa: str = "Masuk dengan nama ini"
) -> None:
    """Let pass who has not failed too often; apa names what is locked.

    Raises GagalMasuk, telling until when.
    """
    for di_mana, banyak in ((alamat, GAGAL_PALING_BANYAK), (None, GAGAL_SEMUA_ALAMAT)):
        gagal = rows.list_percobaan(cur, sidik_nama, di_mana, saat - JENDELA_GAGAL - LAMA_KUNCI)
        for pertama, terakhir in zip(gagal, gagal[banyak - 1 :], strict=False):
            if terakhir - pertama <= JENDELA_GAGAL and saat < terakhir + LAMA_KUNCI:
                raise _locked(cur, apa, terakhir + LAMA_KUNCI, banyak)


def _locked(cur: Cursor, apa: str, buka: datetime, banyak: int) -> GagalMasuk:
    instansi = read_instansi(cur)
    pukul = (
        f"{buka:%H.%M} UTC"
        if instansi is None
        else f"{instansi.local_time(buka):%H.%M} {instansi.nama_zona}"
    )
    return GagalMasuk(
        apa=f"{apa} dikunci sampai pukul {pukul} karena {banyak} kali gagal dalam 15 menit",
        di_mana="halaman Masuk",
        perbaikan="Tunggu sampai pukul itu, lalu coba lagi; bila lupa kata sandi, "
        "mintalah yang baru kepada administrator.",
    )


def count_failure(cur: Cursor, sidik_nama: str, alamat: str, saat: datetime) -> None:
    """Note one failure, inside the caller's transaction (one that is not rolled back)."""
    rows.write_percobaan(cur, sidik_nama, alamat, saat)


def forget_failures(cur: Cursor, sidik_nama: str, alamat: str, saat: datetime) -> None:
    """Start the count anew after a success, and forget everybody's that are too old to count."""
    rows.delete_percobaan(cur, sidik_nama, alamat, saat - JENDELA_GAGAL - LAMA_KUNCI)
