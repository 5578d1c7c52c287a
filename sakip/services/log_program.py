"""Log of the program: one JSON line per event, for whoever keeps it running.

A line holds what happened, never whom or what it was about: no name, address, value, token or
text of an error (which repeats what was typed). Who did what stands in the audit (jejak).
"""

import json
import logging
import secrets
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from sakip.domain.errors import DataTidakSah, TidakBerhak

AKAR = Path(__file__).parents[2]
TEMPAT_TERBANYAK = 15  # frames of a traceback, the innermost last
_LOG = logging.getLogger("sakip")


class BarisJson(logging.Formatter):
    """Writes a record as one line of JSON: waktu (UTC), tingkat, peristiwa, and its fields."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; of an error its kind and the places it passed, not its text."""
        isi: dict[str, object] = {
            "waktu": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "tingkat": record.levelname.lower(),
            "peristiwa": record.getMessage(),
            **getattr(record, "isi", {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            isi |= describe_galat(record.exc_info[1])
        return json.dumps(isi, ensure_ascii=False)


class _KeLayar(logging.Handler):
    """Writes to whatever stderr is at that moment."""

    def emit(self, record: logging.LogRecord) -> None:
        sys.stderr.write(f"{self.format(record)}\n")


def describe_galat(galat: BaseException) -> dict[str, object]:
    """Return the kind of an error and of its cause, and the places it passed."""
    tempat = [
        f"{_shorten(bingkai.filename)}:{bingkai.lineno} {bingkai.name}"
        for bingkai in traceback.extract_tb(galat.__traceback__)[-TEMPAT_TERBANYAK:]
    ]
    sebab = galat.__cause__ or galat.__context__
    return {
        "galat": type(galat).__name__,
        "sebab": type(sebab).__name__ if sebab else None,
        "tempat": tempat,
    }


def _shorten(berkas: str) -> str:
    jalur = Path(berkas)
    return (
        jalur.relative_to(AKAR).as_posix()
        if jalur.is_relative_to(AKAR)
        else "/".join(jalur.parts[-3:])
    )


def start_log() -> None:
    """Send the log of the program to stderr, once per process."""
    if not any(isinstance(satu.formatter, BarisJson) for satu in _LOG.handlers):
        tulis = _KeLayar()
        tulis.setFormatter(BarisJson())
        _LOG.addHandler(tulis)
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False


def note(peristiwa: str, **isi: str | int) -> None:
    """Note an event; isi holds codes and counts only."""
    _LOG.info(peristiwa, extra={"isi": isi})


def note_galat(peristiwa: str, galat: BaseException) -> str:
    """Note an error of the program; return the code that people are shown, to find its line by."""
    kode = secrets.token_hex(4)
    _LOG.error(peristiwa, extra={"isi": {"kode": kode}}, exc_info=galat)
    return kode


def note_penolakan(galat: DataTidakSah) -> None:
    """Note that somebody asked for what they hold no right to; input to be mended is not noted."""
    if isinstance(galat, TidakBerhak):
        _LOG.warning("tidak_berhak", exc_info=galat)
