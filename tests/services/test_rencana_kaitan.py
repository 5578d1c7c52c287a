"""Checks of the planner that need two rows find the fault whichever of the two was written last."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Peran
from sakip.intake.templat_rencana import BARIS_JUDUL
from sakip.services.perencanaan import check_rencana, copy_rencana
from sakip.services.pratinjau_rencana import PratinjauRencana
from sakip.services.rencana import get_templat_rencana, preview_rencana, save_rencana
from sakip.storage.connection import Database
from tests.builders import (
    TAHUN,
    Baris,
    a_belanja,
    a_pagu,
    a_pelaku,
    a_perjanjian,
    a_program,
    a_sasaran,
    a_target,
    an_indikator,
    an_office,
    ask,
    save,
)
from tests.buku_rencana import a_workbook
from tests.services.test_rencana import BARIS_INDIKATOR, MURNI, PK, edit_workbook

PENYUSUN = a_pelaku(Peran.PENYUSUN)


@pytest.fixture
def rencana(db: Database) -> Database:
    """A plan of one indikator with numeric targets, a murni, a perubahan, a sub kegiatan with two changes."""
    save(db, an_office(), an_indikator(), a_target(triwulan=1, nilai=3, kode_perjanjian="PK-1"))
    save(db, a_perjanjian(kode="PK-1", jenis="murni", tanggal=date(2026, 1, 12), alasan=""))
    save(db, a_perjanjian(kode="PK-2"))
    save(db, a_program("1"), a_program("1.1"), a_program("1.1.1"), a_program("2"))
    save(db, a_pagu("1.1.1", 100), a_change(1, date(2026, 4, 1)), a_change(2, date(2026, 9, 1)))
    return db


def a_change(ke: int, mulai: date) -> Baris:
    pagu = a_pagu("1.1.1", 100 + ke, versi=1 + ke)
    pagu.isi.update(jenis="pergeseran", perubahan_ke=ke, mulai_berlaku=mulai, dasar="DPA")
    return pagu


def preview(db: Database, **lembar: list[list[Any]]) -> PratinjauRencana:
    return preview_rencana(db, PENYUSUN, a_workbook(**lembar), "r.xlsx")


PREDIKAT = [*BARIS_INDIKATOR[:9], "predikat", "akhir", *BARIS_INDIKATOR[11:]]
PERGESERAN = [2026, "1.1.1", 1, "pergeseran", 101, "5 Oktober 2026", "DPA"]


@pytest.mark.parametrize(
    ("lembar", "baris", "alamat", "apa"),
    [
        pytest.param(
            "indikator", PREDIKAT, "Indikator Tahunan!B4",
            "Baris Target Triwulan 2026 · IKU-01 · PK-1 yang tersimpan menjadi salah pada kolom Triwulan I",
            id="a rumus under numeric targets"),
        pytest.param(
            "pagu_perubahan", PERGESERAN, "Perubahan Pagu!C4", "Perubahan ke-2 mulai lebih dahulu daripada perubahan ke-1",
            id="a perubahan moved past the next"),
        pytest.param(
            "perjanjian_kinerja", [*MURNI[:5], "1 September 2026", *MURNI[6:]], "Perjanjian Kinerja!A4",
            "Baris Perjanjian Kinerja PK-2 yang tersimpan menjadi salah pada kolom Tanggal: PK perubahan lebih dahulu",
            id="a murni after its perubahan"),
        pytest.param(
            "program_kegiatan", [2026, "1.1", "sub_kegiatan", "1", None, "Nama"], "Program!B4",
            "Baris Program 2026 · 1.1.1 yang tersimpan menjadi salah", id="a kegiatan with a sub kegiatan under it"),
    ],
)  # fmt: skip
def test_a_stored_row_that_another_makes_wrong_is_found_at_the_other(
    rencana: Database, lembar: str, baris: list[Any], alamat: str, apa: str
) -> None:
    salah = [satu for satu in preview(rencana, **{lembar: [baris]}).salah if apa in satu.apa]
    assert [satu.alamat for satu in salah] == [alamat]
    assert all(satu.perbaikan for satu in salah)


def test_both_rows_mended_in_one_workbook_are_silent(rencana: Database) -> None:
    lagi = [[*PERGESERAN[:2], 2, *PERGESERAN[3:5], "1 November 2026", "DPA"]]
    pratinjau = preview(rencana, pagu_perubahan=[PERGESERAN, *lagi])
    assert pratinjau.salah == ()


def test_an_old_fault_elsewhere_does_not_stand_in_the_way(rencana: Database) -> None:
    with rencana.transaction() as cur:
        cur.execute("update perjanjian_kinerja set tanggal = date '2026-12-01' where kode = 'PK-1'")
    baru = ["PK-9", 2026, "PEM", "perubahan", "9", "2 Desember 2026", *PK[6:]]
    assert preview(rencana, perjanjian_kinerja=[baru]).salah == ()


def test_a_pk_perubahan_that_changes_the_year_alone_is_asked_about_and_told(
    rencana: Database,
) -> None:
    (tanya,) = preview(rencana, perjanjian_indikator=[["PK-2", "IKU-01", 5]]).temuan
    assert (tanya.tingkat, tanya.alamat) == ("konfirmasi", "Indikator PK!C4")
    assert "menjadi 3, padahal PK-2 menjanjikan 5" in tanya.apa
    target = [[2026, "IKU-01", "PK-2", None, None, None, 2]]
    lengkap = {"perjanjian_indikator": [["PK-2", "IKU-01", 5]], "target": target}
    assert preview(rencana, **lengkap).temuan == ()
    with rencana.transaction() as cur:
        cur.execute(
            "insert into perjanjian_indikator select kode_instansi, 'PK-2', kode, 5, null, null from indikator"
        )
    temuan = {(s.uji, s.kode) for s in check_rencana(rencana, PENYUSUN, TAHUN)}
    assert ("triwulan_bukan_setahun", "IKU-01") in temuan


def test_a_sub_kegiatan_under_another_programs_kegiatan_is_asked_about(rencana: Database) -> None:
    save(rencana, a_program("2.1", induk="2"))
    baris = [2026, "1.1.2", "sub_kegiatan", "2.1", None, "Nama"]
    (tanya,) = preview(rencana, program_kegiatan=[baris]).temuan
    assert (tanya.tingkat, tanya.alamat) == ("konfirmasi", "Program!D4")
    assert "1.1.2 diletakkan di bawah 2.1" in tanya.apa


def test_an_aksi_never_brings_less_than_nothing(rencana: Database) -> None:
    baris = [2026, "RA-1", "IKU-01", "Rapat", "rapat", None, -2, 0, None, None, "PEM", 1]
    (salah,) = preview(rencana, rencana_aksi=[baris]).salah
    assert (salah.alamat, "kurang dari 0" in salah.apa) == ("Rencana Aksi!G4", True)


def test_spending_without_a_pagu_is_asked_about_and_told(rencana: Database) -> None:
    save(rencana, a_program("1.1.2", induk="1.1"))
    (tanya,) = preview(rencana, realisasi_anggaran=[[2026, "1.1.2", 50]]).temuan
    assert (tanya.tingkat, "belum punya pagu" in tanya.apa) == ("konfirmasi", True)
    save(rencana, a_belanja("1.1.2", 1, 50))
    temuan = {(s.uji, s.kode) for s in check_rencana(rencana, PENYUSUN, TAHUN)}
    assert ("belanja_tanpa_pagu", "1.1.2") in temuan


@pytest.mark.parametrize(
    ("isi", "apa"),
    [
        pytest.param(datetime(2001, 1, 1), "tanggal atau waktu", id="1.01.01"),  # noqa: DTZ001
        pytest.param(time(7, 1), "tanggal atau waktu", id="7:01"),
        pytest.param(7.1, "nol di belakang titik", id="7.10"),
    ],
)
def test_a_kode_that_a_spreadsheet_turned_into_something_else_is_refused(
    rencana: Database, isi: object, apa: str
) -> None:
    def ubah(lembar: Worksheet) -> None:
        lembar.cell(BARIS_JUDUL + 1, 2).value = isi  # type: ignore[assignment]

    berkas = a_workbook(program_kegiatan=[[2026, "7.1", "program", None, None, "Nama"]])
    berkas = edit_workbook(berkas, "program_kegiatan", ubah)
    (salah,) = preview_rencana(rencana, PENYUSUN, berkas, "p.xlsx").salah
    assert (salah.alamat, apa in salah.apa) == ("Program!B4", True)
    assert "menjadi Teks" in salah.perbaikan


def test_a_kode_of_figures_alone_stays_and_the_template_keeps_kode_as_text(
    rencana: Database,
) -> None:
    pratinjau = preview(rencana, program_kegiatan=[[2026, 3, "program", None, None, "Nama"]])
    assert pratinjau.baris[0].isi["kode"] == "3"

    def periksa(lembar: Worksheet) -> None:
        assert lembar.column_dimensions["B"].number_format == "@"

    templat = get_templat_rencana(rencana, PENYUSUN, ["program_kegiatan"])
    edit_workbook(templat, "program_kegiatan", periksa)


def a_ring(db: Database) -> Callable[[], int]:
    """A tree of 2026 that, with what 2027 has already, would run in a ring."""
    save(db, an_office(), a_sasaran(tahun=2027))
    for tahun in (2026, 2027):
        save(db, an_indikator(tahun=tahun), an_indikator(tahun=tahun, kode="IKU-02", nama="Lain"))
    pohon = {2026: ("IKU-01", "IKU-02"), 2027: ("IKU-02", "IKU-01")}
    for tahun, (kode, induk) in pohon.items():
        isi = [[tahun, kode, induk]]
        save_rencana(db, PENYUSUN, preview(db, pohon_kinerja=isi))
    return lambda: copy_rencana(db, PENYUSUN, 2026, 2027)


def test_a_copy_that_would_close_a_ring_is_refused_and_nothing_is_copied(db: Database) -> None:
    salin = a_ring(db)
    with pytest.raises(DataTidakSah, match=r"Pohon Kinerja 2027 · IKU-01: Pohonnya melingkar"):
        salin()
    assert ask(db, "select count(*) as n from pohon_kinerja where tahun = 2027") == [{"n": 1}]
