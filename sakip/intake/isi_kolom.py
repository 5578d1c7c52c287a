"""Which of several columns under one heading holds the thing itself, by what stands in them.

Offices merge `Indikator Kinerja` over a column of numbers (1.1, 1.2) and one of names, or `Target`
over figures and their satuan. The words over such columns are the same; their cells tell them apart.
"""

from collections.abc import Iterable

from sakip.intake.judul import Judul
from sakip.intake.susunan import Susunan

BARIS_DILIHAT = 60
HURUF_NAMA = 4  # letters that make a text a name: "1.1", "a.", "IV" are none
NAMA = ("sasaran", "indikator", "program")
UKURAN = ("target", "nilai")


def settle_kolom(susunan: Susunan, judul: Judul) -> None:
    """Move names and figures to the column that holds them, and ask only about columns that could be meant."""
    baris = [nomor for nomor in susunan.baris_terpakai if nomor > judul.akhir][:BARIS_DILIHAT]
    for bidang in NAMA:
        _settle(susunan, judul, bidang, {k: _count_nama(susunan, baris, k) for k in judul.susunan})
    for bidang in UKURAN:
        _settle(susunan, judul, bidang, {k: _count_angka(susunan, baris, k) for k in judul.susunan})
    # A hidden column, or one without a figure, is nobody's realisasi beside one that is shown.
    judul.nilai_setara = {
        kolom
        for kolom in judul.nilai_setara
        if kolom not in susunan.lembar.kolom_tersembunyi
        and _count_angka(susunan, baris, kolom)
        and kolom != judul.kolom.get("nilai")
    }


def _settle(susunan: Susunan, judul: Judul, bidang: str, isi: dict[int, int]) -> None:
    terpilih = judul.kolom.get(bidang)
    if terpilih is None or isi.get(terpilih):
        return
    terpakai = set(judul.kolom.values())
    serupa = [
        kolom
        for kolom in _list_serupa(judul, terpilih)
        if isi[kolom] and kolom not in terpakai and kolom not in susunan.lembar.kolom_tersembunyi
    ]
    if serupa:
        judul.kolom[bidang] = serupa[0]


def _list_serupa(judul: Judul, kolom: int) -> Iterable[int]:
    """Return the columns to the right that share the heading of a column without a gap."""
    berikut = kolom + 1
    while judul.susunan.get(berikut) == judul.susunan.get(kolom):
        yield berikut
        berikut += 1


def _count_nama(susunan: Susunan, baris: Iterable[int], kolom: int) -> int:
    return sum(
        sum(huruf.isalpha() for huruf in sel.teks) >= HURUF_NAMA
        for nomor in baris
        if (sel := susunan.read_baris(nomor).get(kolom)) is not None
    )


def _count_angka(susunan: Susunan, baris: Iterable[int], kolom: int) -> int:
    return sum(
        not isinstance(sel.isi, str) or any(huruf.isdigit() for huruf in sel.isi)
        for nomor in baris
        if (sel := susunan.read_baris(nomor).get(kolom)) is not None
    )
