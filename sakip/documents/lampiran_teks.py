"""A document without tables as one sheet: its lines as they stand on paper, from the head of the letter to who signs."""

from functools import singledispatchmethod
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sakip.documents.blok import (
    Daftar,
    Dokumen,
    KodeVerifikasi,
    Kop,
    Paragraf,
    Rincian,
    TandaTangan,
)
from sakip.documents.lampiran_tanda import write_tanda
from sakip.intake.lembar_cetak import count_lines, set_height, setup_print, text_height
from sakip.intake.lembar_kerja import Gaya, merge_block, write_teks

_LEBAR = (16.0, 3.0, 30.0, 30.0)  # label, colon, and two columns to sign in
_UKURAN = 10
_RATA = {"kanan": "right", "tengah": "center", "judul": "center"}
_A4 = 9  # of the OOXML list


def write_surat(lembar: Worksheet, dokumen: Dokumen) -> None:
    """Write the blocks of a document below each other, on one upright page where they fit."""
    for urut, satu in enumerate(_LEBAR, 1):
        lembar.column_dimensions[get_column_letter(urut)].width = satu
    penulis = _Penulis(lembar)
    for blok in dokumen.semua_blok:
        penulis.write(blok)
    lembar.sheet_view.showGridLines = False
    area = f"A1:{get_column_letter(len(_LEBAR))}{penulis.baris}"
    # Upright there is no room for the name of the document beside the number of the page.
    setup_print(lembar, area=area, baris_kepala=None, kiri="", kanan="", tanda=dokumen.tanda)
    lembar.page_setup.orientation = "portrait"
    lembar.page_setup.paperSize = _A4


class _Penulis:
    """Writes row by row; baris is the next one."""

    def __init__(self, lembar: Worksheet) -> None:
        self.lembar, self.baris = lembar, 1

    def line(self, teks: str, *, rata: str = "left", tebal: bool = False, dari: int = 1) -> None:
        """Write a text from a column to the last, as high as its lines."""
        gaya = Gaya(ukuran=_UKURAN, mendatar=rata, tebal=tebal, garis=None)
        akhir = get_column_letter(len(_LEBAR))
        rentang = f"{get_column_letter(dari)}{self.baris}:{akhir}{self.baris}"
        write_teks(merge_block(self.lembar, rentang, gaya), teks.replace("**", ""))
        jumlah = count_lines(teks, sum(_LEBAR[dari - 1 :]), _UKURAN, tebal=tebal)
        set_height(self.lembar, self.baris, text_height(jumlah, _UKURAN) + 3)
        self.baris += 1

    @singledispatchmethod
    def write(self, blok: Any) -> None:
        """Write one block; what only paper has (an emblem, a new page) is left out."""

    @write.register
    def _(self, blok: Kop) -> None:
        self.line(blok.pemerintah, rata="center")
        self.line(blok.kantor, rata="center", tebal=True)
        for satu in blok.alamat:
            self.line(satu, rata="center")
        self.baris += 1

    @write.register
    def _(self, blok: Paragraf) -> None:
        self.line(blok.teks, rata=_RATA.get(blok.gaya, "left"), tebal=blok.gaya == "judul")

    @write.register
    def _(self, blok: Rincian) -> None:
        gaya = Gaya(ukuran=_UKURAN, garis=None)
        for label, isi in blok.baris:
            write_teks(merge_block(self.lembar, f"A{self.baris}", gaya), label)
            write_teks(merge_block(self.lembar, f"B{self.baris}", gaya), ":")
            self.line(isi, dari=3)
        self.baris += 1

    @write.register
    def _(self, blok: Daftar) -> None:
        for nomor, butir in enumerate(blok.butir, 1):
            self.line(f"{nomor}. {butir}" if blok.bernomor else f"– {butir}")

    @write.register
    def _(self, blok: TandaTangan) -> None:
        self.baris = write_tanda(self.lembar, blok, self.baris, _LEBAR) + 1

    @write.register
    def _(self, blok: KodeVerifikasi) -> None:
        self.line(f"Kode verifikasi {blok.kode} · {blok.alamat}")
