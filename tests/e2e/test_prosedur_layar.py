"""Donomulyo, 13 steps, by four people each at their own browser: from the Camat's order to the archive."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sakip.services.contoh import build_contoh
from sakip.services.pelaksanaan import start_pelaksanaan
from sakip.services.pengguna import get_pelaku, set_status
from sakip.storage.connection import open_database
from tests.peramban import SABAR, open_as, perlu_peramban, press
from tests.server import Server, run_server

pytestmark = [perlu_peramban, pytest.mark.panjang]
DONOMULYO = "kecamatan-donomulyo-pengumpulan-kinerja"
CATATAN = re.compile("^(Catatan|Instruksi)")


LAIN = ("kasi.ppm", "kasi.kesos", "kasi.trantib", "kasi.yanlik", "kasubbag.umum")


@pytest.fixture
def server(db_file: Path) -> Iterator[tuple[Server, str]]:
    """The example office with one Kasi, whose forms of 2026 are not complete yet, and a run."""
    db = open_database(db_file)
    build_contoh(db)
    for satu in LAIN:
        set_status(db, get_pelaku(db, "admin"), satu, aktif=False)
    kode = start_pelaksanaan(db, get_pelaku(db, "camat"), DONOMULYO, "LKj 2026", 2026)
    db.close()
    with run_server(db_file) as server:
        yield server, f"{server.alamat}/prosedur?pelaksanaan={kode}"


def take_step(
    page: Page, alamat: str, nomor: int, tombol: str, *, catatan: str = "", tautan: bool = False
) -> None:
    """Take the step at hand as the person of this browser; wait until the page says it was done."""
    langkah = page.get_by_text(f"Langkah {nomor} dari 13")
    if not langkah.is_visible():  # who acts twice in a row has the next step before them already
        page.goto(alamat)
    expect(langkah).to_be_visible(timeout=SABAR)
    formulir = page.get_by_test_id("stForm").filter(has=page.get_by_role("button", name=tombol))
    if catatan:
        formulir.get_by_label(CATATAN).fill(catatan)
    if tautan:
        formulir.get_by_label("Nama tautan").fill("Dokumen LKj")
        formulir.get_by_label("Alamat tautan").fill("https://kantor.id/lkj")
    press(formulir.get_by_role("button", name=tombol))
    kabar = "Diputuskan" if "Ya" in tombol or "Tidak" in tombol else f"Langkah {nomor} selesai"
    expect(page.get_by_test_id("stAlert").get_by_text(kabar)).to_be_visible(timeout=SABAR)


def test_thirteen_steps_by_four_people_end_in_the_archive(
    server: tuple[Server, str], peramban: Browser
) -> None:
    peladen, alamat = server
    camat, sekcam, kasi, jf = (
        open_as(peramban, peladen, satu) for satu in ("camat", "sekcam", "kasi.pem", "kasubbag.pep")
    )  # fmt: skip
    selesai = "Nyatakan selesai"
    take_step(camat, alamat, 1, selesai, catatan="Susun LAKIP sebelum akhir Februari")
    take_step(sekcam, alamat, 2, selesai, catatan="Format disampaikan")
    take_step(kasi, alamat, 3, selesai, catatan="Formulir dan bukti lengkap")
    take_step(jf, alamat, 4, selesai, catatan="Semua formulir terhimpun")
    take_step(jf, alamat, 5, "Ya, lanjutkan")
    take_step(jf, alamat, 6, selesai, tautan=True)
    take_step(sekcam, alamat, 7, "Tidak, kembalikan", catatan="Bab III belum lengkap")
    take_step(jf, alamat, 6, selesai, tautan=True)
    take_step(sekcam, alamat, 7, "Ya, lanjutkan")
    take_step(sekcam, alamat, 8, selesai, tautan=True)
    take_step(sekcam, alamat, 9, selesai, catatan="Diserahkan")
    take_step(camat, alamat, 10, selesai, tautan=True)
    _number_surat(jf, alamat)
    take_step(jf, alamat, 11, selesai)
    take_step(jf, alamat, 12, selesai, catatan="Tiga rangkap")
    _send(jf)
    take_step(jf, alamat, 13, selesai)
    jf.goto(f"{peladen.alamat}/prosedur")
    jf.get_by_text("Arsip", exact=True).click()
    baris = jf.get_by_role("row").filter(has_text="LKj 2026")
    expect(baris).to_contain_text("Bagian Organisasi, 1 rangkap, diterima Ani")


def _number_surat(page: Page, alamat: str) -> None:
    page.goto(alamat)
    expect(page.get_by_text("Langkah 11 dari 13")).to_be_visible(timeout=SABAR)
    page.get_by_role("textbox", name="Kepada", exact=True).fill("Bupati Malang")
    page.get_by_label("Perihal").fill("Penyampaian LKj 2026")
    press(page.get_by_role("button", name="Beri nomor"))
    expect(page.get_by_text("Nomor suratnya 000.8.6.3/1/2026")).to_be_visible(timeout=SABAR)


def _send(page: Page) -> None:
    expect(page.get_by_text("Langkah 13 dari 13")).to_be_visible(timeout=SABAR)
    page.get_by_label("Dikirim kepada").fill("Bagian Organisasi")
    press(page.get_by_role("button", name="Tambah ke daftar"))
    expect(page.get_by_text("Pengiriman tercatat")).to_be_visible(timeout=SABAR)
    page.get_by_label("Diterima oleh").fill("Ani")
    press(page.get_by_role("button", name="Simpan tanda terima"))
    expect(page.get_by_text("Tanda terima tercatat")).to_be_visible(timeout=SABAR)
