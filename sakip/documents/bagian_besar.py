"""A large document, laid out part by part: what one layout of 500 pages keeps is four times what its parts take.

A part begins where a page begins anyway, or before a heading; the last pages of the part before
say with which number it starts. The lists of contents come last, when every page is known.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sakip.documents.penata import Penata

BESAR = 200_000  # characters of JSON in one part: 20 to 40 pages
TUJUAN = "lembar:"  # how the lists of contents name a page after theirs, until the parts are joined

Isi = dict[str, Any]  # a document as the template reads it


@dataclass(slots=True)
class Susunan:
    """The parts of a document as PDF, and {jenis, teks, hal, lembar} of what they hold, lembar from 1."""

    pdf: list[bytes]
    daftar: list[dict[str, Any]]


def make_susunan(isi: Isi, penata: Penata, *, pdf: bool, paling: int = BESAR) -> Susunan:
    """Return a document part by part, in order; without pdf only what lies on which page.

    paling: characters of one part, as split_isi takes them.
    """
    depan, *lain = split_isi(isi, paling)
    hasil = Susunan([], [])
    lembar, nomor = 0, 0
    for satu in lain:
        if not satu["bagian"][0]["mulai"]:
            satu["awal"] = nomor + 1
        daftar = _make_part(satu, penata, hasil if pdf else None)
        for butir in daftar["isi"]:
            hasil.daftar.append(butir | {"lembar": lembar + butir["lembar"]})
        lembar, nomor = lembar + daftar["lembar"], daftar["nomor"]
    depan["lain"] = [butir | {"tujuan": f"{TUJUAN}{butir['lembar']}"} for butir in hasil.daftar]
    daftar = _make_part(depan, penata, hasil if pdf else None)
    if pdf:
        hasil.pdf.insert(0, hasil.pdf.pop())
    hasil.daftar = daftar["isi"] + [
        butir | {"lembar": daftar["lembar"] + butir["lembar"]} for butir in hasil.daftar
    ]
    return hasil


def _make_part(satu: Isi, penata: Penata, hasil: Susunan | None) -> dict[str, Any]:
    """Lay out one part; keep its PDF in hasil, and return what lies on its pages."""
    teks = json.dumps(satu, ensure_ascii=False)
    if hasil is not None:
        hasil.pdf.append(penata.write_pdf(teks))
    daftar = penata.list_daftar(teks)
    penata.forget()
    return daftar


def split_isi(isi: Isi, paling: int = BESAR) -> list[Isi]:
    """Return a document as documents of at most about paling characters; a table is never parted.

    The first holds everything up to the lists of contents. Where the numbers of the pages run on
    from them the document stays whole: they would depend on how long the lists are.
    """
    semua = isi["bagian"]
    depan = next((n for n, b in enumerate(semua, 1) if _has(b, "DaftarIsi")), 0)
    if not semua[depan:] or (depan and not semua[depan]["mulai"]):
        return [isi]
    kelompok: list[list[dict[str, Any]]] = [semua[:depan]] if depan else []
    ukuran = paling
    for bagian in semua[depan:]:
        for nomor, blok in enumerate(_runs(bagian)):
            besar = len(json.dumps(blok))
            if ukuran + besar > paling:
                kelompok.append([])
                ukuran = 0
            if nomor and kelompok[-1]:
                kelompok[-1][-1]["blok"] += blok
            else:
                mulai = bagian["mulai"] and not nomor
                kelompok[-1].append(bagian | {"blok": blok, "mulai": mulai})
            ukuran += besar
    return [isi | {"bagian": satu, "lambang": _lambang(isi, satu)} for satu in kelompok]


def _runs(bagian: dict[str, Any]) -> Iterator[list[dict[str, Any]]]:
    """Yield the blocks of a bagian between the headings that a new page may begin with."""
    kini: list[dict[str, Any]] = []
    for blok in bagian["blok"]:
        kepala = blok["blok"] == "Judul" and blok["tingkat"] <= 2
        if kepala and kini and kini[-1]["blok"] != "Judul":
            yield kini
            kini = []
        kini.append(blok)
    yield kini


def _has(bagian: dict[str, Any], *jenis: str) -> bool:
    return any(blok["blok"] in jenis for blok in bagian["blok"])


def _lambang(isi: Isi, bagian: list[dict[str, Any]]) -> list[int]:
    """Return the emblem for a part that draws it."""
    return isi["lambang"] if any(_has(satu, "Sampul", "Kop") for satu in bagian) else []
