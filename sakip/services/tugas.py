"""Tugas saya: one line for each thing a person has to do; nothing overdue is left out.

The one list behind Beranda and the daily mail: what waits is decided here and nowhere else.
"""

from sakip.domain import waktu
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.tugas import Tugas, sort_tugas
from sakip.services.keadaan_formulir import require_instansi
from sakip.services.tugas_dokumen import list_tugas_dokumen
from sakip.services.tugas_formulir import list_tugas_formulir
from sakip.services.tugas_kerja import list_tugas_kerja, list_tugas_lanjut
from sakip.storage.connection import Database


def list_tugas(db: Database, pelaku: Pelaku) -> list[Tugas]:
    """Return what this person has to do now: in procedures, meetings and documents first, then form by
    form, the newest triwulan first.

    Raises TidakBerhak for who sees no figures.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    with db.cursor() as cur:
        hari = require_instansi(cur).local_date(waktu.now_utc())
    return sort_tugas(
        [
            *list_tugas_kerja(db, pelaku, hari),
            *list_tugas_dokumen(db, pelaku),
            *list_tugas_lanjut(db, pelaku, hari),
            *list_tugas_formulir(db, pelaku, hari),
        ]
    )
