"""Tugas: one thing that a person has to do, as Beranda and the daily mail say it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sakip.domain.alamat_halaman import AlamatHalaman
from sakip.domain.periode import Triwulan

DEKAT = 7  # days before a due date on which it begins to press


class KeadaanTugas(StrEnum):
    """How a thing to do stands, in the word that is shown; in the order of a list."""

    DIKEMBALIKAN = "Dikembalikan"
    MENUNGGU = "Menunggu Anda"
    DITUTUP = "Ditutup"
    TERLAMBAT = "Terlambat"
    JATUH_TEMPO = "Jatuh tempo"  # within a week
    BELUM_JATUH_TEMPO = "Belum jatuh tempo"
    TERTAHAN = "Tertahan"
    DITANYAKAN = "Ditanyakan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tugas:
    """One thing to do. tempo is the due date, sisa how far it is ("3 hari lagi").

    perihal says of what: "III 2026" of a form, the name of a run, a meeting or a document.
    """

    keadaan: KeadaanTugas
    kalimat: str
    perihal: str
    alamat: AlamatHalaman
    rincian: str = ""
    periode: Triwulan | None = None  # of a form; None for what belongs to no triwulan
    tempo: date | None = None
    sisa: str = ""


def tell_keadaan_tempo(tempo: date, hari: date) -> KeadaanTugas:
    """Return how a thing that is due on a day stands on another; the due date itself is not late."""
    if hari > tempo:
        return KeadaanTugas.TERLAMBAT
    dekat = (tempo - hari).days <= DEKAT
    return KeadaanTugas.JATUH_TEMPO if dekat else KeadaanTugas.BELUM_JATUH_TEMPO


def sort_tugas(tugas: Iterable[Tugas]) -> list[Tugas]:
    """Return what belongs to no triwulan first, then the newest triwulan first; the pressing before the rest."""
    urutan = list(KeadaanTugas)

    def key(satu: Tugas) -> tuple[object, ...]:
        periode = (0, 0) if satu.periode is None else (-satu.periode.tahun, -satu.periode.nomor)
        tempo = satu.tempo or date.max
        return satu.periode is not None, *periode, urutan.index(satu.keadaan), tempo

    return sorted(tugas, key=key)
