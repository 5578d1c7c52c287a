"""How a unit's own workbooks are read: what a person put right or agreed to once is remembered.

Two things are remembered for each unit: what the columns of a heading are, and which indikator a
name stands for. Both are found again by themselves, and every preview says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.formulir import Formulir
from sakip.domain.peran import Pelaku
from sakip.domain.tulisan import format_tanggal
from sakip.intake.cocok import NamaLain, Pengenal, normalise_nama
from sakip.intake.hasil import HasilBaca, Pilihan, TataLetak
from sakip.intake.tata_letak import TINGGI_PILIHAN
from sakip.services.jejak import record_jejak
from sakip.storage.connection import Cursor
from sakip.storage.pemetaan import (
    BarisNamaLain,
    BarisTataLetak,
    read_nama_indikator,
    read_nama_lain,
    read_tata_letak,
    write_tata_letak,
)
from sakip.storage.pengguna import list_pengguna
from sakip.storage.penyiapan import read_instansi


class AsalPemetaan(StrEnum):
    """Where a mapping comes from."""

    TEMPLAT = "templat"  # our own form says by itself what its columns are
    DIINGAT = "diingat"  # a person of this unit agreed to it before
    DITEMUKAN = "ditemukan"  # by the words of the heading
    DIPILIH = "dipilih"  # a person has just put it right


@dataclass(frozen=True, slots=True)
class Pemetaan:
    """How a file was read, and by whose word. oleh: "Siti, 3 Maret 2026", where it is remembered."""

    asal: AsalPemetaan
    oleh: str = ""

    @property
    def perlu_setuju(self) -> bool:
        """Tell whether a person must agree to it before anything is saved."""
        return self.asal in (AsalPemetaan.DITEMUKAN, AsalPemetaan.DIPILIH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingatan:
    """What is remembered for a form: layouts (the latest first) by sidik, and names."""

    tata_letak: tuple[TataLetak, ...] = ()
    oleh: Mapping[str, str]  # sidik -> who agreed to the layout, and when
    pengenal: Pengenal

    def describe(self, hasil: HasilBaca, pilihan: Pilihan | None) -> Pemetaan:
        """Return where the mapping of a reading comes from."""
        if pilihan is None and "id_indikator" in hasil.kolom:
            return Pemetaan(AsalPemetaan.TEMPLAT)
        if any(_is_sama(satu, hasil) for satu in self.tata_letak):
            return Pemetaan(AsalPemetaan.DIINGAT, self.oleh[hasil.sidik])
        return Pemetaan(AsalPemetaan.DITEMUKAN if pilihan is None else AsalPemetaan.DIPILIH)


def _is_sama(tata_letak: TataLetak, hasil: HasilBaca) -> bool:
    return tata_letak.sidik == hasil.sidik and dict(tata_letak.kolom) == dict(hasil.kolom)


def read_ingatan(cur: Cursor, pelaku: Pelaku, formulir: Formulir) -> Ingatan:
    """Return what is remembered for a form, the right already checked by the caller."""
    nama = _NamaOrang(cur, pelaku)
    baris = read_tata_letak(cur, formulir.kode_instansi, [formulir.kode_unit])
    lain = read_nama_lain(cur, formulir.kode_instansi)
    return Ingatan(
        tata_letak=tuple(map(_tata_letak, baris)),
        oleh={satu.sidik: nama.tell(satu) for satu in baris},
        pengenal=Pengenal(
            nama_lain={
                satu.nama: NamaLain(satu.kode_indikator, nama.tell(satu))
                for satu in lain
                if satu.kode_unit == formulir.kode_unit and satu.putusan != "lupakan"
            },
            unit_lain=_read_unit_lain(cur, formulir, lain),
        ),
    )


def list_tata_letak(
    cur: Cursor, kode_instansi: str, kode_unit: Sequence[str]
) -> tuple[TataLetak, ...]:
    """Return the layouts remembered for units, the latest first, the right already checked."""
    return tuple(map(_tata_letak, read_tata_letak(cur, kode_instansi, kode_unit)))


def list_pengenal(cur: Cursor, kode_instansi: str) -> dict[str, Pengenal]:
    """Return the names remembered for each unit, for finding its rows; the right already checked."""
    per_unit: dict[str, dict[str, NamaLain]] = {}
    for satu in read_nama_lain(cur, kode_instansi):
        if satu.putusan == "cocok":
            milik = per_unit.setdefault(satu.kode_unit, {})
            milik[satu.nama] = NamaLain(satu.kode_indikator, "")
    return {kode: Pengenal(nama_lain=milik) for kode, milik in per_unit.items()}


def _tata_letak(satu: BarisTataLetak) -> TataLetak:
    return TataLetak(sidik=satu.sidik, tinggi=satu.tinggi, kolom=satu.kolom)


def _read_unit_lain(
    cur: Cursor, formulir: Formulir, nama_lain: Sequence[BarisNamaLain]
) -> dict[str, str]:
    """Return {normalised name or kode: unit} of the indikator of every other unit of the office."""
    unit: dict[str, str] = {}
    kunci: dict[str, str] = {}
    for row in read_nama_indikator(cur, formulir.kode_instansi, formulir.tahun):
        if row["kode_unit"] != formulir.kode_unit:
            unit[row["kode_unit"]] = row["unit"]
            kunci[normalise_nama(row["nama"])] = row["unit"]
            kunci[normalise_nama(row["kode"])] = row["unit"]
    lain = (satu for satu in nama_lain if satu.putusan == "cocok" and satu.kode_unit in unit)
    return {satu.nama: unit[satu.kode_unit] for satu in lain} | kunci


class _NamaOrang:
    """Tells who did something and when, as people read it."""

    def __init__(self, cur: Cursor, pelaku: Pelaku) -> None:
        self.nama = {satu.kode: satu.nama for satu in list_pengguna(cur, pelaku.kode_instansi)}
        self.kantor = read_instansi(cur)

    def tell(self, satu: BarisTataLetak | BarisNamaLain) -> str:
        saat = satu.dicatat_pada
        tanggal = self.kantor.local_date(saat) if self.kantor else saat.date()
        return f"{self.nama.get(satu.dicatat_oleh, satu.dicatat_oleh)}, {format_tanggal(tanggal)}"


def check_pilihan(pilihan: Pilihan | None) -> None:
    """Refuse a correction of the mapping that cannot be meant.

    Raises DataTidakSah: heading rows out of order or too many, one column for two fields.
    """
    if pilihan is None:
        return
    if pilihan.baris_judul is not None:
        awal, akhir = pilihan.baris_judul
        if not 1 <= awal <= akhir < awal + TINGGI_PILIHAN:
            raise DataTidakSah(
                apa=f"Baris judul {awal} sampai {akhir} tidak dapat dipakai",
                di_mana="cara berkas dibaca",
                perbaikan=f"Pilih satu sampai {TINGGI_PILIHAN} baris berurutan.",
            )
    dipakai = [huruf for huruf in (pilihan.kolom or {}).values() if huruf]
    ganda = sorted({huruf for huruf in dipakai if dipakai.count(huruf) > 1})
    if ganda:
        raise DataTidakSah(
            apa=f"Kolom {', '.join(ganda)} dipilih untuk lebih dari satu isi",
            di_mana="cara berkas dibaca",
            perbaikan="Pilih kolom yang berbeda untuk tiap isi, atau “tidak ada”.",
        )


def save_tata_letak(cur: Cursor, pelaku: Pelaku, formulir: Formulir, hasil: HasilBaca) -> bool:
    """Remember how a file was read, inside the caller's transaction; False when it was known so.

    The right is checked by the caller.
    """
    if hasil.baris_judul is None or not hasil.sidik:
        return False
    awal, akhir = hasil.baris_judul
    tinggi = akhir - awal + 1
    semua = read_tata_letak(cur, formulir.kode_instansi, [formulir.kode_unit])
    lama = next((satu for satu in semua if satu.sidik == hasil.sidik), None)
    if lama is not None and dict(lama.kolom) == dict(hasil.kolom):
        return False
    write_tata_letak(
        cur,
        BarisTataLetak(
            kode_instansi=formulir.kode_instansi,
            kode_unit=formulir.kode_unit,
            sidik=hasil.sidik,
            versi=lama.versi + 1 if lama else 1,
            tinggi=tinggi,
            kolom=hasil.kolom,
            dicatat_oleh=pelaku.kode,
            dicatat_pada=waktu.now_utc(),
        ),
    )
    objek = f"tata letak {formulir.kode_unit} {hasil.sidik[:12]}"
    semula = dict(lama.kolom) if lama else None
    record_jejak(cur, pelaku, "ingat_tata_letak", objek, semula, dict(hasil.kolom))
    return True
