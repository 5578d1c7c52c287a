"""Upload a filled form: see every row and every problem first, then save all of it or nothing."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah, TidakAda
from sakip.domain.peran import Hak, Pelaku, may, require_hak
from sakip.domain.periode import Triwulan
from sakip.intake.baca import read_workbook
from sakip.intake.hasil import Pilihan
from sakip.services.banding import build_pratinjau
from sakip.services.formulir import read_formulir, sign_formulir
from sakip.services.jejak import record_jejak
from sakip.services.nama_lain import save_nama
from sakip.services.pemetaan import check_pilihan, read_ingatan, save_tata_letak
from sakip.services.pratinjau import Pratinjau, StatusBaris, correct_berkas, describe_pemetaan
from sakip.services.realisasi import Perubahan, save_isian
from sakip.storage.berkas import keep_berkas, read_berkas
from sakip.storage.connection import Cursor, Database
from sakip.storage.pembatalan import read_satu_unggahan
from sakip.storage.unggahan import BarisUnggahan, read_unggahan, write_unggahan


def preview_unggahan(
    db: Database,
    pelaku: Pelaku,
    kode_unit: str,
    periode: Triwulan,
    isi: bytes,
    nama_berkas: str,
    pilihan: Pilihan | None = None,
) -> Pratinjau:
    """Return what saving this file would do; nothing is changed.

    pilihan puts right how the file was read: sheet, rows of the heading, column of each field.
    What was put right for this unit before is applied by itself.

    Raises TidakBerhak; DataTidakSah when the file cannot be read at all, or pilihan cannot be meant.
    """
    require_hak(pelaku, Hak.UNGGAH, kode_unit)
    check_pilihan(pilihan)
    with db.cursor() as cur:
        formulir = read_formulir(cur, pelaku, kode_unit, periode)
        ingatan = read_ingatan(cur, pelaku, formulir)
    hasil = read_workbook(
        isi, nama_berkas, periode.nomor, pilihan=pilihan, tata_letak=ingatan.tata_letak
    )
    return build_pratinjau(
        formulir,
        hasil,
        isi,
        nama_berkas,
        pengenal=ingatan.pengenal,
        pemetaan=ingatan.describe(hasil, pilihan),
    )


def confirm_pemetaan(db: Database, pelaku: Pelaku, pratinjau: Pratinjau) -> None:
    """Agree to how a file was read, and remember it for this unit's next files of that layout.

    Raises TidakBerhak; DataTidakSah while no table was found.
    """
    formulir = pratinjau.formulir
    require_hak(pelaku, Hak.UNGGAH, formulir.kode_unit)
    if not pratinjau.hasil.baris:
        raise DataTidakSah(
            apa="Cara membaca berkas ini belum dapat disetujui karena belum ada baris yang terbaca",
            di_mana=pratinjau.nama_berkas,
            perbaikan="Pilih lembar, baris judul, dan kolom indikatornya lebih dahulu.",
        )
    with db.transaction() as cur:
        save_tata_letak(cur, pelaku, formulir, pratinjau.hasil)


def export_perbaikan(db: Database, pelaku: Pelaku, pratinjau: Pratinjau) -> bytes:
    """Return the corrected workbook of a preview; that it was taken stands in the audit.

    Raises TidakBerhak.
    """
    formulir = pratinjau.formulir
    require_hak(pelaku, Hak.UNGGAH, formulir.kode_unit)
    with db.transaction() as cur:
        objek = f"berkas perbaikan {formulir.kode_unit} {formulir.periode}"
        record_jejak(cur, pelaku, "unduh", objek, baru=pratinjau.nama_berkas)
        formulir = sign_formulir(cur, formulir)
    return correct_berkas(replace(pratinjau, formulir=formulir))


def save_unggahan(
    db: Database, pelaku: Pelaku, pratinjau: Pratinjau, *, konfirmasi: bool = False
) -> dict[str, int]:
    """Save what a preview showed, all of it or nothing; return how many rows had each status.

    konfirmasi: the person has agreed to everything that asked for it, also to how the file was
    read; mapping and near names are then remembered. The file is kept by its SHA-256 with who, when
    and what came of it; the same file twice changes nothing.

    Raises TidakBerhak; DataTidakSah while anything is wrong or not agreed to; VersiBerubah when
    another person saved one of the figures after the preview.
    """
    (jumlah,) = save_semua(db, pelaku, [pratinjau], konfirmasi=konfirmasi)
    return jumlah


def save_semua(
    db: Database, pelaku: Pelaku, daftar: Sequence[Pratinjau], *, konfirmasi: bool = False
) -> list[dict[str, int]]:
    """Save several previews in one transaction, all of them or none; as save_unggahan for each."""
    for pratinjau in daftar:
        require_hak(pelaku, Hak.UNGGAH, pratinjau.formulir.kode_unit)
        require_clean(pratinjau, konfirmasi=konfirmasi)
    sidik = [keep_berkas(db.folder, pratinjau.isi) for pratinjau in daftar]
    with db.transaction() as cur:
        return [
            _save(cur, pelaku, pratinjau, satu)
            for pratinjau, satu in zip(daftar, sidik, strict=True)
        ]


def _save(cur: Cursor, pelaku: Pelaku, pratinjau: Pratinjau, sidik: str) -> dict[str, int]:
    formulir = pratinjau.formulir
    # A row of which the file says nothing is no statement, whatever became of it meanwhile.
    perubahan = {
        satu.kode_indikator: Perubahan(satu.isian, satu.versi)
        for satu in pratinjau.baris
        if satu.status is not StatusBaris.KOSONG
    }
    kode = uuid4().hex
    kini = read_formulir(cur, pelaku, formulir.kode_unit, formulir.periode)
    berubah = save_isian(cur, pelaku, kini, perubahan, asal="unggahan", kode_unggahan=kode)
    if pratinjau.pemetaan.perlu_setuju:
        save_tata_letak(cur, pelaku, formulir, pratinjau.hasil)
    save_nama(cur, pelaku, formulir, pratinjau.nama_mirip)
    jumlah = pratinjau.jumlah | {"disimpan": berubah}
    lama = read_unggahan(cur, formulir.kode_instansi, formulir.kode_unit, formulir.periode)
    if berubah or all(satu["sha256"] != sidik for satu in lama):
        write_unggahan(
            cur,
            BarisUnggahan(
                kode=kode,
                kode_instansi=formulir.kode_instansi,
                kode_unit=formulir.kode_unit,
                tahun=formulir.tahun,
                triwulan=formulir.triwulan,
                nama_berkas=pratinjau.nama_berkas,
                sha256=sidik,
                ukuran=len(pratinjau.isi),
                hasil=json.dumps(jumlah | describe_pemetaan(pratinjau), ensure_ascii=False),
                diunggah_oleh=pelaku.kode,
                diunggah_pada=waktu.now_utc(),
            ),
        )
    return jumlah


def require_clean(pratinjau: Pratinjau, *, konfirmasi: bool) -> None:
    """Refuse a preview that cannot be saved. Raises DataTidakSah, naming the cells."""
    if pratinjau.salah:
        raise DataTidakSah(
            apa=f"Berkas belum disimpan karena ada {len(pratinjau.salah)} kesalahan",
            di_mana=", ".join(satu.alamat for satu in pratinjau.salah if satu.alamat)
            or pratinjau.nama_berkas,
            perbaikan="Betulkan semuanya di berkas, lalu unggah lagi.",
        )
    if konfirmasi:
        return
    if pratinjau.konfirmasi:
        raise DataTidakSah(
            apa=f"Berkas belum disimpan karena ada {len(pratinjau.konfirmasi)} hal yang perlu disetujui",
            di_mana=", ".join(satu.alamat for satu in pratinjau.konfirmasi if satu.alamat)
            or pratinjau.nama_berkas,
            perbaikan="Baca satu per satu, lalu nyatakan setuju, atau betulkan berkasnya.",
        )
    if pratinjau.pemetaan.perlu_setuju:
        raise DataTidakSah(
            apa="Berkas belum disimpan karena cara membacanya belum disetujui",
            di_mana=f"{pratinjau.nama_berkas}, lembar {pratinjau.hasil.lembar}",
            perbaikan="Periksa kolom mana yang dibaca sebagai apa, lalu nyatakan setuju.",
        )


def list_unggahan(
    db: Database, pelaku: Pelaku, kode_unit: str, periode: Triwulan
) -> list[dict[str, Any]]:
    """Return the uploads of one unit and triwulan, newest first, hasil as a dict.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN, kode_unit)
    with db.cursor() as cur:
        rows = read_unggahan(cur, pelaku.kode_instansi, kode_unit, periode)
    return [row | {"hasil": json.loads(row["hasil"])} for row in rows]


def get_berkas_unggahan(db: Database, pelaku: Pelaku, kode_unggahan: str) -> tuple[str, bytes]:
    """Return (name, content) of an uploaded file, byte for byte as it was handed in.

    Raises TidakAda for an upload that is not there or of a unit out of sight; DataTidakSah when the
    kept file is gone or is not what it was.
    """
    with db.cursor() as cur:
        unggahan = read_satu_unggahan(cur, pelaku.kode_instansi, kode_unggahan)
    if unggahan is None or not may(pelaku, Hak.LIHAT_CAPAIAN, unggahan["kode_unit"]):
        raise TidakAda(
            apa="Unggahan ini tidak ada, atau bukan bagian Anda",
            di_mana="riwayat unggahan",
            perbaikan="Kembali ke halaman Pengumpulan, lalu pilih berkasnya dari sana.",
        )
    nama = str(unggahan["nama_berkas"])
    try:
        return nama, read_berkas(db.folder, unggahan["sha256"])
    except (FileNotFoundError, ValueError):
        raise DataTidakSah(
            apa="Berkas aslinya tidak ada lagi di penyimpanan, atau isinya sudah berubah",
            di_mana=nama,
            perbaikan="Angkanya tetap tersimpan. Minta administrator memulihkan berkas dari cadangan.",
        ) from None
