"""The compiler of Typst: what every document is drawn with, taken in turns, its memory bounded."""

import json
import threading
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

TEMPLAT = Path(__file__).parent / "templat" / "dokumen.typ"
HURUF = Path(__file__).parent / "huruf"
TETAP = datetime(2000, 1, 1, tzinfo=UTC)  # in every file, so that the clock changes no byte
INGATAN = 600_000  # characters of documents, about one LKj, that the compiler keeps the layout of
PPI_GRAFIK = 220
_UMUR = 10  # runs after which Typst forgets a layout that was not used

Daftar = dict[str, Any]
"""isi: {jenis, teks, hal, lembar} of every heading, table and chart; lembar and nomor of the last page."""


class Penata:
    """One compiler, taken in turns: it refuses a second caller.

    Layouts that it remembers make the same document quicker in its next format. They are dropped
    before they pile up: all documents of a year would else take two thirds of a gigabyte.
    """

    def __init__(self) -> None:
        self._giliran = threading.Lock()
        self._ingat: dict[int, int] = {}  # sizes of the documents it holds, by hash
        self._huruf = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[HURUF]
        )
        self._mesin = typst.Compiler(
            root=TEMPLAT.parent, font_paths=self._huruf, ignore_system_fonts=True
        )

    def compile(self, masukan: dict[str, str], **pilihan: Any) -> bytes | list[bytes] | None:
        """Return what Typst makes of the template with masukan."""
        with self._giliran:
            self._remember(masukan["dokumen"])
            return self._mesin.compile(TEMPLAT, sys_inputs=masukan, **pilihan)

    def write_pdf(self, isi: str) -> bytes:
        """Return the PDF of a document as JSON: tagged, with its language and bookmarks."""
        hasil = self.compile({"dokumen": isi}, format="pdf", timestamp=TETAP)
        assert isinstance(hasil, bytes)  # a single file, as PDF always is
        return hasil

    def write_png(self, masukan: dict[str, str], ppi: float) -> list[bytes]:
        """Return every page of the template with masukan as a PNG."""
        hasil = self.compile(masukan, format="png", ppi=ppi)
        return [hasil] if isinstance(hasil, bytes) else list(hasil or [])

    def draw_grafik(self, kosong: str, grafik: Iterable[Any]) -> Iterator[bytes]:
        """Yield each chart as a PNG, drawn by the same lines as in the PDF.

        kosong: the document as JSON, without its blocks. One chart at a time: pictures of many pages
        at once take several times the memory, and no less time.
        """
        for satu in grafik:
            masukan = {"dokumen": kosong, "grafik": json.dumps([satu])}
            yield from self.write_png(masukan, PPI_GRAFIK)

    def list_daftar(self, isi: str) -> Daftar:
        """Return what lies on which page of a document as JSON; quick after write_pdf of the same."""
        with self._giliran:
            self._remember(isi)
            jawaban = typst.query(
                TEMPLAT,
                "<daftar>",
                field="value",
                one=True,
                root=TEMPLAT.parent,
                font_paths=self._huruf,
                ignore_system_fonts=True,
                sys_inputs={"dokumen": isi},
            )
        daftar: Daftar = json.loads(jawaban)
        return daftar

    def forget(self) -> None:
        """Drop every layout that is remembered."""
        for _ in range(_UMUR):
            self._mesin.compile(b"", format="svg", sys_inputs={})
        self._ingat.clear()

    def _remember(self, isi: str) -> None:
        kunci = hash(isi)
        if kunci in self._ingat:
            return
        if sum(self._ingat.values()) + len(isi) > INGATAN:
            self.forget()
        self._ingat[kunci] = len(isi)


@cache
def get_penata() -> Penata:
    """Return the one compiler of the process."""
    return Penata()
