"""Bukti dukung: hand in the evidence of a figure, put another in its place, take it away.

Nothing is ever lost: each of these adds a versi, and the files of the old ones stay. A form that is
closed, or a row that is not returned, takes none.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import uuid4

from sakip.domain import waktu
from sakip.domain.bukti_dukung import (
    MEGABYTE,
    BatasBukti,
    BerkasBaru,
    JenisBukti,
    TautanBaru,
    tidy_nama,
    tidy_tautan,
)
from sakip.domain.errors import DataTidakSah, VersiBerubah
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import Triwulan
from sakip.intake.isi_bukti import tell_jenis_bukti
from sakip.services.jejak import record_jejak
from sakip.services.keadaan_formulir import require_terbuka
from sakip.services.lihat_bukti import find_versi, read_batas, unit_of
from sakip.storage import bukti_dukung as rows
from sakip.storage.berkas import keep_berkas
from sakip.storage.bukti_dukung import AKTIF, DIHAPUS, BarisBukti
from sakip.storage.connection import Cursor, Database


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilBukti:
    """What came of handing in evidence; baru False: it was there already and nothing changed."""

    kode: str
    versi: int
    nama: str
    baru: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiBukti:
    """What a person hands in, examined: the columns that say what a bukti is."""

    nama: str
    jenis: JenisBukti
    sha256: str | None = None
    ukuran: int | None = None
    tautan: str | None = None

    def is_same(self, baris: BarisBukti) -> bool:
        """Tell whether this content is that of baris."""
        return baris.sha256 == self.sha256 and baris.tautan == self.tautan


def add_bukti(
    db: Database,
    pelaku: Pelaku,
    kode_unit: str,
    periode: Triwulan,
    kode_indikator: str,
    baru: BerkasBaru | TautanBaru,
) -> HasilBukti:
    """Hand in one more file or link for an indikator of a unit in a triwulan.

    The same content twice for one figure changes nothing, and the answer names what is there.
    Raises TidakBerhak; DataTidakSah when the indikator is not the unit's, the file or link is
    refused, or the figure or the day has as much as the office takes.
    """
    require_hak(pelaku, Hak.ISI_REALISASI, kode_unit)
    with db.cursor() as cur:
        batas = read_batas(cur, pelaku)
        unit = rows.read_unit_indikator(cur, pelaku.kode_instansi, kode_indikator, periode.tahun)
    if unit != kode_unit:
        raise DataTidakSah(
            apa=f"Indikator {kode_indikator} tidak ada dalam formulir unit ini",
            di_mana=f"bukti dukung, {periode}",
            perbaikan="Muat ulang halaman, lalu pilih indikatornya dari daftar.",
        )
    isi = examine(db, batas, baru)
    with db.transaction() as cur:
        require_terbuka(cur, pelaku, kode_unit, periode, [kode_indikator])
        ada = _list_aktif(cur, pelaku, kode_unit, periode, kode_indikator)
        for satu in ada:
            if isi.is_same(satu):
                return _hasil(satu, baru=False)
        if len(ada) >= batas.terbanyak:
            raise DataTidakSah(
                apa=f"Indikator ini sudah memiliki {len(ada)} bukti, sebanyak yang dapat disimpan",
                di_mana=f"{kode_indikator}, {periode}",
                perbaikan="Ganti atau hapus salah satunya, atau gabungkan beberapa berkas menjadi satu PDF.",
            )
        return _save(cur, pelaku, batas, _first(pelaku, periode, kode_indikator, isi))


def replace_bukti(
    db: Database, pelaku: Pelaku, kode: str, versi: int, baru: BerkasBaru | TautanBaru
) -> HasilBukti:
    """Put another file or link in the place of a bukti; the old one stays as an earlier versi.

    versi is the one the person saw. What is the same already, name and all, changes nothing.
    Raises BuktiTidakAda; TidakBerhak; VersiBerubah; DataTidakSah as add_bukti.
    """
    with db.cursor() as cur:
        batas = read_batas(cur, pelaku)
        _require_present(cur, pelaku, kode, versi)
    isi = examine(db, batas, baru)
    with db.transaction() as cur:
        kini, kode_unit = _require_present(cur, pelaku, kode, versi)
        if isi.is_same(kini) and isi.nama == kini.nama:
            return _hasil(kini, baru=False)
        for satu in _list_aktif(cur, pelaku, kode_unit, kini.periode, kini.kode_indikator):
            if isi.is_same(satu) and satu.kode != kode:
                raise DataTidakSah(
                    apa=f"Isi yang sama sudah menjadi bukti indikator ini dengan nama {satu.nama}",
                    di_mana=f"{kini.kode_indikator}, {kini.periode}",
                    perbaikan="Pilih berkas lain, atau hapus salah satu dari keduanya.",
                )
        return _save(cur, pelaku, batas, _next(pelaku, kini, isi), kini)


def remove_bukti(db: Database, pelaku: Pelaku, kode: str, versi: int) -> None:
    """Take a bukti away from its figure; it stays in the history. versi is the one seen.

    Raises BuktiTidakAda; TidakBerhak; VersiBerubah.
    """
    with db.transaction() as cur:
        kini, _ = _require_present(cur, pelaku, kode, versi)
        baris = replace(
            kini,
            versi=kini.versi + 1,
            status=DIHAPUS,
            dicatat_oleh=pelaku.kode,
            dicatat_pada=waktu.now_utc(),
        )
        rows.write_bukti(cur, baris)
        record_jejak(cur, pelaku, "hapus_bukti", _objek(kini), lama=_ringkas(kini))


def _require_present(cur: Cursor, pelaku: Pelaku, kode: str, versi: int) -> tuple[BarisBukti, str]:
    """Return the present versi of a bukti that pelaku may change, and its unit."""
    kini = find_versi(cur, pelaku, kode)[0]
    kode_unit = unit_of(cur, kini)
    require_hak(pelaku, Hak.ISI_REALISASI, kode_unit)
    if kini.versi != versi or not kini.aktif:
        apa = "diganti" if kini.aktif else "dihapus"
        raise VersiBerubah(
            apa=f"Bukti ini sudah {apa} sejak halaman Anda dimuat; perubahan Anda belum disimpan",
            di_mana=f"{kini.nama}, indikator {kini.kode_indikator}, {kini.periode}",
            perbaikan="Muat ulang halaman, lihat yang terbaru, lalu ulangi bila masih perlu.",
        )
    require_terbuka(cur, pelaku, kode_unit, kini.periode, [kini.kode_indikator])
    return kini, kode_unit


def examine(db: Database, batas: BatasBukti, baru: BerkasBaru | TautanBaru) -> IsiBukti:
    """Refuse what may not be evidence; keep the file, which hurts nobody if nothing comes of it."""
    if isinstance(baru, TautanBaru):
        tautan = tidy_tautan(baru)
        return IsiBukti(nama=tautan.nama, jenis=JenisBukti.TAUTAN, tautan=tautan.alamat)
    nama = tidy_nama(baru.nama)
    if len(baru.isi) > batas.megabyte_terbesar * MEGABYTE:
        raise DataTidakSah(
            apa=f"Berkas bukti lebih besar dari {batas.megabyte_terbesar} MB",
            di_mana=nama,
            perbaikan="Kecilkan gambarnya, atau pecah menjadi beberapa berkas, lalu unggah lagi.",
        )
    jenis = tell_jenis_bukti(baru.isi, nama)
    try:
        sidik = keep_berkas(db.folder, baru.isi)
    except OSError as galat:
        raise DataTidakSah(
            apa="Berkas bukti tidak dapat disimpan karena cakram penuh atau tidak dapat ditulisi",
            di_mana=nama,
            perbaikan="Sampaikan kepada administrator. Yang sudah tersimpan tetap tersimpan.",
        ) from galat
    return IsiBukti(nama=nama, jenis=jenis, sha256=sidik, ukuran=len(baru.isi))


def _first(pelaku: Pelaku, periode: Triwulan, kode_indikator: str, isi: IsiBukti) -> BarisBukti:
    return BarisBukti(
        kode_instansi=pelaku.kode_instansi,
        kode=uuid4().hex,
        versi=1,
        kode_indikator=kode_indikator,
        tahun=periode.tahun,
        triwulan=periode.nomor,
        status=AKTIF,
        nama=isi.nama,
        jenis=isi.jenis,
        sha256=isi.sha256,
        ukuran=isi.ukuran,
        tautan=isi.tautan,
        dicatat_oleh=pelaku.kode,
        dicatat_pada=waktu.now_utc(),
    )


def _next(pelaku: Pelaku, kini: BarisBukti, isi: IsiBukti) -> BarisBukti:
    pertama = _first(pelaku, kini.periode, kini.kode_indikator, isi)
    return replace(pertama, kode=kini.kode, versi=kini.versi + 1)


def _list_aktif(
    cur: Cursor, pelaku: Pelaku, kode_unit: str, periode: Triwulan, kode_indikator: str
) -> list[BarisBukti]:
    semua = rows.read_bukti(cur, pelaku.kode_instansi, kode_unit, periode)
    return [satu for satu in semua if satu.kode_indikator == kode_indikator and satu.aktif]


def _save(
    cur: Cursor,
    pelaku: Pelaku,
    batas: BatasBukti,
    baris: BarisBukti,
    lama: BarisBukti | None = None,
) -> HasilBukti:
    """Add a versi with its trace, unless the person has handed in too much within a day."""
    sejak = baris.dicatat_pada - timedelta(hours=24)
    lalu = rows.read_ukuran_sejak(cur, pelaku.kode_instansi, pelaku.kode, sejak)
    if lalu + (baris.ukuran or 0) > batas.megabyte_sehari * MEGABYTE:
        raise DataTidakSah(
            apa=f"Bukti yang Anda unggah dalam 24 jam akan melebihi {batas.megabyte_sehari} MB",
            di_mana=baris.nama,
            perbaikan="Kecilkan berkasnya, unggah besok, atau minta administrator menaikkan batasnya.",
        )
    rows.write_bukti(cur, baris)
    tindakan = "tambah_bukti" if lama is None else "ganti_bukti"
    sebelum = None if lama is None else _ringkas(lama)
    record_jejak(cur, pelaku, tindakan, _objek(baris), sebelum, _ringkas(baris))
    return _hasil(baris, baru=True)


def _hasil(baris: BarisBukti, *, baru: bool) -> HasilBukti:
    return HasilBukti(kode=baris.kode, versi=baris.versi, nama=baris.nama, baru=baru)


def _objek(baris: BarisBukti) -> str:
    return f"bukti {baris.kode} {baris.kode_indikator} {baris.tahun} TW{baris.triwulan}"


def _ringkas(baris: BarisBukti) -> dict[str, object]:
    """Return what the audit keeps of a versi: enough to tell it from any other."""
    isi = {nama: getattr(baris, nama) for nama in ("versi", "nama", "sha256", "tautan")}
    return {nama: nilai for nama, nilai in isi.items() if nilai is not None}
