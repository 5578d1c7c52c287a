"""From a guarded package to the neutral grid: each kind to its reader, imported only when needed."""

from sakip.intake.jaga import Paket
from sakip.intake.kisi import Buku


def read_paket(paket: Paket) -> Buku:
    """Return the workbook of a package.

    Raises BerkasDitolak, or whatever a library raises on a damaged file.
    """
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
        return read_xlsx(
            paket.isi, ada_rumus=paket.ada_rumus, format_diketahui=paket.format_diketahui
        )
    # openpyxl answers what it does not understand with TypeError, KeyError, IndexError and others.
    except Exception:
        from sakip.intake.baca_calamine import read_calamine

        return read_calamine(paket.isi)
