"""Every view file keeps the promises of its header, in SQL that other engines run as well."""

import json
import re
from collections.abc import Iterator

import pytest

from sakip.storage.connection import Database
from sakip.storage.migrations import migration_files
from sakip.storage.views import SQL, creation_order, reads, view_files

BERKAS = view_files()
TEKS = {nama: path.read_text(encoding="utf-8") for nama, path in BERKAS.items()}
TAK_PORTABEL = (
    "qualify",
    "arg_max",
    "arg_min",
    "exclude",
    "list_",
    "unnest",
    "create macro",
    "create index",
    "create unique index",
    "foreign key",
    "insert or",
    "::",
    "pivot",
)


def named_relations(node: object) -> Iterator[str]:
    """Yield the tables and views that a parsed query reads, common table expressions too."""
    if isinstance(node, dict):
        if node.get("type") == "BASE_TABLE":
            yield str(node["table_name"])
        for child in node.values():
            yield from named_relations(child)
    if isinstance(node, list):
        for child in node:
            yield from named_relations(child)


@pytest.mark.parametrize("nama", BERKAS)
def test_a_view_file_states_what_grain_units_reads_source_and_nulls(nama: str) -> None:
    kepala = TEKS[nama].split("create or replace view")[0]
    assert kepala.startswith(f"-- {nama}: ")
    for label in ("Grain", "Units", "Reads", "Source", "Nulls"):
        assert re.search(rf"^-- {label}: +\S", kepala, re.MULTILINE), f"{nama}: tanpa {label}"


@pytest.mark.parametrize("nama", BERKAS)
def test_a_view_reads_just_what_its_header_says(nama: str, db: Database) -> None:
    sql = TEKS[nama]
    kueri = sql.split(f"create or replace view {nama} as")[1].strip().rstrip(";")
    with db.cursor() as cur:
        (pohon,) = cur.execute("select json_serialize_sql($1)", [kueri]).fetchone() or ("",)
    buatan = set(re.findall(r"(?:with|,)\s*(\w+) as (?:materialized )?\(", kueri))
    assert set(named_relations(json.loads(pohon))) - buatan == reads(sql) - {"nothing"}


def test_a_view_comes_after_the_views_it_reads() -> None:
    dibuat: set[str] = set()
    for nama in creation_order(TEKS):
        assert reads(TEKS[nama]) & TEKS.keys() <= dibuat
        dibuat.add(nama)


@pytest.mark.parametrize("nama", [*BERKAS, *migration_files()])
def test_sql_stays_portable(nama: str) -> None:
    path = BERKAS.get(nama) or migration_files()[nama]
    sql = re.sub(r"--.*", "", path.read_text(encoding="utf-8")).lower()
    assert [kata for kata in TAK_PORTABEL if kata in sql] == []


def test_questions_asked_of_the_store_stay_portable_too() -> None:
    for path in (SQL.parent).glob("*.py"):
        sql = path.read_text(encoding="utf-8").lower()
        assert not re.search(r"\b(arg_max|arg_min|qualify)\b", sql), path.name


def test_migrations_are_numbered_without_a_gap() -> None:
    nomor = [int(nama[:4]) for nama in migration_files()]
    assert len(nomor) == len(set(nomor))
    assert set(nomor) == set(range(1, max(nomor) + 1))
