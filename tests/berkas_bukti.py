"""Real files for tests of evidence, and real files that are not what they say."""

import io
import zipfile
from collections.abc import Mapping
from functools import cache

from openpyxl import Workbook
from PIL import Image

OPENXML = "application/vnd.openxmlformats-officedocument."
RELASI = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
UTAMA = {
    "docx": ("word/document.xml", f"{OPENXML}wordprocessingml.document.main+xml"),
    "pptx": ("ppt/presentation.xml", f"{OPENXML}presentationml.presentation.main+xml"),
    "xlsx": ("xl/workbook.xml", f"{OPENXML}spreadsheetml.sheet.main+xml"),
    "docm": ("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"),
    "xlsb": ("xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
    "dotx": ("word/document.xml", f"{OPENXML}wordprocessingml.template.main+xml"),
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + bytes(300) + b"PE\x00\x00"
HTML = b"<!DOCTYPE html><html><body><script>alert(document.cookie)</script></body></html>"
SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
)


@cache  # a PDF and a workbook hold the time they were made
def a_picture(jenis: str, warna: str = "green") -> bytes:
    """Return a picture as PNG, JPEG, WEBP, GIF, TIFF or BMP, or a page of it as PDF."""
    isi = io.BytesIO()
    Image.new("RGB", (60, 40), warna).save(isi, jenis)
    return isi.getvalue()


def a_pdf(warna: str = "white", tambahan: bytes = b"") -> bytes:
    """Return a PDF of one page; tambahan stands before its end mark."""
    return a_picture("PDF", warna).replace(b"%%EOF", tambahan + b"%%EOF")


@cache
def an_xlsx(isi: str = "bukti") -> bytes:
    """Return a workbook of one cell."""
    buku, berkas = Workbook(), io.BytesIO()
    assert buku.active is not None
    buku.active["A1"] = isi
    buku.save(berkas)
    return berkas.getvalue()


def a_zip(bagian: Mapping[str, bytes]) -> bytes:
    """Return a zip of these parts."""
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, data in bagian.items():
            arsip.writestr(nama, data)
    return isi.getvalue()


def an_office(
    jenis: str = "docx",
    *,
    tambahan: Mapping[str, bytes] | None = None,
    jenis_lain: str = "",
    relasi: str = "",
) -> bytes:
    """Return an Office package: its main part, and whatever else a test puts into it."""
    utama, tipe = UTAMA[jenis]
    folder, _, nama = utama.partition("/")
    lain = f'<Override PartName="/x" ContentType="{jenis_lain}"/>' if jenis_lain else ""
    return a_zip(
        {
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="xml" ContentType="application/xml"/>'
                f'<Override PartName="/{utama}" ContentType="{tipe}"/>{lain}</Types>'
            ).encode(),
            "_rels/.rels": _relasi(f'Type="{RELASI}/officeDocument" Target="{utama}"'),
            utama: b'<w:document xmlns:w="urn:w"><w:body/></w:document>',
            f"{folder}/_rels/{nama}.rels": _relasi(
                f'Type="{RELASI}/hyperlink" Target="https://contoh.go.id" TargetMode="External"',
                *([relasi] if relasi else []),
            ),
            **(tambahan or {}),
        }
    )


def a_relation(jenis: str, sasaran: str) -> str:
    """Return a relationship to something outside the package, for an_office."""
    return f'Type="{RELASI}/{jenis}" Target="{sasaran}" TargetMode="External"'


def _relasi(*isi: str) -> bytes:
    semua = "".join(f'<Relationship Id="r{nomor}" {satu}/>' for nomor, satu in enumerate(isi))
    ruang = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{ruang}">{semua}</Relationships>'.encode()


def an_odf(jenis: str = "text", tambahan: Mapping[str, bytes] | None = None) -> bytes:
    """Return an OpenDocument package: text, spreadsheet, presentation."""
    return a_zip(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{jenis}".encode(),
            "content.xml": b"<office:document-content xmlns:office='urn:o'/>",
            "META-INF/manifest.xml": b"<manifest/>",
            "Basic/script-lc.xml": b"<libraries/>",
            **(tambahan or {}),
        }
    )
