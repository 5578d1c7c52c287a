"""Uji setahun: does the printed figure of the year follow from the printed triwulan?"""

from dataclasses import dataclass, replace
from decimal import Decimal

from sakip.domain.agregasi import NilaiTriwulan, aggregate
from sakip.domain.cetakan import BarisTerbitan, match_cetakan
from sakip.domain.metode import Metode
from sakip.domain.tulisan import format_angka

# Tried when the table states no metode; a minimum or maximum would excuse nearly any figure.
METODE_LAZIM = (Metode.JUMLAH, Metode.KUMULATIF, Metode.RATA)
METODE_LAIN = (Metode.MAKSIMUM, Metode.MINIMUM)


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilSetahun:
    """Whether the year follows from its triwulan, under which metode, and by how much it does not."""

    cocok: bool
    metode: Metode  # that explains the printed figure; jumlah where none is stated or fits
    hitung: Decimal
    tercetak: Decimal
    langkah: str
    penjelasan: str

    @property
    def selisih(self) -> Decimal:
        """Printed minus recomputed, in the indikator's satuan."""
        return self.tercetak - self.hitung


def judge_setahun(baris: BarisTerbitan) -> HasilSetahun | None:
    """Judge the printed year; None where it cannot be: no year, no triwulan, or a rasio.

    A rasio needs pembilang and penyebut, which a table of percentages does not show.
    Source: rules/sumber.toml [metode-agregasi].
    """
    if not baris.setahun or not baris.triwulan or baris.metode is Metode.RASIO:
        return None
    metode = METODE_LAZIM if baris.metode is None else (baris.metode,)
    hasil = _try_metode(baris, metode)
    cocok = next((satu for satu in hasil if satu.cocok), None)
    if cocok is not None or not hasil:
        return cocok
    lain = tuple(satu for satu in METODE_LAZIM + METODE_LAIN if satu not in metode)
    penjelas = next((satu for satu in _try_metode(baris, lain) if satu.cocok), None)
    return replace(hasil[0], penjelasan=_explain_salah(hasil, penjelas))


def _explain_salah(hasil: list[HasilSetahun], penjelas: HasilSetahun | None) -> str:
    """Say what each metode would give, and which other one gives the printed figure."""
    menurut = {satu.metode: satu for satu in reversed(hasil)}
    rinci = "; ".join(
        f"{satu.metode} {format_angka(satu.hitung)} (selisih {format_angka(satu.selisih)})"
        for satu in reversed(menurut.values())
    )
    kalimat = (
        f"Angka setahun {format_angka(hasil[0].tercetak)} tidak sesuai dengan triwulannya; "
        f"menurut metode {rinci}."
    )
    if penjelas is None:
        return kalimat
    return f"{kalimat} Angka itu cocok dengan metode {penjelas.metode} ({penjelas.langkah})."


def _try_metode(baris: BarisTerbitan, metode: tuple[Metode, ...]) -> list[HasilSetahun]:
    hasil = []
    for satu in metode:
        for nilai in baris.triwulan:
            isian = {nomor: NilaiTriwulan(angka) for nomor, angka in enumerate(nilai, 1)}
            agregat = aggregate(satu, isian)
            if agregat.nilai is None:
                continue
            for tercetak in baris.setahun:
                hasil.append(_compare(satu, agregat.nilai, tercetak, agregat.langkah))
    return hasil


def _compare(metode: Metode, hitung: Decimal, tercetak: Decimal, langkah: str) -> HasilSetahun:
    return HasilSetahun(
        cocok=match_cetakan(tercetak, hitung) is not None,
        metode=metode,
        hitung=hitung,
        tercetak=tercetak,
        langkah=langkah,
        penjelasan=f"Angka setahun {format_angka(tercetak)} sesuai dengan metode {metode} ({langkah}).",
    )
