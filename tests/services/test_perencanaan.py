"""The plan of the example office holds together, and a new year begins with the structure of the last."""

import pytest

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import pelaku_baris_perintah
from sakip.services.perencanaan import check_rencana, copy_rencana, get_rencana, list_smart
from sakip.storage.connection import Database
from tests.builders import ask

DONOMULYO = pelaku_baris_perintah("donomulyo")


def test_the_example_holds_the_whole_chain_and_nothing_of_it_is_out_of_joint(
    contoh: Database,
) -> None:
    isi = get_rencana(contoh, DONOMULYO)
    assert all(isi.values())
    (renstra,) = isi["renstra"]
    assert (renstra["mulai_tahun"], renstra["selesai_tahun"]) == (2025, 2029)
    for tahun in (2025, 2026):
        uji = {satu.uji for satu in check_rencana(contoh, DONOMULYO, tahun)}
        assert uji <= {"anggaran_dirujuk_berulang"}
    assert any(satu["jenis"] == "perubahan" for satu in isi["perjanjian_kinerja"])
    smart = list_smart(contoh, DONOMULYO, 2026)
    assert len(smart) == 35
    assert all(butir.alasan for satu in smart for butir in satu.butir)


def test_last_years_plan_is_copied_without_its_figures_and_twice_changes_nothing(
    contoh: Database,
) -> None:
    jumlah = copy_rencana(contoh, DONOMULYO, 2026, 2027)
    asal = "select count(*) as banyak from {} where tahun = {}"
    tabel = ("sasaran", "program_kegiatan", "indikator", "pohon_kinerja", "rencana_aksi")
    ada = [ask(contoh, asal.format(nama, 2027))[0]["banyak"] for nama in tabel]
    assert ada == [ask(contoh, asal.format(nama, 2026))[0]["banyak"] for nama in tabel]
    assert jumlah == sum(ada)
    for nama in ("target", "pagu", "perjanjian_kinerja"):
        assert ask(contoh, asal.format(nama, 2027)) == [{"banyak": 0}]
    assert copy_rencana(contoh, DONOMULYO, 2026, 2027) == 0
    with pytest.raises(DataTidakSah, match="Tidak ada rencana tahun 2019"):
        copy_rencana(contoh, DONOMULYO, 2019, 2027)
