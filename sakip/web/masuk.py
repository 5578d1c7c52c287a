"""Sign in, sign out, choose one's own password: forms that need no script."""

import asyncio

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sakip.domain.errors import DataTidakSah
from sakip.services.basis_data import database
from sakip.services.ganti_sandi import change_sandi
from sakip.services.kode_masuk import finish_sign_in, read_menunggu
from sakip.services.log_program import note
from sakip.services.penyiapan import read_kantor
from sakip.services.sandi import DIANJURKAN, PALING_PENDEK
from sakip.services.sesi import (
    PerluKode,
    Sesi,
    list_pelaku_contoh,
    read_sesi,
    sign_in,
    sign_in_contoh,
)
from sakip.web.alamat import KELUAR, KODE, MASUK, MULAI, SANDI, local_path
from sakip.web.antar import ask_kode, end_former, let_in
from sakip.web.dokumen import prefetch_links
from sakip.web.kuki import NAMA, NAMA_MENUNGGU, delete_kuki, read_sidik
from sakip.web.penyedia import read_setelan
from sakip.web.tampilan import client_address, render


def show_masuk(request: Request) -> Response:
    """GET /masuk: the sign-in page; who is signed in already goes where they wanted."""
    if read_kantor(database()) is None:
        return RedirectResponse(MULAI, 303)
    kembali = local_path(request.query_params.get("kembali"))
    if read_sesi(database(), read_sidik(request)) is not None:
        return RedirectResponse(kembali, 303)
    return _draw_masuk(request, kembali)


def _draw_masuk(
    request: Request, kembali: str, *, nama: str = "", galat: DataTidakSah | None = None
) -> Response:
    jawaban = render(
        "masuk.html",
        kode_http=401 if galat else 200,
        kembali=kembali,
        nama=nama,
        galat=galat,
        orang=list_pelaku_contoh(database()),
        prefetch=prefetch_links(),
        keluar="keluar" in request.query_params,
        akun_kantor=read_setelan() is not None,
    )
    if NAMA in request.cookies:
        delete_kuki(jawaban, request)
    return jawaban


async def post_masuk(request: Request) -> Response:
    """POST /masuk: open a session by password, or by a click on a person of the example office."""
    form = await request.form()
    return await asyncio.to_thread(_sign_in, request, form)


def _sign_in(request: Request, form: FormData) -> Response:
    kembali = local_path(_text(form, "kembali"))
    alamat, peramban = client_address(request), request.headers.get("user-agent", "")
    try:
        if "orang" in form:
            token = sign_in_contoh(
                database(), _text(form, "orang"), alamat=alamat, peramban=peramban
            )
        else:
            token = sign_in(
                database(),
                _text(form, "nama"),
                _text(form, "sandi"),
                alamat=alamat,
                peramban=peramban,
            )
    except PerluKode as perlu:
        return ask_kode(request, kembali, perlu)
    except DataTidakSah as galat:
        note("gagal_masuk")
        return _draw_masuk(request, kembali, nama=_text(form, "nama"), galat=galat)
    return let_in(request, kembali, token)


def show_kode(request: Request) -> Response:
    """GET /masuk/kode: the page that asks for the code; back to the start when none is awaited."""
    if read_menunggu(database(), request.cookies.get(NAMA_MENUNGGU)) is None:
        return RedirectResponse(MASUK, 303)
    kembali = local_path(request.query_params.get("kembali"))
    return render("kode.html", kembali=kembali, galat=None)


async def post_kode(request: Request) -> Response:
    """POST /masuk/kode: open the session by the code of the phone, or by a recovery code."""
    form = await request.form()
    return await asyncio.to_thread(_finish, request, form)


def _finish(request: Request, form: FormData) -> Response:
    kembali = local_path(_text(form, "kembali"))
    menunggu = request.cookies.get(NAMA_MENUNGGU)
    try:
        token = finish_sign_in(
            database(), menunggu, _text(form, "kode"), alamat=client_address(request)
        )
    except DataTidakSah as galat:
        note("gagal_kode")
        if read_menunggu(database(), menunggu) is None:
            return _draw_masuk(request, kembali, galat=galat)
        return render("kode.html", kode_http=401, kembali=kembali, galat=galat)
    return let_in(request, kembali, token)


def post_keluar(request: Request) -> Response:
    """POST /keluar: end the session, in all its tabs."""
    end_former(request)
    return _leave(request)


def finish_keluar(request: Request) -> Response:
    """GET /auth/logout: where a page sends its browser after it has ended the session.

    It ends nothing itself, so that a link from elsewhere cannot sign anybody out.
    """
    if read_sesi(database(), read_sidik(request)) is not None:
        return RedirectResponse("/", 303)
    return _leave(request)


def _leave(request: Request) -> Response:
    jawaban = RedirectResponse(f"{MASUK}?keluar=1", 303)
    delete_kuki(jawaban, request)
    return jawaban


def show_sandi(request: Request) -> Response:
    """GET /sandi: choose one's own password."""
    return _draw_sandi(request)


def _draw_sandi(request: Request, galat: DataTidakSah | None = None) -> Response:
    sesi: Sesi = request.state.sesi
    return render(
        "sandi.html",
        kode_http=400 if galat else 200,
        galat=galat,
        wajib=sesi.wajib_ganti_sandi,
        pelaku=sesi.pelaku,
        paling_pendek=PALING_PENDEK,
        dianjurkan=DIANJURKAN,
    )


async def post_sandi(request: Request) -> Response:
    """POST /sandi: change one's own password; all other sessions of this person end."""
    form = await request.form()
    return await asyncio.to_thread(_change_sandi, request, form)


def _change_sandi(request: Request, form: FormData) -> Response:
    sesi: Sesi = request.state.sesi
    baru = _text(form, "baru")
    try:
        if baru != _text(form, "ulang"):
            raise DataTidakSah(
                apa="Kedua kata sandi baru tidak sama",
                di_mana="kolom Ulangi kata sandi baru",
                perbaikan="Ketik kata sandi baru yang sama di kedua kolom.",
            )
        change_sandi(database(), sesi.pelaku, _text(form, "lama"), baru, kecuali_sesi=sesi.sidik)
    except DataTidakSah as galat:
        return _draw_sandi(request, galat)
    return RedirectResponse("/", 303)


def _text(form: FormData, kolom: str) -> str:
    nilai = form.get(kolom, "")
    return nilai if isinstance(nilai, str) else ""


def routes() -> list[BaseRoute]:
    """Return the routes of this module."""
    return [
        Route(MASUK, show_masuk, methods=["GET"]),
        Route(MASUK, post_masuk, methods=["POST"]),
        Route(KODE, show_kode, methods=["GET"]),
        Route(KODE, post_kode, methods=["POST"]),
        Route(KELUAR, post_keluar, methods=["POST"]),
        Route(KELUAR, lambda request: RedirectResponse("/", 303), methods=["GET"]),
        Route("/auth/logout", finish_keluar, methods=["GET"]),
        Route(SANDI, show_sandi, methods=["GET"]),
        Route(SANDI, post_sandi, methods=["POST"]),
    ]
