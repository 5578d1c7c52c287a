"""The log of the program: JSON lines with what happened, and nothing about whom; errors by a code that people see."""

import io
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from sakip.domain.peran import Peran
from sakip.services import basis_data
from sakip.services.basis_data import Database
from sakip.services.log_program import BarisJson, note, note_galat, start_log
from sakip.web import aplikasi, galat
from tests.orang import SANDI
from tests.web.conftest import sign_in_as

RAHASIA = "nilai rahasia 12345"


@pytest.fixture
def log(kosong: None) -> Iterator[io.StringIO]:
    """What the program writes to its log."""
    tulis = logging.StreamHandler(io.StringIO())
    tulis.setFormatter(BarisJson())
    start_log()
    logging.getLogger("sakip").addHandler(tulis)
    yield tulis.stream
    logging.getLogger("sakip").removeHandler(tulis)


def lines(log: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(satu) for satu in log.getvalue().splitlines()]


def fail(nilai: str) -> None:
    try:
        int(nilai)
    except ValueError as sebab:
        raise LookupError(f"tidak ada: {nilai}") from sebab


def test_an_event_is_one_line_of_json_with_time_level_and_name(log: io.StringIO) -> None:
    note("mulai", versi="1.2.3")
    (baris,) = lines(log)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", baris.pop("waktu"))
    assert baris == {"tingkat": "info", "peristiwa": "mulai", "versi": "1.2.3"}


def test_an_error_is_named_by_kind_and_place_never_by_its_text(log: io.StringIO) -> None:
    try:
        fail(RAHASIA)
    except LookupError as galat:
        kode = note_galat("galat_halaman", galat)
    (baris,) = lines(log)
    assert (baris["kode"], baris["galat"], baris["sebab"]) == (kode, "LookupError", "ValueError")
    assert baris["tempat"][-1].startswith("tests/web/test_log.py:")
    assert baris["tempat"][-1].endswith(" fail")
    assert RAHASIA not in log.getvalue()


def test_what_is_refused_for_want_of_a_right_is_noted_with_its_place_and_nobodys_name(
    db: Database, klien: TestClient, log: io.StringIO
) -> None:
    sign_in_as(klien, Peran.ADMINISTRATOR)
    assert klien.get("/unduh/templat?unit=pemerintahan&tahun=2026&triwulan=1").status_code == 403
    (baris,) = [satu for satu in lines(log) if satu["peristiwa"] == "tidak_berhak"]
    assert (baris["tingkat"], baris["galat"]) == ("warning", "TidakBerhak")
    assert baris["tempat"][-1].endswith(" require_hak")
    assert "administrator" not in json.dumps(baris).casefold()


def test_starting_the_log_twice_writes_each_line_once(
    log: io.StringIO,
) -> None:
    start_log()
    assert sum(isinstance(h.formatter, BarisJson) for h in logging.getLogger("sakip").handlers) == 2


def test_signing_in_and_failing_leaves_no_name_address_password_or_token(
    db: Database, klien: TestClient, log: io.StringIO
) -> None:
    klien.post("/masuk", data={"nama": "penyusun", "sandi": "salah sekali"})
    sign_in_as(klien, Peran.PENYUSUN)
    klien.get("/capaian")
    klien.post("/sandi", data={"lama": "keliru", "baru": "pilihan baru", "ulang": "pilihan baru"})
    isi = log.getvalue()
    assert [baris["peristiwa"] for baris in lines(log)] == ["gagal_masuk"]
    for satu in ("penyusun", "salah sekali", SANDI, "pilihan baru", "testclient", *klien.cookies.values()):  # fmt: skip
        assert satu not in isi


def _break(request: object) -> None:
    raise RuntimeError(RAHASIA)


def test_a_route_that_fails_shows_a_code_that_stands_in_the_log(
    db: Database, log: io.StringIO
) -> None:
    routes = [Route("/healthz", _break, methods=["GET"])]
    with client_of(routes) as klien:
        jawaban = klien.get("/healthz")
    (baris,) = (satu for satu in lines(log) if satu["tingkat"] == "error")
    assert jawaban.status_code == 500
    assert baris["peristiwa"] == "galat_rute"
    assert f"sampaikan kode {baris['kode']} kepada administrator" in jawaban.text
    assert '<html lang="id">' in jawaban.text
    assert RAHASIA not in jawaban.text + log.getvalue()
    assert jawaban.headers["x-content-type-options"] == "nosniff"


def test_when_even_the_store_fails_the_answer_is_a_sentence(
    db: Database, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(galat, "render_galat", lambda *isi: _break(isi))
    with client_of([Route("/healthz", _break, methods=["GET"])]) as klien:
        jawaban = klien.get("/healthz")
    assert jawaban.status_code == 500
    assert jawaban.text.startswith("Permintaan ini gagal karena kesalahan program.")
    assert RAHASIA not in log.getvalue()


def client_of(routes: list[Route]) -> TestClient:
    """Return a browser at our layers around these routes."""
    app = Starlette(routes=routes, middleware=aplikasi.middleware(()))
    basis_data.database()
    return TestClient(app, base_url="http://localhost", follow_redirects=False)
