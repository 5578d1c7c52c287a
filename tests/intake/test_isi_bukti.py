"""Evidence by content: the kinds an office keeps pass, whatever else is said to be one does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.domain.bukti_dukung import (
    PANJANG_NAMA,
    JenisBukti,
    TautanBaru,
    tidy_nama,
    tidy_tautan,
)
from sakip.domain.errors import DataTidakSah
from sakip.intake.isi_bukti import tell_jenis_bukti
from sakip.intake.isi_paket_bukti import ENTRI_TERBANYAK
from sakip.intake.tolak import BerkasDitolak
from tests.berkas_bukti import (
    HTML,
    OLE,
    PROGRAM,
    SVG,
    a_pdf,
    a_picture,
    a_relation,
    a_zip,
    an_odf,
    an_office,
    an_xlsx,
)

MAKRO = {"word/vbaProject.bin": OLE + bytes(64)}
DITANAM = OLE + bytes(600) + "\x01Ole10Native".encode("utf-16-le") + b"\x00" + PROGRAM


def a_locked_zip() -> bytes:
    """Return a package whose parts say that they are encrypted."""
    isi = bytearray(an_office())
    for tanda, letak in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        mulai = isi.find(tanda)
        while mulai >= 0:
            isi[mulai + letak] |= 1
            mulai = isi.find(tanda, mulai + 4)
    return bytes(isi)


def a_doubled_zip() -> bytes:
    """Return a package that holds one part twice, in letters of another case."""
    return an_office(tambahan={"WORD/document.xml": b"<lain/>"})


@pytest.mark.parametrize(
    ("nama", "isi", "jenis"),
    [
        pytest.param("laporan.pdf", a_pdf(), "pdf", id="pdf"),
        pytest.param("LAPORAN.PDF", b"\r\n" + a_pdf(), "pdf", id="pdf from a scanner"),
        pytest.param("foto.png", a_picture("PNG"), "png", id="png"),
        pytest.param("foto.jpg", a_picture("JPEG"), "jpeg", id="jpg"),
        pytest.param("foto.jpeg", a_picture("JPEG") + b"trailer", "jpeg", id="jpeg from a phone"),
        pytest.param("foto.webp", a_picture("WEBP"), "webp", id="webp"),
        pytest.param("rekap.xlsx", an_xlsx(), "xlsx", id="xlsx"),
        pytest.param("berita acara.docx", an_office(), "docx", id="docx with a hyperlink"),
        pytest.param(
            "d.docx",
            an_office(tambahan={"word/embeddings/Lembar1.xlsx": an_xlsx()}),
            "docx",
            id="docx with a chart's workbook",
        ),
        pytest.param(
            "d.docx",
            an_office(relasi=a_relation("attachedTemplate", "file:///C:\\Users\\a\\b.dotx")),
            "docx",
            id="docx made from a template of the writer's own",
        ),
        pytest.param("paparan.pptx", an_office("pptx"), "pptx", id="pptx"),
        pytest.param("surat.odt", an_odf(), "odt", id="odt with an empty macro list"),
        pytest.param("rekap.ods", an_odf("spreadsheet"), "ods", id="ods"),
        pytest.param("catatan.txt", "Berita acara – 3 orang\n".encode(), "txt", id="utf-8"),
        pytest.param("catatan.txt", "Désa".encode("cp1252"), "txt", id="windows-1252"),
        pytest.param("catatan.txt", "Desa Donomulyo".encode("utf-16"), "txt", id="utf-16"),
        pytest.param("MZ.txt", b"MZ adalah singkatan", "txt", id="text that begins like a program"),
        pytest.param("rekap.csv", b"\xef\xbb\xbfdesa;orang\r\nA;3\r\n", "csv", id="csv"),
    ],
)
def test_what_offices_keep_is_told_by_content(nama: str, isi: bytes, jenis: str) -> None:
    assert tell_jenis_bukti(isi, nama) is JenisBukti(jenis)


@pytest.mark.parametrize(
    ("nama", "isi", "kode"),
    [
        pytest.param("kosong.pdf", b"", "kosong", id="zero bytes"),
        pytest.param("kosong.txt", b"\x00" * 900, "kosong", id="nothing but NUL"),
        pytest.param("laporan.pdf", PROGRAM, "program", id="program named pdf"),
        pytest.param("laporan.pdf", b"\x7fELF\x02\x01\x01", "program", id="Linux program"),
        pytest.param("laporan.txt", b"#!/bin/sh\nrm -rf /\n", "program", id="script named txt"),
        pytest.param("foto.png", HTML, "html", id="HTML named png"),
        pytest.param("laporan.pdf", b"\xef\xbb\xbf \n" + HTML, "html", id="HTML before a PDF"),
        pytest.param("laporan.pdf", HTML + a_pdf(), "html", id="HTML with a PDF behind it"),
        pytest.param("x.txt", "<html>".encode("utf-16"), "html", id="HTML in UTF-16"),
        pytest.param("x.csv", b"MIME-Version: 1.0\r\n", "html", id="web page in one file"),
        pytest.param("foto.png", SVG, "svg", id="SVG named png"),
        pytest.param("foto.svg", SVG, "svg", id="SVG under its own name"),
        pytest.param("data.txt", b"<?xml version='1.0'?><a/>", "xml", id="XML"),
        pytest.param("foto.gif", a_picture("GIF"), "gambar", id="gif"),
        pytest.param("foto.jpg", a_picture("BMP"), "gambar", id="bmp named jpg"),
        pytest.param("foto.jpg", b"\x00\x00\x00\x18ftypheic\x00\x00", "gambar", id="heic"),
        pytest.param("film.pdf", b"\x00\x00\x00\x18ftypmp42\x00\x00", "jenis", id="film"),
        pytest.param("semua.zip", a_zip({"a.pdf": a_pdf()}), "arsip", id="zip of files"),
        pytest.param("semua.pdf", b"Rar!\x1a\x07\x00", "arsip", id="rar named pdf"),
        pytest.param("lama.doc", OLE + bytes(600), "office_lama", id="old Office"),
        pytest.param(
            "a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "sandi", id="docx with password"
        ),
        pytest.param("a.docx", a_locked_zip(), "sandi", id="zip with password"),
        pytest.param(
            "a.odt",
            an_odf(tambahan={"META-INF/manifest.xml": b"<m:encryption-data/>"}),
            "sandi",
            id="odt with password",
        ),
        pytest.param("a.docm", an_office("docm", tambahan=MAKRO), "makro", id="docm"),
        pytest.param("a.docx", an_office("docm", tambahan=MAKRO), "makro", id="docm named docx"),
        pytest.param("a.docx", an_office(tambahan=MAKRO), "makro", id="macro not declared"),
        pytest.param("a.xlsb", an_office("xlsb"), "makro", id="xlsb"),
        pytest.param(
            "a.docx",
            an_office(jenis_lain="application/vnd.ms-office.activeX+xml"),
            "makro",
            id="ActiveX",
        ),
        pytest.param(
            "a.xlsx",
            an_office("xlsx", jenis_lain="application/vnd.ms-excel.macrosheet+xml"),
            "makro",
            id="macro sheet of Excel 4",
        ),
        pytest.param(
            "a.docx",
            an_office(tambahan={"word/embeddings/x.bin": a_zip(MAKRO)}),
            "makro",
            id="document with macros inside",
        ),
        pytest.param(
            "a.odt",
            an_odf(tambahan={"Basic/Standard/Module1.xml": b"<x/>"}),
            "makro",
            id="LibreOffice macro",
        ),
        pytest.param(
            "a.ods",
            an_odf("spreadsheet", {"Scripts/python/x.py": b"import os"}),
            "makro",
            id="LibreOffice script",
        ),
        pytest.param(
            "a.docx",
            an_office(tambahan={"word/media/image1.png": PROGRAM}),
            "program",
            id="program inside",
        ),
        pytest.param(
            "a.pptx",
            an_office("pptx", tambahan={"ppt/media/jalankan.vbs": b"x"}),
            "program",
            id="script inside",
        ),
        pytest.param(
            "a.docx",
            an_office(tambahan={"word/embeddings/oleObject1.bin": DITANAM}),
            "tanaman",
            id="file put into a document",
        ),
        pytest.param(
            "a.docx",
            an_office(relasi=a_relation("attachedTemplate", "https://jahat.test/a.dotm")),
            "tautan_luar",
            id="template from the web",
        ),
        pytest.param(
            "a.xlsx",
            an_office("xlsx", relasi=a_relation("oleObject", "file:///\\\\jahat.test\\a\\b")),
            "tautan_luar",
            id="object from a share",
        ),
        pytest.param("a.dotx", an_office("dotx"), "jenis", id="template"),
        pytest.param("a.odp", an_odf("presentation"), "jenis", id="odp"),
        pytest.param("a.rtf", b"{\\rtf1 halo}", "jenis", id="rtf"),
        pytest.param("a.pdf", bytes(range(256)) * 8, "jenis", id="bytes of no kind"),
        pytest.param("a.docx", an_office()[:-40], "rusak", id="docx cut off"),
        pytest.param("a.docx", a_doubled_zip(), "rusak", id="one part twice"),
        pytest.param(
            "a.docx",
            an_office(tambahan={"[Content_Types].xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}),
            "rusak",
            id="DOCTYPE",
        ),
        pytest.param(
            "a.odt",
            a_zip({"mimetype": b"application/vnd.oasis.opendocument.text"}),
            "rusak",
            id="odt without content",
        ),
        pytest.param("a.pdf", a_pdf()[: len(a_pdf()) // 2], "rusak", id="pdf cut off"),
        pytest.param("a.png", a_picture("PNG")[:-12], "rusak", id="png cut off"),
        pytest.param("a.jpg", a_picture("JPEG")[:200], "rusak", id="jpeg cut off"),
        pytest.param("a.webp", a_picture("WEBP")[:-9], "rusak", id="webp cut off"),
        pytest.param(
            "a.pdf", a_pdf(tambahan=b"<</S /JavaScript /JS (x)>>"), "pdf_aktif", id="pdf script"
        ),
        pytest.param(
            "a.pdf", a_pdf(tambahan=b"<</S/J#61vaScript>>"), "pdf_aktif", id="pdf script, disguised"
        ),
        pytest.param("a.pdf", a_pdf(tambahan=b"<</S/Launch/F(x)>>"), "pdf_aktif", id="pdf program"),
        pytest.param("laporan.png", a_pdf(), "akhiran", id="pdf named png"),
        pytest.param("laporan.pdf.exe", a_pdf(), "akhiran", id="pdf named exe"),
        pytest.param("laporan", a_pdf(), "akhiran", id="no ending"),
        pytest.param("foto.pdf", a_picture("PNG"), "akhiran", id="png named pdf"),
        pytest.param("rekap.docx", an_xlsx(), "akhiran", id="xlsx named docx"),
        pytest.param("catatan.html", b"halo", "akhiran", id="text named html"),
        pytest.param("catatan.bat", b"del *.*", "akhiran", id="text named bat"),
        pytest.param("fdp.\u202etxt.exe", b"halo", "akhiran", id="name that reads backwards"),
    ],
)
def test_what_is_not_evidence_is_refused_with_a_way_out(nama: str, isi: bytes, kode: str) -> None:
    with pytest.raises(BerkasDitolak) as galat:
        tell_jenis_bukti(isi, nama)
    assert galat.value.kode == kode
    assert galat.value.apa
    assert galat.value.perbaikan.endswith(".")
    assert tidy_nama(nama)[:100] in galat.value.di_mana


def test_a_package_of_too_many_parts_is_refused() -> None:
    banyak = {f"word/media/g{nomor}.png": b"" for nomor in range(ENTRI_TERBANYAK)}
    with pytest.raises(BerkasDitolak) as galat:
        tell_jenis_bukti(an_office(tambahan=banyak), "a.docx")
    assert galat.value.kode == "bom"


def test_a_part_that_swells_is_never_inflated_whole() -> None:
    isi = an_office(tambahan={"word/_rels/x.rels": b" " * (40 * 2**20)})
    assert len(isi) < 2**17
    with pytest.raises(BerkasDitolak) as galat:
        tell_jenis_bukti(isi, "a.docx")
    assert galat.value.kode == "bom"


@given(st.data())
def test_a_damaged_document_is_told_in_words(data: st.DataObject) -> None:
    isi = bytearray(an_office(tambahan={"word/media/g.png": a_picture("PNG")}))
    for _ in range(data.draw(st.integers(1, 6))):
        isi[data.draw(st.integers(0, len(isi) - 1))] = data.draw(st.integers(0, 255))
    try:
        jenis = tell_jenis_bukti(bytes(isi), "a.docx")
    except BerkasDitolak:
        return
    assert jenis is JenisBukti.DOCX


# Names


@pytest.mark.parametrize(
    ("nama", "rapi"),
    [
        pytest.param("../../etc/passwd.pdf", "passwd.pdf", id="upwards"),
        pytest.param("C:\\Windows\\system32\\a.pdf", "a.pdf", id="Windows path"),
        pytest.param("a/..", "..", id="nothing but dots is only a name"),
        pytest.param("  foto \t kegiatan\n.png ", "foto kegiatan .png", id="blanks"),
        pytest.param("lapo\x00ran\x1b[31m.pdf", "laporan[31m.pdf", id="control characters"),
        pytest.param("foto\u202egnp.exe", "fotognp.exe", id="reordering character"),
        pytest.param("Réalisasi ꦠꦿꦶꦮꦸꦭꦤ꧀ 报告.pdf", "Réalisasi ꦠꦿꦶꦮꦸꦭꦤ꧀ 报告.pdf", id="other scripts"),
        pytest.param("e\u0301.pdf", "é.pdf", id="composed"),
        pytest.param("/", "", id="nothing left"),
    ],
)
def test_a_name_is_kept_for_show_only(nama: str, rapi: str) -> None:
    assert tidy_nama(nama) == rapi


def test_a_long_name_keeps_its_ending() -> None:
    assert tidy_nama("a" * 400 + ".docx") == "a" * (PANJANG_NAMA - 5) + ".docx"


@given(st.text(max_size=300))
def test_a_tidy_name_is_tidy(nama: str) -> None:
    rapi = tidy_nama(nama)
    assert tidy_nama(rapi) == rapi
    assert len(rapi) <= PANJANG_NAMA
    assert not set(rapi) & set("/\\\x00\r\n\u202e")


# Links


def test_a_link_is_kept_as_it_was_stated() -> None:
    alamat = "https://drive.contoh.go.id:8443/berkas?id=9#bagian"
    tautan = tidy_tautan(TautanBaru(nama="  Foto\tkegiatan ", alamat=f" {alamat}\n"))
    assert tautan == TautanBaru(nama="Foto kegiatan", alamat=alamat)


@pytest.mark.parametrize(
    "alamat",
    [
        "",
        "contoh.go.id",
        "http://contoh.go.id",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://",
        "https:///x",
        "https://contoh.go.id@jahat.test/",
        "https://contoh.go.id\\@jahat.test/",
        "https://contoh.go.id/a b",
        "https://contoh.go.id/\u202efdp",
        "https://[::1",
        "https://contoh.go.id:abc/",
        "https://contoh.go.id/" + "a" * 2_000,
    ],
)
def test_a_link_that_is_not_plain_https_is_refused(alamat: str) -> None:
    with pytest.raises(DataTidakSah, match="lamat tautan"):
        tidy_tautan(TautanBaru(nama="Foto", alamat=alamat))


def test_a_link_without_a_name_is_refused() -> None:
    with pytest.raises(DataTidakSah, match="belum bernama"):
        tidy_tautan(TautanBaru(nama=" \u200b ", alamat="https://contoh.go.id"))
