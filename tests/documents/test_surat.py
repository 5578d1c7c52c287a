"""Letters and records around a report: which report they name, and what they leave open while nobody knows it."""

from datetime import date

from sakip.documents.blok import Dokumen, GantiHalaman, Paragraf, Rincian, Tabel
from sakip.domain.peran import pelaku_baris_perintah
from sakip.domain.periode import JenisPeriode
from sakip.services.dokumen import get_bahan
from sakip.services.jenis_dokumen import JENIS
from sakip.storage.connection import Database
from tests.builders import (
    KANTOR,
    PENCATAT,
    SAAT,
    TAHUN,
    Baris,
    a_target,
    an_indikator,
    an_office,
    save,
)

PELAKU = pelaku_baris_perintah(KANTOR)
TITIK = "…" * 12


def a_dokumen(jenis: str, periode: str, nomor: str) -> Baris:
    isi = {
        "kode_instansi": KANTOR,
        "kode": f"{jenis}-{periode}",
        "jenis": jenis,
        "tahun": TAHUN,
        "periode": periode,
        "perubahan_ke": 0,
        "judul": "Laporan",
        "nomor": nomor,
        "tanggal": date(TAHUN, 4, 10),
        "penanda_tangan": "Budi",
        "jabatan": "Camat",
        "sidik_bahan": "a",
        "sidik_pdf": "b",
        "difinalkan_oleh": PENCATAT,
        "difinalkan_pada": SAAT,
    }
    return Baris("dokumen", isi)


def compose(db: Database, jenis: str, periode: JenisPeriode) -> Dokumen:
    return JENIS[jenis].compose(get_bahan(db, PELAKU, jenis, TAHUN, periode))


def test_a_receipt_names_the_nomor_of_the_report_and_not_its_own(db: Database) -> None:
    save(db, an_office(), an_indikator(), a_target(), a_dokumen("triwulan", "TW1", "060/12"))
    nomor = {}
    for periode in (JenisPeriode.TW1, JenisPeriode.TW2, JenisPeriode.TAHUN):
        dokumen = compose(db, "tanda-terima", periode)
        (tabel,) = [b for b in dokumen.semua_blok if isinstance(b, Tabel)]
        nomor[periode] = tabel.baris[0][2].teks
        assert f"Nomor: {TITIK}" in [b.teks for b in dokumen.semua_blok if isinstance(b, Paragraf)]
    assert nomor == {
        JenisPeriode.TW1: "060/12, 10 April 2026",
        JenisPeriode.TW2: TITIK,
        JenisPeriode.TAHUN: TITIK,
    }


def test_minutes_say_what_the_meeting_was_about_and_leave_room_for_paraf(db: Database) -> None:
    save(db, an_office(), an_indikator(), a_target())
    dokumen = compose(db, "notulen", JenisPeriode.TW1)
    (rincian,) = [b for b in dokumen.semua_blok if isinstance(b, Rincian)]
    isi = dict(rincian.baris)
    assert isi["Acara"] == "Pembahasan data kinerja Triwulan I Tahun 2026"
    assert (isi["Hari, tanggal"], isi["Waktu"]) == (TITIK, TITIK)
    *_, ganti, hadir = dokumen.semua_blok
    assert isinstance(ganti, GantiHalaman)
    assert isinstance(hadir, Tabel)
    assert {baris[3].teks.count("\n") for baris in hadir.baris} == {1}
