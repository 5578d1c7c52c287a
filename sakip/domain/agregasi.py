"""Agregasi: one figure of a periode from the figures of its triwulan, by the indikator's metode."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sakip.domain.capaian import DESIMAL_CAPAIAN, SERATUS
from sakip.domain.metode import Metode
from sakip.domain.periode import ROMAWI
from sakip.domain.tulisan import format_angka, round_half_up


@dataclass(frozen=True, slots=True)
class NilaiTriwulan:
    """What one triwulan states: nilai in satuan; a rasio has pembilang and penyebut as well."""

    nilai: Decimal | None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Agregat:
    """The figure of a periode, 6 decimals, with the sum that gave it; None when there is none."""

    nilai: Decimal | None
    langkah: str = ""


def aggregate(metode: Metode, menurut_triwulan: Mapping[int, NilaiTriwulan]) -> Agregat:
    """Return the figure that the reported triwulan (1-4) make together under metode.

    Triwulan that are not reported, not applicable or not measured are left out of the mapping:
    they count as nothing, never as 0. A rasio is the ratio of sums; where a triwulan states only
    a percentage (a target), the last one stated stands.

    Source: rules/sumber.toml [metode-agregasi] [target-rasio] [kosong-bukan-nol].
    """
    urut = sorted(menurut_triwulan.items())
    if metode is Metode.RASIO and all(isi.penyebut is not None for _, isi in urut) and urut:
        return _ratio_of_sums([isi for _, isi in urut])
    ada = [(triwulan, isi.nilai) for triwulan, isi in urut if isi.nilai is not None]
    if not ada:
        return Agregat(None)
    nilai = [angka for _, angka in ada]
    rinci = " + ".join(format_angka(angka) for angka in nilai)
    match metode:
        case Metode.JUMLAH:
            return Agregat(sum(nilai, Decimal(0)), rinci)
        case Metode.RATA:
            rata = round_half_up(sum(nilai, Decimal(0)) / len(nilai), DESIMAL_CAPAIAN)
            return Agregat(rata, f"({rinci}) ÷ {len(nilai)}")
        case Metode.MAKSIMUM | Metode.MINIMUM:
            pilih = max if metode is Metode.MAKSIMUM else min
            daftar = "; ".join(format_angka(angka) for angka in nilai)
            return Agregat(pilih(nilai), f"{metode} dari {daftar}")
        case Metode.KUMULATIF | Metode.AKHIR | Metode.TAHUNAN | Metode.RASIO:
            triwulan, terakhir = ada[-1]
            return Agregat(terakhir, f"dari triwulan {ROMAWI[triwulan]}, yang terakhir dinyatakan")


def _ratio_of_sums(isian: list[NilaiTriwulan]) -> Agregat:
    pembilang = [isi.pembilang or Decimal(0) for isi in isian]
    penyebut = [isi.penyebut or Decimal(0) for isi in isian]
    atas = " + ".join(format_angka(angka) for angka in pembilang)
    bawah = " + ".join(format_angka(angka) for angka in penyebut)
    langkah = f"({atas}) ÷ ({bawah}) × 100"
    if sum(penyebut) == 0:
        return Agregat(None, langkah)
    rasio = SERATUS * sum(pembilang, Decimal(0)) / sum(penyebut, Decimal(0))
    return Agregat(round_half_up(rasio, DESIMAL_CAPAIAN), langkah)
