"""Sandi: what a password must be, and its Argon2id hash. No password is ever stored or logged."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sakip.domain.errors import DataTidakSah

PALING_PENDEK, DIANJURKAN, PALING_PANJANG = 8, 15, 256
_PENYIDIK = PasswordHasher()  # argon2-cffi's defaults: RFC 9106, 64 MiB, 3 passes


def check_sandi(sandi: str, kode_pengguna: str) -> None:
    """Let a password pass that may be chosen.

    Raises DataTidakSah for one that is too short, too long, or the sign-in name itself.
    Source: rules/sumber.toml [kata-sandi].
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
    else:
        return
    raise DataTidakSah(
        apa=apa,
        di_mana="kolom Kata sandi",
        perbaikan=f"Pilih yang lain; dianjurkan {DIANJURKAN} karakter atau lebih, misalnya "
        "beberapa kata yang hanya Anda yang tahu.",
    )


def hash_sandi(sandi: str) -> str:
    """Return the Argon2id hash of a password, its salt and parameters included."""
    return _PENYIDIK.hash(sandi)


def verify_sandi(sidik: str | None, sandi: str) -> bool:
    """Tell whether sandi belongs to the hash; with None, take just as long and say no."""
    try:
        cocok = _PENYIDIK.verify(sidik or _umpan(), sandi[:PALING_PANJANG])
    except (VerificationError, InvalidHashError):
        return False
    return cocok and sidik is not None


@cache
def _umpan() -> str:
    """A hash that nobody's password has, to spend the same time on names that do not exist."""
    return _PENYIDIK.hash("umpan yang tidak pernah menjadi sandi siapa pun")
