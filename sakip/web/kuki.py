"""The session cookie: HttpOnly, SameSite=Lax, for this server only; Secure wherever it is https."""

from typing import Any

from starlette.requests import HTTPConnection
from starlette.responses import Response

from sakip.services.sesi import hash_token

NAMA = "sakip_sesi"
NAMA_OIDC = "sakip_oidc"  # while one signs in at the identity provider
NAMA_MENUNGGU = "sakip_kode"  # between the password and the second factor


def read_sidik(koneksi: HTTPConnection) -> str | None:
    """Return the SHA-256 of the token this browser holds; None when it holds none."""
    token = koneksi.cookies.get(NAMA)
    return hash_token(token) if token else None


def set_kuki(jawaban: Response, koneksi: HTTPConnection, token: str) -> None:
    """Give the browser the token of its new session; it forgets it when it is closed."""
    jawaban.set_cookie(NAMA, token, **_sifat(koneksi))


def delete_kuki(jawaban: Response, koneksi: HTTPConnection) -> None:
    """Take the token from the browser."""
    jawaban.delete_cookie(NAMA, **_sifat(koneksi))


def set_menunggu(jawaban: Response, koneksi: HTTPConnection, token: str, detik: int) -> None:
    """Give the browser the token of a sign-in that waits for its code; for that page alone."""
    sifat = _sifat(koneksi) | {"path": "/masuk", "samesite": "strict"}
    jawaban.set_cookie(NAMA_MENUNGGU, token, max_age=detik, **sifat)


def delete_menunggu(jawaban: Response, koneksi: HTTPConnection) -> None:
    """Take that token from the browser."""
    sifat = _sifat(koneksi) | {"path": "/masuk", "samesite": "strict"}
    jawaban.delete_cookie(NAMA_MENUNGGU, **sifat)


def set_oidc(jawaban: Response, koneksi: HTTPConnection, pengenal: str, detik: int) -> None:
    """Mark the browser that left for the identity provider; Lax, for it comes back from another site."""
    sifat = _sifat(koneksi) | {"path": "/masuk"}
    jawaban.set_cookie(NAMA_OIDC, pengenal, max_age=detik, **sifat)


def read_oidc(koneksi: HTTPConnection) -> str | None:
    """Return the mark of a browser that left for the provider."""
    return koneksi.cookies.get(NAMA_OIDC)


def delete_oidc(jawaban: Response, koneksi: HTTPConnection) -> None:
    """Take that mark from the browser."""
    jawaban.delete_cookie(NAMA_OIDC, **(_sifat(koneksi) | {"path": "/masuk"}))


def _sifat(koneksi: HTTPConnection) -> dict[str, Any]:
    return {
        "httponly": True,
        "samesite": "lax",
        "path": "/",
        "secure": koneksi.url.scheme in {"https", "wss"},
    }
