"""Every route x every role, signed out, and with a first password: allowed or refused as the table says.

Deny by default: a route or a page that is not in the table fails the test. What /unduh gives to which
role stands in test_matriks_unduh.py, what a page draws for which role in tests/pages/test_gate.py.
"""

from pathlib import Path

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from sakip.domain.peran import pelaku_baris_perintah
from sakip.services import basis_data
from sakip.services.basis_data import Database
from sakip.services.pengguna import create_pengguna
from sakip.ui.menu import HALAMAN
from sakip.web.aplikasi import routes
from sakip.web.kuki import NAMA
from tests.kantor_contoh import berkas_contoh
from tests.orang import SANDI
from tests.web import conftest

__all__ = ["berkas_contoh"]

ORANG = ("camat", "sekcam", "kasubbag.pep", "kasi.pem", "staf.pem", "inspektorat", "admin", "tamu")
BARU = "baru"  # holds a first password: one page is open until it is changed
MASUK = "303 /masuk"
# method path: (signed out, signed in whatever the role, with a first password)
# fmt: off
TABEL = {
    "GET /masuk":               ("200", "303 /", "303 /"),
    "POST /masuk":              ("401", "401", "401"),
    "GET /masuk/kode":          (MASUK, MASUK, MASUK),
    "POST /masuk/kode":         ("401", "401", "401"),
    "GET /masuk/oidc":          ("502", "502", "502"),
    "GET /masuk/oidc/kembali":  ("401", "401", "401"),
    "GET /keluar":              ("303 /", "303 /", "303 /"),
    "POST /keluar":             ("303 /masuk?keluar=1", "303 /masuk?keluar=1", "303 /masuk?keluar=1"),
    "GET /auth/logout":         ("303 /masuk?keluar=1", "303 /", "303 /"),
    "GET /sandi":               ("303 /masuk", "200", "200"),
    "POST /sandi":              ("401", "400", "400"),
    "GET /faktor-kedua":        ("303 /masuk", "200", "303 /sandi"),
    "POST /faktor-kedua":       ("401", "200", "303 /sandi"),
    "GET /mulai":               ("303 /", "303 /", "303 /"),
    "GET /mulai/contoh":        ("303 /mulai", "303 /mulai", "303 /mulai"),
    "POST /mulai/contoh":       (MASUK, MASUK, MASUK),
    "GET /mulai/kantor":        ("303 /", "303 /", "303 /"),
    "POST /mulai/kantor":       ("303 /", "303 /", "303 /"),
    "GET /unduh/{nama}":        ("401", "404", "401"),
    "GET /unduh/bukti/lihat":   ("401", "404", "401"),
    "GET /healthz":             ("200", "200", "200"),
    "GET /verifikasi":          ("200", "200", "200"),  # for whoever holds the paper
    "POST /verifikasi":         ("200", "200", "200"),  # or its PDF
    "GET /aset/{nama}":         ("404", "404", "404"),
    "GET /favicon.ico":         ("200", "200", "200"),
} | {
    f"GET /{halaman.jalur}":   (f"303 /masuk?kembali=/{halaman.jalur}" if halaman.jalur else MASUK, "200", "303 /sandi")
    for halaman in HALAMAN
}
# fmt: on


@pytest.fixture
def db(berkas_contoh: Path, kosong: None, monkeypatch: pytest.MonkeyPatch) -> Database:
    basis_data.default_path().write_bytes(berkas_contoh.read_bytes())
    monkeypatch.setattr(conftest, "HALAMAN", tuple(halaman.jalur for halaman in HALAMAN))
    db = basis_data.database()
    admin = pelaku_baris_perintah("donomulyo")
    create_pengguna(db, admin, kode="tamu", nama="Tanpa peran")
    create_pengguna(db, admin, kode=BARU, nama="Orang baru", sandi=SANDI)
    return db


def be(klien: TestClient, siapa: str | None) -> None:
    """Make the browser this person's, or nobody's."""
    klien.cookies.clear()
    if siapa == BARU:
        klien.post("/masuk", data={"nama": BARU, "sandi": SANDI})
    elif siapa is not None:
        klien.post("/masuk", data={"orang": siapa})
    assert (NAMA in klien.cookies) is (siapa is not None)


def ask(klien: TestClient, rute: str) -> str:
    """Return how a route answers: its status, and where it sends the browser."""
    cara, jalur = rute.split(" ")
    jawaban = klien.request(cara, jalur.replace("{nama}", "tidak-ada"), data={} if cara == "POST" else None)  # fmt: skip
    tujuan = jawaban.headers.get("location", "").split("?kembali=/sandi")[0].split("?kembali=/faktor")[0]  # fmt: skip
    return f"{jawaban.status_code} {tujuan}".strip()


def test_every_route_and_every_page_is_in_the_table() -> None:
    ada = {
        f"{cara} {rute.path}"
        for rute in routes()
        if isinstance(rute, Route)
        for cara in (rute.methods or set()) - {"HEAD"}
    }
    assert ada | {f"GET /{halaman.jalur}" for halaman in HALAMAN} == TABEL.keys()
    assert all(isinstance(rute, Route) for rute in routes()), "a mount would hide routes"


def test_each_cell_is_answered_as_the_table_says(db: Database, klien: TestClient) -> None:
    salah = []
    for siapa in (None, *ORANG, BARU):
        kolom = 0 if siapa is None else 2 if siapa == BARU else 1
        be(klien, siapa)
        for rute, wajar in TABEL.items():
            jawaban = ask(klien, rute)
            if jawaban != wajar[kolom]:
                salah.append(f"{siapa} {rute}: {jawaban}, bukan {wajar[kolom]}")
            if siapa is not None and NAMA not in klien.cookies:
                be(klien, siapa)  # that route has signed them out
    assert salah == []
