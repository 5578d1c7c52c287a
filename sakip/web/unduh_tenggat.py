"""Download of the due dates as a calendar file."""

from collections.abc import Mapping

from sakip.domain.peran import Pelaku
from sakip.services.basis_data import Database
from sakip.services.pengingat import make_kalender
from sakip.web.unduh import Unduhan, register_unduhan


def provide_kalender(db: Database, pelaku: Pelaku, kueri: Mapping[str, str]) -> Unduhan:
    """GET /unduh/kalender.ics: due and closing dates of the forms in sight."""
    isi = make_kalender(db, pelaku)
    return Unduhan(isi=isi, nama="tenggat-sakip.ics", jenis="text/calendar; charset=utf-8")


def register() -> None:
    """Offer what this module provides."""
    register_unduhan("kalender.ics", provide_kalender)
