"""Penjelas: which rumus and rounding explain a printed capaian, and which rumus an indikator keeps."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.domain.cetakan import (
    RUMUS_ANGKA,
    BarisTerbitan,
    Hitungan,
    Pembulatan,
    list_hitungan,
    match_cetakan,
)
from sakip.domain.rumus import Rumus

_URUTAN_PEMBULATAN = list(Pembulatan)


@dataclass(frozen=True, slots=True)
class Penjelas:
    """One explanation of a printed figure: a way to recompute it and the rounding it was printed with."""

    hitungan: Hitungan
    tercetak: Decimal
    pembulatan: Pembulatan


def list_penjelas(baris: BarisTerbitan) -> list[Penjelas]:
    """Return every explanation, the best rounding first, within that in the order of Rumus."""
    cocok = []
    for hitungan in list_hitungan(baris):
        for tercetak in baris.capaian:
            nilai = hitungan.capaian.nilai
            pembulatan = None if nilai is None else match_cetakan(tercetak, nilai)
            if pembulatan is not None:
                cocok.append(Penjelas(hitungan, tercetak, pembulatan))
    return sorted(cocok, key=lambda satu: _URUTAN_PEMBULATAN.index(satu.pembulatan))


def find_rumus_lazim(
    tabel: Sequence[BarisTerbitan], cocok: Sequence[list[Penjelas]]
) -> dict[str, Rumus]:
    """Return, per indikator, the rumus that explains most of its rows.

    On a tie the rumus of the earliest rows: an indikator keeps its rumus, so the later row changed it.
    """
    menurut_kunci: dict[str, list[tuple[str, list[Rumus]]]] = defaultdict(list)
    for baris, satu in zip(tabel, cocok, strict=True):
        rumus = [jenis for jenis in list_rumus(satu) if jenis in RUMUS_ANGKA]
        if baris.kunci and rumus and not has_target_nol(baris):
            menurut_kunci[baris.kunci].append((baris.urutan, rumus))
    lazim = {}
    for kunci, daftar in menurut_kunci.items():
        urut = [rumus for _, rumus in sorted(daftar, key=lambda satu: satu[0])]
        suara = Counter(jenis for rumus in urut for jenis in rumus)
        calon = {jenis for jenis in suara if suara[jenis] == max(suara.values())}
        for rumus in urut:
            calon = calon.intersection(rumus) or calon
        lazim[kunci] = next(jenis for rumus in urut for jenis in rumus if jenis in calon)
    return lazim


def has_target_nol(baris: BarisTerbitan) -> bool:
    """Tell whether the printed target is 0, which leaves naik without a capaian."""
    return any(target.nilai == 0 and target.atas is None for target in baris.target)


def list_rumus(cocok: Sequence[Penjelas]) -> tuple[Rumus, ...]:
    """Return every rumus that explains the printed figure, each once."""
    return tuple(dict.fromkeys(satu.hitungan.rumus for satu in cocok))
