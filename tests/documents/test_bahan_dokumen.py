"""What a document is made of is asked for once, the heaviest questions at the same time."""

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sakip.domain.periode import JenisPeriode
from sakip.services.bahan_dokumen import collect_setahun
from sakip.storage.connection import Cursor, open_database
from tests.documents.harapan import PELAKU


def test_every_heavy_question_of_a_document_is_put_ahead_and_every_one_put_ahead_is_needed(
    berkas_contoh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ditanya = Counter[tuple[Any, ...]]()
    baca = Cursor.read

    def count(cur: Cursor, sql: str, parameters: Any = ()) -> Any:
        ditanya[sql, *parameters] += 1
        return baca(cur, sql, parameters)

    db = open_database(shutil.copyfile(berkas_contoh, tmp_path / "sakip.duckdb"))
    monkeypatch.setattr(Cursor, "read", count)
    with db.cursor() as cur:
        (bahan,) = collect_setahun(cur, PELAKU, 2025, [("lkj", JenisPeriode.TAHUN)])
    db.close()
    assert bahan.indikator
    berat = {kunci: banyak for kunci, banyak in ditanya.items() if "mart_" in kunci[0]}
    assert len(berat) == 6
    assert min(berat.values()) >= 2, [kunci for kunci, banyak in berat.items() if banyak < 2]
