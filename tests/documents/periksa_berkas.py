"""What an official sees first in a file: that it opens, holds every part, leaves no cell empty, and cuts nothing."""

import io
import re

from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from pypdf import PdfReader

from sakip.services.jenis_dokumen import Format
from tests.documents.baca_dokumen import read_rows
from tests.documents.baca_halaman import read_halaman
from tests.documents.baca_tabel import bare

# Parts by kind, as PermenPANRB 53/2014, Permendagri 86/2017 and the SOPs name them: headings, then tables.
BAGIAN: dict[str, tuple[list[str], list[str]]] = {
    "lkj": (
        [
            *("LEMBAR PENGESAHAN", "KATA PENGANTAR", "IKHTISAR EKSEKUTIF", "DAFTAR ISI"),
            *("DAFTAR TABEL", "DAFTAR GAMBAR", "BAB I PENDAHULUAN", "Latar Belakang"),
            *("Isu Strategis", "Dasar Hukum", "BAB II PERENCANAAN KINERJA", "Rencana Strategis"),
            *("Indikator Kinerja Utama", "BAB III AKUNTABILITAS KINERJA", "Realisasi Anggaran"),
            *("Perbandingan dengan Tahun-Tahun Sebelumnya", "Perbandingan dengan Standar"),
            *("Efisiensi Penggunaan Sumber Daya", "BAB IV PENUTUP", "LAMPIRAN 1", "LAMPIRAN 4"),
        ],
        ["1.1", "2.1", "2.2", "2.3", "2.4", "2.5", "3.0", "3.1", "3.2", "3.3.1", "L.3", "L.4"],
    ),
    "triwulan": (
        [
            *("BAB I PENDAHULUAN", "BAB II TARGET DAN RENCANA AKSI", "BAB VI PENUTUP"),
            *("BAB III CAPAIAN DAN ANALISIS", "BAB IV REALISASI ANGGARAN", "BAB V TINDAK LANJUT"),
            *("Dasar Hukum", "Analisis Capaian", "Rencana Tindak Lanjut"),
            *("Dibuat oleh", "Diperiksa oleh", "Disahkan oleh"),
        ],
        ["2.1", "3.1", "3.2", "3.3", "4.1", "4.2", "5.1", "5.2"],
    ),
    "pk": (["PERJANJIAN KINERJA TAHUN", "Pihak Pertama", "Pihak Kedua", "LAMPIRAN"], ["1"]),
    "iku": (["INDIKATOR KINERJA UTAMA"], ["1"]),
    "rencana-aksi": (["RENCANA AKSI TAHUN"], ["1", "2"]),
    "renja": (["RENCANA KERJA (RENJA) TAHUN"], ["1", "2"]),
    "evaluasi-renja": (
        ["EVALUASI HASIL RENCANA KERJA", "Faktor pendorong", "Faktor penghambat", "Tindak lanjut"],
        ["1"],
    ),
    "pengantar": (["Nomor", "Sifat", "Lampiran", "Hal", "Yth.", "Tembusan"], []),
    "tanda-terima": (["TANDA TERIMA", "Yang menyerahkan", "Yang menerima"], ["1"]),
    "notulen": (["NOTULEN RAPAT", "Pimpinan rapat", "Pembahasan", "Keputusan"], ["1"]),
    "berita-acara": (["BERITA ACARA REKONSILIASI DATA KINERJA", "Mengetahui"], ["1"]),
    "formulir": (["FORMAT PENGUMPULAN DATA KINERJA"], ["1"]),
    "register-bukti": (["REGISTER BUKTI DUKUNG"], ["1", "2"]),
}
BAGIAN["semester"] = BAGIAN["triwulan"]
TERLARANG = (
    "None",
    "nan",
    "{",
    "}",
    "**",
    "Decimal(",
    "###",
    "Tahun Tahun",
)  # what only a program writes


def find_cela(jenis: str, isi: bytes, format: Format) -> list[str]:
    """Return everything that is wrong with a file as it is read back."""
    return _PERIKSA[format](jenis, isi)


def _pdf(jenis: str, isi: bytes) -> list[str]:
    halaman = read_halaman(isi)
    teks = " ".join(satu.teks for h in halaman for satu in h.teks)
    meluap = [
        f"hal. {n}: {t!r} runs out" for n, h in enumerate(halaman, 1) for t in h.list_meluap()
    ]
    kosong = [f"hal. {n} is empty" for n, h in enumerate(halaman, 1) if not h.teks]
    jumlah = [] if len(PdfReader(io.BytesIO(isi)).pages) == len(halaman) else ["pypdf: pages"]
    return [*jumlah, *kosong, *_parts(jenis, teks), *meluap]


def _parts(jenis: str, teks: str, tabel: bool = True) -> list[str]:
    judul, nomor = BAGIAN[jenis]
    teks = teks.replace("\u00ad", "")
    ada = bare(teks)
    hilang = [f"{satu!r} is missing" for satu in judul if bare(satu) not in ada]
    if tabel:
        hilang += [f"Tabel {n} is missing" for n in nomor if f"Tabel {n} " not in f"{teks} "]
    return hilang + [f"{satu!r} in the text" for satu in TERLARANG if re.search(_word(satu), teks)]


def _word(teks: str) -> str:
    return rf"\b{teks}\b" if teks.isalpha() else re.escape(teks)


def _docx(jenis: str, isi: bytes) -> list[str]:
    dokumen = Document(io.BytesIO(isi))
    tubuh = dokumen.element.body
    teks = " ".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in tubuh.iter(qn("w:p")))
    kosong = [
        f"an empty cell in {baris}"
        for tabel in dokumen.tables
        for baris in read_rows(tabel._tbl)
        if "" in baris and len(baris) > 3 and not _is_tanda_tangan(tabel._tbl)
    ]
    kisi = [
        "a table without gridCol"
        for tabel in dokumen.tables
        if not tabel._tbl.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    ]
    return [*_parts(jenis, teks), *kosong, *kisi]


def _is_tanda_tangan(tabel: object) -> bool:
    """Tell whether a table leaves room to sign on purpose."""
    kepala = next(iter(read_rows(tabel)))
    return any("Paraf" in sel for sel in kepala)


def _xlsx(jenis: str, isi: bytes) -> list[str]:
    buku = load_workbook(io.BytesIO(isi))
    teks = " ".join(
        str(n) for lembar in buku.worksheets for row in lembar.values for n in row if n is not None
    )
    nomor = BAGIAN[jenis][1]
    hilang = [f"sheet Tabel {n} is missing" for n in nomor if f"Tabel {n}" not in buku.sheetnames]
    sempit = [cela for lembar in buku.worksheets for cela in _narrow(lembar)]
    terlarang = [f"{t!r} in the text" for t in TERLARANG if re.search(_word(t), teks)]
    return [*hilang, *sempit, *terlarang]


def _narrow(lembar: Worksheet) -> list[str]:
    """Return the numbers that a column would show as ####."""
    cela = []
    for row in lembar.iter_rows():
        for sel in row:
            if isinstance(sel, Cell) and isinstance(sel.value, int | float):
                lebar = lembar.column_dimensions[get_column_letter(sel.column)].width
                desimal = sel.number_format.partition(".")[2].count("0")
                teks = f"{sel.value:,.{desimal}f}"
                if len(teks) * (sel.font.sz or 11) / 11 > lebar - 0.6:
                    cela.append(f"{lembar.title}!{sel.coordinate}: {teks} in {lebar:.1f}")
    return cela


_PERIKSA = {Format.PDF: _pdf, Format.DOCX: _docx, Format.XLSX: _xlsx}
