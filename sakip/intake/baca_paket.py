"""From a guarded package to what it says: each kind to its reader, imported only when needed."""

from collections.abc import Sequence
from xml.etree.ElementTree import ParseError

from sakip.intake.baca_semua import read_semua
from sakip.intake.baca_tabel import read_tabel
from sakip.intake.hasil import HasilBaca, Pilihan, TataLetak
from sakip.intake.kisi import Buku
from sakip.intake.paket import Paket
from sakip.intake.tolak import BerkasDitolak, refuse

BERTENTANGAN = (KeyError, ValueError, IndexError, ParseError)  # see baca_xlsx.read_xlsx


def read_paket_here(
    paket: Paket,
    triwulan: int,
    pilihan: Pilihan | None = None,
    tata_letak: Sequence[TataLetak] = (),
) -> HasilBaca:
    """Parse a package in this process and read its table for a triwulan (1-4).

    Raises BerkasDitolak, whatever the library that parses it raises.
    """
    return read_tabel(open_buku(paket), triwulan, pilihan, tata_letak)


def read_paket_semua_here(
    paket: Paket, tata_letak: Sequence[TataLetak] = ()
) -> tuple[HasilBaca, ...]:
    """Parse a package in this process and read every table of it. Raises as read_paket_here."""
    return read_semua(open_buku(paket), tata_letak)


def open_buku(paket: Paket) -> Buku:
    """Parse a package in this process and return its sheets. Raises BerkasDitolak."""
    try:
        return _read_buku(paket)
    except BerkasDitolak:
        raise
    except MemoryError as galat:
        raise refuse("berat") from galat
    # Libraries answer damaged files with any exception: IndexError, struct.error, AssertionError ...
    except Exception as galat:
        raise refuse("rusak") from galat


def _read_buku(paket: Paket) -> Buku:
    if paket.jenis == "csv":
        from sakip.intake.baca_csv import read_csv

        return read_csv(paket.isi)
    if paket.jenis == "ods":
        from sakip.intake.baca_ods import read_ods

        return read_ods(paket.isi)
    if paket.jenis == "xls":
        from sakip.intake.baca_xls import read_xls

        return read_xls(paket.isi)
    return _read_xlsx(paket)


def _read_xlsx(paket: Paket) -> Buku:
    from sakip.intake.baca_xlsx import read_xlsx

    try:
        return read_xlsx(paket.isi, format_diketahui=paket.format_diketahui)
    # What contradicts itself here another library may still read; it knows neither formats nor
    # errors, so that every figure it reads must be confirmed.
    except BERTENTANGAN as galat:
        from sakip.intake.baca_calamine import read_calamine

        try:
            return read_calamine(paket.isi)
        except Exception as lain:
            raise lain from galat
