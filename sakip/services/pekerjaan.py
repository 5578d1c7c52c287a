"""Pekerjaan: what takes long is made in the background; who asked sees how far it is, may leave, and comes back for it.

One at a time in this process, so that two reports never halve each other's speed. Jobs and what
they made live as long as the process: a document is made again in seconds, so nothing of it is kept.
"""

import atexit
import secrets
import shutil
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cache
from pathlib import Path

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah, TidakAda
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.services.log_program import note_galat
from sakip.services.ringkasan import data_version
from sakip.storage.connection import Database

TERBANYAK_MENUNGGU = 4  # of one person, not ended yet
TERBANYAK_USAI = 6  # of one person; the oldest goes, and its file with it

Lapor = Callable[[int, int, str], None]  # done, of how many, what comes next


class Keadaan(StrEnum):
    """How a job stands, in the word that is shown."""

    MENUNGGU = "menunggu giliran"
    BERJALAN = "sedang dibuat"
    SELESAI = "selesai"
    GAGAL = "gagal"
    DIBATALKAN = "dibatalkan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hasil:
    """What a job has made, as a file."""

    nama: str
    isi: bytes
    media: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pekerjaan:
    """One job. selesai of jumlah parts are done (0 of 0: not known yet), kini comes next; ukuran in bytes."""

    kode: str
    judul: str
    diminta_pada: datetime  # UTC
    keadaan: Keadaan = Keadaan.MENUNGGU
    selesai: int = 0
    jumlah: int = 0
    kini: str = ""
    nama_berkas: str = ""
    media: str = ""
    ukuran: int = 0
    pesan: str = ""  # why it failed
    dasar: str = ""  # marks the data that it was asked for over

    @property
    def is_usai(self) -> bool:
        """Tell whether nothing more will happen to it."""
        return self.keadaan not in (Keadaan.MENUNGGU, Keadaan.BERJALAN)


class _DibatalkanError(Exception):
    """Its asker wants it no more."""


Kerja = Callable[[Lapor], Hasil]
_Pemilik = tuple[str, str, str]  # store, office, person
_KUNCI = threading.Lock()
_semua: dict[str, tuple[_Pemilik, Pekerjaan]] = {}  # by kode, oldest first
_batal: set[str] = set()


def submit_pekerjaan(db: Database, pelaku: Pelaku, judul: str, kerja: Kerja) -> str:
    """Put a job at the end of the queue; return its kode.

    The same again, over the same data and while the first has not ended, is the first: people press twice.
    kerja makes the file with the asker's rights, and calls lapor before each part.

    Raises TidakBerhak; DataTidakSah while too many of this person's jobs have not ended.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    pemilik = _name_pemilik(db, pelaku)
    kode, dasar = secrets.token_hex(16), data_version(db)
    with _KUNCI:
        milik = [satu for satu, _ in _list_milik(pemilik) if not satu.is_usai]
        sama = (satu for satu in milik if (satu.judul, satu.dasar) == (judul, dasar))
        if (lama := next(sama, None)) is not None and lama.kode not in _batal:
            return lama.kode
        if len(milik) >= TERBANYAK_MENUNGGU:
            raise DataTidakSah(
                apa=f"Masih ada {len(milik)} pembuatan dokumen Anda yang belum selesai",
                di_mana="pembuatan dokumen",
                perbaikan="Tunggu salah satunya selesai, atau batalkan.",
            )
        baru = Pekerjaan(kode=kode, judul=judul, diminta_pada=waktu.now_utc(), dasar=dasar)
        _semua[kode] = pemilik, baru
        _drop_old(pemilik)
    _pekerja().submit(_run, kode, kerja)
    return kode


def list_pekerjaan(db: Database, pelaku: Pelaku) -> list[Pekerjaan]:
    """Return this person's own jobs, the latest first.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    with _KUNCI:
        return [satu for satu, _ in reversed(_list_milik(_name_pemilik(db, pelaku)))]


def cancel_pekerjaan(db: Database, pelaku: Pelaku, kode: str) -> None:
    """Ask for a job to end; one that runs ends before its next part. One that has ended stays as it is.

    Raises TidakBerhak; TidakAda for a job that is not this person's.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    satu = _find(db, pelaku, kode)
    if satu.keadaan is Keadaan.MENUNGGU:
        _set(kode, keadaan=Keadaan.DIBATALKAN)
    if not satu.is_usai:
        with _KUNCI:
            _batal.add(kode)


def get_hasil(db: Database, pelaku: Pelaku, kode: str) -> Hasil:
    """Return what a job of this person has made.

    Raises TidakBerhak; TidakAda for a job that is not this person's, or has made nothing (yet).
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    satu = _find(db, pelaku, kode)
    try:
        isi = (_folder() / kode).read_bytes()
    except OSError:
        raise _missing() from None
    return Hasil(nama=satu.nama_berkas, isi=isi, media=satu.media)


def stop_pekerjaan() -> None:
    """End every job before its next part; for the end of the server, before the store is closed."""
    with _KUNCI:
        _batal.update(kode for kode, (_, satu) in _semua.items() if not satu.is_usai)


def _run(kode: str, kerja: Kerja) -> None:
    """Make what a job is about; whatever comes of it stands in the job."""

    def lapor(selesai: int, jumlah: int, kini: str) -> None:
        with _KUNCI:
            if kode in _batal or kode not in _semua:
                raise _DibatalkanError
        _set(kode, keadaan=Keadaan.BERJALAN, selesai=selesai, jumlah=jumlah, kini=kini)

    try:
        lapor(0, 0, "")
        hasil = kerja(lapor)
        lapor(1, 1, "")
        (_folder() / kode).write_bytes(hasil.isi)
        _set(
            kode,
            keadaan=Keadaan.SELESAI,
            nama_berkas=hasil.nama,
            media=hasil.media,
            ukuran=len(hasil.isi),
        )
    except _DibatalkanError:
        _set(kode, keadaan=Keadaan.DIBATALKAN)
    except DataTidakSah as galat:
        _set(kode, keadaan=Keadaan.GAGAL, pesan=f"{galat.apa}. {galat.perbaikan}")
    except Exception as galat:  # nobody above this thread would hear of it
        tanda = note_galat("galat_pekerjaan", galat)
        pesan = f"Kesalahan program. Coba lagi; bila terulang, sampaikan kode {tanda} kepada administrator."
        _set(kode, keadaan=Keadaan.GAGAL, pesan=pesan)


def _set(kode: str, **isi: object) -> None:
    with _KUNCI:
        if kode in _semua:
            pemilik, satu = _semua[kode]
            _semua[kode] = pemilik, replace(satu, **isi)  # type: ignore[arg-type]


def _name_pemilik(db: Database, pelaku: Pelaku) -> _Pemilik:
    return str(db.folder), pelaku.kode_instansi, pelaku.kode


def _list_milik(pemilik: _Pemilik) -> list[tuple[Pekerjaan, str]]:
    """Return a person's jobs, oldest first; the lock is held by the caller."""
    return [(satu, kode) for kode, (milik, satu) in _semua.items() if milik == pemilik]


def _drop_old(pemilik: _Pemilik) -> None:
    usai = [kode for satu, kode in _list_milik(pemilik) if satu.is_usai]
    for kode in usai[:-TERBANYAK_USAI]:
        del _semua[kode]
        _batal.discard(kode)
        (_folder() / kode).unlink(missing_ok=True)


def _find(db: Database, pelaku: Pelaku, kode: str) -> Pekerjaan:
    with _KUNCI:
        pemilik, satu = _semua.get(kode, (None, None))
    if satu is None or pemilik != _name_pemilik(db, pelaku):
        raise _missing()
    return satu


def _missing() -> TidakAda:
    return TidakAda(
        apa="Hasil pembuatan dokumen ini tidak ada lagi",
        di_mana="pembuatan dokumen",
        perbaikan="Buat lagi di halaman Dokumen.",
    )


@cache
def _pekerja() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="pekerjaan")


@cache
def _folder() -> Path:
    """Return the folder of finished files, which goes with the process."""
    folder = Path(tempfile.mkdtemp(prefix="sakip-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
