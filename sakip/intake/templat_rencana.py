"""The planning workbook out: blank as a template, or filled with what is stored; the same sheets."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from sakip.domain.lembar_rencana import Baris, JenisIsi, KolomRencana, LembarRencana, Nilai
from sakip.domain.pegawai import format_nip
from sakip.domain.target_tulis import NilaiTarget
from sakip.intake.lembar_cetak import save_tetap, setup_print
from sakip.intake.lembar_kerja import (
    BIRU_TUA,
    CONTOH,
    KEPALA,
    KUNING_ISIAN,
    MERAH,
    REDUP,
    Gaya,
    cell_at,
    write_tanggal,
    write_teks,
)

BARIS_JUDUL = 3
BARIS_ISIAN = 200  # rows offered for filling in a blank template
# What a spreadsheet would turn into a number or a day as it is typed: 7.10, 1.01.01, 18 digits.
BERTEKS_TETAP = (JenisIsi.KODE, JenisIsi.NIP)
TEKS = "@"
LEBAR = {
    JenisIsi.TEKS: 34.0,
    JenisIsi.KODE: 20.0,
    JenisIsi.NIP: 25.0,
    JenisIsi.BULAT: 9.0,
    JenisIsi.ANGKA: 11.0,
    JenisIsi.RUPIAH: 18.0,
    JenisIsi.TANGGAL: 18.0,
    JenisIsi.PILIHAN: 17.0,
    JenisIsi.TARGET: 12.0,
}


def build_rencana(
    lembar: Sequence[LembarRencana],
    isi: Mapping[str, Sequence[Baris]],
    kantor: str,
    *,
    contoh: bool = False,
) -> bytes:
    """Return a workbook of these sheets; isi holds the rows by the kode of the sheet, none: blank."""
    buku = Workbook()
    pertama = buku.active
    assert isinstance(pertama, Worksheet)  # a new workbook always has one
    for nomor, bentuk in enumerate(("isi", "angka", "rupiah")):
        gaya = Gaya(latar=KUNING_ISIAN, lekuk=0, mendatar="left" if nomor == 0 else "right")
        buku.add_named_style(gaya.named(bentuk, "#,##0" if bentuk == "rupiah" else "General"))
    _write_petunjuk(pertama, lembar, kantor, contoh=contoh)
    for satu in lembar:
        _write_lembar(
            buku.create_sheet(satu.nama), satu, isi.get(satu.kode, ()), kantor, contoh=contoh
        )
    return save_tetap(buku, judul=f"Perencanaan {kantor}")


def _write_petunjuk(
    lembar: Worksheet, daftar: Sequence[LembarRencana], kantor: str, *, contoh: bool
) -> None:
    """Write what every sheet and column is for, with an example each."""
    lembar.title = "Petunjuk"
    _write_satu(
        lembar,
        "A1",
        f"Perencanaan kinerja {kantor}".strip(),
        Gaya(ukuran=13, tebal=True, warna=BIRU_TUA, lipat=False, garis=None),
    )
    kalimat = (
        "Isi lembar yang diperlukan saja; lembar lain boleh dihapus. Desimal memakai koma (92,5). Rentang ditulis 18..25, "
        "predikat dengan kata (BB). Kosong = tidak ada; 0 = benar-benar nol. Baris yang tidak ditulis tidak dihapus."
    )
    _write_satu(
        lembar,
        "A2",
        CONTOH if contoh else kalimat,
        Gaya(miring=True, warna=REDUP, lipat=False, garis=None, latar=MERAH if contoh else None),
    )
    kepala = ("Lembar", "Kolom", "Wajib", "Isi", "Contoh", "Keterangan")
    for urut, (judul, lebar) in enumerate(zip(kepala, (22, 30, 8, 16, 34, 56), strict=True), 1):
        huruf = get_column_letter(urut)
        _write_satu(lembar, f"{huruf}4", judul, KEPALA)
        lembar.column_dimensions[huruf].width = lebar
    nomor = 5
    for satu in daftar:
        for kolom in satu.kolom:
            keterangan = kolom.petunjuk or (", ".join(kolom.pilihan))
            isi = (
                satu.nama,
                kolom.judul,
                "ya" if kolom.wajib else "",
                str(kolom.jenis),
                kolom.contoh,
                keterangan,
            )
            for urut, teks in enumerate(isi, 1):
                _write_satu(lembar, f"{get_column_letter(urut)}{nomor}", teks, Gaya())
            nomor += 1
    lembar.freeze_panes = "A5"
    setup_print(lembar, area=f"A1:F{nomor - 1}", baris_kepala=(4, 4), kiri=kantor, kanan="Petunjuk")


def _write_satu(lembar: Worksheet, alamat: str, teks: str, gaya: Gaya) -> None:
    cell = cell_at(lembar, alamat)
    gaya.apply(cell)
    write_teks(cell, teks)


def _write_lembar(
    lembar: Worksheet, rencana: LembarRencana, isi: Sequence[Baris], kantor: str, *, contoh: bool
) -> None:
    judul = f"{rencana.nama} – {kantor}" + (f" – {CONTOH}" if contoh else "")
    _write_satu(
        lembar, "A1", judul, Gaya(ukuran=12, tebal=True, warna=BIRU_TUA, lipat=False, garis=None)
    )
    _write_satu(
        lembar,
        "A2",
        f"Satu baris adalah {rencana.satu}. Judul kolom tebal wajib diisi.",
        Gaya(miring=True, warna=REDUP, lipat=False, garis=None),
    )
    akhir = BARIS_JUDUL + max(len(isi), 1 if isi else BARIS_ISIAN)
    for urut, kolom in enumerate(rencana.kolom, 1):
        huruf = get_column_letter(urut)
        kepala = cell_at(lembar, f"{huruf}{BARIS_JUDUL}")
        KEPALA.apply(kepala)
        if not kolom.wajib:
            Gaya(warna=BIRU_TUA, mendatar="center", tegak="center", latar="DCE6F1").apply(kepala)
        write_teks(kepala, kolom.judul)
        lembar.column_dimensions[huruf].width = LEBAR[kolom.jenis]
        if kolom.jenis in BERTEKS_TETAP:
            lembar.column_dimensions[huruf].number_format = TEKS
        if kolom.pilihan:
            aturan = DataValidation(
                type="list", formula1=f'"{",".join(kolom.pilihan)}"', allow_blank=True
            )
            aturan.add(f"{huruf}{BARIS_JUDUL + 1}:{huruf}{akhir + BARIS_ISIAN}")
            lembar.add_data_validation(aturan)
    for nomor, baris in enumerate(isi, BARIS_JUDUL + 1):
        for urut, kolom in enumerate(rencana.kolom, 1):
            cell = lembar.cell(nomor, urut)
            assert isinstance(cell, Cell)  # nothing is merged here
            write_isi(cell, kolom, baris[kolom.kunci])
    lembar.freeze_panes = f"A{BARIS_JUDUL + 1}"
    setup_print(
        lembar,
        area=f"A1:{get_column_letter(len(rencana.kolom))}{akhir}",
        baris_kepala=(BARIS_JUDUL, BARIS_JUDUL),
        kiri=kantor,
        kanan=rencana.nama,
        tanda=CONTOH if contoh else "",
    )


def write_isi(cell: Cell, kolom: KolomRencana, isi: Nilai) -> None:
    """Write one value so that reading gives it back: figures as numbers, kode as text."""
    angka = isi
    if isinstance(isi, NilaiTarget):
        angka = isi.nilai if isi.tulis == NilaiTarget(isi.nilai).tulis else None
    cell.style = (
        "rupiah"
        if kolom.jenis is JenisIsi.RUPIAH
        else "angka"
        if isinstance(angka, Decimal | int)
        else "isi"
    )
    if kolom.jenis in BERTEKS_TETAP:
        cell.number_format = TEKS
    if isi is None or isi == "":
        return
    if isinstance(isi, date):
        write_tanggal(cell, isi)
    elif isinstance(angka, Decimal | int):
        cell.value = angka
    else:
        teks = isi.tulis if isinstance(isi, NilaiTarget) else str(isi)
        write_teks(cell, format_nip(teks) if kolom.jenis is JenisIsi.NIP else teks)
