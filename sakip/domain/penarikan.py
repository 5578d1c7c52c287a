"""Penarikan: taking a row of the plan back. What names it and forbids that, and what is part of it and goes along.

The columns of a Bagian hold values of the key of the row; tetap are fixed ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bagian:
    """Rows of a table that belong to a row of a sheet: kolom of the table by kunci of the sheet.

    tetap are columns that must have this value. kata says what the rows are, for people.
    """

    tabel: str
    kolom: Mapping[str, str]
    kata: str
    tetap: Mapping[str, str | int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AturanTarik:
    """What withdrawing a row of a sheet means: diri are its own rows, ikut its parts, penghalang what forbids it."""

    diri: Bagian
    ikut: tuple[Bagian, ...] = ()
    penghalang: tuple[Bagian, ...] = ()


def _bagian(tabel: str, kata: str, *kolom: str, **tetap: str | int) -> Bagian:
    """Return a Bagian; kolom are "column" or "column=kunci of the sheet"."""
    pasangan = {satu.partition("=")[0]: satu.partition("=")[2] or satu for satu in kolom}
    return Bagian(tabel=tabel, kolom=pasangan, kata=kata, tetap=tetap or None)


_MILIK = ("tahun", "kode_indikator=kode")  # rows that name an indikator
_UANG = ("tahun", "kode_program=kode")  # rows that name a sub kegiatan
# fmt: off
ATURAN: Mapping[str, AturanTarik] = {
    "renstra": AturanTarik(
        diri=_bagian("renstra", "Renstra", "kode"),
        penghalang=(_bagian("tujuan", "tujuan", "kode_renstra=kode"), _bagian("sasaran_renstra", "sasaran Renstra", "kode_renstra=kode"),
                    _bagian("indikator_renstra", "indikator Renstra", "kode_renstra=kode"))),
    "tujuan": AturanTarik(
        diri=_bagian("tujuan", "tujuan", "kode_renstra", "kode"),
        penghalang=(_bagian("sasaran_renstra", "sasaran Renstra di bawahnya", "kode_renstra", "kode_tujuan=kode"),)),
    "sasaran_renstra": AturanTarik(
        diri=_bagian("sasaran_renstra", "sasaran Renstra", "kode_renstra", "kode"),
        penghalang=(_bagian("indikator_renstra", "indikator Renstra di bawahnya", "kode_renstra", "kode_sasaran=kode"),)),
    "indikator_renstra": AturanTarik(
        diri=_bagian("indikator_renstra", "indikator Renstra", "kode_renstra", "kode"),
        ikut=(_bagian("target_renstra", "target tahunan Renstra", "kode_renstra", "kode_indikator=kode"),)),
    "program_kegiatan": AturanTarik(
        diri=_bagian("program_kegiatan", "program, kegiatan, atau sub kegiatan", "tahun", "kode"),
        ikut=(_bagian("pagu", "pagu", *_UANG), _bagian("renja", "pagu indikatif Renja", *_UANG)),
        penghalang=(_bagian("program_kegiatan", "kegiatan atau sub kegiatan di bawahnya", "tahun", "kode_induk=kode"),
                    _bagian("indikator", "indikator yang didukungnya", *_UANG), _bagian("rencana_aksi", "aksi yang memakainya", *_UANG),
                    _bagian("realisasi_anggaran", "realisasi anggaran", *_UANG),
                    _bagian("progres_bulanan", "progres bulanan", "tahun", "kode", jenis="sub_kegiatan"))),
    "renja": AturanTarik(diri=_bagian("renja", "pagu indikatif", "tahun", "kode_program")),
    "pagu": AturanTarik(
        diri=_bagian("pagu", "pagu murni", "tahun", "kode_program", perubahan_ke=0),
        penghalang=(_bagian("realisasi_anggaran", "realisasi anggaran", "tahun", "kode_program"),)),
    "pagu_perubahan": AturanTarik(diri=_bagian("pagu", "perubahan pagu", "tahun", "kode_program", "perubahan_ke")),
    "sasaran": AturanTarik(
        diri=_bagian("sasaran", "sasaran", "tahun", "kode"),
        penghalang=(_bagian("indikator", "indikator di bawahnya", "tahun", "kode_sasaran=kode"),)),
    "indikator": AturanTarik(
        diri=_bagian("indikator", "indikator", "tahun", "kode"),
        ikut=(_bagian("target", "target triwulan", *_MILIK), _bagian("rkt", "target RKT", *_MILIK), _bagian("standar_indikator", "standar pembanding", *_MILIK),
              _bagian("pohon_kinerja", "tempatnya di pohon kinerja", *_MILIK), _bagian("perubahan_ukuran", "penggantian rumus atau metode", *_MILIK),
              _bagian("indikator_bukti", "pengaturan bukti wajib", *_MILIK)),
        penghalang=(_bagian("realisasi", "realisasi", *_MILIK), _bagian("alur_baris", "catatan formulir yang sudah diajukan", *_MILIK),
                    _bagian("bukti_dukung", "bukti dukung", *_MILIK), _bagian("tanya_jawab", "tanya jawab", *_MILIK),
                    _bagian("kendala", "kendala", *_MILIK), _bagian("tindak_lanjut", "tindak lanjut", *_MILIK),
                    _bagian("progres_bulanan", "progres bulanan", "tahun", "kode", jenis="indikator"),
                    _bagian("rencana_aksi", "aksi", *_MILIK), _bagian("pohon_kinerja", "indikator di bawahnya pada pohon kinerja", "tahun", "kode_induk=kode"))),
    "perubahan_ukuran": AturanTarik(diri=_bagian("perubahan_ukuran", "penggantian rumus atau metode", "tahun", "kode_indikator", "mulai_triwulan")),
    "rkt": AturanTarik(diri=_bagian("rkt", "target RKT", "tahun", "kode_indikator")),
    "pohon_kinerja": AturanTarik(diri=_bagian("pohon_kinerja", "tempat di pohon kinerja", "tahun", "kode_indikator")),
    "perjanjian_kinerja": AturanTarik(
        diri=_bagian("perjanjian_kinerja", "perjanjian kinerja", "kode"),
        ikut=(_bagian("perjanjian_indikator", "target setahun di dalamnya", "kode_perjanjian=kode"), _bagian("target", "target triwulan menurut perjanjian ini", "kode_perjanjian=kode"))),
    "perjanjian_indikator": AturanTarik(
        diri=_bagian("perjanjian_indikator", "target setahun", "kode_perjanjian", "kode_indikator"),
        ikut=(_bagian("target", "target triwulan menurut perjanjian ini", "kode_perjanjian", "kode_indikator"),)),
    "target": AturanTarik(diri=_bagian("target", "target triwulan", "tahun", "kode_indikator", "kode_perjanjian")),
    "rencana_aksi": AturanTarik(diri=_bagian("rencana_aksi", "aksi", "tahun", "kode")),
    "realisasi_anggaran": AturanTarik(diri=_bagian("realisasi_anggaran", "realisasi anggaran", "tahun", "kode_program")),
}
# fmt: on
