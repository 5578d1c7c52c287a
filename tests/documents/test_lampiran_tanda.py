"""Who signs a workbook: under the table that they sign on paper, abreast where there is room, in one row."""

import io
import zipfile
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sakip.documents.blok import (
    Bagian,
    Dokumen,
    Grafik,
    Judul,
    Kolom,
    Penanda,
    Sel,
    Seri,
    Tabel,
    TandaTangan,
)
from sakip.documents.lampiran_xlsx import render_xlsx
from sakip.domain.peran import pelaku_baris_perintah
from sakip.domain.periode import JenisPeriode
from sakip.services.dokumen import get_bahan
from sakip.services.jenis_dokumen import Format, write_berkas
from sakip.storage.connection import Database

CAMAT = Penanda(
    pengantar="Disahkan oleh,",
    jabatan="Camat",
    nama="=Budi, S.H.",
    pangkat="Pembina (IV/a)",
    nip="19700000 199000 1 001",
)
KASI = Penanda(pengantar="Dibuat oleh,", jabatan="Kasi", nama="")


def a_tabel(nomor: str, *lebar: float) -> Tabel:
    kolom = tuple(Kolom(judul="Kolom", lebar=satu) for satu in lebar or (1, 4, 4))
    return Tabel(nomor=nomor, judul="T", kolom=kolom, baris=((Sel(teks="a"),) * len(kolom),))


def sign(*penanda: Penanda) -> TandaTangan:
    return TandaTangan(tempat="Donomulyo, 2 Januari 2026", penanda=penanda)


def read(*bagian: Bagian) -> dict[str, Worksheet]:
    buku = load_workbook(io.BytesIO(render_xlsx(Dokumen(judul="", kepala="", bagian=bagian))))
    return {lembar.title: lembar for lembar in buku.worksheets}


def list_tanda(lembar: Worksheet) -> list[str]:
    """Return what is signed on a sheet, from left to right: text over several lines under the table."""
    return [str(sel.value) for baris in lembar["A7:Z20"] for sel in baris if "\n" in str(sel.value)]


def test_place_date_position_name_rank_and_nip_stand_in_one_row_that_no_page_parts() -> None:
    (kasi, camat) = list_tanda(read(Bagian(blok=(a_tabel("1"), sign(KASI, CAMAT))))["Tabel 1"])
    assert [baris for baris in camat.split("\n") if baris] == [
        *("Donomulyo, 2 Januari 2026", "Disahkan oleh,", "Camat,"),
        *("=Budi, S.H.", "Pembina (IV/a)", "NIP. 19700000 199000 1 001"),
    ]
    assert "Donomulyo" not in kasi
    assert kasi.split("\n").index("Kasi,") == camat.split("\n").index("Camat,")
    assert kasi.split("\n").index("…………………………………") == camat.split("\n").index("=Budi, S.H.")


def test_each_table_bears_the_signature_of_its_own_part_and_the_last_one_that_of_the_whole() -> (
    None
):
    lembar = read(
        Bagian(blok=(a_tabel("1"),)),
        Bagian(blok=(sign(KASI), Judul(teks="LAMPIRAN"), a_tabel("2"), sign(KASI, CAMAT))),
        Bagian(blok=(a_tabel("3"), Judul(teks="PENUTUP"), sign(CAMAT))),
        Bagian(blok=(a_tabel("4"),)),
    )
    assert [len(list_tanda(satu)) for satu in lembar.values()] == [0, 2, 0, 1]


def test_what_is_signed_among_the_lampiran_is_not_the_signature_of_the_report() -> None:
    lembar = read(
        Bagian(blok=(a_tabel("1"), Judul(teks="PENUTUP"), sign(CAMAT))),
        Bagian(blok=(sign(KASI, CAMAT),)),
        Bagian(blok=(a_tabel("L.1"), sign(KASI, CAMAT))),
        Bagian(blok=(a_tabel("L.2"),)),
    )
    assert [len(list_tanda(satu)) for satu in lembar.values()] == [0, 2, 1]


@pytest.mark.parametrize(("nilai", "nol"), [("98.5", True), ("-20", False)])
def test_bars_of_a_chart_begin_at_0_on_a_page_of_their_own(nilai: str, nol: bool) -> None:
    seri = (Seri(nama="Capaian", nilai=(Decimal(nilai), None, Decimal(104))),)
    label = ("Satu", "Dua", "Tiga")
    grafik = Grafik(nomor="1", judul="G", bentuk="mendatar", label=label, seri=seri, alt="")
    isi = render_xlsx(Dokumen(judul="", kepala="", bagian=(Bagian(blok=(grafik,)),)))
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        bagan = arsip.read("xl/charts/chart1.xml").decode()
    assert ('<min val="0"' in bagan) is nol
    cetak = load_workbook(io.BytesIO(isi))["Gambar 1"].page_setup
    assert (cetak.orientation, cetak.fitToWidth, cetak.fitToHeight) == ("landscape", 1, 1)


def test_a_narrow_table_has_its_signatures_one_below_the_other() -> None:
    lembar = read(Bagian(blok=(a_tabel("1", 1), sign(KASI, KASI, CAMAT))))["Tabel 1"]
    assert len(list_tanda(lembar)) == 3
    assert len({sel.row for baris in lembar["A7:Z20"] for sel in baris if sel.value}) == 3


@pytest.mark.parametrize("jenis", ["lkj", "semester", "formulir"])
def test_the_lampiran_of_the_example_office_is_signed_as_its_pdf(
    db_contoh: Database, jenis: str
) -> None:
    periode = {"lkj": JenisPeriode.TAHUN, "semester": JenisPeriode.S2, "formulir": JenisPeriode.TW4}
    bahan = get_bahan(db_contoh, pelaku_baris_perintah("donomulyo"), jenis, 2025, periode[jenis])
    buku = load_workbook(io.BytesIO(write_berkas(bahan, Format.XLSX).isi))
    terakhir = [s for s in buku.worksheets if s.title.startswith("Tabel")][-1]
    teks = "\n".join(str(sel.value) for baris in terakhir.iter_rows() for sel in baris if sel.value)
    siapa = bahan.penyusun if jenis == "formulir" else bahan.kepala
    assert f"{siapa.jabatan}," in teks
    assert f"{siapa.nama}\n{siapa.pangkat}\nNIP. {siapa.nip[:8]}" in teks
