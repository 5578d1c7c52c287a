"""docs/keamanan.md names only tests that are there."""

import ast
import re
from pathlib import Path

AKAR = Path(__file__).parents[2]


def test_every_test_that_the_security_table_names_exists() -> None:
    teks = (AKAR / "docs" / "keamanan.md").read_text(encoding="utf-8")
    disebut = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", teks)
    assert len(disebut) > 40
    hilang = [
        f"{berkas}::{nama}" for berkas, nama in disebut if nama not in _functions(AKAR / berkas)
    ]
    assert hilang == []


def _functions(berkas: Path) -> set[str]:
    if not berkas.is_file():
        return set()
    pohon = ast.parse(berkas.read_text(encoding="utf-8"))
    return {node.name for node in pohon.body if isinstance(node, ast.FunctionDef)}
