"""The last step of every way in: a new session for the browser, or the page of the second factor."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sakip.services.basis_data import database
from sakip.services.sesi import MENUNGGU_KODE, PerluKode, sign_out
from sakip.web.alamat import KODE, local_path
from sakip.web.kuki import delete_menunggu, read_sidik, set_kuki, set_menunggu


def let_in(request: Request, kembali: str, token: str) -> Response:
    """Give the browser its new session and send it on; the one it held before ends."""
    end_former(request)
    jawaban = RedirectResponse(local_path(kembali), 303)
    set_kuki(jawaban, request, token)
    delete_menunggu(jawaban, request)
    return jawaban


def ask_kode(request: Request, kembali: str, perlu: PerluKode) -> Response:
    """Send a browser whose person has proved the first factor to the page of the second."""
    jawaban = RedirectResponse(f"{KODE}?{urlencode({'kembali': local_path(kembali)})}", 303)
    set_menunggu(jawaban, request, perlu.token, int(MENUNGGU_KODE.total_seconds()))
    return jawaban


def end_former(request: Request) -> None:
    """End the session this browser held before: one browser, one person."""
    sidik = read_sidik(request)
    if sidik is not None:
        sign_out(database(), sidik)
