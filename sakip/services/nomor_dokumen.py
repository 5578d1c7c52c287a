"""Number and date that a document becomes final with: slips of the finger are refused before they are frozen."""

from datetime import date, timedelta

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import JenisPeriode
from sakip.domain.surat import bare_nomor, make_nomor
from sakip.domain.teks import require_tercetak
from sakip.domain.tulisan import format_tanggal
from sakip.services.jenis_dokumen import JENIS
from sakip.services.keadaan_formulir import require_instansi
from sakip.services.kekurangan_dokumen import RENCANA
from sakip.services.pengaturan import read_nilai
from sakip.storage.connection import Cursor, Database
from sakip.storage.dokumen_final import list_dokumen

HARI_MUKA = 31  # that the date of a document may lie ahead of the day it is made final
NOMOR_TERPANJANG = 100
TEMPAT_URUTAN = "…"


def get_bentuk_nomor(db: Database, pelaku: Pelaku, tanggal: date) -> str:
    """Return how a number of the office looks by its pattern, the place of the count left open: "000.8/…/2026".

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.SAHKAN)
    with db.cursor() as cur:
        (pola,) = read_nilai(cur, pelaku.kode_instansi, "surat_pola_nomor")
    return make_nomor(pola, TEMPAT_URUTAN, tanggal)


def require_nomor(
    cur: Cursor,
    kode_instansi: str,
    dokumen: tuple[str, int, JenisPeriode],
    nomor: str,
    tanggal: date,
) -> str:
    """Return the number as it is printed; dokumen: its jenis, tahun and periode.

    A Perubahan may keep the number of the document it follows, and a register may begin anew each
    year. Raises DataTidakSah for none, for one that is too long or that no font prints, and for one
    that another document of the kind bears already in the year of tanggal.
    """
    jenis = dokumen[0]
    nomor = require_tercetak(" ".join(nomor.split()), "Nomor dokumen", JENIS[jenis].nama)
    if not bare_nomor(nomor) or len(nomor) > NOMOR_TERPANJANG:
        raise refuse_dokumen(
            "Nomor dokumen belum diisi, atau terlalu panjang", "Isi nomor surat.", jenis
        )
    semua = list_dokumen(cur, kode_instansi)
    sama = [satu for satu in semua if bare_nomor(satu.nomor) == bare_nomor(nomor)]
    if any((satu.jenis, satu.tahun, satu.periode) == dokumen for satu in sama):
        return nomor
    for satu in sama:
        if satu.jenis == jenis and satu.tanggal.year == tanggal.year:
            raise refuse_dokumen(
                f"Nomor {nomor} sudah dipakai {satu.judul}",
                "Periksa buku nomor surat, lalu isi nomor yang belum dipakai.",
                jenis,
            )
    return nomor


def check_tanggal(cur: Cursor, jenis: str, tahun: int, tanggal: date) -> None:
    """Refuse a date of long before the tahun of a document, or of long after today.

    A plan is signed before its tahun begins; a report is not. Raises DataTidakSah.
    """
    awal = date(tahun - 1 if jenis in RENCANA else tahun, 1, 1)
    hari_ini = require_instansi(cur).local_date(waktu.now_utc())
    if not awal <= tanggal <= hari_ini + timedelta(days=HARI_MUKA):
        raise refuse_dokumen(
            f"Tanggal dokumen tidak mungkin {format_tanggal(tanggal)}",
            f"Isi {format_tanggal(awal)} sampai paling lambat {HARI_MUKA} hari lagi.",
            jenis,
        )


def refuse_dokumen(apa: str, perbaikan: str, jenis: str) -> DataTidakSah:
    """Return why a document of a kind cannot become final, and how to mend it."""
    return DataTidakSah(apa=apa, di_mana=JENIS[jenis].nama, perbaikan=perbaikan)
