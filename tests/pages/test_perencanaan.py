"""The pages of planning in the example office: the chain, what a perubahan changed, who sees what."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sakip.services import basis_data
from sakip.services.basis_data import Database, close_databases
from tests.kantor_contoh import berkas_contoh
from tests.pages.halaman import markup, open_page, text

__all__ = ["berkas_contoh"]


@pytest.fixture(scope="module")
def db(berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("perencanaan") / "sakip.duckdb"
    path.write_bytes(berkas_contoh.read_bytes())
    with pytest.MonkeyPatch.context() as lingkungan:
        lingkungan.setenv("SAKIP_DB", str(path))
        yield basis_data.database()
        close_databases()


def test_renstra_shows_five_years_the_iku_sheet_and_the_tools_of_the_planner(db: Database) -> None:
    page = open_page(db, "renstra_iku.py", "kasubbag.pep")
    isi = text(markup(page))
    assert (
        "IKU-01 Indeks Kepuasan Masyarakat (IKM) Kecamatan indeks 90,12 91 92,5 93 93,5 94" in isi
    )
    assert "Menunjukkan mutu layanan kecamatan" in isi
    assert "30 dari 35 target PK sama dengan RKT." in [satu.value for satu in page.caption]
    assert "IKU-01 Indeks Kepuasan Masyarakat (IKM) Kecamatan indeks 92 92,5 – +0,5 berbeda" in isi
    assert "Rp20.000.000 Rp24.000.000 Rp4.000.000" in isi, "pagu indikatif beside pagu"
    kasi = text(markup(open_page(db, "renstra_iku.py", "kasi.trantib")))
    assert (
        "IKK-22 Waktu tanggap terlama atas laporan gangguan trantibum menit 50 45 – −5 berbeda"
        in kasi
    )
    assert "Pagu indikatif" not in kasi
    assert "turun_rasio, rata" in isi
    assert "s.d. triwulan III" in isi
    assert "Tahun 20 20 20,7333 20,7333 96,46 96,33 berubah" in isi, "before and after"
    assert "turun_rasio, rata" not in kasi, "another unit's indikator"
    assert [satu.label for satu in page.expander] == [
        "Impor dan ekspor",
        "Semua target RKT dan PK",
        "Pagu indikatif Renja dan pagu DPA",
        "Yang perlu diperiksa perencana: 10",
        "Standar nasional atau provinsi",
        "Periksa SMART tiap indikator",
        "Rumus atau metode yang diganti pada 2026: 1",
        "Ganti rumus atau metode",
        "Tarik yang salah tulis",
        "Salin rencana ke tahun berikutnya",
    ]


def test_the_kasubbag_enters_a_standard_and_is_told_what_is_wrong_with_one(db: Database) -> None:
    page = open_page(db, "renstra_iku.py", "kasubbag.pep", tahun="2026", buka="standar")
    assert next(s for s in page.expander if s.label.startswith("Standar")).proto.expanded
    page.selectbox(key="standar_indikator").select("IKK-02").run()
    kolom = {satu.label: satu for satu in page.text_input}
    kolom["Standar (persen)"].input("1.234")
    kolom["Sumber standar"].input("Ombudsman")
    simpan = next(satu for satu in page.button if satu.label == "Simpan standar")
    simpan.click().run()
    assert "Standar belum disimpan" in page.error[0].value
    kolom = {satu.label: satu for satu in page.text_input}
    kolom["Standar (persen)"].input("95,5")
    next(satu for satu in page.button if satu.label == "Simpan standar").click().run()
    assert "IKK\\-02 tersimpan" in page.success[0].value
    assert "persen nasional Ombudsman 2026" in text(markup(page))


def test_a_kasi_sees_the_own_perjanjian_with_what_the_perubahan_changed(db: Database) -> None:
    page = open_page(db, "perjanjian_kinerja.py", "kasi.ppm")
    (_, pilihan) = page.selectbox
    assert [satu.split(" – ")[1] for satu in pilihan.options] == [
        "murni, 12 Januari 2026",
        "perubahan, 18 Agustus 2026",
    ]
    pilihan.set_value("PK-2026-PPM-P1").run()
    isi = text(markup(page))
    assert "IKK-10 Persentase kegiatan pemberdayaan masyarakat yang terlaksana persen 95 97" in isi
    assert "Plh. Camat" in isi


def test_rencana_aksi_stands_under_its_indikator_and_money_is_said_once(db: Database) -> None:
    isi = text(markup(open_page(db, "rencana_aksi.py", "camat")))
    assert "Survei kepuasan masyarakat atas sembilan unsur layanan" in isi
    assert isi.count("Rp66.000.000") == 1
    assert "pagu sudah disebut di atas" in isi
    assert "Pagu Triwulan I" not in isi, "who states no spending is not asked for it"
    kasi = text(markup(open_page(db, "rencana_aksi.py", "kasi.ppm")))
    _, belanja = kasi.split("Pagu Triwulan I ", 1)
    assert "Rp122.500.000 Rp11.810.650 Rp28.989.800 Rp31.137.200 –" in belanja
    assert "7.01.02" not in belanja, "another unit's"


def test_program_shows_murni_and_perubahan_and_a_kasi_none_of_it(db: Database) -> None:
    isi = text(markup(open_page(db, "program_anggaran.py", "camat")))
    terakhir = "122.500.000 ke-2, mulai 5 Oktober 2026"  # not yet in force in triwulan III
    assert f"108.500.000 {terakhir} 112.500.000" in isi
    asal = "pergeseran 14 April 2026 DPA-SKPD pergeseran 2026 nomor 900/61/2026"
    assert f"1 {asal} 46.000.000 42.000.000 −4.000.000" in isi
    assert "tidak berhak" in open_page(db, "program_anggaran.py", "kasi.ppm").error[0].value


def test_the_tree_hangs_each_indikator_under_the_one_it_helps_with_its_capaian(
    db: Database,
) -> None:
    isi = markup(open_page(db, "pohon_kinerja.py", "camat"))
    assert isi.count('class="sk-rincian sk-pohon"') == 6 + 35
    teks = text(isi)
    assert teks.index("SS-1") < teks.index("IKU-01") < teks.index("IKK-01") < teks.index("SS-2")
    assert "Diperjanjikan oleh Camat, Kasi Pelayanan Publik." in teks


def test_the_planner_takes_a_wrong_aksi_back_and_nobody_else_may(db: Database) -> None:
    page = open_page(db, "rencana_aksi.py", "kasubbag.pep")
    page.selectbox(key="tarik_baris_rencana_aksi_2026").set_value(
        "RA-02 · Menyelesaikan permohonan layanan pada hari berkas lengkap"
    ).run()
    page.button(key="tarik_rencana_aksi_2026 · RA-02").click().run()
    assert "alasannya belum ditulis" in page.error[0].value
    page.text_input(key="tarik_alasan_rencana_aksi_2026 · RA-02").set_value("Ganda").run()
    page.button(key="tarik_rencana_aksi_2026 · RA-02").click().run()
    isi = text(markup(page))
    assert "Menyelesaikan permohonan layanan pada hari berkas lengkap" not in isi
    assert "Rencana Aksi: 2026 · RA-02 Ganda" in isi
    camat = open_page(db, "rencana_aksi.py", "camat")
    assert "Tarik yang salah tulis" not in [satu.label for satu in camat.expander]


def test_a_row_of_a_tahun_that_has_no_indikator_yet_can_be_reached(db: Database) -> None:
    with db.transaction() as cur:
        cur.execute("insert into sasaran values ('donomulyo', 'SS-9', 2030, 'Salah', 1)")
    page = open_page(db, "renstra_iku.py", "kasubbag.pep")
    page.selectbox(key="tarik_lembar_indikator").set_value("sasaran").run()
    pilihan = page.selectbox(key="tarik_baris_sasaran_2026").options
    assert [satu for satu in pilihan if satu.startswith("20")] == ["2030 · SS-9 · Salah"]
