"""The report of a folder that was uploaded: for programs as JSON, for people as xlsx."""

from collections.abc import Iterator
from typing import Any

from sakip.documents.ekspor import Kolom, build_ekspor
from sakip.domain.waktu import format_waktu, now_utc
from sakip.intake.arsip import read_arsip
from sakip.services.penyiapan import read_kantor
from sakip.services.pratinjau import Pratinjau, to_json
from sakip.services.unggah_massal import BerkasMasuk, HasilBerkas, LaporanMassal
from sakip.storage.connection import Database

KOLOM = (
    Kolom(kunci="berkas", judul="Berkas", lebar=38),
    Kolom(kunci="keadaan", judul="Hasil", lebar=11),
    Kolom(kunci="unit", judul="Unit", lebar=26),
    Kolom(kunci="periode", judul="Triwulan", lebar=18),
    Kolom(kunci="lembar", judul="Lembar", lebar=14),
    Kolom(kunci="sel", judul="Sel", lebar=10),
    Kolom(kunci="tingkat", judul="Jenis", lebar=12),
    Kolom(kunci="uraian", judul="Uraian", lebar=70),
    Kolom(kunci="sha256", judul="SHA-256", lebar=20),
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
    isi = to_json(pratinjau)
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
    keterangan = [("Asal", asal), ("Tahun", str(laporan.tahun))]
    if kantor is not None:
        keterangan.insert(0, ("Kantor", kantor.nama))
        keterangan.append(("Dibuat", format_waktu(now_utc(), kantor)))
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
