"""An uploaded file is handed back byte for byte, to who may see the figures that came from it."""

import json

import pytest
from starlette.testclient import TestClient

from sakip.domain.peran import Peran, pelaku_baris_perintah
from sakip.domain.periode import Triwulan
from sakip.services.basis_data import Database
from sakip.services.jejak import list_jejak
from sakip.services.unggahan import list_unggahan, preview_unggahan, save_unggahan
from tests.builders import TAHUN, a_sasaran, a_target, an_indikator, save
from tests.buku_kantor import build_buku, list_baris
from tests.orang import KANTOR, UNIT, UNIT_LAIN
from tests.web.conftest import sign_in_as

PELAKU = pelaku_baris_perintah(KANTOR)
TW1 = Triwulan(TAHUN, 1)
ISI = build_buku({"TW I": list_baris({"IKU-01": 86.75})})
NAMA = "isian “TW I”;\r\n<b>.xlsx"


def upload(db: Database, kode_unit: str) -> str:
    """Upload a file for a unit; return its kode."""
    pratinjau = preview_unggahan(db, PELAKU, kode_unit, TW1, ISI, NAMA)
    save_unggahan(db, PELAKU, pratinjau, konfirmasi=True)
    return str(list_unggahan(db, PELAKU, kode_unit, TW1)[0]["kode"])


@pytest.fixture
def kode(db: Database) -> str:
    nama = "Indeks Kepuasan Masyarakat (IKM)"
    save(
        db,
        a_sasaran(kode_instansi=KANTOR),
        an_indikator(kode_instansi=KANTOR, kode_unit=UNIT, nama=nama),
        a_target(kode_instansi=KANTOR),
    )
    return upload(db, UNIT)


def test_the_file_comes_back_as_it_was_handed_in_and_the_audit_keeps_it(
    db: Database, kode: str, klien: TestClient
) -> None:
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    jawaban = klien.get("/unduh/unggahan", params={"kode": kode})
    assert jawaban.status_code == 200
    assert jawaban.content == ISI
    kepala = jawaban.headers
    assert kepala["content-type"] == "application/octet-stream"
    assert kepala["content-disposition"].startswith("attachment; filename*=utf-8''isian%20")
    assert kepala["content-disposition"].isascii()
    assert kepala["x-content-type-options"] == "nosniff"
    (catatan,) = list_jejak(db, PELAKU, tindakan="unduh")
    assert json.loads(catatan.baru or "") == {"kode": kode}


@pytest.mark.parametrize(
    ("peran", "status"),
    [
        (Peran.PENGELOLA_DATA, 200),
        (Peran.PENANGGUNG_JAWAB, 200),
        (Peran.INSPEKTORAT, 200),
        (Peran.PENYUPLAI_DATA, 200),
        (Peran.ADMINISTRATOR, 404),
    ],
)
def test_who_may_see_the_figures_may_have_the_file(
    kode: str, klien: TestClient, peran: Peran, status: int
) -> None:
    sign_in_as(klien, peran)
    assert klien.get("/unduh/unggahan", params={"kode": kode}).status_code == status


def test_another_unit_s_file_is_answered_as_if_it_were_not_there(
    db: Database, kode: str, klien: TestClient
) -> None:
    nama = "Indeks Kepuasan Masyarakat (IKM)"
    save(
        db,
        an_indikator(kode_instansi=KANTOR, kode="IKU-09", kode_unit=UNIT_LAIN, nama=nama),
        a_target(kode_instansi=KANTOR, kode_indikator="IKU-09"),
    )
    lain = upload(db, UNIT_LAIN)
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    jawaban = [klien.get("/unduh/unggahan", params={"kode": k}) for k in (lain, "entah", "")]
    assert [satu.status_code for satu in jawaban] == [404, 404, 404]
    assert len({satu.text for satu in jawaban}) == 1


def test_a_kept_file_that_is_gone_or_changed_is_said_so(
    db: Database, kode: str, klien: TestClient
) -> None:
    (satu,) = list_unggahan(db, PELAKU, UNIT, TW1)
    tempat = db.folder / satu["sha256"][:2] / satu["sha256"]
    tempat.write_bytes(b"lain")
    sign_in_as(klien, Peran.PENGELOLA_DATA)
    jawaban = klien.get("/unduh/unggahan", params={"kode": kode})
    assert jawaban.status_code == 400
    assert "cadangan" in jawaban.text
