"""Read capaian: the rekap of a periode, averages, trend and completeness, in the reader's scope."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sakip.domain.alasan import Alasan
from sakip.domain.alur_pengumpulan import JENJANG, StatusAlur
from sakip.domain.formulir import tulis_target
from sakip.domain.peran import Hak, Pelaku, require_hak, visible_unit
from sakip.domain.periode import JenisPeriode
from sakip.domain.predikat import tulis_predikat
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import format_angka
from sakip.services.dasar_target import DasarTarget
from sakip.storage.alur_pengumpulan import read_status_alur
from sakip.storage.anggaran import read_anggaran, read_efisiensi
from sakip.storage.capaian import read_capaian, read_kelengkapan, read_rata, read_tren
from sakip.storage.connection import Database

SKALA_BAWAAN = "permendagri-86-2017"  # what an office uses until it chooses; as in stg_aturan
NAMA_STATUS = {
    "lengkap": "lengkap",
    "sementara": "sementara",
    "belum_dilaporkan": "belum dilaporkan",
    "belum_waktunya": "belum waktunya diukur",
    "tidak_berlaku": "tidak berlaku",
    "tidak_dapat_dihitung": "tidak dapat dihitung",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisRekap:
    """One indikator in one periode, ready to be shown: figures exact, None where there is none."""

    kode: str
    indikator: str
    kode_sasaran: str
    sasaran: str
    kode_unit: str
    unit: str
    satuan: str
    rumus: str
    metode: str
    desimal: int
    target: Decimal | None
    target_tulis: str  # 92,5 · 80–90 · BB
    realisasi: Decimal | None
    realisasi_tulis: str
    capaian: Decimal | None  # percent, raw
    capaian_tahunan: Decimal | None  # realisasi since January against the target of the tahun
    predikat: str | None
    urutan_predikat: int | None  # 1 is the best band of the skala
    status: str  # a key of NAMA_STATUS
    alasan: str  # why there is no capaian, as people read it; "" where there is one
    alasan_tahunan: str
    bobot: Decimal  # in averages, above 0
    pengesahan: str = ""  # how far its forms are on their way (a StatusAlur), the least far one
    kode_perjanjian: (
        str | None
    )  # the perjanjian kinerja the target comes from; None: none was named
    dasar_target: str = ""  # the perjanjian behind the target in words; "" where none was named
    target_tahunan: Decimal | None  # of the tahun, as it stood at the end of the periode
    target_tahunan_tulis: str


def list_rekap(
    db: Database,
    pelaku: Pelaku,
    tahun: int,
    periode: JenisPeriode,
    kode_unit: str | None = None,
) -> list[BarisRekap]:
    """Return every indikator the person may see in one periode, in the order of the report.

    Raises TidakBerhak when the person may see no figures, or not those of kode_unit.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN, kode_unit)
    terlihat = visible_unit(pelaku) if kode_unit is None else frozenset({kode_unit})
    with db.cursor() as cur:
        rows = read_capaian(cur, pelaku.kode_instansi, tahun, periode)
        status = read_status_alur(cur, pelaku.kode_instansi, tahun)
        dasar = DasarTarget(cur, pelaku.kode_instansi, tahun)
    return [
        replace(
            make_rekap(row),
            pengesahan=_least(status, row["kode_unit"], periode),
            dasar_target=dasar.write(row["kode_indikator"], periode),
        )
        for row in rows
        if terlihat is None or row["kode_unit"] in terlihat
    ]


def _least(status: dict[tuple[str, int], str], kode_unit: str, periode: JenisPeriode) -> str:
    """Return the status of the form of the periode that is least far on its way."""
    semua = [StatusAlur(status.get((kode_unit, n), StatusAlur.DRAF)) for n in periode.triwulan]
    return min(semua, key=lambda satu: JENJANG.index(satu) if satu in JENJANG else 0)


def filter_rekap(
    baris: Iterable[BarisRekap], status: str | None = None, cari: str = ""
) -> list[BarisRekap]:
    """Return the rows with this status (a key of NAMA_STATUS) whose names hold every word of cari."""
    kata = cari.casefold().split()
    return [
        satu
        for satu in baris
        if status in (None, satu.status)
        and all(k in f"{satu.kode} {satu.indikator} {satu.sasaran}".casefold() for k in kata)
    ]


def make_rekap(row: dict[str, Any]) -> BarisRekap:
    """Return a row of mart_capaian_periode as it is shown; documents print the very same."""
    return BarisRekap(
        kode=row["kode_indikator"],
        indikator=row["indikator"],
        kode_sasaran=row["kode_sasaran"],
        sasaran=row["sasaran"],
        kode_unit=row["kode_unit"],
        unit=row["unit"],
        satuan=row["satuan"],
        rumus=row["rumus"],
        metode=row["metode"],
        desimal=row["desimal"],
        target=row["target"],
        target_tulis=_tulis(row, "target"),
        realisasi=row["realisasi"],
        realisasi_tulis=_tulis(row, "realisasi"),
        capaian=row["capaian"],
        capaian_tahunan=row["capaian_tahunan"],
        predikat=row["predikat"],
        urutan_predikat=row["urutan_predikat"],
        status=row["status"],
        alasan=_alasan(row["alasan"], row["alasan_tidak_berlaku"]),
        alasan_tahunan=_alasan(row["alasan_tahunan"], row["alasan_tidak_berlaku"]),
        bobot=row["bobot"],
        kode_perjanjian=row["kode_perjanjian"],
        target_tahunan=row["target_tahunan"],
        target_tahunan_tulis=_tulis(row, "target_tahunan"),
    )


def _tulis(row: dict[str, Any], sisi: str) -> str:
    """Return target or realisasi as people read it, with the places the indikator is shown with."""
    nilai: Decimal | None = row[sisi]
    if nilai is None:
        return ""
    if row["rumus"] == Rumus.PREDIKAT:
        return tulis_predikat(nilai, row["target_predikat"])
    if sisi != "realisasi" and row["rumus"] == Rumus.RENTANG:
        atas = row["target_atas" if sisi == "target" else "target_atas_tahunan"]
        return tulis_target(nilai, atas, None)
    return format_angka(nilai, row["desimal"])


def _alasan(kode: str | None, tidak_berlaku: str | None) -> str:
    if kode is None:
        return ""
    if kode == Alasan.TIDAK_BERLAKU and tidak_berlaku:
        return f"tidak berlaku: {tidak_berlaku}"
    return Alasan(kode).kalimat


def rekap_json(baris: BarisRekap) -> dict[str, Any]:
    """Return one row for programs: numbers as decimal strings, blank as None."""
    return {
        "kode": baris.kode,
        "indikator": baris.indikator,
        "sasaran": baris.sasaran,
        "unit": baris.unit,
        "satuan": baris.satuan,
        "rumus": baris.rumus,
        "metode": baris.metode,
        "target": decimal_text(baris.target),
        "realisasi": decimal_text(baris.realisasi),
        "capaian": decimal_text(baris.capaian),
        "capaian_tahunan": decimal_text(baris.capaian_tahunan),
        "predikat": baris.predikat,
        "status": NAMA_STATUS[baris.status],
        "alasan": baris.alasan or None,
        "pengesahan": baris.pengesahan or None,
        "target_tertulis": baris.target_tulis or None,
        "realisasi_tertulis": baris.realisasi_tulis or None,
        "target_tahunan": decimal_text(baris.target_tahunan),
        "target_tahunan_tertulis": baris.target_tahunan_tulis or None,
        "perjanjian_kinerja": baris.kode_perjanjian,
        "dasar_target": baris.dasar_target or None,
    }


def decimal_text(nilai: Decimal | None) -> str | None:
    """Return a number for programs: decimal point, no exponent, no trailing zeros; None stays None."""
    if nilai is None:
        return None
    text = f"{nilai + 0:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def list_rata(
    db: Database, pelaku: Pelaku, kelompok: str, tahun: int | None = None
) -> list[dict[str, Any]]:
    """Return the averages of a kelompok (sasaran, unit, instansi) in every periode, as dicts.

    A unit's own people see the average of their unit; those of sasaran and instansi hold figures
    of other units and are for who may see the whole office.

    Raises TidakBerhak.
    """
    terlihat = visible_unit(pelaku)
    require_hak(pelaku, Hak.LIHAT_CAPAIAN if kelompok == "unit" else Hak.LIHAT_KANTOR)
    with db.cursor() as cur:
        rows = read_rata(cur, pelaku.kode_instansi, kelompok, tahun)
    return [row for row in rows if terlihat is None or row["kode_kelompok"] in terlihat]


def list_tren(db: Database, pelaku: Pelaku, kode_indikator: str) -> list[dict[str, Any]]:
    """Return one indikator in every tahun it had, oldest first, as dicts; empty when out of sight."""
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    terlihat = visible_unit(pelaku)
    with db.cursor() as cur:
        rows = read_tren(cur, pelaku.kode_instansi, kode_indikator)
    return [row for row in rows if terlihat is None or row["kode_unit"] in terlihat]


def list_kelengkapan(db: Database, pelaku: Pelaku, tahun: int) -> list[dict[str, Any]]:
    """Return how much of each unit's triwulan is stated, as dicts of mart_kelengkapan."""
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    terlihat = visible_unit(pelaku)
    with db.cursor() as cur:
        rows = read_kelengkapan(cur, pelaku.kode_instansi)
    return [
        row
        for row in rows
        if row["tahun"] == tahun and (terlihat is None or row["kode_unit"] in terlihat)
    ]


def list_anggaran(
    db: Database, pelaku: Pelaku, tahun: int, periode: JenisPeriode
) -> list[dict[str, Any]]:
    """Return pagu, realisasi and serapan by program, kegiatan and sub kegiatan, as dicts.

    Raises TidakBerhak: the money of the office is for who may see the whole office.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    with db.cursor() as cur:
        return read_anggaran(cur, pelaku.kode_instansi, tahun, periode)


def list_efisiensi(db: Database, pelaku: Pelaku, tahun: int) -> list[dict[str, Any]]:
    """Return efficiency per sasaran and of the instansi in one tahun, as dicts of mart_efisiensi.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    with db.cursor() as cur:
        return read_efisiensi(cur, pelaku.kode_instansi, tahun)
