"""Every table of a workbook for every triwulan it states: side by side, on sheets of their own, or both."""

from collections.abc import Iterator, Sequence

from sakip.intake.baca_tabel import read_calon, read_tabel
from sakip.intake.hasil import HasilBaca, TataLetak
from sakip.intake.kisi import Buku, Lembar
from sakip.intake.pilih_lembar import Calon, find_di_lembar, read_meta
from sakip.intake.sebut_berkas import list_judulan, tell_triwulan
from sakip.intake.susunan import Susunan
from sakip.intake.tolak import refuse

TRIWULAN = (1, 2, 3, 4)
BARIS_TERBANYAK = 25_000  # of all tables together


def read_semua(buku: Buku, tata_letak: Sequence[TataLetak] = ()) -> tuple[HasilBaca, ...]:
    """Return each table once for each triwulan it speaks of, and once with triwulan None if of none.

    A table that states nothing for a triwulan is left out. Hidden sheets are read only where no
    visible one holds a table. Our own template says by itself what it is for.

    Raises BerkasDitolak (bom) when all tables together are beyond any honest workbook.
    """
    diminta = _triwulan_meta(buku)
    if diminta is not None:
        satu = read_tabel(buku, diminta)
        return (satu,) if satu.baris else ()
    for tersembunyi in (False, True):
        lembar = [satu for satu in buku.lembar if satu.tersembunyi is tersembunyi]
        if hasil := tuple(_read_lembar_semua(buku, lembar, tata_letak)):
            return hasil
    return ()


def _triwulan_meta(buku: Buku) -> int | None:
    nomor = (read_meta(buku) or {}).get("triwulan")
    return nomor if nomor in TRIWULAN else None


def _read_lembar_semua(
    buku: Buku, daftar: Sequence[Lembar], tata_letak: Sequence[TataLetak]
) -> Iterator[HasilBaca]:
    jumlah = 0
    for lembar in daftar:
        for triwulan, calon in _list_triwulan(lembar, tata_letak):
            hasil = read_calon(buku, calon, triwulan)
            jumlah += len(hasil.baris)
            if jumlah > BARIS_TERBANYAK:
                raise refuse("berat", di_mana="jumlah baris di semua lembar")
            if hasil.list_baris_isi():
                yield hasil


def _list_triwulan(lembar: Lembar, tata_letak: Sequence[TataLetak]) -> Iterator[tuple[int, Calon]]:
    """Yield the triwulan a sheet states, each with the heading as read for it.

    Columns that name their triwulan decide; else the sheet's name or the titles; where nothing is
    named the table is read once, as it stands.
    """
    calon = {
        triwulan: satu
        for triwulan in TRIWULAN
        if (satu := find_di_lembar(lembar, triwulan, tata_letak)) is not None
        and "indikator" in satu.judul.kolom
        and {"nilai", "pembilang"} & satu.judul.kolom.keys()
    }
    bernama = {nomor: satu for nomor, satu in calon.items() if satu.judul.triwulan_nilai == nomor}
    if bernama:
        yield from bernama.items()
        return
    for triwulan, satu in calon.items():
        disebut = tell_triwulan(satu, list_judulan(satu, Susunan(lembar)))
        if disebut is None:
            yield triwulan, satu
            return
        if disebut == triwulan:
            yield triwulan, satu
