"""Waktu hilang: over the runs of each procedure, which steps take longer than their mutu baku."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from sakip.domain.peran import Pelaku
from sakip.services.pelaksanaan import GiliranTerukur, TampilanPelaksanaan, list_pelaksanaan
from sakip.storage.connection import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class WaktuLangkah:
    """One step over all its turns. Working time; hilang: the sum of what lay beyond the mutu baku."""

    kode_prosedur: str
    prosedur: str
    nomor: int
    kegiatan: str
    baku: timedelta
    rata: timedelta  # mean of a turn
    hilang: timedelta
    jumlah: int  # turns
    terlambat: int  # of them took longer than the mutu baku
    kembali: int  # of them ended with Tidak
    menit_sehari: int


def list_waktu_hilang(db: Database, pelaku: Pelaku) -> list[WaktuLangkah]:
    """Return the steps in which time was lost, the most first, over runs open and ended.

    A step whose procedure was changed meanwhile counts by its own copy. Raises TidakBerhak.
    """
    semua = list_pelaksanaan(db, pelaku) + list_pelaksanaan(db, pelaku, berakhir=True)
    return sum_waktu(semua)


def sum_waktu(semua: Iterable[TampilanPelaksanaan]) -> list[WaktuLangkah]:
    """Return the steps of these runs with their time; those that lost none are left out."""
    kelompok: dict[tuple[str, int, str], list[tuple[TampilanPelaksanaan, GiliranTerukur]]] = {}
    for satu in semua:
        for giliran in satu.giliran:
            kunci = (satu.kode_prosedur, giliran.langkah.nomor, giliran.langkah.kegiatan)
            kelompok.setdefault(kunci, []).append((satu, giliran))
    hasil = [_sum(isi) for isi in kelompok.values()]
    return sorted((s for s in hasil if s.hilang), key=lambda s: s.hilang, reverse=True)


def _sum(isi: list[tuple[TampilanPelaksanaan, GiliranTerukur]]) -> WaktuLangkah:
    (tampilan, pertama), giliran = isi[0], [satu for _, satu in isi]
    nol = timedelta(0)
    return WaktuLangkah(
        kode_prosedur=tampilan.kode_prosedur,
        prosedur=f"{tampilan.kini.prosedur.nama}, {tampilan.kini.prosedur.kantor}",
        nomor=pertama.langkah.nomor,
        kegiatan=pertama.langkah.kegiatan,
        baku=pertama.ukuran.baku,
        rata=sum((satu.ukuran.terpakai for satu in giliran), nol) / len(giliran),
        hilang=sum((satu.ukuran.lewat for satu in giliran), nol),
        jumlah=len(giliran),
        terlambat=sum(satu.ukuran.lewat > nol for satu in giliran),
        kembali=sum(satu.giliran.kembali for satu in giliran),
        menit_sehari=tampilan.menit_sehari,
    )
