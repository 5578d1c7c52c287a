"""Published tables as CSV: any separator, encoding and heading; every bad cell told at once."""

from decimal import Decimal

import pytest

from sakip.domain.capaian import Target
from sakip.domain.metode import Metode
from sakip.domain.rumus import Rumus
from sakip.intake.sel_terbitan import read_metode, read_rumus, read_target
from sakip.intake.tabel_terbitan import read_tabel_terbitan
from sakip.intake.tolak import BerkasDitolak

TABEL = "Indikator;Target;Realisasi;Capaian (%)\nIKM – “utama”;90,5;85,41;94,38\n"


@pytest.mark.parametrize(
    "isi",
    [
        pytest.param(TABEL, id="text"),
        pytest.param(TABEL.encode(), id="utf-8"),
        pytest.param(TABEL.encode("utf-8-sig"), id="utf-8 with mark"),
        pytest.param(TABEL.encode("cp1252"), id="Windows-1252"),
        pytest.param(TABEL.encode("utf-16"), id="utf-16"),
        pytest.param(TABEL.replace(";", "\t"), id="tab"),
        pytest.param(TABEL.replace(";", "|"), id="bar"),
        pytest.param(TABEL.replace("\n", "\r\n"), id="Windows line ends"),
    ],
)
def test_separator_and_encoding_are_found(isi: bytes | str) -> None:
    tabel = read_tabel_terbitan(isi, "lkj.csv")
    (baris,) = tabel.baris
    assert baris.nomor == 2
    assert baris.teks["indikator"] == "IKM – “utama”"
    assert baris.terbitan.target == (Target(Decimal("90.5")),)
    assert baris.terbitan.realisasi == (Decimal("85.41"),)
    assert baris.terbitan.capaian == (Decimal("94.38"),)
    assert tabel.masalah == ()


def test_rows_are_counted_as_the_spreadsheet_shows_them() -> None:
    isi = (
        "sep=;\nLKj Kecamatan\n\nNo;Indikator;Target;Realisasi;Capaian\n1;2;3;4;5\n1;A;80;92;115\n"
    )
    tabel = read_tabel_terbitan(isi, "lkj.csv")
    assert [baris.nomor for baris in tabel.baris] == [6]
    assert tabel.kolom["capaian"] == "kolom E (Capaian)"


@pytest.mark.parametrize(
    "judul",
    [
        "target,realisasi,capaian",
        "TARGET KINERJA,REALISASI KINERJA,% CAPAIAN",
        "Target 2025,Realisasi 2025,Capaian Kinerja (%)",
        "capaian_num,target_printed,target_num,realisasi_printed,capaian_printed",
        "Target,Realisasi,Persentase Capaian,formula,check",
    ],
)
def test_headings_are_known_by_many_names_and_printed_ones_come_first(judul: str) -> None:
    kolom = read_tabel_terbitan(f"{judul}\n", "lkj.csv").kolom
    assert set(kolom) == {"target", "realisasi", "capaian"}
    assert not any("num" in nama for nama in kolom.values())


def test_all_that_is_wrong_with_the_headings_is_told_at_once() -> None:
    with pytest.raises(BerkasDitolak) as galat:
        read_tabel_terbitan("Indikator,Target,Target,Nilai\nIKM,1,2,3\n", "lkj.csv")
    pesan = str(galat.value)
    assert "Kolom target ada lebih dari satu: B (“Target”) dan C (“Target”)" in pesan
    assert "Kolom realisasi, capaian tidak ditemukan" in pesan
    assert "lkj.csv" in pesan


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        (b"", "kosong"),
        ("  \n", "kosong"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"PK\x03\x04" + b"\x00" * 40, "bukan_excel"),
        ("target,realisasi,capaian\n" + "1,1,100\n" * 20_001, "besar"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(isi: bytes | str, kode: str) -> None:
    with pytest.raises(BerkasDitolak) as galat:
        read_tabel_terbitan(isi, "lkj.csv")
    assert galat.value.kode == kode
    assert galat.value.perbaikan


def test_every_bad_cell_is_told_at_once_with_row_and_column() -> None:
    isi = (
        "rumus;polaritas;target;realisasi;capaian;tw1;metode\n"
        "aneh;;80;92;115;;\n"
        "naik;turun;80;92;115;;\n"
        ";miring;delapan;92;#DIV/0!;1;\n"
        ";;80;baik;115;x;entah\n"
        ";;80;92;115;;;;9\n"
    )
    masalah = read_tabel_terbitan(isi, "lkj.csv").masalah
    assert [(satu.alamat, satu.isi) for satu in masalah] == [
        ("A2", "aneh"),
        ("B3", "turun"),
        ("E4", "#DIV/0!"),
        ("C4", "delapan"),
        ("B4", "miring"),
        ("D5", "baik"),
        ("F5", "x"),
        ("G5", "entah"),
        ("H6", "9"),
    ]
    assert "Tulis naik, turun_selisih" in masalah[0].pesan
    assert "bertentangan" in masalah[1].pesan
    assert masalah[2].kolom == "capaian"
    assert "9 kolom, sedangkan judulnya 7" in masalah[-1].pesan


def test_a_cell_with_pages_of_text_is_one_bad_cell_not_a_bad_file() -> None:
    tabel = read_tabel_terbitan(f'target,realisasi,capaian\n"{"x" * 200_000}",92,115\n', "lkj.csv")
    assert [satu.alamat for satu in tabel.masalah] == ["A2"]


def test_a_row_that_a_decimal_comma_broke_is_not_read() -> None:
    tabel = read_tabel_terbitan("target,realisasi,capaian\n81,35,82,8,101,78\n", "lkj.csv")
    assert tabel.baris[0].terbitan.target == ()
    assert "Beri tanda kutip" in tabel.masalah[0].pesan


@pytest.mark.parametrize("tulisan", ["", "-", "n/a", "N/A", "**)", "Tidak berlaku", "belum ada"])
def test_cells_that_state_nothing_are_no_fault(tulisan: str) -> None:
    tabel = read_tabel_terbitan(f"target;realisasi;capaian\n80;92;{tulisan}\n", "lkj.csv")
    assert not tabel.baris[0].terbitan.ada_capaian
    assert tabel.masalah == ()


def test_a_figure_beyond_all_budgets_is_refused_not_computed() -> None:
    tabel = read_tabel_terbitan("target;realisasi;capaian\n80;92;5000000 triliun\n", "lkj.csv")
    assert tabel.baris[0].terbitan.capaian == ()
    assert "terlalu besar" in tabel.masalah[0].pesan


@pytest.mark.parametrize(
    ("tulisan", "rumus"),
    [
        ("naik", (Rumus.NAIK,)),
        ("Turun_Selisih", (Rumus.TURUN_SELISIH,)),
        ("turun rasio", (Rumus.TURUN_RASIO,)),
        ("R/T x 100", (Rumus.NAIK,)),
        ("(2T-R)/T", (Rumus.TURUN_SELISIH,)),
        ("T/R", (Rumus.TURUN_RASIO,)),
        ("Makin rendah makin baik", (Rumus.TURUN_SELISIH, Rumus.TURUN_RASIO)),
        ("minimize", (Rumus.TURUN_SELISIH, Rumus.TURUN_RASIO)),
        ("positif", (Rumus.NAIK,)),
        ("rentang", (Rumus.RENTANG,)),
        ("predikat", (Rumus.PREDIKAT,)),
        ("zigzag", None),
    ],
)
def test_words_for_rumus_and_polaritas(tulisan: str, rumus: tuple[Rumus, ...] | None) -> None:
    assert read_rumus(tulisan) == rumus


@pytest.mark.parametrize(
    ("tulisan", "metode"),
    [
        ("Jumlah", Metode.JUMLAH),
        ("rata-rata", Metode.RATA),
        ("posisi akhir", Metode.AKHIR),
        ("max", Metode.MAKSIMUM),
        ("entah", None),
    ],
)
def test_words_for_metode(tulisan: str, metode: Metode | None) -> None:
    assert read_metode(tulisan) == metode


@pytest.mark.parametrize(
    ("tulisan", "target"),
    [
        ("80–90", (Target(Decimal(80), Decimal(90)),)),
        ("80 s.d. 90 %", (Target(Decimal(80), Decimal(90)),)),
        ("2,5 - 3,5 persen", (Target(Decimal("2.5"), Decimal("3.5")),)),
        ("90-80", ()),
        ("-5,2", (Target(Decimal("-5.2")),)),
        ("1.500", (Target(Decimal(1500)), Target(Decimal("1.500")))),
        ("Paripurna", ()),
    ],
)
def test_a_target_may_be_a_figure_or_a_range(tulisan: str, target: tuple[Target, ...]) -> None:
    assert read_target(tulisan) == target


def test_realisasi_is_the_year_where_no_column_says_so() -> None:
    isi = "periode;target;realisasi;capaian;tw1;tw2\nTAHUN;10;7;70;3;4\nTW2;10;4;40;3;4\n"
    tahun, triwulan = (b.terbitan for b in read_tabel_terbitan(isi, "lkj.csv").baris)
    assert tahun.setahun == (Decimal(7),)
    assert tahun.triwulan == ((Decimal(3), Decimal(4), None, None),)
    assert triwulan.setahun == ()
