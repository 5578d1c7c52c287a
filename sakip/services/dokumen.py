"""Dokumen: what can be made, for whom, what is still missing in it, and the making of a draft."""

from collections.abc import Iterator, Sequence

from sakip.documents.bahan import Bahan
from sakip.documents.rekaman import sign_bahan
from sakip.domain import waktu
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import JenisPeriode
from sakip.services.bahan_dokumen import Pilihan, collect_draf, collect_setahun
from sakip.services.daftar_pengaturan import ALAMAT_SENDIRI
from sakip.services.jenis_dokumen import JENIS, BerkasDokumen, Format, JenisDokumen, write_berkas
from sakip.services.kekurangan_dokumen import Kekurangan, find_kekurangan, lack_alamat
from sakip.services.narasi import add_narasi, match_narasi
from sakip.services.pengaturan import read_nilai
from sakip.storage.berkas import read_berkas
from sakip.storage.connection import Cursor, Database
from sakip.storage.dokumen_final import write_konsep

KONSEP = "KONSEP"


def list_jenis(pelaku: Pelaku) -> list[JenisDokumen]:
    """Return the kinds of documents this person can make.

    Raises TidakBerhak: documents hold the figures of the whole office.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    return list(JENIS.values())


def get_bahan(db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode) -> Bahan:
    """Return the bahan of a draft as the store stands now, signed by the officials of today.

    Raises TidakBerhak; DataTidakSah for a kind or periode there is none of; TidakAda without indikator.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    with db.cursor() as cur:
        return read_bahan(cur, pelaku, jenis, tahun, periode)


def read_bahan(cur: Cursor, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode) -> Bahan:
    """Return the bahan of a draft with the officials' words; the caller has checked the right."""
    bahan = collect_draf(cur, pelaku, jenis, tahun, periode)
    return add_narasi(cur, bahan, pelaku.kode_instansi)


def list_pilihan() -> list[Pilihan]:
    """Return every document of a tahun: each kind in each periode it is made for."""
    return [(satu.kode, periode) for satu in JENIS.values() for periode in satu.periode]


def make_dokumen(
    db: Database,
    pelaku: Pelaku,
    jenis: str,
    tahun: int,
    periode: JenisPeriode,
    format: Format,
) -> BerkasDokumen:
    """Return a draft, marked KONSEP on every page, from the figures of this moment.

    That it was made, by whom and from which bahan, is kept: a procedure may wait for it.

    Raises as get_bahan.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    return next(make_semua(db, pelaku, tahun, [(jenis, periode)], [format]))


def make_semua(
    db: Database,
    pelaku: Pelaku,
    tahun: int,
    pilihan: Sequence[Pilihan],
    format: Sequence[Format],
) -> Iterator[BerkasDokumen]:
    """Return the drafts of several documents of a tahun, each in every format, one file at a time.

    The figures are read once, before the first is made: all of them are of the same moment.

    Raises as get_bahan.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    with db.cursor() as cur:
        semua = [
            add_narasi(cur, bahan, pelaku.kode_instansi)
            for bahan in collect_setahun(cur, pelaku, tahun, pilihan)
        ]
    with db.transaction() as cur:
        for bahan in semua:
            kunci = (pelaku.kode_instansi, bahan.jenis, tahun, str(bahan.periode))
            write_konsep(cur, kunci, sign_bahan(bahan), pelaku.kode, waktu.now_utc())
    lambang = read_lambang(db, semua[0]) if semua else b""
    return (
        write_berkas(bahan, satu, tanda=KONSEP, lambang=lambang)
        for bahan in semua
        for satu in format
    )


def read_lambang(db: Database, bahan: Bahan) -> bytes:
    """Return the emblem of the office that a bahan names; empty without one."""
    return read_berkas(db.folder, bahan.lambang) if bahan.lambang else b""


def list_kekurangan(
    db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode
) -> list[Kekurangan]:
    """Return what a document still lacks, what forbids final first.

    Raises as get_bahan.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    with db.cursor() as cur:
        bahan = collect_draf(cur, pelaku, jenis, tahun, periode)
        semua = find_kekurangan(bahan, match_narasi(cur, bahan, pelaku.kode_instansi))
        (alamat,) = read_nilai(cur, pelaku.kode_instansi, "surat_alamat_verifikasi")
    if alamat == ALAMAT_SENDIRI and not bahan.kantor.contoh:
        semua.append(lack_alamat(alamat))
    return semua
