"""What a person has to do beside the forms: steps of procedures, reports to read, decisions of
meetings, and plans of the triwulan before that are due."""

from collections.abc import Iterator
from datetime import date

from sakip.domain.alamat_halaman import AlamatHalaman, point_isian
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Hak, Pelaku, may, require_hak
from sakip.domain.periode import Triwulan
from sakip.domain.tenggat import tulis_sisa
from sakip.domain.tugas import DEKAT, KeadaanTugas, Tugas, tell_keadaan_tempo
from sakip.domain.waktu_kerja import tulis_lama
from sakip.services.keadaan_formulir import require_instansi
from sakip.services.langkah_saya import LangkahSaya, list_langkah_saya
from sakip.services.rapat import list_rapat
from sakip.services.sosialisasi import list_sosialisasi
from sakip.storage.catatan_angka import read_rencana_terbuka
from sakip.storage.connection import Database

RAPAT = AlamatHalaman(halaman="rapat")


def list_tugas_kerja(db: Database, pelaku: Pelaku, hari: date) -> Iterator[Tugas]:
    """Yield the steps that are at hand, reports to acknowledge and decisions of which this person is PIC.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_PROSEDUR)
    with db.cursor() as cur:
        instansi = require_instansi(cur)
    for langkah in list_langkah_saya(db, pelaku):
        yield _tugas_langkah(langkah, instansi)
    for laporan in list_sosialisasi(db, pelaku):
        if laporan.menunggu_saya:
            yield Tugas(
                keadaan=KeadaanTugas.MENUNGGU,
                kalimat=f"Baca dan tanggapi: {laporan.judul}",
                perihal="Sosialisasi",
                alamat=RAPAT,
            )
    for rapat in list_rapat(db, pelaku, hari):
        for satu in rapat.keputusan:
            if satu.milik_saya and not satu.selesai:
                yield Tugas(
                    keadaan=tell_keadaan_tempo(satu.batas, hari),
                    kalimat=f"Kerjakan keputusan rapat: {satu.isi}",
                    perihal=rapat.judul,
                    alamat=RAPAT,
                    tempo=satu.batas,
                    sisa=tulis_sisa(satu.batas, hari),
                )


def _tugas_langkah(satu: LangkahSaya, instansi: Instansi) -> Tugas:
    batas = instansi.local_time(satu.batas)
    kerja = "putuskan Ya atau Tidak" if satu.diputuskan else "nyatakan selesai"
    return Tugas(
        keadaan=KeadaanTugas.TERLAMBAT if satu.terlambat else KeadaanTugas.MENUNGGU,
        kalimat=satu.kegiatan,
        rincian=f"Disposisi: {satu.instruksi}" if satu.instruksi else kerja,
        perihal=f"{satu.nama}, langkah {satu.langkah}",
        alamat=AlamatHalaman(halaman="prosedur", kueri=(("pelaksanaan", satu.kode),)),
        tempo=batas.date(),
        sisa=f"terlambat {tulis_lama(satu.lewat, satu.menit_sehari)}"
        if satu.terlambat
        else f"pukul {batas:%H.%M} {instansi.nama_zona}",
    )


def list_tugas_lanjut(db: Database, pelaku: Pelaku, hari: date) -> Iterator[Tugas]:
    """Yield the plans of the own units that are due within a week or overdue, and not yet carried out.

    It is said in the form of the triwulan after that of the plan. Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    if not may(pelaku, Hak.ISI_REALISASI):
        return
    with db.cursor() as cur:
        rencana = read_rencana_terbuka(cur, pelaku.kode_instansi)
    for kode_unit, satu in rencana:
        tempo = satu.batas_waktu
        if tempo is None or not may(pelaku, Hak.ISI_REALISASI, kode_unit):
            continue
        if (tempo - hari).days <= DEKAT:
            periode = Triwulan(satu.tahun, satu.triwulan)
            yield Tugas(
                keadaan=tell_keadaan_tempo(tempo, hari),
                kalimat=f"Laporkan tindak lanjut {satu.kode_indikator}: {satu.rencana}",
                rincian=f"PIC {satu.pic}",
                perihal=f"Rencana {periode}",
                alamat=point_isian(kode_unit, periode.sesudahnya, "kendala"),
                tempo=tempo,
                sisa=tulis_sisa(tempo, hari),
            )
