"""The page of one's second factor: put it on a phone, get recovery codes, turn it off. Needs no script."""

import asyncio

from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sakip.domain.errors import DataTidakSah
from sakip.services.basis_data import database
from sakip.services.faktor_kedua import (
    activate_faktor,
    draw_qr,
    get_status,
    read_otpauth,
    remove_faktor,
    renew_pemulihan,
    start_faktor,
)
from sakip.services.sesi import Sesi
from sakip.web.alamat import FAKTOR
from sakip.web.tampilan import render


def show_faktor(request: Request) -> Response:
    """GET /faktor-kedua: how one's second factor stands, and what can be done about it."""
    return _draw(request.state.sesi)


async def post_faktor(request: Request) -> Response:
    """POST /faktor-kedua: start, turn on by the first code, renew the recovery codes, turn off."""
    form = await request.form()
    return await asyncio.to_thread(_act, request.state.sesi, form)


def _act(sesi: Sesi, form: FormData) -> Response:
    db, pelaku = database(), sesi.pelaku
    sandi, kode, aksi = (str(form.get(kolom, "")) for kolom in ("sandi", "kode", "aksi"))
    try:
        if aksi == "mulai":
            start_faktor(db, pelaku, sandi)
        elif aksi == "aktifkan":
            pemulihan = activate_faktor(db, pelaku, kode, kecuali_sesi=sesi.sidik)
            return _draw(sesi, kabar="Kode dari ponsel aktif.", pemulihan=pemulihan)
        elif aksi == "pemulihan":
            pemulihan = renew_pemulihan(db, pelaku, sandi, kode)
            return _draw(sesi, kabar="Kode pemulihan lama tidak berlaku lagi.", pemulihan=pemulihan)
        elif aksi == "matikan":
            remove_faktor(db, pelaku, sandi, kode)
            return _draw(sesi, kabar="Kode dari ponsel dimatikan.")
    except DataTidakSah as galat:
        return _draw(sesi, galat=galat)
    return _draw(sesi)


def _draw(
    sesi: Sesi,
    *,
    galat: DataTidakSah | None = None,
    kabar: str = "",
    pemulihan: list[str] | None = None,
) -> Response:
    otpauth = read_otpauth(database(), sesi.pelaku)
    return render(
        "faktor_kedua.html",
        kode_http=400 if galat else 200,
        status=get_status(database(), sesi.pelaku),
        galat=galat,
        kabar=kabar,
        pemulihan=pemulihan or [],
        otpauth=otpauth,
        rahasia=otpauth[0] if otpauth else "",
        qr=Markup(draw_qr(otpauth[1])) if otpauth else "",  # our own address, drawn as paths
    )


def routes() -> list[BaseRoute]:
    """Return the routes of this module."""
    return [
        Route(FAKTOR, show_faktor, methods=["GET"]),
        Route(FAKTOR, post_faktor, methods=["POST"]),
    ]
