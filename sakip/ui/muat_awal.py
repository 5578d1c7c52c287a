"""Load at the start what the pages will need, so that the first person does not wait for it.

And so that it is frozen: after every run Streamlit collects garbage in full, and looks at all that
was loaded after the start again each time (sakip/web/aplikasi.py).
"""

import ast
from importlib import import_module

import plotly.graph_objects as go  # type: ignore[import-untyped]

from sakip.ui.menu import HALAMAN


def load_pages() -> None:
    """Import every module that a page imports, and draw a chart once: plotly loads its parts late."""
    for halaman in HALAMAN:
        for node in ast.walk(ast.parse(halaman.path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                import_module(node.module)
    go.Figure(go.Bar(x=[1], y=[2])).to_json()
