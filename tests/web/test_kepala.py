"""Headers of every answer, Streamlit's files compressed, health."""

import gzip
import re

import pytest
from starlette.testclient import TestClient

from sakip import __version__
from sakip.domain.peran import Peran
from sakip.services.basis_data import Database
from sakip.web import sehat
from sakip.web.dokumen import prefetch_links, read_dokumen, script_hashes
from sakip.web.protokol import FOLDER_STATIS
from tests.web.conftest import sign_in_as

JALUR = ["/masuk", "/capaian", "/tidak-ada", "/healthz", "/aset/gaya.css", "/media/x", "/unduh/x"]


@pytest.mark.parametrize("masuk", [False, True])
@pytest.mark.parametrize("jalur", JALUR)
def test_every_answer_carries_the_security_headers(
    db: Database, klien: TestClient, jalur: str, masuk: bool
) -> None:
    if masuk:
        sign_in_as(klien, Peran.PENYUPLAI_DATA)
    kepala = klien.get(jalur).headers
    assert kepala["x-content-type-options"] == "nosniff"
    assert kepala["x-frame-options"] == "DENY"
    assert kepala["referrer-policy"] == "same-origin"
    csp = kepala["content-security-policy"]
    assert "default-src 'none'" in csp
    assert "frame-ancestors 'none'" in csp
    assert "base-uri 'none'" in csp
    assert "unsafe-eval" not in csp
    assert "http:" not in csp
    assert "*" not in csp
    assert "'unsafe-inline'" not in re.findall(r"script-src [^;]*", csp)[0]


def test_the_policy_lets_the_documents_own_script_run_and_no_other(
    db: Database, klien: TestClient
) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    jawaban = klien.get("/capaian")
    assert len(script_hashes().split()) == len(re.findall(r"<script>", read_dokumen())) == 1
    assert script_hashes() in jawaban.headers["content-security-policy"]


def test_the_document_names_nothing_outside_this_server() -> None:
    assert not re.findall(r'(?:src|href)="(?!/)', read_dokumen())
    for berkas in prefetch_links():
        assert (FOLDER_STATIS / berkas.removeprefix("/")).is_file()


def test_streamlits_files_come_compressed_to_who_takes_it(kosong: None, klien: TestClient) -> None:
    jalur = next(satu for satu in prefetch_links() if "/js/index." in satu)
    jawaban = klien.get(jalur, headers={"Accept-Encoding": "gzip"})
    asli = (FOLDER_STATIS / jalur.removeprefix("/")).read_bytes()
    assert jawaban.headers["content-encoding"] == "gzip"
    assert jawaban.headers["vary"] == "Accept-Encoding"
    assert jawaban.headers["content-type"].startswith("text/javascript")
    assert "immutable" in jawaban.headers["cache-control"]
    assert jawaban.content == asli
    assert int(jawaban.headers["content-length"]) < len(asli) / 2
    assert int(jawaban.headers["content-length"]) == len(gzip.compress(asli, 6, mtime=0))


@pytest.mark.parametrize(
    "jalur",
    [
        "/static/../index.html",
        "/static/js/../../../__init__.py",
        "/static/%2e%2e/%2e%2e/__init__.py",
        "/static/js/tidak-ada.js",
    ],
)
def test_only_files_of_that_folder_are_compressed(
    kosong: None, klien: TestClient, jalur: str
) -> None:
    jawaban = klien.get(jalur, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in jawaban.headers


def test_who_does_not_take_gzip_gets_the_file_from_streamlit(
    kosong: None, klien: TestClient
) -> None:
    jawaban = klien.get(prefetch_links()[0], headers={"Accept-Encoding": "identity"})
    assert jawaban.text == "halaman Streamlit"


def test_health_tells_that_the_store_answers_the_room_left_and_the_version(
    db: Database, klien: TestClient
) -> None:
    jawaban = klien.get("/healthz")
    assert jawaban.status_code == 200
    isi = jawaban.json()
    assert (isi["status"], isi["basis_data"], isi["versi"]) == ("sehat", "menjawab", __version__)
    assert isi["kantor_disiapkan"] is True
    assert isi["sisa_disk_mb"] > 0
    assert "Kecamatan" not in jawaban.text


def test_health_warns_when_the_disk_is_nearly_full(
    db: Database, klien: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sehat, "SISA_PALING_SEDIKIT", 1 << 60)
    jawaban = klien.get("/healthz")
    assert jawaban.status_code == 503
    assert jawaban.json()["status"] == "ruang disk hampir habis"


def test_a_file_of_ours_that_is_not_there_says_so(db: Database, klien: TestClient) -> None:
    assert klien.get("/aset/..%2fgerbang.py").status_code in {303, 401, 404}
    assert klien.get("/aset/tidak-ada.css").status_code == 404
