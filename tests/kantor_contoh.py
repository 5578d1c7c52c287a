"""The example office as a file of its own per test, built once per run and copied."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sakip.services.contoh import build_contoh
from sakip.storage.connection import Database, open_database


@pytest.fixture(scope="session")
def berkas_contoh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an example office; copy it, never open it."""
    path = tmp_path_factory.mktemp("contoh") / "contoh.duckdb"
    db = open_database(path)
    build_contoh(db)
    db.close()
    return path


@pytest.fixture
def file_contoh(berkas_contoh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of the example office that belongs to this test.

    Its WAL is not folded into it at the end: it is thrown away, and folding takes longer than most tests.
    """
    monkeypatch.setattr("sakip.storage.connection.checkpoint_at_close", lambda *_: None)
    return Path(shutil.copyfile(berkas_contoh, tmp_path / "sakip.duckdb"))


@pytest.fixture
def contoh(file_contoh: Path) -> Iterator[Database]:
    """The example office, open, that belongs to this test."""
    db = open_database(file_contoh)
    yield db
    db.close()
