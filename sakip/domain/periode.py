"""Periode: the triwulan that figures are entered for, and the periode they are reported for."""

from dataclasses import dataclass
from enum import StrEnum

ROMAWI = {1: "I", 2: "II", 3: "III", 4: "IV"}


@dataclass(frozen=True, order=True, slots=True)
class Triwulan:
    """One triwulan (nomor 1-4) of one tahun anggaran. Sorts in time order."""

    tahun: int
    nomor: int

    def __post_init__(self) -> None:
        if self.nomor not in ROMAWI:
            raise ValueError(f"triwulan {self.nomor} is not one of 1-4")

    @property
    def sebelumnya(self) -> "Triwulan":
        """The triwulan before this one; before triwulan I, the IV of last year."""
        if self.nomor == 1:
            return Triwulan(self.tahun - 1, 4)
        return Triwulan(self.tahun, self.nomor - 1)

    @property
    def sesudahnya(self) -> "Triwulan":
        """The triwulan after this one; after triwulan IV, the I of next year."""
        if self.nomor == 4:
            return Triwulan(self.tahun + 1, 1)
        return Triwulan(self.tahun, self.nomor + 1)

    @property
    def tahun_lalu(self) -> "Triwulan":
        """The same triwulan a year earlier."""
        return Triwulan(self.tahun - 1, self.nomor)

    def __str__(self) -> str:
        return f"triwulan {ROMAWI[self.nomor]} {self.tahun}"


class JenisPeriode(StrEnum):
    """The periode of a tahun that figures are reported for.

    SD3 is "s.d. triwulan III", what a running tahun is judged by in October; TW1, S1 and TAHUN
    are the same thing for the other triwulan.
    """

    TW1 = "TW1"
    TW2 = "TW2"
    TW3 = "TW3"
    TW4 = "TW4"
    S1 = "S1"
    S2 = "S2"
    SD3 = "SD3"
    TAHUN = "TAHUN"

    @property
    def triwulan(self) -> range:
        """The triwulan that belong to this periode, first to last."""
        awal, akhir = _RENTANG[self]
        return range(awal, akhir + 1)

    @property
    def sampai_dengan(self) -> "JenisPeriode":
        """The periode from January to the end of this one."""
        return sampai_dengan(self.triwulan[-1])

    @property
    def nama(self) -> str:
        """The name as people read it: "Triwulan II", "Semester I", "Tahun"."""
        return _NAMA[self]


_RENTANG = {
    JenisPeriode.TW1: (1, 1),
    JenisPeriode.TW2: (2, 2),
    JenisPeriode.TW3: (3, 3),
    JenisPeriode.TW4: (4, 4),
    JenisPeriode.S1: (1, 2),
    JenisPeriode.S2: (3, 4),
    JenisPeriode.SD3: (1, 3),
    JenisPeriode.TAHUN: (1, 4),
}
_NAMA = {
    JenisPeriode.TW1: "Triwulan I",
    JenisPeriode.TW2: "Triwulan II",
    JenisPeriode.TW3: "Triwulan III",
    JenisPeriode.TW4: "Triwulan IV",
    JenisPeriode.S1: "Semester I",
    JenisPeriode.S2: "Semester II",
    JenisPeriode.SD3: "s.d. Triwulan III",
    JenisPeriode.TAHUN: "Tahun",
}


def sampai_dengan(triwulan: int) -> JenisPeriode:
    """Return the periode from January to the end of triwulan (1-4)."""
    return {1: JenisPeriode.TW1, 2: JenisPeriode.S1, 3: JenisPeriode.SD3, 4: JenisPeriode.TAHUN}[
        triwulan
    ]


class PeriodeUkur(StrEnum):
    """How often an indikator is measured within a tahun."""

    TRIWULAN = "triwulan"
    SEMESTER = "semester"
    TAHUNAN = "tahunan"

    def is_diukur(self, triwulan: int) -> bool:
        """Tell whether the indikator is measured in this triwulan (1-4); elsewhere "belum waktunya"."""
        return {
            PeriodeUkur.TRIWULAN: True,
            PeriodeUkur.SEMESTER: triwulan in (2, 4),
            PeriodeUkur.TAHUNAN: triwulan == 4,
        }[self]
