"""The round trip in a real browser: the Kasi fills and uploads the form, the Camat sees the year."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.isi_formulir import alamat, fill_formulir
from tests.peramban import SABAR, open_as, perlu_peramban, press
from tests.server import Server, run_server

pytestmark = perlu_peramban
# Triwulan III, in which this unit has left IKK-21 blank.
FORMULIR = "pengumpulan?unit=TRANTIB&tahun=2026&triwulan=3"


@pytest.fixture
def server(file_contoh: Path) -> Iterator[Server]:
    with run_server(file_contoh) as server:
        yield server


def annual_number(peramban: Browser, server: Server) -> str:
    """Return the year's number as the Camat reads it: "97,21"."""
    page = open_as(peramban, server, "camat", "capaian-tahunan?tahun=2026")
    expect(page.get_by_role("heading", name="Capaian Tahunan")).to_be_visible(timeout=SABAR)
    expect(page.get_by_text("Yang tertinggal")).to_be_visible(timeout=SABAR)
    teks = page.locator("[data-testid='stMain']").inner_text()
    page.context.close()
    cocok = re.search(r"Capaian s\.d\.[^%]*?(\d+,\d\d)\s*%|Capaian \d{4}[^%]*?(\d+,\d\d)\s*%", teks)
    assert cocok, teks[:600]
    return cocok[1] or cocok[2]


def test_the_kasi_uploads_and_the_camats_year_changes(
    server: Server, peramban: Browser, tmp_path: Path
) -> None:
    semula = annual_number(peramban, server)
    page = open_as(peramban, server, "kasi.trantib", FORMULIR)
    with page.expect_download() as unduhan:
        page.get_by_role("link", name=re.compile("Unduh formulir Excel")).first.click()
    templat = Path(unduhan.value.path()).read_bytes()
    berkas = tmp_path / unduhan.value.suggested_filename
    berkas.write_bytes(fill_formulir(templat, {"IKK-21": {"Nilai": 60}, "IKK-19": {"Nilai": 4}}))

    page.locator("input[type=file]").first.set_input_files(berkas)
    expect(page.get_by_text("Periksa, lalu simpan")).to_be_visible(timeout=SABAR)
    tabel = page.get_by_role("table", name="Pratinjau setiap baris")
    expect(tabel).to_contain_text(alamat(templat, "IKK-19", "Nilai"))
    expect(tabel).to_contain_text("Jumlah gangguan ketenteraman")
    setuju = page.get_by_text(re.compile("Saya sudah membaca"))
    if setuju.count():
        press(setuju)
    simpan = page.get_by_role("button", name=re.compile(r"Simpan 2 baris"))
    expect(simpan).to_be_enabled(timeout=SABAR)
    press(simpan)
    expect(page.get_by_text(re.compile("2 baris berubah"))).to_be_visible(timeout=SABAR)
    page.context.close()
    assert annual_number(peramban, server) != semula


@pytest.mark.panjang
def test_a_file_with_faults_lists_them_all_and_cannot_be_saved(
    server: Server, peramban: Browser, tmp_path: Path
) -> None:
    page = open_as(peramban, server, "kasi.trantib", FORMULIR)
    with page.expect_download() as unduhan:
        page.get_by_role("link", name=re.compile("Unduh formulir Excel")).first.click()
    templat = Path(unduhan.value.path()).read_bytes()
    berkas = tmp_path / "formulir.xlsx"
    salah = {"IKK-19": {"Nilai": "lima"}, "IKU-06": {"Nilai": "1,500"}}
    berkas.write_bytes(fill_formulir(templat, salah))
    page.locator("input[type=file]").first.set_input_files(berkas)
    for kode in salah:
        expect(page.get_by_text(alamat(templat, kode, "Nilai")).first).to_be_visible(timeout=SABAR)
    expect(page.get_by_role("button", name=re.compile(r"^Simpan( \d+ baris)?$"))).to_be_disabled()
    with page.expect_download() as perbaikan:
        press(page.get_by_role("button", name="Unduh berkas perbaikan"))
    assert perbaikan.value.suggested_filename == "Perbaikan-TRANTIB-2026-TW3.xlsx"
    page.context.close()
