"""Downloads: GET /unduh/NAMA?… gives a file to who may have it, and the audit keeps that it did."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Pelaku
from sakip.services.basis_data import Database, database
from sakip.services.jejak import record_jejak
from sakip.services.sesi import Sesi
from sakip.web.tampilan import render_galat, render_tolak

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unduhan:
    """A file to be handed out. nama is what the browser saves it as, with its ending."""

    isi: bytes
    nama: str
    jenis: str = XLSX


Penyedia = Callable[[Database, Pelaku, Mapping[str, str]], Unduhan]
"""Makes one kind of file for the acting person from the query of the address.

It calls services that check the right themselves. Raises TidakBerhak or DataTidakSah.
"""

_PENYEDIA: dict[str, Penyedia] = {}


def register_unduhan(nama: str, penyedia: Penyedia) -> None:
    """Offer a kind of file at /unduh/<nama>; nama may hold a dot, not a slash."""
    _PENYEDIA[nama] = penyedia


def list_unduhan() -> list[str]:
    """Return the names of all that can be downloaded."""
    return sorted(_PENYEDIA)


async def get_unduhan(request: Request) -> Response:
    """GET /unduh/NAMA: the file, or a page that says why not."""
    return await asyncio.to_thread(_provide, request)


def _provide(request: Request) -> Response:
    nama = request.path_params["nama"]
    sesi: Sesi = request.state.sesi
    penyedia = _PENYEDIA.get(nama)
    if penyedia is None:
        return render_galat(
            404, "Unduhan ini tidak ada", "Kembali ke halaman tadi, lalu pilih lagi."
        )
    kueri = dict(request.query_params)
    try:
        unduhan = penyedia(database(), sesi.pelaku, kueri)
    except DataTidakSah as galat:
        return render_tolak(galat)
    with database().transaction() as cur:
        record_jejak(cur, sesi.pelaku, "unduh", f"unduhan {nama}", baru=kueri)
    return Response(
        unduhan.isi,
        media_type=unduhan.jenis,
        headers={
            "Content-Disposition": f"attachment; filename*=utf-8''{quote(unduhan.nama, safe='')}",
            "Cache-Control": "no-store",
        },
    )


def routes() -> list[BaseRoute]:
    """Return the route of this module."""
    return [Route("/unduh/{nama}", get_unduhan, methods=["GET"])]
