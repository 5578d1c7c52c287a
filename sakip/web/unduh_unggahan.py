"""Download of what was uploaded: the very file, to who may see the figures that came from it."""

from collections.abc import Mapping

from sakip.domain.peran import Pelaku
from sakip.services.basis_data import Database
from sakip.services.unggahan import get_berkas_unggahan
from sakip.web.unduh import Unduhan, register_unduhan

# People's files are handed over, never opened here: no browser makes a page of this.
JENIS = "application/octet-stream"


def provide_unggahan(db: Database, pelaku: Pelaku, kueri: Mapping[str, str]) -> Unduhan:
    """GET /unduh/unggahan?kode=K: an uploaded file as it was handed in."""
    nama, isi = get_berkas_unggahan(db, pelaku, kueri.get("kode", ""))
    return Unduhan(isi=isi, nama=nama, jenis=JENIS)


def register() -> None:
    """Offer what this module provides."""
    register_unduhan("unggahan", provide_unggahan)
