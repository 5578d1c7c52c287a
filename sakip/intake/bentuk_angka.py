"""Shapes of digits: which dots and commas part thousands, which is the decimal mark, what stays unclear."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from sakip.domain.tulisan import format_angka
from sakip.intake.bukan_angka import shorten

Tingkat = Literal["pasti", "konfirmasi", "salah", "kosong"]

DIGIT_TERBANYAK = 20  # more digits than a figure of any government: a NIK, a NIP, an account


@dataclass(frozen=True, slots=True)
class Angka:
    """What a cell says: the value in the cell's own satuan, and how sure that reading is.

    pasti: nilai is meant. konfirmasi: nilai is the likelier reading (None: no value can be proposed).
    salah: no reading. kosong: nothing was reported. A pasti may carry a remark in apa alone.
    bacaan: where one mark can part thousands or decimals, both values, the likelier first.
    """

    nilai: Decimal | None
    tingkat: Tingkat
    apa: str = ""
    sebab: str = ""
    perbaikan: str = ""
    bacaan: tuple[Decimal, ...] = ()

    @property
    def pesan(self) -> str:
        """One Indonesian text: what, why, how to mend; empty when there is nothing to say."""
        return " ".join(bagian for bagian in (self.apa, self.sebab, self.perbaikan) if bagian)


def read_bentuk(angka: str, *, rupiah: bool = False) -> Angka:
    """Read unsigned digits with dots, commas and single spaces; typed decimals are kept.

    rupiah: the figure is whole rupiah, which have no thousandths, so that one dot before three
    digits can only part thousands.
    """
    if sum(huruf.isdigit() for huruf in angka) > DIGIT_TERBANYAK:
        sebab = f"Angka itu lebih dari {DIGIT_TERBANYAK} digit."
        return _refuse(angka, sebab, "Periksa apakah yang tertulis nomor, bukan nilai.")
    pasti = _read_sure(angka, rupiah=rupiah)
    return _read_unsure(angka) if pasti is None else Angka(pasti, "pasti")


def _read_sure(angka: str, *, rupiah: bool) -> Decimal | None:
    """Read the shapes that mean one thing only."""
    # 95 · 95,5 · 0,332 · 1234,567 : a comma that cannot part thousands is a decimal comma.
    if re.fullmatch(r"(?![1-9][0-9]{0,2},[0-9]{3}$)(?:0+|[1-9][0-9]*)(,[0-9]+)?", angka):
        return Decimal(angka.replace(",", "."))
    # 1.250,75 · 12.345.678 : the comma, or a second dot, settles what a dot is.
    if re.fullmatch(r"[1-9][0-9]{0,2}((\.[0-9]{3}){2,}(,[0-9]+)?|\.[0-9]{3},[0-9]+)", angka):
        return Decimal(angka.replace(".", "").replace(",", "."))
    # 1 250,75 · 12 345 678
    if re.fullmatch(r"[1-9][0-9]{0,2}(( [0-9]{3}){2,}(,[0-9]+)?| [0-9]{3},[0-9]+)", angka):
        return Decimal(angka.replace(" ", "").replace(",", "."))
    if rupiah and re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", angka):
        return Decimal(angka.replace(".", ""))
    return None


def _read_unsure(angka: str) -> Angka:
    """Read the shapes that a person must confirm, or refuse what has no likelier reading."""
    if re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", angka):
        return _read_thousands_or_decimal(angka)
    if re.fullmatch(r"[0-9]+\.[0-9]+", angka):
        return _ask(angka, Decimal(angka), "Titik dibaca sebagai tanda desimal.")
    if re.fullmatch(r"[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?", angka):
        nilai = Decimal(angka.replace(",", ""))
        return _ask(angka, nilai, "Koma dibaca sebagai pemisah ribuan menurut cara Inggris.")
    if re.fullmatch(r"[1-9][0-9]{0,2}( [0-9]{3})+(\.[0-9]+)?", angka):
        return _ask(angka, Decimal(angka.replace(" ", "")), "Spasi dibaca sebagai pemisah ribuan.")
    if re.fullmatch(r"0[0-9]+(,[0-9]+)?", angka):
        return _ask(
            angka, Decimal(angka.replace(",", ".")), "Angka itu diawali nol, seperti sebuah kode."
        )
    if re.fullmatch(r"[1-9][0-9]{0,2}(['’][0-9]{3})+([.,][0-9]+)?", angka):
        nilai = Decimal(re.sub(r"['’]", "", angka).replace(",", "."))
        return _ask(angka, nilai, "Tanda petik dibaca sebagai pemisah ribuan.")
    if re.fullmatch(r"[.,][0-9]+", angka):
        return _ask(angka, Decimal(f"0.{angka[1:]}"), "Angka di depan tanda desimal tidak ditulis.")
    return _refuse(
        angka,
        "Letak titik, koma, atau spasinya tidak sesuai dengan kelompok ribuan.",
        "Tulis dengan titik tiap tiga digit dan satu koma desimal, misalnya 12.345.678,50.",
    )


def _read_thousands_or_decimal(angka: str) -> Angka:
    """`1.500` is asked about, `1,500` refused: an Indonesian dot parts thousands, its comma does not."""
    ribuan = Decimal(re.sub(r"[.,]", "", angka))
    desimal = Decimal(angka.replace(",", "."))
    pendek = f"{desimal.normalize():f}".replace(".", ",")
    # Three decimals typed after a comma would be asked about again; a fourth makes them sure.
    ketik = f"{pendek}0" if len(pendek.partition(",")[2]) == 3 else pendek
    dua_arti = f"dapat berarti ribuan ({format_angka(ribuan)}) atau desimal ({pendek})."
    if "." in angka:
        return Angka(
            ribuan,
            "konfirmasi",
            f"“{angka}” dibaca sebagai {ribuan} tanpa desimal.",
            f"Titiknya {dua_arti}",
            f"Pastikan, atau tulis {ketik} bila yang dimaksud {pendek}.",
            (ribuan, desimal),
        )
    saran = f"Tulis {ribuan} atau {ketik} sesuai maksudnya."
    return replace(_refuse(angka, f"Komanya {dua_arti}", saran), bacaan=(desimal, ribuan))


def _ask(angka: str, nilai: Decimal, sebab: str) -> Angka:
    return Angka(
        nilai,
        "konfirmasi",
        f"“{angka}” dibaca sebagai {format_angka(nilai)}.",
        sebab,
        "Pastikan, atau tulis ulang dengan koma desimal dan titik ribuan.",
    )


def _refuse(angka: str, sebab: str, perbaikan: str) -> Angka:
    return Angka(
        None, "salah", f"“{shorten(angka)}” tidak dapat dibaca dengan pasti.", sebab, perbaikan
    )
