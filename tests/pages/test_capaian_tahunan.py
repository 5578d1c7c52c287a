"""The page Capaian Tahunan: the year's number, the map, what is behind, the charts, the money."""

import json
import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from sakip.domain.peran import Peran
from sakip.domain.periode import JenisPeriode
from sakip.domain.tulisan import format_angka, format_persen, format_rupiah
from sakip.services import basis_data
from sakip.services.basis_data import Database, close_databases
from sakip.services.capaian import list_anggaran, list_efisiensi, list_rata, list_rekap
from sakip.services.pengguna import get_pelaku
from sakip.ui.anggaran import sum_serapan
from sakip.ui.peta_capaian import KATA
from sakip.ui.tertinggal import find_tertinggal
from tests.orang import a_kantor, a_person
from tests.pages.halaman import markup, open_page, rows, text

HALAMAN = "capaian_tahunan.py"


@pytest.fixture(scope="module")
def db(berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The example office as the pages of this process see it; tests here only read it."""
    path = shutil.copyfile(berkas_contoh, tmp_path_factory.mktemp("tahunan") / "sakip.duckdb")
    with pytest.MonkeyPatch.context() as lingkungan:
        lingkungan.setenv("SAKIP_DB", str(path))
        yield basis_data.database()
        close_databases()


def rata(db: Database, kelompok: str, tahun: int, periode: str) -> dict[str, dict[str, Any]]:
    """Return the averages of one periode by kode_kelompok."""
    semua = list_rata(db, get_pelaku(db, "camat"), kelompok, tahun)
    return {row["kode_kelompok"]: row for row in semua if row["periode"] == periode}


def gambar(page: AppTest) -> list[dict[str, Any]]:
    """Return the figures of a page as plotly will read them."""
    return [json.loads(satu.proto.spec) for satu in page.get("plotly_chart")]


def test_a_running_year_shows_both_capaian_and_that_it_is_sementara(db: Database) -> None:
    isi = text(markup(open_page(db, HALAMAN, "camat")))
    kantor = rata(db, "instansi", 2026, "SD3")["donomulyo"]
    assert (
        f"Capaian s.d. Triwulan III 2026, terhadap target s.d. triwulan itu "
        f"{format_persen(kantor['capaian'])}"
    ).replace("\u202f", " ") in isi
    assert f"Terhadap target setahun 2026 {format_angka(kantor['capaian_tahunan'], 2)} %" in isi
    assert "sementara: 1 indikator belum lengkap dilaporkan" in isi
    assert "Keadaan data: sementara – 5 dari 18 formulir belum disetujui." in isi

    assert "28 dari 35 7 belum waktunya diukur" in isi
    assert "dibatasi 0–120 persen" in isi


def test_a_year_says_how_official_it_is_by_whom_and_when(db: Database) -> None:
    isi = text(markup(open_page(db, HALAMAN, "camat", tahun="2025")))
    assert "Keadaan data: terkunci – disetujui Sekretaris Kecamatan (" in isi
    assert re.search(r"; disahkan Camat \([^)]+\) \d+ \w+ 2026 \d\d\.\d\d WIB; dikunci Sekre", isi)


def test_a_finished_year_shows_one_number_and_nothing_sementara(db: Database) -> None:
    page = open_page(db, HALAMAN, "camat", tahun="2025")
    isi = text(markup(page))
    kantor = rata(db, "instansi", 2025, "TAHUN")["donomulyo"]
    assert f"Capaian tahun 2025 {format_angka(kantor['capaian'], 2)} % Sangat Tinggi" in isi
    assert "Terhadap target setahun" not in isi
    assert "sementara" not in isi.lower()
    assert "35 dari 35 semua dapat dihitung" in isi


def test_the_year_is_kept_in_the_address(db: Database) -> None:
    page = open_page(db, HALAMAN, "sekcam", tahun="1901")
    assert "Tahun “1901” dalam alamat halaman ini tidak ada" in page.warning[0].value
    page.selectbox(key="saring_tahun").set_value(2024).run()
    assert page.query_params == {"tahun": "2024"}
    assert "Capaian tahun 2024" in text(markup(page))


@pytest.mark.parametrize(
    ("tahun", "kolom_akhir"),
    [(2026, "SD3"), pytest.param(2025, "TAHUN", marks=pytest.mark.panjang)],
)
def test_each_cell_of_the_map_holds_its_figure_or_the_word_for_none(
    db: Database, tahun: int, kolom_akhir: str
) -> None:
    html = markup(open_page(db, HALAMAN, "camat", tahun=str(tahun)))
    (peta,) = re.findall(r'<table class="sk-tabel sk-peta">(.*?)</table>', html, re.DOTALL)
    baris = re.findall(r"<tr[^>]*>(.*?)</tr>", peta, re.DOTALL)[1:]
    assert len(baris) == 7
    kode = ["SS-1", "SS-2", "SS-3", "SS-4", "SS-5", "SS-6", "donomulyo"]
    for satu, isi in zip(kode, baris, strict=True):
        sel = [text(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", isi, re.DOTALL)]
        for periode, tulisan in zip(["TW1", "TW2", "TW3", "TW4", kolom_akhir], sel, strict=True):
            kelompok = "instansi" if satu == "donomulyo" else "sasaran"
            row = rata(db, kelompok, tahun, periode)[satu]
            seharusnya = format_angka(row["capaian"], 2, KATA.get(row["status"], ""))
            if row["status"] == "sementara":
                seharusnya += " sementara"
            assert tulisan == seharusnya


def test_what_is_behind_stands_worst_first_with_unit_and_what_the_unit_says(db: Database) -> None:
    isi = text(markup(open_page(db, HALAMAN, "camat")))
    semua = list_rekap(db, get_pelaku(db, "camat"), 2026, JenisPeriode.SD3)
    tertinggal = find_tertinggal(semua)
    capaian = [satu.capaian for satu in tertinggal if satu.capaian is not None]
    assert capaian == sorted(capaian)
    assert max(capaian) < 100
    letak = [isi.index(satu.indikator) for satu in tertinggal]
    assert letak == sorted(letak)
    assert "IKK-13 · Seksi Pembangunan dan Pemberdayaan Masyarakat" in isi
    assert "TW III: Satu BUM Desa berhenti sementara karena pengurusnya habis masa bakti." in isi
    for satu in semua:
        if satu.capaian is not None and satu.capaian >= 100:
            assert satu not in tertinggal


def test_what_is_behind_opens_to_its_asal_angka_on_the_same_page(db: Database) -> None:
    assert '"?tahun=2026&amp;asal=IKK-16"' in markup(open_page(db, HALAMAN, "camat"))
    isi = text(markup(open_page(db, HALAMAN, "camat", tahun="2026", asal="IKK-16")))
    assert "2 ÷ 3 × 100 = 66,67 %" in isi
    assert "Sasaran SS-4" in isi


def test_a_cell_of_the_map_leads_to_the_indikator_behind_it(db: Database) -> None:
    html = markup(open_page(db, HALAMAN, "camat"))
    (alamat,) = re.findall(r'href="(/capaian\?[^"]*TW3[^"]*keberdayaan[^"]*)"', html)
    kueri = parse_qs(urlsplit(alamat.replace("&amp;", "&")).query)
    page = open_page(db, "capaian.py", "camat", **{nama: isi[0] for nama, isi in kueri.items()})
    semua = list_rekap(db, get_pelaku(db, "camat"), 2026, JenisPeriode.TW3)
    assert set(rows(markup(page))) == {s.kode for s in semua if s.kode_sasaran == "SS-3"}


def test_charts_begin_at_0_have_a_target_line_and_indonesian_numbers(db: Database) -> None:
    for satu in gambar(open_page(db, HALAMAN, "camat")):
        assert any(jejak["name"].startswith("Target") for jejak in satu["data"])
        assert satu["layout"]["yaxis"]["range"][0] == 0
        assert satu["layout"]["separators"] == ",."


def test_the_running_year_is_judged_alike_whichever_year_is_open(db: Database) -> None:
    batang = [
        gambar(open_page(db, HALAMAN, "camat", tahun=t))[0]["data"][0] for t in ("2026", "2024")
    ]
    assert batang[0]["x"] == ["2023", "2024", "2025", "2026<br>s.d. TW III"]
    assert batang[0]["text"] == batang[1]["text"]


def test_the_money_agrees_with_the_budget_of_the_programs(db: Database) -> None:
    camat = get_pelaku(db, "camat")
    isi = text(markup(open_page(db, HALAMAN, "camat", tahun="2025")))
    (kantor,) = [r for r in list_efisiensi(db, camat, 2025) if r["kelompok"] == "instansi"]
    assert f"Dari pagu terakhir {format_rupiah(kantor['pagu'])} terpakai" in isi
    assert "(cukup efisien)" in isi
    serapan = sum_serapan(list_anggaran(db, camat, 2025, JenisPeriode.TAHUN))
    assert serapan is not None
    assert abs(serapan - kantor["serapan"]) < Decimal("0.000001")


def test_the_people_of_a_unit_and_the_administrator_are_told_who_may_see_it(db: Database) -> None:
    for kode in ("kasi.pem", "admin"):
        page = open_page(db, HALAMAN, kode)
        assert (
            "Penanggung jawab, Pengelola data, Penyusun laporan kinerja, Inspektorat"
            in page.error[0].value
        )
        assert not page.get("html")


def test_an_office_without_realisasi_is_told_when_the_page_fills(
    db_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAKIP_DB", str(db_file))
    kosong = basis_data.database()
    a_kantor(kosong)
    a_person(kosong, Peran.PENANGGUNG_JAWAB, kode="camat.uji")
    page = open_page(kosong, HALAMAN, "camat.uji")
    assert "Belum ada realisasi yang dicatat" in page.info[0].value
