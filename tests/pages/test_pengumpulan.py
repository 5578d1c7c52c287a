"""Pengumpulan on screen: each field is stored when it is left, and what is not stored says so."""

from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from sakip.domain.formulir import Isian, Keadaan
from sakip.services.basis_data import Database
from sakip.services.pengguna import get_pelaku
from sakip.services.realisasi import Perubahan, record_realisasi, tulis_isian
from sakip.services.sesi import sign_out
from tests.pages.kantor import (
    SEKARANG,
    berkas_contoh,
    file_contoh,
    kantor,
    list_html,
    list_sifat,
    open_page,
    read_baris,
)

__all__ = ["berkas_contoh", "file_contoh", "kantor"]

LAYAR = {"cara": "layar", "tahun": "2026", "triwulan": "4"}
NILAI, RASIO, PREDIKAT = ("TRANTIB", "IKU-06"), ("PEM", "IKK-04"), ("UMUM", "IKK-24")


def open_layar(db: Database, orang: str = "kasi.trantib") -> AppTest:
    return open_page(db, orang, "pengumpulan", **LAYAR)


def key(indikator: tuple[str, str], bidang: str) -> str:
    unit, kode = indikator
    return f"isian-{bidang}-{unit}-2026-4-{kode}"


def fill(app: AppTest, indikator: tuple[str, str], **bidang: str) -> AppTest:
    """Type into fields of one row and leave each of them."""
    for nama, isi in bidang.items():
        jenis = app.text_input if nama in ("nilai", "pembilang", "penyebut") else app.text_area
        jenis(key=key(indikator, nama)).set_value(isi).run()
    assert not app.exception
    return app


def stored(db: Database, indikator: tuple[str, str]) -> str:
    """Return what the store holds of a row, as people read it."""
    return tulis_isian(read_baris(db, *indikator).isian)


def list_catatan(app: AppTest) -> str:
    return " ".join(satu.value for satu in app.markdown)


@pytest.mark.parametrize(
    ("teks", "tersimpan"),
    [("2", "2"), ("0", "0"), ("95,5", "95,5"), ("1.250,75", "1.250,75"), ("-3", "-3")],
)
def test_a_figure_is_in_the_store_when_its_field_is_left(
    kantor: Database, teks: str, tersimpan: str
) -> None:
    app = fill(open_layar(kantor), NILAI, nilai=teks)
    assert stored(kantor, NILAI) == tersimpan
    assert "Tersimpan pukul" in list_html(app)
    assert f": {tersimpan} kasus" in list_html(app)


def test_every_text_of_a_row_is_stored_by_itself(kantor: Database) -> None:
    fill(open_layar(kantor), NILAI, progres="dua kali", sumber_data="Register", keterangan="aman")
    isian = read_baris(kantor, *NILAI).isian
    assert (isian.progres, isian.sumber_data, isian.keterangan) == ("dua kali", "Register", "aman")
    assert isian.keadaan is Keadaan.BELUM


def test_target_satuan_earlier_figures_and_capaian_stand_beside_the_field(
    kantor: Database,
) -> None:
    indikator = ("PEM", "IKK-06")
    html = list_html(fill(open_layar(kantor, "kasi.pem"), indikator, nilai="80"))
    assert '<div class="kj-teks kj-angka">100</div><div class="kj-kecil">persen</div>' in html
    assert "TW lalu 70,00" in html
    assert "Tahun lalu 100,00" in html
    assert "Capaian 80,00" in html


def test_the_nine_columns_stand_in_the_order_and_numbering_of_the_sop(kantor: Database) -> None:
    html = list_html(open_layar(kantor))
    judul = [
        "No.",
        "Sasaran Strategis",
        "Indikator Kinerja",
        "Target",
        "Realisasi/ Progres Capaian",
        "Program/Kegiatan/ Sub Kegiatan",
        "Sumber Data",
        "Yang membidangi",
        "Keterangan",
    ]
    tempat = [
        html.index(f'{satu}</div><div class="kj-nomor" aria-hidden="true">{nomor}<')
        for nomor, satu in enumerate(judul, start=1)
    ]
    assert tempat == sorted(tempat)


def test_a_dot_of_two_meanings_is_asked_once_and_stored_as_chosen(kantor: Database) -> None:
    app = fill(open_layar(kantor), NILAI, nilai="1.234")
    assert stored(kantor, NILAI) == "kosong"
    assert "**Menunggu** (belum disimpan)" in list_catatan(app).replace("]", "")
    pilihan = {satu.label: satu for satu in app.button if satu.label.startswith("Maksudnya")}
    assert list(pilihan) == ["Maksudnya 1234", "Maksudnya 1,2340"]
    pilihan["Maksudnya 1234"].click().run()
    assert stored(kantor, NILAI) == "1.234"
    assert "Menunggu" not in list_catatan(app)
    assert app.text_input(key=key(NILAI, "nilai")).value == "1234"


def test_what_is_no_figure_is_refused_beside_the_field_and_stays_visible(
    kantor: Database,
) -> None:
    app = fill(open_layar(kantor), NILAI, nilai="banyak", progres="tetap tersimpan")
    assert stored(kantor, NILAI) == "kosong"
    assert read_baris(kantor, *NILAI).isian.progres == "tetap tersimpan"
    assert app.text_input(key=key(NILAI, "nilai")).value == "banyak"
    assert "“banyak” tidak terbaca sebagai angka" in list_catatan(app)
    assert "Belum tersimpan: baris 1" in list_catatan(app)
    fill(app, NILAI, nilai="3")
    assert stored(kantor, NILAI) == "3"
    assert "Belum tersimpan" not in list_catatan(app)


def test_a_refused_text_is_still_there_after_a_look_at_the_other_tab(kantor: Database) -> None:
    app = fill(open_layar(kantor), NILAI, nilai="banyak")
    app.segmented_control[0].set_value("unggah").run()
    app.segmented_control[0].set_value("layar").run()
    assert app.text_input(key=key(NILAI, "nilai")).value == "banyak"
    assert "Belum tersimpan: baris 1" in list_catatan(app)


def test_an_emptied_field_is_kosong_again_not_zero(kantor: Database) -> None:
    app = fill(open_layar(kantor), NILAI, nilai="0")
    assert read_baris(kantor, *NILAI).isian.keadaan is Keadaan.TERISI
    fill(app, NILAI, nilai="")
    assert read_baris(kantor, *NILAI).isian.keadaan is Keadaan.BELUM
    assert "Kosong: belum dilaporkan" in list_html(app)


def test_tidak_berlaku_is_stored_once_its_reason_is_given(kantor: Database) -> None:
    app = open_layar(kantor)
    app.checkbox(key=key(NILAI, "tidak_berlaku")).check().run()
    assert stored(kantor, NILAI) == "kosong"
    assert "Tidak berlaku harus disertai alasan" in list_catatan(app)
    assert app.text_input(key=key(NILAI, "nilai")).disabled
    fill(app, NILAI, keterangan="tidak ada kegiatan")
    assert stored(kantor, NILAI) == "tidak berlaku (tidak ada kegiatan)"
    app.checkbox(key=key(NILAI, "tidak_berlaku")).uncheck().run()
    assert stored(kantor, NILAI) == "kosong"


def test_a_rasio_is_stored_with_its_second_half(kantor: Database) -> None:
    app = fill(open_layar(kantor, "kasi.pem"), RASIO, pembilang="47")
    assert stored(kantor, RASIO) == "kosong"
    assert "Isi juga penyebutnya" in list_catatan(app)
    fill(app, RASIO, penyebut="50")
    assert stored(kantor, RASIO) == "47 dari 50"
    assert "94,00\u202f% (47 dari 50)" in list_html(app)


def test_a_fraction_fills_both_fields_of_a_rasio(kantor: Database) -> None:
    app = fill(open_layar(kantor, "kasi.pem"), RASIO, pembilang="47/50")
    assert stored(kantor, RASIO) == "47 dari 50"
    assert app.text_input(key=key(RASIO, "penyebut")).value == "50"


def test_a_predikat_is_chosen_from_its_scale(kantor: Database) -> None:
    app = open_layar(kantor, "kasubbag.umum")
    pilihan = app.selectbox(key=key(PREDIKAT, "predikat"))
    assert pilihan.options == ["AA", "A", "BB", "B", "CC", "C", "D", "E"]
    pilihan.select("BB").run()
    assert stored(kantor, PREDIKAT) == "BB"
    pilihan = app.selectbox(key=key(PREDIKAT, "predikat"))
    pilihan.set_value(None).run()
    assert stored(kantor, PREDIKAT) == "kosong"


def test_an_unusual_figure_is_stored_and_the_remark_stays_while_the_row_is_filled(
    kantor: Database,
) -> None:
    indikator = ("PEM", "IKK-06")
    app = fill(open_layar(kantor, "kasi.pem"), indikator, nilai="0,8", progres="sedikit")
    assert stored(kantor, indikator) == "0,8"
    assert "**Periksa**" in list_catatan(app)
    assert "Belum tersimpan" not in list_catatan(app)


def test_a_row_that_is_not_measured_in_this_triwulan_has_no_field(kantor: Database) -> None:
    app = open_page(kantor, "kasi.pem", "pengumpulan", cara="layar", tahun="2026", triwulan="3")
    assert "Belum waktunya diukur" in list_html(app)
    assert not [satu for satu in app.text_input if "IKU-03" in satu.label]
    assert [satu for satu in app.text_input if "IKK-06" in satu.label]


# Two people


def a_colleague_stores(db: Database, teks: str, progres: str = "") -> None:
    """Let staf.pem state a figure of IKK-06 meanwhile."""
    baris = read_baris(db, "PEM", "IKK-06")
    isian = Isian(keadaan=Keadaan.TERISI, nilai=Decimal(teks), progres=progres)
    perubahan = {"IKK-06": Perubahan(isian, baris.versi)}
    assert record_realisasi(db, get_pelaku(db, "staf.pem"), "PEM", SEKARANG, perubahan) == 1


@pytest.mark.parametrize(
    ("tombol", "nilai"), [("Simpan isian saya", "77"), ("Pakai yang tersimpan", "88")]
)
def test_who_comes_second_sees_both_figures_and_chooses(
    kantor: Database, tombol: str, nilai: str
) -> None:
    app, indikator = open_layar(kantor, "kasi.pem"), ("PEM", "IKK-06")
    a_colleague_stores(kantor, "88", progres="dari staf")
    fill(app, indikator, nilai="77")
    assert stored(kantor, indikator) == "88", "nothing is overwritten unseen"
    assert "Bentrok (belum disimpan)" in list_catatan(app)
    assert "<td>88</td><td>77</td>" in list_html(app)
    next(satu for satu in app.button if satu.label == tombol).click().run()
    baris = read_baris(kantor, *indikator)
    assert (tulis_isian(baris.isian), baris.isian.progres) == (nilai, "dari staf")
    assert app.text_input(key=key(indikator, "nilai")).value == nilai
    assert app.text_area(key=key(indikator, "progres")).value == "dari staf"
    assert "Bentrok" not in list_catatan(app)


def test_two_people_who_state_the_same_do_not_clash(kantor: Database) -> None:
    app, indikator = open_layar(kantor, "kasi.pem"), ("PEM", "IKK-06")
    a_colleague_stores(kantor, "88")
    fill(app, indikator, nilai="88")
    assert "Bentrok" not in list_catatan(app)
    fill(app, indikator, nilai="89")
    assert stored(kantor, indikator) == "89"
    assert read_baris(kantor, *indikator).versi == 2


def test_opening_the_form_anew_shows_what_others_have_stored(kantor: Database) -> None:
    app, indikator = open_layar(kantor, "kasi.pem"), ("PEM", "IKK-06")
    a_colleague_stores(kantor, "88")
    app.run()
    assert app.text_input(key=key(indikator, "nilai")).value == "88"
    fill(app, indikator, nilai="77")
    assert stored(kantor, indikator) == "77"


# Who may


def test_after_signing_out_elsewhere_nothing_more_is_stored(kantor: Database) -> None:
    app = open_layar(kantor)
    sign_out(kantor, app.user["sesi"])
    app.text_input(key=key(NILAI, "nilai")).set_value("5").run()
    assert stored(kantor, NILAI) == "kosong"
    assert any("sesi Anda sudah berakhir" in satu.value for satu in app.warning)
    assert not app.text_input


@pytest.mark.parametrize("orang", ["sekcam", "kasubbag.pep"])
def test_who_may_only_fetch_reads_the_form_and_has_no_field(kantor: Database, orang: str) -> None:
    app = open_page(kantor, orang, "pengumpulan", unit="PEM", tahun="2026", triwulan="3")
    assert not app.text_input
    assert not app.text_area
    assert not app.file_uploader
    assert "90,00\u202f% (9 dari 10)" in list_html(app)
    assert list_sifat(app, "link_button", "url") == [
        "/unduh/templat?unit=PEM&tahun=2026&triwulan=3"
    ]


@pytest.mark.parametrize("orang", ["camat", "inspektorat", "admin"])
def test_others_are_told_who_may(kantor: Database, orang: str) -> None:
    app = open_page(kantor, orang, "pengumpulan")
    assert "tidak berhak mengunduh templat" in app.error[0].value.replace("\\", "")
    assert not app.title


def test_the_unit_of_somebody_else_in_the_address_is_not_opened(kantor: Database) -> None:
    app = open_page(kantor, "kasi.pem", "pengumpulan", unit="YANLIK", tahun="2026", triwulan="3")
    assert "tidak dapat Anda buka" in app.warning[0].value
    assert "Seksi Pemerintahan" in list_html(app)
    assert "Pelayanan" not in list_html(app)


# Which form


def test_without_an_address_the_form_that_waits_is_opened(kantor: Database) -> None:
    assert "triwulan III 2026 · 5 dari 6" in list_html(
        open_page(kantor, "kasi.trantib", "pengumpulan")
    )
    assert "triwulan IV 2026 · 0 dari 6" in list_html(open_page(kantor, "kasi.pem", "pengumpulan"))
    assert "Ketenteraman" in list_html(open_page(kantor, "sekcam", "pengumpulan"))


def test_a_choice_stands_in_the_address(kantor: Database) -> None:
    app = open_page(kantor, "kasi.pem", "pengumpulan")
    app.selectbox(key="pilih_triwulan").select("2").run()
    assert app.query_params["triwulan"] == "2"
    assert app.query_params["tahun"] == "2026"
    assert "triwulan II 2026" in list_html(app)
    app.segmented_control[0].set_value("layar").run()
    assert app.query_params["cara"] == "layar"


def test_what_the_address_says_in_vain_is_named(kantor: Database) -> None:
    app = open_page(kantor, "kasi.pem", "pengumpulan", tahun="1999", triwulan="7")
    assert [("1999" in satu.value, "7" in satu.value) for satu in app.warning] == [
        (True, False),
        (False, True),
    ]
    assert "triwulan IV 2026" in list_html(app)
