"""Contoh: the example office Kecamatan Donomulyo, invented figures read from data/contoh.

The files are for people (Excel opens them); data/contoh/README.md says what every column means.
They hold no times: this module states them, in the working days after each triwulan.
"""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sakip.domain.formulir import Isian, Keadaan
from sakip.domain.indikator import Indikator
from sakip.domain.instansi import Instansi, JenisInstansi, UnitKerja
from sakip.domain.metode import Metode
from sakip.domain.peran import Penugasan, Peran, pelaku_baris_perintah
from sakip.domain.periode import PeriodeUkur, Triwulan
from sakip.domain.predikat import SKOR_PREDIKAT
from sakip.domain.rumus import Rumus
from sakip.services.contoh_alur import write_alur
from sakip.services.contoh_kendala import write_contoh_kendala
from sakip.services.contoh_rencana import (
    BERKAS_AWAL,
    BERKAS_PERUBAHAN,
    list_dasar,
    write_contoh_rencana,
)
from sakip.services.jejak import record_jejak
from sakip.services.pengguna import add_pengguna
from sakip.services.penyiapan import add_kantor
from sakip.storage.anggaran import write_pagu, write_program, write_realisasi_anggaran
from sakip.storage.connection import Database
from sakip.storage.perencanaan import BarisTarget, write_indikator, write_sasaran, write_target
from sakip.storage.realisasi import BarisRealisasi, write_realisasi

FOLDER = Path(__file__).parents[2] / "data" / "contoh"
TRIWULAN = (1, 2, 3, 4)
MENIT_PER_BARIS = 3
JEDA_PERBAIKAN = timedelta(days=6)
Baris = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Kantor:
    """The office with who states figures and who corrects them, by kode_unit."""

    instansi: Instansi
    unit: tuple[UnitKerja, ...]
    orang: tuple[dict[str, Any], ...]
    indikator: tuple[Indikator, ...]

    def recorder(self, peran: Peran, kode_unit: str | None = None) -> str | None:
        """Return the sign-in name of who holds peran (for kode_unit); None when nobody does."""
        return next(
            (
                str(orang["kode"])
                for orang in self.orang
                if orang["peran"] == peran and orang.get("kode_unit") == kode_unit
            ),
            None,
        )

    def pejabat(self, peran: Peran, kode_unit: str | None = None) -> tuple[str, str]:
        """Return sign-in name and position of who holds peran (for kode_unit)."""
        kode = self.recorder(peran, kode_unit)
        return next((o["kode"], o["jabatan"]) for o in self.orang if o["kode"] == kode)

    def lapor(self, kode_indikator: str, periode: Triwulan) -> tuple[str, datetime]:
        """Return who heads the unit of an indikator, and when it states it in the form of a triwulan."""
        kunci = (kode_indikator, periode.tahun)
        satu = next(i for i in self.indikator if (i.kode, i.tahun) == kunci)
        urutan = next(unit.urutan for unit in self.unit if unit.kode == satu.kode_unit)
        pada = _saat_lapor(periode.tahun, periode.nomor, urutan, satu.urutan)
        return self.pejabat(Peran.PENYUPLAI_DATA, satu.kode_unit)[0], pada


def build_contoh(db: Database) -> None:
    """Write the example office, its people, plans, figures and budget: all of it or nothing.

    Raises DataTidakSah when this store holds an office already.
    """
    kantor = _read_kantor()
    kode = kantor.instansi.kode
    with db.transaction() as cur:
        add_kantor(cur, kantor.instansi, kantor.unit)
        pelaku = pelaku_baris_perintah(kode)
        record_jejak(cur, pelaku, "bangun_contoh", f"instansi {kode}", baru=kantor.instansi.nama)
        for orang in kantor.orang:
            tugas = {
                nama: orang[nama] for nama in ("kode_unit", "jabatan", "mulai") if nama in orang
            }
            penugasan = Penugasan(peran=Peran(orang["peran"]), **tugas)
            tentang = {
                nama: orang[nama] for nama in ("kode", "nama", "nip", "pangkat") if nama in orang
            }
            add_pengguna(cur, pelaku, **tentang, penugasan=[penugasan])
        write_sasaran(cur, kode, list(_sasaran()))
        write_program(cur, kode, list(_program()))
        write_indikator(cur, kode, kantor.indikator)
        berkas = {nama: read_file(nama) for nama in BERKAS_AWAL | BERKAS_PERUBAHAN}
        penyusun = replace(pelaku, kode=str(kantor.recorder(Peran.PENYUSUN)))
        write_contoh_rencana(cur, penyusun, berkas, BERKAS_AWAL, _utc(2026, 1, 12))
        write_target(cur, list(_target(kantor, list_dasar(berkas["perjanjian_indikator.csv"]))))
        write_realisasi(cur, list(_realisasi(kantor)))
        write_contoh_kendala(cur, kode, read_file("kendala.csv"), kantor.lapor)
        write_pagu(cur, kode, list(_pagu(kantor)))
        write_contoh_rencana(cur, penyusun, berkas, BERKAS_PERUBAHAN, _utc(2026, 8, 18))
        write_alur(cur, kode, kantor.pejabat, _hari_kerja)
        write_realisasi_anggaran(cur, kode, list(_realisasi_anggaran(kantor)))


def read_file(nama: str) -> list[Baris]:
    """Return the rows of one CSV of data/contoh as text by column name."""
    with (FOLDER / nama).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";", strict=True))


def read_angka(isi: str) -> Decimal | None:
    """Return a figure written with a decimal comma; None for an empty cell."""
    return Decimal(isi.replace(",", ".")) if isi else None


def _read_kantor() -> _Kantor:
    isi = tomllib.loads((FOLDER / "instansi.toml").read_text(encoding="utf-8"))
    instansi = isi["instansi"]
    return _Kantor(
        instansi=Instansi(**instansi | {"jenis": JenisInstansi(instansi["jenis"])}, contoh=True),
        unit=tuple(UnitKerja(urutan=urutan, **unit) for urutan, unit in enumerate(isi["unit"], 1)),
        orang=tuple(isi["orang"]),
        indikator=tuple(_indikator()),
    )


def _sasaran() -> Iterator[tuple[str, int, str, int]]:
    for baris in read_file("sasaran.csv"):
        yield baris["kode"], int(baris["tahun"]), baris["nama"], int(baris["urutan"])


def _indikator() -> Iterator[Indikator]:
    for baris in read_file("indikator.csv"):
        diubah: dict[str, Any] = {
            "tahun": int(baris["tahun"]),
            "rumus": Rumus(baris["rumus"]),
            "metode": Metode(baris["metode"]),
            "periode_ukur": PeriodeUkur(baris["periode_ukur"]),
            "desimal": int(baris["desimal"]),
            "urutan": int(baris["urutan"]),
        }
        yield Indikator(**baris | diubah)


def _program() -> Iterator[tuple[str, int, str, str, str | None, str | None]]:
    """Yield every program, kegiatan and sub kegiatan in each tahun that has a pagu."""
    for tahun in sorted({int(baris["tahun"]) for baris in read_file("pagu.csv")}):
        for baris in read_file("program_kegiatan.csv"):
            induk, unit = baris["kode_induk"] or None, baris["kode_unit"] or None
            yield baris["kode"], tahun, baris["nama"], baris["jenjang"], induk, unit


def _target(kantor: _Kantor, dasar: dict[tuple[str, int], str]) -> Iterator[BarisTarget]:
    """Yield one row for every triwulan that has a target, set in January by the penyusun."""
    penyusun = kantor.recorder(Peran.PENYUSUN)
    rumus = {(satu.kode, satu.tahun): satu.rumus for satu in kantor.indikator}
    for baris in read_file("target.csv"):
        kode, tahun = baris["kode_indikator"], int(baris["tahun"])
        for triwulan in TRIWULAN:
            isi = baris[f"tw{triwulan}"]
            if not isi:
                continue
            predikat = isi if rumus[kode, tahun] is Rumus.PREDIKAT else None
            bawah, _, atas = isi.partition("..")
            yield BarisTarget(
                kode_instansi=kantor.instansi.kode,
                kode_indikator=kode,
                tahun=tahun,
                triwulan=triwulan,
                versi=1,
                nilai=SKOR_PREDIKAT[isi] if predikat else read_angka(bawah),
                atas=read_angka(atas),
                predikat=predikat,
                dicatat_oleh=str(penyusun),
                dicatat_pada=_hari_kerja(_utc(tahun, 1, 10)),
                kode_perjanjian=dasar.get((kode, tahun)),
            )


def _realisasi(kantor: _Kantor) -> Iterator[BarisRealisasi]:
    """Yield what each unit stated; a row "belum" in the file only says that nothing was stated."""
    unit = {satu.kode: satu for satu in kantor.unit}
    indikator = {(satu.kode, satu.tahun): satu for satu in kantor.indikator}
    for baris in read_file("realisasi.csv"):
        isian = _isian(baris)
        if isian.keadaan is Keadaan.BELUM:
            continue
        tahun, triwulan, versi = (int(baris[nama]) for nama in ("tahun", "triwulan", "versi"))
        satu = indikator[baris["kode_indikator"], tahun]
        kepala = kantor.recorder(Peran.PENYUPLAI_DATA, satu.kode_unit)
        staf = kantor.recorder(Peran.STAF, satu.kode_unit)
        pada = _saat_lapor(tahun, triwulan, unit[satu.kode_unit].urutan, satu.urutan)
        yield BarisRealisasi(
            kode_instansi=kantor.instansi.kode,
            kode_indikator=satu.kode,
            tahun=tahun,
            triwulan=triwulan,
            versi=versi,
            isian=isian,
            nilai=SKOR_PREDIKAT[isian.predikat] if isian.predikat else isian.nilai,
            asal="contoh",
            kode_unggahan=None,
            dicatat_oleh=str(staf if staf and versi == 1 else kepala),
            dicatat_pada=_hari_kerja(pada + JEDA_PERBAIKAN * (versi - 1)),
        )


def _isian(baris: Baris) -> Isian:
    return Isian(
        keadaan=Keadaan(baris["keadaan"]),
        nilai=read_angka(baris["nilai"]),
        pembilang=read_angka(baris["pembilang"]),
        penyebut=read_angka(baris["penyebut"]),
        predikat=baris["predikat"] or None,
        alasan=baris["alasan"],
        progres=baris["progres"],
        sumber_data=baris["sumber_data"],
        keterangan=baris["keterangan"],
    )


def _pagu(kantor: _Kantor) -> Iterator[tuple[str, int, int, Decimal, str, datetime]]:
    """Yield the pagu of each sub kegiatan, in rupiah, entered when the year's budget begins."""
    penyusun = str(kantor.recorder(Peran.PENYUSUN))
    for baris in read_file("pagu.csv"):
        tahun = int(baris["tahun"])
        pada = _hari_kerja(_utc(tahun, 1, 5))
        yield baris["kode_sub_kegiatan"], tahun, 1, Decimal(baris["pagu"]), penyusun, pada


def _realisasi_anggaran(
    kantor: _Kantor,
) -> Iterator[tuple[str, int, int, int, Decimal | None, str, datetime]]:
    """Yield what each sub kegiatan spent within a triwulan, in rupiah; empty cells are left out."""
    penyusun = str(kantor.recorder(Peran.PENYUSUN))
    urutan = next(unit.urutan for unit in kantor.unit if unit.peran_sop == Peran.PENYUSUN)
    for baris in read_file("realisasi_anggaran.csv"):
        kode, tahun = baris["kode_sub_kegiatan"], int(baris["tahun"])
        for triwulan in TRIWULAN:
            nilai = read_angka(baris[f"tw{triwulan}"])
            if nilai is not None:
                pada = _saat_lapor(tahun, triwulan, urutan, 0)
                yield kode, tahun, triwulan, 1, nilai, penyusun, pada


def _saat_lapor(tahun: int, triwulan: int, urutan_unit: int, nomor: int) -> datetime:
    """Return when a unit states a row: in the first days after the triwulan, from 09.00 WIB (UTC).

    Each unit has its own day, and another one in the next triwulan, as in an office.
    """
    bulan = triwulan * 3 % 12 + 1
    hari = 2 + (2 * urutan_unit + triwulan + tahun) % 7
    return _hari_kerja(_utc(tahun + (triwulan == 4), bulan, hari)) + timedelta(
        minutes=MENIT_PER_BARIS * nomor
    )


def _utc(tahun: int, bulan: int, hari: int) -> datetime:
    """Return 09.00 WIB of a day as the store keeps times: in UTC, without zone."""
    return datetime(tahun, bulan, hari, 2, tzinfo=UTC).replace(tzinfo=None)


def _hari_kerja(saat: datetime) -> datetime:
    """Return saat, moved from a Saturday or Sunday to the Monday after."""
    return saat + timedelta(days=7 - saat.weekday() if saat.weekday() >= 5 else 0)
