"""What regulations and offices decide, as data with source and start date."""

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from sakip.domain.predikat import Pita, Skala, check_skala

RULES = Path(__file__).parent


def read_rules(nama: str) -> dict[str, Any]:
    """Return a rules file as it stands, decimals exact; nama is a file in sakip/rules."""
    text = (RULES / nama).read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)


@cache
def list_sandi_umum() -> frozenset[str]:
    """Return the 3,000 commonest passwords of 8 characters or more, in lower case.

    Source: rules/sumber.toml [kata-sandi-umum].
    """
    text = (RULES / "sandi_umum.txt").read_text(encoding="utf-8")
    return frozenset(text.splitlines())


@cache
def list_skala() -> dict[str, Skala]:
    """Return every skala predikat by kode, best band first.

    Raises DataTidakSah when a skala leaves a gap or overlaps; the message names the place.
    Source: rules/sumber.toml [skala-predikat].
    """
    return {kode: read_skala(kode, isi) for kode, isi in read_rules("predikat.toml").items()}


def read_skala(kode: str, isi: dict[str, Any]) -> Skala:
    """Return one skala from its table in predikat.toml, refused when it leaves a gap or overlaps.

    Raises DataTidakSah.
    """
    pita = tuple(
        Pita(
            nama=baris["nama"],
            bawah=_batas(baris, "di_atas", "mulai"),
            bawah_termasuk="mulai" in baris,
            atas=_batas(baris, "di_bawah", "sampai"),
            atas_termasuk="sampai" in baris,
        )
        for baris in isi["pita"]
    )
    check_skala(kode, pita)
    return Skala(kode, isi["nama"], isi["sumber"], pita)


def _batas(baris: dict[str, Any], *nama: str) -> Decimal | None:
    ada = [Decimal(baris[kunci]) for kunci in nama if kunci in baris]
    return ada[0] if ada else None
