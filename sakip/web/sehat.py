"""Health: whether the store answers, how much disk is left, which program runs."""

import shutil
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from sakip import __version__
from sakip.services.basis_data import database
from sakip.services.penyiapan import read_kantor

SISA_PALING_SEDIKIT = 200 * 1024 * 1024  # bytes; below this a save may soon fail


def show_sehat(request: Request) -> Response:
    """GET /healthz: 200 when all is well, 503 when the disk is nearly full."""
    db = database()
    siap = read_kantor(db) is not None
    folder = Path(db.path).parent
    sisa = shutil.disk_usage(folder if folder.is_dir() else Path.cwd()).free
    cukup = sisa >= SISA_PALING_SEDIKIT
    return JSONResponse(
        {
            "status": "sehat" if cukup else "ruang disk hampir habis",
            "basis_data": "menjawab",
            "kantor_disiapkan": siap,
            "sisa_disk_mb": sisa // (1024 * 1024),
            "versi": __version__,
        },
        200 if cukup else 503,
        headers={"Cache-Control": "no-store"},
    )


def routes() -> list[BaseRoute]:
    """Return the route of this module."""
    return [Route("/healthz", show_sehat, methods=["GET"])]
