"""Choosing the sheet and the heading: visible before hidden, the triwulan asked for before others."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sakip.intake.ejaan import normalize_judul
from sakip.intake.hasil import Pilihan
from sakip.intake.judul import Judul, find_judul, read_judul
from sakip.intake.kisi import Buku, Lembar, number_kolom
from sakip.intake.sebut_triwulan import read_nomor_saja, read_sebutan
from sakip.intake.susunan import Susunan

LEMBAR_META = "_meta"


@dataclass(frozen=True, slots=True)
class Calon:
    """A sheet that holds a table."""

    lembar: Lembar
    judul: Judul
    triwulan: int | None  # that the name of the sheet speaks of


def find_calon(buku: Buku, triwulan: int, pilihan: Pilihan | None = None) -> list[Calon]:
    """Return the sheets with a table, the one to read first."""
    calon = []
    for lembar in buku.lembar:
        dipilih = pilihan is not None and pilihan.lembar == lembar.nama
        judul = _find_judul(lembar, triwulan, pilihan if dipilih or _is_tunggal(buku) else None)
        if judul:
            calon.append((dipilih, Calon(lembar, judul, read_triwulan_lembar(lembar.nama))))
    urut = sorted(calon, key=lambda satu: (satu[0], *_rank(satu[1], triwulan)), reverse=True)
    return [satu for _, satu in urut]


def _is_tunggal(buku: Buku) -> bool:
    return len(buku.lembar) == 1


def _find_judul(lembar: Lembar, triwulan: int, pilihan: Pilihan | None) -> Judul | None:
    if pilihan is None:
        return find_judul(lembar, triwulan)
    if pilihan.baris_judul is None:
        judul = find_judul(lembar, triwulan)
    else:
        awal, akhir = pilihan.baris_judul
        susunan = Susunan(lembar)
        judul = read_judul(susunan, awal, akhir, triwulan) or Judul(
            awal, akhir, {}, susunan.read_teks_kolom(awal, akhir), 0.0
        )
    if judul is None:
        return None
    for bidang, huruf in (pilihan.kolom or {}).items():
        if kolom := number_kolom(huruf):
            judul.kolom[bidang] = kolom
        else:
            judul.kolom.pop(bidang, None)
    return judul if "indikator" in judul.kolom else None


def _rank(calon: Calon, triwulan: int) -> tuple[bool, int, float]:
    cocok = 1 if calon.triwulan is None else 2 * (calon.triwulan == triwulan)
    return (not calon.lembar.tersembunyi, cocok, calon.judul.nilai_skor)


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
