"""The report that a letter goes with, as bahan: its nomor and date once it is final."""

from sakip.domain.periode import ROMAWI, JenisPeriode
from sakip.domain.tulisan import format_tanggal
from sakip.storage.connection import Cursor
from sakip.storage.dokumen_final import list_dokumen

SURAT = ("pengantar", "tanda-terima")


def collect_laporan(
    cur: Cursor, kode_instansi: str, tahun: int, periode: JenisPeriode
) -> tuple[str, str]:
    """Return nomor and date of the final report of a periode, both "" without one; the caller has checked the right."""
    banyak = len(periode.triwulan)
    jenis = "lkj" if banyak == len(ROMAWI) else "semester" if banyak > 1 else "triwulan"
    for satu in list_dokumen(cur, kode_instansi, tahun):
        if (satu.jenis, satu.periode) == (jenis, periode):
            return satu.nomor, format_tanggal(satu.tanggal)
    return "", ""
