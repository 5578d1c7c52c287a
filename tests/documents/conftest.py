"""The example office, open for every test that only reads it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sakip.storage.connection import Database, open_database


@pytest.fixture(scope="session")
def db_contoh(berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The example office; nobody writes to it."""
    folder = tmp_path_factory.mktemp("dokumen")
    db = open_database(Path(shutil.copyfile(berkas_contoh, folder / "sakip.duckdb")))
    yield db
    db.close()
