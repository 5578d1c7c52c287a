"""A target as people write it in one cell: 92,5 · 18..25 (a range) · 4/5 (pembilang/penyebut) · BB."""

from dataclasses import dataclass
from decimal import Decimal

from sakip.domain.predikat import SKOR_PREDIKAT
from sakip.domain.tulisan import format_angka


@dataclass(frozen=True, slots=True)
class NilaiTarget:
    """A target: a nilai, a range (nilai to atas), a predikat (nilai is its skor), or two parts of a ratio."""

    nilai: Decimal | None
    atas: Decimal | None = None
    predikat: str | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None

    @property
    def tulis(self) -> str:
        """The target as a cell holds it; written so, it is read back the same."""
        if self.predikat is not None:
            return self.predikat
        if self.pembilang is not None:
            return f"{_polos(self.pembilang)}/{_polos(self.penyebut)}"
        if self.atas is not None:
            return f"{_polos(self.nilai)}..{_polos(self.atas)}"
        return _polos(self.nilai)

    @property
    def tampil(self) -> str:
        """The target as people read it: 1.234,5 · 18–25 · BB."""
        if self.atas is not None and self.nilai is not None:
            return f"{format_angka(self.nilai)}–{format_angka(self.atas)}"
        if self.predikat is None and self.pembilang is None and self.nilai is not None:
            return format_angka(self.nilai)
        return self.tulis


def make_target(
    nilai: Decimal | None,
    atas: Decimal | None = None,
    predikat: str | None = None,
    pembilang: Decimal | None = None,
    penyebut: Decimal | None = None,
) -> NilaiTarget | None:
    """Return a target from the columns of the store, figures without trailing zeros; None for none."""
    if nilai is None and pembilang is None:
        return None
    bagian = (
        None if satu is None else _ringkas(satu) for satu in (nilai, atas, pembilang, penyebut)
    )
    n, a, p, q = bagian
    return NilaiTarget(n, a, predikat, p, q)


def make_predikat(kata: str) -> NilaiTarget:
    """Return the target of a predikat. Raises KeyError for a word of no scale."""
    return NilaiTarget(SKOR_PREDIKAT[kata], predikat=kata)


def _ringkas(nilai: Decimal) -> Decimal:
    return nilai.quantize(Decimal(1)) if nilai == nilai.to_integral() else nilai.normalize()


def _polos(nilai: Decimal | None) -> str:
    return "" if nilai is None else f"{_ringkas(nilai):f}".replace(".", ",")
