"""Match the rows of a workbook with the indikator of a form: by hidden id, kode, or name.

What a person has decided about a name before comes after the form's own names and before names
that are merely near.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from sakip.domain.formulir import BarisFormulir, Formulir
from sakip.intake.hasil import BarisBaca, HasilBaca, Temuan
from sakip.intake.temuan_cocok import (
    note_dilewati,
    note_ingatan,
    note_unit_lain,
    report_dua_kali,
    report_mirip,
    report_nama_ganda,
    report_tak_dikenal,
    report_templat_lain,
)

T = TypeVar("T")

MIRIP = 0.9  # of SequenceMatcher.ratio: nearer names are offered for confirmation
MIRIP_TERBANYAK = (
    500  # rows looked at for a near name; a file with more strange rows is another file
)
EJAAN_LAMA = {"prosentase": "persentase", "presentase": "persentase"}


class Cara(StrEnum):
    """By what a row was matched."""

    KODE = "kode"
    NAMA = "nama"
    INGATAN = "ingatan"  # a person said so before
    MIRIP = "mirip"  # a near name, to be confirmed


@dataclass(frozen=True, slots=True)
class NamaLain:
    """What a name stands for by a person's word; kode_indikator None: it is none of this unit's."""

    kode_indikator: str | None
    oleh: str  # who said so, and when, as people read it


@dataclass(frozen=True, slots=True, kw_only=True)
class Pengenal:
    """What is known of names beside the form itself; both by normalise_nama."""

    nama_lain: Mapping[str, NamaLain] = field(default_factory=dict)
    unit_lain: Mapping[str, str] = field(default_factory=dict)  # name or kode -> unit it belongs to


@dataclass(frozen=True, slots=True, kw_only=True)
class Kecocokan:
    """Which row of the file states which indikator, and what of the file could not be placed."""

    baris: Mapping[str, BarisBaca]  # by kode indikator
    cara: Mapping[str, Cara]  # by kode indikator
    temuan: tuple[Temuan, ...] = ()
    tak_dikenal: tuple[BarisBaca, ...] = ()  # they state something, and nothing says of what
    dilewati: tuple[BarisBaca, ...] = ()  # a person said they are none of this unit's


TANPA_PENGENAL = Pengenal()


def match_baris(
    formulir: Formulir, hasil: HasilBaca, pengenal: Pengenal = TANPA_PENGENAL
) -> Kecocokan:
    """Return {kode indikator: row}, and findings for rows unknown, doubled or known by a near name.

    A row without any figure or text of its own is passed over when it matches nothing.
    """
    pencocok = _Pencocok(formulir.baris, pengenal)
    for baris in hasil.baris:
        pencocok.take(baris)
    pencocok.take_mirip()
    return Kecocokan(
        baris=pencocok.cocok,
        cara=pencocok.cara,
        temuan=(*_check_meta(formulir, hasil), *pencocok.list_temuan()),
        tak_dikenal=tuple(pencocok.tak_dikenal),
        dilewati=tuple(pencocok.dilewati),
    )


def _check_meta(formulir: Formulir, hasil: HasilBaca) -> list[Temuan]:
    """Refuse our own template when it was made for another unit or triwulan."""
    if hasil.meta is None:
        return []
    punya = (hasil.meta.get("kode_unit"), hasil.meta.get("tahun"), hasil.meta.get("triwulan"))
    if punya == (formulir.kode_unit, formulir.tahun, formulir.triwulan):
        return []
    return [report_templat_lain(formulir, punya, hasil.lembar)]


class _Pencocok:
    """Places rows one by one; names that are only near are looked at when all others have their place."""

    def __init__(self, daftar: Sequence[BarisFormulir], pengenal: Pengenal) -> None:
        self.per_kode = {satu.kode_indikator.strip().casefold(): satu for satu in daftar}
        self.per_nama: dict[str, list[BarisFormulir]] = {}
        for satu in daftar:
            self.per_nama.setdefault(normalise_nama(satu.indikator), []).append(satu)
        self.pengenal = pengenal
        self.cocok: dict[str, BarisBaca] = {}
        self.cara: dict[str, Cara] = {}
        self.temuan: list[Temuan] = []
        self.sisa: list[BarisBaca] = []
        self.tak_dikenal: list[BarisBaca] = []
        self.dilewati: list[BarisBaca] = []
        self.unit_lain: list[tuple[BarisBaca, str]] = []

    def take(self, baris: BarisBaca) -> None:
        """Place a row by what is certain about it; keep it for later when nothing is."""
        for penanda in (baris.id_indikator, baris.kode):
            if penanda and (satu := self.per_kode.get(penanda.strip().casefold())):
                self.place(satu, baris, Cara.KODE)
                return
        nama = normalise_nama(baris.indikator)
        tepat = self.per_nama.get(nama, [])
        if len(tepat) == 1:
            self.place(tepat[0], baris, Cara.NAMA)
        elif tepat:
            self.temuan.append(report_nama_ganda(baris, tepat))
        elif nama in self.pengenal.nama_lain:
            self.take_ingatan(baris, self.pengenal.nama_lain[nama])
        elif baris.menyatakan:
            unit = self.pengenal.unit_lain.get(nama) or (
                self.pengenal.unit_lain.get(normalise_nama(baris.kode)) if baris.kode else None
            )
            if unit:
                self.unit_lain.append((baris, unit))
            else:
                self.sisa.append(baris)

    def take_ingatan(self, baris: BarisBaca, nama_lain: NamaLain) -> None:
        """Place a row as a person once decided for its name."""
        if nama_lain.kode_indikator is None:
            if baris.menyatakan:
                self.dilewati.append(baris)
            return
        satu = self.per_kode.get(nama_lain.kode_indikator.casefold())
        if satu is None:  # an indikator of another tahun
            if baris.menyatakan:
                self.sisa.append(baris)
            return
        self.place(satu, baris, Cara.INGATAN)
        if baris.menyatakan:
            self.temuan.append(note_ingatan(baris, satu, nama_lain.oleh))

    def place(self, satu: BarisFormulir, baris: BarisBaca, cara: Cara) -> None:
        """Give an indikator its row; a second one for the same is refused."""
        semula = self.cocok.get(satu.kode_indikator)
        if semula is not None:
            self.temuan.append(report_dua_kali(satu, semula, baris))
            return
        self.cocok[satu.kode_indikator] = baris
        self.cara[satu.kode_indikator] = cara

    def take_mirip(self) -> None:
        """Offer near names among the indikator that no row has claimed, and report the rest."""
        bebas = [
            (normalise_nama(satu.indikator), satu)
            for satu in self.per_kode.values()
            if satu.kode_indikator not in self.cocok
        ]
        lain = list(self.pengenal.unit_lain.items())
        for nomor, baris in enumerate(self.sisa):
            nama = normalise_nama(baris.indikator)
            dicari = nomor < MIRIP_TERBANYAK
            satu = find_mirip(nama, bebas) if dicari else None
            if satu is None and dicari and (unit := find_mirip(nama, lain)):
                self.unit_lain.append((baris, unit))
                continue
            if satu is None:
                self.tak_dikenal.append(baris)
                self.temuan.append(report_tak_dikenal(baris))
                continue
            ganda = satu.kode_indikator in self.cocok
            self.place(satu, baris, Cara.MIRIP)
            if not ganda:
                self.temuan.append(report_mirip(baris, satu))

    def list_temuan(self) -> Iterable[Temuan]:
        """Return all findings; rows that were left aside are told together."""
        yield from self.temuan
        if self.dilewati:
            yield note_dilewati(self.dilewati)
        if self.unit_lain:
            yield note_unit_lain(self.unit_lain)


def find_mirip(nama: str, daftar: Sequence[tuple[str, T]], batas: float = MIRIP) -> T | None:
    """Return whose normalised name is nearest, if it is near enough."""
    pembanding = SequenceMatcher(None, autojunk=False)
    pembanding.set_seq2(nama)
    terbaik: T | None = None
    for dikenal, satu in daftar:
        pembanding.set_seq1(dikenal)
        # The first two are upper bounds and cost little: of 5,000 strange rows few come further.
        if pembanding.real_quick_ratio() < batas or pembanding.quick_ratio() < batas:
            continue
        kemiripan = pembanding.ratio()
        if kemiripan >= batas and (terbaik is None or kemiripan > batas):
            terbaik, batas = satu, kemiripan
    return terbaik


def list_kode(
    indikator: Mapping[str, str], hasil: HasilBaca, pengenal: Pengenal = TANPA_PENGENAL
) -> dict[str, BarisBaca]:
    """Return {kode: row} of these indikator that surely have a row that states something.

    indikator maps a normalised name or kode to the kode indikator. Of two rows the first counts.
    """
    milik: dict[str, BarisBaca] = {}
    for baris in hasil.list_baris_isi():
        nama = normalise_nama(baris.indikator)
        kunci = (normalise_nama(baris.id_indikator or ""), normalise_nama(baris.kode), nama)
        kode = next((indikator[satu] for satu in kunci if satu in indikator), None)
        if kode is None and (lain := pengenal.nama_lain.get(nama)):
            kode = lain.kode_indikator
        if kode is not None:
            milik.setdefault(kode, baris)
    return milik


@lru_cache(maxsize=16_384)
def normalise_nama(nama: str) -> str:
    """Return a name of an indikator without what people write differently: case, marks, spelling."""
    kata = re.sub(r"[^\w%]+", " ", nama.casefold().replace("%", " persentase ")).split()
    return " ".join(EJAAN_LAMA.get(satu, satu) for satu in kata)
