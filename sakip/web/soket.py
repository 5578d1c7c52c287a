"""The websocket behind the gate: every message is let through only while the session lives.

Fragments and callbacks run without the first lines of a page, also after a sign-out in another
tab. So the question is asked here, before Streamlit sees the message; a browser whose session is
over gets one message that leads it to the sign-in page.
"""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sakip.services.basis_data import database
from sakip.services.sesi import Sesi, read_sesi
from sakip.web.alamat import next_duty, to_masuk
from sakip.web.media import MediaTerkirim
from sakip.web.protokol import Pesan, list_media, read_pesan, redirect_pesan

PESAN_PERTAMA_TERBESAR = 64 * 1024  # bytes; what nobody has signed for is not parsed beyond
WAKTU_PINDAH = 10.0  # seconds a browser gets to leave for the page it was sent to


async def serve_soket(
    app: ASGIApp,
    scope: Scope,
    receive: Receive,
    send: Send,
    sesi: Sesi | None,
    media: MediaTerkirim,
) -> None:
    """Serve a websocket for a live session; lead every other browser to the page it needs.

    media learns which files the pages of the session were told of.
    """
    if sesi is None or sesi.tertahan:
        await receive()  # websocket.connect
        await send({"type": "websocket.accept", "subprotocol": _first_subprotocol(scope)})
        jalur = await _first_jalur(receive)
        await send_away(send, (next_duty(sesi) if sesi else None) or to_masuk(jalur))
        await _wait_and_close(receive, send)
        return
    sidik = sesi.sidik
    selesai = False

    async def receive_hidup() -> Message:
        nonlocal selesai
        if selesai:
            return {"type": "websocket.disconnect", "code": 1008}
        message = await receive()
        if message["type"] == "websocket.receive":
            pesan = read_pesan(message.get("bytes"))
            if not await _is_hidup(sidik, pesan):
                selesai = True
                await send_away(send, to_masuk(pesan.jalur or "/"))
                return {"type": "websocket.disconnect", "code": 1008}
        return message

    async def send_tercatat(message: Message) -> None:
        for jalur in list_media(message.get("bytes") or b""):
            media.note(sidik, jalur)
        await send(message)

    await app(scope, receive_hidup, send_tercatat)
    if selesai:
        await _wait_and_close(receive, send)


async def _is_hidup(sidik: str, pesan: Pesan) -> bool:
    return (
        await asyncio.to_thread(lambda: read_sesi(database(), sidik, dipakai=pesan.disengaja))
        is not None
    )


async def send_away(send: Send, jalur: str) -> None:
    """Send a browser to another page of this server."""
    await send({"type": "websocket.send", "bytes": redirect_pesan(jalur)})


async def _first_jalur(receive: Receive) -> str:
    """Return the page a browser shows, as its first message tells; nobody is waited for long."""
    try:
        async with asyncio.timeout(WAKTU_PINDAH):
            isi = (await receive()).get("bytes") or b""
    except TimeoutError:
        return "/"
    return (read_pesan(isi).jalur if len(isi) <= PESAN_PERTAMA_TERBESAR else None) or "/"


async def _wait_and_close(receive: Receive, send: Send) -> None:
    """Give the browser time to leave: closed at once, it would try to connect again."""
    try:
        async with asyncio.timeout(WAKTU_PINDAH):
            while (await receive())["type"] != "websocket.disconnect":
                pass
    except TimeoutError:
        await send({"type": "websocket.close", "code": 1008})


def _first_subprotocol(scope: Scope) -> str | None:
    ditawarkan = scope.get("subprotocols") or [None]
    return str(ditawarkan[0]) if ditawarkan[0] else None
