"""The plan in and out as a workbook: template, export, preview, import; all or nothing."""

from collections.abc import Mapping, Sequence

from sakip.domain.berlaku import find_ukuran
from sakip.domain.errors import DataTidakSah, VersiBerubah
from sakip.domain.lembar_rencana import LEMBAR, MENURUT_KODE, Baris, LembarRencana
from sakip.domain.metode import Metode
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.rumus import Rumus
from sakip.intake.baca_rencana import read_rencana
from sakip.intake.templat_rencana import build_rencana
from sakip.services.jejak import record_jejak
from sakip.services.pratinjau_rencana import (
    Isi,
    PratinjauRencana,
    as_isi,
    compare_rencana,
    sign_isi,
    write_nilai,
)
from sakip.services.rencana_tersimpan import check_tersimpan
from sakip.services.simpan_rencana import write_rencana
from sakip.services.ukuran import record_ganti
from sakip.storage.berkas import keep_berkas
from sakip.storage.connection import Cursor, Database
from sakip.storage.penyiapan import read_instansi
from sakip.storage.rencana import read_rencana as read_rows


def find_lembar(kode: Sequence[str] = ()) -> list[LembarRencana]:
    """Return the sheets of these kode, every sheet for none. Raises DataTidakSah for an unknown one."""
    if asing := [satu for satu in kode if satu not in MENURUT_KODE]:
        raise DataTidakSah(
            apa=f"Lembar {', '.join(asing)} tidak dikenal",
            di_mana="--lembar",
            perbaikan=f"Pilih dari: {', '.join(MENURUT_KODE)}.",
        )
    return [satu for satu in LEMBAR if not kode or satu.kode in kode]


def get_templat_rencana(db: Database, pelaku: Pelaku, lembar: Sequence[str] = ()) -> bytes:
    """Return the blank planning workbook, with what every column is for and an example of each.

    lembar are kode of sheets, all for none. Raises TidakBerhak; DataTidakSah for an unknown sheet.
    """
    require_hak(pelaku, Hak.KELOLA_PERENCANAAN)
    return build_rencana(find_lembar(lembar), {}, read_nama_kantor(db))


def export_rencana(
    db: Database, pelaku: Pelaku, lembar: Sequence[str] = (), tahun: int | None = None
) -> bytes:
    """Return the same workbook filled with what is stored; rows of one tahun where one is named.

    Raises TidakBerhak; DataTidakSah for an unknown sheet.
    """
    require_hak(pelaku, Hak.KELOLA_PERENCANAAN)
    with db.cursor() as cur:
        isi = read_rows(cur, pelaku.kode_instansi)
        instansi = read_instansi(cur)
    if tahun is not None:
        isi = _cut_tahun(isi, tahun)
    contoh = instansi is not None and instansi.contoh
    return build_rencana(find_lembar(lembar), isi, read_nama_kantor(db), contoh=contoh)


def _cut_tahun(isi: Mapping[str, list[Baris]], tahun: int) -> dict[str, list[Baris]]:
    """Leave the rows of one tahun, and those of no tahun; Indikator PK goes by the tahun of its PK."""
    potong = {
        kode: [satu for satu in baris if satu.get("tahun", tahun) == tahun]
        for kode, baris in isi.items()
    }
    pk = {satu["kode"] for satu in potong["perjanjian_kinerja"]}
    janji = potong["perjanjian_indikator"]
    return potong | {
        "perjanjian_indikator": [satu for satu in janji if satu["kode_perjanjian"] in pk]
    }


def preview_rencana(db: Database, pelaku: Pelaku, isi: bytes, nama_berkas: str) -> PratinjauRencana:
    """Return what importing this workbook would do; nothing is changed.

    Raises TidakBerhak; BerkasDitolak when the file cannot be read at all.
    """
    require_hak(pelaku, Hak.KELOLA_PERENCANAAN)
    hasil = read_rencana(isi, nama_berkas)
    with db.cursor() as cur:
        tersimpan = as_isi(read_rows(cur, pelaku.kode_instansi))
        pratinjau = compare_rencana(hasil, tersimpan, isi, nama_berkas)
        tertutup = list(check_tersimpan(cur, pelaku, pratinjau.akan, tersimpan))
    return PratinjauRencana(
        nama_berkas=nama_berkas,
        isi=isi,
        sidik=pratinjau.sidik,
        baris=pratinjau.baris,
        temuan=(*pratinjau.temuan, *tertutup),
    )


def save_rencana(
    db: Database, pelaku: Pelaku, pratinjau: PratinjauRencana, *, konfirmasi: bool = False
) -> int:
    """Save what a preview showed, all of it or nothing; return how many rows were written.

    Raises TidakBerhak; DataTidakSah while anything is wrong or not agreed to; VersiBerubah when the
    plan was changed after the preview.
    """
    require_hak(pelaku, Hak.KELOLA_PERENCANAAN)
    return save_pratinjau(db, pelaku, pratinjau, Hak.KELOLA_PERENCANAAN, konfirmasi=konfirmasi)


def save_pratinjau(
    db: Database, pelaku: Pelaku, pratinjau: PratinjauRencana, hak: Hak, *, konfirmasi: bool
) -> int:
    """As save_rencana under another right; who calls it has checked that these very rows are the person's.

    Raises TidakBerhak without hak.
    """
    require_hak(pelaku, hak)
    _require_clean(pratinjau, konfirmasi=konfirmasi)
    sidik = keep_berkas(db.folder, pratinjau.isi)
    with db.transaction() as cur:
        tersimpan = as_isi(read_rows(cur, pelaku.kode_instansi))
        if sign_isi(tersimpan) != pratinjau.sidik:
            raise VersiBerubah(
                apa="Perencanaan sudah diubah orang lain sesudah berkas ini diperiksa",
                di_mana=pratinjau.nama_berkas,
                perbaikan="Periksa lagi berkasnya; bandingannya akan memakai isi yang terbaru.",
            )
        _require_same_tertutup(cur, pelaku, pratinjau, tersimpan)
        _note_ukuran(cur, pelaku, pratinjau, tersimpan)
        for satu in pratinjau.akan:
            tersimpan[satu.lembar.kode][satu.kunci] = satu.isi
        write_rencana(cur, pelaku, pratinjau.akan, tersimpan)
        _note(cur, pelaku, pratinjau, sidik)
    return len(pratinjau.akan)


def read_nama_kantor(db: Database) -> str:
    """Return the name of the office, "" before there is one."""
    with db.cursor() as cur:
        instansi = read_instansi(cur)
    return "" if instansi is None else instansi.nama


def _require_clean(pratinjau: PratinjauRencana, *, konfirmasi: bool) -> None:
    menghalangi = pratinjau.salah or (() if konfirmasi else pratinjau.konfirmasi)
    if not menghalangi:
        return
    jenis = "kesalahan" if pratinjau.salah else "hal yang perlu disetujui"
    raise DataTidakSah(
        apa=f"Berkas belum disimpan karena ada {len(menghalangi)} {jenis}",
        di_mana=", ".join(satu.alamat for satu in menghalangi[:20]),
        perbaikan="Betulkan semuanya di berkas, lalu impor lagi."
        if pratinjau.salah
        else "Baca satu per satu, lalu nyatakan setuju, atau betulkan berkasnya.",
    )


def _require_same_tertutup(
    cur: Cursor, pelaku: Pelaku, pratinjau: PratinjauRencana, tersimpan: Isi
) -> None:
    """Refuse to save when a triwulan was closed after the preview: nobody was asked about it."""
    for satu in check_tersimpan(cur, pelaku, pratinjau.akan, tersimpan):
        if satu not in pratinjau.temuan:
            raise VersiBerubah(
                apa="Triwulan yang disentuh berkas ini ditutup sesudah berkasnya diperiksa",
                di_mana=satu.alamat,
                perbaikan="Periksa lagi berkasnya, lalu baca apa yang berubah.",
            )


def _note_ukuran(cur: Cursor, pelaku: Pelaku, pratinjau: PratinjauRencana, tersimpan: Isi) -> None:
    """Leave the same trace of a new rumus or metode as the page does; tersimpan is what stood before."""
    for satu in pratinjau.akan:
        if satu.lembar.kode == "perubahan_ukuran":
            tahun, kode, mulai = (satu.isi[nama] for nama in satu.lembar.kunci)
            tempat = (str(kode), int(str(tahun)), int(str(mulai)))
            record_ganti(
                cur,
                pelaku,
                tempat,
                find_ukuran(tersimpan, tahun, kode, tempat[2]),
                (Rumus(str(satu.isi["rumus"])), Metode(str(satu.isi["metode"]))),
                str(satu.isi["alasan"]),
            )


def _note(cur: Cursor, pelaku: Pelaku, pratinjau: PratinjauRencana, sidik: str) -> None:
    """Leave one trace per sheet: what changed from what to what, and how much is new."""
    for lembar in LEMBAR:
        anggota = [satu for satu in pratinjau.akan if satu.lembar is lembar]
        if not anggota:
            continue
        berubah = [satu for satu in anggota if satu.beda]
        jumlah = pratinjau.count(lembar.kode)
        record_jejak(
            cur,
            pelaku,
            "impor_rencana",
            f"{lembar.nama} dari {pratinjau.nama_berkas}",
            {
                satu.nama: {nama: write_nilai(lama) for nama, lama, _ in satu.beda}
                for satu in berubah
            },
            {
                satu.nama: {nama: write_nilai(baru) for nama, _, baru in satu.beda}
                for satu in berubah
            }
            | {"jumlah": jumlah, "sha256": sidik},
        )
