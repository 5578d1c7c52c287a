"""The gate: nothing of the app reaches anyone without a live session, and no session outlives itself."""

import asyncio
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from sakip.services.basis_data import database
from sakip.services.penyiapan import read_kantor
from sakip.services.sesi import Sesi, read_sesi
from sakip.services.verifikasi import MEGABYTE_TERBESAR
from sakip.web.alamat import (
    KELUAR,
    MULAI,
    VERIFIKASI,
    is_dokumen,
    is_terbuka,
    is_tertutup,
    next_duty,
    to_masuk,
)
from sakip.web.kuki import read_sidik
from sakip.web.media import AWALAN, MediaTerkirim
from sakip.web.protokol import is_host_allowed
from sakip.web.soket import serve_soket

KEPALA_SESI = b"x-sakip-sesi"  # server.trustedUserHeaders hands it to st.user.sesi
BADAN_TERBESAR = 64 * 1024  # of a form the server reads itself, in bytes
BADAN_BERKAS_TERBESAR = MEGABYTE_TERBESAR * 2**20 + BADAN_TERBESAR  # of one with a file to verify
_AMAN = frozenset({"GET", "HEAD", "OPTIONS"})


class Gerbang:
    """ASGI middleware around everything. dokumen answers for a page of the app (a path it knows)."""

    def __init__(self, app: ASGIApp, dokumen: Callable[[Request], Response | None]) -> None:
        self.app = app
        self.dokumen = dokumen
        self.media = MediaTerkirim()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let pass, send to the sign-in page, or refuse."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        # Only the gate may say who it is: what a browser sends under this name is dropped.
        scope["headers"] = [satu for satu in scope["headers"] if satu[0] != KEPALA_SESI]
        if scope["type"] == "websocket":
            sesi = await current_sesi(HTTPConnection(scope))
            if sesi is not None and not sesi.tertahan:
                scope["headers"].append((KEPALA_SESI, sesi.sidik.encode()))
            await serve_soket(self.app, scope, receive, send, sesi, self.media)
            return
        jawaban = await self._answer(scope, receive)
        await (jawaban or self.app)(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive) -> Response | None:
        """Return the answer the gate gives itself; None to let the request pass."""
        request = Request(scope, receive)
        jalur = scope["path"]
        if not is_host_allowed(request.headers.get("host")) or is_tertutup(jalur):
            return PlainTextResponse("Alamat ini tidak ada.", 404)
        if scope["method"] not in _AMAN and not _is_same_origin(request.headers):
            return PlainTextResponse("Ditolak: permintaan datang dari situs lain.", 403)
        if _is_too_large(request):
            return PlainTextResponse("Isian terlalu besar.", 413)
        if is_terbuka(jalur):
            return None
        sesi = await current_sesi(request)
        if sesi is None:
            return await asyncio.to_thread(_send_to_masuk, request)
        scope.setdefault("state", {})["sesi"] = sesi
        tugas = next_duty(sesi)
        if tugas is not None and jalur not in {tugas, KELUAR}:
            return RedirectResponse(tugas, 303) if is_dokumen(jalur) else _refuse()
        if jalur.startswith(AWALAN) and not self.media.is_terkirim(sesi.sidik, jalur):
            return PlainTextResponse("Berkas ini tidak ada.", 404)
        return await asyncio.to_thread(self.dokumen, request)


async def current_sesi(koneksi: HTTPConnection) -> Sesi | None:
    """Return the live session of the browser behind a request; the store is asked every time."""
    sidik = read_sidik(koneksi)
    return await asyncio.to_thread(lambda: read_sesi(database(), sidik))


def _send_to_masuk(request: Request) -> Response:
    """Send a person to the sign-in page (the first start, if there is no office yet)."""
    if request.method != "GET" or not is_dokumen(request.url.path):
        return _refuse()
    if read_kantor(database()) is None:
        return RedirectResponse(MULAI, 303)
    kueri = request.url.query
    return RedirectResponse(to_masuk(request.url.path + (f"?{kueri}" if kueri else "")), 303)


def _refuse() -> Response:
    return PlainTextResponse("Anda belum masuk. Masuk lebih dahulu, lalu ulangi.", 401)


def _is_same_origin(kepala: Headers) -> bool:
    """Tell whether a request that changes something comes from a page of this server."""
    try:
        return urlsplit(kepala.get("origin", "")).netloc == kepala["host"]
    except (KeyError, ValueError):  # no host, or an origin that is no address at all
        return False


def _is_too_large(request: Request) -> bool:
    """Tell whether a form for the server itself is larger than any honest one."""
    if request.method in _AMAN or request.url.path.startswith("/_stcore/"):
        return False
    ukuran = request.headers.get("content-length", "")
    berkas = request.url.path == VERIFIKASI
    batas = BADAN_BERKAS_TERBESAR if berkas else BADAN_TERBESAR
    return not ukuran.isdigit() or int(ukuran) > batas
