"""Rows of what is said about a figure: questions and answers, kendala and plans, what became of them."""

from dataclasses import astuple, dataclass
from datetime import date, datetime
from typing import Any

from sakip.domain.periode import Triwulan
from sakip.storage.connection import Cursor
from sakip.storage.rows import insert_rows, read_dicts, read_rows

TANYA, JAWAB = "tanya", "jawab"


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisTanya:
    """One question or answer on a figure."""

    kode_instansi: str
    kode_indikator: str
    tahun: int
    triwulan: int
    nomor: int
    jenis: str
    isi: str
    oleh: str
    jabatan: str
    pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisKendala:
    """One versi of what stood in the way of an indikator, and the plan."""

    kode_instansi: str
    kode_indikator: str
    tahun: int
    triwulan: int
    versi: int
    kendala: str
    solusi: str
    rencana: str
    pic: str
    batas_waktu: date | None
    dicatat_oleh: str
    dicatat_pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisTindakLanjut:
    """One versi of what became of a plan; tahun and triwulan are those of the plan."""

    kode_instansi: str
    kode_indikator: str
    tahun: int
    triwulan: int
    versi: int
    keadaan: str
    uraian: str
    dicatat_oleh: str
    dicatat_pada: datetime


def _read(cur: Cursor, tabel: str, urut: str, kode_instansi: str, periode: Triwulan) -> list[Any]:
    """Return the rows of one triwulan; tabel and urut are names from here."""
    return read_dicts(
        cur,
        f"select * from {tabel} where kode_instansi = $1 and tahun = $2 and triwulan = $3"  # noqa: S608
        f" order by kode_indikator, {urut}",
        [kode_instansi, periode.tahun, periode.nomor],
    )


def read_tanya(cur: Cursor, kode_instansi: str, periode: Triwulan) -> list[BarisTanya]:
    """Return all that was asked and answered on the figures of a triwulan, figure by figure."""
    rows = _read(cur, "tanya_jawab", "nomor", kode_instansi, periode)
    return [BarisTanya(**row) for row in rows]


def read_tanya_terbuka(cur: Cursor, kode_instansi: str) -> list[tuple[str, Triwulan, str, str]]:
    """Return (kode unit, triwulan, kode indikator, question) of every question without an answer."""
    rows = read_rows(
        cur,
        """
        select kode_unit, tahun, triwulan, kode_indikator, isi
        from (
            select
                tanya_jawab.*,
                indikator.kode_unit,
                row_number() over (
                    partition by tanya_jawab.kode_instansi, kode_indikator, tanya_jawab.tahun, triwulan
                    order by nomor desc
                ) as dari_terbaru
            from tanya_jawab
            inner join indikator
                on indikator.kode_instansi = tanya_jawab.kode_instansi
                and indikator.kode = tanya_jawab.kode_indikator
                and indikator.tahun = tanya_jawab.tahun
            where tanya_jawab.kode_instansi = $1
        ) as bernomor
        where dari_terbaru = 1 and jenis = 'tanya'
        order by tahun desc, triwulan desc, kode_unit, kode_indikator
        """,
        [kode_instansi],
    )
    return [(unit, Triwulan(tahun, nomor), kode, isi) for unit, tahun, nomor, kode, isi in rows]


def write_tanya(cur: Cursor, baris: BarisTanya) -> None:
    """Add a question or an answer."""
    insert_rows(cur, "tanya_jawab", ", ".join(BarisTanya.__slots__), [astuple(baris)])


def read_kendala(cur: Cursor, kode_instansi: str, periode: Triwulan) -> dict[str, BarisKendala]:
    """Return {kode indikator: kendala as last written} of a triwulan."""
    rows = _read(cur, "kendala", "versi", kode_instansi, periode)
    return {row["kode_indikator"]: BarisKendala(**row) for row in rows}


def write_kendala(cur: Cursor, baris: BarisKendala) -> None:
    """Add a versi of a kendala."""
    insert_rows(cur, "kendala", ", ".join(BarisKendala.__slots__), [astuple(baris)])


def read_rencana_terbuka(cur: Cursor, kode_instansi: str) -> list[tuple[str, BarisKendala]]:
    """Return (kode unit, kendala as last written) of every plan that is not said to be selesai, the earliest due first.

    Only where the unit has the indikator in the triwulan after it too: that is where it is followed up.
    """
    rows = read_dicts(
        cur,
        """
        select indikator.kode_unit, kini.*
        from kendala as kini
        inner join indikator
            on indikator.kode_instansi = kini.kode_instansi and indikator.kode = kini.kode_indikator
            and indikator.tahun = kini.tahun
        inner join indikator as susunan
            on susunan.kode_instansi = kini.kode_instansi and susunan.kode = kini.kode_indikator
            and susunan.kode_unit = indikator.kode_unit
            and susunan.tahun = case when kini.triwulan = 4 then kini.tahun + 1 else kini.tahun end
        where kini.kode_instansi = $1 and kini.rencana <> '' and not exists (
            select 1 from kendala as baru
            where baru.kode_instansi = kini.kode_instansi and baru.tahun = kini.tahun
                and baru.kode_indikator = kini.kode_indikator and baru.triwulan = kini.triwulan
                and baru.versi > kini.versi
        ) and not exists (
            select 1 from tindak_lanjut as lanjut
            where lanjut.kode_instansi = kini.kode_instansi and lanjut.tahun = kini.tahun
                and lanjut.kode_indikator = kini.kode_indikator and lanjut.triwulan = kini.triwulan
                and lanjut.keadaan = 'selesai' and not exists (
                    select 1 from tindak_lanjut as susulan
                    where susulan.kode_instansi = lanjut.kode_instansi
                        and susulan.kode_indikator = lanjut.kode_indikator
                        and susulan.tahun = lanjut.tahun and susulan.triwulan = lanjut.triwulan
                        and susulan.versi > lanjut.versi
                )
        )
        order by kini.batas_waktu, kini.kode_indikator
        """,
        [kode_instansi],
    )
    return [(row.pop("kode_unit"), BarisKendala(**row)) for row in rows]


def read_tindak_lanjut(
    cur: Cursor, kode_instansi: str, periode: Triwulan
) -> dict[str, BarisTindakLanjut]:
    """Return {kode indikator: what became of its plan, as last written} of the plans of a triwulan."""
    rows = _read(cur, "tindak_lanjut", "versi", kode_instansi, periode)
    return {row["kode_indikator"]: BarisTindakLanjut(**row) for row in rows}


def write_tindak_lanjut(cur: Cursor, baris: BarisTindakLanjut) -> None:
    """Add a versi of what became of a plan."""
    insert_rows(cur, "tindak_lanjut", ", ".join(BarisTindakLanjut.__slots__), [astuple(baris)])
