"""Settings of the server that were decided once and would be missed late: .streamlit/config.toml."""

import tomllib
from pathlib import Path

import pytest

from sakip.web.gerbang import KEPALA_SESI

SETELAN = Path(__file__).parents[2] / ".streamlit" / "config.toml"


@pytest.mark.parametrize(
    ("bagian", "kunci", "nilai", "sebab"),
    [
        (
            "runner",
            "fastReruns",
            False,
            "two runs of one session lost what was typed: keputusan 23",
        ),
        ("server", "address", "127.0.0.1", "as installed, only this computer is answered"),
        ("server", "allowedHosts", ["localhost", "127.0.0.1"], "DNS rebinding"),
        ("server", "enableXsrfProtection", True, "uploads from another site"),
        ("server", "maxUploadSize", 10, "MB of one file"),
        ("server", "enableStaticServing", False, "no folder is served past the gate"),
        ("server", "fileWatcherType", "none", "a server does not watch its source"),
        ("browser", "gatherUsageStats", False, "nothing is told to the outside"),
        ("browser", "serverAddress", "localhost", "no look-up of the address outside"),
        ("client", "showErrorDetails", "none", "errors carry people's data"),
        ("client", "allowedOrigins", [], "no other site frames or posts"),
    ],
)
def test_a_setting_stands_as_it_was_decided(
    bagian: str, kunci: str, nilai: object, sebab: str
) -> None:
    assert tomllib.loads(SETELAN.read_text(encoding="utf-8"))[bagian][kunci] == nilai, sebab


def test_the_header_that_names_the_session_is_the_one_the_gate_writes() -> None:
    dipercaya = tomllib.loads(SETELAN.read_text(encoding="utf-8"))["server"]["trustedUserHeaders"]
    assert {nama.lower().encode(): kunci for nama, kunci in dipercaya.items()} == {
        KEPALA_SESI: "sesi"
    }
