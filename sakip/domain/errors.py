"""Errors a person can correct; every message is Indonesian and says apa, di mana, perbaikan."""


class DataTidakSah(Exception):
    """Input that breaks a rule of the domain. Pages show it; nothing is saved."""

    def __init__(self, *, apa: str, di_mana: str, perbaikan: str) -> None:
        super().__init__(f"{apa} ({di_mana}). {perbaikan}")
        self.apa, self.di_mana, self.perbaikan = apa, di_mana, perbaikan


class TidakBerhak(DataTidakSah):
    """The acting person may not do this; the message names who can."""


class VersiBerubah(DataTidakSah):
    """Another person saved the same figure first; the message shows both values."""


class BasisDataTerpakai(DataTidakSah):
    """Another process holds the database file; only one may open it."""


class TidakAda(DataTidakSah):
    """What was asked for is not there, or not in this person's sight; the answer is the same."""
