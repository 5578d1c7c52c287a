"""What a document is made of is asked for once, the heaviest questions at the same time."""

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sakip.domain.periode import JenisPeriode
from sakip.services.bahan_dokumen import collect_setahun
from sakip.storage import simpanan
from sakip.storage.connection import Cursor, open_database
from tests.documents.harapan import PELAKU


def test_every_heavy_question_of_a_document_is_put_ahead_and_every_one_put_ahead_is_needed(
    berkas_contoh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dibaca, ditanya = Counter[str](), Counter[str]()
    baca, tanya = Cursor.read, Cursor._ask

    def count_baca(cur: Cursor, sql: str, parameters: Any = ()) -> Any:
        dibaca[f"{sql} {parameters}"] += 1
        return baca(cur, sql, parameters)

    def count_tanya(cur: Cursor, kunci: Any, sql: str, parameters: Any) -> Any:
        ditanya[f"{sql} {parameters}"] += 1
        return tanya(cur, kunci, sql, parameters)

    db = open_database(shutil.copyfile(berkas_contoh, tmp_path / "sakip.duckdb"))
    monkeypatch.setattr(Cursor, "read", count_baca)
    monkeypatch.setattr(Cursor, "_ask", count_tanya)
    monkeypatch.setattr(simpanan, "BARIS_JAWABAN", 0)  # as where somebody writes all the time
    with db.cursor() as cur:
        (bahan,) = collect_setahun(cur, PELAKU, 2025, [("lkj", JenisPeriode.TAHUN)])
    db.close()
    assert bahan.indikator
    berat = [satu for satu in ditanya if "mart_" in satu]
    assert len(berat) == 6
    assert {ditanya[satu] for satu in berat} == {1}
    assert min(dibaca[satu] for satu in berat) >= 2, [s for s in berat if dibaca[s] < 2]
