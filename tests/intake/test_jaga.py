"""The guard: each trick a file can play is answered with its code before any library parses it."""

import io
import random
import zipfile
import zlib

import pytest

from sakip.intake.jaga import UKURAN_TERBESAR, guard
from sakip.intake.tolak import ALASAN, BerkasDitolak
from tests.intake.pabrik_buku import (
    UTAMA,
    build_xlsx,
    change,
    deflate,
    pack,
    raw_entry,
    raw_zip,
    replace_in,
    unzip,
)

MIB = 2**20


def refusal(isi: bytes) -> BerkasDitolak | None:
    """Return why the guard refuses a file, or None when it lets it through."""
    try:
        guard(isi, "berkas.xlsx")
    except BerkasDitolak as tolak:
        return tolak
    return None


def code_of(isi: bytes) -> str:
    """Return the code of refusal, or "" when the guard lets a file through."""
    tolak = refusal(isi)
    if tolak is None:
        return ""
    assert tolak.apa
    assert tolak.perbaikan.endswith(".")
    assert "berkas.xlsx" in tolak.di_mana
    return tolak.kode


def with_part(nama: str, isi: bytes) -> bytes:
    """Return an honest workbook with one more part."""
    return pack(unzip(build_xlsx()) | {nama: isi})


def with_sheet_data(isi: str, *, sesudah: str = "") -> bytes:
    """Return a workbook whose sheet holds the given rows and what follows them."""
    lembar = f'<worksheet xmlns="{UTAMA}"><sheetData>{isi}</sheetData>{sesudah}</worksheet>'
    return change(build_xlsx(), sheet1=lambda _: lembar.encode())


def cell(alamat: str, nilai: str = "1") -> str:
    """Return a row with one cell of XML."""
    baris = "".join(huruf for huruf in alamat if huruf.isdigit())
    return f'<row r="{baris}"><c r="{alamat}"><v>{nilai}</v></c></row>'


def test_an_honest_workbook_passes() -> None:
    assert code_of(build_xlsx()) == ""


def test_a_file_over_five_megabytes_is_too_large() -> None:
    assert code_of(b"a" * (UKURAN_TERBESAR + 1)) == "besar"


class TestSizesThatLie:
    def test_a_part_that_inflates_past_the_limit_of_a_part(self) -> None:
        assert code_of(with_part("xl/media/a.bin", b"\x00" * (26 * MIB))) == "bom"

    def test_a_part_within_the_limit_but_packed_beyond_any_honest_ratio(self) -> None:
        assert code_of(with_part("xl/media/a.bin", b"\x00" * (2 * MIB))) == "bom"

    def test_a_small_part_may_be_packed_tightly(self) -> None:
        assert code_of(with_part("xl/media/a.bin", b"\x00" * (MIB - 1))) == ""

    def test_parts_that_are_too_much_together(self) -> None:
        mampat = random.Random(1).randbytes(200_000)
        tolak = refusal(raw_zip([(f"{nomor}.bin", mampat, 20 * MIB, 0, 0) for nomor in range(4)]))
        assert tolak is not None
        assert (tolak.kode, "semua bagian" in tolak.di_mana) == ("bom", True)

    def test_a_stream_that_is_longer_than_the_directory_says(self) -> None:
        isi = b"\x00" * (8 * MIB)
        entri = ("xl/worksheets/sheet1.xml", deflate(isi), 1000, zlib.crc32(isi), 0)
        assert code_of(raw_zip([entri])) == "bom"

    def test_a_stream_that_is_shorter_than_the_directory_says(self) -> None:
        isi = b"<a/>"
        assert code_of(raw_zip([("a.xml", deflate(isi), 900, zlib.crc32(isi), 0)])) == "rusak"

    def test_more_entries_than_a_workbook_has(self) -> None:
        banyak = {f"a{nomor}.txt": b"" for nomor in range(401)}
        assert code_of(pack(unzip(build_xlsx()) | banyak)) == "bom"

    def test_entries_that_share_their_bytes(self) -> None:
        isi = bytearray(
            raw_zip([raw_entry("a.xml", b"<a>isi</a>"), raw_entry("b.xml", b"<b>isi</b>")])
        )
        kedua = isi.rindex(b"PK\x01\x02")
        isi[kedua + 42 : kedua + 46] = b"\x00\x00\x00\x00"
        assert code_of(bytes(isi)) == "bom"


class TestDirectoryOfThePackage:
    def test_a_wrong_checksum_is_damage(self) -> None:
        isi = build_xlsx()
        posisi = isi.index(b"PK\x01\x02") + 16
        assert code_of(isi[:posisi] + b"\x01\x02\x03\x04" + isi[posisi + 4 :]) == "rusak"

    def test_flipped_bytes_in_a_stream_are_damage(self) -> None:
        isi = bytearray(build_xlsx())
        awal = isi.index(b"xl/worksheets/sheet1.xml") + 60
        isi[awal : awal + 20] = b"\xff" * 20
        assert code_of(bytes(isi)) == "rusak"

    @pytest.mark.parametrize("bagian", [0.3, 0.66, 0.9, 0.99])
    def test_a_file_cut_off_is_damage(self, bagian: float) -> None:
        isi = build_xlsx()
        assert code_of(isi[: int(len(isi) * bagian)]) == "rusak"

    @pytest.mark.parametrize(
        "nama", ["../../etc/passwd", "/etc/passwd", "xl/../../a", "C:/a", "..\\a"]
    )
    def test_names_that_leave_the_package(self, nama: str) -> None:
        assert code_of(with_part(nama, b"a")) == "nama"

    def test_the_same_name_twice_in_whatever_case(self) -> None:
        entri = [raw_entry(nama, isi) for nama, isi in unzip(build_xlsx()).items()]
        assert code_of(raw_zip([*entri, raw_entry("XL/Workbook.xml", b"<a/>")])) == "nama"

    def test_an_encrypted_entry_asks_for_the_password_to_be_removed(self) -> None:
        entri = [raw_entry(nama, isi, bendera=1) for nama, isi in unzip(build_xlsx()).items()]
        assert code_of(raw_zip(entri)) == "sandi"

    def test_a_packing_method_nobody_uses_for_workbooks(self) -> None:
        keluar = io.BytesIO()
        with zipfile.ZipFile(keluar, "w", zipfile.ZIP_BZIP2) as arsip:
            for nama, isi in unzip(build_xlsx()).items():
                arsip.writestr(nama, isi)
        assert code_of(keluar.getvalue()) == "rusak"


class TestXml:
    BOM_ENTITAS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><a>&b;</a>'

    @pytest.mark.parametrize(
        "nama",
        ["xl/sharedStrings.xml", "docProps/app.xml", "customXml/item1.bin", "xl/media/a.png"],
    )
    def test_a_doctype_is_refused_in_any_part_under_any_name(self, nama: str) -> None:
        assert code_of(with_part(nama, self.BOM_ENTITAS)) == "dtd"

    def test_a_doctype_is_refused_in_utf_16_too(self) -> None:
        isi = self.BOM_ENTITAS.decode().replace('version="1.0"', 'version="1.0" encoding="utf-16"')
        assert code_of(with_part("docProps/x.xml", isi.encode("utf-16"))) == "dtd"

    def test_nesting_beyond_reason(self) -> None:
        assert code_of(with_part("docProps/x.xml", b"<a>" * 61 + b"</a>" * 61)) == "bom"
        assert code_of(with_part("docProps/x.xml", b"<a>" * 60 + b"</a>" * 60)) == ""

    def test_more_elements_than_a_form_can_have(self) -> None:
        isi = b"<a>" + b"".join(b"<b%d/>" % (nomor % 1000) for nomor in range(600_001)) + b"</a>"
        assert code_of(pack(unzip(build_xlsx()) | {"docProps/x.xml": isi}, deflate=True)) == "bom"

    @pytest.mark.parametrize("jumlah", ["4294967295", "500001", "99999999999999999999"])
    def test_more_shared_strings_announced_than_fit(self, jumlah: str) -> None:
        isi = f'<sst xmlns="{UTAMA}" uniqueCount="{jumlah}"/>'.encode()
        assert code_of(with_part("xl/sharedStrings.xml", isi)) == "bom"

    def test_a_sheet_that_is_not_well_formed_is_damage(self) -> None:
        rusak = change(build_xlsx(), sheet1=replace_in("</sheetData>", "</sheetDat>"))
        assert code_of(rusak) == "rusak"

    def test_a_drawing_that_is_not_well_formed_hurts_nobody(self) -> None:
        assert code_of(with_part("xl/drawings/vmlDrawing1.vml", b"<xml><br></xml>")) == ""

    def test_a_sheet_that_the_workbook_names_but_the_package_lacks_is_damage(self) -> None:
        bagian = unzip(build_xlsx())
        del bagian["xl/worksheets/sheet1.xml"]
        assert code_of(pack(bagian)) == "rusak"


class TestPlaces:
    @pytest.mark.parametrize("alamat", ["A5001", "GS1", "XFD1048576"])
    def test_a_value_far_outside_any_form(self, alamat: str) -> None:
        assert code_of(with_sheet_data(cell(alamat))) == "jauh"

    @pytest.mark.parametrize("alamat", ["A5000", "GR1"])
    def test_the_last_row_and_column_still_count(self, alamat: str) -> None:
        assert code_of(with_sheet_data(cell(alamat))) == ""

    def test_a_far_cell_without_a_value_is_harmless(self) -> None:
        assert code_of(with_sheet_data('<row r="1048576"><c r="XFD1048576" s="1"/></row>')) == ""

    @pytest.mark.parametrize(
        "alamat", ["ZZZZ99999999", "A0", "1A", "XFE1", "A1048577", "AAAA1", "A 1"]
    )
    def test_addresses_that_cannot_exist(self, alamat: str) -> None:
        assert (
            code_of(with_sheet_data(f'<row r="1"><c r="{alamat}"><v>1</v></c></row>')) == "alamat"
        )

    @pytest.mark.parametrize("nomor", ["0", "-1", "1048577", "99999999", "satu"])
    def test_row_numbers_that_cannot_exist(self, nomor: str) -> None:
        assert code_of(with_sheet_data(f'<row r="{nomor}"><c><v>1</v></c></row>')) == "alamat"

    @pytest.mark.parametrize("rentang", ["A20:XFD1048576", "A1:A1048576", "A1:GR1001"])
    def test_merges_over_more_than_any_form(self, rentang: str) -> None:
        gabung = f'<mergeCells><mergeCell ref="{rentang}"/></mergeCells>'
        assert code_of(with_sheet_data(cell("A1"), sesudah=gabung)) == "jauh"

    def test_a_merge_that_names_no_range(self) -> None:
        gabung = '<mergeCells><mergeCell ref="A1:"/><mergeCell ref="semua"/></mergeCells>'
        assert code_of(with_sheet_data(cell("A1"), sesudah=gabung)) == "alamat"

    def test_rows_without_numbers_are_counted_from_their_place(self) -> None:
        banyak = "<row><c><v>1</v></c></row>" * 5001
        assert code_of(with_sheet_data(banyak)) == "jauh"

    def test_a_far_value_in_a_sheet_that_hides_under_another_name(self) -> None:
        isi = f'<x:worksheet xmlns:x="{UTAMA}"><x:sheetData><x:row r="9000"><x:c r="A9000"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
        assert code_of(with_part("xl/embeddings/data.bin", isi.encode())) == "jauh"

    def test_more_values_than_a_form_can_have(self) -> None:
        baris = "".join(
            f'<row r="{nomor}">' + "<c><v>1</v></c>" * 200 + "</row>" for nomor in range(1, 1002)
        )
        assert code_of(with_sheet_data(baris)) == "bom"


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
