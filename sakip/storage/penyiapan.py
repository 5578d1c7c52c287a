"""Rows of instansi, unit_kerja and pengaturan, as setting up an office needs them."""

from datetime import datetime

from sakip.domain.instansi import Instansi, JenisInstansi, UnitKerja
from sakip.storage.connection import Cursor
from sakip.storage.pengguna import AKTIF, NONAKTIF
from sakip.storage.rows import read_rows


def read_instansi(cur: Cursor) -> Instansi | None:
    """Return the office of this store; None before it is set up. A store holds one office."""
    rows = read_rows(cur, "select kode, nama, jenis, kabupaten, zona_waktu, contoh from instansi")
    if not rows:
        return None
    kode, nama, jenis, kabupaten, zona_waktu, contoh = rows[0]
    return Instansi(
        kode=kode,
        nama=nama,
        jenis=JenisInstansi(jenis),
        kabupaten=kabupaten,
        zona_waktu=zona_waktu,
        contoh=bool(contoh),
    )


def write_instansi(cur: Cursor, instansi: Instansi) -> None:
    """Insert the office."""
    cur.execute(
        """
        insert into instansi (kode, nama, jenis, kabupaten, zona_waktu, contoh)
        values ($1, $2, $3, $4, $5, $6)
        """,
        [
            instansi.kode,
            instansi.nama,
            instansi.jenis.value,
            instansi.kabupaten,
            instansi.zona_waktu,
            int(instansi.contoh),
        ],
    )


def list_unit(cur: Cursor, kode_instansi: str) -> list[UnitKerja]:
    """Return the units of an office in the order of its SOP, the dissolved ones too."""
    rows = read_rows(
        cur,
        """
        select kode, nama, jabatan, peran_sop, urutan, status
        from unit_kerja where kode_instansi = $1 order by urutan, kode
        """,
        [kode_instansi],
    )
    return [
        UnitKerja(
            kode=kode,
            nama=nama,
            jabatan=jabatan,
            peran_sop=peran_sop,
            urutan=urutan,
            aktif=status != NONAKTIF,
        )
        for kode, nama, jabatan, peran_sop, urutan, status in rows
    ]


def write_unit(cur: Cursor, kode_instansi: str, unit: UnitKerja) -> None:
    """Insert one unit of an office."""
    cur.execute(
        """
        insert into unit_kerja (kode_instansi, kode, nama, jabatan, peran_sop, urutan)
        values ($1, $2, $3, $4, $5, $6)
        """,
        [kode_instansi, unit.kode, unit.nama, unit.jabatan, unit.peran_sop, unit.urutan],
    )


def update_unit(cur: Cursor, kode_instansi: str, unit: UnitKerja) -> None:
    """Write a unit over what it was; the audit keeps that."""
    cur.execute(
        """
        update unit_kerja set nama = $3, jabatan = $4, peran_sop = $5, urutan = $6, status = $7
        where kode_instansi = $1 and kode = $2
        """,
        [
            kode_instansi,
            unit.kode,
            unit.nama,
            unit.jabatan,
            unit.peran_sop,
            unit.urutan,
            AKTIF if unit.aktif else NONAKTIF,
        ],
    )


def count_indikator_unit(cur: Cursor, kode_instansi: str, kode_unit: str, mulai_tahun: int) -> int:
    """Return how many indikator a unit has in mulai_tahun and after."""
    row = cur.execute(
        """
        select count(*) from indikator
        where kode_instansi = $1 and kode_unit = $2 and tahun >= $3
        """,
        [kode_instansi, kode_unit, mulai_tahun],
    ).fetchone()
    assert row is not None
    return int(row[0])


def read_pengaturan(cur: Cursor, kode_instansi: str, tahun: int = 0) -> dict[str, str]:
    """Return {kunci: nilai} of the settings in force in a tahun; 0: those that hold always.

    Of a setting that was changed from a tahun on, the one with the latest mulai_tahun not after
    tahun counts, in its last versi. Twin of stg_aturan.
    """
    rows = read_rows(
        cur,
        """
        select kunci, mulai_tahun, versi, nilai
        from pengaturan where kode_instansi = $1 and mulai_tahun <= $2
        """,
        [kode_instansi, tahun],
    )
    return {kunci: nilai for kunci, _, _, nilai in sorted(rows)}


def list_pengaturan(cur: Cursor, kode_instansi: str) -> list[tuple[str, int, str, str, datetime]]:
    """Return (kunci, mulai_tahun, nilai, dicatat_oleh, dicatat_pada) of all that was ever set, the last first."""
    return read_rows(
        cur,
        """
        select kunci, mulai_tahun, nilai, dicatat_oleh, dicatat_pada
        from pengaturan where kode_instansi = $1 order by dicatat_pada desc, kunci, versi desc
        """,
        [kode_instansi],
    )


def write_pengaturan(
    cur: Cursor,
    kode_instansi: str,
    kunci: str,
    nilai: str,
    oleh: str,
    pada: datetime,
    *,
    mulai_tahun: int = 0,
) -> None:
    """Add a version of a setting that holds from mulai_tahun on; 0: always, whatever the tahun."""
    cur.execute(
        """
        insert into pengaturan
            (kode_instansi, kunci, mulai_tahun, versi, nilai, dicatat_oleh, dicatat_pada)
        select $1, $2, $3, coalesce(max(versi), 0) + 1, $4, $5, $6
        from pengaturan where kode_instansi = $1 and kunci = $2 and mulai_tahun = $3
        """,
        [kode_instansi, kunci, mulai_tahun, nilai, oleh, pada],
    )
