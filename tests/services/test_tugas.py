"""Tugas saya: everything that waits for a person stands in one list, which Beranda and the daily mail share."""

from datetime import date, datetime

import pytest

from sakip.domain.alur_pengumpulan import StatusAlur
from sakip.domain.peran import Pelaku, pelaku_baris_perintah
from sakip.domain.periode import JenisPeriode, Triwulan
from sakip.domain.tugas import KeadaanTugas, Tugas
from sakip.services.alur_pengumpulan import legalise_formulir, undo_status
from sakip.services.antrean import accept_semua, list_antrean
from sakip.services.bukti_wajib import set_wajib
from sakip.services.formulir import get_formulir
from sakip.services.keadaan_formulir import read_keadaan
from sakip.services.kendala import IsianKendala, record_kendala, record_tindak_lanjut
from sakip.services.koreksi_dokumen import add_koreksi, add_paraf, finish_koreksi
from sakip.services.pelaksanaan import start_pelaksanaan
from sakip.services.pemberitahuan import list_pemberitahuan
from sakip.services.pengguna import get_pelaku
from sakip.services.rapat import IsiRapat, KeputusanBaru, add_rapat, finish_keputusan
from sakip.services.sosialisasi import IsiSosialisasi, acknowledge_sosialisasi, add_sosialisasi
from sakip.services.surel import send_ringkasan, set_alamat
from sakip.services.tugas import list_tugas
from sakip.storage.connection import Database
from tests.kotak_surat import a_setelan, open_kotak
from tests.server import find_port

TW3 = Triwulan(2026, 3)
SAAT = datetime(2026, 11, 20, 3)  # noqa: DTZ001 times are stored without zone


@pytest.fixture(autouse=True)
def _jam(monkeypatch: pytest.MonkeyPatch) -> None:
    """20 November 2026, 10:00 WIB."""
    monkeypatch.setattr("sakip.domain.waktu.now_utc", lambda: SAAT)


def orang(db: Database, kode: str) -> Pelaku:
    return get_pelaku(db, kode)


def lain(db: Database, kode: str) -> list[Tugas]:
    """Return what waits for a person beside the forms."""
    return [satu for satu in list_tugas(db, orang(db, kode)) if satu.periode is None]


def kalimat(tugas: list[Tugas]) -> list[str]:
    return [satu.kalimat for satu in tugas]


def test_forms_that_are_disahkan_are_put_before_the_sekretaris_to_be_locked(
    contoh: Database,
) -> None:
    camat, sekcam = orang(contoh, "camat"), orang(contoh, "sekcam")

    def kunci(pelaku: Pelaku) -> list[str]:
        semua = list_tugas(contoh, pelaku)
        return [satu.kalimat for satu in semua if satu.kalimat.startswith("Kunci")]

    assert kunci(sekcam) == []
    legalise_formulir(contoh, camat, "UMUM", TW3, versi=3)
    assert kunci(sekcam) == [
        "Kunci 1 formulir yang sudah disahkan: Subbagian Umum, Kepegawaian, Keuangan dan Aset"
    ]
    assert kunci(camat) == [], "a form waits for one of the two who may lock it"
    kabar = [satu for satu in list_pemberitahuan(contoh, sekcam) if "Kunci" in satu.kalimat]
    assert [satu.pada for satu in kabar] == [SAAT]
    kasubbag = orang(contoh, "kasubbag.pep")
    indikator = get_formulir(contoh, kasubbag, "UMUM", TW3).baris[0].kode_indikator
    set_wajib(contoh, kasubbag, indikator, 2026, wajib=True)
    (antre,) = (s for s in list_antrean(contoh, sekcam) if s.formulir.kode_unit == "UMUM")
    assert (antre.tindakan, antre.sebab) == ("kunci", ""), (
        "locking waits for nothing that came later"
    )
    daftar = [("UMUM", TW3, antre.formulir.keadaan.alur.versi)]
    assert accept_semua(contoh, sekcam, daftar).diterima == (("UMUM", TW3),)
    with contoh.cursor() as cur:
        assert read_keadaan(cur, "UMUM", TW3).alur.status is StatusAlur.TERKUNCI
    assert kunci(sekcam) == []
    undo_status(contoh, sekcam, "UMUM", TW3, "terlalu cepat", versi=5)
    assert len(kunci(sekcam)) == 1


def test_one_list_holds_all_that_waits_and_the_mail_says_the_same(contoh: Database) -> None:
    perintah, sekcam = pelaku_baris_perintah("donomulyo"), orang(contoh, "sekcam")
    kasi = orang(contoh, "kasi.trantib")
    prosedur = "kecamatan-donomulyo-pengumpulan-kinerja"
    start_pelaksanaan(contoh, orang(contoh, "camat"), prosedur, "LKj 2026", 2026)
    laporan = IsiSosialisasi(judul="LKj 2025", uraian="", penerima=("kasi.trantib",))
    sosialisasi = add_sosialisasi(contoh, sekcam, laporan)
    putus = KeputusanBaru(isi="Patroli dua kali", pic="kasi.trantib", batas=date(2026, 11, 19))
    isi = IsiRapat(judul="Rapat evaluasi", tanggal=date(2026, 11, 2), keputusan=(putus,))
    rapat = add_rapat(contoh, sekcam, isi)
    rencana = IsianKendala(
        kendala="Petugas kurang",
        solusi="Patroli bersama",
        rencana="Mengajukan dua petugas",
        pic="Kasi Trantib",
        batas_waktu=date(2026, 11, 27),
    )
    record_kendala(contoh, kasi, "TRANTIB", TW3, "IKK-19", rencana, versi=0)

    assert [(satu.keadaan, satu.kalimat, satu.sisa) for satu in lain(contoh, "kasi.trantib")] == [
        (KeadaanTugas.MENUNGGU, "Baca dan tanggapi: LKj 2025", ""),
        (KeadaanTugas.TERLAMBAT, "Kerjakan keputusan rapat: Patroli dua kali", "lewat 1 hari"),
        (
            KeadaanTugas.JATUH_TEMPO,
            "Laporkan tindak lanjut IKK-19: Mengajukan dua petugas",
            "7 hari lagi",
        ),
    ]
    assert [satu.perihal for satu in lain(contoh, "camat")] == ["LKj 2026, langkah 1"]
    for kode in ("kasi.trantib", "camat"):
        set_alamat(contoh, perintah, kode, f"{kode}@kantor.go.id")
    port = find_port()
    with open_kotak(port) as kotak:
        send_ringkasan(contoh, perintah, a_setelan(port))
    for kode in ("kasi.trantib", "camat"):
        (surat,) = kotak.read(f"{kode}@kantor.go.id")
        baris = [satu for satu in surat.splitlines() if satu.startswith("- ")]
        tugas = list_tugas(contoh, orang(contoh, kode))
        assert len(baris) == len(tugas)
        assert all(satu.kalimat in tertulis for satu, tertulis in zip(tugas, baris, strict=True))

    acknowledge_sosialisasi(contoh, kasi, sosialisasi)
    finish_keputusan(contoh, kasi, rapat, 1)
    record_tindak_lanjut(
        contoh, kasi, "TRANTIB", TW3, "IKK-19", "berjalan", "Sudah diajukan", versi=0
    )
    assert kalimat(lain(contoh, "kasi.trantib")) == [
        "Laporkan tindak lanjut IKK-19: Mengajukan dua petugas"
    ]
    record_tindak_lanjut(
        contoh, kasi, "TRANTIB", TW3, "IKK-19", "selesai", "Dua petugas datang", versi=1
    )
    assert lain(contoh, "kasi.trantib") == []


def test_a_document_waits_for_whose_turn_it_is_until_it_is_signed(contoh: Database) -> None:
    sekcam, kasubbag = orang(contoh, "sekcam"), orang(contoh, "kasubbag.pep")
    dokumen = ("tanda-terima", 2026, JenisPeriode.TAHUN)

    def menunggu() -> dict[str, list[str]]:
        tiga = ("kasubbag.pep", "sekcam", "camat")
        return {kode: kalimat(lain(contoh, kode)) for kode in tiga if lain(contoh, kode)}

    assert menunggu() == {}
    nomor = add_koreksi(contoh, sekcam, *dokumen, "Isi", "Sebut tanggalnya")
    assert menunggu() == {"kasubbag.pep": ["Perbaiki Tanda terima 2026: 1 koreksi"]}
    finish_koreksi(contoh, kasubbag, *dokumen, nomor, "Sudah")
    assert menunggu() == {"sekcam": ["Periksa dan paraf Tanda terima 2026: koreksinya selesai"]}
    add_paraf(contoh, sekcam, *dokumen)
    assert menunggu() == {"camat": ["Sahkan Tanda terima 2026: sudah diparaf dan lengkap"]}
