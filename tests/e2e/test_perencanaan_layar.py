"""An empty office gets its whole plan by import alone, in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sakip.domain.peran import Peran, pelaku_baris_perintah
from sakip.services.rencana import export_rencana
from sakip.storage.connection import open_database
from tests.documents.baca_dokumen import read_pdf
from tests.orang import a_kantor, a_person
from tests.peramban import SABAR, perlu_peramban, press
from tests.server import Server, run_server

pytestmark = perlu_peramban


@pytest.fixture
def buku(berkas_contoh: Path, tmp_path: Path) -> Path:
    """The plan of the example office as the workbook that people fill in."""
    asal = tmp_path / "asal.duckdb"
    asal.write_bytes(berkas_contoh.read_bytes())
    db = open_database(asal)
    berkas = tmp_path / "perencanaan.xlsx"
    berkas.write_bytes(export_rencana(db, pelaku_baris_perintah("donomulyo")))
    db.close()
    return berkas


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """An office with its people and nothing else."""
    path = tmp_path / "kosong.duckdb"
    db = open_database(path)
    a_kantor(db)
    a_person(db, Peran.PENYUSUN, kode="penyusun")
    db.close()
    with run_server(path) as server:
        yield server


def test_an_empty_office_gets_its_whole_plan_by_import_alone(
    server: Server, peramban: Browser, buku: Path
) -> None:
    konteks = peramban.new_context(viewport={"width": 1366, "height": 768}, locale="id-ID")
    konteks.set_default_timeout(SABAR)
    page = konteks.new_page()
    page.goto(f"{server.alamat}/masuk")
    page.locator("button[value='penyusun']").click()
    page.goto(f"{server.alamat}/renstra-iku")
    expect(page.get_by_text("Belum ada rencana.")).to_be_visible(timeout=SABAR)
    page.locator("input[type=file]").set_input_files(buku)
    simpan = page.get_by_role("button", name=re.compile(r"^Simpan \d+ baris"))
    expect(simpan).to_be_enabled(timeout=SABAR)
    press(simpan)
    expect(page.get_by_text("perencanaan.xlsx tersimpan")).to_be_visible(timeout=SABAR)
    expect(page.get_by_role("row", name="IKU-01").first).to_contain_text("90,12")
    expect(page.get_by_text("30 dari 35 target PK sama dengan RKT.")).to_be_visible()
    page.goto(f"{server.alamat}/program-anggaran")
    expect(page.get_by_role("row", name="7.01.03.2.01.0003").first).to_contain_text("122.500.000")
    page.goto(f"{server.alamat}/rencana-aksi")
    aksi = page.get_by_text("Survei kepuasan masyarakat atas sembilan unsur layanan")
    expect(aksi).to_be_visible(timeout=SABAR)
    page.goto(f"{server.alamat}/pohon-kinerja")
    expect(page.get_by_text("IKU-06 Jumlah pelanggaran").first).to_be_visible(timeout=SABAR)
    expect(page.get_by_text("Diperjanjikan oleh Camat").first).to_be_visible()
    page.goto(f"{server.alamat}/perjanjian-kinerja")
    with page.expect_download(timeout=SABAR) as unduhan:
        press(page.get_by_role("button", name="Unduh semua (PDF)"))
    assert unduhan.value.suggested_filename == "perjanjian-kinerja-2026.pdf"
    tujuan = buku.with_suffix(".pdf")
    unduhan.value.save_as(tujuan)
    teks = read_pdf(tujuan.read_bytes())
    for bagian in ("PERJANJIAN KINERJA", "Kecamatan Uji", "Indeks Kepuasan Masyarakat", "92,5"):
        assert bagian.casefold() in teks.casefold()
