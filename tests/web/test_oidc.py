"""Sign-in at an identity provider: a real one runs beside the test, on this machine's loopback."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx2 as httpx
import pytest
from starlette.testclient import TestClient

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Peran
from sakip.services.basis_data import Database
from sakip.services.ganti_sandi import change_sandi
from sakip.services.jejak import list_jejak
from sakip.services.pengguna import get_pelaku, set_status
from sakip.services.percobaan import GagalMasuk
from sakip.services.sesi import hash_token, read_sesi, sign_in
from sakip.storage.faktor_kedua import BarisFaktor, write_faktor
from sakip.web.kuki import NAMA, NAMA_OIDC
from sakip.web.penyedia import PenyediaGagal, SetelanOidc, discover, read_nama, read_setelan
from tests.orang import SANDI, a_person
from tests.server import find_port
from tests.web.conftest import ALAMAT

SETELAN = {
    "SAKIP_OIDC_KLIEN": "sakip",
    "SAKIP_OIDC_RAHASIA": "rahasia klien",
    "SAKIP_OIDC_ALAMAT": ALAMAT,
}
ORANG = ("penyusun", "ADMINISTRATOR", "orang-luar")
MULAI_PALING_LAMA = 60.0  # seconds


@pytest.fixture(scope="module")
def penerbit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a provider that knows three people, in a process of its own."""
    port = find_port()
    orang = [
        satu
        for nama in ORANG
        for satu in ("--user-claims", json.dumps({"sub": nama, "preferred_username": nama}))
    ]
    log = tmp_path_factory.mktemp("penyedia") / "log"
    with log.open("w", encoding="utf-8") as tulis:
        proses = subprocess.Popen(
            [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *orang],
            stdout=tulis,
            stderr=subprocess.STDOUT,
        )
        alamat = f"http://localhost:{port}"
        try:
            _wait(alamat, proses, log)
            yield alamat
        finally:
            proses.terminate()
            proses.wait(timeout=20)


def _wait(alamat: str, proses: "subprocess.Popen[bytes]", log: Path) -> None:
    batas = time.monotonic() + MULAI_PALING_LAMA
    while time.monotonic() < batas and proses.poll() is None:
        try:
            httpx.get(f"{alamat}/.well-known/openid-configuration", timeout=5)
            return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError(f"penyedia tidak menjawab:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture
def setelan(penerbit: str, monkeypatch: pytest.MonkeyPatch) -> SetelanOidc:
    """The office uses that provider."""
    for nama, nilai in (SETELAN | {"SAKIP_OIDC_PENERBIT": penerbit}).items():
        monkeypatch.setenv(nama, nilai)
    hasil = read_setelan()
    assert hasil is not None
    return hasil


def go_there(klien: TestClient, kembali: str = "/") -> str:
    """Leave for the provider; return the address the browser is sent to."""
    jawaban = klien.get("/masuk/oidc", params={"kembali": kembali})
    assert jawaban.status_code == 303, jawaban.text
    return str(jawaban.headers["location"])


def agree(tujuan: str, nama: str) -> str:
    """Sign in at the provider as this person; return the path and query it sends the browser back to."""
    jawaban = httpx.post(tujuan, data={"sub": nama}, follow_redirects=False)
    kembali = str(jawaban.headers["location"])
    assert kembali.startswith(f"{ALAMAT}/masuk/oidc/kembali?")
    return kembali.removeprefix(ALAMAT)


def test_who_signs_in_there_is_in_here_with_the_rights_we_gave(
    db: Database, setelan: SetelanOidc, klien: TestClient
) -> None:
    assert "Masuk dengan akun kantor" in klien.get("/masuk").text
    tujuan = go_there(klien, "/capaian?tahun=2026")
    assert tujuan.startswith(setelan.penerbit)
    assert "code_challenge_method=S256" in tujuan
    jawaban = klien.get(agree(tujuan, "penyusun"))
    assert jawaban.headers["location"] == "/capaian?tahun=2026"
    sesi = read_sesi(db, hash_token(klien.cookies[NAMA]))
    assert sesi is not None
    assert sesi.pelaku.kode == "penyusun"
    assert {tugas.peran for tugas in sesi.pelaku.penugasan} == {Peran.PENYUSUN}
    assert NAMA_OIDC not in klien.cookies
    (baris,) = list_jejak(db, get_pelaku(db, "inspektorat"), tindakan="masuk_akun_kantor")
    assert baris.pelaku == "penyusun"


def test_a_name_is_read_without_regard_to_case(
    db: Database, setelan: SetelanOidc, klien: TestClient
) -> None:
    klien.get(agree(go_there(klien), "ADMINISTRATOR"))
    sesi = read_sesi(db, hash_token(klien.cookies[NAMA]))
    assert sesi is not None
    assert sesi.pelaku.kode == "administrator"


def test_who_is_not_ours_or_deactivated_does_not_get_in(
    db: Database, setelan: SetelanOidc, klien: TestClient
) -> None:
    admin = a_person(db, Peran.ADMINISTRATOR, kode="lain")
    set_status(db, admin, "penyusun", aktif=False)
    for nama in ("orang-luar", "penyusun"):
        jawaban = klien.get(agree(go_there(klien), nama))
        assert jawaban.status_code == 401
        assert "belum terdaftar di SAKIP, atau tidak aktif lagi" in jawaban.text
        assert NAMA not in klien.cookies


def test_the_second_factor_is_asked_here_too(
    db: Database, setelan: SetelanOidc, klien: TestClient
) -> None:
    faktor = BarisFaktor(kode_pengguna="penyusun", rahasia="A" * 32, aktif=True, langkah_terakhir=0)
    with db.transaction() as cur:
        write_faktor(cur, faktor, waktu.now_utc())
    jawaban = klien.get(agree(go_there(klien), "penyusun"))
    assert jawaban.headers["location"].startswith("/masuk/kode")
    assert NAMA not in klien.cookies


def test_a_first_password_ends_when_its_person_comes_from_the_provider(
    db: Database, setelan: SetelanOidc, klien: TestClient
) -> None:
    a_person(db, Peran.PENYUSUN, kode="orang-luar", sandi=SANDI, wajib_ganti=True)
    klien.get(agree(go_there(klien), "orang-luar"))
    sesi = read_sesi(db, hash_token(klien.cookies[NAMA]))
    assert sesi is not None
    assert not sesi.tertahan
    with pytest.raises(GagalMasuk):
        sign_in(db, "orang-luar", SANDI, alamat="x", peramban="y")
    with pytest.raises(DataTidakSah, match="belum mempunyai kata sandi di SAKIP"):
        change_sandi(db, sesi.pelaku, SANDI, "pilihan sendiri")


def test_an_answer_is_taken_once_and_only_from_the_browser_that_asked(
    db: Database, setelan: SetelanOidc, klien: TestClient
) -> None:
    kembali = agree(go_there(klien), "penyusun")
    pengenal = klien.cookies[NAMA_OIDC]
    for lain in ("", "karangan"):
        klien.cookies.clear()
        klien.cookies.set(NAMA_OIDC, lain)
        assert klien.get(kembali).status_code == 401
    klien.cookies.clear()
    klien.cookies.set(NAMA_OIDC, pengenal)
    assert klien.get(kembali).status_code == 303
    klien.cookies.clear()
    klien.cookies.set(NAMA_OIDC, pengenal)
    assert klien.get(kembali).status_code == 401


def test_an_identity_for_another_sign_in_or_another_program_is_refused(
    db: Database, setelan: SetelanOidc, klien: TestClient
) -> None:
    for nonce, untuk in (("lain", setelan), (None, None)):
        tujuan = go_there(klien)
        kueri = httpx.URL(agree(tujuan, "penyusun")).params
        asli = httpx.URL(tujuan).params["nonce"]
        pakai = untuk or replace(setelan, klien="lain")
        with pytest.raises(PenyediaGagal):
            read_nama(pakai, kueri["code"], nonce=nonce or asli, rahasia="x" * 64)


def test_a_provider_that_does_not_answer_is_said_in_a_sentence(
    db: Database, setelan: SetelanOidc, klien: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAKIP_OIDC_PENERBIT", f"http://localhost:{find_port()}")
    jawaban = klien.get("/masuk/oidc")
    assert jawaban.status_code == 502
    assert "tidak menjawab sebagaimana mestinya" in jawaban.text


def test_what_does_not_stand_at_the_agreed_issuer_is_no_provider(setelan: SetelanOidc) -> None:
    assert discover(setelan)["issuer"] == setelan.penerbit
    with pytest.raises(PenyediaGagal):
        discover(replace(setelan, penerbit=f"{setelan.penerbit}/lain"))


def test_without_the_settings_there_is_no_such_way_in(db: Database, klien: TestClient) -> None:
    assert "akun kantor" not in klien.get("/masuk").text
    assert klien.get("/masuk/oidc").status_code == 502
    assert klien.get("/masuk/oidc/kembali?code=x&state=y").status_code == 401


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        pytest.param({"SAKIP_OIDC_RAHASIA": " "}, "SAKIP_OIDC_RAHASIA belum diisi", id="missing"),
        pytest.param(
            {"SAKIP_OIDC_PENERBIT": "http://masuk.example"}, "bukan alamat https", id="not https"
        ),
        pytest.param({"SAKIP_OIDC_ALAMAT": "ftp://x"}, "bukan alamat https", id="our own address"),
    ],
)
def test_settings_that_are_half_there_are_refused(ubah: dict[str, str], pesan: str) -> None:
    penuh = SETELAN | {"SAKIP_OIDC_PENERBIT": "https://masuk.example"}
    assert read_setelan(penuh) is not None
    assert read_setelan({}) is None
    with pytest.raises(DataTidakSah, match=pesan):
        read_setelan(penuh | ubah)
