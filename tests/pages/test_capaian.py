"""The page Capaian: what one asks for in the address, every figure with its reason, its asal angka."""

import json
import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from sakip.domain.formulir import Isian, Keadaan
from sakip.domain.peran import Peran
from sakip.domain.periode import JenisPeriode, Triwulan
from sakip.services import basis_data
from sakip.services.basis_data import Database, close_databases
from sakip.services.capaian import NAMA_STATUS, list_rekap
from sakip.services.formulir import get_formulir
from sakip.services.pengguna import get_pelaku
from sakip.services.realisasi import Perubahan, record_realisasi
from tests.orang import a_kantor, a_person
from tests.pages.halaman import markup, open_page, rows, text

HALAMAN = "capaian.py"


@pytest.fixture(scope="module")
def db(berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The example office as the pages of this process see it; tests here only read it."""
    path = shutil.copyfile(berkas_contoh, tmp_path_factory.mktemp("capaian") / "sakip.duckdb")
    with pytest.MonkeyPatch.context() as lingkungan:
        lingkungan.setenv("SAKIP_DB", str(path))
        yield basis_data.database()
        close_databases()


# What is shown


def test_without_a_wish_the_last_triwulan_that_can_be_judged_is_shown(db: Database) -> None:
    page = open_page(db, HALAMAN, "camat")
    assert page.selectbox(key="saring_tahun").value == 2026
    assert page.selectbox(key="saring_periode").value == JenisPeriode.TW3
    assert not page.warning


@pytest.mark.parametrize("periode", JenisPeriode)
def test_a_link_opens_the_same_view_for_everyone(db: Database, periode: JenisPeriode) -> None:
    page = open_page(db, HALAMAN, "inspektorat", tahun="2025", periode=periode.value)
    assert not page.warning
    tampil = rows(markup(page))
    camat = get_pelaku(db, "camat")
    for satu in list_rekap(db, camat, 2025, periode):
        assert satu.indikator in tampil[satu.kode]
        assert satu.realisasi_tulis in tampil[satu.kode]


def test_what_the_address_says_in_vain_is_named_and_the_usual_view_is_shown(db: Database) -> None:
    page = open_page(
        db, HALAMAN, "camat", tahun="1999", periode="TW9", unit="TIDAK*ADA*", status="hilang"
    )
    assert [satu.value.split(" ")[0] for satu in page.warning] == [
        "Tahun",
        "Periode",
        "Unit",
        "Status",
    ]
    assert "TIDAK\\*ADA\\*" in page.warning[2].value
    assert page.selectbox(key="saring_tahun").value == 2026
    assert len(rows(markup(page))) == 35


def test_a_choice_is_written_into_the_address_with_its_year_and_periode(db: Database) -> None:
    page = open_page(db, HALAMAN, "camat")
    page.selectbox(key="saring_status").set_value("belum_waktunya").run()
    assert page.query_params == {"tahun": "2026", "periode": "TW3", "status": "belum_waktunya"}
    page.selectbox(key="saring_status").set_value("").run()
    assert "status" not in page.query_params


def test_unit_status_and_search_leave_just_the_rows_that_fit(db: Database) -> None:
    page = open_page(
        db, HALAMAN, "camat", tahun="2026", periode="TW3", unit="TRANTIB", status="lengkap"
    )
    page.text_input(key="saring_cari").set_value("JUMLAH gangguan").run()
    assert list(rows(markup(page))) == ["IKK-19"]
    assert page.query_params["cari"] == "JUMLAH gangguan"
    page.text_input(key="saring_cari").set_value("tidak ada yang begini").run()
    assert rows(markup(page)) == {}
    assert "Tidak ada indikator yang cocok" in page.info[0].value


@pytest.mark.parametrize("periode", ["TW3", "TAHUN"])
def test_what_cannot_be_computed_says_why_and_is_never_blank_or_0(
    db: Database, periode: str
) -> None:
    page = open_page(db, HALAMAN, "camat", tahun="2026", periode=periode)
    tampil = rows(markup(page))
    kosong = [
        satu
        for satu in list_rekap(db, get_pelaku(db, "camat"), 2026, JenisPeriode(periode))
        if satu.capaian is None
    ]
    assert kosong
    for satu in kosong:
        assert "n/a" in tampil[satu.kode]
        assert NAMA_STATUS[satu.status] in tampil[satu.kode]
        assert satu.alasan.removeprefix(NAMA_STATUS[satu.status]).lstrip(": ") in tampil[satu.kode]


def test_a_zero_stays_a_zero_beside_what_was_not_reported(db: Database) -> None:
    tampil = rows(markup(open_page(db, HALAMAN, "camat", tahun="2026", periode="TW3")))
    assert re.search(r" laporan 1 0 0,00 ", tampil["IKK-16"])
    assert re.search(r" persen 75,00 n/a n/a ", tampil["IKK-21"])


def test_an_average_says_on_how_many_it_stands_and_how_it_is_bounded(db: Database) -> None:
    isi = text(markup(open_page(db, HALAMAN, "camat", tahun="2026", periode="TW3")))
    assert "Rata-rata seluruh kantor, Triwulan III 2026 89,14 % Tinggi" in isi
    assert "dari 23 indikator; 12 tidak dapat dihitung; rata-rata dibatasi 0–120 persen" in isi
    assert "Rata-rata dari 3 indikator; 1 tidak dapat dihitung" in isi


def test_the_average_of_a_part_says_that_it_is_one(db: Database) -> None:
    page = open_page(db, HALAMAN, "camat", tahun="2026", periode="TW3", unit="TRANTIB")
    isi = text(markup(page))
    assert "Rata-rata yang tampil, Triwulan III 2026" in isi
    assert "Rata-rata seluruh kantor" not in isi


def test_the_export_link_carries_the_view(db: Database) -> None:
    page = open_page(
        db, HALAMAN, "camat", tahun="2025", periode="S1", unit="PEM", status="lengkap", cari="desa"
    )
    (alamat,) = re.findall(r'href="(/unduh/[^"]+)"', markup(page))
    assert urlsplit(alamat).path == "/unduh/capaian.xlsx"
    assert parse_qs(urlsplit(alamat.replace("&amp;", "&")).query) == {
        "tahun": ["2025"],
        "periode": ["S1"],
        "unit": ["PEM"],
        "status": ["lengkap"],
        "cari": ["desa"],
    }


# Whose figures


def test_the_people_of_a_unit_see_their_own_unit_and_no_other(db: Database) -> None:
    page = open_page(db, HALAMAN, "kasi.pem", tahun="2026", periode="TW3", unit="TRANTIB")
    tampil = rows(markup(page))
    semua = list_rekap(db, get_pelaku(db, "camat"), 2026, JenisPeriode.TW3)
    assert set(tampil) == {satu.kode for satu in semua if satu.kode_unit == "PEM"}
    assert "Unit “TRANTIB” dalam alamat halaman ini tidak ada" in page.warning[0].value
    assert "Rata-rata unit Anda" in text(markup(page))


def test_a_link_to_a_figure_of_another_unit_opens_nothing(db: Database) -> None:
    page = open_page(db, HALAMAN, "kasi.pem", tahun="2026", periode="TW3", asal="IKU-06")
    assert "Indikator IKU\\-06 tidak ditemukan" in page.warning[0].value
    assert "Langkah hitung" not in text(markup(page))


def test_who_may_not_see_figures_sees_none(db: Database) -> None:
    page = open_page(db, HALAMAN, "admin")
    assert "tidak berhak melihat capaian" in page.error[0].value
    assert not page.title
    assert not page.get("html")


# Asal angka


def test_every_row_and_figure_leads_to_its_asal_angka_in_the_same_view(db: Database) -> None:
    page = open_page(db, HALAMAN, "camat", tahun="2026", periode="SD3", unit="TRANTIB")
    tautan = re.findall(r'href="\?([^"]+)"', markup(page))
    assert {parse_qs(satu.replace("&amp;", "&"))["asal"][0] for satu in tautan} == set(
        rows(markup(page))
    )
    for satu in tautan:
        kueri = parse_qs(satu.replace("&amp;", "&"))
        assert (kueri["tahun"], kueri["periode"], kueri["unit"]) == (["2026"], ["SD3"], ["TRANTIB"])


def test_a_figure_opens_to_its_formula_inputs_people_and_history(db: Database) -> None:
    page = open_page(db, HALAMAN, "camat", tahun="2026", periode="SD3", asal="IKK-17")
    isi = text(markup(page))
    assert "54 ÷ 50 × 100 = 108,00 %" in isi
    assert "54 ÷ 100 × 100 = 54,00 %" in isi
    assert "108,00 % → Sangat Tinggi (di atas 90)" in isi
    assert "Lestari Andaiani, S.Sos. (kasi.kesos) 13 Juli 2026 10.00 WIB" in isi
    assert "Riwayat realisasi: 1 kali diperbaiki" in isi
    assert "Triwulan II 1 45 Lestari Andaiani" in isi
    assert "Capaian = realisasi / target x 100" in isi


def test_the_trend_is_drawn_in_bars_from_0_with_a_target_and_says_what_is_missing(
    db: Database,
) -> None:
    page = open_page(db, HALAMAN, "camat", tahun="2026", periode="TAHUN", asal="IKU-01")
    (grafik,) = page.get("plotly_chart")
    gambar = json.loads(grafik.proto.spec)
    batang, target = gambar["data"]
    assert (batang["name"], target["name"]) == ("Realisasi", "Target")
    assert batang["x"] == ["2023", "2024", "2025", "2026"]
    assert batang["y"][-1] is None
    assert target["y"][-1] == 92.5
    (kata,) = gambar["layout"]["annotations"]
    assert (kata["x"], kata["text"]) == (3, "belum<br>dilaporkan")
    assert gambar["layout"]["yaxis"]["range"][0] == 0
    assert gambar["layout"]["separators"] == ",."


@pytest.mark.parametrize("kode", ["IKK-04", "IKK-24", "IKK-28", "IKK-29", "IKK-22"])
def test_every_rumus_opens(db: Database, kode: str) -> None:
    page = open_page(db, HALAMAN, "camat", tahun="2025", periode="TAHUN", asal=kode)
    assert "Langkah hitung" in text(markup(page))
    assert page.get("plotly_chart")


# Writing in between


@pytest.fixture
def db_sendiri(file_contoh: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """An example office that belongs to this test, which may write into it."""
    monkeypatch.setenv("SAKIP_DB", str(file_contoh))
    return basis_data.database()


def test_a_correction_shows_at_the_next_run_and_its_text_is_never_markup(
    db_sendiri: Database,
) -> None:
    page = open_page(db_sendiri, HALAMAN, "camat", tahun="2026", periode="TW3", asal="IKK-08")
    assert " 3 4 133,33 " in rows(markup(page))["IKK-08"]
    kasi, triwulan = get_pelaku(db_sendiri, "kasi.pem"), Triwulan(2026, 3)
    baris = {
        satu.kode_indikator: satu for satu in get_formulir(db_sendiri, kasi, "PEM", triwulan).baris
    }["IKK-08"]
    isian = Isian(
        keadaan=Keadaan.TERISI,
        nilai=Decimal(3),
        keterangan="<img src=x onerror=alert(1)> **tebal** & <b>",
    )
    record_realisasi(db_sendiri, kasi, "PEM", triwulan, {"IKK-08": Perubahan(isian, baris.versi)})
    page.run()
    assert " 3 3 100,00 " in rows(markup(page))["IKK-08"]
    assert "<img" not in markup(page)
    assert "&lt;img src=x onerror=alert(1)&gt; **tebal** &amp; &lt;b&gt;" in markup(page)
    assert "Riwayat realisasi: 1 kali diperbaiki" in text(markup(page))


def test_an_office_without_indikator_is_told_what_comes_first(
    db_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAKIP_DB", str(db_file))
    kosong = basis_data.database()
    a_kantor(kosong)
    a_person(kosong, Peran.PENANGGUNG_JAWAB, kode="camat.uji")
    page = open_page(kosong, HALAMAN, "camat.uji")
    assert "Belum ada indikator" in page.info[0].value
    assert not page.selectbox
