"""Forms for the tests of the template: every field defaulted, so that a test states what it is about."""

import io
import re
import zipfile
from decimal import Decimal
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sakip.domain.formulir import BarisFormulir, Formulir, Isian, Keadaan
from sakip.domain.metode import Metode
from sakip.domain.rumus import Rumus


def a_baris(**given: Any) -> BarisFormulir:
    """Return a line of the form; override any field by name."""
    biasa: dict[str, Any] = {
        "nomor": 1,
        "kode_indikator": "IKU-01",
        "sasaran": "Meningkatnya ketenteraman dan ketertiban umum",
        "indikator": "Jumlah gangguan ketenteraman dan ketertiban umum",
        "satuan": "kasus",
        "rumus": Rumus.TURUN_SELISIH,
        "metode": Metode.JUMLAH,
        "desimal": 0,
        "diukur": True,
        "target": "5",
        "target_nilai": Decimal(5),
        "program": "Program Koordinasi Ketenteraman dan Ketertiban Umum",
        "sumber_data": "Laporan Satpol PP",
        "unit": "Kasi Ketenteraman dan Ketertiban Umum",
        "isian": Isian(),
    }
    return BarisFormulir(**(biasa | given))


def a_rasio(**given: Any) -> BarisFormulir:
    """Return a line whose figure is stated by pembilang and penyebut."""
    biasa: dict[str, Any] = {
        "satuan": "persen",
        "rumus": Rumus.NAIK,
        "metode": Metode.RASIO,
        "desimal": 2,
        "target": "92,5",
        "target_nilai": Decimal("92.5"),
    }
    return a_baris(**(biasa | given))


def a_predikat(**given: Any) -> BarisFormulir:
    """Return a line whose figure is a predikat."""
    biasa: dict[str, Any] = {
        "satuan": "predikat",
        "rumus": Rumus.PREDIKAT,
        "metode": Metode.TAHUNAN,
        "target": "BB",
        "target_nilai": None,
    }
    return a_baris(**(biasa | given))


def a_formulir(*baris: BarisFormulir, **given: Any) -> Formulir:
    """Return the form of one unit; lines without a number of their own are numbered and coded."""
    biasa: dict[str, Any] = {
        "kode_instansi": "DONOMULYO",
        "instansi": "Kecamatan Donomulyo",
        "kabupaten": "Kabupaten Malang",
        "kode_unit": "TRANTIB",
        "unit": "Seksi Ketenteraman dan Ketertiban Umum",
        "jabatan": "Kasi Ketenteraman dan Ketertiban Umum",
        "tahun": 2026,
        "triwulan": 2,
        "baris": baris or (a_baris(),),
    }
    return Formulir(**(biasa | given))


def many_baris(jumlah: int) -> tuple[BarisFormulir, ...]:
    """Return jumlah lines as an office has them: sasaran of five lines, texts of ordinary length."""
    return tuple(
        a_rasio(
            nomor=nomor,
            kode_indikator=f"IKU-{nomor:02}",
            sasaran=f"Meningkatnya kualitas pelayanan publik kecamatan bidang ke-{(nomor - 1) // 5}",
            indikator=f"Persentase layanan administrasi nomor {nomor} yang selesai tepat waktu",
        )
        for nomor in range(1, jumlah + 1)
    )


def terisi(nilai: str, **given: Any) -> Isian:
    """Return a reported figure."""
    return Isian(keadaan=Keadaan.TERISI, nilai=Decimal(nilai), **given)


def open_buku(isi: bytes) -> Workbook:
    """Open a workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(isi))


def sheet(buku: Workbook, nama: str) -> Worksheet:
    """Return a sheet by name."""
    lembar = buku[nama]
    assert isinstance(lembar, Worksheet)
    return lembar


def form_sheet(isi: bytes) -> Worksheet:
    """Return the form sheet of a template for triwulan II 2026."""
    return sheet(open_buku(isi), "TW II 2026")


def column_of(lembar: Worksheet, judul: str) -> str:
    """Return the letter of the column whose head or sub-head is judul."""
    for baris in (7, 6):
        for cell in lembar[baris]:
            if cell.value == judul:
                return str(cell.column_letter)
    raise AssertionError(f"no column {judul}")


def parts(isi: bytes) -> dict[str, str]:
    """Return the XML parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        return {nama: arsip.read(nama).decode("utf-8") for nama in arsip.namelist()}


def count_rumus(isi: bytes) -> int:
    """Return how many formulas stand in the cells of a workbook."""
    return sum(len(re.findall(r"<(?:\w+:)?f[\s>/]", teks)) for teks in parts(isi).values())
