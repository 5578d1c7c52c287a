"""Read the plan of a tahun: what it holds, what a planner would ask about, SMART; and copy it to the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sakip.domain.banding_rkt import BandingPagu, BandingTarget, compare_renja, compare_rkt
from sakip.domain.berlaku import by_kode_perjanjian, find_target
from sakip.domain.errors import DataTidakSah
from sakip.domain.lembar_rencana import MENURUT_KODE, Baris, Nilai
from sakip.domain.peran import Hak, Pelaku, require_hak, visible_unit
from sakip.domain.periksa_rencana import list_salah
from sakip.domain.periode import JenisPeriode
from sakip.domain.smart import ButirSmart, judge_smart
from sakip.domain.uji_rencana import TemuanRencana, list_temuan_rencana
from sakip.services.jejak import record_jejak
from sakip.services.pratinjau_rencana import Isi, PerubahanBaris, as_isi
from sakip.services.simpan_rencana import write_rencana
from sakip.storage.capaian import read_capaian
from sakip.storage.connection import Database
from sakip.storage.rencana import read_rencana
from sakip.storage.ukuran import read_ukuran_akhir

# What a new tahun begins with: its structure, not its figures.
LEMBAR_DISALIN = ("sasaran", "program_kegiatan", "indikator", "pohon_kinerja", "rencana_aksi")


@dataclass(frozen=True, slots=True, kw_only=True)
class SmartIndikator:
    """The five judgements of one indikator."""

    kode: str
    nama: str
    butir: tuple[ButirSmart, ...]


def get_rencana(db: Database, pelaku: Pelaku) -> dict[str, list[Baris]]:
    """Return the rows of every planning sheet, by the kode of the sheet, in the person's scope.

    Who sees one unit sees its indikator, perjanjian and aksi, and no money. Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    with db.cursor() as cur:
        isi = read_rencana(cur, pelaku.kode_instansi)
    terlihat = visible_unit(pelaku)
    return isi if terlihat is None else _cut(isi, terlihat)


def _cut(isi: dict[str, list[Baris]], terlihat: frozenset[str]) -> dict[str, list[Baris]]:
    """Return what people of these units may see of a plan."""
    milik = {
        kode: [satu for satu in isi[kode] if satu["kode_unit"] in terlihat]
        for kode in ("indikator", "perjanjian_kinerja", "rencana_aksi")
    }
    indikator = {(satu["tahun"], satu["kode"]) for satu in milik["indikator"]}
    perjanjian = {satu["kode"] for satu in milik["perjanjian_kinerja"]}
    return (
        isi
        | milik
        | {
            kode: [s for s in isi[kode] if (s["tahun"], s["kode_indikator"]) in indikator]
            for kode in (
                *("target", "rkt", "pohon_kinerja", "standar_indikator"),
                "perubahan_ukuran",
            )
        }
        | {
            "perjanjian_indikator": [
                satu
                for satu in isi["perjanjian_indikator"]
                if satu["kode_perjanjian"] in perjanjian
            ],
            "pagu": [],
            "pagu_perubahan": [],
            "renja": [],
            "realisasi_anggaran": [],
        }
    )


def check_rencana(db: Database, pelaku: Pelaku, tahun: int) -> list[TemuanRencana]:
    """Return what a planner would ask about in the plan of a tahun.

    Raises TidakBerhak: a plan is checked as a whole, by who may see the whole office.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    return list_temuan_rencana(as_isi(get_rencana(db, pelaku)), tahun)


def list_banding_rkt(db: Database, pelaku: Pelaku, tahun: int) -> list[BandingTarget]:
    """Return the targets of the RKT beside those of the perjanjian, of the indikator in sight.

    Raises TidakBerhak.
    """
    return compare_rkt(as_isi(get_rencana(db, pelaku)), tahun)


def list_banding_renja(db: Database, pelaku: Pelaku, tahun: int) -> list[BandingPagu]:
    """Return the pagu indikatif of the Renja beside the pagu, with sums above sub kegiatan.

    Raises TidakBerhak: the money of the office is for who may see the whole office.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    return compare_renja(as_isi(get_rencana(db, pelaku)), tahun)


def list_smart(db: Database, pelaku: Pelaku, tahun: int) -> list[SmartIndikator]:
    """Return the SMART judgement of every indikator one sees in a tahun, with reasons.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    isi = as_isi(get_rencana(db, pelaku))
    with db.cursor() as cur:
        lalu = read_capaian(cur, pelaku.kode_instansi, tahun - 1, JenisPeriode.TAHUN)
    realisasi = {row["kode_indikator"]: row["realisasi"] for row in lalu}
    return [
        _judge(baris, isi, realisasi)
        for (milik, _), baris in isi["indikator"].items()
        if milik == tahun
    ]


def _judge(baris: Baris, isi: Isi, realisasi: Mapping[str, Decimal | None]) -> SmartIndikator:
    kode, tahun = str(baris["kode"]), baris["tahun"]
    milik = (
        s for s in isi["target"].values() if (s["tahun"], s["kode_indikator"]) == (tahun, kode)
    )
    target = find_target(milik, by_kode_perjanjian(isi))
    letak = isi["pohon_kinerja"].get((tahun, kode))
    induk = letak["kode_induk"] if letak else None
    butir = judge_smart(
        baris,
        target,
        realisasi_lalu=realisasi.get(kode),
        kode_induk=str(induk) if induk else None,
        di_pohon=letak is not None,
    )
    return SmartIndikator(kode=kode, nama=str(baris["nama"]), butir=butir)


def copy_rencana(db: Database, pelaku: Pelaku, dari: int, ke: int) -> int:
    """Copy sasaran, program, indikator, pohon and aksi of a tahun into another; return how many rows.

    An indikator begins with the rumus and metode in force at the end of the tahun it is copied from.
    Targets, pagu and perjanjian are not copied: they are agreed anew. What the new tahun has already
    stays as it is.

    Raises TidakBerhak; DataTidakSah when the tahun to copy from has no plan, or both are one.
    """
    require_hak(pelaku, Hak.KELOLA_PERENCANAAN)
    with db.transaction() as cur:
        isi = as_isi(read_rencana(cur, pelaku.kode_instansi))
        if dari == ke or not any(kunci[0] == dari for kunci in isi["indikator"]):
            raise DataTidakSah(
                apa=f"Tidak ada rencana tahun {dari} yang dapat disalin ke tahun {ke}",
                di_mana="salin rencana",
                perbaikan="Pilih tahun asal yang sudah punya indikator, dan tahun tujuan yang lain.",
            )
        akhir = read_ukuran_akhir(cur, pelaku.kode_instansi, dari)
        ukuran = {("indikator", kode): dict[str, Nilai](satu) for kode, satu in akhir.items()}
        salinan = [
            PerubahanBaris(lembar=lembar, kunci=kunci, alamat="", status="baru", isi=baru, beda=())
            for lembar in map(MENURUT_KODE.__getitem__, LEMBAR_DISALIN)
            for baris in list(isi[lembar.kode].values())
            if baris["tahun"] == dari
            and (
                kunci := lembar.key(
                    baru := baris
                    | {"tahun": ke}
                    | ukuran.get((lembar.kode, str(baris.get("kode"))), {})
                )
            )
            not in isi[lembar.kode]
        ]
        _require_whole(isi, salinan, ke)
        write_rencana(cur, pelaku, salinan, isi)
        jumlah: dict[str, Any] = {"baris": len(salinan), "dari": dari}
        record_jejak(cur, pelaku, "salin_rencana", f"rencana {ke}", baru=jumlah)
    return len(salinan)


def _require_whole(isi: Isi, salinan: list[PerubahanBaris], ke: int) -> None:
    """Refuse a copy that would break a rule among what the new tahun has already: a ring in its tree, say."""
    gabungan: Isi = {kode: dict(baris) for kode, baris in isi.items()}
    for satu in salinan:
        gabungan[satu.lembar.kode][satu.kunci] = satu.isi
    salah = [
        f"{satu.lembar.nama} {satu.nama}: {apa}"
        for satu in salinan
        for _, apa, _ in list_salah(satu.lembar.kode, satu.isi, gabungan)
    ]
    if salah:
        raise DataTidakSah(
            apa=f"Rencana belum disalin, karena tidak cocok dengan yang sudah ada di tahun {ke}. {' '.join(salah[:5])}",
            di_mana="salin rencana",
            perbaikan=f"Betulkan atau tarik dahulu baris tahun {ke} yang bertentangan, lalu salin lagi.",
        )
