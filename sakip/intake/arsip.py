"""An archive of workbooks: its files by name, each opened under the guard's caps; and names of files as hints."""

from pathlib import PurePosixPath

from sakip.intake.ejaan import normalize_judul
from sakip.intake.jaga_zip import unpack
from sakip.intake.sebut_triwulan import read_nomor_saja, read_sebutan
from sakip.intake.tolak import BerkasDitolak, name_berkas, refuse

BERKAS_LEMBAR_KERJA = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv"})
ARSIP_TERBESAR = 60 * 2**20  # bytes of the archive itself; what it holds is bounded by unpack


def read_arsip(isi: bytes, nama_berkas: str) -> dict[str, bytes]:
    """Return the files of a zip by their name in it, in that order.

    The names are for showing only: nothing is written by them.

    Raises BerkasDitolak: rusak, nama, bom, sandi.
    """
    try:
        if len(isi) > ARSIP_TERBESAR:
            raise refuse("bom", di_mana="ukuran arsip")
        return unpack(isi)
    except BerkasDitolak as tolak:
        raise name_berkas(tolak, nama_berkas) from tolak


def is_lembar_kerja(nama: str) -> bool:
    """Tell whether the name says it is a workbook; only to tell neglect from refusal, never believed."""
    return PurePosixPath(nama).suffix.casefold() in BERKAS_LEMBAR_KERJA


def is_sampingan(nama: str) -> bool:
    """Tell whether a file is left by a program beside the real ones: `~$a.xlsx`, `.DS_Store`, Thumbs.db."""
    jalur = PurePosixPath(nama)
    return (
        any(bagian.startswith((".", "__MACOSX")) for bagian in jalur.parts)
        or jalur.name.startswith("~$")
        or jalur.name.casefold() in ("thumbs.db", "desktop.ini")
    )


def read_triwulan_nama(nama: str) -> int | None:
    """Return the triwulan that a file's name speaks of, or else the nearest of its folders; or None."""
    jalur = PurePosixPath(nama)
    for bagian in (jalur.stem, *reversed(jalur.parent.parts)):
        rapi = normalize_judul(bagian)
        nomor = read_sebutan(rapi).triwulan
        if nomor is None and not rapi.isdigit():
            nomor = read_nomor_saja(rapi)
        if nomor is not None:
            return nomor
    return None
