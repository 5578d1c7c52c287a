"""The clock of the program, set by a test: a microsecond goes by each time it is asked, as with a true one."""

from datetime import datetime, timedelta
from itertools import count

import pytest


def set_jam(monkeypatch: pytest.MonkeyPatch, saat: datetime) -> None:
    """Make it another moment (UTC) from now on."""
    detak = count()
    monkeypatch.setattr(
        "sakip.domain.waktu.now_utc", lambda: saat + timedelta(microseconds=next(detak))
    )
