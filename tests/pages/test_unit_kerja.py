"""The page Unit Kerja: add a unit, change one, dissolve one, and be told why not."""

from sakip.services.basis_data import Database
from sakip.services.pengguna import get_pelaku
from sakip.services.unit_kerja import get_unit
from tests.pages.halaman import markup, text
from tests.pages.kantor import berkas_contoh, file_contoh, kantor, open_page
from tests.pages.test_administrasi import press

__all__ = ["berkas_contoh", "file_contoh", "kantor"]


def test_a_unit_is_added_changed_and_dissolved(kantor: Database) -> None:
    admin = get_pelaku(kantor, "admin")
    page = open_page(kantor, "admin", "unit_kerja")
    page.text_input(key="tambah_unit_nama").input("Seksi Data")
    page.text_input(key="tambah_unit_jabatan").input("Kasi Data")
    press(page, "Tambahkan")
    assert "Seksi Data ditambahkan" in page.success[0].value
    assert "Seksi Data seksi-data Kasi Data Penyuplai data" in text(markup(page))
    assert page.text_input(key="tambah_unit_nama").value == ""

    page.selectbox(key="pilih_unit").select("seksi-data").run()
    assert page.query_params["unit"] == "seksi-data"
    next(isi for isi in page.text_input if isi.value == "Kasi Data").input(
        "Kasi Data dan Statistik"
    )
    press(page, "Simpan")
    assert get_unit(kantor, admin, "seksi-data").jabatan == "Kasi Data dan Statistik"
    press(page, "Ya, nonaktifkan")
    assert not get_unit(kantor, admin, "seksi-data").aktif
    assert "Seksi Data dinonaktifkan" in page.success[0].value


def test_a_unit_in_use_is_not_dissolved_and_the_page_says_why(kantor: Database) -> None:
    page = press(open_page(kantor, "admin", "unit_kerja", unit="PEM"), "Ya, nonaktifkan")
    assert "masih membidangi" in page.error[0].value
    assert "masih memegang peran" in page.error[0].value
    assert get_unit(kantor, get_pelaku(kantor, "admin"), "PEM").aktif
