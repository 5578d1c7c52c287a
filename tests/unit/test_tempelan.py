"""A text pasted from Word keeps its words; its lists become those that documents print."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.teks import require_tercetak
from sakip.domain.tempelan import tidy_tempelan


@pytest.mark.parametrize(
    ("ditempel", "rapi"),
    [
        pytest.param("•\tsatu\n•\tdua", "- satu\n- dua", id="bullets of Word"),
        pytest.param("\uf0b7\tsatu\n\uf0a7  dua", "- satu\n- dua", id="bullets of Wingdings"),
        pytest.param("o\tsatu\n·         dua", "- satu\n- dua", id="bullets by tab and blanks"),
        pytest.param("1)\tsatu\n2)\tdua", "1. satu\n2. dua", id="numbers of Word"),
        pytest.param("Upaya:\n- satu\n- dua\nLalu", "Upaya:\n\n- satu\n- dua\n\nLalu", id="a list within words"),
        pytest.param("- satu\n   lanjutan\n- dua", "- satu lanjutan\n- dua", id="a line that goes on"),
        pytest.param("a\r\nb\u2028c\x0bd", "a\nb\nc\nd", id="ends of lines"),
        pytest.param("kerja\u00adsama\u200b 3\ufe0f", "kerjasama 3", id="what cannot be seen"),
        pytest.param("o ya, - bukan daftar", "o ya, - bukan daftar", id="words stay words"),
        pytest.param("*tebal* dan **tebal**", "*tebal* dan **tebal**", id="stars within words"),
        pytest.param("a\n\n\n\nb", "a\n\nb", id="many blank lines are one"),
    ],
)  # fmt: skip
def test_what_word_pastes_becomes_paragraphs_and_lists(ditempel: str, rapi: str) -> None:
    assert tidy_tempelan(ditempel) == rapi


@given(st.text(alphabet="ab1.) -•o*\t\n\r\u00a0", max_size=60))
def test_tidying_twice_changes_nothing_and_no_letter_is_lost(teks: str) -> None:
    sekali = tidy_tempelan(teks)
    assert tidy_tempelan(sekali) == sekali
    assert re.findall("[ab]", sekali) == re.findall("[ab]", teks)


@pytest.mark.parametrize("tanda", ["😀", "\uf0fc", "\x07"])
def test_what_no_font_of_a_document_has_is_refused_by_name(tanda: str) -> None:
    with pytest.raises(DataTidakSah, match=r"Tulisan memuat tanda .*: (😀|U\+F0FC|U\+0007)"):
        require_tercetak(f"Baik {tanda}", "Tulisan", "upaya")
    assert require_tercetak("Tepat – “95,5 %”\n≥ 3", "Tulisan", "upaya")
