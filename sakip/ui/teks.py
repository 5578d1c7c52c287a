"""Text that people wrote, made safe where Streamlit would read it as markdown."""

import re

_BERMAKNA = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def escape_markdown(teks: str) -> str:
    """Return teks so that markdown shows it letter by letter, line breaks as spaces."""
    return _BERMAKNA.sub(r"\\\1", " ".join(teks.split()))
