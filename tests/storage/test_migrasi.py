"""Stores of older programs come along with their data."""

import duckdb

from sakip.storage.connection import MEMORI
from sakip.storage.migrations import apply_migrations, migration_files


def open_until(nomor: int) -> duckdb.DuckDBPyConnection:
    """Return a store as the program wrote it when its last migration was this one."""
    con = duckdb.connect(MEMORI)
    con.execute("create table migrasi (nama text primary key, dijalankan_pada timestamp not null)")
    for nama, berkas in migration_files().items():
        if int(nama[:4]) <= nomor:
            con.execute(berkas.read_text(encoding="utf-8"))
            con.execute("insert into migrasi values ($1, timestamp '2026-01-01')", [nama])
    return con


def test_a_pagu_perubahan_of_before_is_the_first_change_and_the_murni_none() -> None:
    con = open_until(14)
    for versi, nilai, jenis, mulai in (
        (1, 100, None, None),
        (2, 110, "murni", None),
        (3, 150, "perubahan", "2026-10-05"),
    ):
        con.execute(
            "insert into pagu values ('k', '7.1.1', 2026, $1, $2, 'siti', timestamp '2026-01-01', $3, $4, null)",
            [versi, nilai, jenis, mulai],
        )
    apply_migrations(con, MEMORI)
    rows = con.execute("select versi, perubahan_ke, nilai from pagu order by versi").fetchall()
    assert [(versi, ke, int(nilai)) for versi, ke, nilai in rows] == [
        (1, 0, 100),
        (2, 0, 110),
        (3, 1, 150),
    ]
    con.close()


def test_every_migration_runs_over_the_store_that_the_one_before_left() -> None:
    terakhir = len(migration_files())
    for nomor in range(terakhir):
        con = open_until(nomor)
        apply_migrations(con, MEMORI)
        (banyak,) = con.execute("select count(*) from migrasi").fetchone() or (0,)
        assert banyak == terakhir
        con.close()
