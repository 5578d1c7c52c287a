"""Upload a filled form: see every row and every problem first, then save all of it or nothing."""

import json
from typing import Any
from uuid import uuid4

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import Triwulan
from sakip.domain.waktu import now_utc
from sakip.intake.baca import read_workbook
from sakip.services.banding import build_pratinjau
from sakip.services.formulir import get_formulir, read_formulir
from sakip.services.pratinjau import Pratinjau
from sakip.services.realisasi import Perubahan, save_isian
from sakip.storage.berkas import keep_berkas
from sakip.storage.connection import Database
from sakip.storage.unggahan import BarisUnggahan, read_unggahan, write_unggahan


def preview_unggahan(
    db: Database, pelaku: Pelaku, kode_unit: str, periode: Triwulan, isi: bytes, nama_berkas: str
) -> Pratinjau:
    """Return what saving this file would do; nothing is changed.

    Raises TidakBerhak; DataTidakSah when the file cannot be read at all, or holds no table.
    """
    require_hak(pelaku, Hak.UNGGAH, kode_unit)
    formulir = get_formulir(db, pelaku, kode_unit, periode)
    hasil = read_workbook(isi, nama_berkas, periode.nomor)
    return build_pratinjau(formulir, hasil, isi, nama_berkas)


def save_unggahan(
    db: Database, pelaku: Pelaku, pratinjau: Pratinjau, *, konfirmasi: bool = False
) -> dict[str, int]:
    """Save what a preview showed, all of it or nothing; return how many rows had each status.

    konfirmasi: the person has agreed to everything that asked for it. The file is kept by its
    SHA-256 with who, when and what came of it; the same file twice changes nothing.

    Raises TidakBerhak; DataTidakSah while anything is wrong or not agreed to; VersiBerubah when
    another person saved one of the figures after the preview.
    """
    formulir = pratinjau.formulir
    require_hak(pelaku, Hak.UNGGAH, formulir.kode_unit)
    _require_clean(pratinjau, konfirmasi)
    perubahan = {satu.kode_indikator: Perubahan(satu.isian, satu.versi) for satu in pratinjau.baris}
    kode = uuid4().hex
    sidik = keep_berkas(db.folder, pratinjau.isi)
    with db.transaction() as cur:
        kini = read_formulir(cur, pelaku, formulir.kode_unit, formulir.periode)
        berubah = save_isian(cur, pelaku, kini, perubahan, asal="unggahan", kode_unggahan=kode)
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
                    hasil=json.dumps(pratinjau.jumlah | {"disimpan": berubah}),
                    diunggah_oleh=pelaku.kode,
                    diunggah_pada=now_utc(),
                ),
            )
    return pratinjau.jumlah | {"disimpan": berubah}


def _require_clean(pratinjau: Pratinjau, konfirmasi: bool) -> None:
    if pratinjau.salah:
        raise DataTidakSah(
            apa=f"Berkas belum disimpan karena ada {len(pratinjau.salah)} kesalahan",
            di_mana=", ".join(satu.alamat for satu in pratinjau.salah if satu.alamat)
            or pratinjau.nama_berkas,
            perbaikan="Betulkan semuanya di berkas, lalu unggah lagi.",
        )
    if pratinjau.konfirmasi and not konfirmasi:
        raise DataTidakSah(
            apa=f"Berkas belum disimpan karena ada {len(pratinjau.konfirmasi)} hal yang perlu disetujui",
            di_mana=", ".join(satu.alamat for satu in pratinjau.konfirmasi if satu.alamat)
            or pratinjau.nama_berkas,
            perbaikan="Baca satu per satu, lalu nyatakan setuju, atau betulkan berkasnya.",
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
