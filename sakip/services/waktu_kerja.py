"""Waktu kerja of the office: its hours by the settings, national holidays and its own days off."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from holidays.countries.indonesia import Indonesia  # slow to import: at the start, once

from sakip.domain.instansi import Instansi
from sakip.domain.jam_kantor import read_rentang, read_tanggal
from sakip.domain.waktu_kerja import JamKerja
from sakip.services.pengaturan import read_nilai
from sakip.storage.connection import Cursor

ENAM_HARI = "6"
_JUMAT, _SABTU, _MINGGU = 4, 5, 6


class _Libur:
    """Days off, asked for one at a time: national ones of any year, and the office's own."""

    def __init__(self, sendiri: frozenset[date]) -> None:
        self.sendiri = sendiri

    def __contains__(self, hari: object) -> bool:
        return isinstance(hari, date) and (hari in self.sendiri or hari in list_libur(hari.year))


@cache
def list_libur(tahun: int) -> Mapping[date, str]:
    """Return {day: name} of the national holidays and the cuti bersama of a year.

    Source: rules/sumber.toml [libur-nasional].
    """
    kalender = Indonesia(years=tahun, categories=("public", "government"), language="id")
    return {hari: nama for hari, nama in sorted(kalender.items()) if hari.year == tahun}


def read_jam(cur: Cursor, instansi: Instansi) -> JamKerja:
    """Return when the office works, by an open cursor.

    Source: rules/sumber.toml [jam-kerja] [libur-nasional].
    """
    biasa, jumat, hari_kerja, libur = read_nilai(
        cur, instansi.kode, "jam_kerja", "jam_kerja_jumat", "hari_kerja", "libur_tambahan"
    )
    rentang = dict.fromkeys(range(_MINGGU), read_rentang(biasa))
    rentang |= {_JUMAT: read_rentang(jumat), _MINGGU: ()}
    if hari_kerja != ENAM_HARI:
        rentang[_SABTU] = ()
    return JamKerja(rentang=rentang, zona=instansi.zona_waktu, libur=_Libur(read_tanggal(libur)))
