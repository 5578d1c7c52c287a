"""A mapping that is put right by hand, and the layout known again by what its heading says."""

from typing import Any

import pytest

from sakip.intake.baca import read_workbook, read_workbook_here
from sakip.intake.hasil import HasilBaca, Pilihan, TataLetak
from sakip.intake.kirim import (
    decode_jawaban,
    decode_tata_letak,
    encode_hasil,
    encode_tata_letak,
)
from sakip.intake.tata_letak import sign_judul
from tests.buku_kantor import build_buku, list_baris

REALISASI = {"IKU-01": 86.75, "IKU-02": 95.5, "IKU-03": 78.35}
ANEH = ("Nomor Urut", "Harapan", "Uraian Ukuran", "Rencana", "Hasil Akhir Kerja", "Catatan")


def read(isi: bytes, triwulan: int = 2, **lain: Any) -> HasilBaca:
    return read_workbook_here(isi, "buku.xlsx", triwulan, **lain)


def a_layout(hasil: HasilBaca, **kolom: str) -> TataLetak:
    """Return the layout of a reading as a person would have it, with columns put right."""
    assert hasil.baris_judul
    awal, akhir = hasil.baris_judul
    return TataLetak(
        sidik=hasil.sidik, tinggi=akhir - awal + 1, kolom=dict(hasil.kolom) | dict(kolom)
    )


def test_a_column_put_right_is_read_instead_of_the_one_found() -> None:
    isi = build_buku({"Data": list_baris(REALISASI)})
    assert [float(baris.nilai or 0) for baris in read(isi).baris] == list(REALISASI.values())
    pilihan = Pilihan(lembar="Data", kolom={"nilai": "D", "target": "", "keterangan": "E"})
    hasil = read(isi, pilihan=pilihan)
    assert [float(baris.nilai or 0) for baris in hasil.baris] == [85.5, 95, 80]
    assert hasil.kolom == {
        "nomor": "A",
        "sasaran": "B",
        "indikator": "C",
        "nilai": "D",
        "keterangan": "E",
    }


def test_two_equal_columns_are_no_question_after_one_was_chosen() -> None:
    judul = ("No", "Sasaran", "Indikator", "Realisasi Fisik", "Realisasi Kinerja", "Target")
    isi = build_buku({"Data": list_baris(REALISASI, judul=judul)})
    assert [satu.kode for satu in read(isi).temuan][:1] == ["kolom_setara"]
    hasil = read(isi, pilihan=Pilihan(lembar="Data", kolom={"nilai": "E"}))
    assert hasil.temuan == ()


def test_a_sheet_without_known_words_shows_its_rows_and_is_read_by_rows_and_columns_chosen() -> (
    None
):
    isi = build_buku({"Sampul": [["Laporan"]], "Isi": list_baris(REALISASI, judul=ANEH)})
    kosong = read(isi)
    assert (kosong.ada_tabel, kosong.semua_lembar[1].nama) == (False, "Isi")
    lembar = read(isi, pilihan=Pilihan(lembar="Isi"))
    assert (lembar.ada_tabel, lembar.lembar) == (False, "Isi")
    assert lembar.cuplikan[0].teks.startswith("Nomor Urut | Harapan | Uraian Ukuran")
    judul = read(isi, pilihan=Pilihan(lembar="Isi", baris_judul=(1, 1)))
    assert [satu.huruf for satu in judul.semua_kolom] == list("ABCDEF")
    assert judul.semua_kolom[2].contoh[0] == "Indeks Kepuasan Masyarakat (IKM)"
    assert (judul.baris, judul.list_temuan("salah")[0].apa) == (
        (),
        "Kolom indikator belum diketahui.",
    )
    kolom = {"indikator": "C", "nilai": "E"}
    hasil = read(isi, pilihan=Pilihan(lembar="Isi", baris_judul=(1, 1), kolom=kolom))
    assert [float(baris.nilai or 0) for baris in hasil.baris] == list(REALISASI.values())
    assert hasil.list_temuan("salah") == ()


def test_a_sheet_chosen_that_is_not_there_is_answered_by_what_is() -> None:
    isi = build_buku({"Data": list_baris(REALISASI)})
    assert read(isi, pilihan=Pilihan(lembar="Entah")).lembar == "Data"


def test_a_layout_is_known_again_below_more_titles_on_a_sheet_of_another_name() -> None:
    isi = build_buku({"Isi": list_baris(REALISASI, judul=ANEH)})
    kolom = {"indikator": "C", "nilai": "E"}
    diingat = a_layout(
        read(isi, pilihan=Pilihan(lembar="Isi", baris_judul=(1, 1), kolom=kolom)), keterangan="F"
    )
    lain = build_buku({"TW III": [["REKAP"], [], *list_baris(REALISASI, judul=ANEH)]})
    assert not read(lain, 3).ada_tabel
    hasil = read_workbook(lain, "buku.xlsx", 3, tata_letak=[diingat])
    assert (hasil.diingat, hasil.baris_judul) == (True, (3, 3))
    assert hasil.kolom == {"indikator": "C", "nilai": "E", "keterangan": "F"}
    assert [float(baris.nilai or 0) for baris in hasil.baris] == list(REALISASI.values())


def test_a_layout_does_not_fit_another_heading() -> None:
    diingat = a_layout(read(build_buku({"Data": list_baris(REALISASI)})), nilai="F")
    lain = [*list_baris(REALISASI, judul=(*ANEH[:2], "Indikator", "Target", "Realisasi", "Ket"))]
    assert not read(build_buku({"Data": lain}), tata_letak=[diingat]).diingat


def test_of_two_layouts_for_one_heading_the_latest_holds() -> None:
    isi = build_buku({"Data": list_baris(REALISASI)})
    lama, baru = a_layout(read(isi), nilai="D"), a_layout(read(isi), nilai="F")
    assert read(isi, tata_letak=[baru, lama]).kolom["nilai"] == "F"


@pytest.mark.parametrize(
    ("satu", "triwulan_satu", "lain", "triwulan_lain", "sama"),
    [
        pytest.param("Realisasi TW I", 1, "REALISASI  Triwulan 2", 2, True, id="each its own"),
        pytest.param("Realisasi TW I", 1, "Realisasi TW I", 2, False, id="side by side"),
        pytest.param("Target 2025", 1, "Target 2026", 1, True, id="the year goes on"),
        pytest.param("Realisasi s.d. TW I", 1, "Realisasi TW I", 1, False, id="cumulative"),
        pytest.param("II", 2, "III", 3, True, id="bare numbers"),
    ],
)
def test_the_sidik_leaves_out_what_changes_each_triwulan_only(
    satu: str, triwulan_satu: int, lain: str, triwulan_lain: int, sama: bool
) -> None:
    kiri = sign_judul({2: ("Kinerja", satu)}, triwulan_satu)
    kanan = sign_judul({2: ("Kinerja", lain)}, triwulan_lain)
    assert (kiri == kanan) is sama


def test_years_keep_their_distance() -> None:
    judul = {1: ("Realisasi 2024",), 2: ("Realisasi 2025",)}
    tahun_depan = {1: ("Realisasi 2025",), 2: ("Realisasi 2026",)}
    terbalik = {1: ("Realisasi 2025",), 2: ("Realisasi 2024",)}
    assert sign_judul(judul, 1) == sign_judul(tahun_depan, 1)
    assert sign_judul(judul, 1) != sign_judul(terbalik, 1)


def test_what_goes_between_the_processes_comes_out_as_it_went_in() -> None:
    hasil = read(build_buku({"Data": list_baris(REALISASI)}))
    diingat = (a_layout(hasil), a_layout(hasil, nilai="D"))
    assert decode_jawaban(encode_hasil(hasil)) == hasil
    assert decode_tata_letak(encode_tata_letak(diingat)) == diingat
