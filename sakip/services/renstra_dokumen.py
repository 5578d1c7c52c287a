"""Several tahun of one indikator as one figure, by its own metode: what Renja evaluation and table 3.4 compare."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sakip.domain.agregasi import NilaiTriwulan, aggregate
from sakip.domain.capaian import Target, calculate_capaian
from sakip.domain.metode import Metode
from sakip.domain.rumus import Rumus
from sakip.services.capaian import make_rekap
from sakip.storage.connection import Cursor
from sakip.storage.dokumen import read_rentang_renstra, read_target_renstra

Baris = dict[str, Any]
_TERAKHIR = frozenset({Metode.KUMULATIF, Metode.AKHIR, Metode.TAHUNAN})


@dataclass(slots=True)
class RencanaIndikator:
    """What the Renstra plans for one indikator: target rows by tahun, none for one it does not name."""

    mulai: int
    selesai: int
    kondisi_awal: str = ""
    target: dict[int, Baris] = field(default_factory=dict)


@dataclass(slots=True)
class Rencana:
    """The Renstra that covers a tahun, from mulai to selesai, or the tahun around it that none covers."""

    mulai: int
    selesai: int
    indikator: dict[str, RencanaIndikator] = field(default_factory=dict)

    def find(self, kode: str) -> RencanaIndikator:
        """Return what is planned for an indikator."""
        return self.indikator.get(kode) or RencanaIndikator(self.mulai, self.selesai)


@dataclass(frozen=True, slots=True, kw_only=True)
class AngkaRenstra:
    """One indikator over the tahun of its Renstra; figures rolled up by its metode."""

    target: tuple[tuple[int, str], ...]
    kondisi_awal: str
    target_akhir: Decimal | None
    target_akhir_tulis: str
    tahun_akhir: int
    lalu: Decimal | None
    lalu_tulis: str
    sampai: Decimal | None
    sampai_tulis: str
    kemajuan: Decimal | None
    alasan: str


def read_rencana(cur: Cursor, kode_instansi: str, tahun: int) -> Rencana:
    """Return what the Renstra that covers a tahun plans; without one, its tahun alone."""
    hasil = Rencana(*read_rentang_renstra(cur, kode_instansi, tahun))
    for row in read_target_renstra(cur, kode_instansi, tahun):
        rencana = hasil.indikator.setdefault(
            row["kode_indikator"],
            RencanaIndikator(hasil.mulai, hasil.selesai, row["kondisi_awal"]),
        )
        rencana.target[row["tahun"]] = row
    return hasil


def roll_renstra(riwayat: dict[int, Baris], tahun: int, rencana: RencanaIndikator) -> AngkaRenstra:
    """Return the figures of several tahun as one.

    riwayat: rows of mart_capaian_periode (TAHUN) by tahun; those of another Renstra are left out.
    Where the Renstra plans nothing for a tahun, what its perjanjian promised stands for it. Rates
    and positions are never summed.

    Source: rules/sumber.toml [metode-agregasi] [renstra-gabungan].
    """
    ini = riwayat[tahun]
    metode = Metode(ini["metode"])
    dalam = {t: row for t, row in riwayat.items() if rencana.mulai <= t <= rencana.selesai}
    target = {t: _planned(row, rencana) for t, row in dalam.items()}
    for t, row in rencana.target.items():
        target.setdefault(t, _merge(ini, row))
    akhir = _roll(metode, target, "target")
    atas = _roll(metode, target, "target_atas") if ini["target_atas"] is not None else akhir
    lalu = _roll(metode, {t: row for t, row in dalam.items() if t < tahun}, "realisasi")
    sampai = _roll(metode, {t: row for t, row in dalam.items() if t <= tahun}, "realisasi")
    kemajuan = calculate_capaian(Rumus(ini["rumus"]), Target(akhir, atas), sampai)
    terakhir = target[max(target)]
    return AngkaRenstra(
        target=tuple((t, make_rekap(row).target_tulis) for t, row in sorted(target.items())),
        kondisi_awal=rencana.kondisi_awal,
        target_akhir=akhir,
        target_akhir_tulis=make_rekap(
            {**terakhir, "target": akhir, "target_atas": atas}
        ).target_tulis,
        tahun_akhir=max(target),
        lalu=lalu,
        lalu_tulis=make_rekap({**ini, "realisasi": lalu}).realisasi_tulis,
        sampai=sampai,
        sampai_tulis=make_rekap({**ini, "realisasi": sampai}).realisasi_tulis,
        kemajuan=kemajuan.nilai,
        alasan="" if kemajuan.alasan is None else kemajuan.alasan.kalimat,
    )


def _planned(row: Baris, rencana: RencanaIndikator) -> Baris:
    """Return a row with the target of the Renstra, where that plans one for its tahun."""
    satu = rencana.target.get(row["tahun"])
    return row if satu is None else _merge(row, satu)


def _merge(row: Baris, rencana: Baris) -> Baris:
    return {
        **row,
        "target": rencana["nilai"],
        "target_atas": rencana["atas"],
        "target_predikat": rencana["predikat"] or row["target_predikat"],
    }


def _roll(metode: Metode, baris: dict[int, Baris], sisi: str) -> Decimal | None:
    """Return one figure of several tahun; a rasio adds up its pembilang and penyebut."""
    pecahan = sisi == "realisasi"
    nilai = {
        t: NilaiTriwulan(
            row[sisi],
            row["pembilang"] if pecahan else None,
            row["penyebut"] if pecahan else None,
        )
        for t, row in baris.items()
        if row[sisi] is not None
    }
    if not nilai:
        return None
    if metode in _TERAKHIR or (metode is Metode.RASIO and not pecahan):
        return nilai[max(nilai)].nilai  # a position is that of the last tahun
    return aggregate(metode, nilai).nilai
