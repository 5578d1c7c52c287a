"""Beranda: what waits for this person in procedures, meetings and reports put before them, a line each."""

from sakip.domain.instansi import Instansi
from sakip.domain.peran import Hak, Pelaku, may
from sakip.domain.tulisan import format_tanggal
from sakip.domain.waktu import format_waktu, now_utc
from sakip.domain.waktu_kerja import tulis_lama
from sakip.services.basis_data import Database
from sakip.services.langkah_saya import LangkahSaya, list_langkah_saya
from sakip.services.rapat import Keputusan, list_rapat
from sakip.services.sosialisasi import list_sosialisasi
from sakip.ui.html import Html, Isi, draw, join, tag
from sakip.ui.prosedur import make_tabel, make_tautan

RAPAT = tag("a", "Rapat dan Sosialisasi", href="/rapat", data_halaman=True)


def draw_prosedur_saya(db: Database, pelaku: Pelaku, kantor: Instansi) -> None:
    """Draw what waits for this person, the oldest first; nothing where nothing does."""
    if not may(pelaku, Hak.LIHAT_PROSEDUR):
        return
    baris = [_row_langkah(satu, kantor) for satu in list_langkah_saya(db, pelaku)]
    hari = kantor.local_date(now_utc())
    baris += [
        (RAPAT, f"Baca dan tanggapi: {satu.judul}", "–")
        for satu in list_sosialisasi(db, pelaku)
        if satu.menunggu_saya
    ]
    baris += [
        (RAPAT, f"Keputusan {rapat.judul}: {satu.isi}", _make_batas(satu))
        for rapat in list_rapat(db, pelaku, hari)
        for satu in rapat.keputusan
        if satu.milik_saya and not satu.selesai
    ]
    if baris:
        draw(make_tabel(("Menunggu Anda", "Yang dikerjakan", "Batas"), baris, "kj-prosedur-saya"))


def _make_batas(satu: Keputusan) -> Html:
    keadaan = tag("span", "terlambat", class_="kj-status-salah") if satu.terlambat else None
    return join(keadaan, tag("span", format_tanggal(satu.batas), class_="kj-kecil"))


def _row_langkah(satu: LangkahSaya, kantor: Instansi) -> tuple[Isi, ...]:
    kerja = "putuskan Ya atau Tidak" if satu.diputuskan else "nyatakan selesai"
    batas = format_waktu(satu.batas, kantor)
    if satu.terlambat:
        kata = f"terlambat {tulis_lama(satu.lewat, satu.menit_sehari)}"
        keadaan = tag("span", kata, class_="kj-status-salah")
    else:
        keadaan = tag("span", "belum lewat", class_="kj-redup")
    disposisi = f"Disposisi: {satu.instruksi}" if satu.instruksi else kerja
    return (
        make_tautan(satu.kode, f"{satu.nama}, langkah {satu.langkah}"),
        join(satu.kegiatan, tag("span", disposisi, class_="kj-kecil")),
        join(keadaan, tag("span", batas, class_="kj-kecil")),
    )
