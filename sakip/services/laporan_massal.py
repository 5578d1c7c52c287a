"""The report of a folder that was uploaded: for programs as JSON, for people as xlsx."""

from collections.abc import Iterator
from typing import Any

from sakip.documents.ekspor import build_ekspor, list_kolom_teks
from sakip.intake.arsip import read_arsip
from sakip.services.ekspor import tell_pembuatan
from sakip.services.penyiapan import read_kantor
from sakip.services.periksa import periksa_json
from sakip.services.pratinjau import Pratinjau
from sakip.services.unggah_massal import BerkasMasuk, HasilBerkas, LaporanMassal
from sakip.storage.connection import Database

KOLOM = list_kolom_teks(
    ("berkas", "Berkas", 38),
    ("keadaan", "Hasil", 11),
    ("unit", "Unit", 26),
    ("periode", "Triwulan", 18),
    ("lembar", "Lembar", 14),
    ("sel", "Sel", 10),
    ("tingkat", "Jenis", 12),
    ("uraian", "Uraian", 70),
    ("sha256", "SHA-256", 20),
)


def list_arsip(isi: bytes, nama_berkas: str) -> list[BerkasMasuk]:
    """Return the files of a zip, for upload_massal.

    Raises BerkasDitolak when the zip itself is damaged, locked or beyond any honest size.
    """
    return [BerkasMasuk(nama, satu) for nama, satu in read_arsip(isi, nama_berkas).items()]


def laporan_json(laporan: LaporanMassal, asal: str) -> dict[str, Any]:
    """Return a report for programs; asal is the folder or zip."""
    return {
        "asal": asal,
        "tahun": laporan.tahun,
        "jumlah": laporan.jumlah,
        "berkas": [
            {
                "berkas": satu.nama,
                "sha256": satu.sha256,
                "hasil": str(satu.keadaan),
                "kode": satu.kode or None,
                "pesan": satu.pesan or None,
                "formulir": [
                    _formulir_json(pratinjau, satu.disimpan[nomor] if satu.disimpan else 0)
                    for nomor, pratinjau in enumerate(satu.pratinjau)
                ],
            }
            for satu in laporan.berkas
        ],
    }


def _formulir_json(pratinjau: Pratinjau, disimpan: int) -> dict[str, Any]:
    isi = periksa_json(pratinjau)
    for kunci in ("berkas", "sha256"):
        del isi[kunci]
    formulir = pratinjau.formulir
    return {
        "unit": formulir.kode_unit,
        "tahun": formulir.tahun,
        "triwulan": formulir.triwulan,
        "disimpan": disimpan,
    } | isi


def build_laporan(db: Database, laporan: LaporanMassal, asal: str) -> bytes:
    """Return a report as xlsx: a row for each form and each finding, every text kept text."""
    kantor = read_kantor(db)
    keterangan = [("Asal", asal), ("Tahun", str(laporan.tahun)), *tell_pembuatan(kantor, "Dibuat")]
    if kantor is not None:
        keterangan.insert(0, ("Kantor", kantor.nama))
    jumlah = ", ".join(f"{banyak} {kata}" for kata, banyak in laporan.jumlah.items())
    keterangan.append(("Hasil", f"{len(laporan.berkas)} berkas: {jumlah}"))
    return build_ekspor(
        "Laporan unggah massal",
        keterangan,
        KOLOM,
        [baris for satu in laporan.berkas for baris in _list_baris(satu)],
        contoh=kantor is not None and kantor.contoh,
    )


def _list_baris(berkas: HasilBerkas) -> Iterator[dict[str, object]]:
    dasar: dict[str, object] = {
        "berkas": berkas.nama,
        "keadaan": str(berkas.keadaan),
        "sha256": f"{berkas.sha256[:16]}…",
    }
    if berkas.pesan:
        yield dasar | {"tingkat": berkas.kode, "uraian": berkas.pesan}
    for nomor, pratinjau in enumerate(berkas.pratinjau):
        formulir = dasar | {
            "unit": pratinjau.formulir.unit,
            "periode": str(pratinjau.formulir.periode),
            "lembar": pratinjau.hasil.lembar,
        }
        jumlah = ", ".join(
            f"{banyak} {kata}" for kata, banyak in pratinjau.jumlah.items() if banyak
        )
        disimpan = berkas.disimpan[nomor] if berkas.disimpan else 0
        yield formulir | {"tingkat": "ringkasan", "uraian": f"{disimpan} disimpan; baris: {jumlah}"}
        for temuan in pratinjau.temuan:
            yield formulir | {
                "sel": temuan.alamat,
                "tingkat": temuan.tingkat,
                "uraian": temuan.pesan,
            }
