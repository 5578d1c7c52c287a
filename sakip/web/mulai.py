"""The first start: try the example, or set up one's own office with the code on the console."""

import asyncio
import sys
from contextlib import suppress
from functools import cache

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import NAMA_ZONA, JenisInstansi, UnitKerja
from sakip.services.basis_data import database
from sakip.services.contoh import build_contoh
from sakip.services.penyiapan import (
    PERAN_SOP,
    AdministratorBaru,
    KantorBaru,
    KodePenyiapan,
    check_kantor,
    create_kantor,
    make_kode,
    propose_unit,
    read_kantor,
)
from sakip.services.sandi import DIANJURKAN, PALING_PENDEK
from sakip.services.sesi import sign_in
from sakip.web.alamat import MASUK, MULAI
from sakip.web.kuki import set_kuki
from sakip.web.tampilan import client_address, render

BARIS_KOSONG = 3  # rows offered for units that the proposal does not know
UNIT_PALING_BANYAK = 60


@cache
def setup_code() -> KodePenyiapan:
    """Return the one-time code of this process."""
    return KodePenyiapan()


def print_code() -> None:
    """Show the code to whoever started the program."""
    print(f"\n  Kode penyiapan kantor: {setup_code().tampilan}\n", file=sys.stderr, flush=True)


def show_mulai(request: Request) -> Response:
    """GET /mulai: the two ways to begin; there is nothing here once an office is set up."""
    if read_kantor(database()) is not None:
        return RedirectResponse("/", 303)
    return render("mulai.html", galat=None)


def post_contoh(request: Request) -> Response:
    """POST /mulai/contoh: build the example office."""
    with suppress(DataTidakSah):  # a second click, or somebody else, was first: the office is there
        if read_kantor(database()) is None:
            build_contoh(database())
    return RedirectResponse(MASUK, 303)


def show_kantor(request: Request) -> Response:
    """GET /mulai/kantor?jenis=kecamatan: the form for one's own office, units proposed."""
    if read_kantor(database()) is not None:
        return RedirectResponse("/", 303)
    jenis = _jenis(request.query_params.get("jenis", ""))
    unit = propose_unit(jenis)
    return _draw_kantor(_Isian(jenis=jenis.value), unit, [])


async def post_kantor(request: Request) -> Response:
    """POST /mulai/kantor: make the office, sign its administrator in."""
    form = await request.form()
    return await asyncio.to_thread(_create, request, form)


class _Isian(dict[str, str]):
    """What was typed; a field that was not is empty."""

    def __missing__(self, kolom: str) -> str:
        return ""


def _create(request: Request, form: FormData) -> Response:
    if read_kantor(database()) is not None:
        return RedirectResponse("/", 303)
    isian = _Isian({kolom: nilai for kolom, nilai in form.items() if isinstance(nilai, str)})
    kantor = KantorBaru(
        nama=isian["nama"],
        kabupaten=isian["kabupaten"],
        jenis=_jenis(isian["jenis"]),
        zona_waktu=isian["zona_waktu"],
        unit=_read_unit(form),
    )
    salah = check_kantor(kantor)
    if isian["sandi"] != isian["ulang"]:
        salah.append("Kedua kata sandi tidak sama. Ketik kata sandi yang sama di kedua kolom.")
    if not salah and not setup_code().check(isian["kode"]):
        print_code()
        salah.append("Kode penyiapan tidak cocok. Salin kode yang tertulis di layar konsol.")
    if not salah:
        administrator = AdministratorBaru(
            kode=isian["kode_admin"], nama=isian["nama_admin"], sandi=isian["sandi"]
        )
        try:
            create_kantor(database(), kantor, administrator)
        except DataTidakSah as galat:
            salah.append(str(galat))
    if salah:
        return _draw_kantor(isian, kantor.unit, salah)
    return _welcome(request, isian)


def _welcome(request: Request, isian: _Isian) -> Response:
    token = sign_in(
        database(),
        isian["kode_admin"],
        isian["sandi"],
        alamat=client_address(request),
        peramban=request.headers.get("user-agent", ""),
    )
    jawaban = RedirectResponse("/", 303)
    set_kuki(jawaban, request, token)
    return jawaban


def _draw_kantor(isian: _Isian, unit: tuple[UnitKerja, ...], salah: list[str]) -> Response:
    """Draw the form again with everything that was typed, but not code and passwords."""
    kosong = [("", "", "penyuplai_data")] * BARIS_KOSONG
    return render(
        "kantor.html",
        kode_http=400 if salah else 200,
        isian=isian,
        unit=[(satu.nama, satu.jabatan, satu.peran_sop) for satu in unit] + kosong,
        salah=salah,
        peran={peran.value: nama for peran, nama in PERAN_SOP.items()},
        zona=NAMA_ZONA,
        jenis={"kecamatan": "Kecamatan", "dinas": "Dinas", "badan": "Badan"},
        paling_pendek=PALING_PENDEK,
        dianjurkan=DIANJURKAN,
    )


def _read_unit(form: FormData) -> tuple[UnitKerja, ...]:
    """Return the units of the form; a row left without name and jabatan is no unit."""
    kolom = (form.getlist("unit"), form.getlist("jabatan"), form.getlist("peran"))
    unit: list[UnitKerja] = []
    for nama, jabatan, peran in list(zip(*kolom, strict=False))[:UNIT_PALING_BANYAK]:
        if str(nama).strip() or str(jabatan).strip():
            unit.append(
                UnitKerja(
                    kode=make_kode(str(nama), (satu.kode for satu in unit)),
                    nama=" ".join(str(nama).split()),
                    jabatan=" ".join(str(jabatan).split()),
                    peran_sop=str(peran) if peran in set(PERAN_SOP) else "penyuplai_data",
                    urutan=len(unit) + 1,
                )
            )
    return tuple(unit)


def _jenis(nilai: str) -> JenisInstansi:
    return JenisInstansi(nilai) if nilai in set(JenisInstansi) else JenisInstansi.KECAMATAN


def routes() -> list[BaseRoute]:
    """Return the routes of this module."""
    return [
        Route(MULAI, show_mulai, methods=["GET"]),
        Route(f"{MULAI}/contoh", post_contoh, methods=["POST"]),
        Route(f"{MULAI}/contoh", lambda request: RedirectResponse(MULAI, 303), methods=["GET"]),
        Route(f"{MULAI}/kantor", show_kantor, methods=["GET"]),
        Route(f"{MULAI}/kantor", post_kantor, methods=["POST"]),
    ]
