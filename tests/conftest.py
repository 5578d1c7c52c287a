"""Fixtures: an empty store in memory, the path of a store in a file, and the example office."""

import gc
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner

from sakip.services import sandi
from sakip.storage.connection import Database, open_database
from tests.builders import empty

pytest_plugins = ["tests.kantor_contoh"]

# Time is no property here: a loaded machine must not fail a test (speed is measured in benchmarks/).
settings.register_profile("sakip", deadline=None)
settings.load_profile("sakip")


def pytest_collection_finish() -> None:
    """Take what is loaded by now out of the full collection that follows every run of a page, as the server does."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _paket_dibaca_sekali() -> Iterator[None]:
    """Every run of an AppTest reads the metadata of all installed packages; a server does so once."""
    with pytest.MonkeyPatch.context() as tambal:
        baca = manifest_scanner.scan_component_manifests
        tambal.setattr(manifest_scanner, "scan_component_manifests", cache(baca))
        yield


@pytest.fixture(scope="session", autouse=True)
def penyidik_penuh() -> Iterator[PasswordHasher]:
    """The hasher of the program; tests hash at Argon2id's lightest, or sign-ins would cost minutes.

    The servers that tests start are processes of their own and hash at full strength.
    """
    penuh = sandi._PENYIDIK
    sandi._PENYIDIK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    yield penuh
    sandi._PENYIDIK = penuh


@pytest.fixture(scope="session")
def _db_bersama() -> Iterator[Database]:
    """One store for the whole run: making its tables and views takes longer than most tests."""
    db = open_database()
    yield db
    db.close()


@pytest.fixture
def db(_db_bersama: Database) -> Database:
    """A store in memory with every table and view, and no rows. Do not close it."""
    empty(_db_bersama)
    return _db_bersama


@pytest.fixture
def db_file(tmp_path: Path) -> Path:
    """The path of a store in a file that is not there yet."""
    return tmp_path / "sakip.duckdb"
