"""Beranda says to each person what there is to do and how things stand."""

from datetime import datetime

import pytest
from streamlit.testing.v1 import AppTest

from sakip.domain.peran import Peran
from sakip.services.basis_data import Database
from tests.jam import set_jam
from tests.orang import a_kantor, a_person, a_sidik
from tests.pages.kantor import (
    MAIN,
    berkas_contoh,
    file_contoh,
    kantor,
    list_baris,
    list_html,
    list_sifat,
    open_page,
    read_baris,
)

__all__ = ["berkas_contoh", "file_contoh", "kantor"]


def list_tautan(app: AppTest) -> list[str]:
    """Return the labels of the links to pages."""
    return list_sifat(app, "page_link", "label")


def test_a_kasi_sees_the_own_units_triwulan_newest_first_with_state_and_link(
    kantor: Database,
) -> None:
    html = list_html(open_page(kantor, "kasi.trantib"))
    baris = [satu for satu in list_baris(html) if "dari" in satu and "–" in satu]
    assert [satu.split(" Oktober")[0].split()[:2] for satu in baris][:2] == [
        ["IV", "2026"],
        ["III", "2026"],
    ]
    assert len(baris) == 8, "the running tahun and the last"
    assert "0 dari 6" in baris[0]
    assert "Sedang berjalan" in baris[0]
    assert "5 dari 6" in baris[1]
    assert "Belum lengkap" in baris[1]
    assert "/pengumpulan?unit=TRANTIB&amp;tahun=2026&amp;triwulan=3" in html
    assert "Seksi Pemerintahan" not in html


def list_tugas(app: AppTest) -> list[str]:
    """Return the lines of Tugas saya, without the head."""
    html = list_html(app)
    awal = html.index('kj-tugas"')
    return list_baris(html[awal : html.index("</table>", awal)])[1:]


@pytest.mark.parametrize(
    ("orang", "tugas"),
    [
        pytest.param(
            "kasi.trantib",
            [
                "○ Belum jatuh tempo Isi dan ajukan formulir: 6 dari 6 indikator belum diisi",
                "! Terlambat Isi dan ajukan formulir: 1 dari 6 indikator belum diisi",
            ],
            id="newest periode first, overdue stays",
        ),
        pytest.param(
            "kasi.pem",
            ["○ Belum jatuh tempo Isi dan ajukan", "! Terlambat Formulir lengkap: ajukan"],
            id="complete and not handed in",
        ),
        pytest.param(
            "kasi.ppm",
            ["○ Belum jatuh tempo", "↩ Dikembalikan Perbaiki 1 baris yang dikembalikan"],
            id="returned",
        ),
        pytest.param("kasi.kesos", ["○ Belum jatuh tempo"], id="handed in: the next one"),
        pytest.param(
            "kasubbag.pep",
            [
                "➤ Menunggu Anda Verifikasi formulir Seksi Kesejahteraan",
                "! Terlambat Ingatkan 3 unit",
            ],
            id="to verify, to remind",
        ),
        pytest.param(
            "camat",
            ["➤ Menunggu Anda Sahkan formulir Subbagian Umum", "! Terlambat Ingatkan 3 unit"],
            id="to legalise",
        ),
    ],
)
def test_everybody_finds_a_line_for_each_thing_to_do(
    kantor: Database, orang: str, tugas: list[str]
) -> None:
    baris = list_tugas(open_page(kantor, orang))
    assert len(baris) == len(tugas)
    for satu, awal in zip(baris, tugas, strict=True):
        assert satu.startswith(awal)


def test_a_due_date_says_how_far_it_is_and_leads_to_the_form(kantor: Database) -> None:
    app = open_page(kantor, "kasi.trantib")
    berjalan, terlambat = list_tugas(app)
    assert "10 Januari 2027 49 hari lagi" in berjalan
    assert "10 Oktober 2026 lewat 43 hari" in terlambat
    assert "/pengumpulan?unit=TRANTIB&amp;tahun=2026&amp;triwulan=3" in list_html(app)


def test_in_january_last_years_triwulan_iv_comes_first(
    kantor: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_jam(monkeypatch, datetime(2027, 1, 20))  # noqa: DTZ001 times are stored without zone
    app = open_page(kantor, "kasi.kesos")
    (tugas,) = list_tugas(app)
    assert "IV 2026 10 Januari 2027 lewat 10 hari" in tugas
    assert "Belum disentuh" in list_html(app)


@pytest.mark.parametrize("orang", ["sekcam", "kasubbag.pep"])
def test_who_checks_and_compiles_sees_every_unit_with_links_into_the_forms(
    kantor: Database, orang: str
) -> None:
    html = list_html(open_page(kantor, orang))
    baris = list_baris(html)
    assert sum("dari" in satu for satu in baris) == 6, baris
    trantib = next(satu for satu in baris if satu.startswith("Seksi Ketenteraman"))
    assert trantib.count("Lengkap") == 2
    assert "5 dari 6 Belum lengkap 0 dari 6 Sedang berjalan" in trantib
    assert "/pengumpulan?unit=YANLIK&amp;tahun=2026&amp;triwulan=1" in html
    assert "1 formulir dari triwulan yang sudah berakhir belum lengkap." in html


@pytest.mark.parametrize("orang", ["camat", "inspektorat"])
def test_who_only_reads_sees_the_number_of_the_year_and_no_way_into_the_forms(
    kantor: Database, orang: str
) -> None:
    app = open_page(kantor, orang)
    html = list_html(app)
    assert "Capaian kinerja Kecamatan Donomulyo 2026 s.d. triwulan III" in html
    assert "97,21" in html
    assert "sementara" in html
    assert "/pengumpulan" not in html
    assert list_tautan(app) == ["Buka Capaian Tahunan 2026"]


def test_another_year_shows_its_own_number_and_table(kantor: Database) -> None:
    app = open_page(kantor, "sekcam")
    app.selectbox[0].set_value(2025).run()
    html = list_html(app)
    assert "Donomulyo 2025 setahun" in html
    assert "Semua formulir dari triwulan yang sudah berakhir lengkap." in html
    assert "/pengumpulan?unit=PEM&amp;tahun=2025&amp;triwulan=4" in html


def test_an_administrator_is_told_what_the_role_is_for_and_sees_no_figures(
    kantor: Database,
) -> None:
    app = open_page(kantor, "admin")
    teks = " ".join(satu.value for satu in app.markdown) + list_html(app)
    assert "mengurus **orang**" in teks
    assert "Ganti kata sandi saya" in teks
    assert "dari" not in list_baris(list_html(app))
    assert "97,21" not in teks


def test_what_a_person_stated_counts_at_once(kantor: Database) -> None:
    app = open_page(kantor, "kasi.trantib", "pengumpulan", cara="layar", tahun="2026", triwulan="3")
    kosong = next(satu for satu in app.text_input if "IKK-21" in satu.label)
    kosong.set_value("80").run()
    assert read_baris(kantor, "TRANTIB", "IKK-21").versi == 0, "triwulan IV is another one"
    html = list_html(open_page(kantor, "kasi.trantib"))
    (milik,) = (satu for satu in list_baris(html) if satu.startswith("III 2026"))
    assert "6 dari 6" in milik


@pytest.mark.parametrize(
    ("peran", "kalimat"),
    [("penyusun", "oleh Anda"), ("penyuplai-data", "oleh penyusun laporan kinerja")],
)
def test_an_office_without_indikator_is_told_what_comes_first(
    db: Database, monkeypatch: pytest.MonkeyPatch, peran: str, kalimat: str
) -> None:
    a_kantor(db)
    a_person(db, Peran(peran.replace("-", "_")))
    monkeypatch.setattr("sakip.services.basis_data.database", lambda: db)
    app = AppTest.from_file(MAIN, default_timeout=60)
    app.user = {"sesi": a_sidik(db, peran)}
    app.run()
    assert not app.exception
    assert "Belum ada indikator dan target" in app.info[0].value
    assert kalimat in list_html(app)


def test_what_happened_is_told_until_it_is_marked_as_read(
    kantor: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_jam(monkeypatch, datetime(2026, 10, 12, 3))  # noqa: DTZ001 times are stored without zone
    app = open_page(kantor, "kasi.ppm")
    assert "Pemberitahuan (2 belum dibaca)" in [satu.value for satu in app.subheader]
    html = list_html(app)
    assert "triwulan III 2026, dikembalikan</a>" in html
    assert "triwulan III 2026, terlambat</a>" in html
    app.button(key="baca-semua").click().run()
    assert "Pemberitahuan" in [satu.value for satu in app.subheader]
    assert "Tidak ada pemberitahuan baru." in list_html(app)
    assert "Sudah dibaca (2)" in [satu.label for satu in app.expander]
