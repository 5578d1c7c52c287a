"""Files stay readable: a docstring first, a length that fits a sitting, no door for people's HTML."""

import ast
import re
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[2]
KODE = sorted([AKAR / "app.py", *(AKAR / "pages").glob("*.py"), *(AKAR / "sakip").rglob("*.py")])
# Whoever started the program reads these on the console.
KONSOL = {"sakip/perintah/kerja.py", "sakip/web/aplikasi.py", "sakip/web/mulai.py"}
BARIS_TERBANYAK, BARIS_HALAMAN, BARIS_FUNGSI = 300, 90, 60


def name(file: Path) -> str:
    return file.relative_to(AKAR).as_posix()


@pytest.mark.parametrize("file", KODE, ids=name)
def test_a_module_says_what_it_is_for_and_fits_a_sitting(file: Path) -> None:
    teks = file.read_text(encoding="utf-8")
    batas = BARIS_HALAMAN if file.parent.name == "pages" else BARIS_TERBANYAK
    assert len(teks.splitlines()) <= batas
    pohon = ast.parse(teks)
    assert ast.get_docstring(pohon)
    for node in ast.walk(pohon):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < BARIS_FUNGSI, node.name


@pytest.mark.parametrize("file", KODE, ids=name)
def test_public_functions_have_docstrings(file: Path) -> None:
    pohon = ast.parse(file.read_text(encoding="utf-8"))
    tanpa = [
        node.name
        for node in pohon.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert tanpa == []


@pytest.mark.parametrize("file", KODE, ids=name)
def test_no_string_becomes_html_past_the_one_helper(file: Path) -> None:
    pohon = ast.parse(file.read_text(encoding="utf-8"))
    panggilan = [
        node
        for node in ast.walk(pohon)
        if isinstance(node, ast.keyword)
        and node.arg == "unsafe_allow_html"
        and getattr(node.value, "value", None) is True
    ]
    assert panggilan == []


@pytest.mark.parametrize("file", KODE, ids=name)
def test_only_the_command_line_and_the_console_of_the_server_print(file: Path) -> None:
    pohon = ast.parse(file.read_text(encoding="utf-8"))
    cetak = [
        node.lineno
        for node in ast.walk(pohon)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
    ]
    assert cetak == [] or name(file) in KONSOL


def test_the_clock_is_asked_in_one_place_that_a_test_can_set() -> None:
    # A name taken from the module would keep the clock of whoever imported it first.
    jam = re.compile(r"import .*\bnow_utc\b|\bdatetime\.now\(|\bdate\.today\(|\butcnow\(")
    salah = {name(file) for file in KODE if jam.search(file.read_text(encoding="utf-8"))}
    assert salah == {"sakip/domain/waktu.py"}


def test_a_decision_is_found_by_its_number() -> None:
    teks = (AKAR / "docs" / "keputusan.md").read_text(encoding="utf-8")
    nomor = re.findall(r"^(\d+)\. ", teks, re.MULTILINE)
    assert nomor
    assert len(nomor) == len(set(nomor))
