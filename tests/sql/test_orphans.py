"""No child without its parent: what foreign keys would refuse is looked for, in the example office."""

from collections.abc import Iterator

import pytest

from sakip.services.contoh import build_contoh
from sakip.storage.connection import Database, open_database
from tests.builders import (
    a_belanja,
    a_pagu,
    a_realisasi,
    a_setting,
    a_target,
    an_indikator,
    an_office,
    ask,
    save,
)

# child (columns) -> parent (columns); a child column that is null points nowhere
INDUK = """
unit_kerja (kode_instansi) -> instansi (kode)
pengaturan (kode_instansi) -> instansi (kode)
sasaran (kode_instansi) -> instansi (kode)
indikator (kode_instansi) -> instansi (kode)
indikator (kode_instansi, kode_sasaran, tahun) -> sasaran (kode_instansi, kode, tahun)
indikator (kode_instansi, kode_unit) -> unit_kerja (kode_instansi, kode)
indikator (kode_instansi, kode_program, tahun) -> program_kegiatan (kode_instansi, kode, tahun)
target (kode_instansi, kode_indikator, tahun) -> indikator (kode_instansi, kode, tahun)
realisasi (kode_instansi, kode_indikator, tahun) -> indikator (kode_instansi, kode, tahun)
realisasi (kode_unggahan) -> unggahan (kode)
program_kegiatan (kode_instansi) -> instansi (kode)
program_kegiatan (kode_instansi, kode_induk, tahun) -> program_kegiatan (kode_instansi, kode, tahun)
program_kegiatan (kode_instansi, kode_unit) -> unit_kerja (kode_instansi, kode)
pagu (kode_instansi, kode_program, tahun) -> program_kegiatan (kode_instansi, kode, tahun)
realisasi_anggaran (kode_instansi, kode_program, tahun) -> program_kegiatan (kode_instansi, kode, tahun)
unggahan (kode_instansi, kode_unit) -> unit_kerja (kode_instansi, kode)
tata_letak_unggahan (kode_instansi, kode_unit) -> unit_kerja (kode_instansi, kode)
nama_lain_indikator (kode_instansi, kode_unit) -> unit_kerja (kode_instansi, kode)
pengguna (kode_instansi) -> instansi (kode)
penugasan (kode_pengguna) -> pengguna (kode)
sandi (kode_pengguna) -> pengguna (kode)
sesi (kode_pengguna) -> pengguna (kode)
jejak (kode_instansi) -> instansi (kode)
bukti_dukung (kode_instansi, kode_indikator, tahun) -> indikator (kode_instansi, kode, tahun)
indikator_bukti (kode_instansi, kode_indikator, tahun) -> indikator (kode_instansi, kode, tahun)
pembatalan_unggahan (kode_unggahan) -> unggahan (kode)
faktor_kedua (kode_pengguna) -> pengguna (kode)
kode_pemulihan (kode_pengguna) -> pengguna (kode)
masuk_menunggu (kode_pengguna) -> pengguna (kode)
alur_pengumpulan (kode_instansi, kode_unit) -> unit_kerja (kode_instansi, kode)
alur_baris (kode_instansi, kode_unit, tahun, triwulan, versi) -> alur_pengumpulan (kode_instansi, kode_unit, tahun, triwulan, versi)
alur_baris (kode_instansi, kode_indikator, tahun) -> indikator (kode_instansi, kode, tahun)
pengecualian_tenggat (kode_instansi, kode_unit) -> unit_kerja (kode_instansi, kode)
tanya_jawab (kode_instansi, kode_indikator, tahun) -> indikator (kode_instansi, kode, tahun)
kendala (kode_instansi, kode_indikator, tahun) -> indikator (kode_instansi, kode, tahun)
tindak_lanjut (kode_instansi, kode_indikator, tahun) -> indikator (kode_instansi, kode, tahun)
persetujuan_periode (kode_instansi) -> instansi (kode)
alamat_surel (kode_pengguna) -> pengguna (kode)
surel_ringkasan (kode_pengguna) -> pengguna (kode)
surel_pengembalian (kode_instansi, kode_unit, tahun, triwulan, versi) -> alur_pengumpulan (kode_instansi, kode_unit, tahun, triwulan, versi)
surel_pengembalian (kode_pengguna) -> pengguna (kode)
pemberitahuan_dibaca (kode_pengguna) -> pengguna (kode)
prosedur_kantor (kode_instansi) -> instansi (kode)
pemeran_prosedur (kode_instansi) -> instansi (kode)
pelaksanaan (kode_instansi) -> instansi (kode)
peristiwa_pelaksanaan (kode_instansi, kode_pelaksanaan) -> pelaksanaan (kode_instansi, kode)
penutup_pelaksanaan (kode_instansi, kode_pelaksanaan) -> pelaksanaan (kode_instansi, kode)
lampiran (kode_instansi, kode_pelaksanaan, nomor_peristiwa) -> peristiwa_pelaksanaan (kode_instansi, kode_pelaksanaan, nomor)
lampiran (kode_instansi, kode_sosialisasi) -> sosialisasi (kode_instansi, kode)
surat (kode_instansi, kode_pelaksanaan) -> pelaksanaan (kode_instansi, kode)
pengiriman (kode_instansi, kode_pelaksanaan) -> pelaksanaan (kode_instansi, kode)
pembetulan_surat (kode_instansi, tahun, urutan) -> surat (kode_instansi, tahun, urutan)
ganti_lampiran (kode_instansi, kode) -> lampiran (kode_instansi, kode)
ganti_lampiran (kode_instansi, pengganti) -> lampiran (kode_instansi, kode)
sosialisasi (kode_instansi, kode_pelaksanaan) -> pelaksanaan (kode_instansi, kode)
penerima_sosialisasi (kode_instansi, kode_sosialisasi) -> sosialisasi (kode_instansi, kode)
tanggapan_sosialisasi (kode_instansi, kode_sosialisasi, kode_pengguna) -> penerima_sosialisasi (kode_instansi, kode_sosialisasi, kode_pengguna)
progres_bulanan (kode_instansi) -> instansi (kode)
rapat (kode_instansi, kode_pelaksanaan) -> pelaksanaan (kode_instansi, kode)
keputusan_rapat (kode_instansi, kode_rapat) -> rapat (kode_instansi, kode)
narasi (kode_instansi) -> instansi (kode)
langkah_dokumen (kode_instansi) -> instansi (kode)
dokumen (kode_instansi) -> instansi (kode)
konsep_dokumen (kode_instansi) -> instansi (kode)
penarikan (kode_instansi) -> instansi (kode)
renstra (kode_instansi) -> instansi (kode)
tujuan (kode_instansi, kode_renstra) -> renstra (kode_instansi, kode)
sasaran_renstra (kode_instansi, kode_renstra, kode_tujuan) -> tujuan (kode_instansi, kode_renstra, kode)
indikator_renstra (kode_instansi, kode_renstra, kode_sasaran) -> sasaran_renstra (kode_instansi, kode_renstra, kode)
target_renstra (kode_instansi, kode_renstra, kode_indikator) -> indikator_renstra (kode_instansi, kode_renstra, kode)
pohon_kinerja (kode_instansi, kode_indikator, tahun) -> indikator (kode_instansi, kode, tahun)
pohon_kinerja (kode_instansi, kode_induk, tahun) -> indikator (kode_instansi, kode, tahun)
perjanjian_kinerja (kode_instansi, kode_unit) -> unit_kerja (kode_instansi, kode)
perjanjian_indikator (kode_instansi, kode_perjanjian) -> perjanjian_kinerja (kode_instansi, kode)
target (kode_instansi, kode_perjanjian) -> perjanjian_kinerja (kode_instansi, kode)
rkt (kode_instansi, kode_indikator, tahun) -> indikator (kode_instansi, kode, tahun)
renja (kode_instansi, kode_program, tahun) -> program_kegiatan (kode_instansi, kode, tahun)
standar_indikator (kode_instansi, kode_indikator, tahun) -> indikator (kode_instansi, kode, tahun)
rencana_aksi (kode_instansi, kode_indikator, tahun) -> indikator (kode_instansi, kode, tahun)
rencana_aksi (kode_instansi, kode_program, tahun) -> program_kegiatan (kode_instansi, kode, tahun)
rencana_aksi (kode_instansi, kode_unit) -> unit_kerja (kode_instansi, kode)
perubahan_ukuran (kode_instansi, kode_indikator, tahun) -> indikator (kode_instansi, kode, tahun)
"""
# program: the store's own rows. jejak_puncak, percobaan_masuk: they point at nothing.
TANPA_INDUK = {
    "instansi",
    "migrasi",
    "sidik_pandangan",
    "skala_predikat",
    "jejak_puncak",
    "percobaan_masuk",
}


def list_orphans(db: Database) -> dict[str, int]:
    """Return how many rows of each line of INDUK have no parent; lines without any left out."""
    hasil = {}
    for baris in INDUK.strip().splitlines():
        anak, induk = baris.split(" -> ")
        tabel_anak, kolom_anak = _parts(anak)
        tabel_induk, kolom_induk = _parts(induk)
        sama = " and ".join(
            f"induk.{i} = anak.{a}" for a, i in zip(kolom_anak, kolom_induk, strict=True)
        )
        ada = " and ".join(f"anak.{kolom} is not null" for kolom in kolom_anak)
        sql = (  # the names are those above
            f"select count(*) as banyak from {tabel_anak} as anak where {ada}"  # noqa: S608
            f" and not exists (select 1 from {tabel_induk} as induk where {sama})"
        )
        if banyak := ask(db, sql)[0]["banyak"]:
            hasil[baris] = banyak
    return hasil


def _parts(teks: str) -> tuple[str, list[str]]:
    tabel, _, kolom = teks.partition(" (")
    return tabel, kolom.rstrip(")").split(", ")


@pytest.fixture(scope="module")
def contoh() -> Iterator[Database]:
    db = open_database()
    build_contoh(db)
    yield db
    db.close()


def test_the_example_office_has_no_orphans(contoh: Database) -> None:
    assert list_orphans(contoh) == {}


@pytest.mark.parametrize("tabel", ["pagu", "realisasi_anggaran"])
def test_money_hangs_on_a_sub_kegiatan_alone(contoh: Database, tabel: str) -> None:
    rows = ask(
        contoh,
        "select distinct jenjang from program_kegiatan"  # noqa: S608 names from this list
        f" inner join {tabel} on kode_program = kode and {tabel}.tahun = program_kegiatan.tahun",
    )
    assert rows == [{"jenjang": "sub_kegiatan"}]


def test_every_table_says_whose_child_it_is(db: Database) -> None:
    tabel = {row["table_name"] for row in ask(db, "select table_name from duckdb_tables()")}
    anak = {baris.split(" (")[0] for baris in INDUK.strip().splitlines()}
    assert tabel - anak - TANPA_INDUK == set(), "a new table: state its parents in INDUK"
    assert (anak | TANPA_INDUK) - tabel == set()


def test_orphans_are_found(db: Database) -> None:
    save(
        db,
        an_office(),
        an_indikator(kode_sasaran="SS-9", kode_unit="XX", kode_program="9"),
        a_target(kode_indikator="IKU-99"),
        a_realisasi(tahun=2020, kode_unggahan="U-1"),
        a_pagu("9", 1),
        a_belanja("9", 1, 1),
        a_setting("batas_atas", "100"),
    )
    orphans = {baris.split(" -> ")[0]: banyak for baris, banyak in list_orphans(db).items()}
    assert orphans == {
        "indikator (kode_instansi, kode_sasaran, tahun)": 1,
        "indikator (kode_instansi, kode_unit)": 1,
        "indikator (kode_instansi, kode_program, tahun)": 1,
        "target (kode_instansi, kode_indikator, tahun)": 1,
        "realisasi (kode_instansi, kode_indikator, tahun)": 1,
        "realisasi (kode_unggahan)": 1,
        "pagu (kode_instansi, kode_program, tahun)": 1,
        "realisasi_anggaran (kode_instansi, kode_program, tahun)": 1,
    }


def test_an_indikator_without_its_sasaran_or_unit_is_missing_from_the_report(db: Database) -> None:
    save(db, an_office(), an_indikator(), an_indikator(kode="hilang", kode_sasaran="SS-9"))
    rows = ask(db, "select distinct kode_indikator from mart_capaian_periode")
    assert [row["kode_indikator"] for row in rows] == ["IKU-01"]
