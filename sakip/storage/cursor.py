"""A cursor of the store, and the answers that hold until somebody writes."""

from collections.abc import Sequence
from typing import Any, Self

import duckdb

Jawaban = tuple[tuple[str, ...], list[tuple[Any, ...]]]  # names of the columns, rows

BARIS_TERBANYAK = 50_000  # rows kept in all; what would go beyond is answered and not kept
BARIS_JAWABAN = 5_000  # rows of one answer that is worth keeping


class Simpanan:
    """Answers of one state of the store, by question: making a plan takes longer than its rows.

    Whoever changes the store throws all of it away, so an answer is never older than the last commit.
    """

    def __init__(self) -> None:
        self._isi: dict[tuple[Any, ...], Jawaban] = {}
        self._banyak = 0

    def find(self, kunci: tuple[Any, ...]) -> Jawaban | None:
        """Return the answer that was kept; None for a question that is new."""
        return self._isi.get(kunci)

    def keep(self, kunci: tuple[Any, ...], jawaban: Jawaban) -> None:
        """Keep an answer while there is room."""
        banyak = self._banyak + len(jawaban[1]) + 1
        if len(jawaban[1]) <= BARIS_JAWABAN and banyak <= BARIS_TERBANYAK:
            self._isi[kunci], self._banyak = jawaban, banyak


class Cursor:
    """A cursor for one use. simpanan: None for who writes, and reads what is not committed yet."""

    def __init__(self, con: duckdb.DuckDBPyConnection, simpanan: Simpanan | None) -> None:
        self._con, self._simpanan = con, simpanan

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Self:
        """Run a statement; fetch everything before the next one."""
        self._con.execute(sql, list(parameters))
        return self

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return the rows of the last statement."""
        return self._con.fetchall()

    def fetchone(self) -> tuple[Any, ...] | None:
        """Return the next row of the last statement."""
        return self._con.fetchone()

    def read(self, sql: str, parameters: Sequence[Any] = ()) -> Jawaban:
        """Return the names and rows of a query, kept from before if nobody has written since."""
        kunci = (sql, *parameters)
        jawaban = None if self._simpanan is None else self._simpanan.find(kunci)
        if jawaban is not None:
            return jawaban
        self._con.execute(sql, list(parameters))
        names = tuple(column[0] for column in self._con.description or ())
        jawaban = names, self._con.fetchall()
        if self._simpanan is not None:
            self._simpanan.keep(kunci, jawaban)
        return jawaban
