"""How a table fits its page: figures whole, words parted only between syllables and only where they must."""

from decimal import Decimal

import pytest

from sakip.documents.blok import Kolom, Sel, Tabel
from sakip.documents.muat import TERKECIL, fit_tabel, list_tinggi, split_rentang, width_of

KATA = "Penyelenggaraan pertanggungjawaban kemasyarakatan"
ANGKA = "12.345.678.901"


def a_tabel(teks: str = KATA, angka: str = ANGKA, banyak: int = 2) -> Tabel:
    """Return a table of one text column, drawn narrow, and columns of figures."""
    nilai = Sel(teks=angka, angka=Decimal(1))
    return Tabel(
        nomor="1",
        judul="Uji",
        kolom=(
            Kolom(judul="Nama", lebar=1),
            *(Kolom(judul="Rp", lebar=3) for _ in range(banyak)),
        ),
        baris=((Sel(teks=teks), *[nilai] * banyak),),
    )


@pytest.mark.parametrize("lebar", [220, 450, 1100])
@pytest.mark.parametrize("banyak", [1, 4, 12])
def test_columns_fill_the_page_and_every_figure_has_its_room(lebar: float, banyak: int) -> None:
    tabel, ukuran = fit_tabel(a_tabel(banyak=banyak), lebar, 9, 4)
    assert sum(satu.lebar for satu in tabel.kolom) == pytest.approx(lebar)
    assert TERKECIL <= ukuran <= 9
    if ukuran > TERKECIL:
        assert all(k.lebar >= width_of(ANGKA, ukuran) + 8 for k in tabel.kolom[1:])
    assert all(sel.teks == ANGKA for sel in tabel.baris[0][1:])


def test_text_takes_the_room_that_figures_leave() -> None:
    tabel, ukuran = fit_tabel(a_tabel(), 450, 9, 4)
    assert ukuran == 9
    assert tabel.kolom[0].lebar > tabel.kolom[1].lebar
    assert tabel.baris[0][0].teks == KATA


def test_a_word_without_room_is_parted_between_its_syllables() -> None:
    tabel, _ = fit_tabel(a_tabel(banyak=4), 250, 9, 4)
    teks = tabel.baris[0][0].teks.replace("\u00ad", "-")
    assert teks == "Penyelenggaraan per-tang-gung-ja-wa-ban kemasyarakatan"


def test_a_short_row_stays_whole_and_a_long_one_may_go_on_on_the_next_page() -> None:
    for teks, pecah in ((KATA, False), (" ".join([KATA] * 60), True)):
        tabel, ukuran = fit_tabel(a_tabel(teks), 450, 9, 4)
        assert list_tinggi(tabel, ukuran, 4) == [pecah]


@pytest.mark.parametrize(
    ("banyak", "bagian"),
    [
        pytest.param(5, [5], id="short enough to be kept whole"),
        pytest.param(12, [6, 6], id="in two alike"),
        pytest.param(20, [7, 6, 7], id="in three"),
    ],
)
def test_a_merged_cell_is_repeated_so_often_that_each_can_be_kept_on_one_page(
    banyak: int, bagian: list[int]
) -> None:
    isi = [(Sel(teks=str(n)), Sel(teks="Isi"), Sel(teks="1,00")) for n in range(banyak)]
    awal = (isi[0][0], Sel(teks="Sasaran", baris=banyak), *isi[0][1:])
    akhir = (Sel(teks="Jumlah", kolom=3, tebal=True), Sel(teks="2,00"))
    kolom = tuple(Kolom(judul=str(n), lebar=100.0) for n in range(4))
    tabel = Tabel(nomor="1", judul="T", kolom=kolom, baris=(awal, *isi[1:], akhir))
    hasil = split_rentang(tabel, 12.0, 4.0).baris
    gabung = [(urut, baris[1].baris) for urut, baris in enumerate(hasil) if len(baris) == 4]
    assert [n for _, n in gabung] == bagian
    assert [urut for urut, _ in gabung] == [sum(bagian[:n]) for n in range(len(bagian))]
    assert all(hasil[urut][1].teks == "Sasaran" for urut, _ in gabung)
    assert [baris[0].teks for baris in hasil] == [*map(str, range(banyak)), "Jumlah"]
    assert hasil[-1] == akhir
