"""Asal angka: any figure opens to its formula with the numbers in it, its inputs, rule and source."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sakip.domain.agregasi import Agregat, NilaiTriwulan, aggregate
from sakip.domain.alasan import Alasan
from sakip.domain.capaian import Capaian, Target, calculate_capaian
from sakip.domain.errors import TidakAda
from sakip.domain.formulir import Isian, Keadaan, tulis_target
from sakip.domain.metode import PENJELASAN_METODE, Metode
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import ROMAWI, JenisPeriode, sampai_dengan
from sakip.domain.rumus import PENJELASAN_RUMUS, Rumus
from sakip.domain.tulisan import format_angka, format_persen
from sakip.rules import list_skala, read_rules
from sakip.services.capaian import BarisRekap, list_rekap
from sakip.services.dasar_target import tulis_dasar
from sakip.services.realisasi import tulis_isian
from sakip.storage.connection import Database
from sakip.storage.perencanaan import read_target_berlaku
from sakip.storage.realisasi import isian_of, read_isian_tahun

SUMBER_RUMUS = {
    Rumus.NAIK: "capaian-naik",
    Rumus.TURUN_SELISIH: "capaian-turun-selisih",
    Rumus.TURUN_RASIO: "capaian-turun-rasio",
    Rumus.RENTANG: "capaian-rentang",
    Rumus.PREDIKAT: "capaian-predikat",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MasukanTriwulan:
    """What one triwulan brings to the figure."""

    triwulan: str  # "Triwulan II"
    target: str  # as it stood at the end of the periode
    dasar_target: str  # "Perjanjian Kinerja Perubahan nomor ..., 1 September 2026"; "" for none
    isian: str
    keterangan: str
    dicatat_oleh: str  # sign-in name; "" while nothing is stated
    dicatat_pada: datetime | None  # UTC
    asal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AsalAngka:
    """Where a figure comes from, in the order a person would check it."""

    rekap: BarisRekap
    periode: str
    definisi_operasional: str
    formula: str
    sumber_data: str
    masukan: tuple[MasukanTriwulan, ...]
    metode: str
    langkah_target: str
    langkah_realisasi: str
    rumus: str
    langkah_capaian: str
    langkah_capaian_tahunan: str
    langkah_predikat: str
    sumber: tuple[str, ...]


def explain_angka(
    db: Database, pelaku: Pelaku, kode_indikator: str, tahun: int, periode: JenisPeriode
) -> AsalAngka:
    """Return how the figures of one indikator in one periode came about.

    The steps are computed by the domain's twin of the views, from the same rows.

    Raises TidakBerhak; TidakAda when there is no such indikator in the person's sight.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    daftar = list_rekap(db, pelaku, tahun, periode)
    rekap = next((satu for satu in daftar if satu.kode == kode_indikator), None)
    if rekap is None:
        raise TidakAda(
            apa=f"Indikator {kode_indikator} tidak ditemukan pada tahun {tahun}",
            di_mana="asal angka",
            perbaikan="Pilih indikator dari halaman Capaian.",
        )
    with db.cursor() as cur:
        rows = read_isian_tahun(cur, pelaku.kode_instansi, kode_indikator, tahun)
        berlaku = read_target_berlaku(
            cur, pelaku.kode_instansi, kode_indikator, tahun, periode.triwulan[-1]
        )
    rows = [put_target(row, berlaku.get(row["triwulan"])) for row in rows]
    metode, rumus = Metode(rekap.metode), Rumus(rekap.rumus)
    target, realisasi = roll_up(rows, metode, list(periode.triwulan))
    sampai = list(sampai_dengan(periode.triwulan[-1]).triwulan)
    _, realisasi_sampai = roll_up(rows, metode, sampai)
    target_tahun, _ = roll_up(rows, metode, [1, 2, 3, 4])
    ini = calculate_capaian(rumus, make_batas(target), realisasi.nilai)
    setahun = calculate_capaian(rumus, make_batas(target_tahun), realisasi_sampai.nilai)
    return AsalAngka(
        rekap=rekap,
        periode=f"{periode.nama} {tahun}",
        definisi_operasional=rows[0]["definisi_operasional"],
        formula=rows[0]["formula"],
        sumber_data=rows[0]["sumber_data"],
        masukan=tuple(_masukan(row) for row in rows if row["triwulan"] in periode.triwulan),
        metode=f"{metode}: {PENJELASAN_METODE[metode]}",
        langkah_target=_step(target[0], rekap.target_tulis),
        langkah_realisasi=_step(realisasi, rekap.realisasi_tulis),
        rumus=f"{rumus}: {PENJELASAN_RUMUS[rumus]}",
        langkah_capaian=_step_capaian(ini, rekap.alasan),
        langkah_capaian_tahunan=_step_capaian(setahun, rekap.alasan_tahunan),
        langkah_predikat=_step_predikat(rekap),
        sumber=_sumber(rumus),
    )


def put_target(row: dict[str, Any], target: dict[str, Any] | None) -> dict[str, Any]:
    """Return a triwulan with the target in force at the end of the periode; _lama is its own."""
    kolom = ("target", "target_atas", "target_pembilang", "target_penyebut", "target_predikat")
    lama = {f"{nama}_lama": row[nama] for nama in kolom}
    return row | lama | {nama: target and target[nama] for nama in kolom} | {"dasar": target}


def roll_up(
    rows: list[dict[str, Any]], metode: Metode, triwulan: list[int]
) -> tuple[tuple[Agregat, Agregat], Agregat]:
    """Return ((target, upper bound), realisasi) over these triwulan."""
    dipakai = [row for row in rows if row["triwulan"] in triwulan and row["diukur"]]
    bawah = {
        row["triwulan"]: NilaiTriwulan(
            row["target"], row["target_pembilang"], row["target_penyebut"]
        )
        for row in dipakai
        if row["target"] is not None
    }
    atas = {
        row["triwulan"]: NilaiTriwulan(
            row["target"] if row["target_atas"] is None else row["target_atas"]
        )
        for row in dipakai
        if row["target"] is not None
    }
    nyata = {
        row["triwulan"]: NilaiTriwulan(row["realisasi"], row["pembilang"], row["penyebut"])
        for row in dipakai
        if row["keadaan"] == Keadaan.TERISI
    }
    return (aggregate(metode, bawah), aggregate(metode, atas)), aggregate(metode, nyata)


def make_batas(batas: tuple[Agregat, Agregat]) -> Target:
    """Return a rolled-up target as capaian is computed from it."""
    return Target(batas[0].nilai, batas[1].nilai)


def _masukan(row: dict[str, Any]) -> MasukanTriwulan:
    isian = isian_of(row)
    belum_waktunya = not row["diukur"]
    return MasukanTriwulan(
        triwulan=f"Triwulan {ROMAWI[row['triwulan']]}",
        target="" if belum_waktunya else _tulis_target(row),
        dasar_target="" if belum_waktunya or row["dasar"] is None else tulis_dasar(row["dasar"]),
        isian=_tulis_masukan(isian, belum_waktunya=belum_waktunya),
        keterangan=isian.keterangan or isian.progres,
        dicatat_oleh=row["dicatat_oleh"] or "",
        dicatat_pada=row["dicatat_pada"],
        asal=row["asal"] or "",
    )


def _tulis_target(row: dict[str, Any]) -> str:
    kini, lama = (
        tulis_target(
            row[f"target{akhir}"], row[f"target_atas{akhir}"], row[f"target_predikat{akhir}"]
        )
        for akhir in ("", "_lama")
    )
    return (
        kini
        if kini == lama
        else f"{kini} (triwulan itu sendiri dinilai dengan {lama or 'tanpa target'})"
    )


def _tulis_masukan(isian: Isian, *, belum_waktunya: bool) -> str:
    if belum_waktunya:
        return Alasan.BELUM_WAKTUNYA.kalimat
    return Alasan.BELUM_DILAPORKAN.kalimat if isian.keadaan is Keadaan.BELUM else tulis_isian(isian)


def _step(agregat: Agregat, hasil: str) -> str:
    if not hasil:
        return agregat.langkah or "belum ada angka"
    return hasil if agregat.langkah in ("", hasil) else f"{agregat.langkah} = {hasil}"


def _step_capaian(hitung: Capaian, alasan: str) -> str:
    """Return the step; where there is none, the reason that the store knows (tidak berlaku, ...)."""
    return hitung.kalimat if hitung.nilai is not None else f"tidak dapat dihitung, karena {alasan}"


def _step_predikat(rekap: BarisRekap) -> str:
    if rekap.capaian is None or rekap.predikat is None:
        return ""
    pita = next(
        (
            satu
            for skala in list_skala().values()
            for urutan, satu in enumerate(skala.pita, start=1)
            if satu.nama == rekap.predikat and urutan == rekap.urutan_predikat
        ),
        None,
    )
    if pita is None:
        return rekap.predikat
    batas = []
    if pita.bawah is not None:
        batas.append(f"{'mulai' if pita.bawah_termasuk else 'di atas'} {format_angka(pita.bawah)}")
    if pita.atas is not None:
        batas.append(f"{'sampai' if pita.atas_termasuk else 'di bawah'} {format_angka(pita.atas)}")
    return f"{format_persen(rekap.capaian)} → {rekap.predikat} ({' '.join(batas)})"


def _sumber(rumus: Rumus) -> tuple[str, ...]:
    aturan = read_rules("sumber.toml")
    kunci = (SUMBER_RUMUS[rumus], "metode-agregasi", "pembulatan", "skala-predikat")
    return tuple(f"{aturan[satu]['judul']} — {aturan[satu]['tertulis_di']}" for satu in kunci)
