"""Fixtures of the web tests: an office with a person of every role, and a browser without pages.

The browser is Starlette's TestClient around our own routes and layers; where Streamlit would
answer stands a page that tells what reached it.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from sakip.domain.peran import Peran
from sakip.services import basis_data
from sakip.services.basis_data import Database, close_databases
from sakip.storage.connection import open_database
from sakip.web.aplikasi import lifespan, middleware, routes
from tests.orang import SANDI, a_kantor, a_person

ALAMAT = "http://localhost"
HALAMAN = ("", "pengumpulan", "capaian")


@pytest.fixture(scope="session")
def berkas_kantor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in a file: an office (no example) with a person of every role, all with a password."""
    path = tmp_path_factory.mktemp("kantor") / "sakip.duckdb"
    db = open_database(path)
    a_kantor(db, contoh=False)
    for peran in Peran:
        if peran is not Peran.BARIS_PERINTAH:
            a_person(db, peran, sandi=SANDI)
    db.close()
    return path


@pytest.fixture
def kosong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program before its first start: no office, its own store."""
    monkeypatch.setenv("SAKIP_DB", str(tmp_path / "sakip.duckdb"))
    yield
    close_databases()


@pytest.fixture
def db(berkas_kantor: Path, kosong: None) -> Database:
    """The store of the office, a copy for each test, as the routes see it."""
    for berkas in berkas_kantor.parent.iterdir():
        if berkas.is_file():
            shutil.copy(berkas, basis_data.default_path().with_name(berkas.name))
    return basis_data.database()


async def _tell(request: Request) -> Response:
    """What reaches Streamlit over HTTP."""
    return PlainTextResponse("halaman Streamlit")


async def _tell_soket(websocket: WebSocket) -> None:
    """What reaches Streamlit over the websocket: the session's name, then every message."""
    await websocket.accept(subprotocol="streamlit")
    nama = websocket.headers.getlist("x-sakip-sesi")
    await websocket.send_text(json.dumps(nama))
    try:
        while True:
            await websocket.send_bytes(await websocket.receive_bytes())
    except WebSocketDisconnect:
        pass


@pytest.fixture
def klien(kosong: None) -> Iterator[TestClient]:
    """A browser at our server, signed in as nobody."""
    app = Starlette(
        routes=[
            *routes(),
            WebSocketRoute("/_stcore/stream", _tell_soket),
            Route("/{jalur:path}", _tell, methods=["GET", "PUT", "DELETE", "POST"]),
        ],
        middleware=middleware(HALAMAN),
        lifespan=lifespan,
    )
    with TestClient(
        app, base_url=ALAMAT, headers={"Origin": ALAMAT}, follow_redirects=False
    ) as klien:
        yield klien


def sign_in_as(klien: TestClient, peran: Peran | str, sandi: str = SANDI) -> None:
    """Sign the browser in through the form."""
    jawaban = klien.post("/masuk", data={"nama": str(peran).replace("_", "-"), "sandi": sandi})
    assert jawaban.status_code == 303, jawaban.text
