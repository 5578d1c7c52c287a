"""The same table as .csv in every encoding, .ods and .xls."""

from pathlib import Path

import pytest

from sakip.intake.baca import read_workbook_here
from sakip.intake.hasil import HasilBaca
from sakip.intake.tolak import BerkasDitolak
from tests.intake.pabrik_buku import (
    BARIS,
    JUDUL,
    KEBENARAN,
    SASARAN,
    D,
    alamat_dari,
    assert_benar,
    list_isi,
    nilai_dari,
    unzip,
)
from tests.intake.pabrik_lain import build_csv, build_ods, build_ods_xml, build_xls

CONTOH = Path(__file__).resolve().parents[3] / "shared" / "contoh" / "buku"


def read(isi: bytes) -> HasilBaca:
    """Read a workbook for triwulan II."""
    return read_workbook_here(isi, "berkas", 2)


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

    def test_what_libreoffice_writes_for_empty_formulas_and_for_true(self) -> None:
        isi = list_isi()
        isi[2][4] = (
            '<table:table-cell table:formula="of:=IF(1;&quot;&quot;;1)"><text:p/></table:table-cell>'
        )
        isi[3][4] = (
            '<table:table-cell office:value-type="float" office:value="1"><text:p>TRUE</text:p></table:table-cell>'
        )
        hasil = read_workbook_here(build_ods(isi), "berkas.ods", 2)
        assert [baris.nilai for baris in hasil.baris[:2]] == [None, None]
        assert alamat_dari(hasil, "salah") == ["E4"]

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
