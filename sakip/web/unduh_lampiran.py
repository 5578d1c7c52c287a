"""Attachments of procedures over HTTP: GET /unduh/lampiran?kode=K gives the file to who may see procedures."""

from collections.abc import Mapping

from sakip.domain.peran import Pelaku
from sakip.services.basis_data import Database
from sakip.services.lampiran import get_lampiran
from sakip.web.unduh import Unduhan, register_unduhan


def provide_lampiran(db: Database, pelaku: Pelaku, kueri: Mapping[str, str]) -> Unduhan:
    """GET /unduh/lampiran?kode=K: the file attached to a step or a sosialisasi."""
    berkas = get_lampiran(db, pelaku, kueri.get("kode", ""))
    return Unduhan(isi=berkas.isi, nama=berkas.nama, jenis=berkas.jenis.media)


def register() -> None:
    """Offer what this module provides by /unduh/NAMA."""
    register_unduhan("lampiran", provide_lampiran)
