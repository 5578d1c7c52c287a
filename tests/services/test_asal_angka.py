"""Asal angka: the steps of every figure come to the figure that the views show."""

from decimal import Decimal as D

import pytest

from sakip.domain.errors import DataTidakSah
from sakip.domain.periode import JenisPeriode
from sakip.domain.tulisan import format_persen
from sakip.services.asal_angka import explain_angka
from sakip.services.capaian import list_rekap
from sakip.services.pengguna import get_pelaku
from sakip.storage.connection import Database


@pytest.mark.parametrize(
    ("tahun", "periode"),
    # A full year and one that runs.
    [(2025, "TAHUN"), (2026, "SD3")]
    + [
        pytest.param(*satu, marks=pytest.mark.panjang)
        for satu in ((2025, "S1"), (2026, "TW3"), (2026, "TW4"))
    ],
)
def test_every_figure_of_the_example_opens_to_steps_that_end_in_it(
    contoh: Database, tahun: int, periode: str
) -> None:
    camat = get_pelaku(contoh, "camat")
    daftar = list_rekap(contoh, camat, tahun, JenisPeriode(periode))
    assert daftar
    for satu in daftar:
        asal = explain_angka(contoh, camat, satu.kode, tahun, JenisPeriode(periode))
        if satu.capaian is None:
            assert asal.langkah_capaian == f"tidak dapat dihitung, karena {satu.alasan}"
        else:
            assert asal.langkah_capaian.endswith(format_persen(satu.capaian))
        if satu.capaian_tahunan is None:
            assert asal.langkah_capaian_tahunan.endswith(satu.alasan_tahunan)
        else:
            assert asal.langkah_capaian_tahunan.endswith(format_persen(satu.capaian_tahunan))
        assert asal.sumber


def test_a_ratio_shows_its_sums_and_who_stated_them(contoh: Database) -> None:
    camat = get_pelaku(contoh, "camat")
    asal = explain_angka(contoh, camat, "IKK-02", 2025, JenisPeriode.TAHUN)
    assert asal.langkah_realisasi == "(6 + 7 + 6 + 8) ÷ (6 + 8 + 8 + 9) × 100 = 87,10"
    assert asal.rekap.realisasi == D("87.096774")
    assert [satu.dicatat_oleh for satu in asal.masukan] == ["kasi.yanlik"] * 4


def test_a_figure_out_of_sight_is_answered_as_one_that_is_not_there(contoh: Database) -> None:
    kasi = get_pelaku(contoh, "kasi.pem")
    pesan = []
    for kode in ("IKK-02", "IKK-99"):
        with pytest.raises(DataTidakSah) as galat:
            explain_angka(contoh, kasi, kode, 2025, JenisPeriode.TAHUN)
        pesan.append(str(galat.value).replace(kode, "?"))
    assert pesan[0] == pesan[1]
