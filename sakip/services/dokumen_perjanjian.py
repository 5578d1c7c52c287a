"""One perjanjian kinerja alone: which can be chosen, and the print of the one that was."""

from collections.abc import Sequence
from dataclasses import replace

from sakip.documents.bahan import Bahan
from sakip.domain.errors import TidakAda
from sakip.domain.peran import Hak, Pelaku, require_hak, visible_unit
from sakip.domain.periode import JenisPeriode
from sakip.domain.tulisan import format_tanggal
from sakip.services.bahan_dokumen import collect_draf
from sakip.services.dokumen import KONSEP, read_lambang
from sakip.services.jenis_dokumen import BerkasDokumen, Format, write_berkas
from sakip.services.rekaman import open_rekaman
from sakip.storage.connection import Database
from sakip.storage.dokumen_final import list_dokumen
from sakip.storage.perjanjian import Row, list_perjanjian


def list_pilihan_perjanjian(db: Database, pelaku: Pelaku, tahun: int) -> dict[str, str]:
    """Return the perjanjian of a tahun that one sees: kode, and "Camat, murni 12 Januari 2026".

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    return {row["kode"]: _name(row) for row in _list_terlihat(db, pelaku, tahun)}


def make_satu_perjanjian(
    db: Database, pelaku: Pelaku, tahun: int, kode: str, format: Format
) -> BerkasDokumen:
    """Return the statement and lampiran of one perjanjian.

    Out of the final document of the tahun, with its code, where that holds it; else as a draft,
    marked KONSEP.

    For who sees its unit. Raises TidakBerhak; TidakAda for a perjanjian that one does not see, or
    that is of another tahun.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    terlihat = _list_terlihat(db, pelaku, tahun)
    if kode not in {row["kode"] for row in terlihat}:
        raise _missing(kode, tahun, terlihat)
    bahan, tanda = _find_final(db, pelaku, tahun, kode), ""
    if bahan is None:
        with db.cursor() as cur:
            draf = collect_draf(cur, pelaku, "pk", tahun, JenisPeriode.TAHUN)
        bahan, tanda = choose_perjanjian(draf, kode), KONSEP
    return write_berkas(bahan, format, tanda=tanda, lambang=read_lambang(db, bahan))


def _find_final(db: Database, pelaku: Pelaku, tahun: int, kode: str) -> Bahan | None:
    """Return one perjanjian out of the latest final document; None where that does not hold it."""
    with db.cursor() as cur:
        semua = list_dokumen(cur, pelaku.kode_instansi, tahun)
    final = next((satu for satu in semua if satu.jenis == "pk"), None)
    if final is None:
        return None
    bahan = choose_perjanjian(open_rekaman(db, final.sidik_bahan), kode)
    # Alone it has no cover: its code stands at its foot, also where an older program has frozen it.
    return replace(bahan, kode_di_kaki=True) if bahan.perjanjian else None


def choose_perjanjian(bahan: Bahan, kode: str) -> Bahan:
    """Return the bahan of a Perjanjian Kinerja with one perjanjian of it alone."""
    milik = tuple(satu for satu in bahan.perjanjian if satu.kode == kode)
    return replace(bahan, perjanjian=milik, satu_perjanjian=kode)


def _list_terlihat(db: Database, pelaku: Pelaku, tahun: int) -> list[Row]:
    unit = visible_unit(pelaku)
    with db.cursor() as cur:
        semua = list_perjanjian(cur, pelaku.kode_instansi, tahun)
    return [row for row in semua if unit is None or row["kode_unit"] in unit]


def _name(row: Row) -> str:
    return f"{row['jabatan_pertama']}, {row['jenis']} {format_tanggal(row['tanggal'])}"


def _missing(kode: str, tahun: int, ada: Sequence[Row]) -> TidakAda:
    pilihan = "; ".join(f"{row['kode']} ({_name(row)})" for row in ada)
    return TidakAda(
        apa=f"Perjanjian {kode} tidak ada pada tahun {tahun}",
        di_mana="Perjanjian Kinerja",
        perbaikan=f"Pilih salah satu: {pilihan}."
        if pilihan
        else "Impor lembar Perjanjian Kinerja di halaman Renstra dan IKU lebih dahulu.",
    )
