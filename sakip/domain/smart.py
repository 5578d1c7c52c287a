"""SMART: whether an indikator is spesifik, terukur, dapat dicapai, relevan, berjangka; each with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sakip.domain.lembar_rencana import Baris
from sakip.domain.target_tulis import NilaiTarget
from sakip.domain.tulisan import format_angka

LONCATAN = Decimal("1.5")  # a target this many times last year's realisasi is asked about


@dataclass(frozen=True, slots=True)
class ButirSmart:
    """One letter of SMART. terpenuhi None: cannot be told from what is stored; alasan says why."""

    nama: str
    terpenuhi: bool | None
    alasan: str


def judge_smart(
    indikator: Baris,
    target: Mapping[int, NilaiTarget],
    *,
    realisasi_lalu: Decimal | None,
    kode_induk: str | None,
    di_pohon: bool,
) -> tuple[ButirSmart, ...]:
    """Return the five judgements of one indikator, in the order of the word.

    target are those of the triwulan (1-4); realisasi_lalu is that of last tahun, None where unknown.
    """
    return (
        _spesifik(indikator),
        _terukur(indikator),
        _dapat_dicapai(target, realisasi_lalu),
        _relevan(indikator, kode_induk, di_pohon=di_pohon),
        _berjangka(indikator, target),
    )


def _spesifik(indikator: Baris) -> ButirSmart:
    ada = len(str(indikator["definisi_operasional"]).split()) >= 4
    alasan = "definisi operasionalnya tertulis" if ada else "definisi operasionalnya belum tertulis"
    return ButirSmart("Spesifik", ada, alasan)


def _terukur(indikator: Baris) -> ButirSmart:
    nama = {"satuan": "satuan", "formula": "formula", "sumber_data": "sumber data"}
    kurang = [judul for kunci, judul in nama.items() if not indikator[kunci]]
    alasan = f"belum ada {', '.join(kurang)}" if kurang else "ada satuan, formula, dan sumber data"
    return ButirSmart("Terukur", not kurang, alasan)


def _dapat_dicapai(target: Mapping[int, NilaiTarget], realisasi_lalu: Decimal | None) -> ButirSmart:
    akhir = target[max(target)].nilai if target else None
    if akhir is None or realisasi_lalu is None:
        return ButirSmart(
            "Dapat dicapai", None, "belum ada realisasi tahun lalu untuk dibandingkan"
        )
    bagian = f"target {format_angka(akhir)}, realisasi tahun lalu {format_angka(realisasi_lalu)}"
    wajar = realisasi_lalu <= 0 or akhir <= realisasi_lalu * LONCATAN
    return ButirSmart("Dapat dicapai", wajar, bagian if wajar else f"{bagian}: loncatannya besar")


def _relevan(indikator: Baris, kode_induk: str | None, *, di_pohon: bool) -> ButirSmart:
    if not di_pohon:
        return ButirSmart("Relevan", False, "belum punya tempat di pohon kinerja")
    tujuan = (
        f"membantu {kode_induk}" if kode_induk else f"puncak sasaran {indikator['kode_sasaran']}"
    )
    return ButirSmart("Relevan", True, tujuan)


def _berjangka(indikator: Baris, target: Mapping[int, NilaiTarget]) -> ButirSmart:
    alasan = f"diukur tiap {indikator['periode_ukur']}"
    if not target:
        return ButirSmart("Berjangka", False, f"{alasan}, tetapi belum bertarget")
    return ButirSmart("Berjangka", True, f"{alasan}, bertarget sampai triwulan {max(target)}")
