"""Streamlit's files, compressed: a first visit costs 3 MB instead of 10. Each is compressed once."""

import asyncio
import gzip
import mimetypes
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from sakip.web.protokol import FOLDER_STATIS

AWALAN = "/static/"
SETAHUN = "public, max-age=31536000, immutable"  # the names carry a hash of the content
_TERKOMPRESI = frozenset({".js", ".css", ".json", ".svg"})


class StatisTerkompresi:
    """ASGI middleware: answers GET /static/… with gzip where the browser takes it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for files worth compressing; let all else pass."""
        if (
            scope["type"] == "http"
            and scope["method"] == "GET"
            and scope["path"].startswith(AWALAN)
        ):
            request = Request(scope)
            berkas = _find(scope["path"])
            if berkas is not None and "gzip" in request.headers.get("accept-encoding", ""):
                isi = await asyncio.to_thread(_compress, berkas)
                jenis = mimetypes.guess_type(berkas.name)[0] or "application/octet-stream"
                if berkas.suffix == ".js":
                    jenis = "text/javascript"  # Windows' registry may say otherwise
                kepala = {
                    "Content-Encoding": "gzip",
                    "Vary": "Accept-Encoding",
                    "Cache-Control": SETAHUN,
                }
                await Response(isi, media_type=jenis, headers=kepala)(scope, receive, send)
                return
        await self.app(scope, receive, send)


@lru_cache(maxsize=512)
def _find(jalur: str) -> Path | None:
    """Return the file behind a path if it is one of Streamlit's and worth compressing."""
    berkas = (FOLDER_STATIS / jalur.removeprefix("/")).resolve()
    if not berkas.is_relative_to(FOLDER_STATIS.resolve() / "static"):
        return None
    return berkas if berkas.suffix in _TERKOMPRESI and berkas.is_file() else None


@lru_cache(maxsize=512)
def _compress(berkas: Path) -> bytes:
    return gzip.compress(berkas.read_bytes(), compresslevel=6, mtime=0)
