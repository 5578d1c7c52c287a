"""Checkpoints at start and at close only, with a copy aside: a crash inside one can destroy the file.

DuckDB overwrites a block in place that the header still points to, so a checkpoint that is cut off
may leave an unreadable file. No checkpoint happens by itself (connection.py); here it is made while
a copy of file and WAL lies aside. A mark that is still there at the next start says that a
checkpoint was cut off: the copy goes back. Nothing can have been acknowledged in between, because
the lock of kunci.py is held from before the first look at the mark until the store is open again.
"""

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb

from sakip.domain.errors import BasisDataTerpakai

# Opening replays the WAL (0.3 s after 1,000 forms), so a small one may wait for a later start.
WAL_MINIMUM = 4 * 1024 * 1024


def checkpoint_at_start(path: Path, connect: Callable[[str], duckdb.DuckDBPyConnection]) -> None:
    """Undo a checkpoint that was cut off, then fold a large WAL into the file."""
    restore_cut_off(path)
    wal = _wal(path)
    if wal.exists() and wal.stat().st_size >= WAL_MINIMUM:
        checkpoint(path, connect)


def checkpoint_at_close(path: Path, connect: Callable[[str], duckdb.DuckDBPyConnection]) -> None:
    """Fold the WAL into the file after it was closed; another process that opened it first may keep it."""
    if _wal(path).exists():
        with contextlib.suppress(BasisDataTerpakai):
            checkpoint(path, connect)


def checkpoint(path: Path, connect: Callable[[str], duckdb.DuckDBPyConnection]) -> None:
    """Fold the WAL into the file; nobody may have it open."""
    connect(str(path)).close()  # taken by another process: refused before anything is copied
    for asal, salinan in _pairs(path):
        if asal.exists():
            shutil.copyfile(asal, salinan)
            _sync(salinan)
        else:
            salinan.unlink(missing_ok=True)
    mark = _mark(path)
    mark.touch()
    _sync(path.parent)
    con = connect(str(path))
    con.execute("checkpoint")
    con.close()
    mark.unlink()
    _sync(path.parent)
    for _, salinan in _pairs(path):
        salinan.unlink(missing_ok=True)


def restore_cut_off(path: Path) -> None:
    """Put file and WAL back as they were when the mark of an unfinished checkpoint is found."""
    mark = _mark(path)
    if not mark.exists():
        return
    for asal, salinan in _pairs(path):
        if salinan.exists():
            shutil.copyfile(salinan, asal)
            _sync(asal)
        else:
            asal.unlink(missing_ok=True)
    mark.unlink()
    _sync(path.parent)


def _wal(path: Path) -> Path:
    return path.with_name(path.name + ".wal")


def _mark(path: Path) -> Path:
    return path.with_name(path.name + ".sedang-checkpoint")


def _pairs(path: Path) -> list[tuple[Path, Path]]:
    return [(asal, asal.with_name(asal.name + ".salinan")) for asal in (path, _wal(path))]


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows cannot open a folder; its file system orders renames itself
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
