"""The real server: every page as its very first request, with and without a session, and its end."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import httpx2 as httpx
import pytest

from sakip.domain.peran import PERAN_DAPAT_DIBERIKAN, Pelaku, Peran
from sakip.services.sesi import list_pelaku_contoh, sign_in_contoh
from sakip.storage.connection import open_database
from sakip.ui.menu import HALAMAN, Halaman
from sakip.web.kuki import NAMA
from tests.kantor_contoh import berkas_contoh
from tests.server import AKAR, Server, find_port, list_teks, run_server

__all__ = ["berkas_contoh"]


@pytest.fixture
def berkas(berkas_contoh: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(berkas_contoh, tmp_path / "sakip.duckdb"))


def sign_in_beforehand(berkas: Path, peran: Peran, *, boleh: bool) -> tuple[Pelaku, Halaman, str]:
    """Open a session in the store for a person of a role; with a page they may (or may not) open.

    Each role comes to another page, so that as many pages as there are roles are opened first.
    """
    db = open_database(berkas)
    semua = {pelaku.penugasan[0].peran: pelaku for pelaku in list_pelaku_contoh(db)}
    urutan: list[Peran] = list(PERAN_DAPAT_DIBERIKAN)
    giliran = urutan.index(peran)
    pelaku = semua[peran]
    halaman = [satu for satu in HALAMAN if satu.may_open(pelaku) is boleh]
    token = sign_in_contoh(db, pelaku.kode, alamat="127.0.0.1", peramban="uji")
    db.close()
    return pelaku, halaman[giliran * 3 % len(halaman)], token


def titles(server: Server, jalur: str, token: str | None) -> list[str]:
    return list_teks(server.open_page(jalur, token))


# A server each; what a page draws for which role is shown for all of them in tests/pages/test_gate.py.
SETIAP_PERAN = [
    Peran.PENYUPLAI_DATA,
    *(
        pytest.param(peran, marks=pytest.mark.panjang)
        for peran in PERAN_DAPAT_DIBERIKAN
        if peran is not Peran.PENYUPLAI_DATA
    ),
]


@pytest.mark.parametrize("peran", SETIAP_PERAN)
def test_a_page_as_the_first_request_opens_for_who_may_open_it(berkas: Path, peran: Peran) -> None:
    pelaku, halaman, token = sign_in_beforehand(berkas, peran, boleh=True)
    with run_server(berkas) as server:
        teks = titles(server, halaman.jalur, token)
        assert any(pelaku.nama.split()[0] in satu for satu in teks), "the strip names the person"
        assert any("CONTOH" in satu for satu in teks)
        assert not any("tidak berhak" in satu or "belum masuk" in satu for satu in teks), teks
        assert "Traceback" not in server.log.read_text(encoding="utf-8")


@pytest.mark.parametrize("peran", SETIAP_PERAN)
def test_a_page_as_the_first_request_shows_nothing_to_who_may_not_open_it(
    berkas: Path, peran: Peran
) -> None:
    _, halaman, token = sign_in_beforehand(berkas, peran, boleh=False)
    with run_server(berkas) as server:
        teks = titles(server, halaman.jalur, token)
        assert any("tidak berhak" in satu for satu in teks), teks
        assert halaman.judul not in teks


def test_no_page_shows_anything_to_nobody(berkas: Path) -> None:
    with run_server(berkas) as server:
        for satu in HALAMAN:
            pesan = server.open_page(satu.jalur, None)
            assert [isi.WhichOneof("type") for isi in pesan] == ["auth_redirect"]
            assert pesan[0].auth_redirect.url.startswith("/masuk")
            dokumen = httpx.get(f"{server.alamat}/{satu.jalur}", follow_redirects=False)
            assert dokumen.headers["location"].startswith("/masuk")


def test_a_second_program_on_the_same_store_is_told_so_in_one_sentence(berkas: Path) -> None:
    with run_server(berkas):
        kedua = subprocess.run(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(find_port())],
            cwd=AKAR,
            env=os.environ | {"SAKIP_DB": str(berkas)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=90,
            check=False,
        )
    assert kedua.returncode != 0
    assert "Basis data sedang dipakai oleh program SAKIP yang lain" in kedua.stderr + kedua.stdout
    assert "Traceback" not in kedua.stderr + kedua.stdout


def test_one_server_sign_in_work_and_sign_out(berkas: Path) -> None:
    with run_server(berkas) as server:
        db_token = server.sign_in(_any_kasi(server))
        assert any("Beranda" in satu for satu in titles(server, "", db_token))
        keluar = httpx.post(
            f"{server.alamat}/keluar",
            headers={"Origin": server.alamat, "Cookie": f"{NAMA}={db_token}"},
        )
        assert keluar.headers["location"] == "/masuk?keluar=1"
        pesan = server.open_page("", db_token)
        assert [satu.WhichOneof("type") for satu in pesan] == ["auth_redirect"]
        assert db_token not in server.log.read_text(encoding="utf-8")


def _any_kasi(server: Server) -> str:
    html = httpx.get(f"{server.alamat}/masuk").text
    return html.split("<b>Kasi ")[0].rsplit('value="', 1)[1].split('"')[0]
