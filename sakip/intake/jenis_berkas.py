"""The kind of a file by its first bytes, never by its name; other kinds are refused with the right advice."""

import re
from typing import Literal

from sakip.intake.tolak import refuse

JenisAwal = Literal["zip", "ole", "biff", "teks"]

GAMBAR = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"\x00\x00\x01\x00",
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
ARSIP = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
# The first tag tells HTML from other markup: <Table> and <meta:...> stand inside XML workbooks too.
# A web page whose first lines are a warning of the program that made it.
_TABEL_HTML = re.compile(r"<table[\s>].{0,400}<t[rhd][\s>]", re.IGNORECASE | re.DOTALL)
_HTML = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?(?:-->|$)|<!\[if.*?\]>)*"
    r"(?:<!doctype\s+html|<(?:html|head|body|title|table|meta|style|script|tr|div|p|br|b|span|a|h[1-6]|link|img|center|font|form)[\s>/])"
    r"|mime-version:",
    re.IGNORECASE | re.DOTALL,
)
# A web page saved whole, with the lines of a mail before it.
_MHTML = re.compile(
    r"^mime-version:[^\n]*\r?\ncontent-type: *multipart/", re.IGNORECASE | re.MULTILINE
)


def tell_jenis_awal(isi: bytes) -> JenisAwal:
    """Return what the first bytes say: a zip package, an OLE file, a bare BIFF stream, or text.

    Raises BerkasDitolak (kosong, pdf, gambar, html, xml, bukan_excel) for everything else.
    """
    if not isi.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise refuse("kosong")
    if isi.startswith(b"PK"):
        return "zip"
    if isi.startswith(OLE):
        return "ole"
    _refuse_gambar_dan_pdf(isi)
    if isi.startswith(ARSIP):
        raise refuse(
            "bukan_excel",
            apa="Berkas ini arsip terkompresi, bukan lembar kerja",
            perbaikan="Buka arsipnya, lalu unggah berkas Excel di dalamnya satu per satu.",
        )
    if isi.startswith(BIFF):
        return "biff"
    if isi.startswith(b"{\\rtf"):
        raise refuse("bukan_excel", apa="Berkas ini dokumen RTF, bukan lembar kerja")
    _refuse_markup(isi)
    utf16 = sniff_utf16(isi)
    if (b"\x00" in isi and utf16 is None) or _is_biner(
        isi[:4096].decode(utf16 or "latin-1", "replace")
    ):
        raise refuse("bukan_excel")
    return "teks"


def _is_biner(awal: str) -> bool:
    """Tell whether a text is none: more control characters in it than any editor leaves behind."""
    return sum(huruf < " " and huruf not in "\t\r\n\f\x1a" for huruf in awal) > len(awal) // 20


def sniff_utf16(isi: bytes) -> str | None:
    """Return utf-16-le or utf-16-be when isi is such a text, with or without a byte order mark."""
    if isi.startswith(b"\xff\xfe"):
        return "utf-16-le"
    if isi.startswith(b"\xfe\xff"):
        return "utf-16-be"
    awal = isi[:2000]
    genap, ganjil = awal[0::2].count(0), awal[1::2].count(0)
    separuh = len(awal) // 2
    if separuh >= 8 and ganjil > 0.7 * separuh and genap == 0:
        return "utf-16-le"
    if separuh >= 8 and genap > 0.7 * separuh and ganjil == 0:
        return "utf-16-be"
    return None


def _refuse_gambar_dan_pdf(isi: bytes) -> None:
    if b"%PDF-" in isi[:1024]:
        raise refuse("pdf")
    webp = isi[:4] == b"RIFF" and isi[8:12] == b"WEBP"
    heic = isi[4:8] == b"ftyp"
    bmp = isi.startswith(b"BM") and b"\x00" in isi[:16]
    if isi.startswith(GAMBAR) or webp or heic or bmp:
        raise refuse("gambar")


def _refuse_markup(isi: bytes) -> None:
    encoding = sniff_utf16(isi) or "latin-1"
    awal = isi[:4096].decode(encoding, "ignore").lstrip("\ufeffï»¿ \t\r\n\x00")
    if _MHTML.search(awal) or _TABEL_HTML.search(awal):
        raise refuse("html")
    if not awal.startswith("<") and not awal.lower().startswith("mime-version:"):
        return
    if _HTML.match(awal):
        raise refuse("html")
    if "urn:schemas-microsoft-com:office:spreadsheet" in awal:
        raise refuse("xml", apa="Berkas ini XML Spreadsheet 2003, bukan buku kerja .xlsx")
    raise refuse("xml")
