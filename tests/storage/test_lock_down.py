"""SQL reaches neither files nor settings; the folder of the backups alone stays open."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from sakip.storage.connection import Database, open_database
from tests.builders import an_office, save


@pytest.fixture(scope="module", params=["memori", "berkas"])
def terkunci(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """A store in memory and a store in a file."""
    file = tmp_path_factory.mktemp("terkunci") / "sakip.duckdb"
    db = open_database(file) if request.param == "berkas" else open_database()
    yield db
    db.close()


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_text('/etc/passwd')",
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('cadangan/../../rahasia.txt')",
        "select * from glob('/etc/*')",
        "copy instansi to '/tmp/sakip-keluar.csv'",
        "export database '/tmp/sakip-keluar'",
        "attach '/tmp/sakip-lain.duckdb'",
        "install httpfs",
        "load httpfs",
    ],
)
def test_no_file_is_read_or_written_by_sql(terkunci: Database, sql: str) -> None:
    with (
        terkunci.cursor() as cur,
        pytest.raises((duckdb.PermissionException, duckdb.InvalidInputException)) as ditolak,
    ):
        cur.execute(sql)
    assert "disabled" in str(ditolak.value)


@pytest.mark.parametrize(
    "sql",
    [
        "set enable_external_access = true",
        "set lock_configuration = false",
        "set allowed_directories = ['/']",
        "set wal_autocheckpoint = '1KB'",
    ],
)
def test_no_setting_is_changed_by_sql(terkunci: Database, sql: str) -> None:
    with terkunci.cursor() as cur, pytest.raises(duckdb.Error):
        cur.execute(sql)


def test_a_backup_can_be_written_to_its_folder_while_the_store_is_open(db_file: Path) -> None:
    (db_file.parent / "cadangan").mkdir()
    db = open_database(db_file)
    save(db, an_office())
    tujuan = db_file.parent / "cadangan" / "harian"
    with db.cursor() as cur:
        cur.execute(f"export database '{tujuan.as_posix()}' (format parquet)")
    db.close()
    assert (tujuan / "unit_kerja.parquet").exists()
    assert (tujuan / "schema.sql").exists()
