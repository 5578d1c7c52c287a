"""Formulir: the collection form of one unit and triwulan, nine columns as the SOP has them."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from sakip.domain.metode import Metode
from sakip.domain.periode import Triwulan
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import format_angka

# Source: rules/sumber.toml [formulir-sop].
KOLOM_FORMULIR = (
    "No.",
    "Sasaran Strategis",
    "Indikator Kinerja",
    "Target",
    "Realisasi/ Progres Capaian",
    "Program/Kegiatan/ Sub Kegiatan",
    "Sumber Data",
    "Yang membidangi",
    "Keterangan",
)


class Keadaan(StrEnum):
    """Three answers that are never confused: not reported, reported (0 too), not applicable."""

    BELUM = "belum"
    TERISI = "terisi"
    TIDAK_BERLAKU = "tidak_berlaku"


@dataclass(frozen=True, slots=True, kw_only=True)
class Isian:
    """What a person states of one indikator in one triwulan.

    nilai is in the indikator's satuan; a rasio is stated by pembilang and penyebut, a predikat by
    its word. alasan is required where keadaan is TIDAK_BERLAKU.
    """

    keadaan: Keadaan = Keadaan.BELUM
    nilai: Decimal | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    predikat: str | None = None
    alasan: str = ""
    progres: str = ""
    sumber_data: str = ""
    keterangan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisFormulir:
    """One line of the form; target is as people read it: "92,5", "80–90", "BB"."""

    nomor: int
    kode_indikator: str
    sasaran: str
    indikator: str
    satuan: str
    rumus: Rumus
    metode: Metode
    desimal: int
    diukur: bool  # False: "belum waktunya diukur" in this triwulan
    target: str
    target_nilai: Decimal | None
    target_atas: Decimal | None = None
    program: str
    sumber_data: str
    unit: str
    isian: Isian = field(default_factory=Isian)
    versi: int = 0  # of the isian; 0 while nothing was ever stated
    triwulan_lalu: Decimal | None = None  # realisasi one triwulan earlier (predikat: skor)
    tahun_lalu: Decimal | None = None  # realisasi of the same triwulan a year earlier
    terkunci: str = ""  # why the row may not be changed now; "" while it may
    catatan_kembali: str = ""  # what the reviewer asks for, where the row was returned
    melengkapi: bool = False  # open though nobody returned it: it lacks something, or did


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulir:
    """The form of one unit and triwulan, in the order it is printed."""

    kode_instansi: str
    instansi: str
    kabupaten: str
    kode_unit: str
    unit: str
    jabatan: str
    tahun: int
    triwulan: int
    baris: tuple[BarisFormulir, ...]
    contoh: bool = False  # the figures are invented, and the form says so
    pejabat: str = ""  # who signs it, with pangkat and NIP; "" leaves dots
    pangkat: str = ""
    nip: str = ""

    @property
    def periode(self) -> Triwulan:
        """The triwulan this form is for."""
        return Triwulan(self.tahun, self.triwulan)


def tulis_target(nilai: Decimal | None, atas: Decimal | None, predikat: str | None) -> str:
    """Return a target as people read it: 92,5 · 80–90 · BB; empty while none is set."""
    if predikat is not None:
        return predikat
    if atas is not None and atas != nilai:
        return f"{format_angka(nilai)}–{format_angka(atas)}"
    return format_angka(nilai, kosong="")
