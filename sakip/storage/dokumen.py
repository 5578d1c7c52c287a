"""Rows that documents are made of beside the figures: who holds which position, and evidence counted."""

from datetime import date
from typing import Any

from sakip.storage.connection import Cursor
from sakip.storage.rows import read_dicts, read_rows


def list_pejabat(cur: Cursor, kode_instansi: str, pada: date) -> list[dict[str, Any]]:
    """Return who holds a role on a day: kode, nama, nip, pangkat, peran, kode_unit, jenis, jabatan.

    One in charge for a time (Plt., Plh.) stands before the one appointed.
    """
    return read_dicts(
        cur,
        """
        select
            orang.kode, orang.nama, orang.nip, orang.pangkat,
            tugas.peran, tugas.kode_unit, tugas.jenis, tugas.jabatan
        from (
            select pengguna.*, row_number() over (partition by kode order by versi desc) as dari_terbaru
            from pengguna where kode_instansi = $1
        ) as orang
        inner join (
            select penugasan.*, row_number() over (partition by kode_pengguna, nomor order by versi desc) as dari_terbaru
            from penugasan
        ) as tugas
            on tugas.kode_pengguna = orang.kode
        where orang.dari_terbaru = 1 and tugas.dari_terbaru = 1 and tugas.status = 'berlaku'
            and tugas.mulai <= $2 and coalesce(tugas.selesai, date '9999-12-31') >= $2
        order by case when tugas.jenis = 'definitif' then 1 else 0 end, tugas.mulai desc, orang.kode
        """,
        [kode_instansi, pada],
    )


def count_bukti(cur: Cursor, kode_instansi: str, tahun: int) -> dict[str, dict[int, int]]:
    """Return {kode indikator: {triwulan: pieces of evidence that are there}} of a tahun."""
    hasil: dict[str, dict[int, int]] = {}
    for row in list_bukti_tahun(cur, kode_instansi, tahun):
        satu = hasil.setdefault(row["kode_indikator"], {})
        satu[row["triwulan"]] = satu.get(row["triwulan"], 0) + 1
    return hasil


def list_bukti_tahun(cur: Cursor, kode_instansi: str, tahun: int) -> list[dict[str, Any]]:
    """Return the present versi of all evidence that is there, as dicts of bukti_dukung with who handed it in (oleh)."""
    return read_dicts(
        cur,
        """
        select terakhir.*, coalesce(orang.nama, dicatat_oleh) as oleh from (
            select bukti_dukung.*, row_number() over (partition by kode order by versi desc) as dari_terbaru
            from bukti_dukung where kode_instansi = $1 and tahun = $2
        ) as terakhir
        left join (
            select kode as kode_orang, nama, row_number() over (
                partition by kode order by versi desc
            ) as orang_dari_terbaru
            from pengguna where kode_instansi = $1
        ) as orang on orang.kode_orang = dicatat_oleh and orang_dari_terbaru = 1
        where dari_terbaru = 1 and status = 'aktif'
        order by kode_indikator, triwulan, dicatat_pada, kode
        """,
        [kode_instansi, tahun],
    )


def read_capaian_dokumen(
    cur: Cursor, kode_instansi: str, tahun: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return mart_capaian_periode of a tahun, as read_capaian does, and the periode TAHUN of every tahun, oldest first.

    By one question: making the plan of the view takes longer than its rows.
    """
    semua = read_dicts(
        cur,
        """
        select * from mart_capaian_periode
        where kode_instansi = $1 and (tahun = $2 or periode = 'TAHUN')
        order by tahun, urutan_sasaran, kode_sasaran, urutan, kode_indikator
        """,
        [kode_instansi, tahun],
    )
    return (
        [row for row in semua if row["tahun"] == tahun],
        [row for row in semua if row["periode"] == "TAHUN"],
    )


def read_belanja(
    cur: Cursor, kode_instansi: str, tahun: int
) -> dict[str, dict[str, dict[str, Any]]]:
    """Return {kode program: {periode: row of mart_anggaran}} of a tahun, in the order of the kode."""
    hasil: dict[str, dict[str, dict[str, Any]]] = {}
    for row in read_dicts(
        cur,
        """
        select * from mart_anggaran where kode_instansi = $1 and tahun = $2
        order by kode_program, periode
        """,
        [kode_instansi, tahun],
    ):
        hasil.setdefault(row["kode_program"], {})[row["periode"]] = row
    return hasil


def read_rentang_renstra(cur: Cursor, kode_instansi: str, tahun: int) -> tuple[int, int]:
    """Return first and last tahun of the Renstra that covers a tahun; of the gap that holds it, without one."""
    (rentang,) = read_rows(
        cur,
        """
        select
            coalesce(max(case
                when $2 between mulai_tahun and selesai_tahun then mulai_tahun
                when selesai_tahun < $2 then selesai_tahun + 1
            end), 0),
            coalesce(min(case
                when $2 between mulai_tahun and selesai_tahun then selesai_tahun
                when mulai_tahun > $2 then mulai_tahun - 1
            end), 9999)
        from renstra where kode_instansi = $1
        """,
        [kode_instansi, tahun],
    )
    mulai, selesai = rentang
    return mulai, selesai


def read_uang_renstra(
    cur: Cursor, kode_instansi: str, tahun: int, mulai: int, selesai: int
) -> dict[str, tuple[Any, Any]]:
    """Return {kode program: (pagu, spent before the tahun)} in rupiah; None without any.

    Both of the tahun from mulai to selesai, those of the Renstra, as its kinerja is.
    """
    rows = read_rows(
        cur,
        """
        select kode_program, sum(pagu), sum(case when tahun < $2 then realisasi_sampai end)
        from mart_anggaran
        where kode_instansi = $1 and periode = 'TAHUN' and tahun between $3 and $4
        group by kode_program
        """,
        [kode_instansi, tahun, mulai, selesai],
    )
    return {kode: (pagu, lalu) for kode, pagu, lalu in rows}


def read_target_renstra(cur: Cursor, kode_instansi: str, tahun: int) -> list[dict[str, Any]]:
    """Return target_renstra of the Renstra that covers a tahun, with kondisi_awal of its indikator."""
    return read_dicts(
        cur,
        """
        select target_renstra.*, kondisi_awal, mulai_tahun, selesai_tahun
        from target_renstra
        inner join renstra
            on renstra.kode_instansi = target_renstra.kode_instansi
            and renstra.kode = target_renstra.kode_renstra
        inner join indikator_renstra
            on indikator_renstra.kode_instansi = target_renstra.kode_instansi
            and indikator_renstra.kode_renstra = target_renstra.kode_renstra
            and indikator_renstra.kode = target_renstra.kode_indikator
        where target_renstra.kode_instansi = $1 and $2 between mulai_tahun and selesai_tahun
        order by target_renstra.kode_indikator, target_renstra.tahun
        """,
        [kode_instansi, tahun],
    )


def read_tujuan(cur: Cursor, kode_instansi: str, tahun: int) -> list[tuple[str, str]]:
    """Return (kode sasaran, tujuan) of the Renstra that covers a tahun, in its order."""
    return read_rows(
        cur,
        """
        select sasaran_renstra.kode, tujuan.nama
        from sasaran_renstra
        inner join renstra
            on renstra.kode_instansi = sasaran_renstra.kode_instansi
            and renstra.kode = sasaran_renstra.kode_renstra
        inner join tujuan
            on tujuan.kode_instansi = sasaran_renstra.kode_instansi
            and tujuan.kode_renstra = sasaran_renstra.kode_renstra
            and tujuan.kode = sasaran_renstra.kode_tujuan
        where sasaran_renstra.kode_instansi = $1 and $2 between mulai_tahun and selesai_tahun
        order by sasaran_renstra.urutan, sasaran_renstra.kode
        """,
        [kode_instansi, tahun],
    )


def read_iku(cur: Cursor, kode_instansi: str, tahun: int) -> set[str]:
    """Return the indikator that the Renstra covering a tahun names as Indikator Kinerja Utama."""
    rows = read_rows(
        cur,
        """
        select indikator_renstra.kode
        from indikator_renstra
        inner join renstra
            on renstra.kode_instansi = indikator_renstra.kode_instansi
            and renstra.kode = indikator_renstra.kode_renstra
        where
            indikator_renstra.kode_instansi = $1 and iku = 1
            and $2 between mulai_tahun and selesai_tahun
        """,
        [kode_instansi, tahun],
    )
    return {kode for (kode,) in rows}


def list_berkas_bukti(
    cur: Cursor, kode_instansi: str, tahun: int
) -> list[tuple[str, int, str, str, str, str]]:
    """Return (kode indikator, triwulan, kode, jenis, sha256, nama) of every file of evidence that is there."""
    return read_rows(
        cur,
        """
        select kode_indikator, triwulan, kode, jenis, sha256, nama from (
            select bukti_dukung.*, row_number() over (partition by kode order by versi desc) as dari_terbaru
            from bukti_dukung where kode_instansi = $1 and tahun = $2
        ) as terakhir
        where dari_terbaru = 1 and status = 'aktif' and sha256 is not null
        order by kode_indikator, triwulan, kode
        """,
        [kode_instansi, tahun],
    )
