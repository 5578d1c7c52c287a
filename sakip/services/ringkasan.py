"""What stands beside the figures of a page: the rules in force, averages of the rows one sees, who
said what, and a mark that changes whenever the data do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sakip.domain.peran import Hak, Pelaku, require_hak, visible_unit
from sakip.domain.predikat import Skala
from sakip.domain.tulisan import format_angka, round_half_up
from sakip.rules import list_skala
from sakip.services.capaian import SKALA_BAWAAN, BarisRekap
from sakip.storage.bacaan import read_aturan, read_keterangan
from sakip.storage.connection import Cursor, Database
from sakip.storage.jejak import read_puncak
from sakip.storage.pengguna import list_pengguna

CUKUP_TERISI = Decimal("0.5")  # of what a triwulan measures, for the tahun to be judged up to it


@dataclass(frozen=True, slots=True, kw_only=True)
class Aturan:
    """The rules of one tahun. Bounds in percent; None where the office wants none."""

    skala: Skala
    batas_bawah: Decimal | None
    batas_atas: Decimal | None

    @property
    def kalimat_batas(self) -> str:
        """How averages are bounded, as it is printed beside them: "dibatasi 0–120"."""
        bawah, atas = format_angka(self.batas_bawah), format_angka(self.batas_atas)
        if self.batas_bawah is None and self.batas_atas is None:
            return "tidak dibatasi"
        if self.batas_atas is None:
            return f"dibatasi paling rendah {bawah}"
        return (
            f"dibatasi paling tinggi {atas}"
            if self.batas_bawah is None
            else f"dibatasi {bawah}–{atas}"
        )

    def limit(self, capaian: Decimal) -> Decimal:
        """Return capaian as it enters an average."""
        if self.batas_atas is not None:
            capaian = min(capaian, self.batas_atas)
        return capaian if self.batas_bawah is None else max(capaian, self.batas_bawah)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rata:
    """The average of some rows in percent, 6 decimals; None where none of them can be computed."""

    capaian: Decimal | None
    capaian_tahunan: Decimal | None
    predikat: str | None
    urutan_predikat: int | None  # 1 is the best band of the skala
    jumlah: int  # indikator
    dihitung: int  # of them have a capaian


def get_aturan(db: Database, pelaku: Pelaku, tahun: int) -> Aturan:
    """Return the skala predikat and the bounds of averages in one tahun.

    A tahun without indikator has the rules that offices start with.
    Source: rules/sumber.toml [batas-rata-rata] [skala-predikat].
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    with db.cursor() as cur:
        return read_aturan_tahun(cur, pelaku.kode_instansi, tahun)


def read_aturan_tahun(cur: Cursor, kode_instansi: str, tahun: int) -> Aturan:
    """Return the rules of one tahun by an open cursor; the caller has checked the right."""
    row = read_aturan(cur, kode_instansi, tahun)
    if row is None:
        skala = list_skala()[SKALA_BAWAAN]
        return Aturan(skala=skala, batas_bawah=Decimal(0), batas_atas=Decimal(120))
    return Aturan(
        skala=list_skala()[row["kode_skala"]],
        batas_bawah=row["batas_bawah"],
        batas_atas=row["batas_atas"],
    )


def average_rekap(baris: Sequence[BarisRekap], aturan: Aturan) -> Rata:
    """Return the average of just these rows, by the rule of mart_rata_capaian; its twin.

    Source: rules/sumber.toml [rata-rata-sederhana] [batas-rata-rata].
    """
    capaian = _mean([(satu.capaian, satu.bobot) for satu in baris], aturan)
    predikat = None if capaian is None else aturan.skala.label(round_half_up(capaian, 2))
    nama = [pita.nama for pita in aturan.skala.pita]
    return Rata(
        capaian=capaian,
        capaian_tahunan=_mean([(satu.capaian_tahunan, satu.bobot) for satu in baris], aturan),
        predikat=predikat,
        urutan_predikat=None if predikat is None else nama.index(predikat) + 1,
        jumlah=len(baris),
        dihitung=sum(satu.capaian is not None for satu in baris),
    )


def _mean(nilai: list[tuple[Decimal | None, Decimal]], aturan: Aturan) -> Decimal | None:
    ada = [(aturan.limit(capaian), bobot) for capaian, bobot in nilai if capaian is not None]
    if not ada:
        return None
    jumlah = sum((capaian * bobot for capaian, bobot in ada), Decimal(0))
    return round_half_up(jumlah / sum((bobot for _, bobot in ada), Decimal(0)), 6)


def find_triwulan_terakhir(kelengkapan: Iterable[dict[str, Any]]) -> int | None:
    """Return the triwulan (1-4) up to which a tahun can be judged; None while nothing is stated.

    The last one in which at least half of what is measured is stated; else the last one in which
    anything is. kelengkapan are rows of list_kelengkapan.

    Source: rules/sumber.toml [triwulan-dinilai].
    """
    diukur, terisi = dict.fromkeys(range(1, 5), 0), dict.fromkeys(range(1, 5), 0)
    for row in kelengkapan:
        diukur[row["triwulan"]] += row["jumlah_diukur"]
        terisi[row["triwulan"]] += row["jumlah_terisi"]
    ada = [triwulan for triwulan in diukur if terisi[triwulan] > 0]
    cukup = [satu for satu in ada if terisi[satu] >= CUKUP_TERISI * diukur[satu]]
    return max(cukup or ada, default=None)


def list_keterangan(
    db: Database, pelaku: Pelaku, tahun: int, sampai_triwulan: int
) -> dict[str, tuple[int, str]]:
    """Return by kode indikator (triwulan, what was said last up to a triwulan): keterangan, else progres."""
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    terlihat = visible_unit(pelaku)
    with db.cursor() as cur:
        rows = read_keterangan(cur, pelaku.kode_instansi, tahun)
    return {
        row["kode_indikator"]: (row["triwulan"], row["keterangan"] or row["progres"])
        for row in rows
        if row["triwulan"] <= sampai_triwulan
        and (row["keterangan"] or row["progres"])
        and (terlihat is None or row["kode_unit"] in terlihat)
    }


def list_nama(db: Database, pelaku: Pelaku) -> dict[str, str]:
    """Return the names of the people of the office by sign-in name, to be shown beside figures."""
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    with db.cursor() as cur:
        return {satu.kode: satu.nama for satu in list_pengguna(cur, pelaku.kode_instansi)}


def data_version(db: Database) -> str:
    """Return a mark that changes with every act: the top of the audit's chain.

    Every act is written in one transaction with its trace, so equal marks mean equal data.
    """
    with db.cursor() as cur:
        return read_puncak(cur)[1]
