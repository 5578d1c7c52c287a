"""Colours of predikat: from blue (best) to vermilion (worst), told apart without red and green.

Colour never stands alone: the figure or the word is always written in it.
"""

from decimal import Decimal

from sakip.domain.predikat import Pita, Skala
from sakip.domain.tulisan import format_angka
from sakip.ui.html import Html, tag

TARGET = "#14365c"
REALISASI = "#0f8a80"
SEMENTARA = "#9fcfca"
SERAPAN = "#b5651d"
REDUP = "#5f6b78"
GARIS = "#d5dce3"
TEKS = "#1b2733"

# Dark text is readable on each of them (contrast of #1b2733 at least 6 : 1).
_TANGGA = ("#8fc3dd", "#d3e8f0", "#f5edcf", "#f6c48f", "#e5966a")


def color_pita(urutan: int | None, jumlah: int) -> str | None:
    """Return the background for the band urutan (1 is the best) of jumlah bands; None without a band.

    A skala with more or fewer bands than there are colours takes them at even distances, mixed.
    """
    if urutan is None:
        return None
    tempat = 0.0 if jumlah < 2 else (urutan - 1) / (jumlah - 1) * (len(_TANGGA) - 1)
    bawah = min(int(tempat), len(_TANGGA) - 2)
    sisa = tempat - bawah
    campur = (
        round(awal + (akhir - awal) * sisa)
        for awal, akhir in zip(_rgb(_TANGGA[bawah]), _rgb(_TANGGA[bawah + 1]), strict=True)
    )
    return "#" + "".join(f"{satu:02x}" for satu in campur)


def _rgb(warna: str) -> tuple[int, ...]:
    return tuple(int(warna[awal : awal + 2], 16) for awal in (1, 3, 5))


def find_urutan(skala: Skala, predikat: str | None) -> int | None:
    """Return the place of a predikat in its skala, 1 the best; None without a predikat."""
    nama = [pita.nama for pita in skala.pita]
    return nama.index(predikat) + 1 if predikat in nama else None


def tulis_pita(pita: Pita) -> str:
    """Return the bounds of a band as people read them: "di atas 75 sampai 90"."""
    bagian = []
    if pita.bawah is not None:
        bagian.append(f"{'mulai' if pita.bawah_termasuk else 'di atas'} {_angka(pita.bawah)}")
    if pita.atas is not None:
        bagian.append(f"{'sampai' if pita.atas_termasuk else 'di bawah'} {_angka(pita.atas)}")
    return " ".join(bagian) or "semua angka"


def _angka(nilai: Decimal) -> str:
    return format_angka(nilai)


def make_cap(predikat: str, urutan: int | None, jumlah: int) -> Html:
    """Return a predikat as a small coloured mark with its word."""
    return tag("span", predikat, class_="sk-cap", style=background(urutan, jumlah))


def background(urutan: int | None, jumlah: int) -> str | None:
    """Return the style of a cell in the colour of its band; None without a band."""
    warna = color_pita(urutan, jumlah)
    return None if warna is None else f"background:{warna}"


def make_legenda(skala: Skala) -> Html:
    """Return the bands of a skala with colour, word and bounds, and its source."""
    jumlah = len(skala.pita)
    pita = [
        tag("li", make_cap(satu.nama, urutan, jumlah), f" {tulis_pita(satu)}")
        for urutan, satu in enumerate(skala.pita, start=1)
    ]
    return tag(
        "div",
        tag("ul", pita, class_="sk-legenda", aria_label="Skala predikat, dalam persen"),
        class_="sk-kaki",
    )
