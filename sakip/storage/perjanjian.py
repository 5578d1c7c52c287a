"""Rows of perjanjian kinerja and rencana aksi of a tahun, with the names that documents print."""

from typing import Any

from sakip.storage.connection import Cursor
from sakip.storage.rows import read_dicts, read_rows

Row = dict[str, Any]


def list_perjanjian(cur: Cursor, kode_instansi: str, tahun: int) -> list[Row]:
    """Return the perjanjian of a tahun with unit and peran_sop, in the order of the units and of their days."""
    return read_dicts(
        cur,
        """
        select perjanjian_kinerja.*, unit_kerja.nama as unit, unit_kerja.peran_sop
        from perjanjian_kinerja
        left join unit_kerja
            on unit_kerja.kode_instansi = perjanjian_kinerja.kode_instansi
            and unit_kerja.kode = perjanjian_kinerja.kode_unit
        where perjanjian_kinerja.kode_instansi = $1 and tahun = $2
        order by unit_kerja.urutan, kode_unit, tanggal, jenis, perjanjian_kinerja.kode
        """,
        [kode_instansi, tahun],
    )


def list_target_perjanjian(cur: Cursor, kode_instansi: str, tahun: int) -> list[Row]:
    """Return the signed targets of a tahun with indikator, satuan and sasaran, in the order of the indikator."""
    return read_dicts(
        cur,
        """
        select perjanjian_indikator.*, indikator.nama as indikator, indikator.satuan, sasaran.nama as sasaran
        from perjanjian_indikator
        inner join perjanjian_kinerja
            on perjanjian_kinerja.kode_instansi = perjanjian_indikator.kode_instansi
            and perjanjian_kinerja.kode = perjanjian_indikator.kode_perjanjian
        left join indikator
            on indikator.kode_instansi = perjanjian_indikator.kode_instansi
            and indikator.kode = perjanjian_indikator.kode_indikator
            and indikator.tahun = perjanjian_kinerja.tahun
        left join sasaran
            on sasaran.kode_instansi = indikator.kode_instansi
            and sasaran.kode = indikator.kode_sasaran
            and sasaran.tahun = indikator.tahun
        where perjanjian_indikator.kode_instansi = $1 and perjanjian_kinerja.tahun = $2
        order by sasaran.urutan, indikator.urutan, kode_indikator
        """,
        [kode_instansi, tahun],
    )


def list_pagu_berjenis(cur: Cursor, kode_instansi: str, tahun: int) -> list[Row]:
    """Return every sub kegiatan with its program and its pagu murni and each change of it, the one that began last at the end."""
    return read_dicts(
        cur,
        """
        select
            sub.kode, sub.nama, sub.kode_unit, program.kode as kode_program, program.nama as program,
            terakhir.mulai_berlaku, terakhir.nilai
        from program_kegiatan as sub
        inner join program_kegiatan as kegiatan
            on kegiatan.kode_instansi = sub.kode_instansi and kegiatan.tahun = sub.tahun
            and kegiatan.kode = sub.kode_induk
        inner join program_kegiatan as program
            on program.kode_instansi = sub.kode_instansi and program.tahun = sub.tahun
            and program.kode = kegiatan.kode_induk
        left join (
            select pagu.*, row_number() over (
                partition by kode_program, coalesce(perubahan_ke, 0) order by versi desc
            ) as dari_terbaru
            from pagu where kode_instansi = $1 and tahun = $2
        ) as terakhir
            on terakhir.kode_program = sub.kode and terakhir.dari_terbaru = 1
        where sub.kode_instansi = $1 and sub.tahun = $2 and sub.jenjang = 'sub_kegiatan'
        order by sub.kode, coalesce(terakhir.mulai_berlaku, date '0001-01-01'), terakhir.perubahan_ke
        """,
        [kode_instansi, tahun],
    )


def list_sub_kegiatan_indikator(
    cur: Cursor, kode_instansi: str, tahun: int
) -> list[tuple[str, str]]:
    """Return (kode indikator, kode sub kegiatan at or below the program that it names)."""
    return read_rows(
        cur,
        """
        select indikator.kode, stg_sub_kegiatan.kode_sub_kegiatan
        from indikator
        inner join stg_sub_kegiatan
            on stg_sub_kegiatan.kode_instansi = indikator.kode_instansi
            and stg_sub_kegiatan.tahun = indikator.tahun
            and stg_sub_kegiatan.kode_program = indikator.kode_program
        where indikator.kode_instansi = $1 and indikator.tahun = $2
        """,
        [kode_instansi, tahun],
    )


def list_aksi(cur: Cursor, kode_instansi: str, tahun: int) -> list[Row]:
    """Return the aksi of a tahun with indikator and the jabatan that answers, in the order of the indikator."""
    return read_dicts(
        cur,
        """
        select rencana_aksi.*, indikator.nama as indikator, unit_kerja.jabatan
        from rencana_aksi
        left join indikator
            on indikator.kode_instansi = rencana_aksi.kode_instansi
            and indikator.kode = rencana_aksi.kode_indikator
            and indikator.tahun = rencana_aksi.tahun
        left join sasaran
            on sasaran.kode_instansi = indikator.kode_instansi
            and sasaran.kode = indikator.kode_sasaran
            and sasaran.tahun = indikator.tahun
        left join unit_kerja
            on unit_kerja.kode_instansi = rencana_aksi.kode_instansi
            and unit_kerja.kode = rencana_aksi.kode_unit
        where rencana_aksi.kode_instansi = $1 and rencana_aksi.tahun = $2
        order by sasaran.urutan, indikator.urutan, rencana_aksi.urutan, rencana_aksi.kode
        """,
        [kode_instansi, tahun],
    )
