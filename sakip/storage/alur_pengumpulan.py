"""Rows of alur_pengumpulan: the acts on forms, with what stood in the form at each of them."""

from collections.abc import Iterable
from typing import Any

from sakip.domain.alur_pengumpulan import Peristiwa, StatusAlur, Tindakan
from sakip.domain.peran import JenisPenugasan
from sakip.domain.periode import Triwulan
from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts, read_rows

KunciFormulir = tuple[str, Triwulan]
"""Which form: kode unit and triwulan."""

_KUNCI = "kode_instansi, kode_unit, tahun, triwulan, versi"
KOLOM = f"{_KUNCI}, tindakan, status, catatan, oleh, jabatan, jenis_penugasan, pada"
KOLOM_BARIS = f"{_KUNCI}, kode_indikator, versi_realisasi, catatan"


def write_peristiwa(
    cur: Cursor,
    kode_instansi: str,
    daftar: Iterable[tuple[KunciFormulir, Peristiwa, StatusAlur]],
) -> None:
    """Add acts, each with the status it came to; the key refuses a versi somebody has written first."""
    kepala: list[tuple[Any, ...]] = []
    baris: list[tuple[Any, ...]] = []
    for (kode_unit, periode), satu, status in daftar:
        kunci = (kode_instansi, kode_unit, periode.tahun, periode.nomor, satu.versi)
        kepala.append(
            (
                *kunci,
                satu.tindakan,
                status,
                satu.catatan,
                satu.oleh,
                satu.jabatan,
                satu.jenis,
                satu.pada,
            )
        )
        baris += [
            (*kunci, kode, versi, satu.dikembalikan.get(kode))
            for kode, versi in satu.dilihat.items()
        ]
    insert_rows(cur, "alur_pengumpulan", KOLOM, kepala)
    insert_rows(cur, "alur_baris", KOLOM_BARIS, baris)


def fill_dilihat(cur: Cursor, kode_instansi: str) -> None:
    """Note of every act without rows what stands in its form now; for an office made all at once."""
    cur.execute(
        f"""
        insert into alur_baris ({KOLOM_BARIS})
        select alur.kode_instansi, alur.kode_unit, alur.tahun, alur.triwulan, alur.versi,
            stg_isian.kode_indikator, stg_isian.versi_realisasi, null
        from alur_pengumpulan as alur
        inner join stg_isian
            on stg_isian.kode_instansi = alur.kode_instansi and stg_isian.kode_unit = alur.kode_unit
            and stg_isian.tahun = alur.tahun and stg_isian.triwulan = alur.triwulan
        where alur.kode_instansi = $1 and not exists (
            select 1 from alur_baris as lama
            where lama.kode_instansi = alur.kode_instansi and lama.kode_unit = alur.kode_unit
                and lama.tahun = alur.tahun and lama.triwulan = alur.triwulan and lama.versi = alur.versi
        )
        """,  # noqa: S608 the columns are those above
        [kode_instansi],
    )


def read_riwayat(
    cur: Cursor, kode_instansi: str, kode_unit: str, periode: Triwulan
) -> list[Peristiwa]:
    """Return the acts on one form, first to last."""
    kunci = [kode_instansi, kode_unit, periode.tahun, periode.nomor]
    rows = read_dicts(
        cur,
        """
        select * from alur_pengumpulan
        where kode_instansi = $1 and kode_unit = $2 and tahun = $3 and triwulan = $4
        order by versi
        """,
        kunci,
    )
    if not rows:
        return []
    baris = read_dicts(
        cur,
        """
        select * from alur_baris
        where kode_instansi = $1 and kode_unit = $2 and tahun = $3 and triwulan = $4
        order by versi, kode_indikator
        """,
        kunci,
    )
    return _join(rows, baris)[kode_unit, periode]


def read_riwayat_semua(cur: Cursor, kode_instansi: str) -> dict[KunciFormulir, list[Peristiwa]]:
    """Return the acts on every form of an office that has any, first to last.

    dilihat is left empty: lists of forms ask for the status and who set it, not for figures.
    """
    rows = read_dicts(
        cur,
        """
        select * from alur_pengumpulan where kode_instansi = $1
        order by kode_unit, tahun, triwulan, versi
        """,
        [kode_instansi],
    )
    kembali = read_dicts(
        cur,
        "select * from alur_baris where kode_instansi = $1 and catatan is not null",
        [kode_instansi],
    )
    return _join(rows, kembali)


def read_status_alur(cur: Cursor, kode_instansi: str, tahun: int) -> dict[tuple[str, int], str]:
    """Return {(kode unit, triwulan): status} of the forms of one tahun on which somebody has acted."""
    rows = read_rows(
        cur,
        """
        select kode_unit, triwulan, status_alur from stg_alur
        where kode_instansi = $1 and tahun = $2
        """,
        [kode_instansi, tahun],
    )
    return {(kode_unit, triwulan): status for kode_unit, triwulan, status in rows}


def _join(
    rows: list[dict[str, Any]], baris: list[dict[str, Any]]
) -> dict[KunciFormulir, list[Peristiwa]]:
    dilihat: dict[tuple[Any, ...], dict[str, int]] = {}
    kembali: dict[tuple[Any, ...], dict[str, str]] = {}
    for satu in baris:
        kunci = _kunci(satu)
        dilihat.setdefault(kunci, {})[satu["kode_indikator"]] = satu["versi_realisasi"]
        if satu["catatan"] is not None:
            kembali.setdefault(kunci, {})[satu["kode_indikator"]] = satu["catatan"]
    hasil: dict[KunciFormulir, list[Peristiwa]] = {}
    for satu in rows:
        kunci = _kunci(satu)
        periode = Triwulan(satu["tahun"], satu["triwulan"])
        hasil.setdefault((satu["kode_unit"], periode), []).append(
            Peristiwa(
                versi=satu["versi"],
                tindakan=Tindakan(satu["tindakan"]),
                oleh=satu["oleh"],
                pada=satu["pada"],
                jabatan=satu["jabatan"],
                jenis=JenisPenugasan(satu["jenis_penugasan"]),
                catatan=satu["catatan"],
                dilihat=dilihat.get(kunci, {}),
                dikembalikan=kembali.get(kunci, {}),
            )
        )
    return hasil


def _kunci(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["kode_unit"], row["tahun"], row["triwulan"], row["versi"]
