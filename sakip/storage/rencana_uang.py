"""The money of a planning workbook in the store: pagu, its changes, and what was spent, as the sheets have them."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sakip.domain.lembar_rencana import MENURUT_KODE, Baris
from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts

TRIWULAN = (1, 2, 3, 4)


def ringkas(nilai: Decimal) -> Decimal:
    """Return a figure without trailing zeros, as a sheet gives it."""
    return nilai.quantize(Decimal(1)) if nilai == nilai.to_integral() else nilai.normalize()


def read_pagu(cur: Cursor, kode_instansi: str) -> list[Baris]:
    """Return the pagu murni of every sub kegiatan and tahun."""
    return [
        {
            "tahun": row["tahun"],
            "kode_program": row["kode_program"],
            "murni": ringkas(row["nilai"]),
        }
        for row in _list_pagu(cur, kode_instansi)
        if not row["perubahan_ke"]
    ]


def read_pagu_perubahan(cur: Cursor, kode_instansi: str) -> list[Baris]:
    """Return each pergeseran and perubahan of a pagu, in their order."""
    kolom = [satu.kunci for satu in MENURUT_KODE["pagu_perubahan"].kolom]
    return [
        {nama: row[nama] for nama in kolom}
        | {"nilai": ringkas(row["nilai"]), "dasar": row["dasar"] or ""}
        for row in _list_pagu(cur, kode_instansi)
        if row["perubahan_ke"]
    ]


def _list_pagu(cur: Cursor, kode_instansi: str) -> list[dict[str, Any]]:
    """Return the pagu murni and each change of it, the last versi of each."""
    return read_dicts(
        cur,
        """
        select *
        from (
            select
                pagu.*,
                row_number() over (
                    partition by kode_program, tahun, coalesce(perubahan_ke, 0) order by versi desc
                ) as dari_terbaru
            from pagu where kode_instansi = $1
        ) as bernomor
        where dari_terbaru = 1
        order by tahun, kode_program, coalesce(perubahan_ke, 0)
        """,
        [kode_instansi],
    )


def read_realisasi_anggaran(cur: Cursor, kode_instansi: str) -> list[Baris]:
    """Return what was spent within each triwulan, a row per sub kegiatan and tahun."""
    rows = read_dicts(
        cur,
        """
        select * from stg_realisasi_anggaran where kode_instansi = $1
        order by tahun, kode_program, triwulan
        """,
        [kode_instansi],
    )
    hasil: dict[tuple[int, str], Baris] = {}
    for row in rows:
        isi = hasil.setdefault(
            (row["tahun"], row["kode_program"]),
            {"tahun": row["tahun"], "kode_program": row["kode_program"]}
            | {f"tw{nomor}": None for nomor in TRIWULAN},
        )
        isi[f"tw{row['triwulan']}"] = (
            None if row["realisasi"] is None else ringkas(row["realisasi"])
        )
    return list(hasil.values())


def write_pagu_berjenis(
    cur: Cursor, kode_instansi: str, baris: Sequence[Baris], oleh: str, pada: datetime
) -> None:
    """Add pagu rows as {tahun, kode_program, versi, nilai, jenis, mulai_berlaku, dasar, perubahan_ke}."""
    kolom = (
        *("tahun", "kode_program", "versi", "nilai", "jenis", "mulai_berlaku", "dasar"),
        "perubahan_ke",
    )
    insert_rows(
        cur,
        "pagu",
        ", ".join(["kode_instansi", *kolom, "dicatat_oleh", "dicatat_pada"]),
        [(kode_instansi, *(satu[nama] for nama in kolom), oleh, pada) for satu in baris],
    )
