"""Syarat: what a step of a procedure waits for. A rule of the procedure's file, not of an office."""

from collections.abc import Callable, Mapping

from sakip.domain.berjenjang import KeadaanPeriode
from sakip.domain.errors import DataTidakSah
from sakip.domain.periode import JenisPeriode
from sakip.domain.prosedur import Langkah
from sakip.services.persetujuan_periode import read_periode
from sakip.services.tanda import list_periode
from sakip.storage.connection import Cursor
from sakip.storage.prosedur import BarisPelaksanaan

_Semester = Mapping[JenisPeriode, KeadaanPeriode]


def _triwulan(semester: _Semester, triwulan: int | None) -> list[str]:
    """Return which forms of the semester that the run is about are not agreed to."""
    return [
        f"{satu.nama}: {kurang}"
        for satu in list_periode("semester", triwulan)
        for kurang in semester[satu].kurang
    ]


def _semester(semester: _Semester, triwulan: int | None) -> list[str]:
    """Return which of both semesters the office has not agreed to, whatever triwulan the run is of."""
    return [
        f"{satu.periode.nama} belum disetujui"
        for satu in semester.values()
        if satu.periode is not JenisPeriode.TAHUN and not satu.disetujui
    ]


SYARAT: Mapping[str, Callable[[_Semester, int | None], list[str]]] = {
    "triwulan_disetujui": _triwulan,
    "semester_disetujui": _semester,
}


def list_kurang(cur: Cursor, baris: BarisPelaksanaan, langkah: Langkah) -> tuple[str, ...]:
    """Return what is missing before a step can be done; empty where it waits for nothing.

    Source: rules/sumber.toml [berjenjang-semester].
    """
    if langkah.syarat is None:
        return ()
    keadaan = read_periode(cur, baris.kode_instansi, baris.tahun)
    semester = {satu.periode: satu for satu in keadaan}
    return tuple(SYARAT[langkah.syarat](semester, baris.triwulan))


def require_syarat(cur: Cursor, baris: BarisPelaksanaan, langkah: Langkah) -> None:
    """Let a step pass that waits for nothing more.

    Raises DataTidakSah naming all that is missing.
    """
    if kurang := list_kurang(cur, baris, langkah):
        raise DataTidakSah(
            apa=f"Langkah {langkah.nomor} menunggu persetujuan lebih dahulu: {'; '.join(kurang)}",
            di_mana=f"{baris.nama}, langkah {langkah.nomor}",
            perbaikan="Formulir dan semester disetujui di halaman Pemeriksaan; sesudah itu ulangi.",
        )
