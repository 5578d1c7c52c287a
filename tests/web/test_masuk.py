"""Signing in and out through the server's own forms."""

import pytest
from starlette.testclient import TestClient

from sakip.domain.peran import Peran
from sakip.services.basis_data import Database
from sakip.services.ganti_sandi import change_sandi, reset_sandi
from sakip.services.sesi import hash_token, read_sesi
from sakip.web.kuki import NAMA
from tests.orang import SANDI, a_person
from tests.web.conftest import sign_in_as

KASI = {"nama": "penyuplai-data", "sandi": SANDI}


def test_the_sign_in_page_is_indonesian_and_needs_no_script(
    db: Database, klien: TestClient
) -> None:
    jawaban = klien.get("/masuk")
    assert jawaban.status_code == 200
    assert '<html lang="id">' in jawaban.text
    assert "Kecamatan Uji" in jawaban.text
    assert "<script" not in jawaban.text
    assert "style=" not in jawaban.text
    assert "CONTOH" not in jawaban.text


def test_every_field_of_the_sign_in_page_has_a_label(db: Database, klien: TestClient) -> None:
    html = klien.get("/masuk").text
    for kolom, isi_sendiri in (("nama", "username"), ("sandi", "current-password")):
        assert f'<label for="{kolom}">' in html
        assert f'id="{kolom}"' in html
        assert f'autocomplete="{isi_sendiri}"' in html


def test_the_sign_in_page_fetches_ahead_what_a_chart_will_need(
    db: Database, klien: TestClient
) -> None:
    html = klien.get("/masuk").text
    assert 'rel="prefetch" href="/static/js/index.' in html
    assert 'rel="prefetch" href="/static/js/PlotlyChart.' in html


def test_the_right_password_leads_to_the_app_with_a_cookie_no_script_can_read(
    db: Database, klien: TestClient
) -> None:
    jawaban = klien.post("/masuk", data=KASI)
    assert (jawaban.status_code, jawaban.headers["location"]) == (303, "/")
    kuki = jawaban.headers["set-cookie"]
    assert "HttpOnly" in kuki
    assert "SameSite=lax" in kuki
    assert "Secure" not in kuki, "plain http here"
    assert read_sesi(db, hash_token(klien.cookies[NAMA])) is not None


def test_over_https_the_cookie_is_for_https_only(db: Database, klien: TestClient) -> None:
    klien.base_url = klien.base_url.copy_with(scheme="https")
    jawaban = klien.post("/masuk", data=KASI, headers={"Origin": "https://localhost"})
    assert "Secure" in jawaban.headers["set-cookie"]
    assert jawaban.headers["strict-transport-security"].startswith("max-age=63072000")


def test_a_wrong_password_says_so_keeps_the_name_and_gives_no_cookie(
    db: Database, klien: TestClient
) -> None:
    jawaban = klien.post("/masuk", data=KASI | {"sandi": "salah sekali"})
    assert jawaban.status_code == 401
    assert "Nama masuk atau kata sandi tidak cocok" in jawaban.text
    assert 'value="penyuplai-data"' in jawaban.text
    assert "salah sekali" not in jawaban.text
    assert "set-cookie" not in jawaban.headers


def test_what_people_type_is_escaped(db: Database, klien: TestClient) -> None:
    jawaban = klien.post("/masuk", data={"nama": '"><b>x', "sandi": "y"})
    assert "<b>x" not in jawaban.text


def test_after_five_failures_the_page_tells_until_when(db: Database, klien: TestClient) -> None:
    for _ in range(5):
        klien.post("/masuk", data=KASI | {"sandi": "salah sekali"})
    jawaban = klien.post("/masuk", data=KASI)
    assert jawaban.status_code == 401
    assert "dikunci sampai pukul" in jawaban.text
    assert "WIB" in jawaban.text


@pytest.mark.parametrize(
    ("kembali", "tujuan"),
    [
        ("/capaian?tahun=2026", "/capaian?tahun=2026"),
        ("https://jahat.example/", "/"),
        ("//jahat.example/", "/"),
        ("/\\jahat.example", "/"),
        ("/masuk", "/"),
        ("capaian", "/"),
        ("/a\r\nSet-Cookie: x=1", "/"),
        ("", "/"),
    ],
)
def test_one_comes_back_to_where_one_was_on_this_server_only(
    db: Database, klien: TestClient, kembali: str, tujuan: str
) -> None:
    jawaban = klien.post("/masuk", data=KASI | {"kembali": kembali})
    assert jawaban.headers["location"] == tujuan


def test_who_is_signed_in_needs_no_sign_in_page(db: Database, klien: TestClient) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    jawaban = klien.get("/masuk", params={"kembali": "/capaian"})
    assert (jawaban.status_code, jawaban.headers["location"]) == (303, "/capaian")


def test_signing_in_as_another_ends_the_session_of_the_first(
    db: Database, klien: TestClient
) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    pertama = hash_token(klien.cookies[NAMA])
    sign_in_as(klien, Peran.PENANGGUNG_JAWAB)
    kedua = read_sesi(db, hash_token(klien.cookies[NAMA]))
    assert read_sesi(db, pertama) is None
    assert kedua is not None
    assert kedua.pelaku.kode == "penanggung-jawab"


def test_signing_out_ends_the_session_and_takes_the_cookie(db: Database, klien: TestClient) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    sidik = hash_token(klien.cookies[NAMA])
    jawaban = klien.post("/keluar")
    assert jawaban.headers["location"] == "/masuk?keluar=1"
    assert read_sesi(db, sidik) is None
    assert NAMA not in klien.cookies
    assert "Anda sudah keluar" in klien.get("/masuk?keluar=1").text


def test_a_link_from_elsewhere_signs_nobody_out(db: Database, klien: TestClient) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    assert klien.get("/auth/logout").headers["location"] == "/"
    assert klien.get("/keluar").headers["location"] == "/"
    assert read_sesi(db, hash_token(klien.cookies[NAMA])) is not None


@pytest.mark.parametrize("jalur", ["/masuk", "/keluar", "/sandi", "/mulai/contoh", "/mulai/kantor"])
@pytest.mark.parametrize("asal", ["https://jahat.example", "null", "http://localhost:8600", None])
def test_a_form_on_another_site_changes_nothing(
    db: Database, klien: TestClient, jalur: str, asal: str | None
) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    sidik = hash_token(klien.cookies[NAMA])
    del klien.headers["Origin"]
    jawaban = klien.post(jalur, data=KASI, headers={"Origin": asal} if asal else {})
    assert jawaban.status_code == 403
    assert "set-cookie" not in jawaban.headers
    assert read_sesi(db, sidik) is not None


def test_in_a_real_office_nobody_gets_in_by_a_click(db: Database, klien: TestClient) -> None:
    jawaban = klien.post("/masuk", data={"orang": "penanggung-jawab"})
    assert jawaban.status_code == 401
    assert "set-cookie" not in jawaban.headers


def test_a_first_password_opens_one_page_only(db: Database, klien: TestClient) -> None:
    a_person(db, Peran.STAF, kode="siti", sandi="sandi pertama", wajib_ganti=True)
    sign_in_as(klien, "siti", "sandi pertama")
    assert klien.get("/capaian").headers["location"] == "/sandi"
    assert klien.get("/media/abc").status_code == 401
    html = klien.get("/sandi").text
    assert "Pilih kata sandi Anda sendiri" in html
    baru = {"lama": "sandi pertama", "baru": "pilihan sendiri", "ulang": "pilihan sendiri"}
    jawaban = klien.post("/sandi", data=baru | {"ulang": "pilihan lain"})
    assert jawaban.status_code == 400
    assert "Kedua kata sandi baru tidak sama" in jawaban.text
    assert klien.post("/sandi", data=baru).headers["location"] == "/"
    assert klien.get("/capaian").status_code == 200


def test_a_password_change_keeps_this_session_and_ends_the_others(
    db: Database, klien: TestClient
) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    ini = hash_token(klien.cookies[NAMA])
    klien.cookies.clear()
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    sesi = read_sesi(db, hash_token(klien.cookies[NAMA]))
    assert sesi is not None
    change_sandi(db, sesi.pelaku, SANDI, "sandi yang baru", kecuali_sesi=sesi.sidik)
    assert read_sesi(db, ini) is None
    assert klien.get("/capaian").status_code == 200


def test_a_password_reset_by_the_administrator_ends_the_session(
    db: Database, klien: TestClient
) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    admin = read_sesi(db, hash_token(_sign_in_elsewhere(klien)))
    assert admin is not None
    reset_sandi(db, admin.pelaku, "penyuplai-data", "sandi pertama lagi")
    assert klien.get("/capaian").headers["location"] == "/masuk?kembali=/capaian"


def _sign_in_elsewhere(klien: TestClient) -> str:
    """Sign the administrator in at another browser; return the token."""
    lama = dict(klien.cookies)
    klien.cookies.clear()
    sign_in_as(klien, Peran.ADMINISTRATOR)
    token = str(klien.cookies[NAMA])
    klien.cookies.clear()
    klien.cookies.update(lama)
    return token


def test_a_form_far_too_large_is_not_read(db: Database, klien: TestClient) -> None:
    assert klien.post("/masuk", data=KASI | {"nama": "x" * 70_000}).status_code == 413


def test_in_an_example_one_chooses_a_person_and_the_page_says_contoh(
    kosong: None, klien: TestClient
) -> None:
    assert klien.post("/mulai/contoh").headers["location"] == "/masuk"
    html = klien.get("/masuk").text
    assert "CONTOH — angka rekaan" in html
    assert 'name="sandi"' not in html
    assert html.index("<b>Camat</b>") < html.index("<b>Sekretaris Kecamatan</b>")
    kode = html.split('name="orang" value="')[1].split('"')[0]
    assert klien.post("/masuk", data={"orang": kode}).headers["location"] == "/"
    assert klien.get("/capaian").status_code == 200
    assert klien.post("/masuk", data={"orang": "bukan-siapa-siapa"}).status_code == 401
