"""Capaian: realisasi compared with target, in percent; computed and explained, one value at a time."""

from dataclasses import dataclass
from decimal import Decimal

from sakip.domain.alasan import Alasan
from sakip.domain.errors import DataTidakSah
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import format_angka, format_persen, round_half_up

DESIMAL_CAPAIAN = 6
SERATUS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Target:
    """A target in the indikator's satuan; None where none is set.

    Under rentang, nilai is the lower and atas the upper bound, both inside the range.
    Under predikat, nilai is the skor of the predikat (sakip.domain.predikat.SKOR_PREDIKAT).
    """

    nilai: Decimal | None
    atas: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Capaian:
    """Capaian in percent, 6 decimals, never capped; or the reason why there is none."""

    nilai: Decimal | None
    alasan: Alasan | None = None
    langkah: str = ""  # the formula with the numbers filled in: "(2 × 10 − 8) ÷ 10 × 100"

    @property
    def kalimat(self) -> str:
        """The step with its outcome, as people check it: "92 ÷ 80 × 100 = 115,00 %"."""
        if self.nilai is None:
            return f"tidak dapat dihitung, karena {self.alasan.kalimat if self.alasan else ''}"
        tanda = " =" if "÷" in self.langkah else ":"
        return f"{self.langkah}{tanda} {format_persen(self.nilai)}"


def calculate_capaian(rumus: Rumus, target: Target, realisasi: Decimal | None) -> Capaian:
    """Return the capaian of one indikator; 100 means that the target was met exactly.

    Target and realisasi are in the same satuan (predikat: both as skor) and of the same periode.
    A realisasi of None is "belum dilaporkan". A target of 0 is met (100) or not (0) where lower is
    better; where higher is better capaian cannot be stated. Negative realisasi is legal.

    Raises DataTidakSah for a negative target where lower is better and for a range that ends
    before it begins.
    Source: rules/sumber.toml [capaian-naik] [capaian-turun-selisih] [capaian-turun-rasio]
    [capaian-rentang] [capaian-predikat] [target-nol] [realisasi-nol] [pembulatan].
    """
    check_target(rumus, target)
    if target.nilai is None:
        return Capaian(None, Alasan.BELUM_ADA_TARGET)
    if realisasi is None:
        return Capaian(None, Alasan.BELUM_DILAPORKAN)
    match rumus:
        case Rumus.NAIK | Rumus.PREDIKAT:
            return _naik(target.nilai, realisasi)
        case Rumus.TURUN_SELISIH:
            return _turun_selisih(target.nilai, realisasi)
        case Rumus.TURUN_RASIO:
            return _turun_rasio(target.nilai, realisasi)
        case Rumus.RENTANG:
            atas = target.nilai if target.atas is None else target.atas
            return _rentang(target.nilai, atas, realisasi)


def check_target(rumus: Rumus, target: Target) -> None:
    """Refuse a target under which the rumus has no meaning; an unset target passes.

    Raises DataTidakSah for a negative target where lower is better or a range is wanted, and for
    a range whose upper bound lies below its lower bound.
    Source: rules/sumber.toml [target-negatif].
    """
    if target.nilai is None:
        return
    if target.nilai < 0 and rumus not in (Rumus.NAIK, Rumus.PREDIKAT):
        raise DataTidakSah(
            apa=f"Target {format_angka(target.nilai)} tidak dapat dipakai dengan rumus {rumus}",
            di_mana="target di bawah 0",
            perbaikan="Isi target 0 atau lebih, atau pilih rumus naik.",
        )
    if rumus is Rumus.RENTANG and target.atas is not None and target.atas < target.nilai:
        raise DataTidakSah(
            apa=f"Batas atas {format_angka(target.atas)} lebih kecil daripada batas bawah {format_angka(target.nilai)}",
            di_mana="target berupa rentang",
            perbaikan="Tukar kedua batas itu.",
        )


def _ratio(atas: Decimal, bawah: Decimal, langkah: str) -> Capaian:
    return Capaian(round_half_up(SERATUS * atas / bawah, DESIMAL_CAPAIAN), langkah=langkah)


def _naik(target: Decimal, realisasi: Decimal) -> Capaian:
    if target == 0:
        return Capaian(None, Alasan.TARGET_NOL)
    if target < 0:
        return Capaian(None, Alasan.TARGET_NEGATIF)
    return _ratio(realisasi, target, f"{_tulis(realisasi)} ÷ {_tulis(target)} × 100")


def _zero_target(realisasi: Decimal) -> Capaian:
    """Lower is better and nothing is wanted: met or not met, there is no in-between."""
    tercapai = realisasi <= 0
    return Capaian(
        Decimal(100 if tercapai else 0),
        langkah=f"target 0, realisasi {_tulis(realisasi)}: {'tercapai' if tercapai else 'tidak tercapai'}",
    )


def _turun_selisih(target: Decimal, realisasi: Decimal) -> Capaian:
    if target == 0:
        return _zero_target(realisasi)
    langkah = f"(2 × {_tulis(target)} − {_tulis(realisasi)}) ÷ {_tulis(target)} × 100"
    return _ratio(2 * target - realisasi, target, langkah)


def _turun_rasio(target: Decimal, realisasi: Decimal) -> Capaian:
    if target == 0:
        return _zero_target(realisasi)
    if realisasi <= 0:
        return Capaian(None, Alasan.REALISASI_NOL)
    return _ratio(target, realisasi, f"{_tulis(target)} ÷ {_tulis(realisasi)} × 100")


def _rentang(bawah: Decimal, atas: Decimal, realisasi: Decimal) -> Capaian:
    if bawah <= realisasi <= atas:
        langkah = f"{_tulis(realisasi)} berada di dalam rentang {_tulis(bawah)}–{_tulis(atas)}"
        return Capaian(SERATUS, langkah=langkah)
    return _naik(bawah, realisasi) if realisasi < bawah else _turun_selisih(atas, realisasi)


def _tulis(nilai: Decimal) -> str:
    return f"({format_angka(nilai)})" if nilai < 0 else format_angka(nilai)
