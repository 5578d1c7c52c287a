"""The forms we give out, read by our own reader: nothing is asked, nothing is lost."""

import io
from decimal import Decimal

from sakip.domain.formulir import Formulir, Isian, Keadaan
from sakip.intake.baca import read_workbook_here
from sakip.intake.hasil import BarisBaca, HasilBaca
from sakip.intake.templat import build_templat
from sakip.intake.templat_perbaikan import build_perbaikan
from tests.intake.formulir_contoh import (
    a_baris,
    a_formulir,
    a_predikat,
    a_rasio,
    open_buku,
    sheet,
    terisi,
)

D = Decimal


def a_formulir_lengkap() -> Formulir:
    """Return a form in which each kind of statement stands once, and rows not measured now."""
    return a_formulir(
        a_baris(kode_indikator="NOL", isian=terisi("0", keterangan="=1+1")),
        a_rasio(kode_indikator="RASIO", isian=terisi("95", pembilang=D(19), penyebut=D(20))),
        a_predikat(kode_indikator="KATA", isian=Isian(keadaan=Keadaan.TERISI, predikat="B")),
        a_baris(
            kode_indikator="TIDAK",
            isian=Isian(keadaan=Keadaan.TIDAK_BERLAKU, alasan="Tidak ada kegiatan"),
        ),
        a_baris(kode_indikator="KOSONG"),
        a_rasio(kode_indikator="NANTI", diukur=False),
        a_baris(kode_indikator="KECIL", satuan="%", isian=terisi("2.125")),
    )


def read(isi: bytes) -> HasilBaca:
    """Read a workbook for triwulan II."""
    return read_workbook_here(isi, "formulir.xlsx", 2)


def by_id(hasil: HasilBaca) -> dict[str | None, BarisBaca]:
    """Return the rows by the hidden _id."""
    return {baris.id_indikator: baris for baris in hasil.baris}


def test_a_form_sent_back_untouched_says_what_is_stored_and_raises_no_question() -> None:
    hasil = read(build_templat(a_formulir_lengkap()))
    baris = by_id(hasil)
    predikat_saja = [satu for satu in hasil.temuan if satu.kode != "predikat"]
    assert predikat_saja == []
    assert list(baris) == ["NOL", "RASIO", "KATA", "TIDAK", "KOSONG", "NANTI", "KECIL"]
    assert (baris["NOL"].keadaan, baris["NOL"].nilai) == ("terisi", D(0))
    assert baris["NOL"].keterangan == "=1+1"
    assert (baris["RASIO"].pembilang, baris["RASIO"].penyebut) == (D(19), D(20))
    assert baris["KATA"].predikat == "B"
    assert (baris["TIDAK"].keadaan, baris["TIDAK"].keterangan) == (
        "tidak_berlaku",
        "Tidak ada kegiatan",
    )
    assert baris["KOSONG"].keadaan == "kosong"
    assert baris["NANTI"].keadaan == "kosong"
    assert baris["KECIL"].nilai == D("2.125")


def test_the_reader_finds_unit_and_triwulan_and_takes_no_signature_for_a_row() -> None:
    hasil = read(build_templat(a_formulir_lengkap()))
    assert hasil.meta is not None
    assert (hasil.meta["kode_unit"], hasil.meta["tahun"], hasil.meta["triwulan"]) == (
        "TRANTIB",
        2026,
        2,
    )
    assert (hasil.lembar, hasil.baris_judul, hasil.baris_data_pertama) == ("TW II 2026", (6, 7), 9)
    assert len(hasil.baris) == 7


def test_what_people_type_comes_back() -> None:
    buku = open_buku(build_templat(a_formulir_lengkap()))
    lembar = sheet(buku, "TW II 2026")
    lembar["E13"], lembar["H13"], lembar["J13"] = 3, "Sudah dibina", "Laporan"
    keluar = io.BytesIO()
    buku.save(keluar)
    baris = by_id(read(keluar.getvalue()))["KOSONG"]
    assert (baris.nilai, baris.progres, baris.sumber_data) == (D(3), "Sudah dibina", "Laporan")
    assert baris.alamat["nilai"] == "E13"


def test_the_corrected_file_keeps_its_faults_until_they_are_mended() -> None:
    formulir = a_formulir_lengkap()
    buku = open_buku(build_templat(formulir))
    sheet(buku, "TW II 2026")["E13"] = "10 dari 10 desa"
    keluar = io.BytesIO()
    buku.save(keluar)
    pertama = read(keluar.getvalue())
    dibaca = {baris.id_indikator: baris for baris in pertama.baris if baris.id_indikator}
    isi = build_perbaikan(formulir, pertama.temuan, dibaca)
    kedua = read(isi)
    assert [(satu.tingkat, satu.alamat) for satu in kedua.temuan if satu.kode != "predikat"] == [
        ("salah", "E13")
    ]
    perbaikan = open_buku(isi)
    sheet(perbaikan, "TW II 2026")["E13"] = 10
    keluar = io.BytesIO()
    perbaikan.save(keluar)
    ketiga = read(keluar.getvalue())
    assert [satu for satu in ketiga.temuan if satu.kode != "predikat"] == []
    assert by_id(ketiga)["KOSONG"].nilai == 10
    assert by_id(ketiga)["NOL"].nilai == 0
