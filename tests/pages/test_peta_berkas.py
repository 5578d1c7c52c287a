"""A workbook of their own on the page: how it was read is shown, put right, agreed to, remembered."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from sakip.services.basis_data import Database
from sakip.services.formulir import get_templat
from sakip.services.pengguna import get_pelaku
from tests.buku_kantor import build_buku
from tests.isi_formulir import fill_formulir
from tests.pages.kantor import (
    SEKARANG,
    TERAKHIR,
    berkas_contoh,
    file_contoh,
    kantor,
    list_baris,
    list_html,
    open_page,
    read_baris,
)
from tests.pages.test_pengumpulan_unggah import open_unggah, press_simpan, stored, upload

__all__ = ["berkas_contoh", "file_contoh", "kantor"]

IKU_06 = "Jumlah pelanggaran Perda/Perbup"
IKK_19 = "Jumlah gangguan ketenteraman dan ketertiban umum"
JUDUL = ("No", "Indikator Kinerja", "Satuan", "Target", "Realisasi TW IV", "Hasil Sementara", "Ket")


def a_buku(*baris: tuple[Any, ...], judul: tuple[str, ...] = JUDUL, lembar: str = "Data") -> bytes:
    return build_buku({lembar: [judul, *baris]})


ASING = a_buku((1, IKU_06, "kasus", 1, 3, 2, "a"), (2, IKK_19, "kasus", 2, 5, 4, "b"))


def pick(app: AppTest, label: str) -> Any:
    (satu,) = [kotak for kotak in app.selectbox if kotak.label == label]
    return satu


def press(app: AppTest, label: str) -> AppTest:
    next(satu for satu in app.button if satu.label == label).click().run()
    assert not app.exception
    return app


def agree(app: AppTest) -> AppTest:
    next(k for k in app.checkbox if k.label.startswith("Saya sudah memeriksa")).check().run()
    return app


def panel(app: AppTest) -> Any:
    (satu,) = [satu for satu in app.expander if satu.label == "Cara berkas ini dibaca"]
    return satu


def test_our_own_form_shows_closed_how_it_was_read(kantor: Database) -> None:
    templat = get_templat(kantor, get_pelaku(kantor, "kasi.trantib"), "TRANTIB", SEKARANG)[1]
    app = upload(open_unggah(kantor), fill_formulir(templat, {"IKU-06": {"Nilai": 0}}))
    assert not panel(app).proto.expanded
    assert "kolomnya dikenal dari formulir itu sendiri" in list_html(app)
    assert not [satu for satu in app.selectbox if satu.label == "Realisasi"]


def test_a_foreign_file_shows_open_which_column_is_what_with_samples(kantor: Database) -> None:
    app = upload(open_unggah(kantor), ASING)
    assert panel(app).proto.expanded
    baris = list_baris(list_html(app))
    assert "E (Realisasi TW IV) Realisasi 3; 5" in baris
    assert "F (Hasil Sementara) tidak dipakai 2; 4" in baris
    assert pick(app, "Realisasi").value == "E"
    assert pick(app, "Baris judul pertama").value == 1


def test_another_column_is_read_at_once_and_agreement_is_asked_anew(kantor: Database) -> None:
    app = agree(upload(open_unggah(kantor), ASING))
    pick(app, "Realisasi").set_value("F").run()
    assert "F (Hasil Sementara) Realisasi 2; 4" in list_baris(list_html(app))
    assert "menurut pilihan Anda" in list_html(app)
    assert not next(k for k in app.checkbox if "cara berkas ini dibaca" in k.label).value
    press_simpan(agree(app))
    assert [stored(kantor, "IKU-06"), stored(kantor, "IKK-19")] == ["2", "4"]


@pytest.mark.panjang
def test_a_column_given_to_another_field_leaves_the_one_it_had(kantor: Database) -> None:
    app = upload(open_unggah(kantor), ASING)
    pick(app, "Realisasi").set_value("D").run()
    assert (pick(app, "Realisasi").value, pick(app, "Target").value) == ("D", "")
    press(app, "Kembali ke yang ditemukan program")
    assert (pick(app, "Realisasi").value, pick(app, "Target").value) == ("E", "D")


@pytest.mark.panjang
def test_what_was_agreed_to_once_is_closed_and_named_the_next_time(kantor: Database) -> None:
    app = upload(open_unggah(kantor), ASING)
    pick(app, "Realisasi").set_value("F").run()
    press(app, "Sudah benar, ingat untuk berkas seperti ini")
    assert not panel(app).proto.expanded
    assert "Dibaca seperti yang disetujui Bagus Misalanto, S.H." in list_html(app)
    assert not [k for k in app.checkbox if "cara berkas ini dibaca" in k.label]
    lagi = upload(open_unggah(kantor), a_buku((1, IKU_06, "kasus", 1, 9, 1, "")), "lain.xlsx")
    assert pick(lagi, "Realisasi").value == "F"
    press_simpan(lagi)
    assert stored(kantor, "IKU-06") == "1"


@pytest.mark.panjang
def test_a_sheet_and_its_heading_are_pointed_out_where_no_word_is_known(kantor: Database) -> None:
    isi = build_buku(
        {
            "Sampul": [["Kecamatan"]],
            "Isi": [["Rekap"], ["Urut", "Ukuran", "Hasil"], [1, IKU_06, 3]],
        }
    )
    app = upload(open_unggah(kantor), isi)
    assert "Tabelnya belum ditemukan" in list_html(app)
    pick(app, "Lembar").set_value("Isi").run()
    assert "2: Urut | Ukuran | Hasil" in pick(app, "Baris judul pertama").options
    pick(app, "Baris judul pertama").set_value(2).run()
    pick(app, "Indikator").set_value("B").run()
    pick(app, "Realisasi").set_value("C").run()
    assert not app.exception
    press_simpan(agree(app))
    assert stored(kantor, "IKU-06") == "3"


@pytest.mark.panjang
def test_a_heading_over_two_rows_is_read_with_its_second_row(kantor: Database) -> None:
    isi = build_buku(
        {"Data": [JUDUL, ("", "", "", "", "(angka)", "", ""), (1, IKU_06, "kasus", 1, 3, 2, "")]}
    )
    app = upload(open_unggah(kantor), isi)
    pick(app, "Baris judul terakhir").set_value(2).run()
    assert not app.exception
    assert "E (Realisasi TW IV – (angka)) Realisasi 3" in list_baris(list_html(app))


def test_a_name_not_known_is_matched_by_hand_and_remembered(kantor: Database) -> None:
    isi = a_buku((1, "Perda dilanggar", "kasus", 1, 3, 2, ""), (2, IKK_19, "kasus", 2, 5, 4, ""))
    app = upload(open_unggah(kantor), isi)
    assert any(satu.label == "Nama indikator di berkas: 1 belum dikenal" for satu in app.expander)
    assert "Perda dilanggar baris 2: 3" in " ".join(_teks(app))
    pick(app, "Indikator untuk baris 2").set_value("IKU-06")
    press(app, "Cocokkan dan ingat")
    assert any(
        "seperti yang dipilih Bagus Misalanto" in satu for satu in list_baris(list_html(app))
    )
    press_simpan(agree(app))
    assert stored(kantor, "IKU-06") == "3"
    lagi = upload(open_unggah(kantor), a_buku((1, "Perda dilanggar", "kasus", 1, 2, 2, "")))
    assert not [satu for satu in lagi.expander if "belum dikenal" in satu.label]


@pytest.mark.panjang
def test_a_row_that_is_none_of_this_unit_s_is_left_aside_once_and_for_all(kantor: Database) -> None:
    isi = a_buku((1, "Nilai kecamatan", "nilai", 1, 3, 2, ""), (2, IKK_19, "kasus", 2, 5, 4, ""))
    app = upload(open_unggah(kantor), isi)
    pick(app, "Indikator untuk baris 2").set_value("")
    press(app, "Cocokkan dan ingat")
    assert any("1 baris dilewati" in satu for satu in list_baris(list_html(app)))
    press_simpan(agree(app))
    assert stored(kantor, "IKK-19") == "5"


def _teks(app: AppTest) -> list[str]:
    return [" ".join(re.sub(r"<[^>]+>", " ", satu.proto.body).split()) for satu in app.get("html")]


@pytest.fixture
def setahun() -> bytes:
    """A workbook with two triwulan on sheets of their own."""
    judul = ("No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Ket")
    return build_buku(
        {
            "TW III": [judul, (1, IKU_06, "kasus", 1, 1, "")],
            "TW IV": [judul, (1, IKU_06, "kasus", 1, 3, "")],
        }
    )


def test_several_triwulan_in_a_file_are_offered_and_saved_together(
    kantor: Database, setahun: bytes
) -> None:
    app = upload(open_unggah(kantor), setahun)
    assert "triwulan III" in app.info[0].value
    app.segmented_control[-1].set_value("semua").run()
    assert not app.exception
    ikut = [k for k in app.checkbox if "indikator" in k.label]
    assert len(ikut) == 2
    agree(app)
    press_simpan(app)
    assert "pada 2 formulir" in app.success[0].value
    assert stored(kantor, "IKU-06") == "3"
    lalu = read_baris(kantor, "TRANTIB", "IKU-06", TERAKHIR)
    assert lalu.isian.nilai == 1


@pytest.mark.panjang
def test_a_form_that_is_not_ticked_is_not_saved(kantor: Database, setahun: bytes) -> None:
    semula = read_baris(kantor, "TRANTIB", "IKU-06", TERAKHIR).versi
    app = upload(open_unggah(kantor), setahun)
    app.segmented_control[-1].set_value("semua").run()
    next(k for k in app.checkbox if "triwulan III " in k.label.replace("\\", "")).uncheck().run()
    press_simpan(agree(app))
    assert stored(kantor, "IKU-06") == "3"
    assert read_baris(kantor, "TRANTIB", "IKU-06", TERAKHIR).versi == semula


@pytest.mark.panjang
def test_our_own_form_of_another_triwulan_is_offered_where_it_belongs(kantor: Database) -> None:
    templat = get_templat(kantor, get_pelaku(kantor, "kasi.trantib"), "TRANTIB", TERAKHIR)[1]
    isian: Mapping[str, Mapping[str, Any]] = {"IKK-21": {"Nilai": 60}}
    app = upload(open_unggah(kantor), fill_formulir(templat, isian))
    assert app.segmented_control[-1].value == "semua"
    if [k for k in app.checkbox if k.label.startswith("Saya sudah")]:
        agree(app)
    press_simpan(app)
    assert read_baris(kantor, "TRANTIB", "IKK-21", TERAKHIR).isian.nilai == 60


def test_an_upload_is_undone_with_a_reason_and_the_list_says_so(kantor: Database) -> None:
    app = press_simpan(agree(upload(open_unggah(kantor), ASING)))
    html = list_html(app)
    assert 'href="/unduh/unggahan?kode=' in html
    assert "realisasi kolom E (ditemukan program)" in html
    press(app, "Batalkan unggahan ini")
    assert "Alasan pembatalan belum ditulis" in app.error[0].value
    assert stored(kantor, "IKU-06") == "3"
    next(t for t in app.text_input if t.label == "Alasan pembatalan").set_value("keliru")
    press(app, "Batalkan unggahan ini")
    assert "2 isian kembali seperti sebelumnya" in " ".join(s.value for s in app.success)
    assert stored(kantor, "IKU-06") == "kosong"
    assert any("Dibatalkan Bagus Misalanto" in satu for satu in list_baris(list_html(app)))
    assert not [satu for satu in app.button if satu.label == "Batalkan unggahan ini"]


@pytest.mark.panjang
def test_who_may_not_upload_sees_the_list_without_the_way_to_undo(kantor: Database) -> None:
    press_simpan(agree(upload(open_unggah(kantor), ASING)))
    app = open_page(kantor, "sekcam", "pengumpulan", tahun="2026", triwulan="4", unit="TRANTIB")
    assert "/unduh/unggahan?kode=" in list_html(app)
    assert not [satu for satu in app.expander if "Batalkan" in satu.label]
