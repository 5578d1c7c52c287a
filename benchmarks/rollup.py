"""Speed of the roll-up: 3,000 indikator × 5 tahun × 4 triwulan through the views, beside pandas.

    python benchmarks/rollup.py [INDIKATOR] [TAHUN]

prints the median and the slowest of several runs. pandas does the same sums in the same process, on
rows that it has in memory already; the ratio says how much the views, which read the store as it
stands at that moment and keep decimals exact, cost beside it.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from sakip.storage.connection import Database, open_database
from sakip.storage.rows import insert_rows, read_dicts

RUMUS = ("naik", "turun_selisih", "turun_rasio", "rentang")
METODE = ("jumlah", "kumulatif", "akhir", "rata", "maksimum", "minimum", "rasio", "tahunan")
TRIWULAN = (1, 2, 3, 4)
UNIT, SASARAN, AWAL = 60, 100, 2022
KALI = 7
SAAT = datetime(2026, 1, 5, 2)  # noqa: DTZ001 times are stored without zone
TERAKHIR = {"kumulatif", "akhir", "tahunan", "rasio"}


def build(banyak: int, tahun: list[int]) -> Database:
    """Write an instansi whose indikator go through every rumus and metode, all triwulan filled."""
    db = open_database()
    with db.transaction() as cur:
        insert_rows(cur, "instansi", "kode, nama, jenis, kabupaten, zona_waktu", [_INSTANSI])
        kolom = "kode_instansi, kode, nama, jabatan, peran_sop, urutan"
        unit = [("k", f"U{n}", f"Unit {n}", "Kasi", "penyuplai_data", n) for n in range(UNIT)]
        insert_rows(cur, "unit_kerja", kolom, unit)
        sasaran = [("k", f"S{n}", t, f"Sasaran {n}", n) for n in range(SASARAN) for t in tahun]
        insert_rows(cur, "sasaran", "kode_instansi, kode, tahun, nama, urutan", sasaran)
        semua = list(product(range(banyak), tahun))
        insert_rows(cur, "indikator", _KOLOM_INDIKATOR, [_indikator(n, t) for n, t in semua])
        isi = [(n, t, tw) for n, t in semua for tw in TRIWULAN]
        insert_rows(cur, "target", _KOLOM_TARGET, [_target(*satu) for satu in isi])
        insert_rows(cur, "realisasi", _KOLOM_REALISASI, [_realisasi(*satu) for satu in isi])
    return db


_INSTANSI = ("k", "Kantor", "dinas", "Kabupaten", "Asia/Jakarta")
_KOLOM_INDIKATOR = (
    "kode_instansi, kode, tahun, kode_sasaran, kode_unit, nama, satuan, definisi_operasional,"
    " formula, sumber_data, rumus, metode, periode_ukur, desimal, urutan"
)
_KOLOM_TARGET = (
    "kode_instansi, kode_indikator, tahun, triwulan, versi, nilai, dicatat_oleh, dicatat_pada"
)
_KOLOM_REALISASI = (
    "kode_instansi, kode_indikator, tahun, triwulan, versi, keadaan, nilai, pembilang, penyebut,"
    " alasan, progres, sumber_data, keterangan, asal, dicatat_oleh, dicatat_pada"
)


def metode_of(nomor: int) -> str:
    """Return the metode of an indikator; every rumus meets every metode."""
    return METODE[nomor // len(RUMUS) % len(METODE)]


def _indikator(nomor: int, tahun: int) -> tuple[Any, ...]:
    ukur = "tahunan" if metode_of(nomor) == "tahunan" else "triwulan"
    unit, sasaran, rumus = f"U{nomor % UNIT}", f"S{nomor % SASARAN}", RUMUS[nomor % len(RUMUS)]
    nama = ("k", f"I{nomor}", tahun, sasaran, unit, f"Indikator {nomor}", "persen", "", "", "")
    return (*nama, rumus, metode_of(nomor), ukur, 2, nomor)


def _target(nomor: int, tahun: int, triwulan: int) -> tuple[Any, ...]:
    nilai = Decimal(50 + (nomor * 7 + triwulan + tahun) % 50)
    return ("k", f"I{nomor}", tahun, triwulan, 1, nilai, "siti", SAAT)


def _realisasi(nomor: int, tahun: int, triwulan: int) -> tuple[Any, ...]:
    nilai = Decimal(40 + (nomor * 11 + triwulan * 3 + tahun) % 70)
    angka = (None, nilai, Decimal(100)) if metode_of(nomor) == "rasio" else (nilai, None, None)
    teks = ("", "", "", "", "layar", "siti", SAAT)
    return ("k", f"I{nomor}", tahun, triwulan, 1, "terisi", *angka, *teks)


def roll_up_with_pandas(target: pd.DataFrame, realisasi: pd.DataFrame) -> pd.Series:
    """Return capaian of every indikator and tahun, rolled up as plainly as pandas does it."""
    kunci = ["kode_indikator", "tahun"]
    hasil = {}
    for nama, tabel in (("target", target), ("realisasi", realisasi)):
        grup = tabel.groupby([*kunci, "rumus", "metode"], sort=False)
        ringkas = grup["nilai"].agg(["sum", "mean", "max", "min", "last"]).reset_index()
        metode = ringkas["metode"]
        angka = ringkas["last"].where(metode.isin(TERAKHIR), ringkas["sum"])
        for satu, kolom in (("rata", "mean"), ("maksimum", "max"), ("minimum", "min")):
            angka = angka.where(metode != satu, ringkas[kolom])
        if nama == "realisasi":
            bagian = grup[["pembilang", "penyebut"]].sum().reset_index()
            rasio = 100 * bagian["pembilang"] / bagian["penyebut"]
            angka = angka.where(metode != "rasio", rasio)
        hasil[nama], rumus = angka, ringkas["rumus"]
    t, r = hasil["target"], hasil["realisasi"]
    capaian = 100 * r / t
    capaian = capaian.where(rumus != "turun_selisih", 100 * (2 * t - r) / t)
    capaian = capaian.where(rumus != "turun_rasio", 100 * t / r)
    return capaian.where((rumus != "rentang") | (r < t), 100 * (2 * t - r) / t)


def as_frame(db: Database, tabel: str) -> pd.DataFrame:
    """Return the measured rows of target or realisasi as binary floating-point numbers."""
    bagian = (
        "pembilang, penyebut" if tabel == "realisasi" else "null as pembilang, null as penyebut"
    )
    with db.cursor() as cur:
        rows = read_dicts(
            cur,
            f"select kode_indikator, {tabel}.tahun, triwulan, rumus, metode, nilai, {bagian}"  # noqa: S608
            f" from {tabel} inner join indikator on kode = kode_indikator"
            f" and indikator.tahun = {tabel}.tahun"
            " where metode <> 'tahunan' or triwulan = 4 order by kode_indikator, 2, triwulan",
        )
    tabel_pandas = pd.DataFrame(rows)
    angka = ["nilai", "pembilang", "penyebut"]
    return tabel_pandas.astype(dict.fromkeys(angka, "float64"))


def measure(nama: str, act: Callable[[], object]) -> float:
    """Print and return the median milliseconds of an act; the first run warms up."""
    act()
    waktu = []
    for _ in range(KALI):
        mulai = time.perf_counter()
        act()
        waktu.append(1000 * (time.perf_counter() - mulai))
    tengah = statistics.median(waktu)
    print(f"{nama:52} {tengah:9.1f} {max(waktu):9.1f}")
    return tengah


def main(banyak: int = 3000, banyak_tahun: int = 5) -> None:
    """Build the store and print the table."""
    tahun = [AWAL + n for n in range(banyak_tahun)]
    db = build(banyak, tahun)
    target, realisasi = as_frame(db, "target"), as_frame(db, "realisasi")

    def ask(sql: str) -> list[Any]:
        with db.cursor() as cur:
            return cur.execute(sql).fetchall()

    setahun = "select sum(capaian) from mart_capaian_tahunan where periode = 'TAHUN'"
    ((jumlah,),) = ask(setahun)
    rival = roll_up_with_pandas(target, realisasi).sum()
    if abs(float(jumlah) - rival) > 1:
        raise SystemExit(f"the views say {jumlah}, pandas says {rival}: not the same sums")
    print(f"{banyak} indikator, {banyak_tahun} tahun, {len(target)} triwulan with a target\n")
    print(f"{'milliseconds':52} {'median':>9} {'slowest':>9}")
    ringkas = measure("roll-up of every tahun, summed", lambda: ask(setahun))
    pandas = measure("the same by pandas", lambda: roll_up_with_pandas(target, realisasi))
    di_tahun = f"where kode_instansi = 'k' and tahun = {tahun[-1]}"
    satu_unit = f"{di_tahun} and kode_unit = 'U3'"
    for nama, sql in (
        ("one tahun, one periode", f"mart_capaian_periode {di_tahun} and periode = 'TAHUN'"),
        ("one unit-tahun, one periode", f"mart_capaian_periode {satu_unit} and periode = 'S1'"),
        ("one unit-tahun, eight periode", f"mart_capaian_periode {satu_unit}"),
        ("averages of one tahun, eight periode", f"mart_rata_capaian {di_tahun}"),
        ("the form of one unit and triwulan", f"stg_isian {satu_unit} and triwulan = 2"),
    ):
        measure(nama, lambda sql=sql: ask(f"select * from {sql}"))  # type: ignore[misc]  # noqa: S608
    print(f"\nroll-up beside pandas: {ringkas / pandas:.1f} times as long")
    db.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
