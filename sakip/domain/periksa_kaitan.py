"""Rows that nobody touched, and that another row makes wrong: targets under a new rumus, a perubahan before its murni."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sakip.domain.berlaku import Isi
from sakip.domain.lembar_rencana import Baris, Kunci
from sakip.domain.periksa_rencana import list_salah

# sheet -> sheets whose rules look at its rows
DILIHAT: Mapping[str, tuple[str, ...]] = {
    "indikator": (
        *("rkt", "perjanjian_indikator", "target", "standar_indikator"),
        "perubahan_ukuran",
    ),
    "perubahan_ukuran": ("perubahan_ukuran",),
    "perjanjian_kinerja": ("perjanjian_kinerja", "perjanjian_indikator", "target"),
    # What its money asks of a sub kegiatan is asked where the jenjang is written (periksa_uang).
    "program_kegiatan": ("program_kegiatan",),
    "pagu_perubahan": ("pagu_perubahan",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SalahTerkait:
    """One stored row that becomes wrong (lembar, kunci, kolom), and the row that makes it so (sebab)."""

    lembar: str
    kunci: Kunci
    kolom: str
    apa: str
    perbaikan: str
    sebab: tuple[str, Kunci]


def list_salah_terkait(
    ditulis: Mapping[str, Collection[Kunci]], isi: Isi, lama: Isi
) -> Iterator[SalahTerkait]:
    """Yield every rule that a row breaks which is not written itself, and did not break before.

    ditulis are the keys of the rows that would be written, by sheet; isi is all as it would stand, lama
    as it stands.
    """
    for kode in dict.fromkeys(lain for asal in ditulis for lain in DILIHAT.get(asal, ())):
        asal = [satu for satu in ditulis if kode in DILIHAT.get(satu, ())]
        for kunci, baris in isi[kode].items():
            if kunci in ditulis.get(kode, ()) or not (salah := set(list_salah(kode, baris, isi))):
                continue
            for kolom, apa, perbaikan in sorted(salah - set(list_salah(kode, baris, lama))):
                yield SalahTerkait(
                    lembar=kode,
                    kunci=kunci,
                    kolom=kolom,
                    apa=apa,
                    perbaikan=perbaikan,
                    sebab=_find_sebab(baris, ditulis, asal),
                )


def _find_sebab(
    baris: Baris, ditulis: Mapping[str, Collection[Kunci]], asal: list[str]
) -> tuple[str, Kunci]:
    """Return the written row that shares most of its key with a row."""
    isi = set(baris.values())
    calon = [(kode, kunci) for kode in asal for kunci in ditulis[kode]]
    return max(calon, key=lambda satu: len(isi & set(satu[1])))
