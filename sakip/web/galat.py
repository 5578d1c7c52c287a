"""The last net around every route: what fails is an Indonesian page with a code that stands in the log."""

import asyncio

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sakip.services.log_program import note_galat
from sakip.web.tampilan import render_galat


class TangkapGalat:
    """ASGI middleware: answers 500 for an error nobody caught, unless the answer had begun."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through; catch what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        mulai = False

        async def send_tercatat(message: Message) -> None:
            nonlocal mulai
            mulai = True
            await send(message)

        try:
            await self.app(scope, receive, send_tercatat)
        except Exception as galat:
            kode = note_galat("galat_rute", galat)
            if mulai:
                raise
            jawaban = await asyncio.to_thread(_explain, kode)
            await jawaban(scope, receive, send)


def _explain(kode: str) -> Response:
    apa = "Permintaan ini gagal karena kesalahan program"
    perbaikan = (
        "Yang sudah tersimpan tetap tersimpan. Coba lagi; bila terulang, sampaikan kode "
        f"{kode} kepada administrator."
    )
    try:
        return render_galat(500, apa, perbaikan)
    except Exception as galat:  # the store itself may be what fails
        note_galat("galat_halaman_galat", galat)
        return PlainTextResponse(f"{apa}. {perbaikan}", 500)
