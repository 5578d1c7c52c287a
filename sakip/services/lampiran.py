"""Lampiran: what is attached to a step or a sosialisasi: kept like evidence, handed out to who may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from sakip.domain import waktu
from sakip.domain.bukti_dukung import MEGABYTE, BerkasBaru, JenisBukti, TautanBaru
from sakip.domain.errors import DataTidakSah, TidakAda
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.services.bukti_dukung import IsiBukti, examine
from sakip.services.lihat_bukti import BerkasBukti, read_batas
from sakip.storage import prosedur as rows
from sakip.storage.berkas import read_berkas
from sakip.storage.connection import Cursor, Database
from sakip.storage.prosedur import BarisLampiran


@dataclass(frozen=True, slots=True, kw_only=True)
class IndukLampiran:
    """What attachments belong to: an event of a run, or a sosialisasi."""

    pelaksanaan: str | None = None
    peristiwa: int | None = None
    sosialisasi: str | None = None


def examine_semua(
    db: Database, baru: Sequence[BerkasBaru | TautanBaru], pelaku: Pelaku
) -> list[IsiBukti]:
    """Check what a person hands in and keep the files; nothing refers to them yet.

    Raises DataTidakSah when there are too many, or one of them may not be kept.
    """
    with db.cursor() as cur:
        batas = read_batas(cur, pelaku)
        sejak = waktu.now_utc() - timedelta(hours=24)
        lalu = rows.read_ukuran_lampiran(cur, pelaku.kode_instansi, pelaku.kode, sejak)
    besar = sum(len(satu.isi) for satu in baru if isinstance(satu, BerkasBaru))
    if len(baru) > batas.terbanyak or lalu + besar > batas.megabyte_sehari * MEGABYTE:
        raise DataTidakSah(
            apa=f"Lampirannya lebih dari {batas.terbanyak}, atau melebihi {batas.megabyte_sehari} MB sehari",
            di_mana="lampiran",
            perbaikan="Gabungkan beberapa berkas menjadi satu PDF, atau kecilkan.",
        )
    return [examine(db, batas, satu) for satu in baru]


def save_lampiran(
    cur: Cursor, pelaku: Pelaku, induk: IndukLampiran, isi: Sequence[IsiBukti]
) -> list[str]:
    """Add attachments inside the caller's transaction, the right already checked; return their kode."""
    semua = [
        BarisLampiran(
            kode_instansi=pelaku.kode_instansi,
            kode=uuid4().hex,
            kode_pelaksanaan=induk.pelaksanaan,
            nomor_peristiwa=induk.peristiwa,
            kode_sosialisasi=induk.sosialisasi,
            nama=satu.nama,
            jenis=satu.jenis.value,
            sha256=satu.sha256,
            ukuran=satu.ukuran,
            tautan=satu.tautan,
            dicatat_oleh=pelaku.kode,
            dicatat_pada=waktu.now_utc(),
        )
        for satu in isi
    ]
    rows.write_baris(cur, *semua)
    return [satu.kode for satu in semua]


def get_lampiran(db: Database, pelaku: Pelaku, kode: str) -> BerkasBukti:
    """Return the file of an attachment.

    Raises TidakBerhak; TidakAda when there is none, or it is a tautan; DataTidakSah when the file
    on disk is gone or is no longer what was handed in.
    """
    require_hak(pelaku, Hak.LIHAT_PROSEDUR)
    with db.cursor() as cur:
        baris = next(iter(rows.read_lampiran(cur, pelaku.kode_instansi, kode=kode)), None)
    if baris is None or baris.sha256 is None:
        raise TidakAda(
            apa="Lampiran ini tidak ada",
            di_mana="lampiran",
            perbaikan="Kembali ke halaman Prosedur, lalu pilih lampirannya dari sana.",
        )
    try:
        isi = read_berkas(db.folder, baris.sha256)
    except (OSError, ValueError) as galat:
        raise DataTidakSah(
            apa="Berkas lampiran ini hilang dari cakram, atau isinya berubah sejak diunggah",
            di_mana=f"{baris.nama}, SHA-256 {baris.sha256}",
            perbaikan="Sampaikan kepada administrator agar dipulihkan dari cadangan.",
        ) from galat
    return BerkasBukti(nama=baris.nama, jenis=JenisBukti(baris.jenis), isi=isi)
