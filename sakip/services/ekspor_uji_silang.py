"""The outcome of an uji silang as a file: every row with what is printed, recomputed, and said of it."""

from collections.abc import Sequence
from typing import Literal

from sakip.documents.ekspor import Kolom, build_csv, build_ekspor
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.putusan import PENJELASAN_PUTUSAN
from sakip.domain.waktu import format_waktu, now_utc
from sakip.services.jejak import record_jejak
from sakip.services.penyiapan import read_kantor
from sakip.services.uji_silang import BarisUji, HasilUjiSilang
from sakip.storage.connection import Database

KOLOM_UJI = (
    Kolom(kunci="baris", judul="Baris", jenis="angka", desimal=0, lebar=7),
    Kolom(kunci="instansi", judul="Instansi", lebar=26),
    Kolom(kunci="tahun", judul="Tahun", lebar=8),
    Kolom(kunci="indikator", judul="Indikator", lebar=36),
    Kolom(kunci="satuan", judul="Satuan", lebar=11),
    Kolom(kunci="target", judul="Target tercetak", lebar=12),
    Kolom(kunci="realisasi", judul="Realisasi tercetak", lebar=12),
    Kolom(kunci="capaian", judul="Capaian tercetak", lebar=12),
    Kolom(kunci="hitung", judul="Capaian hitung ulang (%)", jenis="angka", desimal=4, lebar=13),
    Kolom(kunci="selisih", judul="Selisih", jenis="angka", desimal=4, lebar=11),
    Kolom(kunci="rumus", judul="Rumus", lebar=13),
    Kolom(kunci="putusan", judul="Putusan", lebar=18),
    Kolom(kunci="arti", judul="Artinya", lebar=30),
    Kolom(kunci="penjelasan", judul="Penjelasan", lebar=50),
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
    kantor = read_kantor(db)
    keterangan = [("Berkas", hasil.nama_berkas), ("Hasil", hasil.kalimat), ("Baris", pilihan)]
    if kantor is not None:
        keterangan.append(("Diuji", f"{format_waktu(now_utc(), kantor)} oleh {pelaku.nama}"))
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
