"""Export of what one sees to xlsx, with its filters, date and status printed on it."""

from decimal import Decimal

from sakip.documents.ekspor import Kolom, build_ekspor
from sakip.domain import waktu
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import JenisPeriode
from sakip.domain.rumus import Rumus
from sakip.domain.waktu import format_waktu
from sakip.services.capaian import NAMA_STATUS, BarisRekap, filter_rekap, list_rekap
from sakip.services.dasar_target import list_dasar_target
from sakip.services.pengesahan import get_pengesahan
from sakip.services.penyiapan import read_kantor
from sakip.storage.connection import Database

KOLOM_REKAP = (
    Kolom(kunci="nomor", judul="No.", jenis="angka", desimal=0, lebar=5),
    Kolom(kunci="sasaran", judul="Sasaran", jenis="teks", lebar=32),
    Kolom(kunci="kode", judul="Kode", jenis="teks", lebar=9),
    Kolom(kunci="indikator", judul="Indikator Kinerja", jenis="teks", lebar=38),
    Kolom(kunci="unit", judul="Yang membidangi", jenis="teks", lebar=22),
    Kolom(kunci="satuan", judul="Satuan", jenis="teks", lebar=11),
    Kolom(kunci="target", judul="Target", jenis="angka", lebar=12),
    Kolom(kunci="dasar_target", judul="Perjanjian Kinerja", jenis="teks", lebar=18),
    Kolom(kunci="realisasi", judul="Realisasi", jenis="angka", lebar=12),
    Kolom(kunci="capaian", judul="Capaian (%)", jenis="persen", desimal=2, lebar=12),
    Kolom(
        kunci="capaian_tahunan",
        judul="Capaian thd target tahunan (%)",
        jenis="persen",
        desimal=2,
        lebar=14,
    ),
    Kolom(kunci="predikat", judul="Predikat", jenis="teks", lebar=15),
    Kolom(kunci="status", judul="Status", jenis="teks", lebar=16),
    Kolom(kunci="pengesahan", judul="Formulirnya", jenis="teks", lebar=13),
    Kolom(kunci="alasan", judul="Alasan bila tidak dihitung", jenis="teks", lebar=30),
)


def export_capaian(
    db: Database,
    pelaku: Pelaku,
    tahun: int,
    periode: JenisPeriode,
    *,
    kode_unit: str | None = None,
    status: str | None = None,
    cari: str = "",
) -> tuple[str, bytes]:
    """Return (file name, xlsx) of the Capaian page with these filters, in the person's scope.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.EKSPOR, kode_unit)
    baris = filter_rekap(list_rekap(db, pelaku, tahun, periode, kode_unit), status, cari)
    kantor = read_kantor(db)
    assert kantor is not None  # who has a right has an office
    keterangan = _keterangan(tahun, periode, baris)
    keterangan += tell_pembuatan(kantor, "Diambil", pelaku)
    keterangan.insert(2, ("Pengesahan", get_pengesahan(db, pelaku, tahun, periode, kode_unit)))
    dasar = list_dasar_target(db, pelaku, tahun, periode, kode_unit)
    keterangan += [("Dasar target", kalimat) for kalimat in dasar]
    if kode_unit is not None:
        keterangan.append(("Unit", baris[0].unit if baris else kode_unit))
    if status is not None:
        keterangan.append(("Status", NAMA_STATUS[status]))
    if cari:
        keterangan.append(("Kata yang dicari", cari))
    isi = build_ekspor(
        f"Capaian Kinerja {kantor.nama}",
        keterangan,
        KOLOM_REKAP,
        [_row(nomor, satu) for nomor, satu in enumerate(baris, start=1)],
        contoh=kantor.contoh,
    )
    return f"Capaian-{tahun}-{periode}.xlsx", isi


def tell_pembuatan(
    kantor: Instansi | None, kata: str, pelaku: Pelaku | None = None
) -> list[tuple[str, str]]:
    """Return the line above an export that says when it was made, and by whom; none without an office."""
    if kantor is None:
        return []
    oleh = f" oleh {pelaku.nama}" if pelaku is not None else ""
    return [(kata, f"{format_waktu(waktu.now_utc(), kantor)}{oleh}")]


def _keterangan(
    tahun: int, periode: JenisPeriode, baris: list[BarisRekap]
) -> list[tuple[str, str]]:
    lengkap = sum(satu.status in ("lengkap", "tidak_berlaku", "belum_waktunya") for satu in baris)
    keadaan = "lengkap" if lengkap == len(baris) else "sementara"
    return [
        ("Periode", f"{periode.nama} {tahun}"),
        ("Keadaan data", f"{keadaan}: {lengkap} dari {len(baris)} indikator lengkap"),
    ]


def _row(nomor: int, baris: BarisRekap) -> dict[str, object]:
    return {
        "nomor": nomor,
        "sasaran": baris.sasaran,
        "kode": baris.kode,
        "indikator": baris.indikator,
        "unit": baris.unit,
        "satuan": baris.satuan,
        "target": _figure(baris, baris.target, baris.target_tulis),
        "dasar_target": baris.dasar_target,
        "realisasi": _figure(baris, baris.realisasi, baris.realisasi_tulis),
        "capaian": baris.capaian,
        "capaian_tahunan": baris.capaian_tahunan,
        "predikat": baris.predikat,
        "status": NAMA_STATUS[baris.status],
        "pengesahan": baris.pengesahan,
        "alasan": baris.alasan,
    }


def _figure(baris: BarisRekap, nilai: Decimal | None, tulis: str) -> Decimal | str | None:
    """Return a figure as a number, but a range or a predikat as people read it."""
    if nilai is None or baris.rumus == Rumus.PREDIKAT or "–" in tulis:
        return tulis or None
    return nilai
