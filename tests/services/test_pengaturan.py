"""Settings: what may be set by whom, from which tahun on, and that earlier years stay as they were."""

from decimal import Decimal

import pytest

from sakip.domain.errors import DataTidakSah, TidakBerhak
from sakip.domain.peran import PERAN_DAPAT_DIBERIKAN, Pelaku, Peran
from sakip.rules import list_skala
from sakip.services.daftar_pengaturan import PENGATURAN
from sakip.services.jejak import list_jejak
from sakip.services.lihat_bukti import get_batas
from sakip.services.pengaturan import (
    list_pengaturan,
    list_perubahan,
    set_pengaturan,
)
from sakip.services.ringkasan import get_aturan
from sakip.storage.connection import Database
from sakip.storage.penyiapan import read_pengaturan, write_pengaturan
from tests.builders import SAAT, an_indikator, save
from tests.orang import KANTOR, a_kantor, a_person


@pytest.fixture
def db(db: Database) -> Database:
    a_kantor(db, contoh=False)
    return db


@pytest.fixture
def admin(db: Database) -> Pelaku:
    return a_person(db, Peran.ADMINISTRATOR)


def berlaku(db: Database, admin: Pelaku, kunci: str, tahun: int = 2026) -> str:
    (satu,) = (s for s in list_pengaturan(db, admin, tahun) if s.pengaturan.kunci == kunci)
    return satu.nilai


def test_before_anybody_sets_anything_every_setting_has_its_usual_value(
    db: Database, admin: Pelaku
) -> None:
    semua = list_pengaturan(db, admin, 2026)
    assert [satu.pengaturan for satu in semua] == list(PENGATURAN)
    assert not any(satu.diatur for satu in semua)
    assert all(satu.nilai == satu.pengaturan.bawaan for satu in semua)
    assert {satu.pengaturan.nama: satu.tulisan for satu in semua}[
        "Batas atas capaian dalam rata-rata"
    ] == "120 persen"


def test_a_setting_per_tahun_holds_from_its_year_on_and_leaves_earlier_years_alone(
    db: Database, admin: Pelaku
) -> None:
    set_pengaturan(db, admin, "batas_atas", "110", mulai_tahun=2025)
    set_pengaturan(db, admin, "batas_atas", "100", mulai_tahun=2026)
    set_pengaturan(db, admin, "batas_atas", "150", mulai_tahun=2026)
    tahunan = [berlaku(db, admin, "batas_atas", tahun) for tahun in (2024, 2025, 2026, 2030)]
    assert tahunan == ["120", "110", "150", "150"]


def test_what_the_store_reads_is_what_the_views_average_with(db: Database, admin: Pelaku) -> None:
    penyusun = a_person(db, Peran.PENYUSUN)
    for tahun in (2024, 2025, 2026):
        save(db, an_indikator(kode_instansi=KANTOR, tahun=tahun))
    set_pengaturan(db, admin, "batas_atas", "tanpa", mulai_tahun=2025)
    set_pengaturan(db, admin, "batas_bawah", "-12,50", mulai_tahun=2026)
    skala = list(list_skala())[-1]
    set_pengaturan(db, admin, "skala_predikat", skala, mulai_tahun=2026)
    aturan = {tahun: get_aturan(db, penyusun, tahun) for tahun in (2024, 2025, 2026)}
    assert (aturan[2024].batas_bawah, aturan[2024].batas_atas) == (Decimal(0), Decimal(120))
    assert (aturan[2025].batas_bawah, aturan[2025].batas_atas) == (Decimal(0), None)
    assert (aturan[2026].batas_bawah, aturan[2026].batas_atas) == (Decimal("-12.5"), None)
    assert aturan[2026].skala == list_skala()[skala] != aturan[2025].skala
    assert berlaku(db, admin, "batas_bawah") == "-12.5"


def test_a_setting_that_holds_always_is_not_hidden_by_one_of_a_year(db: Database) -> None:
    with db.transaction() as cur:
        write_pengaturan(cur, KANTOR, "a", "selalu", "x", SAAT)
        write_pengaturan(cur, KANTOR, "a", "sejak 2026", "x", SAAT, mulai_tahun=2026)
        write_pengaturan(cur, KANTOR, "a", "selalu, lagi", "x", SAAT)
        assert read_pengaturan(cur, KANTOR) == {"a": "selalu, lagi"}
        assert read_pengaturan(cur, KANTOR, 2025) == {"a": "selalu, lagi"}
        assert read_pengaturan(cur, KANTOR, 2026) == {"a": "sejak 2026"}
        assert read_pengaturan(cur, "kantor lain", 2026) == {}


@pytest.mark.parametrize(
    ("kunci", "nilai", "tahun", "pesan"),
    [
        pytest.param("batas_atas", "99", 2026, "100 sampai 1.000", id="below what it can be"),
        pytest.param("batas_atas", "12o", 2026, "Isi angka", id="no figure"),
        pytest.param("batas_atas", "", 2026, "tidak dapat kosong", id="empty"),
        pytest.param("batas_atas", "110.125", 2026, "Isi angka", id="too many decimals"),
        pytest.param("batas_atas", "NaN", 2026, "Isi angka", id="not a number"),
        pytest.param("batas_atas", "Infinity", 2026, "Isi angka", id="infinite"),
        pytest.param("batas_atas", "110", 0, "tahunnya belum benar", id="no tahun"),
        pytest.param("batas_atas", "110", 1945, "tahunnya belum benar", id="tahun long ago"),
        pytest.param("skala_predikat", "karangan", 2026, "Pilihan", id="no such skala"),
        pytest.param("sesi_menit_diam", "4", 0, "5 sampai 720 menit", id="too short"),
        pytest.param("sesi_menit_diam", "7,5", 0, "Isi angka", id="not whole"),
        pytest.param("sesi_menit_diam", "30", 2026, "berlaku selalu", id="a tahun too many"),
        pytest.param("bukti_terbanyak", "tanpa", 0, "Isi angka", id="a bound there must be"),
        pytest.param("kunci_karangan", "1", 0, "tidak ada", id="no such setting"),
    ],
)
def test_what_a_setting_cannot_be_is_refused_and_nothing_changes(
    db: Database, admin: Pelaku, kunci: str, nilai: str, tahun: int, pesan: str
) -> None:
    sebelum = list_pengaturan(db, admin, 2026)
    with pytest.raises(DataTidakSah, match=pesan):
        set_pengaturan(db, admin, kunci, nilai, mulai_tahun=tahun)
    assert list_pengaturan(db, admin, 2026) == sebelum


def test_bounds_that_would_cross_are_refused(db: Database, admin: Pelaku) -> None:
    set_pengaturan(db, admin, "batas_bawah", "99", mulai_tahun=2025)
    set_pengaturan(db, admin, "batas_atas", "100", mulai_tahun=2025)
    with db.transaction() as cur:
        write_pengaturan(cur, KANTOR, "batas_atas", "50", "x", SAAT, mulai_tahun=2027)
    with pytest.raises(DataTidakSah, match="tidak di bawah batas atas"):
        set_pengaturan(db, admin, "batas_bawah", "60", mulai_tahun=2027)


def test_every_change_is_in_the_audit_and_saying_the_same_again_is_none(
    db: Database, admin: Pelaku
) -> None:
    assert set_pengaturan(db, admin, "sesi_menit_diam", " 30 ")
    assert not set_pengaturan(db, admin, "sesi_menit_diam", "30")
    assert set_pengaturan(db, admin, "batas_atas", "110,0", mulai_tahun=2026)
    jejak = list_jejak(db, admin, tindakan="ubah_pengaturan")
    assert [(satu.objek, satu.lama, satu.baru) for satu in jejak] == [
        ("pengaturan batas_atas mulai 2026", "120", "110"),
        ("pengaturan sesi_menit_diam", "60", "30"),
    ]
    assert [(satu.nama, satu.mulai_tahun, satu.tulisan) for satu in list_perubahan(db, admin)] == [
        ("Batas atas capaian dalam rata-rata", 2026, "110 persen"),
        ("Sesi berakhir bila diam selama", 0, "30 menit"),
    ]


def test_the_limits_of_evidence_follow_the_settings(db: Database, admin: Pelaku) -> None:
    for kunci, nilai in (("megabyte_terbesar", "5"), ("terbanyak", "3"), ("megabyte_sehari", "20")):
        set_pengaturan(db, admin, f"bukti_{kunci}", nilai)
    batas = get_batas(db, admin)
    assert (batas.megabyte_terbesar, batas.terbanyak, batas.megabyte_sehari) == (5, 3, 20)


@pytest.mark.parametrize("peran", PERAN_DAPAT_DIBERIKAN)
def test_only_an_administrator_sees_and_changes_settings(db: Database, peran: Peran) -> None:
    pelaku = a_person(db, peran)
    if peran is Peran.ADMINISTRATOR:
        assert set_pengaturan(db, pelaku, "sesi_jam_paling_lama", "8")
        assert list_perubahan(db, pelaku)
        return
    with pytest.raises(TidakBerhak):
        list_pengaturan(db, pelaku, 2026)
    with pytest.raises(TidakBerhak):
        list_perubahan(db, pelaku)
    with pytest.raises(TidakBerhak):
        set_pengaturan(db, pelaku, "sesi_jam_paling_lama", "8")
