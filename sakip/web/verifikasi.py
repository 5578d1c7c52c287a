"""Verification: GET /verifikasi?kode=K tells anyone who holds a paper whether it is ours, and no more than it shows."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sakip.services.basis_data import database
from sakip.services.verifikasi import read_verifikasi
from sakip.web.alamat import VERIFIKASI
from sakip.web.tampilan import render

KODE_TERPANJANG = 40  # characters of what a person may type


async def show_verifikasi(request: Request) -> Response:
    """GET /verifikasi[?kode=K]: the form, and below it what was found."""
    return await asyncio.to_thread(_show, request)


def _show(request: Request) -> Response:
    kode = request.query_params.get("kode", "").strip()[:KODE_TERPANJANG]
    hasil = read_verifikasi(database(), kode) if kode else None
    return render("verifikasi.html", kode_diketik=kode, hasil=hasil)


def routes() -> list[BaseRoute]:
    """Return the route of this module."""
    return [Route(VERIFIKASI, show_verifikasi, methods=["GET"])]
