"""Uji setahun: does the printed figure of the year follow from the printed triwulan?"""

from dataclasses import dataclass
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
    metode: Metode  # that explains the printed figure, or that it is measured by
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
    salah = hasil[0] if baris.metode else min(hasil, key=lambda satu: abs(satu.selisih))
    lain = tuple(m for m in METODE_LAZIM + METODE_LAIN if m not in metode)
    penjelas = next((satu for satu in _try_metode(baris, lain) if satu.cocok), None)
    return salah if penjelas is None else _add_penjelas(salah, penjelas)


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
    cocok = match_cetakan(tercetak, hitung) is not None
    tulisan = f"angka setahun {format_angka(tercetak)}"
    if cocok:
        kalimat = f"{tulisan} sesuai dengan metode {metode} ({langkah})."
    else:
        kalimat = (
            f"{tulisan} tidak sesuai dengan triwulannya: menurut metode {metode} ({langkah}) "
            f"seharusnya {format_angka(hitung)}, selisih {format_angka(tercetak - hitung)}."
        )
    kalimat = kalimat[0].upper() + kalimat[1:]
    return HasilSetahun(
        cocok=cocok,
        metode=metode,
        hitung=hitung,
        tercetak=tercetak,
        langkah=langkah,
        penjelasan=kalimat,
    )


def _add_penjelas(salah: HasilSetahun, penjelas: HasilSetahun) -> HasilSetahun:
    tambahan = f" Angka itu cocok dengan metode {penjelas.metode} ({penjelas.langkah})."
    return HasilSetahun(
        cocok=False,
        metode=salah.metode,
        hitung=salah.hitung,
        tercetak=salah.tercetak,
        langkah=salah.langkah,
        penjelasan=salah.penjelasan + tambahan,
    )
