"""Builders: rows for tests, every column defaulted so that a test states only what it is about.

save(db, an_office(), an_indikator(), a_target(nilai=10)) writes them; ask(db, sql) reads.
"""

import shutil
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from sakip.domain.peran import PERAN_UNIT, Pelaku, Penugasan, Peran
from sakip.storage.connection import Database
from sakip.storage.rows import insert_rows, read_dicts

KANTOR, UNIT, SASARAN, INDIKATOR = "kantor", "PEM", "SS-1", "IKU-01"
TAHUN = 2026
PENCATAT, SAAT = "siti", datetime(2026, 4, 6, 2)  # noqa: DTZ001 times are stored without zone
TETAP = {"migrasi", "sidik_pandangan", "skala_predikat"}  # the program's own rows


class Baris(NamedTuple):
    """One row of a table."""

    tabel: str
    isi: dict[str, Any]


def save(db: Database, *baris: Baris | Iterable[Baris]) -> None:
    """Write rows, in one transaction; figures may be given as text or int."""
    semua: list[Baris] = []
    for satu in baris:
        semua.extend([satu] if isinstance(satu, Baris) else satu)
    with db.transaction() as cur:
        for (tabel, kolom), kelompok in groupby(semua, lambda satu: (satu.tabel, tuple(satu.isi))):
            isi = [tuple(satu.isi.values()) for satu in kelompok]
            insert_rows(cur, tabel, ", ".join(kolom), isi)


def ask(db: Database, sql: str, *given: Any) -> list[dict[str, Any]]:
    """Return the rows of a query as dicts."""
    with db.cursor() as cur:
        return read_dicts(cur, sql, given)


def ask_one(db: Database, sql: str, *given: Any) -> dict[str, Any]:
    """Return the only row of a query."""
    (baris,) = ask(db, sql, *given)
    return baris


def empty(db: Database) -> None:
    """Delete every row that people write, and every file that they handed in.

    A table whose estimated_size is 0 has never held a row.
    """
    shutil.rmtree(db.folder, ignore_errors=True)
    with db.transaction() as cur:
        tabel = cur.execute(
            "select table_name from duckdb_tables() where estimated_size > 0"
        ).fetchall()
        for (nama,) in tabel:
            if nama not in TETAP:
                cur.execute(f"delete from {nama}")  # noqa: S608 names from the store itself


# Rows


def an_instansi(**given: Any) -> Baris:
    """Return an office in WIB."""
    biasa = {
        "kode": KANTOR,
        "nama": "Kecamatan Uji",
        "jenis": "kecamatan",
        "kabupaten": "Kabupaten Uji",
        "zona_waktu": "Asia/Jakarta",
        "contoh": 0,
    }
    return Baris("instansi", biasa | given)


def a_unit(**given: Any) -> Baris:
    """Return a unit that supplies data."""
    biasa = {
        "kode_instansi": KANTOR,
        "kode": UNIT,
        "nama": "Seksi Pemerintahan",
        "jabatan": "Kasi Pemerintahan",
        "peran_sop": "penyuplai_data",
        "urutan": 1,
    }
    return Baris("unit_kerja", biasa | given)


def a_sasaran(**given: Any) -> Baris:
    """Return a sasaran of the tahun."""
    biasa = {
        "kode_instansi": KANTOR,
        "kode": SASARAN,
        "tahun": TAHUN,
        "nama": "Meningkatnya kualitas pelayanan publik",
        "urutan": 1,
    }
    return Baris("sasaran", biasa | given)


def an_office(**given: Any) -> list[Baris]:
    """Return an office with one unit and one sasaran, which the other builders refer to."""
    return [an_instansi(**given), a_unit(), a_sasaran()]


def an_indikator(**given: Any) -> Baris:
    """Return an indikator: higher is better, each triwulan adds. tahunan is measured once."""
    biasa = {
        "kode_instansi": KANTOR,
        "kode": INDIKATOR,
        "tahun": TAHUN,
        "kode_sasaran": SASARAN,
        "kode_unit": UNIT,
        "nama": "Jumlah laporan fasilitasi",
        "satuan": "laporan",
        "definisi_operasional": "",
        "formula": "",
        "sumber_data": "Register",
        "rumus": "naik",
        "metode": "jumlah",
        "periode_ukur": "tahunan" if given.get("metode") == "tahunan" else "triwulan",
        "desimal": 2,
        "kode_program": None,
        "bobot": 1,
        "urutan": 1,
    }
    return Baris("indikator", biasa | given)


def a_target(**given: Any) -> Baris:
    """Return the target of triwulan I: 10; state predikat together with its skor as nilai."""
    biasa = {
        "kode_instansi": KANTOR,
        "kode_indikator": INDIKATOR,
        "tahun": TAHUN,
        "triwulan": 1,
        "versi": 1,
        "nilai": None if "pembilang" in given else 10,
        "atas": None,
        "pembilang": None,
        "penyebut": None,
        "predikat": None,
        "dicatat_oleh": PENCATAT,
        "dicatat_pada": SAAT,
    }
    return Baris("target", biasa | given)


def a_perjanjian(**given: Any) -> Baris:
    """Return a PK perubahan of the unit, signed on 20 August; murni when said so."""
    biasa = {
        "kode_instansi": KANTOR,
        "kode": "PK-2",
        "tahun": TAHUN,
        "kode_unit": UNIT,
        "jenis": "perubahan",
        "nomor": "100/2/PK",
        "tanggal": date(TAHUN, 8, 20),
        "pihak_pertama": "Sri",
        "jabatan_pertama": "Kasi Pemerintahan",
        "jenis_pihak_pertama": "definitif",
        "pihak_kedua": "Budi",
        "jabatan_kedua": "Camat",
        "jenis_pihak_kedua": "plt",
        "alasan": "APBD Perubahan",
    }
    return Baris("perjanjian_kinerja", biasa | given)


def a_realisasi(**given: Any) -> Baris:
    """Return a realisasi of triwulan I: 10; nothing stated where keadaan or pembilang say so."""
    terisi = given.get("keadaan", "terisi") == "terisi"
    biasa = {
        "kode_instansi": KANTOR,
        "kode_indikator": INDIKATOR,
        "tahun": TAHUN,
        "triwulan": 1,
        "versi": 1,
        "keadaan": "terisi",
        "nilai": 10 if terisi and "pembilang" not in given else None,
        "pembilang": None,
        "penyebut": None,
        "predikat": None,
        "alasan": "tidak ada kegiatan" if given.get("keadaan") == "tidak_berlaku" else "",
        "progres": "",
        "sumber_data": "",
        "keterangan": "",
        "asal": "layar",
        "kode_unggahan": None,
        "dicatat_oleh": PENCATAT,
        "dicatat_pada": SAAT,
    }
    return Baris("realisasi", biasa | given)


def a_setting(kunci: str, nilai: str, mulai_tahun: int = 0, versi: int = 1) -> Baris:
    """Return a setting of the office, in force from mulai_tahun on."""
    isi = {
        "kode_instansi": KANTOR,
        "kunci": kunci,
        "mulai_tahun": mulai_tahun,
        "versi": versi,
        "nilai": nilai,
        "dicatat_oleh": PENCATAT,
        "dicatat_pada": SAAT,
    }
    return Baris("pengaturan", isi)


def a_program(kode: str, induk: str | None = None, tahun: int = TAHUN) -> Baris:
    """Return a program, kegiatan or sub kegiatan, told apart by the dots of its kode: 1, 1.1, 1.1.1."""
    isi = {
        "kode_instansi": KANTOR,
        "kode": kode,
        "tahun": tahun,
        "nama": f"Program {kode}",
        "jenjang": ("program", "kegiatan", "sub_kegiatan")[kode.count(".")],
        "kode_induk": induk or (kode.rpartition(".")[0] or None),
        "kode_unit": None,
    }
    return Baris("program_kegiatan", isi)


def a_pagu(kode_program: str, nilai: Any, versi: int = 1, tahun: int = TAHUN) -> Baris:
    """Return the pagu of a sub kegiatan, in rupiah."""
    isi = {
        "kode_instansi": KANTOR,
        "kode_program": kode_program,
        "tahun": tahun,
        "versi": versi,
        "nilai": nilai,
        "dicatat_oleh": PENCATAT,
        "dicatat_pada": SAAT,
    }
    return Baris("pagu", isi)


def a_belanja(
    kode_program: str, triwulan: int, nilai: Any, versi: int = 1, tahun: int = TAHUN
) -> Baris:
    """Return what a sub kegiatan spent within a triwulan, in rupiah."""
    isi = {
        "kode_instansi": KANTOR,
        "kode_program": kode_program,
        "tahun": tahun,
        "triwulan": triwulan,
        "versi": versi,
        "nilai": nilai,
        "dicatat_oleh": PENCATAT,
        "dicatat_pada": SAAT,
    }
    return Baris("realisasi_anggaran", isi)


# Cells, as a planner would write them on paper


def a_cell(teks: str, **given: Any) -> Baris | None:
    """Return a realisasi from a cell: "12,5", "3/4" (pembilang/penyebut), "tb" (tidak berlaku), "-" (blank)."""
    if teks == "-":
        return None
    if teks == "tb":
        return a_realisasi(keadaan="tidak_berlaku", **given)
    if "/" in teks:
        pembilang, penyebut = map(figure, teks.split("/"))
        return a_realisasi(pembilang=pembilang, penyebut=penyebut, **given)
    return a_realisasi(nilai=figure(teks), **given)


def a_target_cell(teks: str, **given: Any) -> Baris | None:
    """Return a target from a cell: "12,5", "80..90" (range), "3/4" (pembilang/penyebut), "-" (none)."""
    if teks == "-":
        return None
    if "/" in teks:
        pembilang, penyebut = map(figure, teks.split("/"))
        return a_target(pembilang=pembilang, penyebut=penyebut, **given)
    bawah, _, atas = teks.partition("..")
    return a_target(nilai=figure(bawah), atas=figure(atas) if atas else None, **given)


def a_year(target: str, realisasi: str, **given: Any) -> list[Baris]:
    """Return target and realisasi of the four triwulan; cells stand apart by blanks: "10 10 - tb"."""
    return [
        baris
        for cells, build in ((target, a_target_cell), (realisasi, a_cell))
        for triwulan, teks in enumerate(cells.split(), start=1)
        if (baris := build(teks, triwulan=triwulan, **given)) is not None
    ]


def figure(teks: str) -> Decimal:
    """Return a figure written with a decimal comma."""
    return Decimal(teks.replace(",", "."))


# People


def a_pelaku(peran: Peran = Peran.PENYUPLAI_DATA, kode_unit: str = UNIT) -> Pelaku:
    """Return who acts, holding peran (for kode_unit where the role is one of a unit)."""
    tugas = Penugasan(
        peran=peran,
        kode_unit=kode_unit if peran in PERAN_UNIT else None,
        mulai=date(2020, 1, 1),
    )
    return Pelaku(kode=PENCATAT, nama="Siti", kode_instansi=KANTOR, penugasan=(tugas,), asal="uji")
