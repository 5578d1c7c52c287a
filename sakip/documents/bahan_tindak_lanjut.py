"""What units wrote beside their figures, in a bahan: kendala and plans, what became of plans before, and evidence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Kendala:
    """What stood in the way of an indikator in a triwulan of the periode, and the plan; batas_waktu as written."""

    kode_indikator: str
    triwulan: int
    kendala: str
    solusi: str
    rencana: str
    pic: str
    batas_waktu: str
    keadaan: str = ""  # of the plan, as written, where it was followed up within the tahun of a LKj


@dataclass(frozen=True, slots=True, kw_only=True)
class RencanaLalu:
    """A plan of the triwulan before, and what became of it; keadaan "" while nobody has said so."""

    kode_indikator: str
    kapan: str  # "Triwulan II Tahun 2026"
    rencana: str
    pic: str
    batas_waktu: str
    keadaan: str
    uraian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bukti:
    """One piece of evidence that is there: a file with its SHA-256, or an address."""

    kode_indikator: str
    triwulan: int
    nama: str
    jenis: str
    sidik: str  # SHA-256 in hexadecimal; "" for an address
    tautan: str  # "" for a file
    tanggal: str  # as written, of the office
    oleh: str
