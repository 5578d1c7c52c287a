"""See the evidence of a figure: list it, follow its history, fetch its file.

Whoever asks for a bukti by its kode and may not see its figure is answered as if it were not there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from sakip.domain.bukti_dukung import BatasBukti, BuktiDukung, JenisBukti
from sakip.domain.errors import DataTidakSah, TidakAda
from sakip.domain.peran import Hak, Pelaku, may, require_hak
from sakip.domain.periode import Triwulan
from sakip.storage import bukti_dukung as rows
from sakip.storage.berkas import read_berkas
from sakip.storage.bukti_dukung import BarisBukti
from sakip.storage.connection import Cursor, Database
from sakip.storage.pengguna import list_pengguna
from sakip.storage.penyiapan import read_pengaturan

AWALAN_PENGATURAN = "bukti_"  # bukti_megabyte_terbesar, bukti_terbanyak, bukti_megabyte_sehari


class BuktiTidakAda(TidakAda):
    """There is no such bukti, or none that this person may see."""

    def __init__(self) -> None:
        super().__init__(
            apa="Bukti dukung ini tidak ada, atau bukan bagian Anda",
            di_mana="bukti dukung",
            perbaikan="Kembali ke halaman Pengumpulan, lalu pilih buktinya dari sana.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BerkasBukti:
    """The file of a bukti; nama is what it is saved as."""

    nama: str
    jenis: JenisBukti
    isi: bytes


def list_bukti(
    db: Database,
    pelaku: Pelaku,
    kode_unit: str,
    periode: Triwulan,
    kode_indikator: str | None = None,
    *,
    dihapus: bool = False,
) -> list[BuktiDukung]:
    """Return the evidence of a unit's figures in a triwulan (of one indikator, when given).

    In the order it was first handed in; dihapus asks for what was removed instead.
    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN, kode_unit)
    with db.cursor() as cur:
        nama = _names(cur, pelaku)
        baris = rows.read_bukti(cur, pelaku.kode_instansi, kode_unit, periode)
    return [
        _bukti(satu, nama)
        for satu in baris
        if satu.aktif is not dihapus and kode_indikator in (None, satu.kode_indikator)
    ]


def list_versi_bukti(db: Database, pelaku: Pelaku, kode: str) -> list[BuktiDukung]:
    """Return every versi of one bukti, newest first, whether removed by now or not.

    Raises BuktiTidakAda.
    """
    with db.cursor() as cur:
        nama = _names(cur, pelaku)
        return [_bukti(satu, nama) for satu in find_versi(cur, pelaku, kode)]


def get_bukti(db: Database, pelaku: Pelaku, kode: str, versi: int | None = None) -> BuktiDukung:
    """Return one versi of a bukti; the present one when versi is not given.

    Raises BuktiTidakAda; a removed bukti is there only by the versi that held it.
    """
    for satu in list_versi_bukti(db, pelaku, kode):
        if satu.versi == versi or versi is None:
            if satu.aktif:
                return satu
            break
    raise BuktiTidakAda


def get_berkas(db: Database, pelaku: Pelaku, kode: str, versi: int | None = None) -> BerkasBukti:
    """Return the file of a bukti, as get_bukti chooses the versi.

    Raises BuktiTidakAda, of a tautan too; DataTidakSah when the file on disk is gone or is no
    longer what was handed in.
    """
    bukti = get_bukti(db, pelaku, kode, versi)
    if bukti.sha256 is None:
        raise BuktiTidakAda
    try:
        isi = read_berkas(db.folder, bukti.sha256)
    except (OSError, ValueError) as galat:
        raise DataTidakSah(
            apa="Berkas bukti ini hilang dari cakram, atau isinya berubah sejak diunggah",
            di_mana=f"{bukti.nama}, SHA-256 {bukti.sha256}",
            perbaikan="Sampaikan kepada administrator agar dipulihkan dari cadangan, atau unggah lagi aslinya.",
        ) from galat
    return BerkasBukti(nama=bukti.nama, jenis=bukti.jenis, isi=isi)


def get_batas(db: Database, pelaku: Pelaku) -> BatasBukti:
    """Return how much evidence the person's office takes."""
    with db.cursor() as cur:
        return read_batas(cur, pelaku)


def read_batas(cur: Cursor, pelaku: Pelaku) -> BatasBukti:
    """Return the limits by an open cursor: those of the settings, else the usual ones."""
    pengaturan = read_pengaturan(cur, pelaku.kode_instansi)
    diatur = {
        satu.name: int(pengaturan[AWALAN_PENGATURAN + satu.name])
        for satu in fields(BatasBukti)
        if AWALAN_PENGATURAN + satu.name in pengaturan
    }
    return BatasBukti(**diatur)


def find_versi(cur: Cursor, pelaku: Pelaku, kode: str) -> list[BarisBukti]:
    """Return every versi of a bukti by an open cursor, newest first: one or more.

    Raises BuktiTidakAda when there is none, or the person may not see its figure.
    """
    versi = rows.read_versi(cur, pelaku.kode_instansi, kode)
    if not versi or not may(pelaku, Hak.LIHAT_CAPAIAN, unit_of(cur, versi[0])):
        raise BuktiTidakAda
    return versi


def unit_of(cur: Cursor, baris: BarisBukti) -> str:
    """Return the unit that answers for the figure; "" (nobody's) when the indikator is gone."""
    unit = rows.read_unit_indikator(cur, baris.kode_instansi, baris.kode_indikator, baris.tahun)
    return unit or ""


def _names(cur: Cursor, pelaku: Pelaku) -> dict[str, str]:
    return {satu.kode: satu.nama for satu in list_pengguna(cur, pelaku.kode_instansi)}


def _bukti(baris: BarisBukti, nama: Mapping[str, str]) -> BuktiDukung:
    return BuktiDukung(
        kode=baris.kode,
        versi=baris.versi,
        kode_indikator=baris.kode_indikator,
        periode=baris.periode,
        aktif=baris.aktif,
        nama=baris.nama,
        jenis=JenisBukti(baris.jenis),
        sha256=baris.sha256,
        ukuran=baris.ukuran,
        tautan=baris.tautan,
        dicatat_oleh=baris.dicatat_oleh,
        nama_pencatat=nama.get(baris.dicatat_oleh, baris.dicatat_oleh),
        dicatat_pada=baris.dicatat_pada,
    )
