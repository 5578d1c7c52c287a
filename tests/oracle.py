"""The engine a second time, as plainly as it can be written: what the views must say.

It follows sections 3 and 4 of the domain's facts, one indikator and one periode at a time, on exact
fractions, and shares no code with sakip.domain.capaian, sakip.domain.agregasi or the views.
"""

import math
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

PERIODE = {
    "TW1": [1],
    "TW2": [2],
    "TW3": [3],
    "TW4": [4],
    "S1": [1, 2],
    "S2": [3, 4],
    "SD3": [1, 2, 3],
    "TAHUN": [1, 2, 3, 4],
}
DIUKUR = {"triwulan": [1, 2, 3, 4], "semester": [2, 4], "tahunan": [4]}


@dataclass
class Sel:
    """What one triwulan states: a figure, or a ratio, or (of a target) a range; berlaku False: n/a."""

    nilai: Fraction | None = None
    atas: Fraction | None = None
    pembilang: Fraction | None = None
    penyebut: Fraction | None = None
    berlaku: bool = True


@dataclass
class Ukuran:
    """One indikator of one tahun; triwulan that are blank are not in the mappings."""

    rumus: str
    metode: str
    periode_ukur: str
    target: dict[int, Sel] = field(default_factory=dict)
    realisasi: dict[int, Sel] = field(default_factory=dict)


@dataclass
class Jawaban:
    """What is to be shown of one indikator in one periode."""

    target: Decimal | None
    atas: Decimal | None
    realisasi: Decimal | None
    capaian: Decimal | None
    status: str
    alasan: str | None


def answer(ukuran: Ukuran, triwulan_target: list[int], triwulan_realisasi: list[int]) -> Jawaban:
    """Return target, realisasi, capaian, status and alasan over these triwulan of each side."""
    diukur = [tw for tw in triwulan_realisasi if tw in DIUKUR[ukuran.periode_ukur]]
    terisi = {tw: sel for tw, sel in ukuran.realisasi.items() if tw in diukur and sel.berlaku}
    tidak_berlaku = [tw for tw in diukur if tw in ukuran.realisasi and tw not in terisi]
    if not diukur:
        status = "belum_waktunya"
    elif len(tidak_berlaku) == len(diukur):
        status = "tidak_berlaku"
    elif not terisi:
        status = "belum_dilaporkan"
    elif len(terisi) + len(tidak_berlaku) < len(diukur):
        status = "sementara"
    else:
        status = "lengkap"
    diharap = [tw for tw in triwulan_target if tw in DIUKUR[ukuran.periode_ukur]]
    sasaran = {tw: sel for tw, sel in ukuran.target.items() if tw in diharap}
    target = roll_up(ukuran.metode, sasaran)
    atas = None
    if ukuran.rumus == "rentang":
        ujung = {
            tw: Sel(sel.nilai if sel.atas is None else sel.atas, None, sel.pembilang, sel.penyebut)
            for tw, sel in sasaran.items()
        }
        atas = roll_up(ukuran.metode, ujung)
    if ukuran.metode == "rasio":  # a ratio is what its two parts say
        terisi = {tw: Sel(pembilang=s.pembilang, penyebut=s.penyebut) for tw, s in terisi.items()}
    realisasi = roll_up(ukuran.metode, terisi)
    capaian, alasan = compare(ukuran.rumus, target, atas, realisasi, status)
    return Jawaban(places(target), places(atas), places(realisasi), capaian, status, alasan)


def answer_periode(ukuran: Ukuran, periode: str) -> Jawaban:
    """Return what a periode says by itself."""
    return answer(ukuran, PERIODE[periode], PERIODE[periode])


def answer_tahunan(ukuran: Ukuran, periode: str) -> Jawaban:
    """Return how far the year has come at the end of a periode, against the target of the year."""
    return answer(ukuran, [1, 2, 3, 4], list(range(1, PERIODE[periode][-1] + 1)))


def roll_up(metode: str, sel: dict[int, Sel]) -> Fraction | None:
    """Return the one figure that the stated triwulan make together, to 6 places; None for none."""
    if metode == "rasio" and sel:
        hanya_persen = [s for s in sel.values() if s.nilai is not None and s.penyebut is None]
        berpasangan = [s for s in sel.values() if s.penyebut is not None]
        if not hanya_persen:
            bawah = sum((s.penyebut for s in berpasangan if s.penyebut is not None), Fraction())
            atas = sum((s.pembilang for s in berpasangan if s.pembilang is not None), Fraction())
            return rounded(100 * atas / bawah, 6) if bawah != 0 else None
    nilai = [sel[tw].nilai for tw in sorted(sel)]
    ada = [angka for angka in nilai if angka is not None]
    if not ada:
        return None
    if metode == "jumlah":
        hasil = sum(ada, Fraction())
    elif metode == "rata":
        hasil = sum(ada, Fraction()) / len(ada)
    elif metode == "maksimum":
        hasil = sorted(ada)[-1]
    elif metode == "minimum":
        hasil = sorted(ada)[0]
    else:
        hasil = ada[-1]
    return rounded(hasil, 6)


def compare(
    rumus: str,
    target: Fraction | None,
    atas: Fraction | None,
    realisasi: Fraction | None,
    status: str = "lengkap",
) -> tuple[Decimal | None, str | None]:
    """Return (capaian, None), or (None, alasan)."""
    if status in ("belum_waktunya", "tidak_berlaku"):
        return None, status
    if target is None:
        return None, "belum_ada_target"
    if status == "belum_dilaporkan":
        return None, status
    if realisasi is None:
        return None, "penyebut_nol"
    if target < 0:
        return None, "target_negatif"
    if rumus == "rentang":
        ujung = target if atas is None else atas
        if target <= realisasi <= ujung:
            return Decimal(100), None
        rumus, target = ("naik", target) if realisasi < target else ("turun_selisih", ujung)
    if target == 0 and rumus in ("naik", "predikat"):
        return None, "target_nol"
    if target == 0:
        return Decimal(100 if realisasi <= 0 else 0), None
    if rumus == "turun_rasio" and realisasi <= 0:
        return None, "realisasi_nol"
    hasil = {
        "naik": lambda: realisasi / target,
        "predikat": lambda: realisasi / target,
        "turun_selisih": lambda: (2 * target - realisasi) / target,
        "turun_rasio": lambda: target / realisasi,
    }[rumus]()
    return places(rounded(100 * hasil, 6)), None


def average(
    anggota: list[tuple[Decimal | None, Fraction]], bawah: int, atas: int
) -> Decimal | None:
    """Return the mean of (capaian, bobot) kept within bawah and atas; those without capaian left out."""
    ada = [
        (min(max(Fraction(capaian), Fraction(bawah)), Fraction(atas)), bobot)
        for capaian, bobot in anggota
        if capaian is not None
    ]
    if not ada:
        return None
    jumlah = sum((capaian * bobot for capaian, bobot in ada), Fraction())
    return places(rounded(jumlah / sum((bobot for _, bobot in ada), Fraction()), 6))


def label(capaian: Decimal | None) -> str | None:
    """Return the predikat of the default skala, by the figure as it is shown (2 places)."""
    if capaian is None:
        return None
    tampak = rounded(Fraction(capaian), 2)
    for batas, nama in ((90, "Sangat Tinggi"), (75, "Tinggi"), (65, "Sedang"), (50, "Rendah")):
        if tampak > batas:
            return nama
    return "Sangat Rendah"


def rounded(nilai: Fraction, desimal: int) -> Fraction:
    """Return nilai to this many places, halves away from zero."""
    skala = 10**desimal
    besar = math.floor(abs(nilai) * skala + Fraction(1, 2))
    return Fraction(-besar if nilai < 0 else besar, skala)


def places(nilai: Fraction | None) -> Decimal | None:
    """Return a fraction of at most 6 places as the decimal it is."""
    return None if nilai is None else Decimal(int(nilai * 10**6)).scaleb(-6)
