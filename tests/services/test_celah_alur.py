"""Detours on the way of a form: withdrawn, returned, reopened or closed, its rules still hold."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from sakip.domain.alur_pengumpulan import StatusAlur, Tindakan
from sakip.domain.bukti_dukung import BerkasBaru
from sakip.domain.errors import DataTidakSah, TidakBerhak
from sakip.domain.formulir import BarisFormulir
from sakip.domain.instansi import Instansi, JenisInstansi
from sakip.domain.peran import JenisPenugasan, Pelaku, Penugasan, Peran, pelaku_baris_perintah
from sakip.domain.periode import Triwulan
from sakip.services.alur_pengumpulan import (
    approve_formulir,
    legalise_formulir,
    reopen_formulir,
    return_baris,
    submit_formulir,
    undo_status,
    verify_formulir,
)
from sakip.services.antrean import list_antrean, next_tindakan
from sakip.services.bukti_dukung import add_bukti, remove_bukti
from sakip.services.bukti_wajib import set_wajib
from sakip.services.formulir import get_formulir
from sakip.services.jejak import list_jejak
from sakip.services.keadaan_formulir import KeadaanFormulir, read_keadaan
from sakip.services.kendala import IsianKendala, record_kendala
from sakip.services.kepatuhan import list_kepatuhan
from sakip.services.pemeriksaan import get_periksa
from sakip.services.pengaturan import set_pengaturan
from sakip.services.pengguna import get_pelaku
from sakip.services.realisasi import Perubahan, record_realisasi
from sakip.services.tenggat import except_tenggat
from sakip.services.tugas import list_tugas
from sakip.storage.connection import Database, open_database
from sakip.ui.status_alur import make_kepala, make_riwayat

TW3 = Triwulan(2026, 3)
PERINTAH = pelaku_baris_perintah("donomulyo")
CONTOH = Instansi(
    kode="donomulyo", nama="Kecamatan Donomulyo", jenis=JenisInstansi.KECAMATAN, kabupaten="Malang",
    zona_waktu="Asia/Jakarta",
)  # fmt: skip


@pytest.fixture
def kantor(berkas_contoh: Path, tmp_path: Path) -> Iterator[Database]:
    """An example office of its own for each test."""
    path = tmp_path / "sakip.duckdb"
    path.write_bytes(berkas_contoh.read_bytes())
    db = open_database(path)
    yield db
    db.close()


class Jam:
    """The clock of the services, set by hand (UTC)."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.saat = datetime(2026, 11, 20, 3)  # noqa: DTZ001 times are stored without zone
        monkeypatch.setattr("sakip.domain.waktu.now_utc", lambda: self.saat)

    def set(self, teks: str) -> None:
        self.saat = datetime.fromisoformat(teks)


@pytest.fixture
def jam(monkeypatch: pytest.MonkeyPatch) -> Jam:
    """20 November 2026, 10:00 WIB: the forms of triwulan III were due on 10 October."""
    return Jam(monkeypatch)


def keadaan(db: Database, unit: str) -> KeadaanFormulir:
    with db.cursor() as cur:
        return read_keadaan(cur, unit, TW3)


def versi(db: Database, unit: str) -> int:
    return keadaan(db, unit).alur.versi


def orang(db: Database, kode: str) -> Pelaku:
    return get_pelaku(db, kode)


def ketepatan(db: Database, unit: str) -> str:
    (baris,) = (
        satu for satu in list_kepatuhan(db, orang(db, "sekcam"), TW3) if satu.kode_unit == unit
    )
    return baris.ketepatan


def test_a_submission_withdrawn_after_an_undone_verification_is_not_on_time(
    kantor: Database, jam: Jam
) -> None:
    kasi, kasubbag = orang(kantor, "kasi.kesos"), orang(kantor, "kasubbag.pep")
    assert ketepatan(kantor, "KESOS") == "tepat waktu"
    verify_formulir(kantor, kasubbag, "KESOS", TW3, versi=1)
    undo_status(kantor, kasubbag, "KESOS", TW3, "salah tekan", versi=2)
    undo_status(kantor, kasi, "KESOS", TW3, "masih salah", versi=3)
    assert ketepatan(kantor, "KESOS") == "belum diajukan, lewat 41 hari"
    submit_formulir(kantor, kasi, "KESOS", TW3, versi=4)
    assert ketepatan(kantor, "KESOS") == "terlambat 41 hari"


def write(db: Database, pelaku: Pelaku, unit: str, kode: str, *, tambah: int, teks: str) -> None:
    """Raise the figure of a row, or leave it and say something else of it."""
    (baris,) = (b for b in get_formulir(db, pelaku, unit, TW3).baris if b.kode_indikator == kode)
    nilai = baris.isian.nilai
    isian = replace(baris.isian, nilai=None if nilai is None else nilai + tambah, progres=teks)
    record_realisasi(db, pelaku, unit, TW3, {kode: Perubahan(isian, baris.versi)})


def test_a_word_by_another_does_not_let_the_writer_of_a_figure_judge_it(
    kantor: Database, jam: Jam
) -> None:
    kasubbag, kasi = orang(kantor, "kasubbag.pep"), orang(kantor, "kasi.pem")
    plt = Penugasan(peran=Peran.PENYUPLAI_DATA, kode_unit="PEM", jenis=JenisPenugasan.PLT)
    rangkap = replace(kasubbag, penugasan=(*kasubbag.penugasan, plt))
    (kode, *_) = (
        b.kode_indikator
        for b in get_formulir(kantor, kasi, "PEM", TW3).baris
        if b.isian.nilai is not None
    )
    write(kantor, rangkap, "PEM", kode, tambah=1, teks="angka saya")
    write(kantor, orang(kantor, "staf.pem"), "PEM", kode, tambah=0, teks="angka saya.")
    submit_formulir(kantor, kasi, "PEM", TW3, versi=0)
    with pytest.raises(TidakBerhak, match="ikut mengisi"):
        verify_formulir(kantor, kasubbag, "PEM", TW3, versi=1)
    (antre,) = (s for s in list_antrean(kantor, kasubbag) if s.formulir.kode_unit == "PEM")
    assert "ikut mengisi" in antre.sebab
    periksa = get_periksa(kantor, kasubbag, "PEM", TW3)
    assert "ikut mengisi" in periksa.tindakan[Tindakan.VERIFIKASI]


@pytest.mark.parametrize("sesudah", ["bukti dihapus", "kendala ditulis"])
def test_a_return_is_not_undone_over_evidence_or_kendala_written_since(
    kantor: Database, jam: Jam, sesudah: str
) -> None:
    camat, umum = orang(kantor, "camat"), orang(kantor, "kasubbag.umum")
    baris = get_formulir(kantor, umum, "UMUM", TW3).baris
    kode = next(satu.kode_indikator for satu in baris if satu.diukur)

    def kembalikan(teks: str) -> None:
        jam.set(teks)
        assert Tindakan.BATALKAN not in get_periksa(kantor, camat, "UMUM", TW3).tindakan
        nomor = versi(kantor, "UMUM")
        return_baris(kantor, camat, "UMUM", TW3, {kode: "cek"}, versi=nomor)

    def batalkan() -> None:
        undo_status(kantor, camat, "UMUM", TW3, "tidak jadi", versi=versi(kantor, "UMUM"))

    kembalikan("2026-11-20 03:00")
    assert get_periksa(kantor, camat, "UMUM", TW3).tindakan[Tindakan.BATALKAN] == ""
    batalkan()
    kembalikan("2026-11-20 10:00")
    jam.set("2026-11-20 11:00")
    if sesudah == "bukti dihapus":
        berkas = BerkasBaru(nama="c.txt", isi=b"Catatan\n")
        hasil = add_bukti(kantor, umum, "UMUM", TW3, kode, berkas)
        remove_bukti(kantor, umum, hasil.kode, hasil.versi)
    else:
        isian = IsianKendala(
            kendala="a", solusi="b", rencana="c", pic="d", batas_waktu=date(2026, 12, 1)
        )
        record_kendala(kantor, umum, "UMUM", TW3, kode, isian, versi=0)
    sebab = get_periksa(kantor, camat, "UMUM", TW3).tindakan[Tindakan.BATALKAN]
    assert "bukti atau kendalanya sudah diperbaiki" in sebab
    with pytest.raises(DataTidakSah, match="bukti atau kendalanya sudah diperbaiki"):
        batalkan()


@pytest.mark.parametrize(
    ("unit", "oleh", "terima"),
    [
        ("KESOS", "kasubbag.pep", verify_formulir),
        ("YANLIK", "sekcam", approve_formulir),
        ("UMUM", "camat", legalise_formulir),
    ],
)
def test_no_level_accepts_a_form_that_lacks_required_evidence(
    kantor: Database, jam: Jam, unit: str, oleh: str, terima: Callable[..., StatusAlur]
) -> None:
    pemeriksa, nomor = orang(kantor, oleh), versi(kantor, unit)
    baris = get_formulir(kantor, orang(kantor, "kasubbag.pep"), unit, TW3).baris
    kode = next(
        satu.kode_indikator for satu in baris if satu.diukur and satu.isian.nilai is not None
    )
    tindakan = next_tindakan(keadaan(kantor, unit).alur.status)
    assert tindakan is not None
    assert get_periksa(kantor, pemeriksa, unit, TW3).tindakan[tindakan] == ""
    set_wajib(kantor, orang(kantor, "kasubbag.pep"), kode, 2026, wajib=True)
    with pytest.raises(DataTidakSah, match="belum dapat diteruskan karena 1 hal belum ada"):
        terima(kantor, pemeriksa, unit, TW3, versi=nomor)
    assert "belum lengkap" in get_periksa(kantor, pemeriksa, unit, TW3).tindakan[tindakan]
    (antre,) = (s for s in list_antrean(kantor, pemeriksa) if s.formulir.kode_unit == unit)
    assert "belum lengkap" in antre.sebab
    assert return_baris(kantor, pemeriksa, unit, TW3, {kode: "lampirkan"}, versi=nomor)


def test_a_submission_is_not_withdrawn_once_the_calendar_has_closed_the_form(
    kantor: Database, jam: Jam
) -> None:
    kasi = orang(kantor, "kasi.kesos")
    jam.set("2026-10-08 03:00")
    set_pengaturan(kantor, PERINTAH, "tenggat_penutupan", "20", mulai_tahun=2026)
    jam.set("2026-11-20 03:00")
    with pytest.raises(DataTidakSah, match="Pengajuan tidak dapat dibatalkan"):
        undo_status(kantor, kasi, "KESOS", TW3, "salah tekan", versi=1)
    periksa = get_periksa(kantor, kasi, "KESOS", TW3)
    assert "Pengajuan tidak dapat dibatalkan" in periksa.tindakan[Tindakan.BATALKAN]
    kasubbag = get_periksa(kantor, orang(kantor, "kasubbag.pep"), "KESOS", TW3)
    assert kasubbag.tindakan[Tindakan.VERIFIKASI] == "", "closing stops nobody who judges"
    assert "Baris tidak dapat dikembalikan" in kasubbag.tindakan[Tindakan.KEMBALIKAN]
    assert keadaan(kantor, "KESOS").alur.status is StatusAlur.DIAJUKAN
    jam.set("2026-10-20 16:59")
    assert undo_status(kantor, kasi, "KESOS", TW3, "salah", versi=1) is StatusAlur.DRAF


def legalise(db: Database, unit: str, kasi: str) -> None:
    """Take a draf the whole way to disahkan."""
    for langkah, oleh in (
        (submit_formulir, kasi),
        (verify_formulir, "kasubbag.pep"),
        (approve_formulir, "sekcam"),
        (legalise_formulir, "camat"),
    ):
        langkah(db, orang(db, oleh), unit, TW3, versi=versi(db, unit))


def test_reopening_with_a_new_last_day_leaves_the_day_it_was_due(
    kantor: Database, jam: Jam
) -> None:
    legalise(kantor, "PEM", "kasi.pem")
    assert ketepatan(kantor, "PEM") == "terlambat 41 hari"
    sekcam, akhir = orang(kantor, "sekcam"), date(2026, 11, 27)
    nomor = versi(kantor, "PEM")
    reopen_formulir(kantor, sekcam, "PEM", TW3, "salah ketik", versi=nomor, sampai=akhir)
    tenggat = keadaan(kantor, "PEM").tenggat
    assert (tenggat.jatuh_tempo, tenggat.penutupan) == (date(2026, 10, 10), akhir)
    submit_formulir(kantor, orang(kantor, "kasi.pem"), "PEM", TW3, versi=versi(kantor, "PEM"))
    assert ketepatan(kantor, "PEM") == "terlambat 41 hari"


def test_a_form_that_is_disahkan_takes_no_exception_from_its_deadline(
    kantor: Database, jam: Jam
) -> None:
    legalise(kantor, "PEM", "kasi.pem")
    sekcam, hari = orang(kantor, "sekcam"), date(2026, 11, 30)
    with pytest.raises(DataTidakSah, match="sudah disahkan, jadi tenggatnya"):
        except_tenggat(kantor, sekcam, "PEM", TW3, jatuh_tempo=hari, penutupan=None, alasan="sakit")
    assert ketepatan(kantor, "PEM") == "terlambat 41 hari"


def test_a_setting_changed_after_a_form_was_disahkan_does_not_reach_it_by_a_reopening(
    kantor: Database, jam: Jam
) -> None:
    legalise(kantor, "PEM", "kasi.pem")
    jam.set("2026-11-21 03:00")
    set_pengaturan(kantor, PERINTAH, "tenggat_jatuh_tempo", "60", mulai_tahun=2026)
    assert ketepatan(kantor, "PEM") == "terlambat 41 hari"
    jam.set("2026-11-22 03:00")
    nomor = versi(kantor, "PEM")
    reopen_formulir(kantor, orang(kantor, "sekcam"), "PEM", TW3, "salah ketik", versi=nomor)
    assert ketepatan(kantor, "PEM") == "terlambat 41 hari"
    legalise(kantor, "PEM", "kasi.pem")
    assert ketepatan(kantor, "PEM") == "terlambat 41 hari"
    assert keadaan(kantor, "TRANTIB").tenggat.jatuh_tempo == date(2026, 11, 29), "still open"


def test_a_returned_form_whose_other_row_came_to_lack_evidence_is_mended_and_handed_in(
    kantor: Database, jam: Jam
) -> None:
    umum, kasubbag = orang(kantor, "kasubbag.umum"), orang(kantor, "kasubbag.pep")

    def baris() -> list[BarisFormulir]:
        return [s for s in get_formulir(kantor, umum, "UMUM", TW3).baris if s.diukur]

    kembali, kurang, tetap = (satu.kode_indikator for satu in baris()[:3])
    camat = orang(kantor, "camat")
    return_baris(kantor, camat, "UMUM", TW3, {kembali: "cek"}, versi=versi(kantor, "UMUM"))
    berkas = BerkasBaru(nama="c.txt", isi=b"Catatan\n")
    with pytest.raises(DataTidakSah, match="hanya baris yang dikembalikan atau belum lengkap"):
        add_bukti(kantor, umum, "UMUM", TW3, kurang, berkas)
    set_wajib(kantor, kasubbag, kurang, 2026, wajib=True)
    assert {s.kode_indikator for s in baris() if s.melengkapi} == {kurang}
    assert {s.kode_indikator for s in baris() if not s.terkunci} == {kembali, kurang}
    (tugas,) = (s for s in list_tugas(kantor, umum) if s.periode == TW3)
    assert "Perbaiki 1 baris yang dikembalikan, 1 bukti dukung belum ada" in tugas.kalimat
    jam.set("2026-11-20 04:00")
    salah = add_bukti(kantor, umum, "UMUM", TW3, kurang, berkas)
    remove_bukti(kantor, umum, salah.kode, salah.versi)
    add_bukti(kantor, umum, "UMUM", TW3, kurang, replace(berkas, isi=b"Yang benar\n"))
    write(kantor, umum, "UMUM", kurang, tambah=0, teks="juga uraiannya")
    assert {s.kode_indikator for s in baris() if not s.terkunci} == {kembali, kurang}
    with pytest.raises(DataTidakSah, match="tidak dapat diubah"):
        write(kantor, umum, "UMUM", tetap, tambah=1, teks="yang ini tidak")
    (jejak,) = list_jejak(kantor, orang(kantor, "admin"), tindakan="lengkapi_baris")
    assert kurang in str(jejak)
    nomor = versi(kantor, "UMUM")
    assert submit_formulir(kantor, umum, "UMUM", TW3, versi=nomor) is StatusAlur.DIAJUKAN


def test_one_person_at_two_levels_is_said_to_the_next_and_in_the_history(
    kantor: Database, jam: Jam
) -> None:
    sekcam, camat = orang(kantor, "sekcam"), orang(kantor, "camat")
    plh = Penugasan(peran=Peran.PENYUSUN, jenis=JenisPenugasan.PLH, jabatan="Kasubbag PEP")
    rangkap = replace(sekcam, penugasan=(*sekcam.penugasan, plh))
    verify_formulir(kantor, rangkap, "KESOS", TW3, versi=1)
    approve_formulir(kantor, rangkap, "KESOS", TW3, versi=2)
    (antre,) = (s for s in list_antrean(kantor, camat) if s.formulir.kode_unit == "KESOS")
    assert antre.rangkap == "verifikasi dan persetujuan oleh orang yang sama"
    assert antre.sebab == "", "no rule forbids it"
    (tugas,) = (s for s in list_tugas(kantor, camat) if "Kesejahteraan" in s.kalimat)
    assert tugas.rincian == antre.rangkap
    kini = keadaan(kantor, "KESOS")
    html = make_riwayat(kini.riwayat, CONTOH, {})
    assert html.count("oleh orang yang sama") == 1
    assert "Perhatian: verifikasi dan persetujuan oleh" in make_kepala(kini, CONTOH, {})
    lain = next(s for s in list_antrean(kantor, camat) if s.formulir.kode_unit == "UMUM")
    assert lain.rangkap == ""


def test_an_office_may_ask_for_another_person_at_each_level_from_a_year_on(
    kantor: Database, jam: Jam
) -> None:
    sekcam, admin = orang(kantor, "sekcam"), orang(kantor, "admin")
    plh = Penugasan(peran=Peran.PENYUSUN, jenis=JenisPenugasan.PLH)
    rangkap = replace(sekcam, penugasan=(*sekcam.penugasan, plh))
    verify_formulir(kantor, rangkap, "KESOS", TW3, versi=1)
    set_pengaturan(kantor, admin, "alur_orang_lain", "ya", mulai_tahun=2027)
    (antre,) = (s for s in list_antrean(kantor, sekcam) if s.formulir.kode_unit == "KESOS")
    assert antre.sebab == "", "not yet in 2026"
    set_pengaturan(kantor, admin, "alur_orang_lain", "ya", mulai_tahun=2026)
    (antre,) = (s for s in list_antrean(kantor, sekcam) if s.formulir.kode_unit == "KESOS")
    assert "sudah melakukan verifikasi formulir ini" in antre.sebab
    periksa = get_periksa(kantor, rangkap, "KESOS", TW3)
    assert periksa.tindakan[Tindakan.SETUJUI] == antre.sebab
    with pytest.raises(TidakBerhak, match="menghendaki orang lain pada tiap tingkat"):
        approve_formulir(kantor, rangkap, "KESOS", TW3, versi=2)
    baris = periksa.baris[0].baris.kode_indikator
    return_baris(kantor, rangkap, "KESOS", TW3, {baris: "cek"}, versi=2)
    submit_formulir(kantor, orang(kantor, "kasi.kesos"), "KESOS", TW3, versi=3)
    verify_formulir(kantor, orang(kantor, "kasubbag.pep"), "KESOS", TW3, versi=4)
    assert approve_formulir(kantor, sekcam, "KESOS", TW3, versi=5) is StatusAlur.DISETUJUI
