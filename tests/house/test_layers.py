"""Calls run downward: pages to services to domain and storage; nothing looks up."""

import ast
import sys
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[2]
BOLEH = {
    "sakip/domain": set(),
    "sakip/rules": {"sakip.domain"},
    "sakip/storage": {"duckdb", "sakip.domain", "sakip.rules"},
    "sakip/intake": {"openpyxl", "xlrd", "python_calamine", "defusedxml", "sakip.domain"},
    # Exports share the cells and the page set-up of the template.
    "sakip/documents": {
        "openpyxl",
        "docx",
        "lxml",
        "pikepdf",
        "typst",
        "sakip.domain",
        "sakip.intake.lembar_cetak",
        "sakip.intake.lembar_kerja",
    },
    "sakip/services": {
        "argon2",
        "holidays",
        "pyotp",
        "segno",
        "sakip.domain",
        "sakip.rules",
        "sakip.intake",
        "sakip.documents",
        "sakip.storage",
    },
    "sakip/web": {
        "starlette",
        "jinja2",
        "markupsafe",
        "httpx2",
        "joserfc",
        "sakip.domain",
        "sakip.services",
    },
    "sakip/ui": {"streamlit", "plotly", "sakip.domain", "sakip.services", "sakip.intake"},
    "sakip/perintah": {"sakip.domain", "sakip.services"},
    "pages": {"streamlit", "sakip.domain", "sakip.services", "sakip.ui"},
}
# Some files reach further: the messages of Streamlit's browser part, and the files it ships.
PENGECUALIAN = {
    ("sakip/web/protokol.py", "google"),
    ("sakip/web/protokol.py", "streamlit"),
    ("sakip/web/protokol.py", "google"),  # the error that a broken message of theirs raises
    ("sakip/web/dokumen.py", "streamlit"),
    ("sakip/web/statis.py", "streamlit"),
}


def imports(file: Path) -> set[str]:
    """Return the modules a file imports, the standard library left out."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    own = sys.stdlib_module_names | {"_typeshed"}  # the latter for type checkers only
    modules = {name for name in found if name.split(".")[0] not in own}
    return {name for name in modules if not (name.startswith("sakip") and _is_name(name))}


def _is_name(name: str) -> bool:
    """Tell a name inside a module of ours (sakip.domain.rumus.Rumus) from a module."""
    path = AKAR.joinpath(*name.split("."))
    return not (path.is_dir() or path.with_suffix(".py").is_file())


@pytest.mark.parametrize(
    "file",
    [f for lapis in BOLEH for f in sorted((AKAR / lapis).rglob("*.py"))],
    ids=lambda f: f.relative_to(AKAR).as_posix(),
)
def test_a_file_imports_only_from_the_layers_below_it(file: Path) -> None:
    nama = file.relative_to(AKAR).as_posix()
    lapis = next(satu for satu in BOLEH if nama.startswith(f"{satu}/"))
    boleh = BOLEH[lapis] | {lapis.replace("/", ".")}
    for modul in imports(file) - {"sakip"}:
        induk = {".".join(modul.split(".")[:n]) for n in range(1, modul.count(".") + 2)}
        assert induk & boleh or (nama, modul.split(".")[0]) in PENGECUALIAN, (
            f"{nama} mengimpor {modul}"
        )
