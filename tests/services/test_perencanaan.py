"""The plan of the example office holds together, and a new year begins with the structure of the last."""

from decimal import Decimal

import pytest

from sakip.domain.banding_rkt import BELUM_RKT, BERBEDA, SAMA
from sakip.domain.errors import DataTidakSah
from sakip.domain.metode import Metode
from sakip.domain.peran import Peran, pelaku_baris_perintah
from sakip.domain.rumus import Rumus
from sakip.services.pengguna import get_pelaku
from sakip.services.perencanaan import (
    check_rencana,
    copy_rencana,
    get_rencana,
    list_banding_renja,
    list_banding_rkt,
    list_smart,
)
from sakip.services.ukuran import change_ukuran, get_ukuran
from sakip.storage.connection import Database
from tests.builders import a_pelaku, a_sasaran, an_indikator, an_office, ask, save

DONOMULYO = pelaku_baris_perintah("donomulyo")
PENYUSUN = a_pelaku(Peran.PENYUSUN)


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


def test_the_rkt_stands_beside_the_pk_and_the_renja_beside_the_dpa(contoh: Database) -> None:
    banding = {satu.kode: satu for satu in list_banding_rkt(contoh, DONOMULYO, 2026)}
    assert len(banding) == 35
    assert {k: s.keadaan for k, s in banding.items() if s.keadaan != SAMA} == {
        "IKU-01": BERBEDA,
        "IKU-04": BERBEDA,  # promised 80 as planned, and 82 by the PK perubahan
        "IKK-10": BERBEDA,
        "IKK-22": BERBEDA,
        "IKK-16": BELUM_RKT,
    }
    assert [banding[k].selisih for k in ("IKU-01", "IKU-04", "IKK-22", "IKK-16", "IKK-24")] == [
        Decimal("0.5"), 2, -5, None, None,
    ]  # fmt: skip
    uang = {satu.kode: satu for satu in list_banding_renja(contoh, DONOMULYO, 2026)}
    sub = uang["7.01.03.2.01.0003"]
    assert [sub.indikatif, sub.pagu, sub.selisih] == [125_000_000, 122_500_000, -2_500_000]
    program = uang["7.01.03"]
    assert program.selisih == sum(
        (s.selisih or 0) for k, s in uang.items() if k.startswith("7.01.03.") and s.jenjang == "sub_kegiatan"
    )  # fmt: skip
    kasi = get_pelaku(contoh, "kasi.trantib")
    assert {s.kode for s in list_banding_rkt(contoh, kasi, 2026)} < banding.keys()


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


def test_a_copied_indikator_begins_with_the_metode_in_force_at_the_end_of_the_year(
    db: Database,
) -> None:
    save(db, an_office(), an_indikator(tahun=2027), a_sasaran(tahun=2027))
    kunci = ("IKU-01", 2027)
    change_ukuran(db, PENYUSUN, *kunci, 2, Rumus.NAIK, Metode.AKHIR, "uji")
    change_ukuran(db, PENYUSUN, *kunci, 4, Rumus.TURUN_SELISIH, Metode.RATA, "uji")
    copy_rencana(db, PENYUSUN, 2027, 2028)
    assert get_ukuran(db, PENYUSUN, *kunci, 1) == (Rumus.NAIK, Metode.JUMLAH)
    assert get_ukuran(db, PENYUSUN, "IKU-01", 2028, 1) == (Rumus.TURUN_SELISIH, Metode.RATA)
