"""What stands in the fields of a row, and what that comes to."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.domain.formulir import BarisFormulir, Isian, Keadaan
from sakip.domain.metode import Metode
from sakip.domain.rumus import Rumus
from sakip.intake.angka import read_angka
from sakip.ui.konsep_isian import (
    Catatan,
    Tingkat,
    list_bidang,
    read_bidang,
    settle_bidang,
    write_angka,
    write_bidang,
)


def a_baris(
    isian: Isian | None = None,
    *,
    rumus: Rumus = Rumus.NAIK,
    metode: Metode = Metode.JUMLAH,
    diukur: bool = True,
) -> BarisFormulir:
    return BarisFormulir(
        nomor=1,
        kode_indikator="IKU-01",
        sasaran="Sasaran",
        indikator="Indikator",
        satuan="persen",
        rumus=rumus,
        metode=metode,
        desimal=2,
        diukur=diukur,
        target="BB" if rumus is Rumus.PREDIKAT else "90",
        target_nilai=Decimal(5 if rumus is Rumus.PREDIKAT else 90),
        program="",
        sumber_data="Register",
        unit="Seksi",
        isian=isian or Isian(),
    )


def read(baris: BarisFormulir, **diketik: str) -> tuple[Isian, tuple[Catatan, ...]]:
    """Return what a row comes to after these fields were typed over what is stored."""
    bacaan = read_bidang(baris, settle_bidang(write_bidang(baris) | diketik))
    return bacaan.isian, bacaan.catatan


@given(st.decimals(min_value=-(10**13), max_value=10**13, places=4))
def test_every_figure_is_written_so_that_it_is_read_back_without_a_question(
    nilai: Decimal,
) -> None:
    bacaan = read_angka(write_angka(nilai))
    assert (bacaan.tingkat, bacaan.nilai) == ("pasti", nilai)


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [("95,5", "95.5"), ("1.250,75", "1250.75"), ("95,5%", "95.5"), ("0", "0"), ("-2,5", "-2.5")],
)
def test_a_figure_is_read_as_people_write_it(teks: str, nilai: str) -> None:
    isian, _ = read(a_baris(), nilai=teks)
    assert (isian.keadaan, isian.nilai) == (Keadaan.TERISI, Decimal(nilai))


def test_an_emptied_field_is_not_zero() -> None:
    terisi = Isian(keadaan=Keadaan.TERISI, nilai=Decimal(7), progres="sudah")
    isian, catatan = read(a_baris(terisi), nilai="")
    assert (isian.keadaan, isian.nilai, isian.progres, catatan) == (
        Keadaan.BELUM,
        None,
        "sudah",
        (),
    )


@pytest.mark.parametrize(
    ("teks", "tingkat", "pilihan"),
    [
        pytest.param("1.234", Tingkat.MENUNGGU, ("1234", "1,2340"), id="a dot of two meanings"),
        pytest.param("80 (B)", Tingkat.MENUNGGU, ("80",), id="a remark would be lost"),
        pytest.param("nihil", Tingkat.MENUNGGU, (), id="a word of three meanings"),
        pytest.param("1,234", Tingkat.DITOLAK, ("1,2340", "1234"), id="a comma of two meanings"),
        pytest.param("banyak", Tingkat.DITOLAK, (), id="no figure at all"),
        pytest.param("9" * 15, Tingkat.DITOLAK, (), id="too large to keep"),
    ],
)
def test_what_is_not_sure_leaves_the_stored_figure_and_is_asked_or_refused(
    teks: str, tingkat: Tingkat, pilihan: tuple[str, ...]
) -> None:
    terisi = Isian(keadaan=Keadaan.TERISI, nilai=Decimal(7))
    isian, (catatan,) = read(a_baris(terisi), nilai=teks, progres="tetap disimpan")
    assert isian.nilai == 7
    assert isian.progres == "tetap disimpan"
    assert (catatan.tingkat, catatan.pilihan) == (tingkat, pilihan)
    assert catatan.kalimat


@pytest.mark.parametrize("bidang", ["pembilang", "penyebut"])
def test_a_rasio_waits_for_its_other_half(bidang: str) -> None:
    isian, (catatan,) = read(a_baris(metode=Metode.RASIO), **{bidang: "47"})
    assert isian.keadaan is Keadaan.BELUM
    assert catatan.tingkat is Tingkat.MENUNGGU


@pytest.mark.parametrize(
    "diketik",
    [
        {"pembilang": "47", "penyebut": "50"},
        {"pembilang": "47/50"},
        {"penyebut": " 47 / 50 "},
    ],
)
def test_a_rasio_is_stated_by_both_or_as_one_fraction(diketik: dict[str, str]) -> None:
    isian, catatan = read(a_baris(metode=Metode.RASIO), **diketik)
    assert (isian.pembilang, isian.penyebut, isian.nilai) == (Decimal(47), Decimal(50), None)
    assert catatan == ()


def test_a_fraction_typed_over_a_stated_rasio_is_not_guessed() -> None:
    terisi = Isian(keadaan=Keadaan.TERISI, pembilang=Decimal(1), penyebut=Decimal(2))
    isian, (catatan,) = read(a_baris(terisi, metode=Metode.RASIO), pembilang="47/50")
    assert (isian.pembilang, isian.penyebut) == (Decimal(1), Decimal(2))
    assert catatan.tingkat is Tingkat.DITOLAK


def test_tidak_berlaku_wants_its_reason_and_takes_no_figure_with_it() -> None:
    baris = a_baris(Isian(keadaan=Keadaan.TERISI, nilai=Decimal(7)))
    isian, (catatan,) = read(baris, tidak_berlaku="ya")
    assert (isian.nilai, catatan.tingkat, catatan.bidang) == (
        Decimal(7),
        Tingkat.MENUNGGU,
        "keterangan",
    )
    isian, catatan_kosong = read(baris, tidak_berlaku="ya", keterangan="tidak ada kegiatan")
    assert isian.keadaan is Keadaan.TIDAK_BERLAKU
    assert (isian.alasan, isian.nilai, catatan_kosong) == ("tidak ada kegiatan", None, ())


def test_the_words_tidak_berlaku_typed_for_a_figure_are_the_tick() -> None:
    rapi = settle_bidang(write_bidang(a_baris()) | {"nilai": "Tidak berlaku."})
    assert (rapi["nilai"], rapi["tidak_berlaku"]) == ("", "ya")


def test_a_predikat_is_one_of_the_targets_scale() -> None:
    baris = a_baris(rumus=Rumus.PREDIKAT)
    assert read(baris, predikat="A")[0].predikat == "A"
    isian, (catatan,) = read(baris, predikat="WTP")
    assert (isian.predikat, catatan.tingkat) == (None, Tingkat.DITOLAK)


def test_an_unusual_figure_is_kept_and_looked_at_again() -> None:
    isian, (catatan,) = read(a_baris(), nilai="0,5")
    assert isian.nilai == Decimal("0.5")
    assert catatan.tingkat is Tingkat.PERIKSA


@pytest.mark.parametrize(
    ("isian", "baris"),
    [
        (Isian(keadaan=Keadaan.TERISI, nilai=Decimal("1234")), a_baris()),
        (
            Isian(keadaan=Keadaan.TERISI, pembilang=Decimal(9), penyebut=Decimal(10)),
            a_baris(metode=Metode.RASIO),
        ),
        (Isian(keadaan=Keadaan.TERISI, predikat="BB"), a_baris(rumus=Rumus.PREDIKAT)),
        (
            Isian(keadaan=Keadaan.TIDAK_BERLAKU, alasan="libur", keterangan="libur"),
            a_baris(),
        ),
        (Isian(progres="mulai", sumber_data="Register A", keterangan="catatan"), a_baris()),
    ],
)
def test_fields_that_nobody_touched_come_to_what_is_stored(
    isian: Isian, baris: BarisFormulir
) -> None:
    tersimpan = a_baris(isian, rumus=baris.rumus, metode=baris.metode)
    assert read(tersimpan) == (isian, ())


def test_a_row_that_is_not_measured_now_has_no_fields() -> None:
    assert list_bidang(a_baris(diukur=False)) == ()
