"""Making documents in the background: one, all of a tahun, or the evidence pack; services/pekerjaan.py does the waiting."""

from collections.abc import Iterator

from sakip.documents.arsip import make_arsip
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import JenisPeriode
from sakip.services.dokumen import list_pilihan, make_semua
from sakip.services.dokumen_perjanjian import list_pilihan_perjanjian, make_satu_perjanjian
from sakip.services.jenis_dokumen import JENIS, Format, require_jenis
from sakip.services.paket_bukti import make_paket
from sakip.services.pekerjaan import Hasil, Lapor, submit_pekerjaan
from sakip.services.pengaturan import TAHUN_PERTAMA, TAHUN_TERAKHIR
from sakip.storage.connection import Database

ZIP = "application/zip"


def start_dokumen(
    db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode, format: Format
) -> str:
    """Begin making a draft; return the kode of the job.

    Raises TidakBerhak; DataTidakSah for a kind, periode or tahun there is none of, or while too
    many jobs wait.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    require_jenis(jenis, periode)
    _require_tahun(tahun)

    def make(lapor: Lapor) -> Hasil:
        lapor(0, 2, "membaca angka dan tulisan")
        berkas = make_semua(db, pelaku, tahun, [(jenis, periode)], [format])
        lapor(1, 2, f"menyusun {format.upper()}")
        satu = next(berkas)
        return Hasil(nama=satu.nama, isi=satu.isi, media=format.media)

    return submit_pekerjaan(db, pelaku, f"{_name(jenis, tahun, periode)}, {format.upper()}", make)


def start_perjanjian(db: Database, pelaku: Pelaku, tahun: int, kode: str, format: Format) -> str:
    """Begin making one perjanjian alone; return the kode of the job.

    Raises as start_dokumen.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    _require_tahun(tahun)
    nama = list_pilihan_perjanjian(db, pelaku, tahun).get(kode, kode)

    def make(lapor: Lapor) -> Hasil:
        lapor(0, 1, "membaca dan menyusun")
        satu = make_satu_perjanjian(db, pelaku, tahun, kode, format)
        return Hasil(nama=satu.nama, isi=satu.isi, media=format.media)

    return submit_pekerjaan(db, pelaku, f"Perjanjian Kinerja {nama}, {format.upper()}", make)


def start_setahun(db: Database, pelaku: Pelaku, tahun: int, format: Format) -> str:
    """Begin making every document of a tahun in one format, as a zip; return the kode of the job.

    Raises as start_dokumen.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    _require_tahun(tahun)

    def make(lapor: Lapor) -> Hasil:
        return Hasil(
            nama=f"dokumen-{tahun}.zip",
            isi=make_arsip(_list_berkas(db, pelaku, tahun, format, lapor)),
            media=ZIP,
        )

    return submit_pekerjaan(db, pelaku, f"Semua dokumen {tahun}, {format.upper()} dalam zip", make)


def start_paket(db: Database, pelaku: Pelaku, tahun: int) -> str:
    """Begin making the evidence pack of a tahun; return the kode of the job.

    Raises as start_dokumen.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    _require_tahun(tahun)

    def make(lapor: Lapor) -> Hasil:
        lapor(0, 0, "memeriksa kriteria")
        nama, isi = make_paket(db, pelaku, tahun, lapor)
        return Hasil(nama=nama, isi=isi, media=ZIP)

    return submit_pekerjaan(db, pelaku, f"Paket bukti LKE {tahun}", make)


def _list_berkas(
    db: Database, pelaku: Pelaku, tahun: int, format: Format, lapor: Lapor
) -> Iterator[tuple[str, bytes]]:
    """Yield (name, content) of every document, and tell before each what comes next."""
    pilihan = list_pilihan()
    lapor(0, len(pilihan), "membaca angka dan tulisan")
    berkas = make_semua(db, pelaku, tahun, pilihan, [format])
    for urut, (jenis, periode) in enumerate(pilihan):
        lapor(urut, len(pilihan), _name(jenis, tahun, periode))
        satu = next(berkas)
        yield satu.nama, satu.isi


def _name(jenis: str, tahun: int, periode: JenisPeriode) -> str:
    """Return a document in words: "Laporan triwulan, triwulan III 2026"."""
    if periode is JenisPeriode.TAHUN:
        return f"{JENIS[jenis].nama} {tahun}"
    return f"{JENIS[jenis].nama}, {periode.nama} {tahun}"


def _require_tahun(tahun: int) -> None:
    if not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
        raise DataTidakSah(
            apa=f"Tahun {tahun} tidak dikenal",
            di_mana="pembuatan dokumen",
            perbaikan=f"Pilih tahun {TAHUN_PERTAMA} sampai {TAHUN_TERAKHIR}.",
        )
