"""The parts of the server that app.py hands to Streamlit: routes, middleware, start and end."""

import asyncio
import gc
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sakip import __version__
from sakip.services.basis_data import close_databases, database
from sakip.services.log_program import note, start_log
from sakip.services.pekerjaan import stop_pekerjaan
from sakip.services.penyiapan import read_kantor
from sakip.web import (
    faktor_kedua,
    masuk,
    mulai,
    oidc,
    pengirim,
    sehat,
    unduh,
    unduh_bukti,
    unduh_dokumen,
    unduh_kinerja,
    unduh_lampiran,
    unduh_tenggat,
    unduh_unggahan,
    verifikasi,
)
from sakip.web.alamat import FAKTOR, SANDI
from sakip.web.dokumen import Dokumen
from sakip.web.galat import TangkapGalat
from sakip.web.gerbang import Gerbang
from sakip.web.kepala import Kepala
from sakip.web.penyedia import read_setelan
from sakip.web.statis import StatisTerkompresi
from sakip.web.tampilan import render_galat

ASET = Path(__file__).parent / "aset"
_ASET = {berkas.name: berkas for berkas in ASET.iterdir()}


def show_aset(request: Request) -> Response:
    """GET /aset/NAMA: the style and the icon of the pages the server draws itself."""
    berkas = _ASET.get(request.path_params["nama"])
    if berkas is None:
        return render_galat(404, "Berkas ini tidak ada", "Kembali ke halaman tadi.")
    return FileResponse(berkas, headers={"Cache-Control": "public, max-age=3600"})


def routes() -> list[BaseRoute]:
    """Return the routes beside Streamlit's own; they come first."""
    unduh_kinerja.register()
    unduh_bukti.register()
    unduh_unggahan.register()
    unduh_tenggat.register()
    unduh_lampiran.register()
    unduh_dokumen.register()
    return [
        *masuk.routes(),
        *faktor_kedua.routes(),
        *oidc.routes(),
        *mulai.routes(),
        *unduh.routes(),
        *unduh_bukti.routes(),
        *sehat.routes(),
        *verifikasi.routes(),
        Route("/aset/{nama}", show_aset, methods=["GET"]),
        Route("/favicon.ico", lambda request: FileResponse(ASET / "ikon.svg"), methods=["GET"]),
    ]


def middleware(halaman: Iterable[str]) -> list[Middleware]:
    """Return the layers around every request, the outermost first; halaman are the pages' paths."""
    return [
        Middleware(PesanMulai),
        Middleware(Kepala),
        Middleware(TangkapGalat),
        Middleware(StatisTerkompresi),
        Middleware(Gerbang, dokumen=Dokumen(halaman, (SANDI, FAKTOR))),
    ]


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[None]:
    """Open the store once, tell how to begin, and freeze what the start has loaded.

    After every run Streamlit collects garbage in full; frozen objects are not looked at again.
    """
    start_log()
    db = await asyncio.to_thread(database)
    read_setelan()  # a setting that is half there stops the start, not the first person
    surel = pengirim.read_setelan()
    note("mulai", versi=__version__)
    if await asyncio.to_thread(read_kantor, db) is None:
        print(
            "\n  Basis data ini belum berisi kantor. Buka alamat di atas untuk mulai.",
            file=sys.stderr,
        )
        mulai.print_code()
    gc.collect()
    gc.freeze()
    pengiriman = asyncio.create_task(pengirim.keep_sending(db, surel)) if surel else None
    try:
        yield
    finally:
        stop_pekerjaan()
        if pengiriman is not None:
            pengiriman.cancel()
        close_databases()
        note("berhenti")


class PesanMulai:
    """ASGI middleware: a start that fails for a reason a person can mend says it in one sentence."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Shorten the traceback of an error of the domain to its message."""

        async def send_ringkas(message: Message) -> None:
            if message["type"] == "lifespan.startup.failed":
                terakhir = message.get("message", "").strip().splitlines()[-1:]
                if terakhir and terakhir[0].startswith("sakip.domain.errors."):
                    message = {**message, "message": terakhir[0].split(": ", 1)[1]}
            await send(message)

        await self.app(scope, receive, send_ringkas if scope["type"] == "lifespan" else send)
