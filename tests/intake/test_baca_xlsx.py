"""Workbooks from many programs, whole and half broken, come out the same."""

import re
from datetime import date
from pathlib import Path

import pytest

from sakip.intake.baca import read_workbook_here
from sakip.intake.baca_calamine import read_calamine
from sakip.intake.baca_tabel import read_tabel
from sakip.intake.hasil import HasilBaca
from sakip.intake.tolak import BerkasDitolak
from tests.intake.pabrik_buku import (
    KEBENARAN,
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
            # openpyxl writes <v />, or <v></v> where lxml is installed.
            sheet1=lambda isi: re.sub(
                rb'<c r="E3"><f>1/0</f><v(?: ?/>|></v>)',
                b'<c r="E3" t="e"><f>1/0</f><v>#DIV/0!</v>',
                isi,
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
                rb'<c r="E9"><f>(.*?)</f><v(?: ?/>|></v>)',
                rb'<c r="E9" t="str"><f>\1</f><v></v>',
                isi,
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

    def test_escaped_characters_are_undone_and_control_characters_dropped(self) -> None:
        isi = list_isi()
        isi[2][8] = "satu_x000D_\ndua_x0007_ _x005F_x0041_ 👍 _xD83D__xDE00_ _xD83D_"
        hasil = read(build_xlsx(isi))
        assert hasil.baris[0].keterangan == "satu\ndua _x0041_ 👍 😀 �"

    def test_rich_text_loses_its_colours_only(self) -> None:
        kaya = '<c r="C3" t="inlineStr"><is><r><t>Indeks </t></r><r><rPr><b/></rPr><t>Kepuasan Masyarakat (IKM)</t></r><rPh sb="0" eb="1"><t>X</t></rPh></is></c>'
        isi = change(
            build_xlsx(), sheet1=lambda isi: re.sub(rb'<c r="C3".*?</c>', kaya.encode(), isi)
        )
        assert_benar(read(isi))

    def test_a_cell_that_is_no_number_as_it_claims_is_an_error_of_its_own(self) -> None:
        isi = change(build_xlsx(), sheet1=replace_in("<v>86.75</v>", "<v>delapan</v>"))
        hasil = read(isi)
        assert alamat_dari(hasil, "salah") == ["E3"]
        assert nilai_dari(hasil)[1:] == KEBENARAN[1:]

    def test_the_fall_back_reads_the_same_and_asks_about_fractions(self) -> None:
        isi = list_isi()
        isi[3][4] = 0.955
        hasil = read_tabel(read_calamine(build_xlsx(isi)), 2)
        assert nilai_dari(hasil) == [*KEBENARAN[:1], (D(95), D("0.955")), *KEBENARAN[2:]]
        assert alamat_dari(hasil, "konfirmasi") == ["E4"]

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
