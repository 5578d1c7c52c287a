"""Pengirim: while the server runs, mail about returned rows goes out within a minute, outside every request."""

import asyncio

from sakip.domain.peran import pelaku_baris_perintah
from sakip.services.basis_data import Database
from sakip.services.log_program import note, note_galat
from sakip.services.penyiapan import read_kantor
from sakip.services.surel import SetelanSurel, read_setelan
from sakip.services.surel_pengembalian import send_pengembalian

__all__ = ["keep_sending", "read_setelan"]

JEDA = 60.0  # seconds between two looks


async def keep_sending(db: Database, setelan: SetelanSurel) -> None:
    """Send what is due, look again after JEDA, until cancelled. What fails is noted and never ends it."""
    while True:
        try:
            await asyncio.to_thread(_send, db, setelan)
        except Exception as galat:
            note_galat("pengiriman surel gagal", galat)
        await asyncio.sleep(JEDA)


def _send(db: Database, setelan: SetelanSurel) -> None:
    kantor = read_kantor(db)
    if kantor is None:
        return
    if terkirim := send_pengembalian(db, pelaku_baris_perintah(kantor.kode), setelan):
        note("surel pengembalian terkirim", jumlah=len(terkirim))
