"""The session cookie: HttpOnly, SameSite=Lax, for this server only; Secure wherever it is https."""

from typing import Any

from starlette.requests import HTTPConnection
from starlette.responses import Response

from sakip.services.sesi import hash_token

NAMA = "sakip_sesi"


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


def _sifat(koneksi: HTTPConnection) -> dict[str, Any]:
    return {
        "httponly": True,
        "samesite": "lax",
        "path": "/",
        "secure": koneksi.url.scheme in {"https", "wss"},
    }
