"""Hitung: one capaian from figures typed by hand, with its steps; reads nothing of the office."""

import re
from dataclasses import dataclass
from decimal import Decimal

from sakip.domain.capaian import Capaian, Target, calculate_capaian
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.predikat import SKOR_PREDIKAT, predikat_family
from sakip.domain.rumus import PENJELASAN_RUMUS, Rumus
from sakip.domain.tulisan import round_half_up
from sakip.intake.angka import read_angka
from sakip.rules import list_skala
from sakip.services.capaian import SKALA_BAWAAN, decimal_text

TITIK_DESIMAL = re.compile(r"[+-]?(0\.\d+|\d+(\.(\d{1,2}|\d{4,}))?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilHitung:
    """A capaian with the figures it was read from; atas only under rentang."""

    rumus: Rumus
    target: Decimal
    atas: Decimal | None
    realisasi: Decimal
    capaian: Capaian
    predikat: str | None  # in the skala that offices start with


def hitung(pelaku: Pelaku, rumus: str, target: str, realisasi: str) -> HasilHitung:
    """Return the capaian of two figures as a person or a program writes them.

    Decimal comma or decimal point; under rentang target is "80..90" (also "80-90", "80 s.d. 90");
    under predikat both are words such as BB or WTP. "1.500" is refused: 1,5 or 1500 is not told.

    Raises TidakBerhak; DataTidakSah for an unknown rumus, for what is no figure, and for a target
    that the rumus cannot have.
    """
    require_hak(pelaku, Hak.UJI_SILANG)
    jenis = _rumus(rumus)
    atas: Decimal | None = None
    if jenis is Rumus.PREDIKAT:
        bawah, nyata = _skor(target, realisasi)
    elif jenis is Rumus.RENTANG:
        bawah, atas = _rentang(target)
        nyata = _angka(realisasi, "realisasi")
    else:
        bawah, nyata = _angka(target, "target"), _angka(realisasi, "realisasi")
    capaian = calculate_capaian(jenis, Target(bawah, atas), nyata)
    skala = list_skala()[SKALA_BAWAAN]
    return HasilHitung(
        rumus=jenis,
        target=bawah,
        atas=atas,
        realisasi=nyata,
        capaian=capaian,
        predikat=None if capaian.nilai is None else skala.label(round_half_up(capaian.nilai, 2)),
    )


def to_json(hasil: HasilHitung) -> dict[str, str | None]:
    """Return the result for programs: numbers as decimal strings, blank as None."""
    return {
        "rumus": hasil.rumus,
        "penjelasan": PENJELASAN_RUMUS[hasil.rumus],
        "target": decimal_text(hasil.target),
        "target_atas": decimal_text(hasil.atas),
        "realisasi": decimal_text(hasil.realisasi),
        "capaian": decimal_text(hasil.capaian.nilai),
        "langkah": hasil.capaian.langkah or None,
        "predikat": hasil.predikat,
        "alasan": hasil.capaian.alasan.kalimat if hasil.capaian.alasan else None,
    }


def _rumus(rumus: str) -> Rumus:
    try:
        return Rumus(rumus.strip().lower())
    except ValueError:
        raise DataTidakSah(
            apa=f"Rumus “{rumus}” tidak dikenal",
            di_mana="--rumus",
            perbaikan=f"Pilih salah satu dari {', '.join(Rumus)}.",
        ) from None


def _angka(text: str, nama: str) -> Decimal:
    """Read a figure that a program (decimal point) or a person (decimal comma) wrote."""
    text = text.strip()
    if TITIK_DESIMAL.fullmatch(text):
        return Decimal(text)
    angka = read_angka(text)
    if angka.nilai is None or angka.tingkat != "pasti":
        raise DataTidakSah(
            apa=f"“{text}” tidak dapat dibaca sebagai satu angka yang pasti",
            di_mana=nama,
            perbaikan="Tulis angkanya saja tanpa titik ribuan, misalnya 1250,75 atau 1250.75.",
        )
    return angka.nilai


def _rentang(target: str) -> tuple[Decimal, Decimal]:
    bagian = re.split(r"\.\.|–|\bs\.?d\.?|(?<=[\d%])\s*-\s*", target)
    if len(bagian) > 2:
        raise DataTidakSah(
            apa=f"“{target}” bukan rentang",
            di_mana="target",
            perbaikan="Tulis batas bawah dan batas atas, misalnya 80..90.",
        )
    return _angka(bagian[0], "batas bawah"), _angka(bagian[-1], "batas atas")


def _skor(target: str, realisasi: str) -> tuple[Decimal, Decimal]:
    kata = [satu.strip().upper() for satu in (target, realisasi)]
    if kata[0] not in SKOR_PREDIKAT or kata[1] not in predikat_family(kata[0]):
        raise DataTidakSah(
            apa=f"“{target}” dan “{realisasi}” bukan dua predikat dari skala yang sama",
            di_mana="target dan realisasi",
            perbaikan=f"Pilih dari {', '.join(SKOR_PREDIKAT)}.",
        )
    return SKOR_PREDIKAT[kata[0]], SKOR_PREDIKAT[kata[1]]
