"""Whatever the layout, the same table comes out: three hundred of them, and more by hand with SAKIP_TATA_LETAK."""

import os
from random import Random

import pytest

from sakip.intake.baca import read_workbook_here
from tests.intake.pabrik_buku import assert_benar
from tests.intake.tata_letak import build_tata_letak

BANYAK = int(os.environ.get("SAKIP_TATA_LETAK", "300"))
SEKALI = 50  # layouts in one test, so that the report stays short


@pytest.mark.parametrize("awal", range(0, BANYAK, SEKALI))
def test_every_layout_comes_out_the_same(awal: int) -> None:
    for benih in range(awal, awal + SEKALI):
        tata = build_tata_letak(Random(benih))
        hasil = read_workbook_here(tata.isi, f"benih-{benih}.xlsx", 2)
        tempat = (hasil.baris_judul, hasil.baris_data_pertama)
        assert tempat == (tata.baris_judul, tata.baris_data_pertama), f"benih {benih}"
        assert_benar(hasil)
