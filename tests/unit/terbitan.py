"""Rows of published tables for tests of uji silang."""

from decimal import Decimal

from sakip.domain.capaian import Target
from sakip.domain.cetakan import BarisTerbitan
from sakip.domain.metode import Metode
from sakip.domain.putusan import HasilBaris
from sakip.domain.rumus import Rumus
from sakip.domain.uji_silang import judge_tabel

TURUN = (Rumus.TURUN_SELISIH, Rumus.TURUN_RASIO)


def a_row(
    target: str | None,
    realisasi: str | None,
    capaian: str | None,
    *rumus: Rumus,
    kunci: str = "",
    tahun: str = "",
) -> BarisTerbitan:
    return BarisTerbitan(
        target=() if target is None else (Target(Decimal(target)),),
        realisasi=() if realisasi is None else (Decimal(realisasi),),
        capaian=() if capaian is None else (Decimal(capaian),),
        ada_capaian=capaian is not None,
        rumus=rumus,
        kunci=kunci,
        urutan=tahun,
    )


def a_year(setahun: str, triwulan: str, metode: Metode | None = None) -> BarisTerbitan:
    nilai = tuple(None if satu == "_" else Decimal(satu) for satu in triwulan.split())
    return BarisTerbitan(setahun=(Decimal(setahun),), triwulan=(nilai,), metode=metode)


def judge(baris: BarisTerbitan) -> HasilBaris:
    return judge_tabel([baris])[0]
