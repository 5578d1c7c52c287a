"""Rumus: how capaian is computed from target and realisasi."""

from enum import StrEnum


class Rumus(StrEnum):
    """The legal formulas of capaian; an indikator keeps one for the whole tahun.

    Source: rules/sumber.toml [capaian-naik] [capaian-turun-selisih] [capaian-turun-rasio]
    [capaian-rentang] [capaian-predikat].
    """

    NAIK = "naik"
    TURUN_SELISIH = "turun_selisih"
    TURUN_RASIO = "turun_rasio"
    RENTANG = "rentang"
    PREDIKAT = "predikat"


PENJELASAN_RUMUS: dict[Rumus, str] = {
    Rumus.NAIK: "Makin tinggi makin baik: realisasi ÷ target × 100",
    Rumus.TURUN_SELISIH: "Makin rendah makin baik: (2 × target − realisasi) ÷ target × 100",
    Rumus.TURUN_RASIO: "Makin rendah makin baik: target ÷ realisasi × 100",
    Rumus.RENTANG: (
        "Target berupa rentang: di dalam rentang 100; di bawahnya realisasi ÷ batas bawah × 100; "
        "di atasnya (2 × batas atas − realisasi) ÷ batas atas × 100"
    ),
    Rumus.PREDIKAT: "Predikat diubah menjadi skor, lalu skor realisasi ÷ skor target × 100",
}
