"""A cursor of the store: what it reads may have been read before, what it writes is noted."""

from collections.abc import Sequence
from typing import Any, Self

import duckdb

from sakip.storage.simpanan import Jawaban, Simpanan


class Cursor:
    """A cursor for one use. menulis: it belongs to a transaction; ditulis: the tables it has written."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, simpanan: Simpanan, *, menulis: bool
    ) -> None:
        self._con, self._simpanan, self._menulis = con, simpanan, menulis
        self.ditulis: frozenset[str] = frozenset()

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Self:
        """Run a statement; fetch everything before the next one.

        Raises RuntimeError for a statement that writes outside a transaction: a fault of the program.
        """
        self.ditulis |= self._simpanan.tables_written(sql)
        if self.ditulis and not self._menulis:
            raise RuntimeError("writing needs Database.transaction()")
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
        kunci, versi = (sql, *((type(satu), satu) for satu in parameters)), self._simpanan.versi
        jawaban = self._simpanan.find(kunci, self.ditulis)
        if jawaban is not None:
            return jawaban
        self._con.execute(sql, list(parameters))
        names = tuple(column[0] for column in self._con.description or ())
        jawaban = names, self._con.fetchall()
        if not self.ditulis:
            self._simpanan.keep(kunci, jawaban, versi)
        return jawaban
