"""The store of this process: where it lies, opened once and shared by routes and pages."""

import os
import threading
from pathlib import Path

from sakip.storage.connection import Cursor, Database, open_database

__all__ = [
    "AKAR",
    "Cursor",
    "Database",
    "close_databases",
    "database",
    "default_path",
    "open_database",
]

AKAR = Path(__file__).parents[2]
_terbuka: dict[str, Database] = {}
_membuka = threading.Lock()


def default_path() -> Path:
    """Return the file named by SAKIP_DB, else data/sakip.duckdb beside the program."""
    return Path(os.environ.get("SAKIP_DB") or AKAR / "data" / "sakip.duckdb").absolute()


def database(path: str | Path | None = None) -> Database:
    """Return the open store, opening it at the first call in this process.

    Raises BasisDataTerpakai when another process holds the file.
    """
    key = str(path or default_path())
    with _membuka:
        if key not in _terbuka:
            _terbuka[key] = open_database(key)
        return _terbuka[key]


def close_databases() -> None:
    """Close every store this process has opened."""
    with _membuka:
        while _terbuka:
            _terbuka.popitem()[1].close()
