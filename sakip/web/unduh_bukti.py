"""Evidence over HTTP: GET /unduh/bukti hands a file out, GET /unduh/bukti/lihat shows it in place.

What a person handed in is never a page of ours: it is shown only if it is a PDF or a picture, under
a policy that lets it run nothing, fetch nothing, and stand in no frame but our own.
"""

import asyncio
from collections.abc import Mapping
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Pelaku
from sakip.services.basis_data import Database, database
from sakip.services.jejak import record_jejak
from sakip.services.lihat_bukti import BerkasBukti, BuktiTidakAda, get_berkas
from sakip.services.sesi import Sesi
from sakip.web.tampilan import render_tolak
from sakip.web.unduh import Unduhan, register_unduhan

LIHAT = "/unduh/bukti/lihat"
# Browsers draw a picture or a PDF that fills a tab by a style of their own.
CSP_BUKTI = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


def provide_bukti(db: Database, pelaku: Pelaku, kueri: Mapping[str, str]) -> Unduhan:
    """GET /unduh/bukti?kode=K[&versi=N]: a file of evidence, the present one unless versi says else."""
    berkas = _find(db, pelaku, kueri)
    return Unduhan(isi=berkas.isi, nama=berkas.nama, jenis=berkas.jenis.media)


async def show_bukti(request: Request) -> Response:
    """GET /unduh/bukti/lihat?kode=K[&versi=N]: the same file to be looked at, or why it is not."""
    return await asyncio.to_thread(_show, request)


def _show(request: Request) -> Response:
    sesi: Sesi = request.state.sesi
    kueri = dict(request.query_params)
    try:
        berkas = _find(database(), sesi.pelaku, kueri)
        if not berkas.jenis.dapat_dilihat:
            raise DataTidakSah(
                apa=f"Bukti ini {berkas.jenis.nama}, yang tidak dapat ditampilkan di peramban",
                di_mana=berkas.nama,
                perbaikan="Unduh berkasnya, lalu buka di komputer Anda.",
            )
    except DataTidakSah as galat:
        return render_tolak(galat)
    with database().transaction() as cur:
        record_jejak(cur, sesi.pelaku, "lihat_bukti", f"bukti {kueri['kode']}", baru=kueri)
    return Response(
        berkas.isi,
        media_type=berkas.jenis.media,
        headers={
            "Content-Disposition": f"inline; filename*=utf-8''{quote(berkas.nama, safe='')}",
            "Content-Security-Policy": CSP_BUKTI,
            "X-Frame-Options": "SAMEORIGIN",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )


def _find(db: Database, pelaku: Pelaku, kueri: Mapping[str, str]) -> BerkasBukti:
    try:
        versi = int(kueri["versi"]) if "versi" in kueri else None
        kode = kueri["kode"]
    except (KeyError, ValueError):
        raise BuktiTidakAda from None
    return get_berkas(db, pelaku, kode, versi)


def register() -> None:
    """Offer what this module provides by /unduh/NAMA."""
    register_unduhan("bukti", provide_bukti)


def routes() -> list[BaseRoute]:
    """Return the route of this module that /unduh/NAMA does not answer."""
    return [Route(LIHAT, show_bukti, methods=["GET"])]
