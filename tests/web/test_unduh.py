"""Downloads: a file for who may have it, an Indonesian page for who may not, a trace of each."""

from collections.abc import Mapping

import pytest
from starlette.testclient import TestClient

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, Peran, require_hak
from sakip.services.basis_data import Database
from sakip.services.jejak import list_jejak
from sakip.services.sesi import hash_token, read_sesi
from sakip.web import unduh
from sakip.web.kuki import NAMA
from sakip.web.unduh import Unduhan, list_unduhan, register_unduhan
from tests.web.conftest import sign_in_as


def _provide(db: Database, pelaku: Pelaku, kueri: Mapping[str, str]) -> Unduhan:
    unit = kueri.get("unit", "")
    require_hak(pelaku, Hak.UNDUH_TEMPLAT, unit)
    if kueri.get("triwulan") == "5":
        raise DataTidakSah(apa="Triwulan 5 tidak ada", di_mana="alamat", perbaikan="Pilih 1–4.")
    return Unduhan(isi=b"PK", nama='Formulir "triwulan" I; é.xlsx')


@pytest.fixture(autouse=True)
def _uji(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unduh, "_PENYEDIA", dict(unduh._PENYEDIA))
    register_unduhan("uji.xlsx", _provide)


def test_a_file_comes_with_its_name_and_is_kept_by_nobody_on_the_way(
    db: Database, klien: TestClient
) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    jawaban = klien.get("/unduh/uji.xlsx?unit=pemerintahan")
    assert jawaban.status_code == 200
    assert jawaban.content == b"PK"
    assert jawaban.headers["content-disposition"] == (
        "attachment; filename*=utf-8''Formulir%20%22triwulan%22%20I%3B%20%C3%A9.xlsx"
    )
    assert jawaban.headers["cache-control"] == "no-store"
    assert jawaban.headers["x-content-type-options"] == "nosniff"


def test_a_download_is_in_the_audit(db: Database, klien: TestClient) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    klien.get("/unduh/uji.xlsx?unit=pemerintahan")
    sign_in_as(klien, Peran.ADMINISTRATOR)
    admin = read_sesi(db, hash_token(klien.cookies[NAMA]))
    assert admin is not None
    (baris,) = list_jejak(db, admin.pelaku, tindakan="unduh")
    assert (baris.pelaku, baris.objek, baris.baru) == (
        "penyuplai-data",
        "unduhan uji.xlsx",
        '{"unit": "pemerintahan"}',
    )


def test_anothers_unit_and_a_unit_that_does_not_exist_get_the_same_answer(
    db: Database, klien: TestClient
) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    milik_lain, tidak_ada = (
        klien.get(f"/unduh/uji.xlsx?unit={unit}") for unit in ("pelayanan", "tidak-ada")
    )
    assert milik_lain.status_code == tidak_ada.status_code == 403
    assert milik_lain.text == tidak_ada.text
    assert "tidak berhak" in milik_lain.text


def test_a_question_that_makes_no_sense_is_explained(db: Database, klien: TestClient) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    jawaban = klien.get("/unduh/uji.xlsx?unit=pemerintahan&triwulan=5")
    assert jawaban.status_code == 400
    assert "Triwulan 5 tidak ada" in jawaban.text


def test_what_cannot_be_downloaded_is_not_there(db: Database, klien: TestClient) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    assert klien.get("/unduh/apa-saja").status_code == 404
    assert "uji.xlsx" in list_unduhan()


def test_nobody_downloads_without_a_session(db: Database, klien: TestClient) -> None:
    assert klien.get("/unduh/uji.xlsx?unit=pemerintahan").status_code == 401
