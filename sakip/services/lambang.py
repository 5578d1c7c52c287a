"""Lambang: the emblem that stands on letterheads and covers, put there and taken away by the administrator."""

from sakip.documents.lambang import is_tergambar
from sakip.domain import waktu
from sakip.domain.bukti_dukung import JenisBukti, tidy_nama
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.intake.isi_bukti import tell_jenis_bukti
from sakip.services.jejak import record_jejak
from sakip.services.pengaturan import read_nilai
from sakip.storage.berkas import keep_berkas, read_berkas
from sakip.storage.connection import Database
from sakip.storage.penyiapan import write_pengaturan

TERBESAR = 2**20  # bytes
KUNCI = "kantor_lambang"


def get_lambang(db: Database, pelaku: Pelaku) -> bytes:
    """Return the emblem of the office; empty while there is none.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.KELOLA_PENGATURAN)
    with db.cursor() as cur:
        (sidik,) = read_nilai(cur, pelaku.kode_instansi, KUNCI)
    return read_berkas(db.folder, sidik) if sidik else b""


def set_lambang(db: Database, pelaku: Pelaku, nama: str, isi: bytes) -> None:
    """Keep the emblem of the office, a PNG or JPEG of at most 1 MB that documents can draw.

    Raises TidakBerhak; DataTidakSah for another file.
    """
    require_hak(pelaku, Hak.KELOLA_PENGATURAN)
    jenis = tell_jenis_bukti(isi, tidy_nama(nama))
    if len(isi) > TERBESAR or jenis not in {JenisBukti.PNG, JenisBukti.JPEG}:
        raise DataTidakSah(
            apa="Lambang harus gambar PNG atau JPEG, paling besar 1 MB",
            di_mana=nama,
            perbaikan="Simpan gambarnya sebagai PNG yang lebih kecil, lalu unggah lagi.",
        )
    if not is_tergambar(isi):
        raise DataTidakSah(
            apa="Gambar ini rusak, sehingga tidak dapat dicetak pada dokumen",
            di_mana=nama,
            perbaikan="Buka gambarnya, simpan ulang sebagai PNG, lalu unggah lagi.",
        )
    _write(db, pelaku, keep_berkas(db.folder, isi))


def remove_lambang(db: Database, pelaku: Pelaku) -> None:
    """Print letterheads and covers without an emblem from now on; final documents keep theirs.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.KELOLA_PENGATURAN)
    _write(db, pelaku, "")


def _write(db: Database, pelaku: Pelaku, sidik: str) -> None:
    with db.transaction() as cur:
        write_pengaturan(cur, pelaku.kode_instansi, KUNCI, sidik, pelaku.kode, waktu.now_utc())
        record_jejak(cur, pelaku, "ubah_pengaturan", f"pengaturan {KUNCI}", baru=sidik)
