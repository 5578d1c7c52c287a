"""The page Uji Silang: a table in, what is wrong first; and one figure by hand."""

import csv
import io
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sakip.services import basis_data
from sakip.services.basis_data import Database, close_databases
from sakip.services.ekspor_uji_silang import export_uji_silang
from sakip.services.pengguna import get_pelaku
from sakip.services.uji_silang import check_tabel
from sakip.ui.uji_kolom import TABEL_CONTOH
from sakip.ui.uji_silang import PER_HALAMAN, write_selisih
from tests.pages.halaman import markup, open_page, text

HALAMAN = "uji_silang.py"
JUDUL = "indikator;polaritas;target;realisasi;capaian\n"


@pytest.fixture(scope="module")
def db(berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The example office, only to sign in: what is tested here reads nothing of it."""
    path = shutil.copyfile(berkas_contoh, tmp_path_factory.mktemp("uji") / "sakip.duckdb")
    with pytest.MonkeyPatch.context() as lingkungan:
        lingkungan.setenv("SAKIP_DB", str(path))
        yield basis_data.database()
        close_databases()


def upload(db: Database, isi: str, nama: str = "tabel.csv") -> AppTest:
    """Open the page as the administrator and hand in a table."""
    page = open_page(db, HALAMAN, "admin")
    page.file_uploader[0].upload(nama, isi.encode(), "text/csv")
    page.run()
    assert not page.exception
    return page


def test_the_example_table_shows_what_is_wrong_by_how_much_and_why(db: Database) -> None:
    page = upload(db, TABEL_CONTOH)
    isi = text(markup(page))
    assert "3 baris dibaca dari tabel.csv, 3 diuji: 1 salah" in isi
    assert page.selectbox(key="uji_putusan").value == "salah"
    assert "Persentase pengaduan selesai" in isi
    assert "96,00 87,10 91,73 90,73 +1,00 salah" in isi
    assert "Seharusnya 90,73 (87,1 ÷ 96 × 100) menurut rumus naik." in isi
    assert "Nilai SAKIP" not in isi


def test_the_choice_of_verdict_leaves_just_those_rows(db: Database) -> None:
    page = upload(db, TABEL_CONTOH)
    page.selectbox(key="uji_putusan").set_value("cocok").run()
    isi = text(markup(page))
    assert "Nilai SAKIP" in isi
    assert "Persentase pengaduan selesai" not in isi
    page.selectbox(key="uji_putusan").set_value("semua").run()
    assert "Nilai SAKIP" in text(markup(page))
    assert "Persentase pengaduan selesai" in text(markup(page))


def test_every_cell_that_cannot_be_read_is_listed_with_its_address(db: Database) -> None:
    page = upload(db, JUDUL + "A;positif;10;sepuluh;100\nB;miring;10;10;100\n")
    isi = text(markup(page))
    assert "2 sel tidak terbaca" in isi
    assert "D2 realisasi sepuluh" in isi
    assert "B3 polaritas miring" in isi


def test_text_of_the_table_is_never_markup(db: Database) -> None:
    page = upload(db, JUDUL + '<script>alert(1)</script>;positif;10;12;"<img src=x>"\n')
    page.selectbox(key="uji_putusan").set_value("semua").run()
    assert "<script" not in markup(page)
    assert "<img" not in markup(page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in markup(page)


def test_a_long_table_is_shown_page_by_page_and_nothing_is_left_out(db: Database) -> None:
    baris = "".join(f"Indikator {n:03};positif;10;12;999\n" for n in range(PER_HALAMAN + 5))
    page = upload(db, JUDUL + baris)
    pilihan = page.selectbox(key="uji_halaman")
    assert list(pilihan.options) == [f"1–{PER_HALAMAN} dari 55", f"{PER_HALAMAN + 1}–55 dari 55"]
    pilihan.set_value(1).run()
    isi = text(markup(page))
    assert "Indikator 054" in isi
    assert "Indikator 049" not in isi


@pytest.mark.parametrize(
    "isi",
    [
        pytest.param("bukan,tabel\n1,2\n", id="no known columns"),
        pytest.param("PK\x03\x04", id="a workbook named csv"),
        pytest.param("", id="empty"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_a_sentence(db: Database, isi: str) -> None:
    page = upload(db, isi)
    assert len(page.error) == 1
    assert "(" in page.error[0].value
    assert not page.get("download_button")[1:]


def test_the_result_as_a_file_holds_the_chosen_rows_as_numbers_and_safe_text(
    db: Database,
) -> None:
    admin = get_pelaku(db, "admin")
    hasil = check_tabel(admin, JUDUL + "=1+1;positif;96,00;87,10;91,73\n", "tabel.csv")
    isi = export_uji_silang(db, admin, hasil, hasil.baris, "csv", "Semua baris (1)")
    baris = list(csv.reader(io.StringIO(isi.decode("utf-8-sig")), delimiter=";"))
    judul = next(satu for satu in baris if "Putusan" in satu)
    isian = dict(zip(judul, baris[-1], strict=True))
    assert isian["Indikator"] == "'=1+1"
    assert isian["Capaian hitung ulang (%)"] == "90,729167"
    assert isian["Putusan"] == "salah"
    assert ["Baris", "Semua baris (1)"] in baris
    xlsx = export_uji_silang(db, admin, hasil, hasil.baris, "xlsx", "Semua baris (1)")
    assert xlsx[:2] == b"PK"


@pytest.mark.parametrize(
    ("selisih", "tulisan"),
    [
        ("1.000833", "+1,00"),
        ("-21.477073", "−21,48"),
        ("0.0012", "+0,0012"),
        ("0", "0,00"),
        (None, "n/a"),
    ],
)
def test_a_difference_keeps_its_sign_and_is_never_rounded_away(
    selisih: str | None, tulisan: str
) -> None:
    assert write_selisih(None if selisih is None else Decimal(selisih)) == tulisan


# One figure by hand


@pytest.mark.parametrize(
    ("rumus", "target", "realisasi", "terbaca"),
    [
        ("naik", "80", "92", "92 ÷ 80 × 100 = 115,00 %"),
        ("turun_selisih", "10", "12", "(2 × 10 − 12) ÷ 10 × 100 = 80,00 %"),
        ("turun_selisih", "0", "0", "target 0, realisasi 0: tercapai: 100,00 %"),
        ("naik", "0", "5", "Capaian tidak dapat dihitung, karena targetnya 0"),
        ("rentang", "80–90", "85", "85 berada di dalam rentang 80–90: 100,00 %"),
        ("predikat", "BB", "A", "target skor 5, realisasi skor 6"),
        ("naik", "1.250,5", "1.250,5", "target 1.250,5, realisasi 1.250,5"),
    ],
)
def test_one_figure_is_computed_with_its_steps(
    db: Database, rumus: str, target: str, realisasi: str, terbaca: str
) -> None:
    page = count(db, rumus, target, realisasi)
    assert terbaca in text(markup(page))


def test_a_figure_that_can_be_read_two_ways_is_asked_about(db: Database) -> None:
    page = count(db, "naik", "1.500", "1.500")
    assert "1\\.500" in page.error[0].value
    assert "sk-besar" not in markup(page)


def test_an_empty_field_is_asked_for(db: Database) -> None:
    page = count(db, "naik", "", "5")
    assert page.warning[0].value == "Isi target dan realisasi, lalu tekan Hitung."


def count(db: Database, rumus: str, target: str, realisasi: str) -> AppTest:
    """Fill in the calculator and press its button."""
    page = open_page(db, HALAMAN, "kasi.pem")
    page.selectbox[0].set_value(rumus)
    page.text_input[0].set_value(target)
    page.text_input[1].set_value(realisasi)
    next(satu for satu in page.button if satu.label == "Hitung").click().run()
    assert not page.exception
    return page
