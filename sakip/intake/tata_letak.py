"""Layouts that are remembered: a heading known by what it says, wherever it stands in the workbook.

The sidik of a heading leaves out what changes from one triwulan to the next (the triwulan asked
for, the years), so that the same form is known again; it keeps the columns, the words and the
other triwulan, so that nothing else is.
"""

import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256

from sakip.intake.ejaan import normalize_judul
from sakip.intake.hasil import TataLetak
from sakip.intake.judul import BARIS_DICARI, Judul, read_judul
from sakip.intake.kata_judul import classify_judul
from sakip.intake.kisi import letter_kolom, number_kolom
from sakip.intake.sebut_triwulan import mask_triwulan
from sakip.intake.susunan import Susunan

TINGGI_PILIHAN = 6  # rows of a heading that a person may choose; the finder looks at three
_TAHUN = re.compile(r"\b(?:19|20)\d\d\b")


def sign_judul(teks: Mapping[int, tuple[str, ...]], triwulan: int) -> str:
    """Return the SHA-256 (hexadecimal) of the texts over each column, read for a triwulan (1-4)."""
    tingkat = {
        kolom: [mask_triwulan(normalize_judul(satu), triwulan) for satu in isi]
        for kolom, isi in teks.items()
    }
    tahun = [int(satu) for isi in tingkat.values() for teks in isi for satu in _TAHUN.findall(teks)]
    terakhir = max(tahun, default=0)
    rapi = [
        [letter_kolom(kolom), *(_TAHUN.sub(lambda y: f"t-{terakhir - int(y[0])}", s) for s in isi)]
        for kolom, isi in sorted(tingkat.items())
    ]
    return sha256(json.dumps(rapi, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()


def find_diingat(
    susunan: Susunan, triwulan: int, tata_letak: Iterable[TataLetak]
) -> tuple[Judul, TataLetak] | None:
    """Return the first heading of a sheet that a remembered layout knows; of two layouts the first."""
    dikenal = {(satu.sidik, satu.tinggi): satu for satu in reversed(list(tata_letak))}
    if not dikenal:
        return None
    for awal in susunan.baris_terpakai[:BARIS_DICARI]:
        for tinggi in sorted({tinggi for _, tinggi in dikenal}):
            teks = susunan.read_teks_kolom(awal, awal + tinggi - 1)
            satu = dikenal.get((sign_judul(teks, triwulan), tinggi))
            if satu is not None:
                judul = open_judul(susunan, awal, awal + tinggi - 1, triwulan)
                judul.kolom.clear()
                place_kolom(judul, satu.kolom)
                return judul, satu
    return None


def open_judul(susunan: Susunan, awal: int, akhir: int, triwulan: int) -> Judul:
    """Return rows awal-akhir as a heading because somebody says so, with the columns it tells."""
    return read_judul(susunan, awal, akhir, triwulan) or Judul(
        awal, akhir, {}, susunan.read_teks_kolom(awal, akhir), 0.0
    )


def place_kolom(judul: Judul, kolom: Mapping[str, str]) -> None:
    """Give fields the columns a person chose (letters; "" for none); what was doubtful is settled."""
    for bidang, huruf in kolom.items():
        if nomor := number_kolom(huruf):
            judul.kolom[bidang] = nomor
        else:
            judul.kolom.pop(bidang, None)
    if "nilai" in kolom:
        judul.nilai_setara.clear()
        judul.nilai_tersirat = False
        tafsir = classify_judul(judul.susunan.get(judul.kolom.get("nilai", 0), ()))
        judul.triwulan_nilai = tafsir.sebutan.triwulan if tafsir else None
