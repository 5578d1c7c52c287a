"""Riwayat ukuran: every change of a rumus or metode, for whoever reads the figures: until when, what
follows, why, by whom, and what it does to each periode."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sakip.domain.capaian import calculate_capaian
from sakip.domain.metode import Metode
from sakip.domain.peran import Hak, Pelaku, require_hak, visible_unit
from sakip.domain.periode import ROMAWI, JenisPeriode
from sakip.domain.rumus import Rumus
from sakip.services.asal_angka import make_batas, put_target, roll_up
from sakip.services.ukuran import Perbandingan
from sakip.storage.capaian import read_tahun_indikator
from sakip.storage.connection import Cursor, Database
from sakip.storage.perencanaan import read_target_berlaku
from sakip.storage.realisasi import read_isian_tahun
from sakip.storage.ukuran import read_riwayat_ukuran

Ukuran = tuple[Rumus, Metode]


@dataclass(frozen=True, slots=True, kw_only=True)
class GantiUkuran:
    """One change. berlaku: no later one took its place; dicatat_pada is UTC."""

    kode: str
    indikator: str
    mulai_triwulan: int
    semula: Ukuran
    menjadi: Ukuran
    alasan: str
    dicatat_oleh: str
    dicatat_pada: datetime
    berlaku: bool
    perbandingan: tuple[Perbandingan, ...]  # of the periode that end in or after mulai_triwulan

    @property
    def sampai(self) -> str:
        """Until when semula holds: "s.d. triwulan III"; "" where nothing comes before."""
        return f"s.d. triwulan {ROMAWI[self.mulai_triwulan - 1]}" if self.mulai_triwulan > 1 else ""

    @property
    def mulai(self) -> str:
        """From when menjadi holds: "mulai triwulan IV"."""
        return f"mulai triwulan {ROMAWI[self.mulai_triwulan]}"


def list_riwayat_ukuran(
    db: Database, pelaku: Pelaku, tahun: int, kode_indikator: str | None = None
) -> list[GantiUkuran]:
    """Return the changes of a tahun in the person's sight, of one indikator or of all, as they were made.

    Of a change in force each periode stands as it would be by what held before and as it is; a
    change that another one replaced has none. Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    terlihat = visible_unit(pelaku)
    with db.cursor() as cur:
        rows = [
            row
            for row in read_riwayat_ukuran(cur, pelaku.kode_instansi, tahun)
            if kode_indikator in (None, row["kode_indikator"])
            and (terlihat is None or row["kode_unit"] in terlihat)
        ]
        return [
            _make(cur, row, semula, berlaku=berlaku) for row, semula, berlaku in replay_ukuran(rows)
        ]


def replay_ukuran(
    rows: list[dict[str, Any]],
) -> Iterator[tuple[dict[str, Any], Ukuran, bool]]:
    """Yield each change with what was in force in its triwulan before it, and whether it still holds.

    rows are those of read_riwayat_ukuran, in their order.
    """
    for _, milik in groupby(rows, key=lambda row: row["kode_indikator"]):
        yield from _replay(list(milik))


def _replay(rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Ukuran, bool]]:
    """As replay_ukuran of one indikator."""
    terakhir = {row["mulai_triwulan"]: row["versi"] for row in rows}
    kini: dict[int, Ukuran] = {}
    for row in rows:
        mulai = row["mulai_triwulan"]
        awal = Rumus(row["rumus_awal"]), Metode(row["metode_awal"])
        yield row, _find(kini, mulai, awal), terakhir[mulai] == row["versi"]
        kini[mulai] = Rumus(row["rumus"]), Metode(row["metode"])


def _find(kini: dict[int, Ukuran], triwulan: int, awal: Ukuran) -> Ukuran:
    sebelum = [mulai for mulai in kini if mulai <= triwulan]
    return kini[max(sebelum)] if sebelum else awal


def _make(cur: Cursor, row: dict[str, Any], semula: Ukuran, *, berlaku: bool) -> GantiUkuran:
    menjadi = Rumus(row["rumus"]), Metode(row["metode"])
    return GantiUkuran(
        kode=row["kode_indikator"],
        indikator=row["indikator"],
        mulai_triwulan=row["mulai_triwulan"],
        semula=semula,
        menjadi=menjadi,
        alasan=row["alasan"],
        dicatat_oleh=row["dicatat_oleh"],
        dicatat_pada=row["dicatat_pada"],
        berlaku=berlaku,
        perbandingan=tuple(_compare(cur, row, semula, menjadi)) if berlaku else (),
    )


def _compare(
    cur: Cursor, row: dict[str, Any], semula: Ukuran, menjadi: Ukuran
) -> Iterator[Perbandingan]:
    """Yield every periode that is computed by menjadi, beside what semula makes of the same isian."""
    kunci = (row["kode_instansi"], row["kode_indikator"], row["tahun"])
    isian, kini = read_isian_tahun(cur, *kunci), read_tahun_indikator(cur, *kunci)
    for akhir, milik in groupby(_list_periode(row["mulai_triwulan"]), lambda p: p.triwulan[-1]):
        target = read_target_berlaku(cur, *kunci, akhir)
        baris = [put_target(satu, target.get(satu["triwulan"])) for satu in isian]
        for periode in milik:
            ini = kini[periode]
            if (ini["rumus"], ini["metode"]) != menjadi:
                continue  # a change of a later triwulan took over
            batas, nyata = roll_up(baris, semula[1], list(periode.triwulan))
            hitung = calculate_capaian(semula[0], make_batas(batas), nyata.nilai)
            yield Perbandingan(
                periode=periode.nama,
                target_lama=batas[0].nilai,
                target_baru=ini["target"],
                realisasi_lama=nyata.nilai,
                realisasi_baru=ini["realisasi"],
                capaian_lama=hitung.nilai,
                capaian_baru=ini["capaian"],
            )


def _list_periode(mulai_triwulan: int) -> Iterable[JenisPeriode]:
    """Return the periode that end in or after a triwulan, by the triwulan that they end in."""
    kena = (satu for satu in JenisPeriode if satu.triwulan[-1] >= mulai_triwulan)
    return sorted(kena, key=lambda satu: satu.triwulan[-1])
