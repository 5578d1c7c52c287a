"""The outcome of an uji silang as a file: every row with what is printed, recomputed, and said of it."""

from collections.abc import Sequence
from typing import Literal

from sakip.documents.ekspor import Kolom, build_csv, build_ekspor, list_kolom_teks
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.putusan import PENJELASAN_PUTUSAN
from sakip.services.ekspor import tell_pembuatan
from sakip.services.jejak import record_jejak
from sakip.services.penyiapan import read_kantor
from sakip.services.uji_silang import BarisUji, HasilUjiSilang
from sakip.storage.connection import Database

KOLOM_UJI = (
    Kolom(kunci="baris", judul="Baris", jenis="angka", desimal=0, lebar=7),
    *list_kolom_teks(
        ("instansi", "Instansi", 26),
        ("tahun", "Tahun", 8),
        ("indikator", "Indikator", 36),
        ("satuan", "Satuan", 11),
        ("target", "Target tercetak", 12),
        ("realisasi", "Realisasi tercetak", 12),
        ("capaian", "Capaian tercetak", 12),
    ),
    Kolom(kunci="hitung", judul="Capaian hitung ulang (%)", jenis="angka", desimal=4, lebar=13),
    Kolom(kunci="selisih", judul="Selisih", jenis="angka", desimal=4, lebar=11),
    *list_kolom_teks(
        ("rumus", "Rumus", 13),
        ("putusan", "Putusan", 18),
        ("arti", "Artinya", 30),
        ("penjelasan", "Penjelasan", 50),
    ),
)


def export_uji_silang(
    db: Database,
    pelaku: Pelaku,
    hasil: HasilUjiSilang,
    baris: Sequence[BarisUji],
    jenis: Literal["xlsx", "csv"],
    pilihan: str,
) -> bytes:
    """Return these rows of an uji silang as a file; pilihan says in words which rows they are.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.UJI_SILANG)
    keterangan = [("Berkas", hasil.nama_berkas), ("Hasil", hasil.kalimat), ("Baris", pilihan)]
    keterangan += tell_pembuatan(read_kantor(db), "Diuji", pelaku)
    with db.transaction() as cur:
        record_jejak(cur, pelaku, "unduh", f"uji silang {hasil.nama_berkas}", baru=pilihan)
    build = build_ekspor if jenis == "xlsx" else build_csv
    return build("Hasil Uji Silang", keterangan, KOLOM_UJI, [_row(satu) for satu in baris])


def _row(satu: BarisUji) -> dict[str, object]:
    hasil = satu.hasil
    return {
        "baris": satu.nomor,
        **{kunci: satu.teks.get(kunci) for kunci in ("instansi", "tahun", "indikator", "satuan")},
        **{kunci: satu.teks[kunci] for kunci in ("target", "realisasi", "capaian")},
        "hitung": hasil.hitung,
        "selisih": hasil.selisih,
        "rumus": hasil.rumus,
        "putusan": hasil.putusan.replace("_", " "),
        "arti": PENJELASAN_PUTUSAN[hasil.putusan],
        "penjelasan": " ".join(hasil.penjelasan),
    }
