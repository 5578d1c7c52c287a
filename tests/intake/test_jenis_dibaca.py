"""Every kind of file that offices have comes out the same: .xlsx from many programs, .xls, .ods, .csv."""

import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from sakip.intake.baca import read_workbook_here
from sakip.intake.hasil import HasilBaca
from sakip.intake.tolak import BerkasDitolak
from tests.intake.pabrik_buku import (
    BARIS,
    JUDUL,
    KEBENARAN,
    SASARAN,
    UTAMA,
    D,
    alamat_dari,
    assert_benar,
    build_xlsx,
    change,
    list_isi,
    new_buku,
    nilai_dari,
    pack,
    replace_in,
    save,
    unzip,
)
from tests.intake.pabrik_lain import build_csv, build_ods, build_ods_xml, build_xls

CONTOH = Path(__file__).resolve().parents[3] / "shared" / "contoh" / "buku"


def read(isi: bytes) -> HasilBaca:
    """Read a workbook for triwulan II."""
    return read_workbook_here(isi, "berkas", 2)


class TestXlsx:
    def test_strict_ooxml(self) -> None:
        strict = {
            UTAMA: "http://purl.oclc.org/ooxml/spreadsheetml/main",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
        }
        bagian = {}
        for nama, isi in unzip(build_xlsx()).items():
            for transisi, ketat in strict.items():
                isi = isi.replace(transisi.encode(), ketat.encode())
            bagian[nama] = isi
        assert_benar(read(pack(bagian)))

    def test_namespaces_with_a_prefix(self) -> None:
        def prefix(isi: bytes) -> bytes:
            teks = isi.decode().replace(f'xmlns="{UTAMA}"', f'xmlns:x="{UTAMA}"')
            return re.sub(r"<(/?)(\w+)(?=[\s>/])", r"<\1x:\2", teks).encode()

        assert_benar(read(change(build_xlsx(), sheet1=prefix)))

    def test_parts_in_utf_16(self) -> None:
        def encode(isi: bytes) -> bytes:
            return ('<?xml version="1.0" encoding="UTF-16"?>' + isi.decode()).encode("utf-16")

        assert_benar(read(change(build_xlsx(), sheet1=encode)))

    @pytest.mark.parametrize(
        "gaya",
        [
            pytest.param(
                b'<styleSheet><fills count="1"><fill>rusak</fill></fills></styleSheet>',
                id="broken fill",
            ),
            pytest.param(b"<styleSheet/>", id="no styles at all"),
            pytest.param(
                b'<styleSheet xmlns="x"><cellXfs><xf numFmtId="satu"/></cellXfs></styleSheet>',
                id="broken number",
            ),
        ],
    )
    def test_broken_styles_break_nothing(self, gaya: bytes) -> None:
        assert_benar(read(change(build_xlsx(), styles=lambda _: gaya)))

    def test_styles_that_cannot_be_read_make_small_numbers_a_question(self) -> None:
        isi = list_isi()
        isi[3][3:5] = [0.95, 0.955]
        hasil = read(change(build_xlsx(isi), styles=lambda _: b"<styleSheet"))
        assert alamat_dari(hasil, "konfirmasi") == ["D4", "E4"]

    def test_broken_filters_validations_and_formats_are_left_behind(self) -> None:
        rusak = (
            '</sheetData><autoFilter ref="A1:I9" salah="1"><x/></autoFilter><conditionalFormatting>'
            '<cfRule type="entah"/></conditionalFormatting><dataValidations count="x"><dataValidation '
            'type="entah" sqref="?"/></dataValidations><hyperlinks><hyperlink ref="A1" r:id="rId9" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></hyperlinks>'
        )
        assert_benar(read(change(build_xlsx(), sheet1=replace_in("</sheetData>", rusak))))

    def test_a_style_that_is_missing_loses_no_number(self) -> None:
        assert_benar(
            read(change(build_xlsx(), sheet1=replace_in('<c r="D3"', '<c s="999" r="D3"')))
        )

    def test_percent_cells_are_what_people_see(self) -> None:
        buku, lembar = new_buku()
        for baris in list_isi():
            lembar.append(baris)
        lembar["D4"], lembar["E4"] = 0.95, 0.955
        lembar["D4"].number_format, lembar["E4"].number_format = "0%", "[Red]0.00%;-0.00%"
        lembar["E3"].number_format = '#,##0.00" %"'
        assert_benar(read(save(buku)))

    def test_errors_and_formulas_without_results_are_errors_with_advice(self) -> None:
        buku, lembar = new_buku()
        for baris in list_isi():
            lembar.append(baris)
        lembar["E3"], lembar["E4"] = "=1/0", "=191/2"
        isi = change(
            save(buku),
            sheet1=replace_in(
                '<c r="E3"><f>1/0</f><v />', '<c r="E3" t="e"><f>1/0</f><v>#DIV/0!</v>'
            ),
        )
        hasil = read(isi)
        assert alamat_dari(hasil, "salah") == ["E3", "E4"]
        assert "#DIV/0!" in hasil.list_temuan("salah")[0].isi
        assert hasil.list_temuan("salah")[1].isi == "=191/2"
        assert (hasil.baris[0].nilai, hasil.baris[1].nilai) == (None, None)

    def test_a_formula_that_gives_an_empty_text_is_blank_not_an_error(self) -> None:
        buku, lembar = new_buku()
        for baris in list_isi():
            lembar.append(baris)
        lembar["E9"] = '=IF(A1="","","")'
        kosong = change(
            save(buku),
            sheet1=lambda isi: re.sub(
                rb'<c r="E9"><f>(.*?)</f><v ?/>', rb'<c r="E9" t="str"><f>\1</f><v></v>', isi
            ),
        )
        assert_benar(read(kosong))

    def test_dates_that_excel_made_of_figures_are_errors(self) -> None:
        isi = list_isi()
        isi[2][4] = date(2025, 10, 8)
        hasil = read(build_xlsx(isi))
        assert alamat_dari(hasil, "salah") == ["E3"]
        assert "tanggal" in hasil.list_temuan("salah")[0].pesan

    def test_ghost_rows_to_the_end_of_the_sheet(self) -> None:
        hantu = "".join(
            f'<row r="{nomor}" ht="15"><c r="A{nomor}" s="0"/></row>'
            for nomor in (*range(10, 3000), 1048576)
        )
        assert_benar(
            read(change(build_xlsx(), sheet1=replace_in("</sheetData>", f"{hantu}</sheetData>")))
        )

    def test_rich_text_loses_its_colours_only(self) -> None:
        kaya = '<c r="C3" t="inlineStr"><is><r><t>Indeks </t></r><r><rPr><b/></rPr><t>Kepuasan Masyarakat (IKM)</t></r><rPh sb="0" eb="1"><t>X</t></rPh></is></c>'
        isi = change(
            build_xlsx(), sheet1=lambda isi: re.sub(rb'<c r="C3".*?</c>', kaya.encode(), isi)
        )
        assert_benar(read(isi))

    def test_a_string_that_the_workbook_does_not_hold_is_damage(self) -> None:
        isi = change(
            build_xlsx(),
            sheet1=lambda isi: re.sub(rb'<c r="C3".*?</c>', b'<c r="C3" t="s"><v>99</v></c>', isi),
        )
        with pytest.raises(BerkasDitolak) as tolak:
            read(isi)
        assert tolak.value.kode == "rusak"

    def test_the_workbook_part_may_lie_elsewhere(self) -> None:
        pindah = {nama.replace("xl/", "isi/"): isi for nama, isi in unzip(build_xlsx()).items()}
        pindah["_rels/.rels"] = pindah["_rels/.rels"].replace(b"xl/workbook", b"isi/workbook")
        pindah["isi/_rels/workbook.xml.rels"] = pindah["isi/_rels/workbook.xml.rels"].replace(
            b"/xl/", b""
        )
        assert_benar(read(pack(pindah)))

    def test_hidden_rows_are_read_and_asked_about(self) -> None:
        buku, lembar = new_buku()
        for baris in list_isi():
            lembar.append(baris)
        lembar.row_dimensions[5].hidden = True
        lembar.column_dimensions["F"].hidden = True
        hasil = read(save(buku))
        assert nilai_dari(hasil) == KEBENARAN
        assert alamat_dari(hasil, "konfirmasi") == ["baris 5"]


class TestSheets:
    def build(self, *nama: str, tersembunyi: str = "") -> bytes:
        buku = Workbook()
        buku.remove(buku.worksheets[0])
        for urutan, satu in enumerate(nama):
            lembar = buku.create_sheet(satu)
            for baris in list_isi():
                lembar.append(baris)
            lembar["E3"] = urutan
            if satu == tersembunyi:
                lembar.sheet_state = "hidden"
        return save(buku)

    @pytest.mark.parametrize(
        ("nama", "tersembunyi", "dibaca"),
        [
            (("TW I", "TW II", "TW III"), "", "TW II"),
            (("Triwulan 1", "Triwulan 2"), "", "Triwulan 2"),
            (("I", "II", "III", "IV"), "", "II"),
            (("TW-4", "TW.2"), "", "TW.2"),
            (("Rekap", "TW II"), "", "TW II"),
            (("TW II", "Data"), "TW II", "Data"),
            (("arsip", "Data"), "arsip", "Data"),
        ],
    )
    def test_the_visible_sheet_of_the_triwulan_wins(
        self, nama: tuple[str, ...], tersembunyi: str, dibaca: str
    ) -> None:
        hasil = read(self.build(*nama, tersembunyi=tersembunyi))
        assert hasil.lembar == dibaca
        assert {satu.lembar for satu in hasil.tabel_lain} == set(nama) - {dibaca}

    def test_a_file_of_another_triwulan_is_asked_about(self) -> None:
        hasil = read(self.build("TW III"))
        assert [temuan.kode for temuan in hasil.list_temuan("konfirmasi")] == ["triwulan_lain"]

    def test_a_table_on_hidden_sheets_only_is_asked_about(self) -> None:
        buku, lembar = new_buku("Sampul")
        lembar["A1"] = "Laporan"
        rahasia = buku.create_sheet("arsip")
        for baris in list_isi():
            rahasia.append(baris)
        rahasia.sheet_state = "hidden"
        hasil = read(save(buku))
        assert (hasil.lembar, len(hasil.list_temuan("konfirmasi"))) == ("arsip", 1)


class TestCsv:
    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
    )
    @pytest.mark.parametrize("tanda", [";", "\t", ",", "|"])
    def test_encoding_and_separator_are_found_out(self, encoding: str, tanda: str) -> None:
        assert_benar(read(build_csv(list_isi(), tanda).encode(encoding)))

    def test_the_windows_code_page_keeps_its_dashes(self) -> None:
        isi = list_isi()
        isi[2][2] = "Indeks – “utama”"
        assert read(build_csv(isi).encode("cp1252")).baris[0].indikator == "Indeks – “utama”"

    @pytest.mark.parametrize("awal", ["sep=,\r\n", '"sep=,"\r\n', "SEP=,\n"])
    def test_a_line_that_names_the_separator_counts_as_row_one(self, awal: str) -> None:
        hasil = read((awal + build_csv(list_isi(), ",")).encode())
        assert_benar(hasil)
        assert (hasil.baris_judul, hasil.baris_data_pertama) == ((2, 2), 4)

    def test_line_breaks_inside_quotes_stay_in_their_cell(self) -> None:
        isi = list_isi()
        isi[0][4] = "Realisasi/\nProgres Capaian"
        isi[2][8] = "baris satu\nbaris dua; tetap"
        hasil = read(build_csv(isi).encode())
        assert nilai_dari(hasil) == KEBENARAN
        assert hasil.baris[0].keterangan == "baris satu\nbaris dua; tetap"
        assert hasil.baris_data_pertama == 3

    def test_text_numbers_are_judged_as_in_excel(self) -> None:
        isi = list_isi()
        isi[4][4], isi[6][3], isi[2][4] = "78.35", "1.500", "1,500"
        hasil = read(build_csv(isi).encode())
        assert alamat_dari(hasil, "konfirmasi") == ["E5", "D7"]
        assert alamat_dari(hasil, "salah") == ["E3"]

    def test_a_letter_is_no_table(self) -> None:
        assert not read(
            b"Kepada Yth. Camat\r\nDengan hormat, indikator kinerja terlampir.\r\n"
        ).ada_tabel

    def test_more_rows_than_a_form_can_have(self) -> None:
        with pytest.raises(BerkasDitolak) as tolak:
            read(b"a;b\r\n" * 5001)
        assert tolak.value.kode == "jauh"


class TestOds:
    def test_a_plain_table(self) -> None:
        hasil = read(build_ods(list_isi()))
        assert_benar(hasil)
        assert (hasil.jenis, hasil.lembar) == ("ods", "TW II")

    def test_percent_error_date_and_uncalculated_formula(self) -> None:
        isi = list_isi()
        isi[3][4] = (
            '<table:table-cell office:value-type="percentage" office:value="0.955"><text:p>95,50%</text:p></table:table-cell>'
        )
        isi[4][4] = (
            '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
        )
        isi[5][4] = (
            '<table:table-cell office:value-type="date" office:date-value="2025-10-08"><text:p>08/10/25</text:p></table:table-cell>'
        )
        isi[6][4] = '<table:table-cell table:formula="of:=1000+250"/>'
        hasil = read(build_ods(isi))
        assert hasil.baris[1].nilai == D("95.5")
        assert alamat_dari(hasil, "salah") == ["E5", "E6", "E7"]

    def test_repeats_spans_hidden_rows_and_empty_oceans(self) -> None:
        kepala = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{judul}</text:p></table:table-cell>'
            for judul in JUDUL
        )

        def row(satu: tuple[object, ...], nomor: int, atribut: str = "") -> str:
            sel = "".join(
                f'<table:table-cell office:value-type="float" office:value="{nilai}"/>'
                if isinstance(nilai, int | float)
                else f'<table:table-cell office:value-type="string"><text:p>{nilai}</text:p></table:table-cell>'
                if nilai
                else "<table:table-cell/>"
                for nilai in (nomor, *satu)
            )
            return f'<table:table-row {atribut}>{sel}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'

        isi = "".join(row(satu, nomor) for nomor, satu in enumerate(BARIS[:6], 1))
        isi += row(BARIS[6], 7, 'table:visibility="collapse"')
        hasil = read(
            build_ods_xml(
                '<table:table table:name="Data"><table:table-column table:number-columns-repeated="16384"/>'
                '<table:table-row table:number-rows-repeated="4"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
                f"<table:table-header-rows><table:table-row>{kepala}</table:table-row></table:table-header-rows>"
                f'<table:table-row-group>{isi}</table:table-row-group><table:table-row table:number-rows-repeated="1048000">'
                '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
            )
        )
        assert nilai_dari(hasil) == KEBENARAN
        assert (hasil.baris_judul, alamat_dari(hasil, "konfirmasi")) == ((5, 5), ["baris 12"])

    def test_a_sheet_that_is_not_displayed_is_hidden(self) -> None:
        gaya = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
        biasa = build_ods(list_isi(), nama="Data")
        isi = unzip(biasa)["content.xml"].decode()
        tabel = isi[isi.index("<table:table ") : isi.index("</office:spreadsheet>")]
        arsip = tabel.replace('table:name="Data"', 'table:name="TW II" table:style-name="ta2"')
        hasil = read(build_ods_xml(arsip + tabel, gaya=gaya))
        assert hasil.lembar == "Data"

    @pytest.mark.parametrize(
        ("sel", "kode"),
        [
            (
                '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>',
                "jauh",
            ),
            (
                '<table:table-cell table:number-columns-spanned="16384" table:number-rows-spanned="1048576" office:value-type="float" office:value="1"/>',
                "jauh",
            ),
        ],
    )
    def test_values_and_spans_far_outside(self, sel: str, kode: str) -> None:
        with pytest.raises(BerkasDitolak) as tolak:
            read(build_ods([*list_isi(), [sel]]))
        assert tolak.value.kode == kode

    def test_a_row_of_values_repeated_without_end(self) -> None:
        baris = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
        with pytest.raises(BerkasDitolak) as tolak:
            read(build_ods_xml(f'<table:table table:name="Data">{baris}</table:table>'))
        assert tolak.value.kode == "jauh"


class TestXls:
    def test_the_oldest_xls_there_is(self) -> None:
        hasil = read(build_xls(list_isi()))
        assert_benar(hasil)
        assert hasil.jenis == "xls"

    @pytest.mark.skipif(not CONTOH.exists(), reason="folder ../shared/contoh/buku tidak ada")
    @pytest.mark.parametrize("bagian", [0.15, 0.5, 0.9])
    def test_an_xls_cut_off_is_damage(self, bagian: float) -> None:
        isi = (CONTOH / "q08_lo_merged.xls").read_bytes()
        with pytest.raises(BerkasDitolak) as tolak:
            read(isi[: int(len(isi) * bagian)])
        assert tolak.value.kode == "rusak"

    def test_sasaran_of_every_kind_is_the_same(self) -> None:
        for isi in (build_xls(list_isi()), build_ods(list_isi()), build_csv(list_isi()).encode()):
            assert [baris.sasaran for baris in read(isi).baris] == SASARAN
