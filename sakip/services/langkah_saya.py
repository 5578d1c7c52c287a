"""Langkah saya: what waits for this person in the runs of procedures, one line each, for Beranda."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sakip.domain import waktu
from sakip.domain.pelaksanaan import JenisPeristiwa, Pelaksanaan, may_act
from sakip.domain.peran import Hak, Pelaku, may, require_hak
from sakip.domain.ukuran_langkah import measure_giliran
from sakip.domain.waktu_kerja import JamKerja
from sakip.services.pelaksanaan import list_unit_saya
from sakip.services.riwayat_pelaksanaan import note_tanda, read_berjalan, require_instansi
from sakip.services.waktu_kerja import read_jam
from sakip.storage.connection import Database
from sakip.storage.prosedur import BarisPelaksanaan


@dataclass(frozen=True, slots=True, kw_only=True)
class LangkahSaya:
    """One thing that waits. batas is UTC; lewat is working time beyond the mutu baku, 0 if not yet."""

    kode: str  # of the run
    nama: str  # of the run: "LKj 2025"
    langkah: int
    kegiatan: str
    diputuskan: bool  # it asks for Ya or Tidak
    instruksi: str  # of a disposisi to this person; "" without one
    sejak: datetime
    batas: datetime
    lewat: timedelta
    menit_sehari: int  # minutes of a working day

    @property
    def terlambat(self) -> bool:
        """Whether the mutu baku of the step is used up."""
        return self.lewat > timedelta(0)


def list_langkah_saya(db: Database, pelaku: Pelaku) -> list[LangkahSaya]:
    """Return the steps at hand that this person may take, and instructions to them; the oldest first.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_PROSEDUR)
    if not may(pelaku, Hak.KERJAKAN_LANGKAH):
        return []
    note_tanda(db, pelaku.kode_instansi)
    with db.cursor() as cur:
        berjalan = read_berjalan(cur, pelaku.kode_instansi)
        jam = read_jam(cur, require_instansi(cur)) if berjalan else None
    if jam is None:
        return []
    baris = [_line(pelaku, satu, kini, jam) for satu, kini in berjalan]
    return sorted((satu for satu in baris if satu), key=lambda satu: satu.sejak)


def _line(
    pelaku: Pelaku, baris: BarisPelaksanaan, kini: Pelaksanaan, jam: JamKerja
) -> LangkahSaya | None:
    giliran, langkah = kini.kini, kini.langkah
    if giliran is None or langkah is None:
        return None
    instruksi = [
        satu.catatan
        for satu in giliran.list_jenis(JenisPeristiwa.DISPOSISI)
        if satu.kepada == pelaku.kode
    ]
    sudah = langkah.tiap_unit and not list_unit_saya(kini, pelaku)
    if not instruksi and (sudah or not may_act(kini, pelaku)):
        return None
    ukuran = measure_giliran(giliran, langkah, jam, waktu.now_utc())
    return LangkahSaya(
        kode=baris.kode,
        nama=baris.nama,
        langkah=langkah.nomor,
        kegiatan=langkah.kegiatan,
        diputuskan=kini.menunggu_putusan,
        instruksi="; ".join(instruksi),
        sejak=giliran.mulai,
        batas=ukuran.batas,
        lewat=ukuran.lewat,
        menit_sehari=jam.menit_sehari,
    )
