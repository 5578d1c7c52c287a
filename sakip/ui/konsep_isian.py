"""The draft of one row of the form: what stands in its fields, and what that comes to.

Fields hold text as a person typed it. This module knows neither screen nor store: it reads fields
into an Isian and says, per field, what is missing, wrong or unusual.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from sakip.domain.errors import DataTidakSah
from sakip.domain.formulir import BarisFormulir, Isian, Keadaan
from sakip.domain.isian import check_isian, list_keanehan, tidy_isian
from sakip.domain.metode import Metode
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import format_angka
from sakip.intake.angka import is_tidak_berlaku, read_angka

TIDAK_BERLAKU = "tidak_berlaku"
YA = "ya"  # what stands in the field tidak_berlaku when it is ticked
TEKS = ("progres", "sumber_data", "keterangan")

Bidang = Mapping[str, str]
"""What stands in the fields of one row: field -> text, "" for an empty one."""


class Tingkat(StrEnum):
    """How a remark bears on saving; its value is the word that people read."""

    MENUNGGU = "Menunggu"  # not stored yet: something is still to be typed or chosen
    DITOLAK = "Ditolak"  # not stored: it cannot be read, or breaks a rule
    PERIKSA = "Periksa"  # stored, but unusual


@dataclass(frozen=True, slots=True, kw_only=True)
class Catatan:
    """What is to be said of one field; pilihan are texts that would settle it, likelier first."""

    bidang: str
    tingkat: Tingkat
    kalimat: str
    pilihan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bacaan:
    """What the fields of a row come to. Where a figure cannot be read, the stored one stays."""

    isian: Isian
    catatan: tuple[Catatan, ...] = ()


class _BelumTerbaca(Exception):
    """The fields of the figure come to nothing that can be stored."""

    def __init__(self, catatan: Catatan) -> None:
        super().__init__(catatan.kalimat)
        self.catatan = catatan


def list_bidang(baris: BarisFormulir) -> tuple[str, ...]:
    """Return the fields of a row in the order they are filled; none where nothing is measured."""
    if not baris.diukur:
        return ()
    if baris.rumus is Rumus.PREDIKAT:
        angka: tuple[str, ...] = ("predikat",)
    elif baris.metode is Metode.RASIO:
        angka = ("pembilang", "penyebut")
    else:
        angka = ("nilai",)
    return (*angka, TIDAK_BERLAKU, *TEKS)


def write_bidang(baris: BarisFormulir) -> dict[str, str]:
    """Return the fields of a row as its stored isian fills them."""
    isian = baris.isian
    tidak_berlaku = isian.keadaan is Keadaan.TIDAK_BERLAKU
    isi = {
        "nilai": write_angka(isian.nilai),
        "pembilang": write_angka(isian.pembilang),
        "penyebut": write_angka(isian.penyebut),
        "predikat": isian.predikat or "",
        TIDAK_BERLAKU: YA if tidak_berlaku else "",
        "progres": isian.progres,
        "sumber_data": isian.sumber_data,
        "keterangan": isian.alasan or isian.keterangan if tidak_berlaku else isian.keterangan,
    }
    return {nama: isi[nama] for nama in list_bidang(baris)}


def write_angka(nilai: Decimal | None) -> str:
    """Return a figure so that it is read back without a question: "12.345.678,5", but "1234"."""
    if nilai is None:
        return ""
    polos = f"{nilai.normalize() + 0:f}".replace(".", ",")
    for teks in (format_angka(nilai), polos, polos + "0"):
        bacaan = read_angka(teks)
        if bacaan.tingkat == "pasti" and bacaan.nilai == nilai:
            return teks
    return polos


def settle_bidang(bidang: Bidang) -> dict[str, str]:
    """Return the fields with what was typed in one of them for others put where it belongs.

    "47/50" is pembilang and penyebut; "tidak berlaku", typed for a figure, is the tick.
    """
    isi = dict(bidang)
    for nama, lain in (("pembilang", "penyebut"), ("penyebut", "pembilang")):
        bagian = [satu.strip() for satu in isi.get(nama, "").split("/")]
        if len(bagian) == 2 and all(bagian) and not isi[lain].strip():
            isi["pembilang"], isi["penyebut"] = bagian
    for nama in ("nilai", "pembilang", "penyebut"):
        if is_tidak_berlaku(isi.get(nama)):
            isi[nama], isi[TIDAK_BERLAKU] = "", YA
    return isi


def read_bidang(baris: BarisFormulir, bidang: Bidang) -> Bacaan:
    """Return what the fields of a row come to, beside what is stored now."""
    dasar = replace(
        baris.isian,
        progres=bidang["progres"],
        sumber_data=bidang["sumber_data"],
        keterangan=bidang["keterangan"],
    )
    try:
        isian = tidy_isian(_read_ukuran(baris, bidang, dasar))
    except _BelumTerbaca as belum:
        return Bacaan(isian=tidy_isian(dasar), catatan=(belum.catatan,))
    aneh = list_keanehan(baris, isian)
    periksa = (
        Catatan(bidang=list_bidang(baris)[0], tingkat=Tingkat.PERIKSA, kalimat=satu)
        for satu in aneh
    )
    return Bacaan(isian=isian, catatan=tuple(periksa))


def _read_ukuran(baris: BarisFormulir, bidang: Bidang, dasar: Isian) -> Isian:
    """Return dasar with the figure that the fields state; raise _BelumTerbaca where they do not."""
    kosong = Isian(
        progres=dasar.progres, sumber_data=dasar.sumber_data, keterangan=dasar.keterangan
    )
    pertama = list_bidang(baris)[0]
    if bidang[TIDAK_BERLAKU]:
        isian = replace(kosong, keadaan=Keadaan.TIDAK_BERLAKU, alasan=bidang["keterangan"])
        return _checked(baris, isian, "keterangan", Tingkat.MENUNGGU)
    if pertama == "predikat":
        predikat = bidang["predikat"] or None
        isian = replace(
            kosong, keadaan=Keadaan.TERISI if predikat else Keadaan.BELUM, predikat=predikat
        )
        return _checked(baris, isian, "predikat", Tingkat.DITOLAK)
    if pertama == "pembilang":
        return _read_rasio(baris, bidang, kosong)
    nilai = _read(bidang, "nilai")
    isian = replace(kosong, keadaan=Keadaan.BELUM if nilai is None else Keadaan.TERISI, nilai=nilai)
    return _checked(baris, isian, "nilai", Tingkat.DITOLAK)


def _read_rasio(baris: BarisFormulir, bidang: Bidang, kosong: Isian) -> Isian:
    pembilang, penyebut = _read(bidang, "pembilang"), _read(bidang, "penyebut")
    if pembilang is None and penyebut is None:
        return kosong
    isian = replace(kosong, keadaan=Keadaan.TERISI, pembilang=pembilang, penyebut=penyebut)
    if penyebut is None:
        raise _BelumTerbaca(
            Catatan(
                bidang="penyebut",
                tingkat=Tingkat.MENUNGGU,
                kalimat="Isi juga penyebutnya (jumlah seluruhnya); keduanya disimpan bersama.",
            )
        )
    if pembilang is None:
        raise _BelumTerbaca(
            Catatan(
                bidang="pembilang",
                tingkat=Tingkat.MENUNGGU,
                kalimat="Isi juga pembilangnya (jumlah yang memenuhi); keduanya disimpan bersama.",
            )
        )
    return _checked(baris, isian, "penyebut", Tingkat.DITOLAK)


def _read(bidang: Bidang, nama: str) -> Decimal | None:
    """Return the figure in a field, None for an empty one; raise _BelumTerbaca for all else."""
    angka = read_angka(bidang[nama])
    if angka.tingkat in ("pasti", "kosong"):
        return angka.nilai
    bacaan = angka.bacaan or (() if angka.nilai is None else (angka.nilai,))
    menunggu = angka.tingkat == "konfirmasi"
    raise _BelumTerbaca(
        Catatan(
            bidang=nama,
            tingkat=Tingkat.MENUNGGU if menunggu else Tingkat.DITOLAK,
            kalimat=angka.pesan,
            pilihan=tuple(write_angka(satu) for satu in bacaan),
        )
    )


def _checked(baris: BarisFormulir, isian: Isian, bidang: str, tingkat: Tingkat) -> Isian:
    """Return isian if the indikator can have it; raise _BelumTerbaca saying why not."""
    try:
        check_isian(baris, tidy_isian(isian))
    except DataTidakSah as galat:
        kalimat = f"{galat.apa}. {galat.perbaikan}"
        raise _BelumTerbaca(Catatan(bidang=bidang, tingkat=tingkat, kalimat=kalimat)) from None
    return isian
