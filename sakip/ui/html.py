"""HTML of tables and panels, built so that text people wrote can never become markup.

Reading tables are real HTML, not st.dataframe: a canvas cuts long names, cannot be printed or read
aloud row by row, and has no group heads. On a phone each row of such a table becomes a card.
"""

from collections.abc import Collection, Iterable, Sequence
from html import escape
from pathlib import Path

import streamlit as st

GAYA = Path(__file__).parent / "aset" / "laporan.css"


class Html(str):
    """Markup made by tag(); any other text is escaped where it enters."""

    __slots__ = ()


Isi = str | None


def tag(nama: str, *isi: Isi | Iterable[Isi], **atribut: str | int | bool | None) -> Html:
    """Return one element. Text is escaped, Html is not; None and attributes None or False are left out.

    class_ and data_label are written class and data-label.
    """
    buka = "".join(
        f' {kunci.rstrip("_").replace("_", "-")}="{escape(str(nilai))}"'
        for kunci, nilai in atribut.items()
        if nilai is not None and nilai is not False
    )
    return Html(f"<{nama}{buka}>{join(*isi)}</{nama}>")


def join(*isi: Isi | Iterable[Isi]) -> Html:
    """Return the parts one after the other, text escaped."""
    return Html("".join(_flatten(isi)))


def _flatten(isi: Iterable[Isi | Iterable[Isi]]) -> Iterable[str]:
    for satu in isi:
        if isinstance(satu, str):
            yield satu if isinstance(satu, Html) else escape(satu)
        elif satu is not None:
            yield from _flatten(satu)


def make_tabel(kepala: Sequence[str], baris: Sequence[Html], angka: Collection[int] = ()) -> Html:
    """Return a reading table; angka are the columns of figures, counted from 0.

    Each row is a tr whose cells carry data-label: on a phone it stands before the cell.
    """
    judul = [
        tag("th", isi, scope="col", class_="angka" if urut in angka else None)
        for urut, isi in enumerate(kepala)
    ]
    tabel = tag(
        "table", tag("thead", tag("tr", judul)), tag("tbody", baris), class_="sk-tabel sk-kartu"
    )
    return tag("div", tabel, class_="sk-gulir")


def draw(html: Html) -> None:
    """Draw html on the page."""
    st.html(html)


def apply_gaya() -> None:
    """Give this page the style of reading tables; called once per page, before they are drawn."""
    st.html(GAYA)
