"""Units from the command line: the same service, the same refusals."""

import shutil
from pathlib import Path

import pytest

from tests.perintah.test_baris_perintah import read_json, run
from tests.web.conftest import berkas_kantor

__all__ = ["berkas_kantor"]


@pytest.fixture
def berkas(berkas_kantor: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(berkas_kantor, tmp_path / "sakip.duckdb"))


def test_a_unit_is_added_changed_and_dissolved(berkas: Path) -> None:
    unit = ["--db", berkas, "unit"]
    tambah = read_json(*unit, "tambah", "--nama", "Seksi Data", "--jabatan", "Kasi Data", "--json")
    assert tambah == {"kode": "seksi-data"}
    assert run(*unit, "ubah", "seksi-data", "--jabatan", "Kasi Statistik").returncode == 0
    assert run(*unit, "nonaktifkan", "seksi-data").returncode == 0
    terakhir = read_json(*unit, "daftar", "--json")[-1]
    assert (terakhir["nama"], terakhir["jabatan"], terakhir["aktif"]) == (
        "Seksi Data",
        "Kasi Statistik",
        False,
    )
    ditolak = run(*unit, "ubah", "hantu", "--nama", "X")
    assert (ditolak.returncode, "Unit hantu tidak ada" in ditolak.stderr) == (1, True)
