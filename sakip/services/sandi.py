"""Sandi: what a password must be, and its Argon2id hash. No password is ever stored or logged."""

import secrets
from datetime import timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sakip.domain.errors import DataTidakSah
from sakip.rules import list_sandi_umum

PALING_PENDEK, DIANJURKAN, PALING_PANJANG = 8, 15, 256
SANDI_PERTAMA_BERLAKU = timedelta(days=7)
HURUF_SANDI = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike
_PENYIDIK = PasswordHasher()  # argon2-cffi's defaults: RFC 9106, 64 MiB, 3 passes


def check_sandi(sandi: str, kode_pengguna: str) -> None:
    """Let a password pass that may be chosen.

    Raises DataTidakSah for one that is too short, too long, the sign-in name itself, or one of the
    3,000 that most people choose.
    Source: rules/sumber.toml [kata-sandi] [kata-sandi-umum].
    """
    if len(sandi) < PALING_PENDEK:
        apa = (
            f"Kata sandi terlalu pendek: {len(sandi)} dari paling sedikit {PALING_PENDEK} karakter"
        )
    elif len(sandi) > PALING_PANJANG:
        apa = (
            f"Kata sandi terlalu panjang: {len(sandi)} dari paling banyak {PALING_PANJANG} karakter"
        )
    elif sandi.casefold() == kode_pengguna.casefold():
        apa = "Kata sandi sama dengan nama masuk"
    elif sandi.casefold() in list_sandi_umum():
        apa = "Kata sandi ini termasuk 3.000 yang paling banyak dipakai orang, jadi mudah ditebak"
    else:
        return
    raise DataTidakSah(
        apa=apa,
        di_mana="kolom Kata sandi",
        perbaikan=f"Pilih yang lain; dianjurkan {DIANJURKAN} karakter atau lebih, misalnya "
        "beberapa kata yang hanya Anda yang tahu.",
    )


def make_sandi() -> str:
    """Return a first password nobody can guess: four groups of four letters and digits (79 bits)."""
    return "-".join("".join(secrets.choice(HURUF_SANDI) for _ in range(4)) for _ in range(4))


def hash_sandi(sandi: str) -> str:
    """Return the Argon2id hash of a password, its salt and parameters included."""
    return _PENYIDIK.hash(sandi)


def verify_sandi(sidik: str | None, sandi: str) -> bool:
    """Tell whether sandi belongs to the hash; with None, take just as long and say no.

    No password is longer than PALING_PANJANG: what is, is not cut to fit but wrong.
    """
    if len(sandi) > PALING_PANJANG:
        sidik, sandi = None, ""
    try:
        cocok = _PENYIDIK.verify(sidik or _umpan(), sandi)
    except (VerificationError, InvalidHashError):
        return False
    return cocok and sidik is not None


@cache
def _umpan() -> str:
    """A hash that nobody's password has, to spend the same time on names that do not exist."""
    return _PENYIDIK.hash("umpan yang tidak pernah menjadi sandi siapa pun")
