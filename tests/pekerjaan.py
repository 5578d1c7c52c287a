"""Jobs for tests: wait until what was asked for is made."""

from sakip.services import pekerjaan

SABAR = 60.0  # seconds


def wait_pekerjaan() -> None:
    """Return once every job asked for before has ended: one worker takes them in turn."""
    pekerjaan._pekerja().submit(int).result(timeout=SABAR)
