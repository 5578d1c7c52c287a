"""A click elsewhere never costs what was typed: the request waits until all is stored."""

from streamlit.runtime.scriptrunner import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from sakip.ui.draf_formulir import hold_requests


def test_a_request_for_another_run_is_kept_until_the_field_has_been_read() -> None:
    minta = [RerunException(RerunData()), RerunException(RerunData())]
    tersisa = list(minta)

    def baca() -> str:
        if tersisa:
            raise tersisa.pop(0)
        return "95,5"

    sela: list[RerunException] = []
    assert hold_requests(sela, baca) == "95,5"
    assert sela == minta
