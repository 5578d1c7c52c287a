"""Choosing the sheet and the heading: visible before hidden, the triwulan asked for before others."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sakip.intake.ejaan import normalize_judul
from sakip.intake.hasil import Pilihan, TataLetak
from sakip.intake.isi_kolom import settle_kolom
from sakip.intake.judul import Judul, find_judul
from sakip.intake.kisi import Buku, Lembar
from sakip.intake.sebut_triwulan import read_nomor_saja, read_sebutan
from sakip.intake.susunan import Susunan
from sakip.intake.tata_letak import find_diingat, open_judul, place_kolom

LEMBAR_META = "_meta"


@dataclass(frozen=True, slots=True)
class Calon:
    """A sheet that holds a table."""

    lembar: Lembar
    judul: Judul
    triwulan: int | None  # that the name of the sheet speaks of
    diingat: bool = False  # a remembered layout says what its columns are


def find_calon(
    buku: Buku,
    triwulan: int,
    pilihan: Pilihan | None = None,
    tata_letak: Sequence[TataLetak] = (),
) -> list[Calon]:
    """Return the sheets with a table, the one to read first; a sheet that was chosen stands alone."""
    if pilihan is not None and (pilihan.lembar is not None or len(buku.lembar) == 1):
        return _find_dipilih(buku, triwulan, pilihan, tata_letak)
    calon = [
        satu
        for lembar in buku.lembar
        if (satu := find_di_lembar(lembar, triwulan, tata_letak)) is not None
    ]
    return sorted(calon, key=lambda satu: _rank(satu, triwulan), reverse=True)


def find_di_lembar(
    lembar: Lembar, triwulan: int, tata_letak: Sequence[TataLetak] = ()
) -> Calon | None:
    """Return the table of a sheet: by a layout that is remembered, else by its words."""
    disebut = read_triwulan_lembar(lembar.nama)
    if diingat := find_diingat(Susunan(lembar), triwulan, tata_letak) if tata_letak else None:
        return Calon(lembar, diingat[0], disebut, diingat=True)
    judul = find_judul(lembar, triwulan)
    if judul is None:
        return None
    settle_kolom(Susunan(lembar), judul)
    return Calon(lembar, judul, disebut)


def _find_dipilih(
    buku: Buku, triwulan: int, pilihan: Pilihan, tata_letak: Sequence[TataLetak]
) -> list[Calon]:
    """Return the table on the sheet a person chose, and after it those of other sheets."""
    nama = pilihan.lembar if pilihan.lembar is not None else buku.lembar[0].nama
    terpilih = [lembar for lembar in buku.lembar if lembar.nama == nama]
    lain = [
        satu
        for lembar in buku.lembar
        if lembar.nama != nama
        and (satu := find_di_lembar(lembar, triwulan, tata_letak)) is not None
    ]
    if not terpilih:
        return lain
    calon = _apply_pilihan(terpilih[0], triwulan, pilihan, tata_letak)
    return [calon, *lain] if calon else []


def _apply_pilihan(
    lembar: Lembar, triwulan: int, pilihan: Pilihan, tata_letak: Sequence[TataLetak]
) -> Calon | None:
    """Return the chosen sheet's table; None when neither the person nor its words tell a heading."""
    disebut = read_triwulan_lembar(lembar.nama)
    if pilihan.baris_judul is None:
        calon = find_di_lembar(lembar, triwulan, () if pilihan.kolom else tata_letak)
    else:
        judul = open_judul(Susunan(lembar), *pilihan.baris_judul, triwulan)
        calon = Calon(lembar, judul, disebut)
    if calon is not None:
        place_kolom(calon.judul, pilihan.kolom or {})
    return calon


def _rank(calon: Calon, triwulan: int) -> tuple[bool, int, bool, float]:
    cocok = 1 if calon.triwulan is None else 2 * (calon.triwulan == triwulan)
    return (not calon.lembar.tersembunyi, cocok, calon.diingat, calon.judul.nilai_skor)


def read_triwulan_lembar(nama: str) -> int | None:
    """Return the triwulan a sheet's name speaks of: `TW II`, `Triwulan 2`, `II`."""
    judul = normalize_judul(nama)
    disebut = read_sebutan(judul).triwulan
    return disebut or (None if judul.isdigit() else read_nomor_saja(judul))


def read_meta(buku: Buku) -> Mapping[str, Any] | None:
    """Return the JSON that our own template carries in its hidden sheet, or None."""
    for lembar in buku.lembar:
        if lembar.nama.strip().casefold() != LEMBAR_META:
            continue
        for sel in lembar.sel.values():
            if isinstance(sel.isi, str) and sel.isi.lstrip().startswith("{"):
                try:
                    isi = json.loads(sel.isi)
                except ValueError:
                    return None
                return isi if isinstance(isi, dict) else None
    return None
