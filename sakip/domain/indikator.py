"""Indikator kinerja: what is measured, in which satuan, and by which rules."""

from dataclasses import dataclass
from decimal import Decimal

from sakip.domain.metode import Metode
from sakip.domain.periode import PeriodeUkur
from sakip.domain.rumus import Rumus


@dataclass(frozen=True, slots=True, kw_only=True)
class Indikator:
    """One indikator of one tahun; kode is unique within an instansi and a tahun."""

    kode: str
    tahun: int
    kode_sasaran: str
    kode_unit: str  # the unit yang membidangi, which supplies the data
    nama: str
    satuan: str  # of target and realisasi alike: "persen", "orang", "hari"
    definisi_operasional: str = ""
    formula: str = ""  # as written in the IKU sheet, for people
    sumber_data: str = ""
    rumus: Rumus = Rumus.NAIK
    metode: Metode = Metode.AKHIR
    periode_ukur: PeriodeUkur = PeriodeUkur.TRIWULAN
    desimal: int = 2  # places shown, 0-4
    kode_program: str | None = None  # the program, kegiatan or sub kegiatan that supports it
    bobot: Decimal = Decimal(1)  # in averages, above 0
    urutan: int = 0
