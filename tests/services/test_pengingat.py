"""Reminders say what is missing in plain words; the calendar can be read by any calendar."""

import re
from datetime import datetime

import pytest

from sakip.domain.periode import Triwulan
from sakip.domain.tugas import KeadaanTugas
from sakip.services.kendala import IsianKendala, list_kendala, record_kendala, record_tindak_lanjut
from sakip.services.pengguna import get_pelaku
from sakip.services.pengingat import list_pengingat, make_kalender
from sakip.services.tanya_jawab import answer_angka, ask_angka, list_tanya
from sakip.services.tugas import list_tugas
from sakip.storage.connection import Database

TW3, TW4 = Triwulan(2026, 3), Triwulan(2026, 4)


@pytest.fixture(autouse=True)
def hari(monkeypatch: pytest.MonkeyPatch) -> None:
    saat = datetime(2027, 1, 7, 3)  # noqa: DTZ001 three days before triwulan IV is due
    monkeypatch.setattr("sakip.domain.waktu.now_utc", lambda: saat)


def test_one_office_is_reminded_asked_answered_and_follows_up(contoh: Database) -> None:
    kasubbag, kasi = get_pelaku(contoh, "kasubbag.pep"), get_pelaku(contoh, "kasi.trantib")
    teks = {satu.kode_unit: satu.teks for satu in list_pengingat(contoh, kasubbag, TW3)}
    assert teks.keys() == {"PEM", "PPM", "TRANTIB"}
    assert "Yth. Kasi Ketenteraman dan Ketertiban Umum," in teks["TRANTIB"]
    assert "Jatuh tempo: 10 Oktober 2026 (lewat 89 hari)." in teks["TRANTIB"]
    assert "Belum diisi: 1 dari 6 indikator." in teks["TRANTIB"]
    assert "Mohon diperiksa dengan daftar hadirnya" in teks["PPM"]

    ask_angka(contoh, kasubbag, "TRANTIB", TW3, "IKK-19", "Apakah kejadian Juli sudah dihitung?")
    tugas = list_tugas(contoh, kasi)
    assert [(satu.keadaan, satu.sisa) for satu in tugas] == [
        (KeadaanTugas.JATUH_TEMPO, "3 hari lagi"),
        (KeadaanTugas.TERLAMBAT, "lewat 89 hari"),
        (KeadaanTugas.DITANYAKAN, ""),
    ]
    answer_angka(contoh, kasi, "TRANTIB", TW3, "IKK-19", "Sudah, dua kejadian.")
    assert [satu.jenis for satu in list_tanya(contoh, kasi, "TRANTIB", TW3)["IKK-19"]] == [
        "tanya",
        "jawab",
    ]
    assert KeadaanTugas.DITANYAKAN not in {satu.keadaan for satu in list_tugas(contoh, kasi)}

    rencana = IsianKendala(
        kendala="Petugas kurang",
        solusi="Patroli bersama",
        rencana="Mengajukan dua petugas",
        pic="Kasi Trantib",
        batas_waktu=datetime(2026, 12, 31).date(),  # noqa: DTZ001 a day of the office
    )
    assert record_kendala(contoh, kasi, "TRANTIB", TW3, "IKK-19", rencana, versi=0)
    assert not record_kendala(contoh, kasi, "TRANTIB", TW3, "IKK-19", rencana, versi=1)
    record_tindak_lanjut(
        contoh, kasi, "TRANTIB", TW3, "IKK-19", "selesai", "Dua petugas bertugas", versi=0
    )
    satu = list_kendala(contoh, kasi, "TRANTIB", TW4)["IKK-19"]
    assert satu.rencana_lalu is not None
    assert satu.rencana_lalu.rencana == "Mengajukan dua petugas"
    assert satu.tindak_lanjut is not None
    assert satu.tindak_lanjut.keadaan == "selesai"


def test_a_calendar_has_whole_days_stable_names_and_folded_lines(contoh: Database) -> None:
    kasi = get_pelaku(contoh, "kasi.trantib")
    isi = make_kalender(contoh, kasi)
    baris = isi.decode().split("\r\n")
    assert baris[0] == "BEGIN:VCALENDAR"
    assert baris[-2:] == ["END:VCALENDAR", ""]
    assert max(len(satu.encode()) for satu in baris) <= 75
    utuh = isi.decode().replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20270110" in utuh
    assert "UID:jatuh-tempo-TRANTIB-2026-4@donomulyo.sakip" in utuh
    assert (
        "SUMMARY:Jatuh tempo formulir kinerja Seksi Ketenteraman dan Ketertiban Umum\\, triwulan IV 2026"
        in utuh
    )
    assert set(re.findall(r"UID:jatuh-tempo-(\w+)-", utuh)) == {"TRANTIB"}, "the own unit alone"
    assert make_kalender(contoh, kasi) == isi
