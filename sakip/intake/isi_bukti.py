"""Evidence by content: what a file really is, and what is refused whatever its name says.

Nothing of a file is ever shown or run by the server; it is looked at as far as telling its kind
and its active parts takes. Reviewers open what passes on their own computers.
Source: docs/quality.md 8.3, row Upload.
"""

import re

from sakip.domain.bukti_dukung import AKHIRAN, JenisBukti, tidy_nama
from sakip.intake.isi_paket_bukti import tell_jenis_paket
from sakip.intake.jenis_berkas import OLE, sniff_utf16
from sakip.intake.tolak import BerkasDitolak, name_berkas
from sakip.intake.tolak_bukti import refuse_bukti

PROGRAM = (b"\x7fELF", b"#!", b"L\x00\x00\x00\x01\x14\x02\x00", b"\xca\xfe\xba\xbe")
PROGRAM_MAC = (b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe")
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
PNG_AKHIR, JPEG_AKHIR = b"IEND\xaeB`\x82", b"\xff\xd9"
GAMBAR_LAIN = (b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00")
GAMBAR_PONSEL = (b"ftyphei", b"ftypmif", b"ftyphev", b"ftypavi")  # HEIC and AVIF
ARSIP = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF")
KOSONG = b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"
PDF_AKHIR_DALAM = 16_384  # bytes at the end of a PDF within which its end mark stands


def _pdf_name(nama: bytes) -> bytes:
    """Return a pattern for a PDF name, any letter of which may be written as #xx."""
    return b"".join(b"(?:%c|#%02x|#%02X)" % (huruf, huruf, huruf) for huruf in nama)


_PDF_AKTIF = re.compile(b"/(?:" + b"|".join(map(_pdf_name, (b"JavaScript", b"Launch"))) + rb")\b")
_MARKUP = re.compile(
    r"<!doctype\s+html|<(svg|html|head|body|table|meta|style|script|tr|div)\b|^mime-version:",
    re.IGNORECASE,
)
_KENDALI = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def tell_jenis_bukti(isi: bytes, nama_berkas: str) -> JenisBukti:
    """Return what a file handed in as evidence is; its name must end as that kind does.

    Raises BerkasDitolak, whose kode is one of kosong, program, html, svg, xml, gambar, arsip,
    office_lama, sandi, makro, tanaman, tautan_luar, pdf_aktif, rusak, bom, jenis, akhiran.
    """
    nama = tidy_nama(nama_berkas)
    akhiran = nama.rpartition(".")[2].casefold() if "." in nama else ""
    try:
        jenis = _tell(isi, akhiran)
        if akhiran not in jenis.akhiran:
            raise _refuse_akhiran(jenis, akhiran)
    except BerkasDitolak as tolak:
        raise name_berkas(tolak, nama) from tolak
    return jenis


def _tell(isi: bytes, akhiran: str) -> JenisBukti:
    if not isi.strip(KOSONG):
        raise refuse_bukti("kosong")
    windows = isi.startswith(b"MZ") and b"\x00" in isi[:512]  # a text may begin so as well
    if windows or isi.startswith(PROGRAM + PROGRAM_MAC):
        raise refuse_bukti("program")
    if isi.startswith(b"PK\x03\x04"):
        return tell_jenis_paket(isi)
    if isi.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return _check_pdf(isi)
    if isi.startswith((PNG, JPEG, b"RIFF")):
        return _tell_gambar(isi)
    _refuse_lain(isi)
    return _tell_teks(isi, akhiran)


def _check_pdf(isi: bytes) -> JenisBukti:
    """Hold a PDF to its end mark, and refuse what acts when it is opened.

    Actions inside compressed parts are not seen here; the page that shows a PDF in place runs none.
    """
    if b"%%EOF" not in isi[-PDF_AKHIR_DALAM:]:
        raise refuse_bukti("rusak")
    if _PDF_AKTIF.search(isi):
        raise refuse_bukti("pdf_aktif")
    return JenisBukti.PDF


def _tell_gambar(isi: bytes) -> JenisBukti:
    """Tell PNG, JPEG and WebP apart; one that was cut off in copying is refused."""
    if isi.startswith(PNG):
        jenis, utuh = JenisBukti.PNG, isi[12:16] == b"IHDR" and PNG_AKHIR in isi
    elif isi.startswith(JPEG):
        jenis, utuh = JenisBukti.JPEG, JPEG_AKHIR in isi
    elif isi[8:12] == b"WEBP":
        jenis, utuh = JenisBukti.WEBP, int.from_bytes(isi[4:8], "little") + 8 <= len(isi)
    else:
        raise refuse_bukti("jenis")
    if not utuh:
        raise refuse_bukti("rusak")
    return jenis


def _refuse_lain(isi: bytes) -> None:
    """Refuse the kinds that are known and not taken, each with its own way out."""
    if isi.startswith(OLE):
        terkunci = "EncryptedPackage".encode("utf-16-le") in isi
        raise refuse_bukti("sandi" if terkunci else "office_lama")
    bmp = isi.startswith(b"BM") and b"\x00" in isi[:16]
    if isi.startswith(GAMBAR_LAIN) or isi[4:11] in GAMBAR_PONSEL or bmp:
        raise refuse_bukti("gambar")
    if isi.startswith((*ARSIP, b"PK")):
        raise refuse_bukti("arsip")
    if isi.startswith((b"{\\rtf", b"%!PS")):
        raise refuse_bukti("jenis")


def _tell_teks(isi: bytes, akhiran: str) -> JenisBukti:
    """Plain text and csv differ by their name alone; a text that is markup is neither."""
    awal = isi[:4_096].decode(sniff_utf16(isi) or "latin-1", "ignore").lstrip("\ufeffï»¿ \t\r\n")
    if awal.startswith("<") or awal.lower().startswith("mime-version:"):
        raise _refuse_markup(awal)
    teks = _decode(isi)
    if teks is None or _KENDALI.search(teks):
        raise refuse_bukti("jenis")
    return JenisBukti.CSV if akhiran == "csv" else JenisBukti.TEKS


def _decode(isi: bytes) -> str | None:
    for encoding in filter(None, (sniff_utf16(isi), "utf-8", "cp1252")):
        try:
            return isi.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _refuse_markup(awal: str) -> BerkasDitolak:
    """Name the markup by the first of its elements that tells."""
    unsur = _MARKUP.search(awal)
    if unsur is None:
        return refuse_bukti("xml")
    return refuse_bukti("svg" if unsur.group().lower() == "<svg" else "html")


def _refuse_akhiran(jenis: JenisBukti, akhiran: str) -> BerkasDitolak:
    cocok = " atau ".join(f".{satu}" for satu in jenis.akhiran)
    tertulis = f"berakhiran .{akhiran}" if akhiran in AKHIRAN else "tidak berakhiran yang sesuai"
    return refuse_bukti(
        "akhiran",
        apa=f"Isi berkas ini {jenis.nama}, tetapi namanya {tertulis}",
        perbaikan=f"Periksa apakah ini berkas yang Anda maksud; bila benar, akhiri namanya dengan {cocok}, lalu unggah lagi.",
    )
