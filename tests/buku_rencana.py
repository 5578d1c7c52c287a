"""A planning workbook for tests, as a person would type it: headings and rows, without the template's look."""

import io
from typing import Any

from openpyxl import Workbook

from sakip.domain.lembar_rencana import MENURUT_KODE
from sakip.intake.templat_rencana import BARIS_JUDUL


def a_workbook(**lembar: list[list[Any]]) -> bytes:
    """Return a workbook of these sheets: per kode its rows, cells in the order of the columns."""
    buku = Workbook()
    buku.remove(buku.worksheets[0])
    for kode, baris in lembar.items():
        rencana = MENURUT_KODE[kode]
        isi = buku.create_sheet(rencana.nama)
        for nomor, satu in enumerate(([k.judul for k in rencana.kolom], *baris), BARIS_JUDUL):
            for urut, nilai in enumerate(satu, 1):
                isi.cell(nomor, urut).value = nilai
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()
