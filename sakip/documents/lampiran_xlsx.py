"""XLSX lampiran: every table of a document as a sheet, its figures as numbers, its charts native; a letter as its lines."""

from dataclasses import replace
from math import ceil

from openpyxl.chart import BarChart, Reference
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sakip.documents.blok import Baris, Dokumen, Grafik, Tabel, TandaTangan
from sakip.documents.lampiran_tanda import find_tanda, write_tanda
from sakip.documents.lampiran_teks import write_surat
from sakip.documents.muat import list_lebar
from sakip.intake.lembar_cetak import count_lines, save_tetap, set_height, setup_print, text_height
from sakip.intake.lembar_kerja import (
    CATATAN,
    JUDUL,
    KEPALA,
    NOMOR_KOLOM,
    Gaya,
    cell_at,
    format_desimal,
    merge_block,
    write_angka,
    write_teks,
)

_RATA = {"kiri": "left", "kanan": "right", "tengah": "center"}
_LEBAR_ISI = 165.0  # column units across a landscape page
_UKURAN = 9
_TINGGI_BARIS, _KOLOM_GRAFIK = 0.5, "K"  # cm of a row; the last column that a chart reaches
_TITIK = 5.25  # points of one column unit
_LEBAR_KOLOM, _A3 = 20, 8  # from so many columns on A3, as the PDF has it; 8: of the OOXML list
_CATATAN = replace(CATATAN, lipat=True)


def render_xlsx(dokumen: Dokumen) -> bytes:
    """Return the tables and charts of a document as a workbook; the same document gives the same bytes."""
    buku = Workbook()
    buku.remove(buku.worksheets[0])
    tanda = find_tanda(dokumen)
    for blok in dokumen.semua_blok:
        if isinstance(blok, Tabel) and blok.nomor:
            lembar = buku.create_sheet(_name(buku, f"Tabel {blok.nomor}"))
            _write_tabel(lembar, blok, dokumen, tanda.get(id(blok)))
        elif isinstance(blok, Grafik):
            _write_grafik(buku.create_sheet(_name(buku, f"Gambar {blok.nomor}")), blok, dokumen)
    if not buku.worksheets:
        write_surat(buku.create_sheet("Dokumen"), dokumen)
    return save_tetap(buku, judul=dokumen.judul)


def _name(buku: Workbook, nama: str) -> str:
    return nama if nama not in buku.sheetnames else f"{nama} ({len(buku.sheetnames)})"


def _write_judul(lembar: Worksheet, judul: str, lebar: int, dokumen: Dokumen) -> None:
    akhir = get_column_letter(max(lebar, 1))
    write_teks(merge_block(lembar, f"A1:{akhir}1", JUDUL), judul.upper())
    keterangan = dokumen.kepala + (f" · {dokumen.tanda}" if dokumen.tanda else "")
    CATATAN.apply(cell_at(lembar, "A2"))
    write_teks(cell_at(lembar, "A2"), keterangan)
    lembar.sheet_view.showGridLines = False


def _write_tabel(
    lembar: Worksheet, tabel: Tabel, dokumen: Dokumen, tanda: TandaTangan | None
) -> None:
    """Write caption, heads (two rows where columns share one), the row of numbers, the rows, and who signs."""
    banyak = len(tabel.kolom)
    _write_judul(lembar, f"Tabel {tabel.nomor} {tabel.judul}", banyak, dokumen)
    titik = list_lebar(tabel, _LEBAR_ISI * _TITIK, _UKURAN, _TITIK)
    lebar = [max(5.0, satu / _TITIK) for satu in titik]
    for urut, satu in enumerate(lebar, 1):
        lembar.column_dimensions[get_column_letter(urut)].width = satu
    baris = _write_kepala(lembar, tabel, 4)
    _set_kepala(lembar, tabel, 4, lebar)
    kepala = (4, baris - 1)
    sisa: dict[int, int] = {}
    for isi in tabel.baris:
        _write_baris(lembar, tabel, isi, baris, sisa, lebar)
        baris += 1
    if tabel.catatan:
        _write_catatan(lembar, tabel.catatan, baris + 1, lebar)
    if tanda:
        baris = write_tanda(lembar, tanda, baris + 3, lebar)
    lembar.freeze_panes = f"A{kepala[1] + 1}"
    area = f"A1:{get_column_letter(banyak)}{baris + 1}"
    setup_print(
        lembar,
        area=area,
        baris_kepala=kepala,
        kiri=dokumen.judul,
        kanan=f"Tabel {tabel.nomor}",
        tanda=dokumen.tanda,
        kertas=dokumen.tata.kertas,
    )
    if banyak >= _LEBAR_KOLOM:
        lembar.page_setup.paperSize = _A3


def _write_catatan(lembar: Worksheet, teks: str, baris: int, lebar: list[float]) -> None:
    """Write a note across the table, as high as its lines: one that runs on is cut where the page ends."""
    rentang = f"A{baris}:{get_column_letter(len(lebar))}{baris}"
    write_teks(merge_block(lembar, rentang, _CATATAN), teks)
    tinggi = count_lines(teks, sum(lebar), _CATATAN.ukuran)
    set_height(lembar, baris, text_height(tinggi, _CATATAN.ukuran))


def _write_kepala(lembar: Worksheet, tabel: Tabel, baris: int) -> int:
    """Write the heads from a row on; return the first row of the body."""
    ada = any(satu.kelompok for satu in tabel.kolom)
    urut = 0
    while urut < len(tabel.kolom):
        kolom, huruf = tabel.kolom[urut], get_column_letter(urut + 1)
        if not kolom.kelompok:
            rentang = f"{huruf}{baris}:{huruf}{baris + int(ada)}" if ada else f"{huruf}{baris}"
            write_teks(merge_block(lembar, rentang, KEPALA), kolom.judul)
            urut += 1
            continue
        awal = urut
        while urut < len(tabel.kolom) and tabel.kolom[urut].kelompok == kolom.kelompok:
            bawah = cell_at(lembar, f"{get_column_letter(urut + 1)}{baris + 1}")
            KEPALA.apply(bawah)
            write_teks(bawah, tabel.kolom[urut].judul)
            urut += 1
        rentang = f"{get_column_letter(awal + 1)}{baris}:{get_column_letter(urut)}{baris}"
        write_teks(merge_block(lembar, rentang, KEPALA), kolom.kelompok)
    baris += 1 + int(ada)
    if tabel.nomor_kolom:
        for nomor in range(1, len(tabel.kolom) + 1):
            sel = cell_at(lembar, f"{get_column_letter(nomor)}{baris}")
            NOMOR_KOLOM.apply(sel)
            write_teks(sel, f"({nomor})")
        baris += 1
    return baris


def _set_kepala(lembar: Worksheet, tabel: Tabel, baris: int, lebar: list[float]) -> None:
    """Make the heads from a row on as high as their words need; one without kelompok has both rows."""
    atas = bawah = utuh = 1
    for satu, luas in zip(tabel.kolom, lebar, strict=True):
        tinggi = count_lines(satu.judul, luas, _UKURAN, tebal=True)
        if satu.kelompok:
            bawah = max(bawah, tinggi)
            milik = sum(
                n for k, n in zip(tabel.kolom, lebar, strict=True) if k.kelompok == satu.kelompok
            )
            atas = max(atas, count_lines(satu.kelompok, milik, _UKURAN, tebal=True))
        else:
            utuh = max(utuh, tinggi)
    if any(satu.kelompok for satu in tabel.kolom):
        set_height(lembar, baris + 1, text_height(bawah, _UKURAN))
        utuh -= bawah
    set_height(lembar, baris, text_height(max(atas, utuh), _UKURAN))


def _write_baris(
    lembar: Worksheet,
    tabel: Tabel,
    isi: Baris,
    baris: int,
    sisa: dict[int, int],
    lebar: list[float],
) -> None:
    tinggi = 1
    urut = 0
    daftar = iter(isi)
    while urut < len(tabel.kolom):
        if sisa.get(urut):
            sisa[urut] -= 1
            urut += 1
            continue
        sel = next(daftar)
        if sel.baris > 1:
            sisa[urut] = sel.baris - 1
        rata = _RATA[sel.rata or tabel.kolom[urut].rata]
        gaya = Gaya(ukuran=_UKURAN, tebal=sel.tebal, mendatar=rata, lekuk=sel.lekuk, tegak="center")
        rentang = f"{get_column_letter(urut + 1)}{baris}:{get_column_letter(urut + sel.kolom)}{baris + sel.baris - 1}"
        cell = merge_block(lembar, rentang, gaya)
        if sel.angka is not None:
            write_angka(cell, sel.angka, format_desimal(sel.desimal))
        else:
            write_teks(cell, sel.teks.replace("**", ""))
        luas = sum(lebar[urut : urut + sel.kolom])
        tinggi = max(tinggi, -(-count_lines(sel.teks, luas, _UKURAN) // sel.baris))
        urut += sel.kolom
    set_height(lembar, baris, text_height(tinggi, _UKURAN))


def _write_grafik(lembar: Worksheet, grafik: Grafik, dokumen: Dokumen) -> None:
    """Write the figures of a chart and the chart over them, drawn by the reader's own program."""
    _write_judul(lembar, f"Gambar {grafik.nomor} {grafik.judul}", 8, dokumen)
    lembar.column_dimensions["A"].width = 52
    for kolom, seri in enumerate(grafik.seri, 2):
        lembar.column_dimensions[get_column_letter(kolom)].width = 18
        kepala = cell_at(lembar, f"{get_column_letter(kolom)}4")
        KEPALA.apply(kepala)
        write_teks(kepala, seri.nama)
        for baris, nilai in enumerate(seri.nilai, 5):
            sel = cell_at(lembar, f"{get_column_letter(kolom)}{baris}")
            Gaya(ukuran=_UKURAN, mendatar="right").apply(sel)
            write_angka(sel, nilai, format_desimal(grafik.desimal))
    for baris, label in enumerate(grafik.label, 5):
        sel = cell_at(lembar, f"A{baris}")
        Gaya(ukuran=_UKURAN).apply(sel)
        write_teks(sel, label)
    akhir = 4 + len(grafik.label)
    bagan = BarChart()
    bagan.type = "bar" if grafik.bentuk == "mendatar" else "col"
    bagan.style, bagan.title = 10, None
    bagan.add_data(
        Reference(lembar, min_col=2, max_col=1 + len(grafik.seri), min_row=4, max_row=akhir),
        titles_from_data=True,
    )
    bagan.set_categories(Reference(lembar, min_col=1, min_row=5, max_row=akhir))
    bagan.x_axis.delete = bagan.y_axis.delete = False
    bagan.x_axis.scaling.orientation = "maxMin" if grafik.bentuk == "mendatar" else "minMax"
    bagan.width, bagan.height = 26, max(7.0, 1.1 * len(grafik.label) + 3)
    for urut, seri_bagan in enumerate(bagan.series):
        seri_bagan.graphicalProperties.solidFill = ("1F3A5F", "A9BCD6", "C9A227")[urut % 3]
    if len(grafik.seri) == 1:
        bagan.legend = None
    if all(nilai is None or nilai >= 0 for seri in grafik.seri for nilai in seri.nilai):
        bagan.y_axis.scaling.min = 0  # a bar that began elsewhere would show a lie
    lembar.add_chart(bagan, f"A{akhir + 3}")
    bawah = akhir + 4 + ceil(bagan.height / _TINGGI_BARIS)
    setup_print(
        lembar,
        area=f"A1:{_KOLOM_GRAFIK}{bawah}",
        baris_kepala=None,
        kiri=dokumen.judul,
        kanan=f"Gambar {grafik.nomor}",
        satu_halaman=True,
        tanda=dokumen.tanda,
    )
