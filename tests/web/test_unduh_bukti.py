"""Evidence over HTTP: handed out to who may see the figure, shown in place and able to do nothing."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from sakip.domain.bukti_dukung import BerkasBaru, TautanBaru
from sakip.domain.peran import Peran, pelaku_baris_perintah
from sakip.domain.periode import Triwulan
from sakip.services.basis_data import Database
from sakip.services.bukti_dukung import add_bukti, remove_bukti, replace_bukti
from sakip.services.jejak import list_jejak
from sakip.web import unduh_bukti
from sakip.web.aplikasi import lifespan, middleware, routes
from tests.berkas_bukti import a_pdf, a_picture, an_office
from tests.builders import INDIKATOR, TAHUN, an_indikator, save
from tests.orang import KANTOR, UNIT, UNIT_LAIN
from tests.web.conftest import ALAMAT, HALAMAN, sign_in_as

UNDUH, LIHAT = "/unduh/bukti", unduh_bukti.LIHAT
TW1 = Triwulan(TAHUN, 1)
PELAKU = pelaku_baris_perintah(KANTOR)
NAMA = "berita “acara”; ré 报告\u00a0x.pdf"


@pytest.fixture
def klien(db: Database) -> Iterator[TestClient]:
    """A browser at a server with just our routes, signed in as nobody."""
    save(
        db,
        an_indikator(kode_instansi=KANTOR, kode_unit=UNIT),
        an_indikator(kode_instansi=KANTOR, kode_unit=UNIT_LAIN, kode="IKU-02"),
    )
    unduh_bukti.register()
    app = Starlette(
        routes=[*routes(), *unduh_bukti.routes()],
        middleware=middleware(HALAMAN),
        lifespan=lifespan,
    )
    with TestClient(
        app, base_url=ALAMAT, headers={"Origin": ALAMAT}, follow_redirects=False
    ) as klien:
        yield klien


def add(db: Database, nama: str, isi: bytes, kode_unit: str = UNIT, kode: str = INDIKATOR) -> str:
    """Hand in a file; return its kode."""
    return add_bukti(db, PELAKU, kode_unit, TW1, kode, BerkasBaru(nama=nama, isi=isi)).kode


def test_a_download_is_an_attachment_under_its_own_name(db: Database, klien: TestClient) -> None:
    kode = add(db, NAMA, a_pdf())
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    jawaban = klien.get(UNDUH, params={"kode": kode})
    assert jawaban.status_code == 200
    assert jawaban.content == a_pdf()
    assert jawaban.headers["content-type"] == "application/pdf"
    kepala = jawaban.headers["content-disposition"]
    assert kepala.startswith("attachment; filename*=utf-8''berita%20%E2%80%9Cacara")
    assert kepala.isascii()
    assert jawaban.headers["x-content-type-options"] == "nosniff"
    assert jawaban.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("nama", "isi", "media"),
    [
        pytest.param("a.pdf", a_pdf(), "application/pdf", id="pdf"),
        pytest.param("a.png", a_picture("PNG"), "image/png", id="png"),
        pytest.param("a.jpg", a_picture("JPEG"), "image/jpeg", id="jpeg"),
        pytest.param("a.webp", a_picture("WEBP"), "image/webp", id="webp"),
    ],
)
def test_a_pdf_and_a_picture_are_shown_in_place_and_can_do_nothing(
    db: Database, klien: TestClient, nama: str, isi: bytes, media: str
) -> None:
    kode = add(db, nama, isi)
    sign_in_as(klien, Peran.PENGELOLA_DATA)
    jawaban = klien.get(LIHAT, params={"kode": kode})
    assert jawaban.status_code == 200
    assert jawaban.content == isi
    kepala = jawaban.headers
    assert kepala["content-type"] == media
    assert kepala["content-disposition"] == f"inline; filename*=utf-8''{nama}"
    assert kepala["x-content-type-options"] == "nosniff"
    assert kepala["x-frame-options"] == "SAMEORIGIN"
    assert kepala["cache-control"] == "no-store"
    aturan = [satu.strip() for satu in kepala["content-security-policy"].split(";")]
    assert aturan[:2] == ["sandbox", "default-src 'none'"]
    assert "frame-ancestors 'self'" in aturan
    assert not any(satu.startswith(("script-src", "connect-src")) for satu in aturan)


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        pytest.param("a.docx", an_office(), id="docx"),
        pytest.param("a.txt", b"halo <b>tebal</b>", id="text"),
        pytest.param("a.csv", b"a;b", id="csv"),
    ],
)
def test_other_kinds_are_downloaded_and_never_shown(
    db: Database, klien: TestClient, nama: str, isi: bytes
) -> None:
    kode = add(db, nama, isi)
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    tampil = klien.get(LIHAT, params={"kode": kode})
    assert tampil.status_code == 400
    assert "Unduh berkasnya" in tampil.text
    unduh = klien.get(UNDUH, params={"kode": kode})
    assert unduh.content == isi
    assert unduh.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize("alamat", [UNDUH, LIHAT])
@pytest.mark.parametrize("peran", [peran for peran in Peran if peran is not Peran.BARIS_PERINTAH])
def test_another_units_evidence_is_answered_as_if_it_were_not_there(
    db: Database, klien: TestClient, peran: Peran, alamat: str
) -> None:
    milik, orang_lain = add(db, "a.pdf", a_pdf()), add(db, "b.pdf", a_pdf(), UNIT_LAIN, "IKU-02")
    sign_in_as(klien, peran)
    tidak_ada = klien.get(alamat, params={"kode": "0" * 32})
    assert tidak_ada.status_code >= 400
    melihat_unit = peran is not Peran.ADMINISTRATOR
    melihat_semua = melihat_unit and peran not in {Peran.PENYUPLAI_DATA, Peran.STAF}
    for kode, boleh in ((milik, melihat_unit), (orang_lain, melihat_semua)):
        jawaban = klien.get(alamat, params={"kode": kode})
        if boleh:
            assert jawaban.content == a_pdf()
        else:
            assert (jawaban.status_code, jawaban.text) == (tidak_ada.status_code, tidak_ada.text)


@pytest.mark.parametrize("alamat", [UNDUH, LIHAT])
@pytest.mark.parametrize(
    "kueri",
    [
        {},
        {"kode": ""},
        {"kode": "../../sakip.duckdb"},
        {"kode": "' or 1=1 --"},
        {"kode": "x", "versi": "satu"},
        {"kode": "x", "versi": "-1"},
        {"kode": "x", "versi": "9" * 5_000},
    ],
)
def test_an_address_that_leads_nowhere_says_so(
    db: Database, klien: TestClient, alamat: str, kueri: dict[str, str]
) -> None:
    sign_in_as(klien, Peran.PENGELOLA_DATA)
    jawaban = klien.get(alamat, params=kueri)
    assert jawaban.status_code in {400, 404}
    assert "tidak ada" in jawaban.text


@pytest.mark.parametrize("alamat", [UNDUH, LIHAT])
def test_without_a_session_nothing_is_handed_out(
    db: Database, klien: TestClient, alamat: str
) -> None:
    kode = add(db, "a.pdf", a_pdf())
    assert klien.get(alamat, params={"kode": kode}).status_code == 401


def test_an_older_versi_is_there_by_its_number_and_a_removed_one_is_not(
    db: Database, klien: TestClient
) -> None:
    kode = add(db, "a.pdf", a_pdf())
    replace_bukti(db, PELAKU, kode, 1, BerkasBaru(nama="b.png", isi=a_picture("PNG")))
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    assert klien.get(LIHAT, params={"kode": kode}).content == a_picture("PNG")
    assert klien.get(LIHAT, params={"kode": kode, "versi": "1"}).content == a_pdf()
    remove_bukti(db, PELAKU, kode, 2)
    assert klien.get(LIHAT, params={"kode": kode}).status_code == 404
    assert klien.get(UNDUH, params={"kode": kode, "versi": "1"}).content == a_pdf()


def test_a_link_is_not_a_file(db: Database, klien: TestClient) -> None:
    tautan = TautanBaru(nama="Foto", alamat="https://contoh.go.id/x")
    kode = add_bukti(db, PELAKU, UNIT, TW1, INDIKATOR, tautan).kode
    sign_in_as(klien, Peran.PENYUPLAI_DATA)
    for alamat in (UNDUH, LIHAT):
        jawaban = klien.get(alamat, params={"kode": kode})
        assert jawaban.status_code >= 400
        assert "contoh.go.id" not in jawaban.text


def test_who_looked_and_who_downloaded_is_traced(db: Database, klien: TestClient) -> None:
    kode = add(db, "a.pdf", a_pdf())
    sign_in_as(klien, Peran.INSPEKTORAT)
    klien.get(LIHAT, params={"kode": kode})
    klien.get(UNDUH, params={"kode": kode})
    jejak = list_jejak(db, PELAKU, oleh="inspektorat")[:2]
    assert [satu.tindakan for satu in jejak] == ["unduh", "lihat_bukti"]
    assert all(kode in (satu.baru or "") for satu in jejak)
