"""Steps whose output is a document are done by the document itself: the draft that is made, the LKj that is signed."""

from datetime import date

import pytest

from sakip.domain.pelaksanaan import JenisPeristiwa
from sakip.domain.periode import JenisPeriode
from sakip.rules.prosedur import list_prosedur_bawaan
from sakip.services.dokumen import make_dokumen
from sakip.services.jenis_dokumen import Format
from sakip.services.koreksi_dokumen import add_paraf
from sakip.services.narasi import list_narasi, write_narasi
from sakip.services.pelaksanaan import get_pelaksanaan, start_pelaksanaan
from sakip.services.pengesahan_dokumen import finalize_dokumen, list_halangan
from sakip.services.pengguna import get_pelaku
from sakip.services.prosedur_kantor import add_prosedur
from sakip.services.rapat import IsiRapat, add_rapat
from sakip.services.tanda import list_periode
from sakip.services.tugas import list_tugas
from sakip.storage.connection import Database
from tests.prosedur import do_step_contoh

DONOMULYO = "kecamatan-donomulyo-pengumpulan-kinerja"
KARANGPLOSO = "kecamatan-karangploso-renja"
# The office's own file says that its run is about the IKU: quicker to make here than the LKj of 58 pages.
IKU = ("iku", 2025, JenisPeriode.TAHUN)


@pytest.mark.parametrize(
    ("jenis", "triwulan", "periode"),
    [
        pytest.param("lkj", None, ["TAHUN"], id="the LKj is of the tahun"),
        pytest.param("lkj", 2, ["TAHUN"], id="also in a run of a triwulan"),
        pytest.param("triwulan", 3, ["TW3"], id="the triwulan of the run"),
        pytest.param("triwulan", None, ["TW1", "TW2", "TW3", "TW4"], id="all of them"),
        pytest.param("semester", 3, ["S2"], id="the semester the triwulan lies in"),
        pytest.param("semester", None, ["S1", "S2"], id="both"),
    ],
)
def test_a_step_waits_for_the_documents_of_its_runs_periode(
    jenis: str, triwulan: int | None, periode: list[str]
) -> None:
    assert list_periode(jenis, triwulan) == periode


def langkah_kini(db: Database, kode: str) -> int:
    """Return the step at hand as the page of the run shows it."""
    return get_pelaksanaan(db, get_pelaku(db, "camat"), kode).kini.giliran[-1].langkah


def test_the_draft_the_meeting_and_the_signature_are_seen_by_the_program(contoh: Database) -> None:
    camat, sekcam, pep = (get_pelaku(contoh, k) for k in ("camat", "sekcam", "kasubbag.pep"))
    make_dokumen(contoh, pep, *IKU, Format.XLSX)
    teks = list_prosedur_bawaan()[DONOMULYO]
    for nama in ("dokumen_dibuat", "dokumen_disahkan"):
        teks = teks.replace(f'tanda = "{nama}"', f'tanda = "{nama}"\ndokumen = ["iku"]')
    add_prosedur(contoh, get_pelaku(contoh, "admin"), teks.encode(), "sendiri.toml")
    kode = start_pelaksanaan(contoh, camat, DONOMULYO, "IKU 2025", 2025)
    for siapa in ("camat", "sekcam", "kasubbag.pep", "kasubbag.pep"):
        do_step_contoh(contoh, kode, siapa)
    assert langkah_kini(contoh, kode) == 6, (
        "forms were in; the draft of before the run does not count"
    )
    make_dokumen(contoh, sekcam, *IKU, Format.XLSX)
    assert langkah_kini(contoh, kode) == 6, "the Sekcam has only looked at it"
    make_dokumen(contoh, pep, *IKU, Format.XLSX)
    assert langkah_kini(contoh, kode) == 7
    do_step_contoh(contoh, kode, "sekcam", ya=False)
    assert langkah_kini(contoh, kode) == 6, "returned: the draft of before does not count again"
    make_dokumen(contoh, pep, *IKU, Format.XLSX)
    (tanda,) = [
        satu
        for giliran in get_pelaksanaan(contoh, camat, kode).kini.giliran[-2:-1]
        for satu in giliran.peristiwa
    ]
    assert (tanda.jenis, tanda.oleh) == (JenisPeristiwa.TANDA, "kasubbag.pep")
    do_step_contoh(contoh, kode, "sekcam")
    rapat = IsiRapat(judul="Finalisasi", tanggal=date(2026, 2, 1), kode_pelaksanaan=kode)
    add_rapat(contoh, sekcam, rapat)
    assert langkah_kini(contoh, kode) == 9
    do_step_contoh(contoh, kode, "sekcam")
    for satu in list_narasi(contoh, sekcam, *IKU):
        if satu.kurang:
            write_narasi(contoh, sekcam, *IKU, satu.tempat.bagian, "Diuraikan.", versi=satu.versi)
    add_paraf(contoh, sekcam, *IKU)
    assert langkah_kini(contoh, kode) == 10
    finalize_dokumen(contoh, camat, *IKU, nomor="000.8/1", tanggal=date(2026, 2, 20))
    assert langkah_kini(contoh, kode) == 11


def test_karangploso_sees_its_renja_made_and_signed(contoh: Database) -> None:
    renja = ("renja", 2026, JenisPeriode.TAHUN)
    camat, sekcam, pep = (get_pelaku(contoh, k) for k in ("camat", "sekcam", "kasubbag.pep"))
    kode = start_pelaksanaan(contoh, camat, KARANGPLOSO, "Renja 2026", 2026)
    for siapa in ("camat", "sekcam", "kasi.pem"):
        do_step_contoh(contoh, kode, siapa)
    assert langkah_kini(contoh, kode) == 4
    make_dokumen(contoh, pep, *renja, Format.XLSX)
    assert langkah_kini(contoh, kode) == 5, "the draft is there"
    for siapa in ("staf.pem", "kasubbag.pep", "kasi.kesos"):
        do_step_contoh(contoh, kode, siapa)
    add_paraf(contoh, sekcam, *renja)
    do_step_contoh(contoh, kode, "sekcam")
    assert langkah_kini(contoh, kode) == 9
    assert ("Rencana Kerja (Renja) 2026", "Sahkan: sudah diparaf dan lengkap") in [
        (satu.perihal, satu.kalimat) for satu in list_tugas(contoh, camat)
    ]
    finalize_dokumen(contoh, camat, *renja, nomor="050/1", tanggal=date(2026, 1, 20))
    assert langkah_kini(contoh, kode) == 10, "and signed"


def test_a_renja_without_its_plan_is_not_made_final(contoh: Database) -> None:
    halangan = list_halangan(contoh, get_pelaku(contoh, "camat"), "renja", 2023, JenisPeriode.TAHUN)
    assert {"RKT tahun 2023 belum diisi", "Renja tahun 2023 belum diisi"} <= {
        satu.apa for satu in halangan
    }
