"""Pemberitahuan: each person hears of what concerns them, once, and what is undone is taken back."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sakip.domain import waktu
from sakip.domain.periode import Triwulan
from sakip.services.alur_pengumpulan import return_baris, undo_status
from sakip.services.keadaan_formulir import read_keadaan
from sakip.services.pelaksanaan import start_pelaksanaan
from sakip.services.pemberitahuan import Pemberitahuan, list_pemberitahuan, read_pemberitahuan
from sakip.services.pengguna import get_pelaku
from sakip.services.tanya_jawab import answer_angka, ask_angka
from sakip.storage.connection import Database, open_database
from tests.prosedur import Jam

TW3, TW4 = Triwulan(2026, 3), Triwulan(2026, 4)


@pytest.fixture(scope="module")
def db(berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One example office for the module; each test looks at people of its own."""
    path = tmp_path_factory.mktemp("kabar") / "sakip.duckdb"
    path.write_bytes(berkas_contoh.read_bytes())
    db = open_database(path)
    yield db
    db.close()


@pytest.fixture
def jam(monkeypatch: pytest.MonkeyPatch) -> Jam:
    """A clock that stands at 22 November 2026, 10.00 WIB."""
    jam = Jam(datetime(2026, 11, 22, 3))  # noqa: DTZ001 times are stored without zone
    monkeypatch.setattr(waktu, "now_utc", lambda: jam.saat)
    return jam


def tell(db: Database, siapa: str) -> list[Pemberitahuan]:
    """Return what this person has not read yet, the newest first."""
    return [satu for satu in list_pemberitahuan(db, get_pelaku(db, siapa)) if not satu.dibaca]


def test_a_return_and_its_undoing(db: Database, jam: Jam) -> None:
    pep = get_pelaku(db, "kasubbag.pep")
    sebelum = tell(db, "kasi.kesos")

    def versi() -> int:
        with db.cursor() as cur:
            return read_keadaan(cur, "KESOS", TW3).alur.versi

    return_baris(db, pep, "KESOS", TW3, {"IKK-17": "Cek daftar hadir"}, versi=versi())
    baru = tell(db, "kasi.kesos")[0]
    assert baru.kalimat.endswith(", triwulan III 2026, dikembalikan")
    assert (baru.rincian, baru.halaman) == ("IKK-17: Cek daftar hadir", "pengumpulan")
    assert baru.kode not in {satu.kode for satu in tell(db, "kasi.pem")}, "not their unit"
    undo_status(db, pep, "KESOS", TW3, "keliru", versi=versi())
    assert tell(db, "kasi.kesos") == sebelum


def test_a_question_and_its_answer_reach_who_they_are_for(db: Database, jam: Jam) -> None:
    sekcam, kasi = get_pelaku(db, "sekcam"), get_pelaku(db, "kasi.yanlik")
    ask_angka(db, sekcam, "YANLIK", TW3, "IKK-01", "Mengapa naik?")
    tanya = tell(db, "kasi.yanlik")[0]
    assert (tanya.kalimat, tanya.rincian) == (
        "Pertanyaan tentang IKK-01, triwulan III 2026",
        "Mengapa naik?",
    )
    jam.maju(minutes=5)
    answer_angka(db, kasi, "YANLIK", TW3, "IKK-01", "Ada layanan keliling.")
    jawab = tell(db, "sekcam")[0]
    assert jawab.kalimat == "Pertanyaan Anda dijawab: IKK-01, triwulan III 2026"
    assert not [satu for satu in tell(db, "kasubbag.pep") if "dijawab" in satu.kalimat]


def test_a_due_date_is_told_of_seven_days_before_and_when_it_is_over(
    db: Database, jam: Jam
) -> None:
    def tempo() -> list[str]:
        semua = tell(db, "kasi.pem")
        return [satu.kalimat.split(", ")[-1] for satu in semua if satu.periode == TW4]

    with db.cursor() as cur:
        batas = read_keadaan(cur, "PEM", TW4).tenggat.jatuh_tempo
    mulai = datetime(batas.year, batas.month, batas.day) - timedelta(days=7, hours=7)  # noqa: DTZ001 00.00 WIB
    hasil = []
    for saat in (mulai - timedelta(seconds=1), mulai, mulai + timedelta(days=8)):
        jam.saat = saat
        hasil.append(tempo())
    assert hasil == [[], ["segera jatuh tempo"], ["terlambat"]]


def test_a_step_that_came_and_a_form_to_be_checked_are_told_until_read(
    db: Database, jam: Jam
) -> None:
    camat = get_pelaku(db, "camat")
    sop = "kecamatan-donomulyo-pengumpulan-kinerja"
    start_pelaksanaan(db, camat, sop, "LKj 2026", 2026)
    semua = tell(db, "camat")
    assert semua[0].kalimat == "LKj 2026, langkah 1, sampai pada Anda"
    assert [satu.kalimat for satu in semua if satu.halaman == "pemeriksaan"] == [
        "Formulir Subbagian Umum, Kepegawaian, Keuangan dan Aset, triwulan III 2026, menunggu Anda: Sahkan"
    ]
    kode = [satu.kode for satu in semua]
    assert read_pemberitahuan(db, camat, [*kode[:1], "karangan"]) == 1
    assert [satu.kode for satu in tell(db, "camat")] == kode[1:]
    assert read_pemberitahuan(db, camat, kode) == len(kode) - 1
    assert read_pemberitahuan(db, camat, kode) == 0
    assert len(list_pemberitahuan(db, camat)) == len(kode), "read ones stay in the list"
    assert tell(db, "sekcam"), "each person reads for themselves"
    jam.maju(days=61)
    assert not [satu for satu in list_pemberitahuan(db, camat) if satu.kode_pelaksanaan]
