"""Riwayat angka: every versi of a realisasi and of a target, who stated it, and by which perjanjian."""

from typing import Any

from sakip.domain.formulir import tulis_target
from sakip.domain.peran import Hak, Pelaku, require_hak, visible_unit
from sakip.services.dasar_target import tulis_dasar
from sakip.services.realisasi import tulis_isian
from sakip.storage.bacaan import read_riwayat_tahun, read_riwayat_target
from sakip.storage.connection import Database
from sakip.storage.realisasi import isian_of


def list_riwayat_tahun(
    db: Database, pelaku: Pelaku, kode_indikator: str, tahun: int
) -> list[dict[str, Any]]:
    """Return every versi of one indikator's realisasi in a tahun, by triwulan, the newest first.

    As list_riwayat of one triwulan, with triwulan beside it; empty when out of pelaku's sight.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    terlihat = visible_unit(pelaku)
    with db.cursor() as cur:
        rows = read_riwayat_tahun(cur, pelaku.kode_instansi, kode_indikator, tahun)
    return [
        {
            "triwulan": row["triwulan"],
            "versi": row["versi"],
            "isian": tulis_isian(isian_of(row, nilai="nilai")),
            "asal": row["asal"],
            "dicatat_oleh": row["dicatat_oleh"],
            "dicatat_pada": row["dicatat_pada"],
        }
        for row in rows
        if terlihat is None or row["kode_unit"] in terlihat
    ]


def list_riwayat_target(
    db: Database, pelaku: Pelaku, kode_indikator: str, tahun: int
) -> list[dict[str, Any]]:
    """Return every versi of one indikator's target in a tahun, by triwulan, the newest first.

    target and dasar are as people read them (in satuan; "" where it was withdrawn or no perjanjian
    was named); empty when out of pelaku's sight.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    terlihat = visible_unit(pelaku)
    with db.cursor() as cur:
        rows = read_riwayat_target(cur, pelaku.kode_instansi, kode_indikator, tahun)
    return [
        {
            "triwulan": row["triwulan"],
            "versi": row["versi"],
            "target": tulis_target(row["nilai"], row["atas"], row["predikat"]),
            "dasar": tulis_dasar(row),
            "dicatat_oleh": row["dicatat_oleh"],
            "dicatat_pada": row["dicatat_pada"],
        }
        for row in rows
        if terlihat is None or row["kode_unit"] in terlihat
    ]
