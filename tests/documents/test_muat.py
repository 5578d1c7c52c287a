"""How a table fits its page: figures whole, words parted only between syllables and only where they must."""

from decimal import Decimal

import pytest

from sakip.documents.blok import Kolom, Sel, Tabel
from sakip.documents.muat import TERKECIL, fit_tabel, list_tinggi, width_of

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
