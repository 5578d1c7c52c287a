"""Golden tables that a planner can check by hand, shared by the tests of the domain and of the views.

Figures have a decimal comma; "-" is a blank. A word in place of capaian is the alasan why there is none.
"""

from dataclasses import dataclass
from decimal import Decimal

from sakip.domain.predikat import SKOR_PREDIKAT
from tests.builders import figure

CAPAIAN = """
naik            10      0       0
naik            10      5       50
naik            10      8       80
naik            10      10      100
naik            10      12      120
naik            10      20      200
naik            10      25      250
naik            80      92      115
naik            3       1       33,333333
naik            3       2       66,666667
naik            10      -5      -50
naik            3       -2      -66,666667
naik            10      69      690
naik            10      1000000 10000000
naik            0,0001  99999999999999 99999999999999000000
naik            10      -       belum_dilaporkan
naik            -       10      belum_ada_target
naik            -       -       belum_ada_target
naik            0       0       target_nol
naik            0       5       target_nol
naik            -5      5       target_negatif
naik            -5      -5      target_negatif
turun_selisih   10      0       200
turun_selisih   10      5       150
turun_selisih   10      8       120
turun_selisih   10      10      100
turun_selisih   10      12      80
turun_selisih   10      20      0
turun_selisih   10      25      -50
turun_selisih   2       0       200
turun_selisih   10      -5      250
turun_selisih   1       1000000 -99999800
turun_selisih   10      -       belum_dilaporkan
turun_selisih   -       0       belum_ada_target
turun_selisih   0       0       100
turun_selisih   0       1       0
turun_selisih   0       0,0001  0
turun_selisih   0       -1      100
turun_rasio     10      0       realisasi_nol
turun_rasio     10      5       200
turun_rasio     10      8       125
turun_rasio     10      10      100
turun_rasio     10      12      83,333333
turun_rasio     10      20      50
turun_rasio     10      25      40
turun_rasio     10      1000000 0,001
turun_rasio     10      -5      realisasi_nol
turun_rasio     10      -       belum_dilaporkan
turun_rasio     0       0       100
turun_rasio     0       3       0
turun_rasio     0       -3      100
rentang         80..90  80      100
rentang         80..90  85      100
rentang         80..90  90      100
rentang         80..90  40      50
rentang         80..90  0       0
rentang         80..90  -8      -10
rentang         80..90  99      90
rentang         80..90  180     0
rentang         80..90  200     -22,222222
rentang         80..90  -       belum_dilaporkan
rentang         10      10      100
rentang         10      5       50
rentang         10      12      80
rentang         0..10   0       100
rentang         0..10   12      80
rentang         0..10   -1      target_nol
rentang         0       0       100
rentang         0       1       0
predikat        BB      BB      100
predikat        BB      A       120
predikat        BB      AA      140
predikat        BB      B       80
predikat        BB      E       0
predikat        AA      D       14,285714
predikat        WTP     WTP     100
predikat        WTP     WDP     75
predikat        WTP     TMP     25
predikat        TW      WTP     200
predikat        BB      -       belum_dilaporkan
predikat        E       D       target_nol
"""

DITOLAK = """
turun_selisih   -1
turun_rasio     -0,5
rentang         -10
rentang         -10..5
"""


@dataclass(frozen=True)
class Kasus:
    """One row of the golden table of capaian."""

    rumus: str
    target: Decimal | None
    atas: Decimal | None
    realisasi: Decimal | None
    capaian: Decimal | None
    alasan: str | None
    nama: str


def list_kasus() -> list[Kasus]:
    """Return the golden table of capaian."""
    return [_kasus(baris) for baris in CAPAIAN.strip().splitlines()]


def _kasus(baris: str) -> Kasus:
    rumus, target, realisasi, jawaban = baris.split()
    bawah, _, atas = target.partition("..")
    terhitung = jawaban.lstrip("-")[0].isdigit()
    return Kasus(
        rumus=rumus,
        target=_figure(bawah),
        atas=_figure(atas or "-"),
        realisasi=_figure(realisasi),
        capaian=figure(jawaban) if terhitung else None,
        alasan=None if terhitung else jawaban,
        nama="_".join((rumus, target, realisasi)),
    )


def _figure(teks: str) -> Decimal | None:
    if teks in SKOR_PREDIKAT:
        return SKOR_PREDIKAT[teks]
    return None if teks == "-" else figure(teks)
