"""Bukti wajib: which indikator need evidence, and how much each figure has."""

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import Triwulan
from sakip.services.jejak import record_jejak
from sakip.storage import bukti_dukung as rows
from sakip.storage.connection import Database


def set_wajib(
    db: Database, pelaku: Pelaku, kode_indikator: str, tahun: int, *, wajib: bool
) -> bool:
    """Say whether figures of an indikator need evidence in a tahun; tell whether that changed.

    Raises TidakBerhak; DataTidakSah when the tahun has no such indikator.
    """
    require_hak(pelaku, Hak.KELOLA_PERENCANAAN)
    with db.transaction() as cur:
        if rows.read_unit_indikator(cur, pelaku.kode_instansi, kode_indikator, tahun) is None:
            raise DataTidakSah(
                apa=f"Indikator {kode_indikator} tidak ada pada tahun {tahun}",
                di_mana="bukti wajib",
                perbaikan="Pilih indikator dari daftar tahun itu.",
            )
        versi, lama = rows.read_wajib(cur, pelaku.kode_instansi, kode_indikator, tahun)
        if lama == wajib:
            return False
        rows.write_wajib(
            cur,
            rows.BarisWajib(
                kode_instansi=pelaku.kode_instansi,
                kode_indikator=kode_indikator,
                tahun=tahun,
                versi=versi + 1,
                wajib=int(wajib),
                dicatat_oleh=pelaku.kode,
                dicatat_pada=waktu.now_utc(),
            ),
        )
        objek = f"indikator {kode_indikator} {tahun}"
        record_jejak(cur, pelaku, "atur_bukti_wajib", objek, {"wajib": lama}, {"wajib": wajib})
    return True


def list_wajib(db: Database, pelaku: Pelaku, kode_unit: str, tahun: int) -> frozenset[str]:
    """Return the kode of every indikator of a unit whose figures need evidence in a tahun.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN, kode_unit)
    with db.cursor() as cur:
        wajib = rows.read_indikator_unit(cur, pelaku.kode_instansi, kode_unit, tahun)
    return frozenset(kode for kode, perlu in wajib.items() if perlu)


def list_jumlah_bukti(
    db: Database, pelaku: Pelaku, kode_unit: str, periode: Triwulan
) -> dict[str, int]:
    """Return {kode indikator: how much evidence its figure has}, every indikator of the unit in it.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN, kode_unit)
    with db.cursor() as cur:
        indikator = rows.read_indikator_unit(cur, pelaku.kode_instansi, kode_unit, periode.tahun)
        bukti = rows.read_bukti(cur, pelaku.kode_instansi, kode_unit, periode)
    ada = [satu.kode_indikator for satu in bukti if satu.aktif]
    return {kode: ada.count(kode) for kode in indikator}
