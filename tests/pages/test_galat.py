"""A page that fails: an Indonesian sentence with a code, and that code in the log; never the traceback."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from sakip.services.log_program import start_log


def _fail() -> None:
    from sakip.ui.galat import explain_error

    explain_error(ValueError("nilai rahasia 12345"))


def _refuse() -> None:
    from sakip.domain.errors import DataTidakSah
    from sakip.ui.galat import explain_error

    explain_error(DataTidakSah(apa="Target *salah*", di_mana="IKU-01", perbaikan="Isi lagi."))


def test_an_error_of_the_program_shows_a_code_that_stands_in_the_log(
    capsys: pytest.CaptureFixture[str],
) -> None:
    start_log()
    page = AppTest.from_function(_fail).run()
    baris = [json.loads(s) for s in capsys.readouterr().err.splitlines() if s.startswith("{")]
    (galat,) = (satu for satu in baris if satu["peristiwa"] == "galat_halaman")
    assert f"sampaikan kode **{galat['kode']}** kepada administrator" in page.error[0].value
    assert galat["galat"] == "ValueError"
    assert "rahasia" not in page.error[0].value + str(baris)


def test_what_a_person_can_mend_is_said_as_it_is() -> None:
    page = AppTest.from_function(_refuse).run()
    assert page.error[0].value == r"Target \*salah\* \(IKU\-01\)\. Isi lagi\."
