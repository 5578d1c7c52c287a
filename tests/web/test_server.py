"""The real server: every page as its very first request, with and without a session, and its end."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import httpx2 as httpx
import pytest

from sakip.domain.peran import PERAN_DAPAT_DIBERIKAN, Hak, Pelaku, Peran
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


def sign_in_beforehand(berkas: Path, halaman: Halaman, *, boleh: bool) -> tuple[Pelaku, str] | None:
    """Open a session in the store for someone who may (or may not) open the page, each time in another role."""
    db = open_database(berkas)
    pertama = pick_orang(list_pelaku_contoh(db), boleh=boleh)[halaman.berkas]
    hasil = None
    if pertama is not None:
        token = sign_in_contoh(db, pertama.kode, alamat="127.0.0.1", peramban="uji")
        hasil = pertama, token
    db.close()
    return hasil


def pick_orang(semua: list[Pelaku], *, boleh: bool) -> dict[str, Pelaku | None]:
    """Return who opens each page first: of those who may (or may not), one whose role came least often."""
    terpakai: Counter[Peran] = Counter()
    pilihan: dict[str, Pelaku | None] = {}
    for halaman in sorted(
        HALAMAN, key=lambda satu: sum(map(satu.may_open, semua)), reverse=not boleh
    ):
        orang = [pelaku for pelaku in semua if halaman.may_open(pelaku) is boleh]
        satu = min(orang, key=lambda p: terpakai[p.penugasan[0].peran], default=None)
        if satu is not None:
            terpakai[satu.penugasan[0].peran] += 1
        pilihan[halaman.berkas] = satu
    return pilihan


def test_among_the_first_requests_is_one_of_each_role(berkas: Path) -> None:
    db = open_database(berkas)
    semua = list_pelaku_contoh(db)
    db.close()
    for boleh in (True, False):
        pertama = [p for p in pick_orang(semua, boleh=boleh).values() if p is not None]
        assert {p.penugasan[0].peran for p in pertama} == set(PERAN_DAPAT_DIBERIKAN), boleh


def titles(server: Server, jalur: str, token: str | None) -> list[str]:
    return list_teks(server.open_page(jalur, token))


@pytest.mark.parametrize("halaman", HALAMAN, ids=lambda halaman: halaman.berkas)
def test_a_page_as_the_first_request_opens_for_who_may_open_it(
    berkas: Path, halaman: Halaman
) -> None:
    masuk = sign_in_beforehand(berkas, halaman, boleh=True)
    assert masuk is not None
    with run_server(berkas) as server:
        teks = titles(server, halaman.jalur, masuk[1])
        assert any(masuk[0].nama.split()[0] in satu for satu in teks), "the strip names the person"
        assert any("CONTOH" in satu for satu in teks)
        assert not any("tidak berhak" in satu or "belum masuk" in satu for satu in teks), teks
        assert "Traceback" not in server.log.read_text(encoding="utf-8")


@pytest.mark.parametrize("halaman", HALAMAN, ids=lambda halaman: halaman.berkas)
def test_a_page_as_the_first_request_shows_nothing_to_nobody_and_to_who_may_not_open_it(
    berkas: Path, halaman: Halaman
) -> None:
    """Nobody's request runs no script, so the one after it is the first run of this server."""
    masuk = sign_in_beforehand(berkas, halaman, boleh=False)
    assert masuk or halaman.hak in {None, Hak.UJI_SILANG}, "these two are everybody's"
    with run_server(berkas) as server:
        pesan = server.open_page(halaman.jalur, None)
        assert [satu.WhichOneof("type") for satu in pesan] == ["auth_redirect"]
        assert pesan[0].auth_redirect.url.startswith("/masuk")
        dokumen = httpx.get(f"{server.alamat}/{halaman.jalur}", follow_redirects=False)
        assert dokumen.headers["location"].startswith("/masuk")
        if masuk is not None:
            teks = titles(server, halaman.jalur, masuk[1])
            assert any("tidak berhak" in satu for satu in teks), teks
            assert halaman.judul not in teks


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
