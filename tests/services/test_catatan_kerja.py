"""What stands beside the figures: monthly progress, reports put before officials, meetings."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from sakip.domain.bukti_dukung import BerkasBaru
from sakip.domain.errors import DataTidakSah, TidakBerhak, VersiBerubah
from sakip.domain.instansi import JenisInstansi
from sakip.domain.peran import Pelaku
from sakip.domain.periode import Triwulan
from sakip.services.alur_pengumpulan import reopen_formulir
from sakip.services.keadaan_formulir import read_keadaan
from sakip.services.pengguna import get_pelaku, set_status
from sakip.services.progres_bulanan import IsiProgres, ProgresBulanan, list_progres, record_progres
from sakip.services.rapat import IsiRapat, KeputusanBaru, add_rapat, finish_keputusan, list_rapat
from sakip.services.sosialisasi import (
    IsiSosialisasi,
    acknowledge_sosialisasi,
    add_sosialisasi,
    list_sosialisasi,
)
from sakip.storage.connection import Database
from sakip.ui.progres_bulanan import read_persen
from tests.builders import a_program, a_sasaran, an_indikator, save
from tests.prosedur import KANTOR, Jam, jam, make_kantor

__all__ = ["jam"]
HARI = date(2026, 1, 5)


@pytest.fixture
def orang(db: Database, jam: Jam) -> dict[str, Pelaku]:
    """The people of a kecamatan with one indikator and one sub kegiatan of Seksi Pemerintahan."""
    orang = make_kantor(db, JenisInstansi.KECAMATAN)
    milik = {"kode_instansi": KANTOR, "kode_unit": "pemerintahan"}
    save(db, a_sasaran(kode_instansi=KANTOR), an_indikator(**milik))
    for kode in ("1", "1.1", "1.1.1"):
        baris = a_program(kode)
        save(db, baris._replace(isi=baris.isi | milik))
    return orang


def find(db: Database, pelaku: Pelaku, jenis: str) -> ProgresBulanan:
    return next(satu for satu in list_progres(db, pelaku, 2026, 1) if satu.jenis == jenis)


@pytest.mark.parametrize("jenis", ["indikator", "sub_kegiatan"])
def test_progress_of_a_month_is_stated_by_the_unit_and_corrected_without_loss(
    db: Database, orang: dict[str, Pelaku], jenis: str
) -> None:
    kasi = orang["kasi.pem"]
    kosong = find(db, kasi, jenis)
    assert (kosong.isi, kosong.versi) == (None, 0)
    isi = IsiProgres(uraian="Rapat koordinasi", persen=Decimal("12.5"))
    assert record_progres(db, kasi, kosong, 2026, 1, isi)
    assert not record_progres(db, kasi, kosong, 2026, 1, isi)
    with pytest.raises(VersiBerubah, match="Rapat koordinasi"):
        record_progres(db, kasi, kosong, 2026, 1, IsiProgres(uraian="Lain"))
    with pytest.raises(DataTidakSah, match=r"1\.001 karakter, lebih dari 1\.000; belum disimpan"):
        record_progres(db, kasi, find(db, kasi, jenis), 2026, 1, IsiProgres(uraian="a" * 1001))
    nol = IsiProgres(uraian="Rapat koordinasi", persen=Decimal(0))
    assert record_progres(db, kasi, find(db, kasi, jenis), 2026, 1, nol)
    assert find(db, orang["camat"], jenis).isi == nol, "0 is not blank"
    assert all(satu.isi is None for satu in list_progres(db, kasi, 2026, 2))
    for lain in ("kasi.yanlik", "pep"):
        with pytest.raises(TidakBerhak):
            record_progres(db, orang[lain], find(db, kasi, jenis), 2026, 1, isi)
    assert list_progres(db, orang["kasi.yanlik"], 2026, 1) == []


def test_progress_of_a_triwulan_that_is_closed_stays_until_its_form_is_reopened(
    contoh: Database,
) -> None:
    kasi, sekcam = get_pelaku(contoh, "kasi.pem"), get_pelaku(contoh, "sekcam")

    def lihat(bulan: int) -> ProgresBulanan:
        return list_progres(contoh, kasi, 2026, bulan)[0]

    isi = IsiProgres(uraian="Menyusul")
    assert lihat(6).tertutup == "formulir triwulan II 2026 sudah terkunci"
    with pytest.raises(DataTidakSah, match="triwulan II 2026 sudah terkunci"):
        record_progres(contoh, kasi, lihat(6), 2026, 6, isi)
    assert record_progres(contoh, kasi, lihat(7), 2026, 7, isi), "triwulan III is a draf"
    terkunci = Triwulan(2026, 2)
    with contoh.cursor() as cur:
        versi = read_keadaan(cur, "PEM", terkunci).alur.versi
    hari = date.today() + timedelta(days=7)  # noqa: DTZ011 a last day that is to come
    reopen_formulir(contoh, sekcam, "PEM", terkunci, "salah", versi=versi, sampai=hari)
    assert lihat(6).tertutup == ""
    assert record_progres(contoh, kasi, lihat(6), 2026, 6, isi)


@pytest.mark.parametrize(
    "isi",
    [
        pytest.param(IsiProgres(uraian=" "), id="nothing said"),
        pytest.param(IsiProgres(uraian="x", persen=Decimal(101)), id="above 100"),
        pytest.param(IsiProgres(uraian="x", persen=Decimal(-1)), id="below 0"),
    ],
)
def test_progress_that_cannot_be_is_refused(
    db: Database, orang: dict[str, Pelaku], isi: IsiProgres
) -> None:
    kasi = orang["kasi.pem"]
    with pytest.raises(DataTidakSah):
        record_progres(db, kasi, find(db, kasi, "indikator"), 2026, 1, isi)
    assert find(db, kasi, "indikator").versi == 0


def test_a_percentage_is_read_with_a_comma_and_a_blank_stays_blank() -> None:
    assert read_persen(" 62,5 % ") == Decimal("62.5")
    assert read_persen("0") == 0
    assert read_persen("") is None
    for teks in ("separuh", "1e2", "12,345", "-4"):
        with pytest.raises(DataTidakSah):
            read_persen(teks)


def test_a_report_is_acknowledged_by_those_it_is_put_before_once(
    db: Database, orang: dict[str, Pelaku]
) -> None:
    berkas = BerkasBaru(nama="laporan.txt", isi=b"Laporan triwulan\n")
    isi = IsiSosialisasi(
        judul="Laporan triwulan I", uraian="Capaian naik", penerima=("kasi.pem", "camat"), lampiran=(berkas,)
    )  # fmt: skip
    kode = add_sosialisasi(db, orang["sekcam"], isi)
    (satu,) = list_sosialisasi(db, orang["kasi.pem"])
    assert satu.menunggu_saya
    assert [b.nama for b in satu.lampiran] == ["laporan.txt"]
    acknowledge_sosialisasi(db, orang["kasi.pem"], kode, "Siap")
    for siapa in ("kasi.pem", "umum"):
        with pytest.raises(DataTidakSah):
            acknowledge_sosialisasi(db, orang[siapa], kode)
    (satu,) = list_sosialisasi(db, orang["kasi.pem"])
    sudah = {p.kode: (p.catatan, p.pada is not None) for p in satu.penerima}
    assert (satu.menunggu_saya, sudah) == (
        False,
        {"camat": ("", False), "kasi.pem": ("Siap", True)},
    )
    for salah in (IsiSosialisasi(judul="", uraian="", penerima=("camat",)),
                  IsiSosialisasi(judul="x", uraian="", penerima=()),
                  IsiSosialisasi(judul="x", uraian="", penerima=("hantu",))):  # fmt: skip
        with pytest.raises(DataTidakSah):
            add_sosialisasi(db, orang["sekcam"], salah)
    with pytest.raises(TidakBerhak):
        add_sosialisasi(db, orang["staf"], isi)


def test_a_meeting_keeps_who_was_there_and_its_decisions_are_followed_up(
    db: Database, orang: dict[str, Pelaku]
) -> None:
    tugas = KeputusanBaru(isi="Lengkapi bukti", pic="umum", batas=HARI + timedelta(days=2))
    isi = IsiRapat(judul="Finalisasi LKj", tanggal=HARI, agenda="Bab III", hadir=("Camat", " "), keputusan=(tugas, tugas))  # fmt: skip
    kode = add_rapat(db, orang["sekcam"], isi)
    (rapat,) = list_rapat(db, orang["umum"], HARI + timedelta(days=3))
    assert (rapat.hadir, rapat.agenda) == (("Camat",), "Bab III")
    assert [(k.milik_saya, k.terlambat) for k in rapat.keputusan] == [(True, True)] * 2
    with pytest.raises(TidakBerhak):
        finish_keputusan(db, orang["staf"], kode, 1)
    finish_keputusan(db, orang["umum"], kode, 1)
    finish_keputusan(db, orang["sekcam"], kode, 2)
    with pytest.raises(DataTidakSah):
        finish_keputusan(db, orang["umum"], kode, 1)
    (rapat,) = list_rapat(db, orang["camat"], HARI + timedelta(days=3))
    assert [(k.selesai, k.terlambat) for k in rapat.keputusan] == [(True, False)] * 2
    for salah in (
        KeputusanBaru(isi=" ", pic="umum", batas=HARI),
        KeputusanBaru(isi="x", pic="hantu", batas=HARI),
        KeputusanBaru(isi="x", pic="umum", batas=HARI - timedelta(days=1)),
    ):
        with pytest.raises(DataTidakSah, match="nomor 1 belum lengkap"):
            add_rapat(db, orang["sekcam"], IsiRapat(judul="x", tanggal=HARI, keputusan=(salah,)))
    with pytest.raises(DataTidakSah, match="Judul"):
        add_rapat(db, orang["sekcam"], IsiRapat(judul="", tanggal=HARI))


def test_a_deactivated_person_is_no_pic_of_a_new_decision(
    db: Database, orang: dict[str, Pelaku]
) -> None:
    set_status(db, orang["admin"], "umum", aktif=False)
    tugas = KeputusanBaru(isi="Lengkapi bukti", pic="umum", batas=HARI)
    isi = IsiRapat(judul="Finalisasi LKj", tanggal=HARI, keputusan=(tugas,))
    with pytest.raises(DataTidakSah, match="nomor 1 belum lengkap"):
        add_rapat(db, orang["sekcam"], isi)
    assert list_rapat(db, orang["camat"], HARI) == []
