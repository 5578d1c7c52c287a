"""Routes of signing in at the office's identity provider: there, and back with who it is."""

import secrets
import threading
import time
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.services.basis_data import database
from sakip.services.ganti_sandi import drop_sandi_pertama
from sakip.services.jejak import record_jejak
from sakip.services.log_program import note
from sakip.services.pengguna import read_pelaku
from sakip.services.sesi import PerluKode, admit
from sakip.web.alamat import MASUK, local_path
from sakip.web.antar import ask_kode, let_in
from sakip.web.kuki import delete_oidc, read_oidc, set_oidc
from sakip.web.penyedia import (
    KEMBALI,
    PenyediaGagal,
    SetelanOidc,
    address_masuk,
    read_nama,
    read_setelan,
)
from sakip.web.tampilan import client_address, render_galat

MULAI = f"{MASUK}/oidc"
LAMA = 600.0  # seconds a person has to sign in at the provider
TERBANYAK = 1000  # sign-ins under way; the oldest is forgotten beyond


@dataclass(frozen=True, slots=True, kw_only=True)
class _Perjalanan:
    """A sign-in under way: what the answer must match. pengenal binds it to one browser."""

    pengenal: str
    nonce: str
    rahasia: str
    kembali: str
    mulai: float


class _Daftar:
    """The sign-ins under way of this process; each is taken once."""

    def __init__(self) -> None:
        self._kunci = threading.Lock()
        self._isi: dict[str, _Perjalanan] = {}

    def add(self, state: str, satu: _Perjalanan) -> None:
        with self._kunci:
            self._isi[state] = satu
            while len(self._isi) > TERBANYAK:
                del self._isi[next(iter(self._isi))]

    def take(self, state: str, pengenal: str | None) -> _Perjalanan | None:
        """Return the sign-in of this state if this very browser began it, and not too long ago."""
        with self._kunci:
            satu = self._isi.get(state)
            if satu is None or not secrets.compare_digest(
                satu.pengenal.encode(), (pengenal or "").encode()
            ):
                return None
            del self._isi[state]
        return satu if time.monotonic() - satu.mulai <= LAMA else None


_PERJALANAN = _Daftar()


def start_oidc(request: Request) -> Response:
    """GET /masuk/oidc?kembali=…: to the provider; a page that says so where there is none."""
    try:
        setelan = _require_setelan()
        satu = _Perjalanan(
            pengenal=secrets.token_urlsafe(32),
            nonce=secrets.token_urlsafe(32),
            rahasia=secrets.token_urlsafe(64),
            kembali=local_path(request.query_params.get("kembali")),
            mulai=time.monotonic(),
        )
        state = secrets.token_urlsafe(32)
        tujuan = address_masuk(setelan, state=state, nonce=satu.nonce, rahasia=satu.rahasia)
    except DataTidakSah as galat:
        return render_galat(502, galat.apa, galat.perbaikan)
    _PERJALANAN.add(state, satu)
    jawaban = RedirectResponse(tujuan, 303)
    set_oidc(jawaban, request, satu.pengenal, int(LAMA))
    return jawaban


def finish_oidc(request: Request) -> Response:
    """GET /masuk/oidc/kembali?code=…&state=…: a session for the person the provider names."""
    kueri = request.query_params
    try:
        setelan = _require_setelan()
        satu = _PERJALANAN.take(kueri.get("state", ""), read_oidc(request))
        if satu is None:
            raise PenyediaGagal("Masuk ini tidak dimulai dari sini, atau sudah terlalu lama")
        if "code" not in kueri:
            raise PenyediaGagal("Penyedia akun kantor tidak mengizinkan masuk")
        nama = read_nama(setelan, kueri["code"], nonce=satu.nonce, rahasia=satu.rahasia)
        jawaban = _admit(request, nama, satu.kembali)
    except DataTidakSah as galat:
        note("gagal_masuk_penyedia", sebab=type(galat).__name__)
        jawaban = render_galat(401, galat.apa, galat.perbaikan)
    delete_oidc(jawaban, request)
    return jawaban


def _require_setelan() -> SetelanOidc:
    setelan = read_setelan()
    if setelan is None:
        raise PenyediaGagal("Kantor ini tidak memakai penyedia akun")
    return setelan


def _admit(request: Request, nama: str, kembali: str) -> Response:
    alamat, saat = client_address(request), waktu.now_utc()
    with database().transaction() as cur:
        pelaku = read_pelaku(cur, nama, saat=saat, asal=f"web {alamat}")
        if pelaku is None:
            record_jejak(
                cur, None, "gagal_masuk", "akun kantor tidak terdaftar", asal=f"web {alamat}"
            )
        else:
            record_jejak(cur, pelaku, "masuk_akun_kantor", f"pengguna {pelaku.kode}")
            drop_sandi_pertama(cur, pelaku)
    if pelaku is None:
        raise PenyediaGagal("Akun kantor Anda belum terdaftar di SAKIP, atau tidak aktif lagi")
    peramban = request.headers.get("user-agent", "")
    try:
        token = admit(database(), pelaku, alamat=alamat, peramban=peramban, saat=saat)
    except PerluKode as perlu:
        return ask_kode(request, kembali, perlu)
    return let_in(request, kembali, token)


def routes() -> list[BaseRoute]:
    """Return the routes of this module."""
    return [
        Route(MULAI, start_oidc, methods=["GET"]),
        Route(KEMBALI, finish_oidc, methods=["GET"]),
    ]
