"""An office's own workbook in a real browser: read, put right, mended in the file, saved, remembered."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Browser, Page, expect

from sakip.domain.periode import Triwulan
from sakip.services.formulir import get_formulir
from sakip.services.pengguna import get_pelaku
from sakip.storage.connection import open_database
from tests.isi_formulir import find_judul
from tests.peramban import SABAR, open_as, perlu_peramban, press, wait_idle
from tests.server import run_server

pytestmark = [perlu_peramban, pytest.mark.panjang]  # its pages by hand: pages/test_peta_berkas
HALAMAN = "pengumpulan?unit=TRANTIB&tahun=2026&triwulan=4"
TW4 = Triwulan(2026, 4)


def build_buku_kantor() -> bytes:
    """Return a merged workbook of an office: titles, a heading over two rows, two columns of realisasi.

    Two figures are doubtful (1.234, 78.5), one is wrong (banyak).
    """
    buku = Workbook()
    lembar: Any = buku.active
    lembar.title = "TW IV"
    lembar["A1"] = "PENGUMPULAN DATA KINERJA TRIWULAN IV TAHUN 2026"
    lembar.merge_cells("A1:G1")
    for alamat, isi in {
        "A3": "No.", "B3": "Sasaran Strategis", "C3": "Indikator Kinerja", "D3": "Kinerja Triwulan IV",
        "D4": "Target", "E4": "Realisasi", "F4": "Realisasi Terverifikasi", "G3": "Keterangan",
    }.items():  # fmt: skip
        lembar[alamat] = isi
    for rentang in ("A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:G4", "B5:B8"):
        lembar.merge_cells(rentang)
    baris = (
        ("Jumlah pelanggaran Perda/Perbup", 1, 9, 3),
        ("Jumlah gangguan ketenteraman dan ketertiban umum", 2, 9, "1.234"),
        ("Persentase pelaksanaan koordinasi trantibum", 100, 9, "78.5"),
        ("Waktu tanggap terlama atas laporan gangguan trantibum", 60, 9, "banyak"),
    )
    lembar["B5"] = "Meningkatnya ketenteraman dan ketertiban umum"
    for nomor, (nama, target, lama, baru) in enumerate(baris, start=1):
        for kolom, nilai in zip("ACDEF", (nomor, nama, target, lama, baru), strict=True):
            lembar[f"{kolom}{4 + nomor}"] = nilai
    lembar["E11"] = "Mengetahui,"
    keluar = BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def choose(page: Page, label: str, pilihan: str) -> None:
    """Choose in a select box by what stands in it; a list that opened while the page moved closes again."""
    wait_idle(page)
    kotak = page.get_by_role("combobox", name=re.compile(f"{label}$"))
    satu = page.get_by_role("option", name=pilihan)
    kotak.scroll_into_view_if_needed()
    for _ in range(5):
        kotak.click()
        page.wait_for_timeout(400)
        if satu.is_visible():
            break
    satu.click()


def upload(page: Page, berkas: Path) -> None:
    page.locator("input[type=file]").first.set_input_files(berkas)
    expect(page.get_by_text("Periksa, lalu simpan")).to_be_visible(timeout=SABAR)


def mend(isi: bytes, kode: str, nilai: float) -> bytes:
    """Return the corrected workbook with one figure typed into its form."""
    buku = load_workbook(BytesIO(isi))
    lembar = next(satu for satu in buku.worksheets if satu.title.startswith("TW"))
    judul = find_judul(lembar)
    for nomor in range(1, lembar.max_row + 1):
        if lembar.cell(nomor, judul["_id"]).value == kode:
            lembar.cell(nomor, judul["Nilai"]).value = nilai
    keluar = BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def stored(db: Path) -> dict[str, Any]:
    store = open_database(db)
    formulir = get_formulir(store, get_pelaku(store, "kasi.trantib"), "TRANTIB", TW4)
    store.close()
    return {satu.kode_indikator: satu.isian.nilai for satu in formulir.baris}


def test_a_merged_workbook_is_put_right_mended_confirmed_and_saved(
    file_contoh: Path, peramban: Browser, tmp_path: Path
) -> None:
    berkas = tmp_path / "buku kantor.xlsx"
    berkas.write_bytes(build_buku_kantor())
    with run_server(file_contoh) as server:
        page = open_as(peramban, server, "kasi.trantib", HALAMAN)
        upload(page, berkas)
        expect(page.get_by_text("Ini bukan formulir program")).to_be_visible(timeout=SABAR)
        choose(page, "Realisasi", "F (Kinerja Triwulan IV – Realisasi Terverifikasi)")
        expect(page.get_by_text("Dibaca menurut pilihan Anda")).to_be_visible(timeout=SABAR)
        expect(page.get_by_text("“banyak” tidak terbaca")).to_be_visible(timeout=SABAR)
        expect(page.get_by_text("Perlu Anda pastikan (2)")).to_be_visible()
        press(page.get_by_role("button", name="Sudah benar, ingat"))
        expect(page.get_by_text("Dibaca seperti yang disetujui")).to_be_attached(timeout=SABAR)
        with page.expect_download() as unduhan:
            press(page.get_by_role("button", name="Unduh berkas perbaikan"))
        perbaikan = tmp_path / "perbaikan.xlsx"
        perbaikan.write_bytes(mend(Path(unduhan.value.path()).read_bytes(), "IKK-22", 45))
        page.reload()
        upload(page, perbaikan)
        press(page.get_by_text(re.compile("Saya sudah memeriksa")))
        simpan = page.get_by_role("button", name="Simpan 4 baris")
        expect(simpan).to_be_enabled(timeout=SABAR)
        press(simpan)
        expect(page.get_by_text(re.compile("4 baris berubah"))).to_be_visible(timeout=SABAR)
        with page.expect_download() as asli:
            page.get_by_role("link", name="perbaikan.xlsx").click()
        assert Path(asli.value.path()).read_bytes() == perbaikan.read_bytes()
        upload(page, berkas)
        expect(page.get_by_text("Dibaca seperti yang disetujui")).to_be_attached(timeout=SABAR)
        page.context.close()
    angka = stored(file_contoh)
    assert [angka[kode] for kode in ("IKU-06", "IKK-19", "IKK-22")] == [3, 1234, 45]
    assert str(angka["IKK-21"]).startswith("78.5")
