"""Documents made in the background: progress seen, left and come back to, cancelled, failed; everybody's are their own."""

import io
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sakip.domain.errors import DataTidakSah, TidakAda, TidakBerhak
from sakip.domain.peran import Pelaku
from sakip.domain.periode import JenisPeriode
from sakip.services.buat_dokumen import start_dokumen, start_paket
from sakip.services.dokumen import make_dokumen
from sakip.services.jenis_dokumen import Format
from sakip.services.pekerjaan import (
    TERBANYAK_MENUNGGU,
    TERBANYAK_USAI,
    Hasil,
    Keadaan,
    Lapor,
    Pekerjaan,
    cancel_pekerjaan,
    get_hasil,
    list_pekerjaan,
    stop_pekerjaan,
    submit_pekerjaan,
)
from sakip.services.pengguna import get_pelaku
from sakip.storage.connection import Database, open_database

SABAR = 60.0  # seconds a loaded machine may take
NOTULEN = ("notulen", 2025, JenisPeriode.TW1)


@pytest.fixture(scope="module")
def db(berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("pekerjaan") / "sakip.duckdb"
    path.write_bytes(berkas_contoh.read_bytes())
    db = open_database(path)
    yield db
    db.close()


@pytest.fixture
def orang(db: Database) -> Pelaku:
    return get_pelaku(db, "kasubbag.pep")


def find(db: Database, pelaku: Pelaku, kode: str) -> Pekerjaan:
    return next(satu for satu in list_pekerjaan(db, pelaku) if satu.kode == kode)


def wait(db: Database, pelaku: Pelaku, kode: str) -> Pekerjaan:
    """Return a job once it has ended."""
    batas = time.monotonic() + SABAR
    while not (satu := find(db, pelaku, kode)).is_usai:
        assert time.monotonic() < batas, satu
        time.sleep(0.01)
    return satu


class Pintu:
    """A job that stops between two parts until it is let go."""

    def __init__(self) -> None:
        self.sampai, self.boleh = threading.Event(), threading.Event()

    def make(self, lapor: Lapor) -> Hasil:
        lapor(1, 4, "bagian kedua")
        self.sampai.set()
        assert self.boleh.wait(SABAR)
        lapor(2, 4, "bagian ketiga")
        return Hasil(nama="a.txt", isi=b"isi", media="text/plain")


@pytest.fixture
def pintu() -> Iterator[Pintu]:
    pintu = Pintu()
    yield pintu
    pintu.boleh.set()


def test_a_document_made_in_the_background_is_the_one_made_at_once(
    db: Database, orang: Pelaku
) -> None:
    kode = start_dokumen(db, orang, *NOTULEN, Format.PDF)
    usai = wait(db, orang, kode)
    assert (usai.keadaan, usai.judul) == (Keadaan.SELESAI, "Notulen rapat, Triwulan I 2025, PDF")
    langsung = make_dokumen(db, orang, *NOTULEN, Format.PDF)
    hasil = get_hasil(db, orang, kode)
    assert (hasil.nama, hasil.isi) == (langsung.nama, langsung.isi)
    assert usai.ukuran == len(langsung.isi)


def test_progress_is_seen_while_it_runs_and_the_file_waits_for_who_left(
    db: Database, orang: Pelaku, pintu: Pintu
) -> None:
    kode = submit_pekerjaan(db, orang, "Panjang", pintu.make)
    lain = submit_pekerjaan(db, orang, "Berikutnya", pintu.make)
    assert pintu.sampai.wait(SABAR)
    satu = find(db, orang, kode)
    assert (satu.keadaan, satu.selesai, satu.jumlah, satu.kini) == (
        Keadaan.BERJALAN,
        1,
        4,
        "bagian kedua",
    )
    assert find(db, orang, lain).keadaan is Keadaan.MENUNGGU, "one at a time"
    with pytest.raises(TidakAda):
        get_hasil(db, orang, kode)
    pintu.boleh.set()
    kembali = get_pelaku(db, "kasubbag.pep")  # signed in anew
    assert wait(db, kembali, kode).keadaan is Keadaan.SELESAI
    assert get_hasil(db, kembali, kode).isi == b"isi"
    wait(db, kembali, lain)


@pytest.mark.parametrize("akhiri", [cancel_pekerjaan, None], ids=["cancelled", "server stops"])
def test_a_job_ends_before_its_next_part(
    db: Database, orang: Pelaku, pintu: Pintu, akhiri: Callable[..., None] | None
) -> None:
    kode = submit_pekerjaan(db, orang, "Panjang", pintu.make)
    menunggu = submit_pekerjaan(db, orang, "Berikutnya", pintu.make)
    assert pintu.sampai.wait(SABAR)
    if akhiri is None:
        stop_pekerjaan()
    else:
        akhiri(db, orang, kode)
        akhiri(db, orang, menunggu)
        assert find(db, orang, menunggu).keadaan is Keadaan.DIBATALKAN
    pintu.boleh.set()
    for satu in (kode, menunggu):
        assert wait(db, orang, satu).keadaan is Keadaan.DIBATALKAN
        with pytest.raises(TidakAda):
            get_hasil(db, orang, satu)


def test_what_cannot_be_made_says_why_and_the_next_job_runs(db: Database, orang: Pelaku) -> None:
    def fail(lapor: Lapor) -> Hasil:
        raise ZeroDivisionError

    kosong = start_dokumen(db, orang, "lkj", 2009, JenisPeriode.TAHUN, Format.PDF)
    salah = submit_pekerjaan(db, orang, "Salah", fail)
    assert "Belum ada indikator pada tahun 2009" in wait(db, orang, kosong).pesan
    satu = wait(db, orang, salah)
    assert satu.keadaan is Keadaan.GAGAL
    assert "sampaikan kode" in satu.pesan
    assert "division" not in satu.pesan
    kode = start_dokumen(db, orang, *NOTULEN, Format.XLSX)
    assert wait(db, orang, kode).keadaan is Keadaan.SELESAI


def test_who_lost_the_right_meanwhile_gets_nothing_of_what_was_made(
    db: Database, orang: Pelaku
) -> None:
    kode = start_dokumen(db, orang, *NOTULEN, Format.XLSX)
    wait(db, orang, kode)
    kini = replace(orang, penugasan=get_pelaku(db, "kasi.pem").penugasan)  # a Kasi from today
    for panggil in (
        lambda: get_hasil(db, kini, kode),
        lambda: list_pekerjaan(db, kini),
        lambda: start_dokumen(db, kini, *NOTULEN, Format.PDF),
    ):
        with pytest.raises(TidakBerhak):
            panggil()


def test_nobody_sees_or_fetches_what_another_has_asked_for(db: Database, orang: Pelaku) -> None:
    kode = start_dokumen(db, orang, *NOTULEN, Format.XLSX)
    wait(db, orang, kode)
    sekcam = get_pelaku(db, "sekcam")
    assert kode not in {satu.kode for satu in list_pekerjaan(db, sekcam)}
    for panggil in (get_hasil, cancel_pekerjaan):
        with pytest.raises(TidakAda):
            panggil(db, sekcam, kode)


def test_a_person_waits_for_a_few_at_most_and_old_files_go(
    db: Database, orang: Pelaku, pintu: Pintu
) -> None:
    semua = [
        submit_pekerjaan(db, orang, f"Panjang {n}", pintu.make) for n in range(TERBANYAK_MENUNGGU)
    ]
    assert submit_pekerjaan(db, orang, "Panjang 0", pintu.make) == semua[0], "pressed twice"
    with pytest.raises(DataTidakSah, match="belum selesai"):
        submit_pekerjaan(db, orang, "Satu lagi", pintu.make)
    pintu.boleh.set()
    for satu in semua:
        wait(db, orang, satu)
    for _ in range(TERBANYAK_USAI):
        wait(db, orang, submit_pekerjaan(db, orang, "Lagi", pintu.make))
    assert len(list_pekerjaan(db, orang)) == TERBANYAK_USAI + 1
    with pytest.raises(TidakAda):
        get_hasil(db, orang, semua[0])


@pytest.mark.panjang
def test_the_evidence_pack_tells_of_each_part(db: Database, orang: Pelaku) -> None:
    kode = start_paket(db, orang, 2025)
    usai = wait(db, orang, kode)
    assert usai.keadaan is Keadaan.SELESAI
    with zipfile.ZipFile(io.BytesIO(get_hasil(db, orang, kode).isi)) as arsip:
        assert "indeks.xlsx" in arsip.namelist()
