"""The collection form as people get it: the SOP's columns, what is locked, what may be typed, how it prints."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from sakip.domain.errors import DataTidakSah
from sakip.domain.formulir import KOLOM_FORMULIR, BarisFormulir, Isian, Keadaan
from sakip.domain.metode import Metode
from sakip.domain.rumus import Rumus
from sakip.intake.templat import build_templat
from tests.intake.formulir_contoh import (
    a_baris,
    a_formulir,
    a_predikat,
    a_rasio,
    column_of,
    count_rumus,
    form_sheet,
    many_baris,
    open_buku,
    parts,
    sheet,
    terisi,
)

D = Decimal


def rule_of(lembar: Worksheet, alamat: str) -> DataValidation:
    """Return the one rule of a cell."""
    semua: list[DataValidation] = lembar.data_validations.dataValidation
    (aturan,) = [satu for satu in semua if alamat in satu]
    return aturan


def choices(isi: bytes, aturan: DataValidation) -> list[object]:
    """Return the words a drop-down offers."""
    nama, _, rentang = str(aturan.formula1).partition("!")
    lembar = sheet(open_buku(isi), nama.strip("'"))
    sel = lembar[rentang.replace("$", "")]
    return [baris[0].value for baris in sel] if isinstance(sel, tuple) else [sel.value]


def test_the_nine_columns_stand_in_the_order_of_the_sop() -> None:
    lembar = form_sheet(build_templat(a_formulir(a_rasio())))
    kepala = [cell.value for cell in lembar[6] if cell.value and cell.value != "_id"]
    assert tuple(kepala) == KOLOM_FORMULIR
    assert [cell.value for cell in lembar[8] if cell.value] == list(range(1, 10))
    assert [cell.value for cell in lembar[7] if cell.value] == [
        "Nilai",
        "Pembilang",
        "Penyebut",
        "Uraian progres",
    ]


def test_column_5_is_one_head_over_its_sub_columns_and_the_others_span_both_rows() -> None:
    lembar = form_sheet(build_templat(a_formulir(a_rasio())))
    gabung = {str(satu) for satu in lembar.merged_cells.ranges}
    assert {"E6:H6", "E8:H8"} <= gabung
    assert {f"{huruf}6:{huruf}7" for huruf in "ABCDIJKL"} <= gabung


def test_without_a_rasio_nobody_is_asked_for_pembilang_and_penyebut() -> None:
    lembar = form_sheet(build_templat(a_formulir(a_baris())))
    assert [cell.value for cell in lembar[7] if cell.value] == ["Nilai", "Uraian progres"]


def test_the_title_names_office_form_triwulan_and_unit() -> None:
    lembar = form_sheet(build_templat(a_formulir()))
    assert [lembar[f"A{baris}"].value for baris in range(1, 6)] == [
        "PEMERINTAH KABUPATEN MALANG",
        "KECAMATAN DONOMULYO",
        "FORMAT PENGUMPULAN DATA KINERJA",
        "TRIWULAN II TAHUN 2026",
        "Unit: Seksi Ketenteraman dan Ketertiban Umum",
    ]


def test_an_office_without_kabupaten_has_no_half_title() -> None:
    lembar = form_sheet(build_templat(a_formulir(kabupaten="")))
    assert lembar["A1"].value is None


def test_sasaran_is_merged_over_its_rows() -> None:
    baris = [
        a_baris(nomor=1, kode_indikator="A", sasaran="Satu"),
        a_baris(nomor=2, kode_indikator="B", sasaran="Satu"),
        a_baris(nomor=3, kode_indikator="C", sasaran="Dua"),
    ]
    lembar = form_sheet(build_templat(a_formulir(*baris)))
    assert "B9:B10" in {str(satu) for satu in lembar.merged_cells.ranges}
    assert (lembar["B9"].value, lembar["B11"].value) == ("Satu", "Dua")


@pytest.mark.parametrize(
    "judul",
    [
        "No.",
        "Sasaran Strategis",
        "Indikator Kinerja",
        "Target",
        "Program/Kegiatan/ Sub Kegiatan",
        "Yang membidangi",
        "_id",
    ],
)
def test_what_the_office_decided_is_locked(judul: str) -> None:
    lembar = form_sheet(build_templat(a_formulir()))
    assert lembar.protection.sheet
    assert lembar.protection.password is None
    assert lembar[f"{column_of(lembar, judul)}9"].protection.locked


@pytest.mark.parametrize("judul", ["Nilai", "Uraian progres", "Sumber Data", "Keterangan"])
def test_what_people_fill_is_unlocked_and_tinted(judul: str) -> None:
    lembar = form_sheet(build_templat(a_formulir()))
    sel = lembar[f"{column_of(lembar, judul)}9"]
    assert not sel.protection.locked
    assert sel.fill.start_color.rgb == "00FFF9E3"


@pytest.mark.parametrize(
    ("isian", "nilai", "keterangan"),
    [
        pytest.param(Isian(), None, None, id="not reported stays blank"),
        pytest.param(terisi("0", keterangan="nihil"), 0, "nihil", id="zero stays zero"),
        pytest.param(terisi("-1.25"), -1.25, None, id="negative figures are legal"),
        pytest.param(
            Isian(keadaan=Keadaan.TIDAK_BERLAKU, alasan="Tidak ada kegiatan"),
            "tidak berlaku",
            "Tidak ada kegiatan",
            id="not applicable, with its reason",
        ),
    ],
)
def test_the_form_shows_what_is_stored_now(
    isian: Isian, nilai: object, keterangan: str | None
) -> None:
    lembar = form_sheet(build_templat(a_formulir(a_baris(isian=isian))))
    assert lembar["E9"].value == nilai
    assert lembar[f"{column_of(lembar, 'Keterangan')}9"].value == keterangan


def test_a_stored_predikat_and_its_texts_are_shown() -> None:
    isian = Isian(keadaan=Keadaan.TERISI, predikat="B", progres="Sudah dinilai", sumber_data="LHE")
    lembar = form_sheet(build_templat(a_formulir(a_predikat(isian=isian))))
    assert [lembar[f"{huruf}9"].value for huruf in "EFH"] == ["B", "Sudah dinilai", "LHE"]


def test_a_rasio_shows_pembilang_and_penyebut_and_leaves_nilai_to_be_computed() -> None:
    isian = terisi("95", pembilang=D(19), penyebut=D(20))
    lembar = form_sheet(build_templat(a_formulir(a_rasio(isian=isian))))
    assert [lembar[f"{huruf}9"].value for huruf in "EFG"] == [None, 19, 20]


def test_pembilang_and_penyebut_are_open_only_for_a_rasio() -> None:
    baris = [a_rasio(kode_indikator="A"), a_baris(kode_indikator="B", nomor=2)]
    lembar = form_sheet(build_templat(a_formulir(*baris)))
    assert [lembar[alamat].protection.locked for alamat in ("F9", "G9", "F10", "G10")] == [
        False,
        False,
        True,
        True,
    ]


def test_a_number_keeps_all_its_places_though_the_indikator_shows_fewer() -> None:
    lembar = form_sheet(build_templat(a_formulir(a_baris(desimal=0, isian=terisi("12.75")))))
    assert lembar["E9"].value == 12.75
    assert lembar["E9"].number_format == "#,##0.00"


@pytest.mark.parametrize(
    ("baris", "isi", "bentuk"),
    [
        pytest.param(a_rasio(), 92.5, '#,##0.0" persen"', id="a number stays a number"),
        pytest.param(a_baris(satuan="%"), 5, '#,##0" %"', id="the sign is text, not a percentage"),
        pytest.param(
            a_baris(target="0", target_nilai=D(0)), 0, '#,##0" kasus"', id="target 0 is a target"
        ),
        pytest.param(a_predikat(), "BB", "General", id="a predikat is a word"),
        pytest.param(
            a_rasio(
                rumus=Rumus.RENTANG,
                metode=Metode.AKHIR,
                target="80–90",
                target_nilai=D(80),
                target_atas=D(90),
            ),
            "80–90 persen",
            "General",
            id="a range",
        ),
        pytest.param(a_baris(target="", target_nilai=None), "–", "General", id="no target yet"),
    ],
)
def test_the_target_stands_with_its_satuan(baris: BarisFormulir, isi: object, bentuk: str) -> None:
    lembar = form_sheet(build_templat(a_formulir(baris)))
    assert (lembar["D9"].value, lembar["D9"].number_format) == (isi, bentuk)


def test_nilai_admits_a_number_or_the_words_tidak_berlaku() -> None:
    baris = [a_baris(kode_indikator="A"), a_baris(kode_indikator="B", nomor=2)]
    lembar = form_sheet(build_templat(a_formulir(*baris)))
    aturan = rule_of(lembar, "E10")
    assert aturan.type == "custom"
    assert aturan.formula1 == 'OR(ISNUMBER(E10),LOWER(TRIM(E10))="tidak berlaku")'
    assert aturan.allow_blank
    assert aturan.errorStyle == "stop"


@pytest.mark.parametrize(
    ("target", "pertama", "terakhir"),
    [("BB", "AA", "E"), ("WTP", "WTP", "TMP"), ("", "AA", "TMP")],
)
def test_a_predikat_is_chosen_from_the_scale_of_its_target(
    target: str, pertama: str, terakhir: str
) -> None:
    isi = build_templat(a_formulir(a_predikat(target=target)))
    aturan = rule_of(form_sheet(isi), "E9")
    pilihan = choices(isi, aturan)
    assert aturan.type == "list"
    assert (pilihan[0], pilihan[-2], pilihan[-1]) == (pertama, terakhir, "tidak berlaku")


def test_nilai_of_a_rasio_can_only_be_declared_not_applicable() -> None:
    isi = build_templat(a_formulir(a_rasio()))
    assert choices(isi, rule_of(form_sheet(isi), "E9")) == ["tidak berlaku"]


def test_penyebut_must_be_a_number_from_0_up() -> None:
    aturan = rule_of(form_sheet(build_templat(a_formulir(a_rasio()))), "G9")
    assert (aturan.type, aturan.operator, aturan.formula1) == ("decimal", "greaterThanOrEqual", "0")


@pytest.mark.parametrize("bikin", [a_baris, a_rasio, a_predikat])
def test_every_open_cell_has_a_hint_that_fits(bikin: Callable[..., BarisFormulir]) -> None:
    baris = [
        bikin(
            kode_indikator=metode,
            metode=metode if bikin is not a_rasio else Metode.RASIO,
            satuan="dokumen perencanaan dan penganggaran kecamatan",
            target="12.463.335.063,00",
        )
        for metode in Metode
    ]
    lembar = form_sheet(build_templat(a_formulir(*baris, triwulan=2)))
    terbuka = [
        cell.coordinate
        for satu in lembar.iter_rows(9, 8 + len(baris))
        for cell in satu
        if not cell.protection.locked
    ]
    assert len(terbuka) >= 4 * len(baris)
    for alamat in terbuka:
        aturan = rule_of(lembar, alamat)
        assert aturan.showInputMessage
        assert 0 < len(str(aturan.promptTitle)) <= 32
        # Shorter than the limit: nothing was cut off.
        assert 0 < len(str(aturan.prompt)) < 255
        assert len(str(aturan.error)) < 255


def test_the_hint_states_satuan_target_and_how_to_say_tidak_berlaku() -> None:
    petunjuk = str(rule_of(form_sheet(build_templat(a_formulir())), "E9").prompt)
    assert "Satuan: kasus · Target: 5" in petunjuk
    assert "Angka triwulan ini saja." in petunjuk
    assert "ketik tidak berlaku dan tulis alasannya di Keterangan" in petunjuk


def test_a_row_not_measured_now_is_grey_locked_and_says_so() -> None:
    baris = [a_rasio(kode_indikator="A", diukur=False), a_baris(kode_indikator="B", nomor=2)]
    lembar = form_sheet(build_templat(a_formulir(*baris)))
    sel = [lembar[f"{huruf}9"] for huruf in "EFGHIJKL"]
    assert all(cell.protection.locked for cell in sel)
    assert {cell.fill.start_color.rgb for cell in sel} == {"00F0F1F3"}
    assert lembar["H9"].value == "belum waktunya diukur"
    assert [lembar[f"{huruf}9"].value for huruf in "EFG"] == [None, None, None]
    assert not [satu for satu in lembar.data_validations.dataValidation if "E9" in satu]


def test_the_file_says_which_indikator_unit_and_triwulan_it_is_for() -> None:
    buku = open_buku(build_templat(a_formulir(a_rasio(kode_indikator="IKU-07"))))
    lembar = sheet(buku, "TW II 2026")
    huruf = column_of(lembar, "_id")
    assert huruf == "M"
    assert lembar.column_dimensions[huruf].hidden
    assert lembar[f"{huruf}9"].value == "IKU-07"
    assert sheet(buku, "_meta").sheet_state == "veryHidden"
    assert json.loads(str(sheet(buku, "_meta")["A1"].value)) == {
        "format": 1,
        "kode_instansi": "DONOMULYO",
        "kode_unit": "TRANTIB",
        "tahun": 2026,
        "triwulan": 2,
    }


def test_people_see_the_form_first_and_the_instructions_second() -> None:
    buku = open_buku(build_templat(a_formulir()))
    assert [satu.title for satu in buku.worksheets if satu.sheet_state == "visible"] == [
        "TW II 2026",
        "Petunjuk",
    ]


def test_there_is_a_place_to_sign() -> None:
    lembar = form_sheet(build_templat(a_formulir()))
    teks = [str(cell.value) for baris in lembar["I10:I20"] for cell in baris if cell.value]
    assert "Kasi Ketenteraman dan Ketertiban Umum," in teks
    assert teks[-1].startswith("NIP. ...")


def test_heads_and_indikator_stay_in_sight_while_one_types() -> None:
    lembar = form_sheet(build_templat(a_formulir()))
    assert lembar.freeze_panes == "D9"


@pytest.mark.parametrize(("jumlah", "tinggi_halaman"), [(1, 1), (6, 1), (30, 1), (90, 0)])
def test_the_form_prints_landscape_one_page_wide_and_to_30_rows_one_page_high(
    jumlah: int, tinggi_halaman: int
) -> None:
    lembar = form_sheet(build_templat(a_formulir(*many_baris(jumlah))))
    assert lembar.page_setup.orientation == "landscape"
    assert lembar.sheet_properties.pageSetUpPr is not None
    assert lembar.sheet_properties.pageSetUpPr.fitToPage
    assert lembar.page_setup.fitToWidth == 1
    assert lembar.page_setup.fitToHeight == tinggi_halaman
    assert lembar.print_title_rows == "$6:$8"
    assert lembar.print_area is not None
    # Column M holds _id; the six rows beneath the table are the place to sign.
    assert str(lembar.print_area).endswith(f"$A$1:$L${8 + jumlah + 6}")
    assert lembar.oddFooter is not None
    assert lembar.oddFooter.center.text == "Halaman &P dari &N"


def test_an_ampersand_in_a_name_prints_as_an_ampersand() -> None:
    isi = build_templat(a_formulir(instansi="Dinas A & B"))
    kaki = form_sheet(isi).oddFooter
    assert kaki is not None
    assert kaki.left.text is not None
    assert kaki.left.text.startswith("Dinas A && B – ")


def test_a_row_is_as_high_as_its_longest_text() -> None:
    pendek = form_sheet(build_templat(a_formulir(a_baris())))
    panjang = form_sheet(build_templat(a_formulir(a_baris(isian=Isian(progres="kata " * 100)))))
    assert (panjang.row_dimensions[9].height or 0) > 3 * (pendek.row_dimensions[9].height or 0)


def test_a_row_grows_when_people_type_more() -> None:
    isi = parts(build_templat(a_formulir()))["xl/worksheets/sheet1.xml"]
    baris = isi.partition('<row r="9"')[2].partition(">")[0]
    assert "ht=" in baris
    assert "customHeight" not in baris


def test_no_text_becomes_a_formula() -> None:
    jahat = '=HYPERLINK("http://x","y")'
    baris = a_baris(
        sasaran=jahat,
        indikator="=1+1",
        program="+62 812",
        unit="@SUM(A1)",
        kode_indikator="-1",
        satuan='x"=1+1',
        isian=terisi("5", progres="=1+1", sumber_data="\t=2", keterangan="\r=3\x00\x1f"),
    )
    isi = build_templat(a_formulir(baris, unit="=cmd|' /C calc'!A0", instansi="=1"))
    lembar = form_sheet(isi)
    assert count_rumus(isi) == 0
    assert [lembar[alamat].value for alamat in ("B9", "C9", "F9", "H9", "J9")] == [
        jahat,
        "=1+1",
        "=1+1",
        "\t=2",
        "\n=3",
    ]
    assert lembar["C9"].data_type == "s"
    assert lembar["C9"].quotePrefix


def test_the_same_form_gives_the_same_bytes_in_any_process() -> None:
    program = (
        "import hashlib; from sakip.intake.templat import build_templat;"
        "from tests.intake.formulir_contoh import a_formulir, many_baris;"
        "print(hashlib.sha256(build_templat(a_formulir(*many_baris(6)))).hexdigest())"
    )
    akar = Path(__file__).parents[2]
    hasil = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=akar,
            env=os.environ | {"PYTHONHASHSEED": benih},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for benih in ("1", "2")
    }
    assert len(hasil) == 1
    assert build_templat(a_formulir(a_rasio())) == build_templat(a_formulir(a_rasio()))
    assert build_templat(a_formulir(a_rasio())) != build_templat(a_formulir(a_baris()))


def test_a_unit_without_indikator_gets_a_sentence_not_an_empty_form() -> None:
    with pytest.raises(DataTidakSah, match="belum ada indikator"):
        build_templat(a_formulir(baris=()))
