"""Views: one .sql file each, named after the view, created in the order of their Reads lines."""

import re
from collections.abc import Iterable
from graphlib import TopologicalSorter
from hashlib import sha256
from pathlib import Path

import duckdb

SQL = Path(__file__).parent / "sql"
READS = re.compile(r"^-- Reads: +(.+?)\.$", re.MULTILINE)


def view_files(root: Path = SQL) -> dict[str, Path]:
    """Return {view name: file} for every staging and mart view."""
    return {
        path.stem: path for layer in ("staging", "marts") for path in (root / layer).glob("*.sql")
    }


def reads(sql: str) -> set[str]:
    """Return the tables and views that a view file says it reads."""
    return {name.strip() for line in READS.findall(sql) for name in line.split(",")}


def creation_order(texts: dict[str, str]) -> Iterable[str]:
    """Return view names with every view after the views it reads; texts is {name: sql}."""
    graph = {name: reads(sql) & texts.keys() for name, sql in texts.items()}
    return TopologicalSorter(graph).static_order()


def tables_behind(con: duckdb.DuckDBPyConnection) -> dict[str, frozenset[str]]:
    """Return {table or view: the tables it is made of}, by the Reads lines of the views."""
    tabel = con.execute("select table_name from duckdb_tables()").fetchall()
    asal = {nama: frozenset({nama}) for (nama,) in tabel}
    texts = read_views()
    for nama in creation_order(texts):
        asal[nama] = frozenset().union(*(asal[satu] for satu in reads(texts[nama]) & asal.keys()))
    return asal


def read_views() -> dict[str, str]:
    """Return {view name: its SQL}."""
    return {name: path.read_text(encoding="utf-8") for name, path in view_files().items()}


def create_views(con: duckdb.DuckDBPyConnection) -> None:
    """Create or replace every view; call after the migrations.

    A store whose views are these already is left alone, so that starting writes nothing.
    """
    texts = read_views()
    sidik = sha256("".join(texts[name] for name in sorted(texts)).encode()).hexdigest()
    con.execute("create table if not exists sidik_pandangan (sidik text primary key)")
    if con.execute("select sidik from sidik_pandangan").fetchall() == [(sidik,)]:
        return
    con.begin()
    for name in creation_order(texts):
        con.execute(texts[name])
    con.execute("delete from sidik_pandangan")
    con.execute("insert into sidik_pandangan values ($1)", [sidik])
    con.commit()
