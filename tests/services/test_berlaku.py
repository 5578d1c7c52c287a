"""What the domain says is in force at the end of a tahun is what the views say."""

from datetime import date

from sakip.domain.berlaku import (
    by_kode_perjanjian,
    find_pagu_akhir,
    find_target,
    find_ukuran,
    group_target,
    list_sebelum,
)
from sakip.domain.lembar_rencana import Baris
from sakip.domain.metode import Metode
from sakip.domain.peran import Peran
from sakip.domain.rumus import Rumus
from sakip.services.pratinjau_rencana import Isi, as_isi
from sakip.services.ukuran import change_ukuran
from sakip.storage.connection import Database
from sakip.storage.rencana import read_rencana
from tests.builders import (
    INDIKATOR,
    KANTOR,
    TAHUN,
    a_pagu,
    a_pelaku,
    a_perjanjian,
    a_program,
    a_target,
    an_indikator,
    an_office,
    ask,
    save,
)


def read_isi(db: Database, kode_instansi: str) -> Isi:
    """Return the plan by its keys."""
    with db.cursor() as cur:
        return as_isi(read_rencana(cur, kode_instansi))


def hold(db: Database, kode_instansi: str, tahun: int) -> int:
    """Hold every target, pagu, rumus and metode of a tahun to the views; return how many it held, of targets or spans the fewer."""
    isi = read_isi(db, kode_instansi)
    pk = by_kode_perjanjian(isi)
    view: dict[tuple[str, int], object] = {}
    for row in ask(db, "select * from stg_target where tahun = $1 and akhir_triwulan = 4", tahun):
        view[row["kode_indikator"], row["triwulan"]] = row["target"]
    domain = {
        (kode, tw): target.nilai
        for kode, milik in group_target(isi, tahun).items()
        for tw, target in find_target(milik, pk).items()
        if target.pembilang is None
    }
    assert domain == {kunci: view[kunci] for kunci in domain}
    assert len(domain) > 0
    pagu = ask(db, "select * from stg_pagu where tahun = $1 and akhir_triwulan = 4", tahun)
    assert {row["kode_program"]: row["pagu"] for row in pagu} == {
        kode: find_pagu_akhir(satu, isi["pagu_perubahan"].values())
        for (t, kode), satu in isi["pagu"].items()
        if t == tahun
    }
    ukuran = ask(db, "select * from stg_ukuran where tahun = $1", tahun)
    for row in ukuran:
        for tw in range(row["mulai_triwulan"], row["akhir_triwulan"] + 1):
            kini = find_ukuran(isi, tahun, row["kode_indikator"], tw)
            assert kini == (row["rumus"], row["metode"])
    return min(len(domain), len(ukuran))


def test_of_the_example(contoh: Database) -> None:
    for tahun in (2025, 2026):
        assert hold(contoh, "donomulyo", tahun) > 0


def test_of_perjanjian_of_one_day_and_changes_in_a_row(db: Database) -> None:
    save(db, an_office(), an_indikator(), a_program("1"), a_program("1.1"), a_program("1.1.1"))
    hari = date(2026, 8, 20)
    save(db, a_perjanjian(kode="PK-1", jenis="murni", tanggal=hari, alasan=""))
    save(db, a_perjanjian(kode="PK-3", tanggal=hari), a_perjanjian(kode="PK-2", tanggal=hari))
    for versi, (kode, nilai) in enumerate([("PK-3", 5), (None, 3), ("PK-1", 4), ("PK-2", 6)], 1):
        save(db, a_target(triwulan=4, versi=versi, nilai=nilai, kode_perjanjian=kode))
    save(db, a_pagu("1.1.1", 100))
    for mulai, metode in ((4, Metode.AKHIR), (2, Metode.RATA), (2, Metode.MINIMUM)):
        change_ukuran(
            db, a_pelaku(Peran.PENYUSUN), INDIKATOR, TAHUN, mulai, Rumus.NAIK, metode, "uji"
        )
    assert hold(db, KANTOR, TAHUN) > 0
    isi = read_isi(db, KANTOR)
    milik = group_target(isi, TAHUN)[INDIKATOR]
    assert find_target(milik, by_kode_perjanjian(isi))[4].nilai == 6
    pk: list[Baris] = list(isi["perjanjian_kinerja"].values())
    menurut = {satu["kode"]: [lama["kode"] for lama in list_sebelum(pk, satu)] for satu in pk}
    assert menurut == {"PK-1": [], "PK-2": ["PK-1"], "PK-3": ["PK-1", "PK-2"]}
