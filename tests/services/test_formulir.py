"""The collection form: every indikator of the unit, target and stored isian as people read them."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from sakip.domain.errors import DataTidakSah, TidakBerhak
from sakip.domain.formulir import Keadaan, tulis_target
from sakip.domain.peran import Peran
from sakip.domain.periode import Triwulan
from sakip.services.formulir import (
    get_formulir,
    get_templat,
    list_tahun,
    list_unit_formulir,
)
from sakip.storage.connection import Database
from tests.builders import (
    UNIT,
    a_program,
    a_realisasi,
    a_sasaran,
    a_target,
    a_unit,
    an_indikator,
    an_office,
    save,
)
from tests.builders import a_pelaku as pelaku

TW1, TW2 = Triwulan(2026, 1), Triwulan(2026, 2)


@pytest.fixture
def kantor(db: Database) -> Database:
    """A unit with three indikator, and another unit with one."""
    save(
        db,
        an_office(nama="Kecamatan Uji"),
        a_sasaran(kode="SS-0", nama="Sasaran pertama", urutan=0),
        a_sasaran(tahun=2025),
        a_unit(kode="YAN", nama="Seksi Pelayanan", urutan=0),
        a_program("1"),
        an_indikator(kode="a", urutan=2, kode_program="1"),
        an_indikator(kode="b", urutan=1, rumus="rentang", metode="rata", periode_ukur="semester"),
        an_indikator(kode="c", urutan=9, kode_sasaran="SS-0", rumus="predikat", metode="akhir"),
        an_indikator(kode="lain", kode_unit="YAN"),
        an_indikator(kode="a", tahun=2025),
        a_target(kode_indikator="a", nilai=Decimal("1250.5")),
        a_target(kode_indikator="b", nilai=18, atas=25),
        a_target(kode_indikator="c", nilai=5, predikat="BB"),
        a_realisasi(kode_indikator="a", nilai=0, versi=1),
        a_realisasi(kode_indikator="a", keadaan="tidak_berlaku", alasan="libur", versi=2),
    )
    return db


def test_the_form_holds_every_indikator_of_the_unit_in_the_order_of_the_report(
    kantor: Database,
) -> None:
    formulir = get_formulir(kantor, pelaku(), UNIT, TW1)
    assert [(b.nomor, b.kode_indikator) for b in formulir.baris] == [(1, "c"), (2, "b"), (3, "a")]
    assert [b.target for b in formulir.baris] == ["BB", "18–25", "1.250,5"]
    assert [b.diukur for b in formulir.baris] == [True, False, True]
    assert (formulir.instansi, formulir.unit) == ("Kecamatan Uji", "Seksi Pemerintahan")
    assert formulir.baris[2].program == "1 Program 1"
    assert formulir.periode == TW1


def test_the_form_shows_what_is_stored_with_its_versi(kantor: Database) -> None:
    a = get_formulir(kantor, pelaku(), UNIT, TW1).baris[2]
    assert (a.isian.keadaan, a.isian.nilai, a.isian.alasan) == (
        Keadaan.TIDAK_BERLAKU,
        None,
        "libur",
    )
    assert a.versi == 2
    kosong = get_formulir(kantor, pelaku(), UNIT, TW2).baris[2]
    assert (kosong.isian.keadaan, kosong.versi, kosong.target) == (Keadaan.BELUM, 0, "")


@pytest.mark.parametrize(
    ("nilai", "atas", "predikat", "teks"),
    [
        (None, None, None, ""),
        ("92.5", None, None, "92,5"),
        ("0", None, None, "0"),
        ("80", "90", None, "80–90"),
        ("80", "80", None, "80"),
        ("5", None, "BB", "BB"),
    ],
)
def test_a_target_is_written_as_people_read_it(
    nilai: str | None, atas: str | None, predikat: str | None, teks: str
) -> None:
    bawah, ujung = (None if satu is None else Decimal(satu) for satu in (nilai, atas))
    assert tulis_target(bawah, ujung, predikat) == teks


@pytest.mark.parametrize(
    ("siapa", "unit"),
    [
        (pelaku(kode_unit="YAN"), ["YAN"]),
        (pelaku(Peran.PENYUSUN), ["YAN", "PEM"]),
        (pelaku(Peran.PENGELOLA_DATA), ["YAN", "PEM"]),
    ],
)
def test_who_fills_sees_the_own_unit_and_who_compiles_sees_all(
    kantor: Database, siapa: object, unit: list[str]
) -> None:
    assert [satu.kode for satu in list_unit_formulir(kantor, siapa)] == unit  # type: ignore[arg-type]


@pytest.mark.parametrize("peran", [Peran.PENANGGUNG_JAWAB, Peran.INSPEKTORAT, Peran.ADMINISTRATOR])
def test_others_have_no_form_to_fill(kantor: Database, peran: Peran) -> None:
    with pytest.raises(TidakBerhak):
        list_unit_formulir(kantor, pelaku(peran))
    with pytest.raises(TidakBerhak):
        get_templat(kantor, pelaku(peran), UNIT, TW1)


def test_the_form_of_another_unit_is_refused(kantor: Database) -> None:
    with pytest.raises(TidakBerhak, match="tidak berhak mengunduh templat unit ini"):
        get_formulir(kantor, pelaku(), "YAN", TW1)


@pytest.mark.parametrize(("unit", "tahun"), [("XX", 2026), (UNIT, 2031)])
def test_a_form_without_indikator_says_so(kantor: Database, unit: str, tahun: int) -> None:
    with pytest.raises(DataTidakSah, match=r"Belum ada indikator.*Pilih unit dan tahun yang lain"):
        get_formulir(kantor, pelaku(Peran.PENGELOLA_DATA), unit, Triwulan(tahun, 1))


def test_the_template_is_a_workbook_named_after_unit_and_triwulan(kantor: Database) -> None:
    nama, isi = get_templat(kantor, pelaku(), UNIT, TW1)
    assert nama == "Formulir-PEM-2026-TW1.xlsx"
    buku = openpyxl.load_workbook(BytesIO(isi))
    teks = {str(sel.value) for baris in buku.worksheets[0].iter_rows() for sel in baris}
    assert {"BB", "Sasaran pertama", "Jumlah laporan fasilitasi"} <= teks


def test_every_tahun_with_indikator_is_listed_newest_first(kantor: Database) -> None:
    assert list_tahun(kantor, pelaku()) == [2026, 2025]
    with pytest.raises(TidakBerhak):
        list_tahun(kantor, pelaku(Peran.ADMINISTRATOR))
