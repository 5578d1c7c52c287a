"""Table 3.8 of a sasaran: which program, kegiatan and sub kegiatan helped which indikator, and how far."""

from decimal import Decimal

from sakip.documents.bahan import Bahan, Indikator
from sakip.documents.blok import Baris, Blok, Kolom, Paragraf, Sel, Tabel
from sakip.documents.isi.bersama import (
    TANPA,
    is_tercapai,
    merge_first,
    persen,
    sel_angka,
    sel_tulis,
)
from sakip.documents.isi.lkj_perencanaan import NOMOR


def make_program(bahan: Bahan, milik: tuple[Indikator, ...], nomor: str) -> list[Blok]:
    """Return table 3.8: each program once, beside the indikator it helps; without any, a line that says so."""
    kelompok: dict[str, list[Indikator]] = {}
    for satu in milik:
        if satu.kode_program:
            kelompok.setdefault(satu.kode_program, []).append(satu)
    if not kelompok:
        return [Paragraf(teks=bahan.tulis("program_kosong"))]
    kolom = (
        NOMOR,
        Kolom(judul="Program/Kegiatan/Sub Kegiatan", lebar=2.9),
        Kolom(judul="Indikator", lebar=2.7),
        Kolom(judul="Target", lebar=1.05, rata="kanan"),
        Kolom(judul="Realisasi", lebar=1.1, rata="kanan"),
        Kolom(judul="%", lebar=1.05, rata="kanan"),
        Kolom(judul="Menunjang", lebar=1.35, rata="tengah"),
    )
    urut = {satu.kode: n for n, satu in enumerate((s for isi in kelompok.values() for s in isi), 1)}
    baris = merge_first(
        [
            (_name_program(bahan, isi[0]), [_row(satu, urut[satu.kode]) for satu in isi])
            for isi in kelompok.values()
        ]
    )
    return [
        Paragraf(teks=bahan.tulis("program_penunjang", nomor=nomor)),
        Tabel(
            nomor=nomor,
            judul="Program dan Kegiatan Penunjang",
            kolom=kolom,
            baris=baris,
            catatan="Menunjang: indikator yang didukungnya mencapai target (capaian 100 % atau lebih).",
        ),
    ]


def _name_program(bahan: Bahan, satu: Indikator) -> str:
    """Return a program by kode and name, with how much of its pagu was spent."""
    nama = f"{satu.kode_program} {satu.program}".strip()
    serapan = {p.kode: p.serapan for p in bahan.program}.get(satu.kode_program)
    if serapan is None:
        return nama
    return bahan.tulis("program_serapan", program=nama, serapan=persen(serapan))


def _row(satu: Indikator, urut: int) -> Baris:
    angka = satu.di("TAHUN")
    return (
        Sel(teks=str(urut)),
        Sel(teks=satu.nama),
        sel_tulis(angka.target, angka.target_tulis, satu),
        sel_tulis(angka.realisasi, angka.realisasi_tulis, satu),
        sel_angka(angka.capaian),
        Sel(teks=_judge(angka.capaian)),
    )


def _judge(capaian: Decimal | None) -> str:
    if capaian is None:
        return TANPA
    return "menunjang" if is_tercapai(capaian) else "belum menunjang"
