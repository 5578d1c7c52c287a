"""Verification: GET /verifikasi?kode=K tells anyone who holds a paper whether it is ours, POST whether a PDF is; no more."""

import asyncio
import hashlib

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sakip.services.basis_data import database
from sakip.services.verifikasi import MEGABYTE_TERBESAR, read_verifikasi, read_verifikasi_sidik
from sakip.web.alamat import VERIFIKASI
from sakip.web.tampilan import render

KODE_TERPANJANG = 40  # characters of what a person may type


async def show_verifikasi(request: Request) -> Response:
    """GET /verifikasi[?kode=K]: the forms, and below them what was found."""
    return await asyncio.to_thread(_show, request)


def _show(request: Request) -> Response:
    kode = request.query_params.get("kode", "").strip()[:KODE_TERPANJANG]
    hasil = read_verifikasi(database(), kode) if kode else None
    return _draw(kode=kode, hasil=hasil)


async def post_berkas(request: Request) -> Response:
    """POST /verifikasi: whether the file is the PDF of a final document, byte for byte. Nothing of it is kept.

    The gate has refused what is larger than MEGABYTE_TERBESAR.
    """
    form = await request.form(max_files=1, max_fields=1)
    try:
        return await asyncio.to_thread(_check, form.get("berkas"))
    finally:
        await form.close()


def _check(berkas: UploadFile | str | None) -> Response:
    if not isinstance(berkas, UploadFile) or not berkas.size:
        return _draw(kosong=True, hasil=None)
    sidik = hashlib.file_digest(berkas.file, "sha256").hexdigest()  # type: ignore[arg-type]
    hasil = read_verifikasi_sidik(database(), sidik)
    return _draw(berkas=berkas.filename or "Berkas tanpa nama", hasil=hasil)


def _draw(*, kode: str = "", berkas: str = "", kosong: bool = False, hasil: object) -> Response:
    return render(
        "verifikasi.html",
        kode_diketik=kode,
        berkas=berkas,
        kosong=kosong,
        hasil=hasil,
        megabyte=MEGABYTE_TERBESAR,
    )


def routes() -> list[BaseRoute]:
    """Return the routes of this module."""
    return [
        Route(VERIFIKASI, show_verifikasi, methods=["GET"]),
        Route(VERIFIKASI, post_berkas, methods=["POST"]),
    ]
