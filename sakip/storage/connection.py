"""One DuckDB file, one connection per process, one cursor per use, one writer at a time."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from sakip.domain.errors import BasisDataTerpakai
from sakip.storage.checkpoint import checkpoint_at_close, checkpoint_at_start
from sakip.storage.cursor import Cursor
from sakip.storage.kunci import hold_kunci
from sakip.storage.migrations import apply_migrations
from sakip.storage.simpanan import Simpanan
from sakip.storage.skala import load_skala
from sakip.storage.views import create_views, tables_behind

__all__ = ["Cursor", "Database", "open_database"]

MEMORI = ":memory:"
TUTUP_PALING_LAMA = 20.0  # seconds that closing waits for who still reads or writes


class Database:
    """The open store. Hand it to services; they take a cursor or a transaction from it.

    A shared connection hands rows to other threads, so every use has its own cursor.
    """

    def __init__(self, con: duckdb.DuckDBPyConnection, path: str) -> None:
        self._con = con
        self._writing = threading.Lock()
        self._penulis: int | None = None  # the thread that writes
        self._dipakai = threading.Condition()
        self._banyak_kursor = 0
        self._simpanan = Simpanan(tables_behind(con))
        self._sementara = TemporaryDirectory(prefix="sakip-") if path == MEMORI else None
        self.path = path

    @property
    def folder(self) -> Path:
        """Where files that belong to the store lie (uploads): beside it, or until it is closed."""
        if self._sementara is not None:
            return Path(self._sementara.name)
        return Path(self.path).with_suffix(".berkas")

    @contextmanager
    def cursor(self) -> Iterator[Cursor]:
        """Yield a cursor for reading; what was read before is not read again while it holds."""
        with self._open_cursor() as con:
            yield Cursor(con, self._simpanan, menulis=False)

    @contextmanager
    def transaction(self) -> Iterator[Cursor]:
        """Yield a cursor whose writes are kept together or not at all.

        One writer at a time in this process; two that raced would both be told to try again.
        BaseException, because Streamlit stops a script by raising one.

        Raises RuntimeError inside another transaction of this thread: it would not see its rows.
        """
        with self._hold_writing(), self._open_cursor() as con:
            con.begin()
            cursor = Cursor(con, self._simpanan, menulis=True)
            try:
                yield cursor
            except BaseException:
                con.rollback()
                raise
            with self._simpanan.writing(cursor.ditulis):
                con.commit()  # one that fails has rolled back by itself

    @contextmanager
    def _open_cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._dipakai:
            self._banyak_kursor += 1
        try:
            with closing(self._con.cursor()) as con:
                yield con
        finally:
            with self._dipakai:
                self._banyak_kursor -= 1
                self._dipakai.notify_all()

    @contextmanager
    def _hold_writing(self) -> Iterator[None]:
        if self._penulis == threading.get_ident():
            raise RuntimeError("a transaction inside a transaction")
        with self._writing:
            self._penulis = threading.get_ident()
            try:
                yield
            finally:
                self._penulis = None

    def close(self) -> None:
        """Close the store and fold its WAL into the file, so that the file alone can be carried away.

        What other threads are in the middle of (mail, a document, a page) is let to its end first.
        """
        with self._dipakai:
            self._dipakai.wait_for(lambda: not self._banyak_kursor, timeout=TUTUP_PALING_LAMA)
        if self._sementara is not None:
            self._con.close()
            self._sementara.cleanup()
            return
        with hold_kunci(Path(self.path)):
            self._con.close()
            checkpoint_at_close(Path(self.path), _connect)


def open_database(path: str | Path = MEMORI) -> Database:
    """Open the store, bring its tables up to date, load the rules and create its views.

    Raises BasisDataTerpakai when another process holds the file, DataTidakSah when the file was
    written by a newer program.
    """
    path = str(path)
    if path == MEMORI:
        return _open(path)
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    with hold_kunci(Path(path)):
        checkpoint_at_start(Path(path), _connect)
        return _open(path)


def _open(path: str) -> Database:
    con = _connect(path)
    apply_migrations(con, path)
    load_skala(con)
    create_views(con)
    _lock_down(con, path)
    return Database(con, path)


def _connect(path: str) -> duckdb.DuckDBPyConnection:
    try:
        con = duckdb.connect(path)
    except duckdb.IOException as error:
        if "lock" not in str(error).lower() and "used by another process" not in str(error):
            raise
        raise BasisDataTerpakai(
            apa="Basis data sedang dipakai oleh program SAKIP yang lain",
            di_mana=path,
            perbaikan="Tutup program itu lebih dahulu, atau pakai basis data lain dengan --db.",
        ) from error
    # No checkpoint happens by itself: a crash inside one can destroy the file (checkpoint.py).
    con.execute("set wal_autocheckpoint = '1TB'")
    con.execute("pragma disable_checkpoint_on_shutdown")
    return con


def _lock_down(con: duckdb.DuckDBPyConnection, path: str) -> None:
    """Take files and settings out of reach of any SQL; the order of the three lines matters."""
    if path != MEMORI:
        con.execute(f"set allowed_directories = ['{_quoted(Path(path).parent / 'cadangan')}']")
    con.execute("set enable_external_access = false")
    con.execute("set lock_configuration = true")


def _quoted(path: Path) -> str:
    return str(path.resolve()).replace("'", "''")
