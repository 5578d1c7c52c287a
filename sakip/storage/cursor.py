"""A cursor of the store: what it reads may have been read before, what it writes is noted."""

from collections.abc import Callable, Sequence, Sized
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any, Self, TypeVar

import duckdb

from sakip.storage.simpanan import Jawaban, Kunci, Simpanan

T = TypeVar("T", bound=Sized)


class Cursor:
    """A cursor for one use. menulis: it belongs to a transaction; ditulis: the tables it has written."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, simpanan: Simpanan, *, menulis: bool
    ) -> None:
        self._con, self._simpanan, self._menulis = con, simpanan, menulis
        self.ditulis: frozenset[str] = frozenset()
        self._dibaca: frozenset[str] = frozenset()
        self._dimuka: dict[Kunci, tuple[frozenset[str], Jawaban]] = {}  # what was read ahead
        self._versi: int | None = None  # of the kept answers when it was first read ahead
        self._mencatat = False  # this cursor reads ahead for another

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Self:
        """Run a statement; fetch everything before the next one.

        Raises RuntimeError for a statement that writes outside a transaction: a fault of the program.
        """
        self.ditulis |= self._simpanan.tables_written(sql)
        if self.ditulis and not self._menulis:
            raise RuntimeError("writing needs Database.transaction()")
        self._dibaca |= self._simpanan.tables_of(sql)
        self._con.execute(sql, list(parameters))
        return self

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return the rows of the last statement."""
        return self._con.fetchall()

    def fetchone(self) -> tuple[Any, ...] | None:
        """Return the next row of the last statement."""
        return self._con.fetchone()

    def read(self, sql: str, parameters: Sequence[Any] = ()) -> Jawaban:
        """Return the names and rows of a query, kept from before while they still hold.

        Who has written reads what is not committed yet, and nobody else gets to see it.
        """
        kunci = (sql, *((type(satu), satu) for satu in parameters))
        tabel, jawaban = (
            (None if self.ditulis else self._dimuka.get(kunci))
            or self._simpanan.find(kunci, self.ditulis)
            or self._ask(kunci, sql, parameters)
        )
        self._dibaca |= tabel
        if self._mencatat:
            self._dimuka[kunci] = tabel, jawaban
        return jawaban

    def _ask(
        self, kunci: Kunci, sql: str, parameters: Sequence[Any]
    ) -> tuple[frozenset[str], Jawaban]:
        """Put a question to the store, and keep the answer for others where it holds for them."""
        versi = self._simpanan.versi
        self._con.execute(sql, list(parameters))
        names = tuple(column[0] for column in self._con.description or ())
        jawaban = names, self._con.fetchall()
        tabel = self._simpanan.tables_of(sql)
        if not self.ditulis:
            self._simpanan.keep(kunci, jawaban, tabel, versi, len(jawaban[1]))
        return tabel, jawaban

    def read_ahead(self, *tanya: Callable[[Self], object]) -> None:
        """Put questions two at a time; this cursor has their answers from then on, whoever writes meanwhile.

        Making a plan takes one core. Every other question is put by another thread; a thread for
        each would be hardly quicker and keep its memory. Who has written reads what is not
        committed yet, and must ask alone.
        """
        if self.ditulis:
            return
        if self._versi is None:
            self._versi = self._simpanan.versi

        def ask(semua: Sequence[Callable[[Self], object]]) -> None:
            with closing(self._con.cursor()) as con:
                lain = type(self)(con, self._simpanan, menulis=False)
                lain._dimuka, lain._versi, lain._mencatat = self._dimuka, self._versi, True
                for satu in semua:
                    satu(lain)

        with ThreadPoolExecutor(1) as pekerja:
            sebelah = pekerja.submit(ask, tanya[::2])
            ask(tanya[1::2])
            sebelah.result()

    def derive(self, kunci: tuple[Any, ...], make: Callable[[], T]) -> T:
        """Return make(), kept from before while every table that it read by this cursor holds.

        kunci names what is made and all it depends on beside those tables. What is returned is
        everybody's: nobody may change it. What is made of answers read ahead is kept for others only
        while nobody has written since.
        """
        versi = self._simpanan.versi if self._versi is None else self._versi
        ada = self._simpanan.find(kunci, self.ditulis)
        if ada is not None:
            self._dibaca |= ada[0]
            lama: T = ada[1]
            return lama
        luar, self._dibaca = self._dibaca, frozenset()
        try:
            hasil = make()
        finally:
            tabel, self._dibaca = self._dibaca, self._dibaca | luar
        if not self.ditulis:
            self._simpanan.keep(kunci, hasil, tabel, versi, len(hasil))
        return hasil
