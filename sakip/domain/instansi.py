"""Instansi: the office whose kinerja is measured, and the unit kerja it is made of."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo


class JenisInstansi(StrEnum):
    """The kinds of office the SOP speak of, and those beside them."""

    KECAMATAN = "kecamatan"
    DINAS = "dinas"
    BADAN = "badan"
    SEKRETARIAT = "sekretariat"
    LAINNYA = "lainnya"


NAMA_ZONA: dict[str, str] = {
    "Asia/Jakarta": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Instansi:
    """One office. contoh: its figures are invented and every page says so."""

    kode: str
    nama: str
    jenis: JenisInstansi
    kabupaten: str
    zona_waktu: str  # a key of NAMA_ZONA
    contoh: bool = False

    def local_time(self, saat: datetime) -> datetime:
        """Return saat, a naive time in UTC as it is stored, as the office's clock shows it."""
        return saat.replace(tzinfo=UTC).astimezone(ZoneInfo(self.zona_waktu))

    def local_date(self, saat: datetime) -> date:
        """Return the day of saat (naive, UTC) in the office: what deadlines and penugasan ask."""
        return self.local_time(saat).date()

    @property
    def nama_zona(self) -> str:
        """WIB, WITA or WIT."""
        return NAMA_ZONA[self.zona_waktu]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitKerja:
    """One unit of an office. peran_sop: its part in the SOP, a value of Peran.

    aktif False: dissolved; its figures stay, and it is offered for nothing new.
    """

    kode: str
    nama: str
    jabatan: str  # of its head: "Kasi Pemerintahan"
    peran_sop: str
    urutan: int
    aktif: bool = True
