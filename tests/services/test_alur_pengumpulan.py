"""The way of a form through the services: rights, returns, locks, and two people at once."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from sakip.domain.alur_pengumpulan import StatusAlur, Tindakan, replay
from sakip.domain.bukti_dukung import BerkasBaru
from sakip.domain.errors import DataTidakSah, TidakBerhak, VersiBerubah
from sakip.domain.formulir import Isian, Keadaan
from sakip.domain.peran import JenisPenugasan, Pelaku, Penugasan, Peran, pelaku_baris_perintah
from sakip.domain.periode import Triwulan
from sakip.services.alur_pengumpulan import (
    approve_formulir,
    legalise_formulir,
    lock_formulir,
    reopen_formulir,
    return_baris,
    submit_formulir,
    undo_status,
    verify_formulir,
)
from sakip.services.batal_unggahan import preview_batal, undo_unggahan
from sakip.services.bukti_dukung import add_bukti, remove_bukti
from sakip.services.bukti_wajib import set_wajib
from sakip.services.formulir import get_formulir, get_templat
from sakip.services.keadaan_formulir import KeadaanFormulir, read_keadaan
from sakip.services.lihat_bukti import list_bukti
from sakip.services.pengaturan import set_pengaturan
from sakip.services.pengguna import get_pelaku
from sakip.services.realisasi import Perubahan, record_realisasi
from sakip.services.tenggat import except_tenggat
from sakip.services.unggahan import list_unggahan, preview_unggahan, save_unggahan
from sakip.storage.alur_pengumpulan import read_riwayat_semua
from sakip.storage.connection import Database, open_database
from tests.isi_formulir import fill_formulir

S = StatusAlur
TW1, TW3, TW4 = Triwulan(2026, 1), Triwulan(2026, 3), Triwulan(2026, 4)
CATATAN = BerkasBaru(nama="catatan.txt", isi=b"Catatan rapat koordinasi\n")


@pytest.fixture(scope="module")
def kantor(berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One example office for the module; each test works on a form of its own."""
    path = tmp_path_factory.mktemp("alur") / "sakip.duckdb"
    path.write_bytes(berkas_contoh.read_bytes())
    db = open_database(path)
    yield db
    db.close()


def keadaan(db: Database, unit: str, periode: Triwulan = TW3) -> KeadaanFormulir:
    with db.cursor() as cur:
        return read_keadaan(cur, unit, periode)


def versi(db: Database, unit: str, periode: Triwulan = TW3) -> int:
    return keadaan(db, unit, periode).alur.versi


def orang(db: Database, kode: str) -> Pelaku:
    return get_pelaku(db, kode)


def write(
    db: Database, pelaku: Pelaku, unit: str, kode: str, teks: str, periode: Triwulan = TW3
) -> int:
    """State the same figure with another progress text."""
    (baris,) = (
        b
        for b in get_formulir(db, pelaku_baris_perintah("donomulyo"), unit, periode).baris
        if b.kode_indikator == kode
    )
    isian = Isian(
        keadaan=baris.isian.keadaan,
        nilai=baris.isian.nilai,
        pembilang=baris.isian.pembilang,
        penyebut=baris.isian.penyebut,
        alasan=baris.isian.alasan,
        progres=teks,
    )
    return record_realisasi(db, pelaku, unit, periode, {kode: Perubahan(isian, baris.versi)})


def test_the_example_shows_every_status_and_its_history_replays(kantor: Database) -> None:
    with kantor.cursor() as cur:
        semua = read_riwayat_semua(cur, "donomulyo")
        tertulis = {
            (u, Triwulan(t, n)): s
            for u, t, n, s in cur.execute(
                """
                select kode_unit, tahun, triwulan, status from alur_pengumpulan as a
                where versi = (select max(versi) from alur_pengumpulan as b
                    where a.kode_unit = b.kode_unit and a.tahun = b.tahun and a.triwulan = b.triwulan)
                """
            ).fetchall()
        }
    assert {kunci: str(replay(riwayat).status) for kunci, riwayat in semua.items()} == tertulis
    assert {s for (_, p), s in tertulis.items() if p < TW3} == {"terkunci"}
    assert len({s for (_, p), s in tertulis.items() if p == TW3}) == 4


def test_a_form_goes_from_the_kasi_to_the_camat_and_is_locked(kantor: Database) -> None:
    kasi, staf = orang(kantor, "kasi.pem"), orang(kantor, "staf.pem")
    with pytest.raises(TidakBerhak):
        submit_formulir(kantor, staf, "PEM", TW3, versi=0)
    assert submit_formulir(kantor, kasi, "PEM", TW3, versi=0) is S.DIAJUKAN
    with pytest.raises(TidakBerhak):
        approve_formulir(kantor, orang(kantor, "kasubbag.pep"), "PEM", TW3, versi=1)
    with pytest.raises(DataTidakSah, match="diajukan, jadi belum"):
        approve_formulir(kantor, orang(kantor, "sekcam"), "PEM", TW3, versi=1)
    verify_formulir(kantor, orang(kantor, "kasubbag.pep"), "PEM", TW3, versi=1)
    approve_formulir(kantor, orang(kantor, "sekcam"), "PEM", TW3, versi=2)
    legalise_formulir(kantor, orang(kantor, "camat"), "PEM", TW3, versi=3)
    assert lock_formulir(kantor, orang(kantor, "sekcam"), "PEM", TW3, versi=4) is S.TERKUNCI
    kini = keadaan(kantor, "PEM").alur
    assert [satu.jabatan for satu in kini.paraf] == [
        "Kasi Pemerintahan",
        "Kasubbag Perencanaan, Evaluasi dan Pelaporan",
        "Sekretaris Kecamatan",
        "Camat",
        "Sekretaris Kecamatan",
    ]
    with pytest.raises(DataTidakSah, match="sudah terkunci"):
        write(kantor, kasi, "PEM", "IKK-08", "diubah sesudah terkunci")


def test_what_is_missing_is_named_all_at_once_and_evidence_counts(kantor: Database) -> None:
    kasi = orang(kantor, "kasi.trantib")
    set_wajib(kantor, orang(kantor, "kasubbag.pep"), "IKU-06", 2026, wajib=True)
    with pytest.raises(DataTidakSah) as galat:
        submit_formulir(kantor, kasi, "TRANTIB", TW3, versi=0)
    assert "2 hal belum ada" in galat.value.apa
    assert re.search(r"IKK-21 [^;:]+: Kosong: belum dilaporkan", galat.value.apa)
    assert re.search(r"IKU-06 [^;:]+: Bukti dukung indikator ini wajib, dan belum", galat.value.apa)
    assert versi(kantor, "TRANTIB") == 0


def test_a_returned_row_is_mended_while_the_rest_stays_as_it_was(kantor: Database) -> None:
    kasi, (kembali, *lain) = orang(kantor, "kasi.ppm"), _rows(kantor, "PPM")
    baris = get_formulir(kantor, kasi, "PPM", TW3).baris
    (dikembalikan,) = (satu for satu in baris if satu.catatan_kembali)
    assert dikembalikan.kode_indikator == kembali
    assert dikembalikan.terkunci == ""
    with pytest.raises(DataTidakSah, match="hanya baris yang dikembalikan"):
        write(kantor, kasi, "PPM", lain[0], "coba")
    with pytest.raises(DataTidakSah, match="hanya baris yang dikembalikan"):
        add_bukti(kantor, kasi, "PPM", TW3, lain[0], CATATAN)
    assert write(kantor, kasi, "PPM", kembali, "sudah dicocokkan dengan daftar hadir") == 1
    add_bukti(kantor, kasi, "PPM", TW3, kembali, CATATAN)
    assert submit_formulir(kantor, kasi, "PPM", TW3, versi=2) is S.DIAJUKAN
    with pytest.raises(DataTidakSah, match="sudah diajukan"):
        write(kantor, kasi, "PPM", kembali, "sekali lagi")


def _rows(db: Database, unit: str) -> list[str]:
    """Return the rows of a form, returned ones first."""
    baris = get_formulir(db, pelaku_baris_perintah("donomulyo"), unit, TW3).baris
    diukur = [satu for satu in baris if satu.diukur]
    return [s.kode_indikator for s in sorted(diukur, key=lambda s: not s.catatan_kembali)]


def test_a_second_office_does_not_let_somebody_judge_their_own_form(kantor: Database) -> None:
    kesos = orang(kantor, "kasi.kesos")
    plt = Penugasan(peran=Peran.PENYUSUN, jenis=JenisPenugasan.PLT, jabatan="Kasubbag Perencanaan")
    rangkap = Pelaku(
        kode=kesos.kode,
        nama=kesos.nama,
        kode_instansi=kesos.kode_instansi,
        penugasan=(*kesos.penugasan, plt),
    )
    with pytest.raises(TidakBerhak, match="juga dalam jabatan lain"):
        verify_formulir(kantor, rangkap, "KESOS", TW3, versi=1)
    lain = Pelaku(kode="plt", nama="P", kode_instansi="donomulyo", penugasan=(plt,))
    verify_formulir(kantor, lain, "KESOS", TW3, versi=1)
    paraf = keadaan(kantor, "KESOS").alur.paraf[-1]
    assert (paraf.jabatan, paraf.jenis) == ("Kasubbag Perencanaan", JenisPenugasan.PLT)
    assert undo_status(kantor, lain, "KESOS", TW3, "keliru formulir", versi=2) is S.DIAJUKAN


def test_of_two_people_at_once_the_second_is_told_and_nothing_is_lost(kantor: Database) -> None:
    sekcam = orang(kantor, "sekcam")
    kode = _rows(kantor, "YANLIK")[0]
    return_baris(kantor, sekcam, "YANLIK", TW3, {kode: "mohon cek"}, versi=2)
    with pytest.raises(VersiBerubah, match="berubah menjadi dikembalikan oleh Sekretaris"):
        approve_formulir(kantor, sekcam, "YANLIK", TW3, versi=2)
    tindakan = [satu.tindakan for satu in keadaan(kantor, "YANLIK").riwayat]
    assert tindakan == [Tindakan.AJUKAN, Tindakan.VERIFIKASI, Tindakan.KEMBALIKAN]


def test_a_locked_form_takes_no_figure_file_evidence_or_undo(kantor: Database) -> None:
    kasi, unit = orang(kantor, "kasi.trantib"), "TRANTIB"
    templat = get_templat(kantor, kasi, unit, TW4)[1]
    isi = fill_formulir(templat, {"IKU-06": {"Nilai": 1}})
    save_unggahan(
        kantor, kasi, preview_unggahan(kantor, kasi, unit, TW4, isi, "f.xlsx"), konfirmasi=True
    )
    add_bukti(kantor, kasi, unit, TW4, "IKU-06", CATATAN)
    (bukti,) = list_bukti(kantor, kasi, unit, TW4, "IKU-06")
    kode = list_unggahan(kantor, kasi, unit, TW4)[0]["kode"]
    templat = get_templat(kantor, kasi, unit, TW4)[1]
    lain = fill_formulir(templat, {"IKU-06": {"Nilai": 2}})
    terbuka = preview_unggahan(kantor, kasi, unit, TW4, lain, "g.xlsx")
    assert preview_batal(kantor, kasi, kode).tertutup == ""
    _submit_whatever(kantor, unit, TW4)

    assert preview_batal(kantor, kasi, kode).tertutup == "formulir ini sudah diajukan"
    pratinjau = preview_unggahan(kantor, kasi, unit, TW4, lain, "g.xlsx")
    assert ["sudah diajukan" in satu.apa for satu in pratinjau.salah] == [True]
    sama = preview_unggahan(kantor, kasi, unit, TW4, isi, "f.xlsx")
    assert sama.salah == (), "what is unchanged is no attempt"
    for tulis in (
        lambda: save_unggahan(kantor, kasi, terbuka, konfirmasi=True),
        lambda: undo_unggahan(kantor, kasi, kode, "keliru"),
        lambda: add_bukti(
            kantor, kasi, unit, TW4, "IKU-06", BerkasBaru(nama="b.txt", isi=b"lain\n")
        ),
        lambda: remove_bukti(kantor, kasi, bukti.kode, bukti.versi),
        lambda: write(kantor, kasi, unit, "IKU-06", "lain", TW4),
    ):
        with pytest.raises(DataTidakSah, match="sudah diajukan"):
            tulis()


def _submit_whatever(db: Database, unit: str, periode: Triwulan) -> None:
    """Submit a form as it is, which the service would refuse while rows are missing."""
    from sakip.services.alur_pengumpulan import act

    with db.transaction() as cur:
        act(cur, orang(db, "kasi.trantib"), unit, periode, Tindakan.AJUKAN, versi=0)


def test_reopening_needs_a_reason_and_leaves_a_trace(kantor: Database) -> None:
    sekcam, kasi = orang(kantor, "sekcam"), orang(kantor, "kasubbag.umum")
    lama = versi(kantor, "UMUM", TW1)
    with pytest.raises(DataTidakSah, match="Alasan membuka kembali"):
        reopen_formulir(kantor, sekcam, "UMUM", TW1, " ", versi=lama)
    assert reopen_formulir(kantor, sekcam, "UMUM", TW1, "temuan reviu", versi=lama) is S.DRAF
    kini = keadaan(kantor, "UMUM", TW1)
    assert kini.alur.dibuka is not None
    assert kini.alur.dibuka.catatan == "temuan reviu"
    assert len(kini.riwayat) == lama + 1, "the paraf of the first round stay in the history"
    (kode, *_) = (
        b.kode_indikator for b in get_formulir(kantor, kasi, "UMUM", TW1).baris if b.diukur
    )
    assert write(kantor, kasi, "UMUM", kode, "diperbaiki sesudah reviu", TW1) == 1


def test_the_calendar_closes_a_form_and_an_exception_opens_it(
    kantor: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit, periode, kasi = "KESOS", TW4, orang(kantor, "kasi.kesos")
    perintah = pelaku_baris_perintah("donomulyo")
    set_pengaturan(kantor, perintah, "tenggat_penutupan", "15", mulai_tahun=2026)
    (kode, *_) = (
        b.kode_indikator for b in get_formulir(kantor, kasi, unit, periode).baris if b.diukur
    )
    saat = datetime(2027, 1, 15, 16, 59, 59)  # noqa: DTZ001 23:59:59 WIB
    monkeypatch.setattr("sakip.domain.waktu.now_utc", lambda: saat)
    isian = Isian(keadaan=Keadaan.TIDAK_BERLAKU, alasan="tidak ada kegiatan")
    assert record_realisasi(kantor, kasi, unit, periode, {kode: Perubahan(isian, 0)}) == 1
    saat = datetime(2027, 1, 15, 17)  # noqa: DTZ001 00:00:00 WIB of the 16th
    with pytest.raises(DataTidakSah, match="terkunci sejak lewat 15 Januari 2027"):
        write(kantor, kasi, unit, kode, "terlambat", periode)
    set_pengaturan(kantor, perintah, "tenggat_penutupan", "60", mulai_tahun=2026)
    assert not keadaan(kantor, unit, periode).keterbukaan.ada, "a closed period keeps its settings"
    sekcam, hari = orang(kantor, "sekcam"), date(2027, 1, 20)
    for alasan, tanggal, sebab in (
        ("", hari, "Alasan"),
        ("sakit", date(2027, 1, 15), "sudah lewat"),
    ):
        with pytest.raises(DataTidakSah, match=sebab):
            except_tenggat(
                kantor, sekcam, unit, periode, jatuh_tempo=tanggal, penutupan=tanggal, alasan=alasan
            )
    except_tenggat(
        kantor, sekcam, unit, periode, jatuh_tempo=hari, penutupan=hari, alasan="kasi sakit"
    )
    assert keadaan(kantor, unit, periode).keterbukaan.semua
    assert not keadaan(kantor, "PPM", periode).keterbukaan.ada, "of this unit alone"
