"""A server that runs sends by itself what was returned, and starts only with whole settings."""

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import pelaku_baris_perintah
from sakip.domain.periode import Triwulan
from sakip.services import basis_data
from sakip.services.alur_pengumpulan import return_baris
from sakip.services.keadaan_formulir import read_keadaan
from sakip.services.pengguna import get_pelaku
from sakip.services.surel import set_alamat
from tests.kotak_surat import make_lingkungan, open_kotak
from tests.server import find_port


def test_the_server_writes_to_the_unit_by_itself(
    kosong: None,
    berkas_contoh: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    shutil.copyfile(berkas_contoh, basis_data.default_path())
    db, tw3 = basis_data.database(), Triwulan(2026, 3)
    set_alamat(db, pelaku_baris_perintah("donomulyo"), "kasi.kesos", "kasi@kantor.go.id")
    with db.cursor() as cur:
        versi = read_keadaan(cur, "KESOS", tw3).alur.versi
    return_baris(db, get_pelaku(db, "kasubbag.pep"), "KESOS", tw3, {"IKK-17": "Lagi"}, versi=versi)
    port = find_port()
    for nama, nilai in make_lingkungan(port).items():
        monkeypatch.setenv(nama, nilai)
    with open_kotak(port) as kotak:
        klien: TestClient = request.getfixturevalue("klien")
        assert kotak.tiba.wait(timeout=10)
        assert klien.get("/healthz").status_code == 200
    assert [satu["To"] for satu in kotak.surat] == ["kasi@kantor.go.id"]


def test_half_a_setting_stops_the_start(
    kosong: None, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("SAKIP_SMTP_SERVER", "127.0.0.1")
    with pytest.raises(DataTidakSah, match="SAKIP_SMTP_DARI"):
        request.getfixturevalue("klien")
