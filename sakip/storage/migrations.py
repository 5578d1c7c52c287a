"""Numbered migrations, forward only; a program refuses a file that a newer one has written."""

import re
from pathlib import Path

import duckdb

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.storage.views import SQL


def apply_migrations(con: duckdb.DuckDBPyConnection, path: str) -> None:
    """Run every migration that this file has not had yet, each in a transaction of its own.

    Raises DataTidakSah when the file holds a migration that this program does not know.
    """
    con.execute(
        "create table if not exists migrasi (nama text primary key, dijalankan_pada timestamp not null)"
    )
    applied = {row[0] for row in con.execute("select nama from migrasi").fetchall()}
    known = migration_files()
    if applied - known.keys():
        raise DataTidakSah(
            apa="Basis data ini ditulis oleh program SAKIP yang lebih baru",
            di_mana=path,
            perbaikan="Jalankan program yang terbaru, atau pakai cadangan yang sesuai.",
        )
    for name, file in known.items():
        if name not in applied:
            con.begin()
            con.execute(file.read_text(encoding="utf-8"))
            con.execute("insert into migrasi values ($1, $2)", [name, waktu.now_utc()])
            con.commit()


def migration_files(root: Path = SQL) -> dict[str, Path]:
    """Return {name: file} in the order of their numbers."""
    files = sorted((root / "migrations").glob("*.sql"), key=lambda file: _number(file.stem))
    return {file.stem: file for file in files}


def _number(name: str) -> int:
    match = re.match(r"(\d{4})_", name)
    if match is None:
        raise ValueError(f"migration {name} does not begin with four digits")
    return int(match[1])
