"""The gate: what passes without a session, what passes with one, and what never does."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from sakip.domain import waktu
from sakip.domain.peran import Peran
from sakip.services.basis_data import Database
from sakip.services.pengguna import set_status
from sakip.services.sesi import hash_token, read_sesi, sign_out
from sakip.storage import sesi as rows
from sakip.storage.sesi import touch_sesi
from sakip.web.alamat import is_terbuka, local_path, to_masuk
from sakip.web.kuki import NAMA
from sakip.web.protokol import read_pesan, redirect_pesan
from tests.orang import a_person
from tests.web.conftest import HALAMAN, sign_in_as
from tests.web.pesan import a_rerun, redirect_target

DI_DALAM = [
    *(f"/{jalur}" for jalur in HALAMAN),
    "/tidak-ada",
    "/unduh/templat",
    "/media/abc.xlsx",
    "/component/x/index.html",
    "/_stcore/metrics",
    "/_stcore/upload_file/a/b",
    "/_stcore/script-health-check",
    "/sandi",
    "/app/static/x",
    "//masuk",
    "/masuk/",
    "/healthz/x",
    "/mulai/lain",
    "/_stcore/health/../metrics",
]


@pytest.mark.parametrize("jalur", DI_DALAM)
def test_without_a_session_nothing_inside_is_answered(
    db: Database, klien: TestClient, jalur: str
) -> None:
    jawaban = klien.get(jalur)
    assert jawaban.status_code in {303, 401}
    assert "halaman Streamlit" not in jawaban.text
    if jawaban.status_code == 303:
        assert jawaban.headers["location"].startswith("/masuk")


@pytest.mark.parametrize("jalur", ["/masuk", "/healthz", "/aset/gaya.css", "/aset/ikon.svg"])
def test_without_a_session_the_server_answers_what_signing_in_needs(
    db: Database, klien: TestClient, jalur: str
) -> None:
    assert klien.get(jalur).status_code == 200


@pytest.mark.parametrize(
    "jalur", ["/static/js/index.js", "/_stcore/health", "/_stcore/host-config", "/favicon.png"]
)
def test_what_the_browser_asks_before_the_websocket_is_open(jalur: str) -> None:
    assert is_terbuka(jalur)


def test_the_way_to_the_sign_in_page_remembers_where_one_wanted_to_go(
    db: Database, klien: TestClient
) -> None:
    jawaban = klien.get("/capaian?tahun=2026&triwulan=2")
    assert jawaban.headers["location"] == "/masuk?kembali=/capaian%3Ftahun%3D2026%26triwulan%3D2"


@pytest.mark.parametrize("kuki", ["", "x", "'; drop table sesi; --", "a" * 4000])
def test_a_cookie_that_is_no_token_opens_nothing(
    db: Database, klien: TestClient, kuki: str
) -> None:
    klien.cookies.set(NAMA, kuki)
    assert klien.get("/capaian").status_code == 303


def test_the_hash_in_the_store_is_not_a_token(db: Database, klien: TestClient) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    sidik = hash_token(klien.cookies[NAMA])
    klien.cookies.clear()
    klien.cookies.set(NAMA, sidik)
    assert klien.get("/capaian").status_code == 303


def test_with_a_session_a_page_is_the_indonesian_document(db: Database, klien: TestClient) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    jawaban = klien.get("/capaian")
    assert '<html lang="id">' in jawaban.text
    assert "<title>SAKIP</title>" in jawaban.text
    assert 'src="/static/js/index.' in jawaban.text
    assert "You need to enable JavaScript" not in jawaban.text
    assert "agent" not in jawaban.text


def test_a_page_that_is_not_there_says_so_in_indonesian(db: Database, klien: TestClient) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    jawaban = klien.get("/tidak-ada")
    assert jawaban.status_code == 404
    assert "Halaman ini tidak ada" in jawaban.text


@pytest.mark.parametrize("jalur", ["/_stcore/agent/interact", "/_stcore/agent/mcp"])
def test_streamlits_interface_for_programs_is_closed_to_everyone(
    db: Database, klien: TestClient, jalur: str
) -> None:
    sign_in_as(klien, Peran.ADMINISTRATOR)
    assert klien.get(jalur).status_code == 404
    assert klien.post(jalur, json={}).status_code == 404


@pytest.mark.parametrize("host", ["jahat.example", "localhost.jahat.example", ""])
def test_a_name_this_server_does_not_have_gets_no_answer(
    db: Database, klien: TestClient, host: str
) -> None:
    assert klien.get("/masuk", headers={"Host": host}).status_code == 404


@pytest.mark.parametrize("cara", ["PUT", "DELETE", "POST"])
def test_an_upload_from_another_site_is_refused_even_with_the_cookie(
    db: Database, klien: TestClient, cara: str
) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    jalur = "/_stcore/upload_file/a/b"
    assert (
        klien.request(cara, jalur, headers={"Origin": "https://jahat.example"}).status_code == 403
    )
    assert klien.request(cara, jalur).text == "halaman Streamlit"


def test_after_sign_out_an_upload_and_a_download_are_refused(
    db: Database, klien: TestClient
) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    sign_out(db, hash_token(klien.cookies[NAMA]))
    assert klien.put("/_stcore/upload_file/a/b", content=b"x").status_code == 401
    assert klien.get("/media/abc.xlsx").status_code == 401
    assert klien.get("/unduh/templat").status_code == 401


# The websocket

SOKET = "ws://localhost/_stcore/stream"


def test_a_websocket_without_a_session_is_led_to_the_sign_in_page(
    db: Database, klien: TestClient
) -> None:
    with klien.websocket_connect(SOKET, ["streamlit"]) as soket:
        soket.send_bytes(a_rerun("http://localhost/capaian?tahun=2026"))
        assert redirect_target(soket.receive_bytes()) == "/masuk?kembali=/capaian%3Ftahun%3D2026"


def test_the_gate_alone_says_who_a_websocket_belongs_to(db: Database, klien: TestClient) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    sidik = hash_token(klien.cookies[NAMA])
    palsu = {"X-Sakip-Sesi": "0" * 64}
    with klien.websocket_connect(SOKET, ["streamlit"], headers=palsu) as soket:
        assert soket.receive_json() == [sidik]


def test_messages_pass_while_the_session_lives_and_none_after_it(
    db: Database, klien: TestClient
) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    klik = a_rerun("http://localhost/capaian")
    with klien.websocket_connect(SOKET, ["streamlit"]) as soket:
        soket.receive_json()
        soket.send_bytes(klik)
        assert soket.receive_bytes() == klik
        sign_out(db, hash_token(klien.cookies[NAMA]))
        soket.send_bytes(klik)
        assert redirect_target(soket.receive_bytes()) == "/masuk?kembali=/capaian"


def test_a_deactivated_person_is_shown_out_at_the_next_message(
    db: Database, klien: TestClient
) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    with klien.websocket_connect(SOKET, ["streamlit"]) as soket:
        soket.receive_json()
        set_status(
            db, a_person(db, Peran.ADMINISTRATOR, kode="lain"), "penyuplai-data", aktif=False
        )
        soket.send_bytes(a_rerun("http://localhost/"))
        assert redirect_target(soket.receive_bytes()) == "/masuk"


def test_a_first_password_opens_no_websocket(db: Database, klien: TestClient) -> None:
    a_person(db, Peran.STAF, kode="siti", sandi="sandi pertama", wajib_ganti=True)
    sign_in_as(klien, "siti", "sandi pertama")
    with klien.websocket_connect(SOKET, ["streamlit"]) as soket:
        soket.send_bytes(a_rerun("http://localhost/"))
        assert redirect_target(soket.receive_bytes()) == "/sandi"


@pytest.mark.parametrize(("otomatis", "dicatat"), [(True, False), (False, True)])
def test_a_page_that_refreshes_itself_does_not_count_as_use(
    db: Database, klien: TestClient, otomatis: bool, dicatat: bool
) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    sidik = hash_token(klien.cookies[NAMA])
    with klien.websocket_connect(SOKET, ["streamlit"]) as soket:
        soket.receive_json()
        tadi = waktu.now_utc() - timedelta(minutes=5)
        with db.transaction() as cur:
            touch_sesi(cur, sidik, tadi)
        soket.send_bytes(a_rerun("http://localhost/", otomatis=otomatis))
        soket.receive_bytes()
        with db.cursor() as cur:
            baris = rows.read_sesi(cur, sidik)
        assert baris is not None
        assert (baris.terakhir_pada > tadi) is dicatat


def test_what_is_no_message_of_streamlit_is_nobodys_act() -> None:
    assert not read_pesan(b"\xff\xff\xff").disengaja
    assert redirect_target(redirect_pesan("/masuk")) == "/masuk"


@pytest.mark.parametrize("jalur", ["/", "/masuk", "//x", "/\\x", "http://x/", "/a b", "/a\tb", ""])
def test_what_is_not_a_path_of_ours_leads_to_the_first_page(jalur: str) -> None:
    assert local_path(jalur) == "/"
    assert to_masuk(jalur) == "/masuk"


def test_a_session_ended_in_the_store_is_asked_for_at_every_request(
    db: Database, klien: TestClient
) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    assert klien.get("/capaian").status_code == 200
    sesi = read_sesi(db, hash_token(klien.cookies[NAMA]))
    assert sesi is not None
    sign_out(db, sesi.sidik)
    assert klien.get("/capaian").status_code == 303
