"""Evidence in a real browser: a Kasi hands it in, the Sekretaris sees it behind the figure, another unit does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.berkas_bukti import a_pdf, a_picture
from tests.peramban import SABAR, open_as, perlu_peramban, press, wait_idle
from tests.server import Server, run_server

pytestmark = [perlu_peramban, pytest.mark.panjang]  # without a browser: pages/test_bukti_dukung
FORMULIR = "pengumpulan?unit=TRANTIB&tahun=2026&triwulan=3"
ASAL = "capaian?tahun=2026&periode=TW3&asal=IKU-06"
# The kode of a bukti that never was.
KARANGAN = "/unduh/bukti?kode=00000000000000000000000000000000&versi=1"


@pytest.fixture
def server(file_contoh: Path) -> Iterator[Server]:
    with run_server(file_contoh) as server:
        yield server


def hand_in(page: Page, *berkas: Path) -> None:
    press(page.get_by_text("Bukti dukung", exact=True).first)
    page.get_by_role("combobox", name="Indikator").click()
    page.get_by_role("option", name="IKU-06").click()
    wait_idle(page)  # the form of that indikator
    page.locator("input[type=file]").first.set_input_files(berkas)
    for satu in berkas:
        expect(page.get_by_text(satu.name).first).to_be_visible(timeout=SABAR)
    wait_idle(page)  # both are with the server
    press(page.get_by_role("button", name="Simpan berkas"))
    for satu in berkas:
        expect(page.locator(".kj-utama", has_text=satu.name)).to_be_visible(timeout=SABAR)


def test_evidence_is_seen_behind_the_figure_and_by_nobody_of_another_unit(
    server: Server, peramban: Browser, tmp_path: Path
) -> None:
    foto, surat = tmp_path / "foto kegiatan.png", tmp_path / "berita acara.pdf"
    foto.write_bytes(a_picture("PNG"))
    surat.write_bytes(a_pdf())
    kasi = open_as(peramban, server, "kasi.trantib", FORMULIR)
    hand_in(kasi, foto, surat)
    kasi.context.close()

    sekretaris = open_as(peramban, server, "sekcam", ASAL)
    panel = sekretaris.get_by_role("dialog")
    baris = panel.locator("[class*='st-key-bukti-baris-']")
    expect(baris).to_have_count(2, timeout=SABAR)
    expect(panel.get_by_role("button", name="Hapus")).to_have_count(0)
    baris.filter(has_text=foto.name).get_by_role("button", name="Lihat").click()
    gambar = panel.get_by_role("img", name=foto.name)
    expect(gambar).to_be_visible(timeout=SABAR)
    assert gambar.evaluate("gambar => gambar.decode().then(() => gambar.naturalWidth)") == 60
    baris.filter(has_text=surat.name).get_by_role("button", name="Lihat").click()
    expect(panel.get_by_title("Pratinjau bukti dukung")).to_be_visible(timeout=SABAR)
    with sekretaris.expect_download() as unduhan:
        baris.filter(has_text=surat.name).get_by_role("link", name="Unduh").click()
    assert Path(unduhan.value.path()).read_bytes() == surat.read_bytes()
    alamat = (
        baris.filter(has_text=surat.name).get_by_role("link", name="Unduh").get_attribute("href")
    )
    sekretaris.context.close()

    lain = open_as(peramban, server, "kasi.pem", ASAL)
    expect(lain.get_by_text("tidak ditemukan").first).to_be_visible(timeout=SABAR)
    assert alamat is not None
    milik_orang, tidak_ada = (
        lain.request.get(f"{server.alamat}{satu}") for satu in (alamat, KARANGAN)
    )
    assert (milik_orang.status, milik_orang.text()) == (404, tidak_ada.text())
    lain.context.close()
