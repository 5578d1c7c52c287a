"""Random offices: indikator of every rumus, metode and periode ukur, with blanks, zeros and n/a."""

import random
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import strategies as st

from tests.builders import (
    Baris,
    a_realisasi,
    a_sasaran,
    a_target,
    a_unit,
    an_indikator,
    an_instansi,
)
from tests.oracle import Sel, Ukuran

TRIWULAN = (1, 2, 3, 4)
RUMUS = ("naik", "turun_selisih", "turun_rasio", "rentang", "predikat")
METODE = ("jumlah", "kumulatif", "akhir", "rata", "maksimum", "minimum", "rasio", "tahunan")
PERIODE_UKUR = ("triwulan", "semester", "tahunan")
KOMBINASI = [
    (rumus, metode, periode_ukur)
    for rumus, metode, periode_ukur in product(RUMUS, METODE, PERIODE_UKUR)
    if (metode != "tahunan" or periode_ukur == "tahunan")
    and (rumus != "predikat" or metode in ("akhir", "tahunan"))
]

BIASA = st.sampled_from([Decimal(text) for text in ("0", "0", "1", "2", "10", "95.5", "100")])
POSITIF = BIASA | st.decimals("0", "20000", places=2) | st.decimals("0", "1", places=4)
ANGKA = POSITIF | st.decimals("-500", "0", places=2)
SKOR = st.integers(0, 7).map(Decimal)


@st.composite
def targets(draw: st.DrawFn, rumus: str, metode: str) -> Sel:
    """Draw the target of one triwulan: a figure, a range, a skor, or a ratio."""
    if rumus == "predikat":
        return Sel(nilai=Fraction(draw(SKOR)))
    if metode == "rasio" and draw(st.booleans()):
        return Sel(pembilang=Fraction(draw(POSITIF)), penyebut=Fraction(draw(POSITIF)))
    bawah = draw(ANGKA if rumus == "naik" else POSITIF)
    atas = bawah + draw(POSITIF) if rumus == "rentang" and draw(st.booleans()) else None
    return Sel(nilai=Fraction(bawah), atas=None if atas is None else Fraction(atas))


@st.composite
def realisasis(draw: st.DrawFn, rumus: str, metode: str) -> Sel:
    """Draw what one triwulan states: a figure, a ratio, a skor, or that it does not apply."""
    if draw(st.integers(0, 7)) == 0:
        return Sel(berlaku=False)
    if rumus == "predikat":
        return Sel(nilai=Fraction(draw(SKOR)))
    if metode == "rasio":
        return Sel(pembilang=Fraction(draw(ANGKA)), penyebut=Fraction(draw(POSITIF)))
    return Sel(nilai=Fraction(draw(ANGKA)))


@st.composite
def ukurans(draw: st.DrawFn) -> Ukuran:
    """Draw one indikator with any of its triwulan left blank."""
    rumus, metode, periode_ukur = draw(st.sampled_from(KOMBINASI))
    ada = st.sets(st.sampled_from(TRIWULAN))
    bertarget = draw(ada | st.just(set(TRIWULAN)))
    return Ukuran(
        rumus,
        metode,
        periode_ukur,
        target={tw: draw(targets(rumus, metode)) for tw in sorted(bertarget)},
        realisasi={tw: draw(realisasis(rumus, metode)) for tw in sorted(draw(ada))},
    )


OFFICES = st.lists(ukurans(), min_size=1, max_size=12)


def an_office_of_all(benih: int) -> list[Ukuran]:
    """Return one indikator of each combination, with figures near their targets, and some holes."""
    acak = random.Random(benih)
    return [_near_target(acak, Ukuran(*kombinasi)) for kombinasi in KOMBINASI]


def _near_target(acak: random.Random, ukuran: Ukuran) -> Ukuran:
    for triwulan in TRIWULAN:
        predikat = ukuran.rumus == "predikat"
        target = Fraction(acak.randint(0, 7)) if predikat else Fraction(acak.randint(0, 4000), 100)
        angka = Fraction(acak.randint(0, 7)) if predikat else target * acak.randint(-20, 200) / 100
        atas = target + 5 if ukuran.rumus == "rentang" else None
        if acak.random() < 0.8:
            ukuran.target[triwulan] = Sel(nilai=target, atas=atas)
        if acak.random() < 0.1:
            ukuran.realisasi[triwulan] = Sel(berlaku=False)
        elif acak.random() < 0.8 and ukuran.metode == "rasio":
            bagian, seluruh = Fraction(acak.randint(0, 50)), Fraction(acak.randint(0, 50))
            ukuran.realisasi[triwulan] = Sel(pembilang=bagian, penyebut=seluruh)
        elif acak.random() < 0.8:
            ukuran.realisasi[triwulan] = Sel(nilai=angka)
    return ukuran


def bobot_of(nomor: int) -> Decimal:
    """Return the weight that rows_of gives to its indikator."""
    return (Decimal(1), Decimal("2.5"), Decimal("0.25"))[nomor % 3]


def rows_of(kantor: Sequence[Ukuran]) -> list[Baris]:
    """Return the rows of an office whose indikator are IKU-0, IKU-1, ... in two units and sasaran."""
    baris = [an_instansi(), *(a_unit(kode=f"U-{n}") for n in (0, 1))]
    baris += [a_sasaran(kode=f"S-{n}") for n in (0, 1, 2)]
    for nomor, satu in enumerate(kantor):
        baris.append(
            an_indikator(
                kode=f"IKU-{nomor}",
                kode_unit=f"U-{nomor % 2}",
                kode_sasaran=f"S-{nomor % 3}",
                rumus=satu.rumus,
                metode=satu.metode,
                periode_ukur=satu.periode_ukur,
                bobot=bobot_of(nomor),
            )
        )
    for nomor, satu in enumerate(kantor):
        for triwulan, sel in satu.target.items():
            baris.append(
                a_target(kode_indikator=f"IKU-{nomor}", triwulan=triwulan, **_figures(sel))
            )
    for nomor, satu in enumerate(kantor):
        for triwulan, sel in satu.realisasi.items():
            baris.append(_realisasi(f"IKU-{nomor}", triwulan, sel))
    return baris


def _realisasi(kode: str, triwulan: int, sel: Sel) -> Baris:
    if not sel.berlaku:
        return a_realisasi(kode_indikator=kode, triwulan=triwulan, keadaan="tidak_berlaku")
    isi = _figures(sel)
    isi.pop("atas")
    return a_realisasi(kode_indikator=kode, triwulan=triwulan, **isi)


def _figures(sel: Sel) -> dict[str, Any]:
    return {
        nama: None if nilai is None else Decimal(nilai.numerator) / Decimal(nilai.denominator)
        for nama in ("nilai", "atas", "pembilang", "penyebut")
        for nilai in (getattr(sel, nama),)
    }
