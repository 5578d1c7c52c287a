"""Perjanjian and aksi in a bahan: what was signed by whom, and what is done for it, as plain frozen data."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPerjanjian:
    """One target of the whole tahun as it was signed."""

    kode: str
    nama: str
    sasaran: str
    satuan: str
    nilai: Decimal | None  # where it is one plain number: no range, no predikat
    tulis: str
    semula: str  # what the perjanjian before a perubahan has promised; "" without one


@dataclass(frozen=True, slots=True, kw_only=True)
class PaguPerjanjian:
    """Money behind a perjanjian, in rupiah, as it was in force on the day it was signed."""

    kode: str
    nama: str
    pagu: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Perjanjian:
    """One perjanjian kinerja; jabatan with Plt. or Plh. where it is so.

    pagu: programs for the head of the office, sub kegiatan for the others.
    """

    kode: str
    jenis: str  # murni or perubahan
    nomor: str
    tanggal: str  # as written
    unit: str
    pertama: str
    jabatan_pertama: str
    kedua: str
    jabatan_kedua: str
    alasan: str
    nomor_semula: str  # of the perjanjian that a perubahan changes; "" where none is on record
    tanggal_semula: str
    target: tuple[TargetPerjanjian, ...]
    pagu: tuple[PaguPerjanjian, ...]
    kepala: bool  # signed by the head of the office
    pangkat_pertama: str = ""
    nip_pertama: str = ""
    pangkat_kedua: str = ""
    nip_kedua: str = ""

    @property
    def judul(self) -> str:
        """The name of its kind: Perjanjian Kinerja, or Perjanjian Kinerja Perubahan."""
        return f"Perjanjian Kinerja{' Perubahan' if self.jenis == 'perubahan' else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aksi:
    """What is done for an indikator; triwulan: what it brings in each, in satuan, None for nothing."""

    kode: str
    kode_indikator: str
    indikator: str
    aksi: str
    satuan: str
    triwulan: tuple[Decimal | None, ...]
    kode_program: str  # of any jenjang; "" without money
    penanggung_jawab: str
