"""The first start: the example by one click, one's own office by the code on the console."""

import re

import pytest
from starlette.testclient import TestClient

from sakip.domain.instansi import JenisInstansi
from sakip.services.basis_data import Database, database
from sakip.services.penyiapan import list_unit, propose_unit, read_kantor
from sakip.web.mulai import setup_code
from tests.orang import SANDI

ISIAN = {
    "nama": "Kecamatan Donomulyo",
    "kabupaten": "Kabupaten Malang",
    "jenis": "kecamatan",
    "zona_waktu": "Asia/Jakarta",
    "nama_admin": "Rina",
    "kode_admin": "rina",
    "sandi": SANDI,
    "ulang": SANDI,
    "unit": ["Camat", "Sekretariat", "Perencanaan", "Seksi Pemerintahan", ""],
    "jabatan": ["Camat", "Sekretaris", "Kasubbag", "Kasi Pemerintahan", " "],
    "peran": ["penanggung_jawab", "pengelola_data", "penyusun", "penyuplai_data", "penyusun"],
}


@pytest.mark.parametrize("jalur", ["/", "/capaian", "/masuk"])
def test_before_the_first_start_every_page_leads_to_it(
    kosong: None, klien: TestClient, jalur: str
) -> None:
    assert klien.get(jalur).headers["location"] == "/mulai"
    html = klien.get("/mulai").text
    assert "Coba dengan data contoh" in html
    assert "Siapkan kantor saya" in html


def test_the_code_stands_on_the_console_and_nowhere_else(
    kosong: None, klien: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    kode = setup_code().tampilan
    for jalur in ("/mulai", "/mulai/kantor?jenis=kecamatan", "/healthz"):
        assert kode not in klien.get(jalur).text


def test_the_console_shows_the_code_when_the_program_starts(
    kosong: None, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("klien")
    galat = capsys.readouterr().err
    assert f"Kode penyiapan kantor: {setup_code().tampilan}" in galat


@pytest.mark.parametrize("jenis", ["kecamatan", "dinas"])
def test_the_form_offers_the_units_of_the_sop(kosong: None, klien: TestClient, jenis: str) -> None:
    html = klien.get("/mulai/kantor", params={"jenis": jenis}).text
    for unit in propose_unit(JenisInstansi(jenis)):
        assert f'value="{unit.nama}"' in html
    for kolom in re.findall(r'<(?:input|select) id="(\w+)"', html):
        assert f'<label for="{kolom}">' in html


def test_with_the_code_the_office_is_made_and_its_administrator_signed_in(
    kosong: None, klien: TestClient
) -> None:
    jawaban = klien.post("/mulai/kantor", data=ISIAN | {"kode": setup_code().tampilan})
    assert (jawaban.status_code, jawaban.headers["location"]) == (303, "/")
    assert klien.get("/").status_code == 200
    kantor = read_kantor(database())
    assert kantor is not None
    assert not kantor.contoh
    assert [unit.jabatan for unit in list_unit(database())] == ISIAN["jabatan"][:4]
    for cara, jalur in (("GET", "/mulai"), ("GET", "/mulai/kantor"), ("POST", "/mulai/kantor")):
        assert klien.request(cara, jalur, data=ISIAN if cara == "POST" else None).is_redirect


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        pytest.param({"kode": ""}, "Kode penyiapan tidak cocok", id="no code"),
        pytest.param({"kode": "AAAA-AAAA-AAAA"}, "Kode penyiapan tidak cocok", id="wrong code"),
        pytest.param({"nama": " "}, "Nama kantor belum diisi", id="no name"),
        pytest.param({"ulang": "lain sekali"}, "Kedua kata sandi tidak sama", id="not repeated"),
        pytest.param({"sandi": "x", "ulang": "x"}, "terlalu pendek", id="short password"),
        pytest.param({"kode_admin": "?"}, "tidak dapat dipakai", id="sign-in name"),
        pytest.param({"unit": [], "jabatan": [], "peran": []}, "Belum ada unit", id="no units"),
        pytest.param({"zona_waktu": "Mars"}, "Zona waktu belum dipilih", id="no zone"),
        pytest.param({"peran": ["raja"] * 5}, "Belum ada unit dengan peran", id="no such role"),
    ],
)
def test_what_is_wrong_is_said_what_was_typed_stays_and_nothing_is_made(
    kosong: None, klien: TestClient, ubah: dict[str, str], pesan: str
) -> None:
    jawaban = klien.post("/mulai/kantor", data=ISIAN | {"kode": setup_code().tampilan} | ubah)
    assert jawaban.status_code == 400
    assert pesan in jawaban.text
    assert 'value="Kabupaten Malang"' in jawaban.text
    assert SANDI not in jawaban.text
    assert read_kantor(database()) is None


def test_guessing_the_code_changes_it(
    kosong: None, klien: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    lama = setup_code().tampilan
    for _ in range(5):
        klien.post("/mulai/kantor", data=ISIAN | {"kode": "AAAA-AAAA-AAAA"})
    jawaban = klien.post("/mulai/kantor", data=ISIAN | {"kode": lama})
    assert "Kode penyiapan tidak cocok" in jawaban.text
    assert setup_code().tampilan in capsys.readouterr().err


def test_the_example_is_built_by_one_click_and_only_in_an_empty_store(
    kosong: None, klien: TestClient
) -> None:
    assert klien.get("/mulai/contoh").headers["location"] == "/mulai"
    assert klien.post("/mulai/contoh").headers["location"] == "/masuk"
    kantor = read_kantor(database())
    assert kantor is not None
    assert kantor.contoh
    assert klien.post("/mulai/contoh").headers["location"] == "/masuk"
    assert read_kantor(database()) == kantor


def test_in_a_real_office_no_example_can_be_built(db: Database, klien: TestClient) -> None:
    sebelum = read_kantor(db)
    assert klien.post("/mulai/contoh").headers["location"] == "/masuk"
    assert read_kantor(db) == sebelum
