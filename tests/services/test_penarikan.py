"""A planner takes back what was entered wrongly while nothing hangs on it; what was taken back is kept whole."""

import json
from datetime import date, datetime
from typing import Any

import pytest

from sakip.documents.rekaman import write_rekaman
from sakip.domain.errors import DataTidakSah, TidakAda
from sakip.domain.lembar_rencana import MENURUT_KODE, Kunci
from sakip.domain.penarikan import ATURAN
from sakip.domain.peran import Peran, pelaku_baris_perintah
from sakip.domain.periode import JenisPeriode
from sakip.services.dokumen import get_bahan
from sakip.services.penarikan import list_penarikan, preview_tarik, withdraw_rencana
from sakip.services.perencanaan import get_rencana
from sakip.services.rencana import export_rencana, preview_rencana, save_rencana
from sakip.storage.berkas import keep_berkas
from sakip.storage.connection import Database
from sakip.storage.dokumen_final import BarisDokumen, write_dokumen
from tests.builders import (
    TAHUN,
    a_belanja,
    a_pagu,
    a_pelaku,
    a_perjanjian,
    a_program,
    a_sasaran,
    a_target,
    a_year,
    an_indikator,
    an_office,
    ask,
    save,
)
from tests.jam import set_jam
from tests.sql.test_orphans import list_orphans

DONOMULYO = pelaku_baris_perintah("donomulyo")
PENYUSUN = a_pelaku(Peran.PENYUSUN)
SALAH = "Salah ketik saat impor"


@pytest.fixture
def rencana(db: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A plan without a figure yet: two sasaran, an indikator under a PK murni, its money; seen in May."""
    set_jam(monkeypatch, datetime(2026, 5, 3))  # noqa: DTZ001
    save(db, an_office(), an_indikator(), a_sasaran(kode="SS-2", nama="Salah"))
    save(db, a_perjanjian(kode="PK-1", jenis="murni", tanggal=date(2026, 1, 12), alasan=""))
    save(db, a_target(triwulan=1, nilai=3, kode_perjanjian="PK-1"))
    save(db, a_target(triwulan=1, versi=2, nilai=4, kode_perjanjian="PK-1"))
    save(db, a_program("1"), a_program("1.1"), a_program("1.1.1"), a_pagu("1.1.1", 100))
    return db


def blocks(db: Database, lembar: str, *kunci: Any) -> str:
    """Return what hangs on a row, in one text; "" for nothing."""
    return "; ".join(preview_tarik(db, PENYUSUN, lembar, kunci).penghalang)


def test_every_sheet_says_how_its_rows_are_taken_back() -> None:
    # A unit is dissolved, a standard has its own way back (services/standar.py).
    assert set(ATURAN) == set(MENURUT_KODE) - {"unit_kerja", "standar_indikator"}


def test_no_table_that_names_an_indikator_or_a_sub_kegiatan_is_forgotten(db: Database) -> None:
    rows = ask(db, "select table_name, column_name from information_schema.columns")
    for lembar, kolom in (("indikator", "kode_indikator"), ("program_kegiatan", "kode_program")):
        tabel = {
            row["table_name"]
            for row in rows
            if row["column_name"] == kolom and not row["table_name"].startswith(("stg_", "mart_"))
        }
        dikenal = {satu.tabel for satu in (*ATURAN[lembar].ikut, *ATURAN[lembar].penghalang)}
        # Of no tahun: what a unit calls an indikator, the Renstra, and a promise (asked for by its PK).
        lain = {"nama_lain_indikator", "target_renstra", "perjanjian_indikator"}
        assert tabel - dikenal - lain == set()


def test_an_aksi_is_taken_back_with_a_reason_and_stays_in_the_trace(contoh: Database) -> None:
    kunci: Kunci = (2026, "RA-01")
    with pytest.raises(DataTidakSah, match="alasannya belum ditulis"):
        withdraw_rencana(contoh, DONOMULYO, "rencana_aksi", kunci, " ")
    withdraw_rencana(contoh, DONOMULYO, "rencana_aksi", kunci, SALAH)
    assert all(satu["kode"] != "RA-01" for satu in get_rencana(contoh, DONOMULYO)["rencana_aksi"])
    (satu,) = list_penarikan(contoh, DONOMULYO)
    assert (satu.lembar, satu.kunci, satu.alasan) == ("Rencana Aksi", "2026 · RA-01", SALAH)
    (isi,) = ask(contoh, "select isi from penarikan")
    (aksi,) = json.loads(isi["isi"])["rencana_aksi"]
    assert aksi["aksi"].startswith("Survei kepuasan masyarakat")
    jejak = ask(contoh, "select * from jejak order by nomor")[-1]
    assert jejak["tindakan"] == "tarik_rencana"
    assert "Survei kepuasan" in jejak["lama"]
    assert SALAH in jejak["baru"]
    with pytest.raises(TidakAda, match="ditarik orang lain"):
        withdraw_rencana(contoh, DONOMULYO, "rencana_aksi", kunci, SALAH)


def test_a_wrong_indikator_leaves_after_its_perjanjian_and_no_orphan_stays(
    rencana: Database,
) -> None:
    with rencana.transaction() as cur:
        cur.execute(
            "insert into perjanjian_indikator select kode_instansi, 'PK-1', kode, 4, null, null from indikator"
        )
    assert blocks(rencana, "sasaran", TAHUN, "SS-1") == "ada 1 indikator di bawahnya (IKU-01)"
    assert blocks(rencana, "indikator", TAHUN, "IKU-01") == "dijanjikan dalam PK-1"
    lihat = preview_tarik(rencana, PENYUSUN, "perjanjian_kinerja", ("PK-1",))
    assert lihat.ikut == (
        ("target setahun di dalamnya", 1),
        ("target triwulan menurut perjanjian ini", 2),
    )
    for lembar, kunci in (
        ("perjanjian_kinerja", ("PK-1",)),
        ("indikator", (TAHUN, "IKU-01")),
        ("sasaran", (TAHUN, "SS-1")),
    ):
        withdraw_rencana(rencana, PENYUSUN, lembar, kunci, SALAH)
    assert list_orphans(rencana) == {}
    assert ask(rencana, "select * from target") == []
    isi = ask(rencana, "select isi from penarikan order by nomor")[0]["isi"]
    assert [row["versi"] for row in json.loads(isi)["target"]] == [1, 2], "every versi is kept"


def test_what_was_reported_or_handed_in_stays_and_is_named(contoh: Database) -> None:
    semua: tuple[tuple[str, Kunci, str], ...] = (
        ("indikator", (2026, "IKU-06"), "ada 3 realisasi"),
        ("perjanjian_kinerja", ("PK-2026-CAMAT",), "ada PK perubahannya (PK-2026-CAMAT-P1)"),
        ("perjanjian_kinerja", ("PK-2026-TRANTIB",), "triwulan III sudah dinilai dengan target"),
        ("program_kegiatan", (2026, "7.01.02"), "kegiatan atau sub kegiatan di bawahnya"),
        ("pagu", (2026, "7.01.02.2.02.0003"), "serapan triwulan III sudah dilaporkan"),
        ("realisasi_anggaran", (2023, "7.01.01.2.01.0001"), "serapan triwulan IV sudah dilaporkan"),
        ("perubahan_ukuran", (2026, "IKK-03", 4), ""),
        ("renstra", ("RENSTRA-2025",), "ada 6 indikator Renstra"),
    )
    for lembar, kunci, apa in semua:
        teks = "; ".join(preview_tarik(contoh, DONOMULYO, lembar, kunci).penghalang)
        assert apa in teks
        if not apa:
            assert teks == ""
            continue
        with pytest.raises(DataTidakSah, match="Belum dapat ditarik"):
            withdraw_rencana(contoh, DONOMULYO, lembar, kunci, SALAH)
    assert list_penarikan(contoh, DONOMULYO) == []


def test_a_target_that_judged_a_closed_triwulan_stays_and_a_later_one_leaves(
    rencana: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(rencana, a_year("- - - -", "3 - - -"), a_perjanjian(kode="PK-2"))
    save(rencana, a_target(triwulan=3, nilai=9, kode_perjanjian="PK-2"))
    teks = "triwulan I sudah dinilai dengan target IKU-01 di dalamnya"
    assert blocks(rencana, "target", TAHUN, "IKU-01", "PK-1") == teks
    assert blocks(rencana, "perjanjian_kinerja", "PK-1").endswith(teks)
    withdraw_rencana(rencana, PENYUSUN, "perjanjian_kinerja", ("PK-2",), SALAH)
    set_jam(monkeypatch, datetime(2026, 3, 3))  # noqa: DTZ001
    assert blocks(rencana, "target", TAHUN, "IKU-01", "PK-1") == ""


def test_money_that_was_spent_or_reported_stays(rencana: Database) -> None:
    assert blocks(rencana, "program_kegiatan", TAHUN, "1.1").startswith("ada 1 kegiatan atau sub")
    lihat = preview_tarik(rencana, PENYUSUN, "program_kegiatan", (TAHUN, "1.1.1"))
    assert (lihat.penghalang, lihat.ikut) == ((), (("pagu", 1),))
    save(rencana, a_belanja("1.1.1", 1, 50))
    assert blocks(rencana, "program_kegiatan", TAHUN, "1.1.1") == "ada 1 realisasi anggaran"
    save(rencana, a_year("- - - -", "3 - - -"))  # triwulan I is closed for the office
    teks = "serapan triwulan I sudah dilaporkan dengan angka ini"
    assert blocks(rencana, "realisasi_anggaran", TAHUN, "1.1.1") == teks


def test_a_pergeseran_taken_back_leaves_the_pagu_before_it(rencana: Database) -> None:
    pagu = a_pagu("1.1.1", 150, versi=2)
    pagu.isi.update(jenis="pergeseran", perubahan_ke=1, mulai_berlaku=date(2026, 8, 1), dasar="DPA")
    save(rencana, pagu)
    sql = "select mulai_triwulan, pagu from stg_pagu order by 1"
    assert [row["pagu"] for row in ask(rencana, sql)] == [100, 150]
    withdraw_rencana(rencana, PENYUSUN, "pagu_perubahan", (TAHUN, "1.1.1", 1), SALAH)
    assert [row["pagu"] for row in ask(rencana, sql)] == [100]


def test_a_final_perjanjian_is_signed(contoh: Database) -> None:
    bahan = get_bahan(contoh, DONOMULYO, "pk", 2026, JenisPeriode.TAHUN)
    sidik = keep_berkas(contoh.folder, write_rekaman(bahan))
    teks = {"judul": "PK", "nomor": "1", "penanda_tangan": "Camat", "jabatan": "Camat"}
    final = BarisDokumen(
        kode_instansi="donomulyo", kode="AAAA", jenis="pk", tahun=2026, periode="TAHUN", perubahan_ke=0,
        tanggal=date(2026, 8, 20), sidik_bahan=sidik, sidik_pdf=sidik, difinalkan_oleh="camat",
        difinalkan_pada=datetime(2026, 8, 20), **teks,  # noqa: DTZ001
    )  # fmt: skip
    with contoh.transaction() as cur:
        write_dokumen(cur, final)
    lihat = preview_tarik(contoh, DONOMULYO, "perjanjian_kinerja", ("PK-2026-PPM-P1",))
    apa = "PK-2026-PPM-P1 sudah menjadi dokumen final Perjanjian Kinerja 2026"
    assert apa in lihat.penghalang


def test_what_was_taken_back_by_mistake_comes_back_by_import(contoh: Database) -> None:
    isi = export_rencana(contoh, DONOMULYO, ["rencana_aksi"])
    sebelum = get_rencana(contoh, DONOMULYO)
    withdraw_rencana(contoh, DONOMULYO, "rencana_aksi", (2026, "RA-01"), SALAH)
    save_rencana(contoh, DONOMULYO, preview_rencana(contoh, DONOMULYO, isi, "aksi.xlsx"))
    assert get_rencana(contoh, DONOMULYO) == sebelum
