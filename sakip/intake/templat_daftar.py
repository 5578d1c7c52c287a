"""The first sheet of the corrected workbook: every problem in one list, each with a link to its cell."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from sakip.domain.formulir import Formulir
from sakip.intake.lembar_cetak import count_lines, set_height, setup_print, text_height
from sakip.intake.lembar_kerja import (
    BIRU_TUA,
    KEPALA,
    REDUP,
    Gaya,
    cell_at,
    write_angka,
    write_teks,
)

LEMBAR_PERBAIKAN = "Perbaikan"
BARIS_KEPALA_DAFTAR = 6
_KOLOM = (
    ("No.", 5.0),
    ("Tingkat", 17.0),
    ("Sel di berkas ini", 10.0),
    ("Sel asal", 10.0),
    ("Kolom", 17.0),
    ("Indikator", 34.0),
    ("Isi semula", 20.0),
    ("Masalah", 44.0),
    ("Cara memperbaiki", 44.0),
)
_UKURAN = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisDaftar:
    """One problem as it stands in the list; tautan is the cell in our form, asal in the file sent."""

    tingkat: str
    warna: str | None
    tautan: str
    asal: str
    lembar_asal: str
    kolom: str
    indikator: str
    isi: str
    masalah: str
    perbaikan: str


def add_daftar(
    buku: Workbook, formulir: Formulir, formulir_lembar: Worksheet, daftar: Sequence[BarisDaftar]
) -> None:
    """Put the sheet "Perbaikan" first, opened when the workbook opens; its links lead to formulir_lembar."""
    lembar = buku.create_sheet(LEMBAR_PERBAIKAN, 0)
    buku.active = lembar
    for nomor, (judul, lebar) in enumerate(_KOLOM):
        huruf = "ABCDEFGHI"[nomor]
        lembar.column_dimensions[huruf].width = lebar
        kepala = cell_at(lembar, f"{huruf}{BARIS_KEPALA_DAFTAR}")
        KEPALA.apply(kepala)
        write_teks(kepala, judul)
    set_height(lembar, BARIS_KEPALA_DAFTAR, 28, lentur=False)
    _write_pengantar(lembar, formulir, daftar)
    for nomor, satu in enumerate(daftar, 1):
        _write_baris(lembar, formulir_lembar.title, nomor, satu)
    akhir = BARIS_KEPALA_DAFTAR + max(len(daftar), 1)
    lembar.freeze_panes = f"A{BARIS_KEPALA_DAFTAR + 1}"
    lembar.sheet_view.showGridLines = False
    setup_print(
        lembar,
        area=f"A1:I{akhir}",
        baris_kepala=(BARIS_KEPALA_DAFTAR, BARIS_KEPALA_DAFTAR),
        kiri=f"{formulir.instansi} – {formulir.unit}",
        kanan=f"Perbaikan data kinerja {formulir.periode}",
    )


def _write_pengantar(lembar: Worksheet, formulir: Formulir, daftar: Sequence[BarisDaftar]) -> None:
    """Write what the list is, how much it holds, and what to do with the workbook."""
    jumlah = Counter(satu.tingkat for satu in daftar)
    ringkas = " · ".join(f"{banyak} {tingkat.lower()}" for tingkat, banyak in jumlah.items())
    asal = ", ".join(dict.fromkeys(satu.lembar_asal for satu in daftar if satu.lembar_asal))
    teks = (
        ("Daftar perbaikan", Gaya(ukuran=13, tebal=True, warna=BIRU_TUA)),
        (f"{formulir.unit}, {formulir.periode}", Gaya(ukuran=10)),
        (ringkas or "Tidak ada yang perlu diperbaiki.", Gaya(ukuran=10, tebal=True)),
        (
            "Klik alamat di kolom “Sel di berkas ini” untuk menuju selnya. Perbaiki sel merah, pastikan "
            "sel kuning tua, simpan, lalu unggah berkas ini.",
            Gaya(ukuran=_UKURAN, warna=REDUP),
        ),
        (
            f"“Sel asal” adalah alamat di berkas yang dikirim{f' (lembar {asal})' if asal else ''}.",
            Gaya(ukuran=_UKURAN, warna=REDUP),
        ),
    )
    for baris, (satu, gaya) in enumerate(teks, 1):
        cell = cell_at(lembar, f"A{baris}")
        Gaya(ukuran=gaya.ukuran, tebal=gaya.tebal, warna=gaya.warna, lipat=False, garis=None).apply(
            cell
        )
        write_teks(cell, satu)


def _write_baris(lembar: Worksheet, tujuan: str, nomor: int, satu: BarisDaftar) -> None:
    """Write one problem; its level stands in words, the colour only repeats it."""
    baris = BARIS_KEPALA_DAFTAR + nomor
    isi = (
        satu.tingkat,
        satu.tautan,
        satu.asal,
        satu.kolom,
        satu.indikator,
        satu.isi,
        satu.masalah,
        satu.perbaikan,
    )
    urut = cell_at(lembar, f"A{baris}")
    Gaya(mendatar="center").apply(urut)
    write_angka(urut, nomor, "0")
    for huruf, teks in zip("BCDEFGHI", isi, strict=True):
        cell = cell_at(lembar, f"{huruf}{baris}")
        tautan = huruf == "C" and bool(teks)
        Gaya(
            ukuran=_UKURAN,
            tebal=tautan,
            warna="1D4ED8" if tautan else Gaya().warna,
            latar=satu.warna if huruf == "B" else None,
            mendatar="center" if huruf in "CD" else "left",
            lekuk=int(huruf not in "CD"),
        ).apply(cell)
        write_teks(cell, teks)
        if tautan:
            cell.hyperlink = Hyperlink(
                ref=cell.coordinate, location=f"'{tujuan}'!{teks}", display=teks
            )
    jumlah = max(
        count_lines(teks, lebar, _UKURAN) for teks, (_, lebar) in zip(isi, _KOLOM[1:], strict=True)
    )
    set_height(lembar, baris, text_height(jumlah, _UKURAN))
