"""The page Prosedur: who sees what waits, and what a run shows."""

from datetime import timedelta

import pytest

from sakip.services.basis_data import Database
from sakip.services.pelaksanaan import get_pelaksanaan, start_pelaksanaan
from sakip.services.pengguna import get_pelaku
from tests.jam import set_jam
from tests.pages.kantor import (
    HARI,
    berkas_contoh,
    file_contoh,
    kantor,
    list_baris,
    list_html,
    open_page,
)
from tests.prosedur import do_step_contoh

__all__ = ["berkas_contoh", "file_contoh", "kantor"]
DONOMULYO = "kecamatan-donomulyo-pengumpulan-kinerja"


def test_a_step_waits_on_beranda_and_on_the_page_of_its_run(
    kantor: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    kode = start_pelaksanaan(kantor, get_pelaku(kantor, "camat"), DONOMULYO, "LKj 2026", 2026)
    beranda = list_html(open_page(kantor, "camat"))
    assert "LKj 2026, langkah 1" in beranda
    assert "langkah 1" not in list_html(open_page(kantor, "sekcam"))
    do_step_contoh(kantor, kode, "camat")
    set_jam(monkeypatch, HARI + timedelta(days=1, hours=2))  # Monday 12.00 WIB: 4,5 hours of work
    app = open_page(kantor, "sekcam", "prosedur", pelaksanaan=kode)
    html = list_html(app)
    assert "terlambat 3 jam 30 menit" in html
    assert any(baris.startswith("1. Memerintahkan penyusunan LAKIP") for baris in list_baris(html))
    assert [satu.label for satu in app.button if "selesai" in satu.label] == ["Nyatakan selesai"]
    lain = open_page(kantor, "kasi.pem", "prosedur", pelaksanaan=kode)
    assert not [satu for satu in lain.button if "selesai" in satu.label]


def test_every_part_of_the_page_opens(kantor: Database) -> None:
    app = open_page(kantor, "camat", "prosedur")
    for bagian in ("Prosedur", "Waktu yang hilang", "Arsip"):
        app.segmented_control(key="bagian").set_value(bagian).run()
        assert not app.exception
    app.segmented_control(key="bagian").set_value("Prosedur").run()
    baris = list_baris(list_html(app))
    assert any("kembali ke langkah 3; diputuskan JF" in satu for satu in baris)
    assert any(satu.startswith("Kasi/Kasubbag Ratna") or "Agung Ibaratno" in satu for satu in baris)


def test_a_meeting_and_a_report_put_forward_name_their_run_and_finish_its_step(
    kantor: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    kode = start_pelaksanaan(kantor, get_pelaku(kantor, "camat"), DONOMULYO, "LKj 2025", 2025)
    for satu in ("camat", "sekcam", "kasubbag.pep", "kasubbag.pep", "kasubbag.pep", "sekcam"):
        do_step_contoh(kantor, kode, satu)
    html = list_html(open_page(kantor, "sekcam", "prosedur", pelaksanaan=kode))
    assert f"/rapat?pelaksanaan={kode}" in html
    set_jam(monkeypatch, HARI + timedelta(minutes=30))
    app = open_page(kantor, "sekcam", "rapat", pelaksanaan=kode)
    assert app.selectbox(key="pelaksanaan-rapat").value == kode
    judul = next(satu for satu in app.text_input if satu.label == "Judul rapat")
    judul.set_value("Rapat finalisasi")
    next(satu for satu in app.button if satu.label == "Simpan rapat").click().run()
    html = list_html(app)
    assert "Bagian dari pelaksanaan prosedur" in html
    assert ">LKj 2025</a>" in html
    assert get_pelaksanaan(kantor, get_pelaku(kantor, "camat"), kode).kini.giliran[-1].langkah == 9
