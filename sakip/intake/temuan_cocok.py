"""What is said about rows and the indikator they were matched with, or were not."""

from collections.abc import Sequence

from sakip.domain.formulir import BarisFormulir, Formulir
from sakip.intake.hasil import BarisBaca, Temuan, TingkatTemuan

BARIS_DISEBUT = 12  # row numbers named in one sentence


def report_templat_lain(formulir: Formulir, punya: tuple[object, ...], lembar: str) -> Temuan:
    """Refuse our own template of another unit or triwulan; punya is its unit, tahun, triwulan."""
    return Temuan(
        tingkat="salah",
        apa=f"Formulir ini dibuat untuk unit {punya[0]}, triwulan {punya[2]} tahun {punya[1]}.",
        sebab=f"Yang dipilih adalah unit {formulir.kode_unit}, {formulir.periode}.",
        perbaikan="Pilih unit dan triwulan yang sesuai, atau unggah formulir yang benar.",
        lembar=lembar,
    )


def report_dua_kali(satu: BarisFormulir, semula: BarisBaca, baris: BarisBaca) -> Temuan:
    """Refuse a second row for one indikator."""
    return _temuan(
        baris,
        "salah",
        f"{satu.indikator} tertulis dua kali, di baris {semula.baris} dan {baris.baris}.",
        "Hapus salah satu, lalu unggah lagi.",
    )


def report_nama_ganda(baris: BarisBaca, tepat: Sequence[BarisFormulir]) -> Temuan:
    """Refuse a name that several indikator have."""
    kode = ", ".join(satu.kode_indikator for satu in tepat)
    return _temuan(
        baris,
        "salah",
        f"“{baris.indikator}” adalah nama {len(tepat)} indikator ({kode}).",
        "Unduh formulir program, yang membedakannya, lalu isi di sana.",
    )


def report_mirip(baris: BarisBaca, satu: BarisFormulir) -> Temuan:
    """Ask whether a near name is the one meant."""
    return _temuan(
        baris,
        "konfirmasi",
        f"“{baris.indikator}” dibaca sebagai “{satu.indikator}” karena namanya hampir sama.",
        "Setujui bila benar; bila tidak, betulkan nama indikator di berkas.",
    )


def report_tak_dikenal(baris: BarisBaca) -> Temuan:
    """Refuse figures of an indikator that nobody knows."""
    return _temuan(
        baris,
        "salah",
        f"Indikator “{baris.indikator}” tidak ada dalam formulir unit ini.",
        "Cocokkan dengan indikator unit ini, betulkan namanya menurut formulir, atau hapus barisnya bila milik unit lain.",
    )


def note_ingatan(baris: BarisBaca, satu: BarisFormulir, oleh: str) -> Temuan:
    """Say that a name was read as a person once decided."""
    return _temuan(
        baris,
        "catatan",
        f"“{baris.indikator}” dibaca sebagai “{satu.indikator}”, seperti yang dipilih {oleh}.",
        "Ubah pilihannya bila tidak benar lagi.",
    )


def note_dilewati(daftar: Sequence[BarisBaca]) -> Temuan:
    """Say which rows were left aside because a person once said so."""
    return Temuan(
        tingkat="catatan",
        apa=f"{len(daftar)} baris dilewati karena pernah dinyatakan bukan indikator unit ini.",
        sebab=f"{_list_nomor(daftar)}.",
        perbaikan="Ubah pilihannya bila tidak benar lagi.",
    )


def note_unit_lain(daftar: Sequence[tuple[BarisBaca, str]]) -> Temuan:
    """Say which rows were left aside because they are indikator of other units."""
    per_unit: dict[str, list[BarisBaca]] = {}
    for baris, unit in daftar:
        per_unit.setdefault(unit, []).append(baris)
    return Temuan(
        tingkat="catatan",
        apa=f"{len(daftar)} baris dilewati karena indikatornya dibidangi unit lain.",
        sebab="; ".join(f"{unit}: {_list_nomor(milik)}" for unit, milik in per_unit.items()) + ".",
    )


def _list_nomor(daftar: Sequence[BarisBaca]) -> str:
    nomor = ", ".join(str(baris.baris) for baris in daftar[:BARIS_DISEBUT])
    lebih = len(daftar) - BARIS_DISEBUT
    return f"baris {nomor}" + (f", dan {lebih} lagi" if lebih > 0 else "")


def _temuan(baris: BarisBaca, tingkat: TingkatTemuan, apa: str, perbaikan: str) -> Temuan:
    return Temuan(
        tingkat=tingkat,
        apa=apa,
        perbaikan=perbaikan,
        alamat=baris.alamat.get("indikator", f"baris {baris.baris}"),
        isi=baris.indikator,
        kolom="indikator",
    )
