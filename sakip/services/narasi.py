"""Narasi: the officials' own words in a document, kept when figures change and marked when they did."""

from dataclasses import dataclass, replace
from datetime import datetime

from sakip.documents.bahan import Bahan
from sakip.documents.blok import Daftar, Paragraf
from sakip.documents.isi.bagian_narasi import TempatNarasi, list_tempat
from sakip.documents.isi.bersama import make_blok
from sakip.documents.pdf import split_tebal
from sakip.domain import waktu
from sakip.domain.errors import TidakAda, VersiBerubah
from sakip.domain.peran import Hak, Pelaku, may, require_hak, unit_berhak
from sakip.domain.periode import JenisPeriode
from sakip.domain.teks import require_muat, require_tercetak
from sakip.domain.tempelan import tidy_tempelan
from sakip.services.bahan_dokumen import collect_draf
from sakip.services.jejak import record_jejak
from sakip.storage.connection import Cursor, Database
from sakip.storage.narasi import BarisNarasi, read_narasi
from sakip.storage.narasi import write_narasi as write_row

TERPANJANG = 20_000  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Narasi:
    """One place with its words. berubah: the figures are no longer those the words were written about."""

    tempat: TempatNarasi
    teks: str
    versi: int  # 0 while nothing was written
    berubah: bool
    dicatat_oleh: str
    dicatat_pada: datetime | None  # UTC

    @property
    def kurang(self) -> bool:
        """Tell whether words are a must here and missing."""
        return self.tempat.wajib and not self.teks.strip()


def list_narasi(
    db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode
) -> list[Narasi]:
    """Return every place of a document that this person may write in (all, for who sees the office).

    Raises TidakBerhak, TidakAda; DataTidakSah for a kind or periode there is none of.
    """
    if not may(pelaku, Hak.LIHAT_KANTOR):
        require_hak(pelaku, Hak.TULIS_NARASI)
    unit = None if may(pelaku, Hak.LIHAT_KANTOR) else unit_berhak(pelaku, Hak.TULIS_NARASI)
    with db.cursor() as cur:
        bahan = collect_draf(cur, pelaku, jenis, tahun, periode)
        semua = match_narasi(cur, bahan, pelaku.kode_instansi)
    return [satu for satu in semua if unit is None or satu.tempat.kode_unit in unit]


def match_narasi(cur: Cursor, bahan: Bahan, kode_instansi: str) -> list[Narasi]:
    """Return the places of a document with the words that are there, by an open cursor."""
    ada = read_narasi(cur, kode_instansi, bahan.jenis, bahan.tahun, bahan.periode)
    return [_narasi(tempat, ada.get(tempat.bagian)) for tempat in list_tempat(bahan)]


def _narasi(tempat: TempatNarasi, baris: BarisNarasi | None) -> Narasi:
    if baris is None:
        return Narasi(
            tempat=tempat, teks="", versi=0, berubah=False, dicatat_oleh="", dicatat_pada=None
        )
    return Narasi(
        tempat=tempat,
        teks=baris.teks,
        versi=baris.versi,
        berubah=bool(baris.teks and tempat.sidik) and baris.sidik_angka != tempat.sidik,
        dicatat_oleh=baris.dicatat_oleh,
        dicatat_pada=baris.dicatat_pada,
    )


def write_narasi(
    db: Database,
    pelaku: Pelaku,
    jenis: str,
    tahun: int,
    periode: JenisPeriode,
    bagian: str,
    teks: str,
    *,
    versi: int,
) -> int:
    """Keep words in a place; versi is the one the writer saw. Return the versi that holds now.

    The same words again are a confirmation that they still fit figures that changed.

    Raises TidakBerhak; TidakAda for a place the document does not have; DataTidakSah for a text
    that is too long; VersiBerubah when somebody wrote in between.
    """
    require_hak(pelaku, Hak.TULIS_NARASI)
    teks = require_tercetak(tidy_tempelan(teks), "Tulisan ini", bagian)
    teks = require_muat(teks, TERPANJANG, "Tulisan ini", bagian)
    with db.transaction() as cur:
        bahan = collect_draf(cur, pelaku, jenis, tahun, periode)
        kini = _find(cur, bahan, pelaku, bagian)
        if kini.versi != versi:
            raise _changed(kini)
        if kini.teks == teks and not kini.berubah:
            return kini.versi
        write_row(
            cur,
            BarisNarasi(
                kode_instansi=pelaku.kode_instansi,
                jenis=jenis,
                tahun=tahun,
                periode=periode,
                bagian=bagian,
                versi=versi + 1,
                teks=teks,
                sidik_angka=kini.tempat.sidik,
                dicatat_oleh=pelaku.kode,
                dicatat_pada=waktu.now_utc(),
            ),
        )
        objek = f"narasi {jenis} {tahun} {periode} {bagian}"
        record_jejak(cur, pelaku, "tulis_narasi", objek, kini.teks or None, teks)
    return versi + 1


def _find(cur: Cursor, bahan: Bahan, pelaku: Pelaku, bagian: str) -> Narasi:
    semua = match_narasi(cur, bahan, pelaku.kode_instansi)
    satu = next((n for n in semua if n.tempat.bagian == bagian), None)
    unit = unit_berhak(pelaku, Hak.TULIS_NARASI)
    if satu is None or (unit is not None and satu.tempat.kode_unit not in unit):
        raise TidakAda(
            apa=f"Bagian {bagian} tidak ada dalam dokumen ini",
            di_mana=f"dokumen {bahan.jenis} {bahan.tahun}",
            perbaikan="Pilih bagian dari halaman Dokumen.",
        )
    return satu


def _changed(kini: Narasi) -> VersiBerubah:
    return VersiBerubah(
        apa=f"Orang lain sudah mengubah tulisan ini menjadi “{kini.teks[:200]}”; tulisan Anda belum disimpan",
        di_mana=kini.tempat.judul,
        perbaikan="Padukan keduanya pada tulisan Anda, lalu simpan lagi.",
    )


def add_narasi(cur: Cursor, bahan: Bahan, kode_instansi: str) -> Bahan:
    """Return bahan with the officials' own words in it, by an open cursor."""
    semua = match_narasi(cur, bahan, kode_instansi)
    return replace(
        bahan, narasi=tuple((satu.tempat.bagian, satu.teks) for satu in semua if satu.teks)
    )


def preview_narasi(teks: str) -> list[tuple[str, list[list[tuple[str, bool]]]]]:
    """Return a text as documents print it: (alinea, bernomor or bertanda; runs of each line, bold or not)."""
    hasil: list[tuple[str, list[list[tuple[str, bool]]]]] = []
    for blok in make_blok(tidy_tempelan(teks)):
        if isinstance(blok, Paragraf):
            hasil.append(("alinea", [split_tebal(blok.teks)]))
        elif isinstance(blok, Daftar):
            jenis = "bernomor" if blok.bernomor else "bertanda"
            hasil.append((jenis, [split_tebal(satu) for satu in blok.butir]))
    return hasil
