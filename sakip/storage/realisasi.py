"""Rows of realisasi: the collection form as it stands, its history, and new versi."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sakip.domain.formulir import Isian, Keadaan
from sakip.domain.periode import Triwulan
from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts, read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisRealisasi:
    """One row of realisasi: what a person stated, when, and from where (layar, unggahan, contoh)."""

    kode_instansi: str
    kode_indikator: str
    tahun: int
    triwulan: int
    versi: int
    isian: Isian
    nilai: Decimal | None  # as isian.nilai; of a predikat, its skor
    asal: str
    kode_unggahan: str | None
    dicatat_oleh: str
    dicatat_pada: datetime


def write_realisasi(cur: Cursor, realisasi: Sequence[BarisRealisasi]) -> None:
    """Add rows; the key refuses a versi that another person has written first."""
    columns = (
        "kode_instansi, kode_indikator, tahun, triwulan, versi, keadaan, nilai, pembilang, penyebut,"
        " predikat, alasan, progres, sumber_data, keterangan, asal, kode_unggahan, dicatat_oleh, dicatat_pada"
    )
    rows = [
        (
            satu.kode_instansi,
            satu.kode_indikator,
            satu.tahun,
            satu.triwulan,
            satu.versi,
            satu.isian.keadaan,
            satu.nilai,
            satu.isian.pembilang,
            satu.isian.penyebut,
            satu.isian.predikat,
            satu.isian.alasan,
            satu.isian.progres,
            satu.isian.sumber_data,
            satu.isian.keterangan,
            satu.asal,
            satu.kode_unggahan,
            satu.dicatat_oleh,
            satu.dicatat_pada,
        )
        for satu in realisasi
    ]
    insert_rows(cur, "realisasi", columns, rows)


def read_isian(cur: Cursor, kode_instansi: str, kode_unit: str, periode: Triwulan) -> list[Any]:
    """Return the rows of stg_isian of one unit and triwulan as dicts, in the order of the form."""
    return read_dicts(
        cur,
        """
        select * from stg_isian
        where kode_instansi = $1 and kode_unit = $2 and tahun = $3 and triwulan = $4
        order by urutan_sasaran, kode_sasaran, urutan, kode_indikator
        """,
        [kode_instansi, kode_unit, periode.tahun, periode.nomor],
    )


def read_realisasi_lama(
    cur: Cursor, kode_instansi: str, satu: Triwulan, lain: Triwulan
) -> dict[tuple[str, Triwulan], Decimal]:
    """Return {(kode indikator, triwulan): realisasi} where one is stated in two triwulan.

    Both in one reading: making the plan of the view takes longer than its rows.
    """
    rows = read_rows(
        cur,
        """
        select kode_indikator, tahun, triwulan, realisasi from stg_isian
        where kode_instansi = $1 and realisasi is not null
            and ((tahun = $2 and triwulan = $3) or (tahun = $4 and triwulan = $5))
        """,
        [kode_instansi, satu.tahun, satu.nomor, lain.tahun, lain.nomor],
    )
    return {(kode, Triwulan(tahun, nomor)): nilai for kode, tahun, nomor, nilai in rows}


def read_isian_tahun(
    cur: Cursor, kode_instansi: str, kode_indikator: str, tahun: int
) -> list[dict[str, Any]]:
    """Return the four triwulan of one indikator as dicts of stg_isian, first triwulan first."""
    return read_dicts(
        cur,
        """
        select * from stg_isian
        where kode_instansi = $1 and kode_indikator = $2 and tahun = $3
        order by triwulan
        """,
        [kode_instansi, kode_indikator, tahun],
    )


def read_riwayat(
    cur: Cursor, kode_instansi: str, kode_indikator: str, periode: Triwulan
) -> list[dict[str, Any]]:
    """Return every versi of one realisasi as dicts, newest first."""
    return read_dicts(
        cur,
        """
        select * from realisasi
        where kode_instansi = $1 and kode_indikator = $2 and tahun = $3 and triwulan = $4
        order by versi desc
        """,
        [kode_instansi, kode_indikator, periode.tahun, periode.nomor],
    )


def read_penulis(cur: Cursor, kode_instansi: str) -> dict[tuple[str, Triwulan], frozenset[str]]:
    """Return {(kode unit, triwulan): who ever wrote in its rows}.

    Of every versi: a later one may keep the figure of an earlier writer and add a word.
    """
    rows = read_rows(
        cur,
        """
        select distinct kode_unit, realisasi.tahun, triwulan, realisasi.dicatat_oleh from realisasi
        inner join indikator
            on indikator.kode_instansi = realisasi.kode_instansi
            and indikator.kode = realisasi.kode_indikator and indikator.tahun = realisasi.tahun
        where realisasi.kode_instansi = $1
        """,
        [kode_instansi],
    )
    hasil: dict[tuple[str, Triwulan], frozenset[str]] = {}
    for kode_unit, tahun, triwulan, oleh in rows:
        kunci = (kode_unit, Triwulan(tahun, triwulan))
        hasil[kunci] = hasil.get(kunci, frozenset()) | {oleh}
    return hasil


def read_versi_unit(
    cur: Cursor, kode_instansi: str, kode_unit: str, periode: Triwulan
) -> list[dict[str, Any]]:
    """Return every versi of every realisasi of a form as dicts of realisasi, the first first."""
    return read_dicts(
        cur,
        """
        select realisasi.* from realisasi
        inner join indikator
            on indikator.kode_instansi = realisasi.kode_instansi
            and indikator.kode = realisasi.kode_indikator and indikator.tahun = realisasi.tahun
        where realisasi.kode_instansi = $1 and kode_unit = $2
            and realisasi.tahun = $3 and triwulan = $4
        order by kode_indikator, versi
        """,
        [kode_instansi, kode_unit, periode.tahun, periode.nomor],
    )


def isian_of(row: dict[str, Any], nilai: str = "realisasi") -> Isian:
    """Return the isian in a row of stg_isian (or of realisasi, with nilai="nilai").

    A rasio has no nilai of its own and a predikat none but its skor: neither is the person's.
    """
    stated = row["pembilang"] is None and row["predikat"] is None
    return Isian(
        keadaan=Keadaan(row["keadaan"]),
        nilai=row[nilai] if stated else None,
        pembilang=row["pembilang"],
        penyebut=row["penyebut"],
        predikat=row["predikat"],
        alasan=row["alasan"] or "",
        progres=row["progres"] or "",
        sumber_data=row.get("sumber_data_isian", row["sumber_data"]) or "",
        keterangan=row["keterangan"] or "",
    )
