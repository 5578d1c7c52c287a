"""A whole folder of workbooks at once: all are checked first, then each is saved whole or not at all."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from sakip.domain.errors import DataTidakSah
from sakip.domain.formulir import Isian
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import ROMAWI, Triwulan
from sakip.intake.arsip import is_lembar_kerja, is_sampingan, read_triwulan_nama
from sakip.intake.hasil import Pilihan
from sakip.intake.tolak import BerkasDitolak
from sakip.services.formulir_ditemukan import (
    FormulirDitemukan,
    find_formulir,
    preview_ditemukan,
)
from sakip.services.pratinjau import Pratinjau, StatusBaris
from sakip.services.unggahan import preview_unggahan, require_clean, save_semua
from sakip.storage.connection import Database

# What a file without a workbook's name may be refused for: it was never meant to be read.
BUKAN_LEMBAR_KERJA = frozenset({"pdf", "gambar", "html", "xml", "bukan_excel", "kosong"})
Lapor = Callable[[str, int, int, str], None]
"""Told before each file: what is done, how many are done, of how many, its name."""


class KeadaanBerkas(StrEnum):
    """What became of one file."""

    DISIMPAN = "disimpan"
    SAMA = "sama"  # everything in it was stored already
    DITOLAK = "ditolak"
    DILEWATI = "dilewati"  # no workbook, and not named like one


@dataclass(frozen=True, slots=True)
class BerkasMasuk:
    """One file; nama is its path below the folder, with / between."""

    nama: str
    isi: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilBerkas:
    """What became of one file. kode and pesan say why it was refused; pratinjau what is in it."""

    nama: str
    sha256: str
    keadaan: KeadaanBerkas
    kode: str = ""
    pesan: str = ""
    pratinjau: tuple[Pratinjau, ...] = ()
    disimpan: tuple[int, ...] = ()  # of each pratinjau: how many isian changed


@dataclass(frozen=True, slots=True, kw_only=True)
class LaporanMassal:
    """What became of every file, in the order given."""

    tahun: int
    berkas: tuple[HasilBerkas, ...]

    @property
    def jumlah(self) -> dict[str, int]:
        """How many files had each end; every end is named."""
        hitung = Counter(satu.keadaan for satu in self.berkas)
        return {str(keadaan): hitung[keadaan] for keadaan in KeadaanBerkas}


class _Tolak(DataTidakSah):
    """A file that is refused; kode names the reason for programs."""

    def __init__(self, kode: str, apa: str, di_mana: str, perbaikan: str) -> None:
        super().__init__(apa=apa, di_mana=di_mana, perbaikan=perbaikan)
        self.kode = kode


def upload_massal(
    db: Database,
    pelaku: Pelaku,
    berkas: Sequence[BerkasMasuk],
    tahun: int,
    *,
    triwulan: int | None = None,
    setuju: bool = False,
    lapor: Lapor = lambda *_: None,
) -> LaporanMassal:
    """Check every file, then save those that nothing speaks against, each all or nothing.

    Unit and triwulan are found in each file; triwulan (1-4) holds for those that name none, neither
    inside nor in their own name. setuju: the person agrees to everything that asks for it. Files
    that state different figures for one indikator are all refused.

    Raises TidakBerhak for who uploads for no unit; never because of a file.
    """
    require_hak(pelaku, Hak.UNGGAH)
    hasil = []
    for nomor, satu in enumerate(berkas):
        lapor("Memeriksa", nomor, len(berkas), satu.nama)
        hasil.append(_check(db, pelaku, satu, tahun, triwulan, setuju=setuju))
    hasil = _refuse_bentrok(hasil)
    for nomor, siap in enumerate(hasil):
        lapor("Menyimpan", nomor, len(berkas), siap.nama)
        if siap.keadaan is KeadaanBerkas.DISIMPAN:
            hasil[nomor] = _save(db, pelaku, siap, setuju=setuju)
    lapor("Selesai", len(berkas), len(berkas), "")
    return LaporanMassal(tahun=tahun, berkas=tuple(hasil))


def _check(
    db: Database,
    pelaku: Pelaku,
    berkas: BerkasMasuk,
    tahun: int,
    triwulan: int | None,
    *,
    setuju: bool,
) -> HasilBerkas:
    """Return the file as it would be saved, or why it is not."""
    hasil = HasilBerkas(
        nama=berkas.nama,
        sha256=sha256(berkas.isi).hexdigest(),
        keadaan=KeadaanBerkas.DISIMPAN,
    )
    if is_sampingan(berkas.nama):
        return replace(hasil, keadaan=KeadaanBerkas.DILEWATI, pesan="Berkas sampingan program.")
    try:
        ditemukan = find_formulir(db, pelaku, berkas.isi, berkas.nama, tahun)
        nomor = read_triwulan_nama(berkas.nama) or triwulan
        _require_formulir(ditemukan, berkas.nama, tahun, nomor)
        pratinjau = tuple(_preview(db, pelaku, satu, berkas, nomor) for satu in ditemukan)
        hasil = replace(hasil, pratinjau=pratinjau)
        for satu in pratinjau:
            require_clean(satu, konfirmasi=setuju)
    except DataTidakSah as galat:
        return _refuse(hasil, galat)
    return hasil


def _require_formulir(
    ditemukan: Sequence[FormulirDitemukan], nama: str, tahun: int, triwulan: int | None
) -> None:
    """Refuse a file that is of no form of this tahun, or does not say of which triwulan it is."""
    if not ditemukan:
        raise _Tolak(
            "tanpa_formulir",
            "Tidak ada baris yang dikenal sebagai indikator unit yang boleh Anda unggah",
            nama,
            "Pakai nama indikator menurut formulir, atau unggah lewat halaman Pengumpulan dan cocokkan namanya di sana.",
        )
    disebut = {
        nomor for satu in ditemukan for nomor in (satu.hasil.tahun_disebut or (satu.tahun,))
    } | {satu.tahun for satu in ditemukan if satu.hasil.meta is not None}
    if any(satu.tahun != tahun for satu in ditemukan) or tahun not in disebut:
        raise _Tolak(
            "tahun_lain",
            f"Berkas ini untuk tahun {', '.join(map(str, sorted(disebut)))}, bukan {tahun}",
            nama,
            "Jalankan lagi dengan --tahun yang sesuai, atau betulkan judul di berkas.",
        )
    if triwulan is None and any(satu.triwulan is None for satu in ditemukan):
        raise _Tolak(
            "tanpa_triwulan",
            "Berkas ini tidak menyebut triwulannya",
            nama,
            "Tulis triwulan di nama lembar, di judul tabel, atau di nama berkas; atau pakai --triwulan.",
        )


def _preview(
    db: Database,
    pelaku: Pelaku,
    satu: FormulirDitemukan,
    berkas: BerkasMasuk,
    triwulan: int | None,
) -> Pratinjau:
    if satu.triwulan is not None:
        return preview_ditemukan(db, pelaku, satu, berkas.isi, berkas.nama)
    assert triwulan is not None  # or _require_formulir has refused the file
    periode = Triwulan(satu.tahun, triwulan)
    pilihan = Pilihan(lembar=satu.hasil.lembar)
    return preview_unggahan(db, pelaku, satu.kode_unit, periode, berkas.isi, berkas.nama, pilihan)


def _refuse(hasil: HasilBerkas, galat: DataTidakSah) -> HasilBerkas:
    kode = galat.kode if isinstance(galat, BerkasDitolak | _Tolak) else "salah"
    if hasil.pratinjau and not any(satu.salah for satu in hasil.pratinjau):
        kode = "perlu_setuju"
    bukan = kode in BUKAN_LEMBAR_KERJA | {"tanpa_formulir"} and not is_lembar_kerja(hasil.nama)
    keadaan = KeadaanBerkas.DILEWATI if bukan else KeadaanBerkas.DITOLAK
    return replace(hasil, keadaan=keadaan, kode=kode, pesan=str(galat))


def _refuse_bentrok(semua: Sequence[HasilBerkas]) -> list[HasilBerkas]:
    """Refuse files that state different things of one indikator in one triwulan: which is right?"""
    kata: dict[tuple[str, Triwulan], dict[str, Isian]] = {}
    for berkas in semua:
        for pratinjau in berkas.pratinjau if berkas.keadaan is KeadaanBerkas.DISIMPAN else ():
            for baris in pratinjau.baris:
                if baris.status is not StatusBaris.KOSONG:
                    kunci = (baris.kode_indikator, pratinjau.formulir.periode)
                    kata.setdefault(kunci, {})[berkas.nama] = baris.isian
    alasan: dict[str, str] = {}
    for (kode, periode), isian in kata.items():
        if len(set(isian.values())) > 1:
            nama = " dan ".join(sorted(isian))
            for satu in isian:
                alasan.setdefault(
                    satu,
                    f"{nama} menyatakan hal yang berbeda tentang {kode} pada triwulan "
                    f"{ROMAWI[periode.nomor]} {periode.tahun}. Sisakan berkas yang benar.",
                )
    return [
        replace(satu, keadaan=KeadaanBerkas.DITOLAK, kode="bentrok", pesan=alasan[satu.nama])
        if satu.nama in alasan
        else satu
        for satu in semua
    ]


def _save(db: Database, pelaku: Pelaku, berkas: HasilBerkas, *, setuju: bool) -> HasilBerkas:
    try:
        hasil = save_semua(db, pelaku, berkas.pratinjau, konfirmasi=setuju)
    except DataTidakSah as galat:
        return replace(berkas, keadaan=KeadaanBerkas.DITOLAK, kode="berubah", pesan=str(galat))
    disimpan = tuple(satu["disimpan"] for satu in hasil)
    keadaan = KeadaanBerkas.DISIMPAN if any(disimpan) else KeadaanBerkas.SAMA
    return replace(berkas, keadaan=keadaan, disimpan=disimpan)
