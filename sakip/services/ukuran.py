"""Change the rumus or metode of an indikator: from a triwulan on, with a reason, before and after shown."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sakip.domain import waktu
from sakip.domain.berlaku import explain_tukar
from sakip.domain.errors import DataTidakSah
from sakip.domain.metode import Metode
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import ROMAWI, JenisPeriode
from sakip.domain.rumus import Rumus
from sakip.services.jejak import record_jejak
from sakip.services.periode_tertutup import last_tertutup, write_mulai
from sakip.storage import ukuran as rows
from sakip.storage.capaian import read_tahun_indikator
from sakip.storage.connection import Cursor, Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Perbandingan:
    """One periode before and after a change of rumus or metode."""

    periode: str
    target_lama: Decimal | None
    target_baru: Decimal | None
    realisasi_lama: Decimal | None
    realisasi_baru: Decimal | None
    capaian_lama: Decimal | None
    capaian_baru: Decimal | None

    @property
    def is_berubah(self) -> bool:
        """Whether any figure of the periode differs."""
        return (self.target_lama, self.realisasi_lama, self.capaian_lama) != (
            self.target_baru,
            self.realisasi_baru,
            self.capaian_baru,
        )


def get_ukuran(
    db: Database, pelaku: Pelaku, kode_indikator: str, tahun: int, triwulan: int
) -> tuple[Rumus, Metode]:
    """Return the rumus and metode in force in a triwulan (1-4).

    Raises TidakBerhak; DataTidakSah for an indikator the tahun does not have.
    """
    require_hak(pelaku, Hak.KELOLA_PERENCANAAN)
    with db.cursor() as cur:
        berlaku = _read_berlaku(cur, pelaku, kode_indikator, tahun, triwulan)
    return Rumus(berlaku["rumus"]), Metode(berlaku["metode"])


def preview_ukuran(
    db: Database,
    pelaku: Pelaku,
    kode_indikator: str,
    tahun: int,
    mulai_triwulan: int,
    rumus: Rumus,
    metode: Metode,
) -> list[Perbandingan]:
    """Return every periode before and after a change from mulai_triwulan (1-4) on; nothing is kept.

    Raises TidakBerhak; DataTidakSah when the change would touch a closed triwulan or cannot be meant.
    """
    require_hak(pelaku, Hak.KELOLA_PERENCANAAN)
    kunci = (pelaku.kode_instansi, kode_indikator, tahun)
    try:
        with db.transaction() as cur:
            lama = read_tahun_indikator(cur, *kunci)
            _write(cur, pelaku, kode_indikator, tahun, mulai_triwulan, rumus, metode, "pratinjau")
            baru = read_tahun_indikator(cur, *kunci)
            raise _Selesai
    except _Selesai:
        return [_compare(periode, lama[periode], baru[periode]) for periode in JenisPeriode]


def change_ukuran(
    db: Database,
    pelaku: Pelaku,
    kode_indikator: str,
    tahun: int,
    mulai_triwulan: int,
    rumus: Rumus,
    metode: Metode,
    alasan: str,
) -> None:
    """Let an indikator have another rumus and metode from mulai_triwulan (1-4) on.

    Raises TidakBerhak; DataTidakSah without a reason, for a closed triwulan, and for what cannot be meant.
    """
    require_hak(pelaku, Hak.KELOLA_PERENCANAAN)
    if not alasan.strip():
        raise DataTidakSah(
            apa="Rumus atau metode belum diganti karena alasannya belum ditulis",
            di_mana=f"indikator {kode_indikator} {tahun}",
            perbaikan="Tulis alasannya; jejak menyimpannya di samping angka sebelum dan sesudahnya.",
        )
    with db.transaction() as cur:
        lama = _write(cur, pelaku, kode_indikator, tahun, mulai_triwulan, rumus, metode, alasan)
        tempat = (kode_indikator, tahun, mulai_triwulan)
        semula = (Rumus(lama["rumus"]), Metode(lama["metode"]))
        record_ganti(cur, pelaku, tempat, semula, (rumus, metode), alasan.strip())


def record_ganti(
    cur: Cursor,
    pelaku: Pelaku,
    tempat: tuple[str, int, int],
    lama: tuple[Rumus, Metode] | None,
    baru: tuple[Rumus, Metode],
    alasan: str,
) -> None:
    """Leave the trace of a change: tempat is (kode_indikator, tahun, mulai_triwulan), lama None for a new indikator."""
    kode, tahun, mulai = tempat
    record_jejak(
        cur,
        pelaku,
        "ganti_ukuran",
        f"indikator {kode} {tahun} mulai TW{mulai}",
        {} if lama is None else {"rumus": lama[0], "metode": lama[1]},
        {"rumus": baru[0], "metode": baru[1], "alasan": alasan},
    )


class _Selesai(Exception):
    """What was to be seen has been seen."""


def _write(
    cur: Cursor,
    pelaku: Pelaku,
    kode_indikator: str,
    tahun: int,
    mulai_triwulan: int,
    rumus: Rumus,
    metode: Metode,
    alasan: str,
) -> dict[str, Any]:
    """Add the change and return the span of stg_ukuran that it replaces."""
    lama = _read_berlaku(cur, pelaku, kode_indikator, tahun, mulai_triwulan)
    tempat = f"indikator {kode_indikator} {tahun}"
    _check_bentuk(tempat, (Rumus(lama["rumus"]), Metode(lama["metode"])), (rumus, metode))
    tertutup = last_tertutup(cur, pelaku.kode_instansi, kode_indikator, tahun)
    if mulai_triwulan <= tertutup:
        raise DataTidakSah(
            apa=f"Triwulan {ROMAWI[tertutup]} sudah dilaporkan; angkanya tidak boleh berubah oleh rumus atau metode baru",
            di_mana=tempat,
            perbaikan=write_mulai(tertutup),
        )
    rows.write_perubahan_ukuran(
        cur,
        pelaku.kode_instansi,
        kode_indikator,
        tahun,
        mulai_triwulan,
        rumus=rumus,
        metode=metode,
        alasan=alasan.strip(),
        dicatat_oleh=pelaku.kode,
        dicatat_pada=waktu.now_utc(),
    )
    return lama


def _read_berlaku(
    cur: Cursor, pelaku: Pelaku, kode_indikator: str, tahun: int, triwulan: int
) -> dict[str, Any]:
    """Return the span of stg_ukuran that a triwulan lies in."""
    for satu in rows.read_ukuran(cur, pelaku.kode_instansi, kode_indikator, tahun):
        if satu["mulai_triwulan"] <= triwulan <= satu["akhir_triwulan"]:
            return satu
    raise DataTidakSah(
        apa=f"Indikator {kode_indikator} tidak ada pada tahun {tahun}",
        di_mana="ganti rumus atau metode",
        perbaikan="Pilih indikator dari daftar tahun itu.",
    )


def _check_bentuk(tempat: str, lama: tuple[Rumus, Metode], baru: tuple[Rumus, Metode]) -> None:
    """Refuse what changes nothing, and what the targets that were signed do not fit."""
    apa = explain_tukar(lama, baru)
    if lama == baru:
        apa = "Rumus dan metodenya sama dengan yang sudah berlaku"
    if apa is not None:
        raise DataTidakSah(
            apa=apa,
            di_mana=tempat,
            perbaikan="Pilih rumus atau metode lain, atau tetapkan pada indikator tahun berikutnya.",
        )


def _compare(periode: JenisPeriode, lama: dict[str, Any], baru: dict[str, Any]) -> Perbandingan:
    return Perbandingan(
        periode=periode.nama,
        target_lama=lama["target"],
        target_baru=baru["target"],
        realisasi_lama=lama["realisasi"],
        realisasi_baru=baru["realisasi"],
        capaian_lama=lama["capaian"],
        capaian_baru=baru["capaian"],
    )
