"""Belanja: what was spent (LRA) on the sub kegiatan of a unit, imported by the unit itself.

The sheet is that of the planning workbook; whose rows a person may write follows from the unit that
carries out the sub kegiatan.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from sakip.domain.berlaku import find_pagu_akhir
from sakip.domain.lembar_rencana import Baris
from sakip.domain.peran import Hak, Pelaku, require_hak, unit_berhak
from sakip.domain.tulisan import format_angka
from sakip.intake.baca_rencana import BarisRencana, HasilRencana, read_rencana
from sakip.intake.hasil import Temuan
from sakip.intake.templat_rencana import build_rencana
from sakip.services.pratinjau_rencana import Isi, PratinjauRencana, as_isi, compare_rencana
from sakip.services.rencana import find_lembar, read_nama_kantor, save_pratinjau
from sakip.services.rencana_tersimpan import check_tersimpan
from sakip.storage.connection import Database
from sakip.storage.rencana import read_rencana as read_rows

LEMBAR = "realisasi_anggaran"
TRIWULAN = ("tw1", "tw2", "tw3", "tw4")


@dataclass(frozen=True, slots=True, kw_only=True)
class BelanjaSubKegiatan:
    """One sub kegiatan of a tahun in rupiah: its last pagu, and what was spent within each triwulan."""

    kode: str
    nama: str
    pagu: Decimal | None
    triwulan: tuple[Decimal | None, ...]


def list_belanja(db: Database, pelaku: Pelaku, tahun: int) -> list[BelanjaSubKegiatan]:
    """Return the sub kegiatan whose spending this person may state, in the order of their kode.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.ISI_ANGGARAN)
    isi = _read(db, pelaku)
    hasil = []
    for kunci, program in sorted(isi["program_kegiatan"].items(), key=lambda satu: str(satu[0])):
        if (
            kunci[0] != tahun
            or program["jenjang"] != "sub_kegiatan"
            or not _is_milik(pelaku, program)
        ):
            continue
        pagu, belanja = isi["pagu"].get(kunci), isi[LEMBAR].get(kunci, {})
        akhir = None if pagu is None else find_pagu_akhir(pagu, isi["pagu_perubahan"].values())
        hasil.append(
            BelanjaSubKegiatan(
                kode=str(kunci[1]),
                nama=str(program["nama"]),
                pagu=_rupiah(akhir),
                triwulan=tuple(_rupiah(belanja.get(nama)) for nama in TRIWULAN),
            )
        )
    return hasil


def get_templat_belanja(db: Database, pelaku: Pelaku, tahun: int) -> bytes:
    """Return the sheet Realisasi Anggaran with the sub kegiatan of this person and what is stated so far.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.ISI_ANGGARAN)
    baris: list[Baris] = []
    for satu in list_belanja(db, pelaku, tahun):
        isi: Baris = {"tahun": tahun, "kode_program": satu.kode}
        baris.append(isi | dict(zip(TRIWULAN, satu.triwulan, strict=True)))
    return build_rencana(find_lembar([LEMBAR]), {LEMBAR: baris}, read_nama_kantor(db))


def preview_belanja(db: Database, pelaku: Pelaku, isi: bytes, nama_berkas: str) -> PratinjauRencana:
    """Return what importing this workbook would do; rows of other units' sub kegiatan are refused.

    Raises TidakBerhak; BerkasDitolak when the file cannot be read at all.
    """
    require_hak(pelaku, Hak.ISI_ANGGARAN)
    tersimpan = _read(db, pelaku)
    hasil = read_rencana(isi, nama_berkas)
    boleh, ditolak = [], []
    for baris in hasil.baris:
        temuan = _refuse(baris, pelaku, tersimpan)
        if temuan is None:
            boleh.append(baris)
        else:
            ditolak.append(temuan)
    milik = HasilRencana(baris=boleh, temuan=[*hasil.temuan, *ditolak])
    pratinjau = compare_rencana(milik, tersimpan, isi, nama_berkas)
    lebih = tuple(_ask_lebih(pratinjau, tersimpan))
    with db.cursor() as cur:
        tertutup = tuple(check_tersimpan(cur, pelaku, pratinjau.akan, tersimpan))
    return replace(pratinjau, temuan=(*pratinjau.temuan, *lebih, *tertutup))


def save_belanja(
    db: Database, pelaku: Pelaku, pratinjau: PratinjauRencana, *, konfirmasi: bool = False
) -> int:
    """Save what a preview showed, all of it or nothing; return how many rows were written.

    Raises TidakBerhak, also for a row of another unit; DataTidakSah and VersiBerubah as save_rencana.
    """
    require_hak(pelaku, Hak.ISI_ANGGARAN)
    program = _read(db, pelaku)["program_kegiatan"]
    for satu in pratinjau.akan:
        pemilik = program.get((satu.isi["tahun"], satu.isi["kode_program"]), {}).get("kode_unit")
        require_hak(pelaku, Hak.ISI_ANGGARAN, str(pemilik or ""))
    return save_pratinjau(db, pelaku, pratinjau, Hak.ISI_ANGGARAN, konfirmasi=konfirmasi)


def _read(db: Database, pelaku: Pelaku) -> Isi:
    with db.cursor() as cur:
        return as_isi(read_rows(cur, pelaku.kode_instansi))


def _is_milik(pelaku: Pelaku, program: Baris) -> bool:
    unit = unit_berhak(pelaku, Hak.ISI_ANGGARAN)
    return unit is None or program["kode_unit"] in unit


def _refuse(baris: BarisRencana, pelaku: Pelaku, isi: Isi) -> Temuan | None:
    """Return why a row may not be written by this person; None where it may."""
    if baris.lembar.kode != LEMBAR:
        return Temuan(
            tingkat="salah",
            apa=f"Lembar {baris.lembar.nama} tidak diimpor di sini.",
            perbaikan="Hapus lembarnya; rencana diimpor penyusun di halaman Renstra dan IKU.",
            alamat=baris.alamat(baris.lembar.kunci[0]),
            lembar=baris.lembar.nama,
        )
    kode, tahun = baris.isi["kode_program"], baris.isi["tahun"]
    program = isi["program_kegiatan"].get((tahun, kode))
    if program is not None and _is_milik(pelaku, program):
        return None
    return Temuan(
        tingkat="salah",
        apa=f"{kode} bukan sub kegiatan unit Anda pada tahun {tahun}.",
        perbaikan="Hapus barisnya, atau betulkan kodenya; yang mengisinya unit pelaksananya.",
        alamat=baris.alamat("kode_program"),
        lembar=baris.lembar.nama,
        isi=str(kode),
    )


def _ask_lebih(pratinjau: PratinjauRencana, isi: Isi) -> Iterator[Temuan]:
    """Ask about spending above the pagu: an LRA states it since January, this sheet within each triwulan."""
    for satu in pratinjau.akan:
        pagu = isi["pagu"].get(satu.kunci)
        batas = None if pagu is None else find_pagu_akhir(pagu, isi["pagu_perubahan"].values())
        jumlah = sum((_rupiah(satu.isi[nama]) or Decimal(0) for nama in TRIWULAN), Decimal(0))
        if isinstance(batas, Decimal) and jumlah > batas:
            yield Temuan(
                tingkat="konfirmasi",
                apa=f"Belanja setahun {format_angka(jumlah)} melebihi pagu {format_angka(batas)}.",
                perbaikan="Tulis belanja di dalam tiap triwulan, bukan s.d. triwulan seperti di LRA.",
                alamat=satu.alamat,
                lembar=satu.lembar.nama,
            )


def _rupiah(nilai: object) -> Decimal | None:
    return nilai if isinstance(nilai, Decimal) else None
