"""Paper, font and margins of the office: each format follows them."""

import gzip
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from pypdf import PdfReader

from sakip.documents.bahan import Bahan, Cetakan
from sakip.documents.rekaman import read_rekaman
from sakip.services.jenis_dokumen import Format, write_berkas
from sakip.services.rekaman import complete_kalimat

REKAMAN = Path(__file__).parent / "rekaman" / "lkj-2025.versi-1.json.gz"


@pytest.fixture(scope="module")
def bahan() -> Bahan:
    lama = complete_kalimat(read_rekaman(gzip.decompress(REKAMAN.read_bytes())))
    dua = lama.indikator[:2]
    return replace(lama, jenis="iku", indikator=dua)


@pytest.mark.parametrize(
    ("kertas", "huruf", "sentimeter", "kode", "huruf_pdf", "huruf_docx"),
    [
        ("A4", "bookman", (21.0, 29.7), 9, "TeXGyreBonum", "Bookman Old Style"),
        ("F4", "arial", (21.5, 33.0), 14, "LiberationSans", "Arial"),
    ],
)
def test_each_format_is_printed_as_the_office_set_it(
    bahan: Bahan,
    kertas: str,
    huruf: str,
    sentimeter: tuple[float, float],
    kode: int,
    huruf_pdf: str,
    huruf_docx: str,
) -> None:
    cetakan = Cetakan(
        kertas=kertas,
        huruf=huruf,
        atas=Decimal("1.5"),
        bawah=Decimal("1.8"),
        kiri=Decimal(4),
        kanan=Decimal("1.2"),
    )
    bahan = replace(bahan, cetakan=cetakan)
    halaman = PdfReader(BytesIO(write_berkas(bahan, Format.PDF).isi)).pages[0]
    ukuran = [float(satu) / 72 * 2.54 for satu in halaman.mediabox[2:]]
    assert sorted(ukuran) == pytest.approx(sentimeter, abs=0.05)
    assert all(huruf_pdf in str(f.get_object()["/BaseFont"]) for f in halaman["/Resources"]["/Font"].values())  # type: ignore[index]  # fmt: skip

    word = Document(BytesIO(write_berkas(bahan, Format.DOCX).isi))
    for bagian in word.sections[1:]:  # a cover fills its page
        panjang = (bagian.page_width, bagian.page_height)
        assert sorted(satu.cm for satu in panjang if satu) == pytest.approx(sentimeter, abs=0.05)
        tepi = [getattr(bagian, f"{sisi}_margin").cm for sisi in ("top", "bottom", "left", "right")]
        assert tepi == pytest.approx([1.5, 1.8, 4, 1.2], abs=0.01)
    assert word.styles["Normal"].font.name == huruf_docx

    buku = openpyxl.load_workbook(BytesIO(write_berkas(bahan, Format.XLSX).isi))
    assert {lembar.page_setup.paperSize for lembar in buku.worksheets} == {kode}
