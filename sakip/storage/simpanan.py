"""Answers of the store, kept until somebody writes into a table that they were read from.

Making the plan of a view takes longer than its rows, and a page asks the same again at every click.
"""

import re
import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

Kunci = tuple[Any, ...]  # a query and its parameters, or a name for what was made of queries
Jawaban = tuple[tuple[str, ...], list[tuple[Any, ...]]]  # names of the columns, rows

BARIS_TERBANYAK = 50_000  # rows kept in all; where one more would go beyond, all make room
BARIS_JAWABAN = 10_000  # rows of one answer that is worth keeping: a tahun of the largest office, with those before

# What begins so changes no table, unless a word that writes follows the with.
_TANPA_TULIS = re.compile(
    r"\s*(?:select|explain|describe|show|copy\b.*\bto|export|attach|detach|install|load|set|reset"
    r"|with\b(?!.*\b(?:insert|update|delete)\b))\b",
    re.IGNORECASE | re.DOTALL,
)
_TULIS = re.compile(r"\s*(?:insert\s+into|update|delete\s+from)\s+(\w+)", re.IGNORECASE)


class Simpanan:
    """Answers by question. An answer is never older than the last commit that touched its tables.

    While a table is being written nothing that was read from it is handed out or kept.
    """

    def __init__(self, asal: Mapping[str, frozenset[str]]) -> None:
        """asal: the tables behind each table and view, by its name."""
        self._asal = asal
        self._isi: dict[Kunci, tuple[frozenset[str], Any, int]] = {}
        self._banyak = 0
        self._ditulis: frozenset[str] = frozenset()
        self._kunci = threading.Lock()
        self.versi = 0  # number of times something was thrown away

    def tables_of(self, sql: str) -> frozenset[str]:
        """Return the tables behind a statement; a column that is named as a table counts as it."""
        kata = set(re.findall(r"\w+", sql.lower())) & self._asal.keys()
        return frozenset().union(*(self._asal[satu] for satu in kata))

    def tables_written(self, sql: str) -> frozenset[str]:
        """Return the tables that a statement writes; all of them where that cannot be told."""
        if _TANPA_TULIS.match(sql):
            return frozenset()
        cocok = _TULIS.match(sql)
        return frozenset(self._asal) if cocok is None else frozenset({cocok[1].lower()})

    def find(self, kunci: Kunci, berubah: Collection[str]) -> tuple[frozenset[str], Any] | None:
        """Return (its tables, the answer) that was kept; None for what is new or read from berubah."""
        tabel, jawaban, banyak = self._isi.get(kunci, (frozenset(), None, 0))
        kini = banyak and tabel.isdisjoint(self._ditulis.union(berubah))
        return (tabel, jawaban) if kini else None

    def keep(
        self, kunci: Kunci, jawaban: Any, tabel: frozenset[str], versi: int, baris: int
    ) -> None:
        """Keep an answer of so many rows, unless something was thrown away since versi."""
        banyak = baris + 1
        if banyak > BARIS_JAWABAN:
            return
        with self._kunci:
            if versi != self.versi or not tabel.isdisjoint(self._ditulis):
                return
            if self._banyak + banyak > BARIS_TERBANYAK:
                self._isi, self._banyak = {}, 0
            self._banyak += banyak
            self._isi[kunci] = tabel, jawaban, banyak

    @contextmanager
    def writing(self, tabel: frozenset[str]) -> Iterator[None]:
        """Hold while these tables change for everybody; what was read from them is thrown away then.

        A mark that says which version of the data is shown must not be read beside older answers.
        """
        self._ditulis = tabel
        try:
            yield
        finally:
            self._forget(tabel)

    def _forget(self, tabel: frozenset[str]) -> None:
        with self._kunci:
            self._ditulis = frozenset()
            if not tabel:
                return
            self.versi += 1
            self._isi = {kunci: isi for kunci, isi in self._isi.items() if isi[0].isdisjoint(tabel)}
            self._banyak = sum(banyak for *_, banyak in self._isi.values())
