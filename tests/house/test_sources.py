"""Every rule names where it is written, and the place is in rules/sumber.toml."""

import re
from pathlib import Path

from sakip.rules import read_rules

SAKIP = Path(__file__).parents[2] / "sakip"


def test_every_source_named_in_code_and_views_is_in_sumber_toml_and_the_other_way_round() -> None:
    dikenal = read_rules("sumber.toml")
    disebut = {
        kunci
        for file in [*SAKIP.rglob("*.py"), *SAKIP.rglob("*.sql")]
        for paragraf in re.findall(
            r"Source:(.*?)(?:\n\s*\n|\"\"\"|\n-- \w+:|$)",
            file.read_text(encoding="utf-8"),
            re.DOTALL,
        )
        for kunci in re.findall(r"\[([a-z0-9-]+)\]", paragraf)
    }
    assert disebut - dikenal.keys() == set(), "disebut, tetapi tidak tertulis"
    assert dikenal.keys() - disebut == set(), "tertulis, tetapi tidak dipakai aturan mana pun"


def test_every_source_says_where_it_is_written_and_whether_a_person_has_read_it() -> None:
    for kunci, sumber in read_rules("sumber.toml").items():
        assert sumber["judul"], kunci
        assert sumber["tertulis_di"], kunci
        assert sumber["status"] in {"terverifikasi", "perlu-verifikasi", "keputusan"}, kunci
