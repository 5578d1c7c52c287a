"""What somebody who means harm would send: headers, origins, addresses, another's files."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from sakip.domain.peran import Peran
from sakip.services.basis_data import Database, database
from sakip.services.penyiapan import read_kantor
from sakip.services.sesi import hash_token
from sakip.web.kuki import NAMA, NAMA_MENUNGGU, NAMA_OIDC
from sakip.web.protokol import list_media
from tests.orang import SANDI
from tests.web.conftest import ALAMAT, sign_in_as

SOKET = "ws://localhost/_stcore/stream"


def a_download(alamat: str) -> bytes:
    """Return the message that gives a browser a file to download."""
    pesan = ForwardMsg()
    pesan.delta.new_element.download_button.url = alamat
    return bytes(pesan.SerializeToString())


def test_a_file_of_a_page_goes_to_the_session_that_was_told_of_it_and_to_no_other(
    db: Database, klien: TestClient
) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    with klien.websocket_connect(SOKET, ["streamlit"]) as soket:
        soket.receive_json()
        soket.send_bytes(a_download("/media/abc.xlsx"))
        soket.receive_bytes()
    assert klien.get("/media/abc.xlsx").text == "halaman Streamlit"
    tidak_ada = klien.get("/media/tidak-ada.xlsx")
    klien.cookies.clear()
    sign_in_as(klien, Peran.STAF)
    milik_lain = klien.get("/media/abc.xlsx")
    assert milik_lain.status_code == tidak_ada.status_code == 404
    assert milik_lain.text == tidak_ada.text


def test_text_that_looks_like_the_address_of_a_file_opens_none() -> None:
    pesan = ForwardMsg()
    pesan.delta.new_element.markdown.body = "/media/abc.xlsx"
    pesan.delta.new_element.markdown.help = "/media/abc.xlsx"
    assert list_media(pesan.SerializeToString()) == []
    assert list_media(a_download("/media/abc.xlsx?x=1")) == ["/media/abc.xlsx"]
    assert list_media(a_download("https://lain.id/media/abc.xlsx")) == []


@pytest.mark.parametrize("nama", ["X-Sakip-Sesi", "x-sakip-sesi", "X-SAKIP-SESI"])
def test_a_session_named_in_a_header_is_nobodys(db: Database, klien: TestClient, nama: str) -> None:
    sign_in_as(klien, Peran.ADMINISTRATOR)
    sidik = hash_token(klien.cookies[NAMA])
    klien.cookies.clear()
    assert klien.get("/capaian", headers={nama: sidik}).status_code == 303
    sign_in_as(klien, Peran.STAF)
    with klien.websocket_connect(SOKET, ["streamlit"], headers={nama: sidik}) as soket:
        assert soket.receive_json() == [hash_token(klien.cookies[NAMA])]


@pytest.mark.parametrize(
    "asal",
    [
        "null",
        "http://[",
        "http://localhost.jahat.example",
        "http://localhost:1",
        "http://localhost@jahat.example",
        "localhost",
        "",
    ],
)
def test_no_origin_but_our_own_changes_anything(db: Database, klien: TestClient, asal: str) -> None:
    masuk = {"nama": "staf", "sandi": SANDI}
    assert klien.post("/masuk", data=masuk, headers={"Origin": asal}).status_code == 403
    assert NAMA not in klien.cookies


@pytest.mark.parametrize(
    "kembali",
    [
        "//jahat.example",
        "/\\jahat.example",
        "///jahat.example",
        "https://jahat.example",
        "javascript:alert(1)",
        "/\tjahat",
        "/%0d%0aSet-Cookie: x=1\r\nX: y",
        "\\\\jahat.example",
        "/masuk?kembali=/masuk",
    ],
)
def test_after_signing_in_one_stays_on_this_server(
    db: Database, klien: TestClient, kembali: str
) -> None:
    masuk = {"nama": "staf", "sandi": SANDI, "kembali": kembali}
    jawaban = klien.post("/masuk", data=masuk)
    assert jawaban.headers["location"] == "/"


def test_a_token_chosen_before_signing_in_is_not_the_one_after(
    db: Database, klien: TestClient
) -> None:
    klien.cookies.set(NAMA, "dipilih-penyerang")
    sign_in_as(klien, Peran.STAF)
    baru = klien.post("/masuk", data={"nama": "staf", "sandi": SANDI}).cookies[NAMA]
    assert baru != "dipilih-penyerang"
    assert len(baru) >= 43, "256 bits"
    assert klien.get("/capaian", headers={"Cookie": f"{NAMA}=dipilih-penyerang"}).status_code == 303


@pytest.mark.parametrize("kuki", [NAMA, NAMA_MENUNGGU, NAMA_OIDC])
@pytest.mark.parametrize("nilai", ["é", "%00", "a" * 5000, "' or 1=1 --"])
@pytest.mark.parametrize("jalur", ["/masuk", "/masuk/kode", "/masuk/oidc/kembali?state=x&code=y"])
def test_a_cookie_that_is_no_token_is_no_error_of_the_program(
    db: Database, klien: TestClient, kuki: str, nilai: str, jalur: str
) -> None:
    kepala = [(b"cookie", f"{kuki}={nilai}".encode("latin-1"))]
    assert klien.get(jalur, headers=kepala).status_code < 500


@pytest.mark.parametrize("isi", [b"nama=%00&sandi=%00", b"nama=%ff%fe&sandi=%ff", b"nama=a&nama=b"])
def test_what_no_form_would_send_is_a_failed_sign_in_and_no_error(
    db: Database, klien: TestClient, isi: bytes
) -> None:
    kepala = {"Content-Type": "application/x-www-form-urlencoded", "Origin": ALAMAT}
    assert klien.post("/masuk", content=isi, headers=kepala).status_code == 401


@pytest.mark.parametrize(
    "jalur",
    [
        "/aset/../aplikasi.py",
        "/aset/..%2faplikasi.py",
        "/aset/%2e%2e/aplikasi.py",
        "/static/..%2f..%2fapp.py",
        "/static/%2e%2e/%2e%2e/app.py",
        "/unduh/..%2f..%2fdata",
        "/favicon/../media/abc",
    ],
)
def test_no_path_leads_out_of_its_folder(db: Database, klien: TestClient, jalur: str) -> None:
    jawaban = klien.get(jalur)
    assert jawaban.status_code in {303, 401, 404}
    assert "import" not in jawaban.text


def test_two_clicks_on_the_example_build_one_office(kosong: None, klien: TestClient) -> None:
    with ThreadPoolExecutor(2) as utas:
        jawaban = list(utas.map(lambda _: klien.post("/mulai/contoh"), range(2)))
    assert [satu.status_code for satu in jawaban] == [303, 303]
    assert read_kantor(database()) is not None
