"""Questions of reviewers and answers of the unit, hung on the figure they are about."""

from sakip.domain import waktu
from sakip.domain.alur_pengumpulan import PANJANG_CATATAN
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, require_hak, tugas_berhak
from sakip.domain.periode import Triwulan
from sakip.services.jejak import record_jejak
from sakip.storage.bukti_dukung import read_indikator_unit
from sakip.storage.catatan_angka import JAWAB, TANYA, read_tanya, write_tanya
from sakip.storage.catatan_angka import BarisTanya as BarisTanya
from sakip.storage.connection import Database


def ask_angka(
    db: Database,
    pelaku: Pelaku,
    kode_unit: str,
    periode: Triwulan,
    kode_indikator: str,
    isi: str,
) -> None:
    """Ask the unit about one of its figures.

    Raises TidakBerhak; DataTidakSah for an empty question or an indikator that is not the unit's.
    """
    require_hak(pelaku, Hak.PERIKSA, kode_unit)
    _write(db, pelaku, kode_unit, periode, kode_indikator, TANYA, isi)


def answer_angka(
    db: Database,
    pelaku: Pelaku,
    kode_unit: str,
    periode: Triwulan,
    kode_indikator: str,
    isi: str,
) -> None:
    """Answer a question about a figure of the own unit, also while its form is closed.

    Raises TidakBerhak; DataTidakSah as ask_angka.
    """
    require_hak(pelaku, Hak.ISI_REALISASI, kode_unit)
    _write(db, pelaku, kode_unit, periode, kode_indikator, JAWAB, isi)


def list_tanya(
    db: Database, pelaku: Pelaku, kode_unit: str, periode: Triwulan
) -> dict[str, list[BarisTanya]]:
    """Return {kode indikator: questions and answers in their order} of a form. Raises TidakBerhak."""
    require_hak(pelaku, Hak.LIHAT_CAPAIAN, kode_unit)
    with db.cursor() as cur:
        milik = read_indikator_unit(cur, pelaku.kode_instansi, kode_unit, periode.tahun)
        semua = read_tanya(cur, pelaku.kode_instansi, periode)
    hasil: dict[str, list[BarisTanya]] = {}
    for satu in semua:
        if satu.kode_indikator in milik:
            hasil.setdefault(satu.kode_indikator, []).append(satu)
    return hasil


def _write(
    db: Database,
    pelaku: Pelaku,
    kode_unit: str,
    periode: Triwulan,
    kode_indikator: str,
    jenis: str,
    isi: str,
) -> None:
    isi = isi.strip()
    di_mana = f"{kode_indikator}, {periode}"
    if not isi or len(isi) > PANJANG_CATATAN:
        raise DataTidakSah(
            apa="Pertanyaan atau jawaban belum ditulis, atau terlalu panjang",
            di_mana=di_mana,
            perbaikan=f"Tulis paling banyak {PANJANG_CATATAN} karakter.",
        )
    hak = Hak.PERIKSA if jenis == TANYA else Hak.ISI_REALISASI
    tugas = tugas_berhak(pelaku, hak, kode_unit)
    with db.transaction() as cur:
        if kode_indikator not in read_indikator_unit(
            cur, pelaku.kode_instansi, kode_unit, periode.tahun
        ):
            raise DataTidakSah(
                apa=f"Indikator {kode_indikator} tidak ada dalam formulir unit ini",
                di_mana=di_mana,
                perbaikan="Muat ulang halaman, lalu pilih indikatornya dari daftar.",
            )
        lama = [
            satu
            for satu in read_tanya(cur, pelaku.kode_instansi, periode)
            if satu.kode_indikator == kode_indikator
        ]
        write_tanya(
            cur,
            BarisTanya(
                kode_instansi=pelaku.kode_instansi,
                kode_indikator=kode_indikator,
                tahun=periode.tahun,
                triwulan=periode.nomor,
                nomor=len(lama) + 1,
                jenis=jenis,
                isi=isi,
                oleh=pelaku.kode,
                jabatan=tugas.nama_jabatan if tugas else "",
                pada=waktu.now_utc(),
            ),
        )
        objek = f"realisasi {kode_indikator} {periode.tahun} TW{periode.nomor}"
        record_jejak(cur, pelaku, f"{jenis}_angka", objek, baru=isi)
