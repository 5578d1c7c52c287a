"""The guard and other kinds of files, and what it leaves behind of an honest workbook."""

import pytest

from sakip.intake.jaga import guard
from sakip.intake.tolak import ALASAN
from tests.intake.pabrik_buku import build_xlsx, change, pack, replace_in, unzip
from tests.intake.pabrik_jaga import cell, code_of, with_sheet_data


class TestOtherKinds:
    @pytest.mark.parametrize(
        ("isi", "kode"),
        [
            pytest.param(b"", "kosong", id="no bytes"),
            pytest.param(b"  \r\n\r\n ", "kosong", id="blanks only"),
            pytest.param(b"\xef\xbb\xbf", "kosong", id="a byte order mark only"),
            pytest.param(b"%PDF-1.7\n...", "pdf", id="pdf"),
            pytest.param(b"\n\n%PDF-1.4\n...", "pdf", id="pdf after blank lines"),
            pytest.param(b"\x89PNG\r\n\x1a\n....", "gambar", id="png"),
            pytest.param(b"\xff\xd8\xff\xe0....", "gambar", id="jpeg"),
            pytest.param(b"GIF89a....", "gambar", id="gif"),
            pytest.param(b"RIFF\x10\x00\x00\x00WEBPVP8 ", "gambar", id="webp"),
            pytest.param(b"\x00\x00\x00\x18ftypheic....", "gambar", id="heic"),
            pytest.param(b"BM\x36\x00\x00\x00\x00\x00", "gambar", id="bmp"),
            pytest.param(b"<!DOCTYPE html><html><table></table>", "html", id="html page"),
            pytest.param(b"\xef\xbb\xbf  <table><tr><td>1</td></tr></table>", "html", id="bare table"),
            pytest.param("<html><table>".encode("utf-16"), "html", id="html in utf-16"),
            pytest.param(b'<?xml version="1.0"?><html xmlns="x">', "html", id="xhtml"),
            pytest.param(b"MIME-Version: 1.0\r\nContent-Type: multipart", "html", id="mhtml"),
            pytest.param(
                b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
                "xml", id="spreadsheet 2003",
            ),
            pytest.param(b'<?xml version="1.0"?><data/>', "xml", id="any xml"),
            pytest.param(b'<?xml version="1.0"?><office:document><meta:x/>', "xml", id="flat ods"),
            pytest.param(
                b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Table ><Row>',
                "xml", id="spreadsheet 2003 with its table",
            ),
            pytest.param(b"<br />\n<b>Warning</b>: x<table><tr><td>No", "html", id="warning, then a page"),
            pytest.param(b"Notice: x\n<table border=1>\n<tr><td>No", "html", id="words, then a page"),
            pytest.param(b"Rar!\x1a\x07\x00....", "bukan_excel", id="rar"),
            pytest.param(b"7z\xbc\xaf\x27\x1c....", "bukan_excel", id="7z"),
            pytest.param(b"{\\rtf1\\ansi teks}", "bukan_excel", id="rtf"),
            pytest.param(b"MZ\x90\x00\x03\x00\x00\x00", "bukan_excel", id="program"),
        ],
    )  # fmt: skip
    def test_a_file_is_told_by_its_first_bytes(self, isi: bytes, kode: str) -> None:
        assert code_of(isi) == kode

    @pytest.mark.parametrize(
        "bagian",
        [
            pytest.param({"foto.jpg": b"\xff\xd8"}, id="photos"),
            pytest.param(
                {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<d/>"}, id="docx"
            ),
            pytest.param(
                {"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<d/>"}, id="pptx"
            ),
            pytest.param(
                {"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"\x83"}, id="xlsb"
            ),
            pytest.param({"TW I.xlsx": b"PK", "TW II.xlsx": b"PK"}, id="zip of workbooks"),
            pytest.param(
                {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"},
                id="odt",
            ),
        ],
    )
    def test_a_zip_without_a_workbook(self, bagian: dict[str, bytes]) -> None:
        assert code_of(pack(bagian)) == "bukan_excel"

    def test_an_ods_with_a_password(self) -> None:
        bagian = {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": b"<m><encryption-data/></m>",
            "content.xml": b"\x8f\x01\x77",
        }
        assert code_of(pack(bagian)) == "sandi"

    def test_an_old_office_file_that_is_a_letter(self) -> None:
        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
        assert code_of(ole + "WordDocument".encode("utf-16-le")) == "bukan_excel"
        assert code_of(ole + "EncryptedPackage".encode("utf-16-le")) == "sandi"


def test_every_reason_says_what_and_how_to_mend() -> None:
    for apa, perbaikan in ALASAN.values():
        assert apa[0].isupper()
        assert not apa.endswith(".")
        assert perbaikan.endswith(".")


class TestWhatIsLeftBehind:
    def test_macros_and_links_are_dropped_and_told(self) -> None:
        rels = '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>'
        isi = change(build_xlsx(), rels=replace_in("</Relationships>", rels))
        bagian = unzip(isi) | {
            "xl/vbaProject.bin": b"\x00vba",
            "xl/externalLinks/externalLink1.xml": b"<e/>",
        }
        paket = guard(pack(bagian))
        assert [temuan.apa for temuan in paket.catatan] == [
            "makro diabaikan",
            "tautan ke berkas lain diabaikan",
        ]
        assert all("vba" not in nama and "external" not in nama for nama in unzip(paket.isi))

    def test_empty_rows_do_not_travel(self) -> None:
        hantu = "".join(
            f'<row r="{nomor}" spans="1:9"><c r="A{nomor}" s="1"/></row>'
            for nomor in range(2, 5000)
        )
        paket = guard(with_sheet_data(cell("A1") + hantu + cell("A5000")))
        assert unzip(paket.isi)["xl/worksheets/sheet1.xml"].count(b"<row") == 2

    def test_rows_without_numbers_keep_their_place(self) -> None:
        paket = guard(with_sheet_data("<row/><row/><row><c><v>1</v></c></row>"))
        assert unzip(paket.isi)["xl/worksheets/sheet1.xml"].count(b"<row") == 3
