"""Predikat: words for figures. A skala divides all real numbers into bands, each number in one."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.domain.errors import DataTidakSah
from sakip.domain.tulisan import format_angka

# Source: rules/sumber.toml [capaian-predikat]. Two scales that never meet in one indikator.
SKOR_SAKIP = {"AA": 7, "A": 6, "BB": 5, "B": 4, "CC": 3, "C": 2, "D": 1, "E": 0}
SKOR_OPINI = {"WTP": 4, "WDP": 3, "TW": 2, "TMP": 1}
SKOR_PREDIKAT: dict[str, Decimal] = {
    kata: Decimal(skor) for kata, skor in (SKOR_SAKIP | SKOR_OPINI).items()
}


def predikat_family(predikat: str) -> dict[str, int]:
    """Return the scale that a predikat belongs to, best first; target and realisasi share one.

    Raises KeyError for a word of neither scale.
    """
    for skala in (SKOR_SAKIP, SKOR_OPINI):
        if predikat in skala:
            return skala
    raise KeyError(predikat)


def tulis_predikat(skor: Decimal, contoh: str | None) -> str:
    """Return the word for a skor, in the scale that contoh belongs to (SAKIP without one)."""
    skala = predikat_family(contoh if contoh in SKOR_PREDIKAT else "AA")
    return next((kata for kata, angka in skala.items() if angka == skor), format_angka(skor))


@dataclass(frozen=True, slots=True)
class Pita:
    """One band of a skala: from bawah to atas in percent; None means without end on that side."""

    nama: str
    bawah: Decimal | None
    bawah_termasuk: bool
    atas: Decimal | None
    atas_termasuk: bool

    def __contains__(self, nilai: Decimal) -> bool:
        di_atas = self.bawah is None or (
            nilai >= self.bawah if self.bawah_termasuk else nilai > self.bawah
        )
        di_bawah = self.atas is None or (
            nilai <= self.atas if self.atas_termasuk else nilai < self.atas
        )
        return di_atas and di_bawah


@dataclass(frozen=True, slots=True)
class Skala:
    """A skala predikat of a regulation or an office: bands from best to worst."""

    kode: str
    nama: str
    sumber: str
    pita: tuple[Pita, ...]

    def label(self, nilai: Decimal) -> str:
        """Return the predikat of a figure in percent (already rounded to the places it is shown with)."""
        return next(pita.nama for pita in self.pita if nilai in pita)


def check_skala(kode: str, pita: Sequence[Pita]) -> None:
    """Refuse a skala in which some real number falls in no band or in two.

    Bands are given from best to worst. The message names every gap and overlap at once.

    Raises DataTidakSah.
    Source: rules/sumber.toml [skala-predikat].
    """
    salah = []
    if not pita:
        salah.append("tidak ada satu pun predikat")
    else:
        if pita[0].atas is not None:
            salah.append(
                f"angka di atas {format_angka(pita[0].atas)} tidak masuk predikat mana pun"
            )
        if pita[-1].bawah is not None:
            salah.append(
                f"angka di bawah {format_angka(pita[-1].bawah)} tidak masuk predikat mana pun"
            )
    salah.extend(
        f"batas {satu.nama} terbalik: {format_angka(satu.bawah)} sampai {format_angka(satu.atas)}"
        for satu in pita
        if satu.bawah is not None and satu.atas is not None and satu.bawah > satu.atas
    )
    for baik, buruk in itertools.pairwise(pita):
        salah.extend(_seam(baik, buruk))
    if salah:
        raise DataTidakSah(
            apa=f"Skala predikat {kode} ditolak: {'; '.join(salah)}",
            di_mana="sakip/rules/predikat.toml",
            perbaikan="Sambungkan batas predikat sehingga setiap angka masuk tepat satu predikat.",
        )


def _seam(baik: Pita, buruk: Pita) -> list[str]:
    """Say what is wrong where two neighbouring bands meet; an empty list when nothing is."""
    nama = f"{buruk.nama} dan {baik.nama}"
    if buruk.atas is None or baik.bawah is None:
        return [f"{nama} tumpang tindih"]
    if buruk.atas < baik.bawah:
        return [
            f"ada celah antara {format_angka(buruk.atas)} dan {format_angka(baik.bawah)} ({nama})"
        ]
    if buruk.atas > baik.bawah:
        return [
            f"{nama} tumpang tindih antara {format_angka(baik.bawah)} dan {format_angka(buruk.atas)}"
        ]
    if buruk.atas_termasuk and baik.bawah_termasuk:
        return [f"{format_angka(baik.bawah)} masuk {nama} sekaligus"]
    if not buruk.atas_termasuk and not baik.bawah_termasuk:
        return [f"tepat {format_angka(baik.bawah)} tidak masuk {nama}"]
    return []
