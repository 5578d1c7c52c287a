"""Cetakan: figures as a published table prints them, and which rounding explains a printed figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal, InvalidOperation
from enum import StrEnum

from sakip.domain.capaian import DESIMAL_CAPAIAN, SERATUS, Capaian, Target, calculate_capaian
from sakip.domain.errors import DataTidakSah
from sakip.domain.metode import Metode
from sakip.domain.predikat import SKOR_PREDIKAT, predikat_family
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import round_half_up

RUMUS_ANGKA = (Rumus.NAIK, Rumus.TURUN_SELISIH, Rumus.TURUN_RASIO)


class Pembulatan(StrEnum):
    """How a computed figure became the printed one, from right to barely tolerable.

    Source: rules/sumber.toml [pembulatan].
    """

    SETENGAH_KE_ATAS = "setengah_ke_atas"
    DIPOTONG = "dipotong"
    DIGIT_TERAKHIR = "digit_terakhir"


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisTerbitan:
    """One row of a published table, read but not judged; the printed decimals stand in the exponents.

    A figure that can be read in two ways ("1.500") gives both readings, the likelier first; an empty
    tuple is a figure that is not printed or not readable. Nothing here has been computed.
    """

    target: tuple[Target, ...] = ()
    realisasi: tuple[Decimal, ...] = ()
    capaian: tuple[Decimal, ...] = ()
    ada_capaian: bool = False  # something stands in the cell, be it "#DIV/0!"
    predikat: tuple[str, str] | None = None  # of target and realisasi: ("BB", "A")
    teks_sama: bool = False  # target and realisasi are the same words: "Paripurna"
    rumus: tuple[Rumus, ...] = ()  # that the table states; empty: not stated
    triwulan: tuple[tuple[Decimal | None, ...], ...] = ()  # readings of TW I-IV together
    setahun: tuple[Decimal, ...] = ()
    metode: Metode | None = None
    kunci: str = ""  # names the indikator across rows; "" for none
    urutan: str = ""  # tahun or what else orders the rows of one indikator


@dataclass(frozen=True, slots=True)
class Hitungan:
    """One way to recompute a row: a rumus applied to one reading of its figures."""

    rumus: Rumus
    capaian: Capaian


def count_desimal(tercetak: Decimal) -> int:
    """Return how many decimals are printed, at most those that capaian is computed with."""
    pangkat = tercetak.as_tuple().exponent
    return min(max(-pangkat, 0), DESIMAL_CAPAIAN) if isinstance(pangkat, int) else 0


def match_cetakan(tercetak: Decimal, hitung: Decimal) -> Pembulatan | None:
    """Return the rounding under which hitung is printed as tercetak, or None when none explains it.

    Tolerance: one unit of the last printed digit, counted from the figure rounded half up. A figure
    printed without decimals gets none beyond cutting: there one unit is a whole percent.
    Source: rules/sumber.toml [pembulatan] [toleransi-uji-silang].
    """
    desimal = count_desimal(tercetak)
    satuan = Decimal(1).scaleb(-desimal)
    tercetak = round_half_up(tercetak, desimal)
    bulat = round_half_up(hitung, desimal)
    if tercetak == bulat:
        return Pembulatan.SETENGAH_KE_ATAS
    if tercetak == hitung.quantize(satuan, ROUND_DOWN):
        return Pembulatan.DIPOTONG
    if desimal > 0 and abs(tercetak - bulat) <= satuan:
        return Pembulatan.DIGIT_TERAKHIR
    return None


def list_hitungan(baris: BarisTerbitan, rumus: tuple[Rumus, ...] = ()) -> list[Hitungan]:
    """Return every way to recompute a row under rumus (default: the stated ones, else all)."""
    boleh = rumus or baris.rumus or tuple(Rumus)
    return [hitungan for satu in boleh for hitungan in _compute_rumus(baris, satu)]


def _compute_rumus(baris: BarisTerbitan, rumus: Rumus) -> Iterator[Hitungan]:
    if rumus is Rumus.PREDIKAT:
        yield from _compute_predikat(baris)
        return
    for target in baris.target:
        if (target.atas is not None) != (rumus is Rumus.RENTANG):
            continue
        for realisasi in baris.realisasi:
            capaian = _calculate(rumus, target, realisasi)
            if capaian is not None:
                yield Hitungan(rumus, capaian)


def _calculate(rumus: Rumus, target: Target, realisasi: Decimal) -> Capaian | None:
    """Return the capaian; None where the rumus refuses the target or the figure leaves all measure."""
    try:
        return calculate_capaian(rumus, target, realisasi)
    except (DataTidakSah, InvalidOperation):
        return None


def _compute_predikat(baris: BarisTerbitan) -> Iterator[Hitungan]:
    if baris.teks_sama:
        langkah = "target dan realisasi bertuliskan sama"
        yield Hitungan(Rumus.PREDIKAT, Capaian(SERATUS, langkah=langkah))
    elif baris.predikat is not None:
        target, realisasi = baris.predikat
        if realisasi in predikat_family(target):
            skor = Target(SKOR_PREDIKAT[target]), SKOR_PREDIKAT[realisasi]
            yield Hitungan(Rumus.PREDIKAT, calculate_capaian(Rumus.PREDIKAT, *skor))
