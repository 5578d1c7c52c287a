"""The guard and the XML inside: DOCTYPE, nesting, masses, and places far outside any form."""

import pytest

from tests.intake.pabrik_buku import UTAMA, build_xlsx, change, pack, replace_in, unzip
from tests.intake.pabrik_jaga import cell, code_of, with_part, with_sheet_data


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
