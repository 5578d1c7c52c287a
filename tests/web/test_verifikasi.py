"""A stranger at /verifikasi: with a code, a wrong one, the very PDF, a changed one, and files no one would send."""

import gzip
import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sakip.services.basis_data import Database
from sakip.services.verifikasi import MEGABYTE_TERBESAR
from sakip.storage.berkas import keep_berkas
from sakip.storage.dokumen_final import BarisDokumen, write_dokumen

REKAMAN = Path(__file__).parents[1] / "documents" / "rekaman" / "lkj-2025.versi-1.json.gz"
PDF = b"%PDF-1.7 yang dibekukan"
KODE = "ABCDEFGH2345"


@pytest.fixture
def final(db: Database) -> None:
    """A final document that an older program has frozen."""
    baris = BarisDokumen(
        kode_instansi="kecamatan-uji",
        kode=KODE,
        jenis="lkj",
        tahun=2025,
        periode="TAHUN",
        perubahan_ke=0,
        judul="Laporan Kinerja (LKj) 2025",
        nomor="000.8/1",
        tanggal=date(2026, 2, 20),
        penanda_tangan="Wibawa Contohadi",
        jabatan="Camat Donomulyo",
        sidik_bahan=keep_berkas(db.folder, gzip.decompress(REKAMAN.read_bytes())),
        sidik_pdf=hashlib.sha256(PDF).hexdigest(),
        difinalkan_oleh="camat",
        difinalkan_pada=datetime(2026, 2, 20, tzinfo=UTC).replace(tzinfo=None),
    )
    with db.transaction() as cur:
        write_dokumen(cur, baris)


def send(klien: TestClient, isi: bytes, nama: str = "lkj.pdf") -> str:
    jawaban = klien.post("/verifikasi", files={"berkas": (nama, isi, "application/pdf")})
    assert jawaban.status_code == 200
    return jawaban.text


def test_a_code_tells_whose_paper_it_is_and_a_wrong_one_that_it_is_not_known(
    final: None, klien: TestClient
) -> None:
    benar = klien.get("/verifikasi", params={"kode": " abcd-efgh 2345 "}).text
    assert "Kode ini milik dokumen berikut" in benar
    assert "asli" not in benar, "a code says nothing about the paper that bears it"
    assert "000.8/1" in benar
    salah = klien.get("/verifikasi", params={"kode": "<b>SALAH</b>"}).text
    assert "Kode tidak dikenal" in salah
    assert "<b>SALAH" not in salah


def test_the_very_pdf_is_known_and_one_changed_letter_is_not(
    final: None, klien: TestClient
) -> None:
    assert "sama persis dengan dokumen final" in send(klien, PDF)
    diubah = send(klien, PDF.replace(b"1.7", b"1.4"), "<i>lkj</i>.pdf")
    assert "bukan dokumen final" in diubah
    assert "000.8/1" not in diubah
    assert "<i>lkj" not in diubah


def test_no_file_an_empty_one_and_one_that_is_too_large_are_answered_in_words(
    final: None, klien: TestClient
) -> None:
    assert "belum dipilih, atau kosong" in send(klien, b"")
    assert "belum dipilih, atau kosong" in klien.post("/verifikasi", data={"berkas": "x"}).text
    besar = str(MEGABYTE_TERBESAR * 2**20 * 2)
    jawaban = klien.post("/verifikasi", headers={"Content-Length": besar}, content=b"x")
    assert jawaban.status_code == 413
