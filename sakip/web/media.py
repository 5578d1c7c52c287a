"""Streamlit's own files (/media/…): each is handed only to the session whose page was told of it.

Streamlit gives one to whoever knows its address. Pictures and files written while a page runs go
that way; so the gate notes which addresses it has passed to which session, and for every other
session a file is not there, as one that never was.
"""

from collections import OrderedDict

AWALAN = "/media/"
TERBANYAK = 5000  # addresses remembered for all sessions together; the oldest is forgotten first


class MediaTerkirim:
    """Which session was told of which file. Used by the server's event loop only."""

    def __init__(self) -> None:
        self._isi: OrderedDict[tuple[str, str], None] = OrderedDict()

    def note(self, sidik: str, jalur: str) -> None:
        """Remember that the page of this session names this file."""
        self._isi[sidik, jalur] = None
        self._isi.move_to_end((sidik, jalur))
        while len(self._isi) > TERBANYAK:
            self._isi.popitem(last=False)

    def is_terkirim(self, sidik: str, jalur: str) -> bool:
        """Tell whether this session may have this file."""
        return (sidik, jalur) in self._isi
