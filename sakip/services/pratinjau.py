"""What uploading a file would do: every row beside what is stored, and everything in its way."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sakip.domain.formulir import Formulir, Isian
from sakip.intake.cocok import Cara, Kecocokan
from sakip.intake.hasil import BarisBaca, HasilBaca, Temuan
from sakip.intake.templat_perbaikan import build_perbaikan
from sakip.services.pemetaan import Pemetaan

TEMUAN_PERBAIKAN = 500  # listed in the corrected workbook: writing each takes 3 ms
URUTAN_TINGKAT = {"salah": 0, "konfirmasi": 1, "catatan": 2}


class StatusBaris(StrEnum):
    """What an upload would do with one indikator."""

    BARU = "baru"
    BERUBAH = "berubah"
    SAMA = "sama"
    KOSONG = "kosong"  # the file says nothing; what is stored stays
    SALAH = "salah"
    KONFIRMASI = "perlu konfirmasi"


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPratinjau:
    """One indikator of the form beside what the file says of it."""

    kode_indikator: str
    indikator: str
    alamat: str  # of the realisasi in the file: "E9"
    status: StatusBaris
    lama: str
    baru: str
    isian: Isian
    versi: int  # of the stored isian this was compared with
    temuan: tuple[Temuan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pratinjau:
    """What an upload would do, and everything that stands in its way."""

    formulir: Formulir
    nama_berkas: str
    isi: bytes
    hasil: HasilBaca
    pemetaan: Pemetaan
    cocok: Kecocokan
    baris: tuple[BarisPratinjau, ...]
    temuan: tuple[Temuan, ...]

    @property
    def dibaca(self) -> Mapping[str, BarisBaca]:
        """The row of the file that states each indikator, by kode indikator."""
        return self.cocok.baris

    @property
    def nama_mirip(self) -> dict[str, str]:
        """Names that were read as an indikator because they are near: as written -> kode indikator."""
        return {
            self.cocok.baris[kode].indikator: kode
            for kode, cara in self.cocok.cara.items()
            if cara is Cara.MIRIP
        }

    @property
    def jumlah(self) -> dict[str, int]:
        """How many rows have each status; every status is named."""
        hitung = Counter(satu.status for satu in self.baris)
        return {str(status): hitung[status] for status in StatusBaris}

    @property
    def salah(self) -> tuple[Temuan, ...]:
        """What blocks the upload."""
        return tuple(satu for satu in self.temuan if satu.tingkat == "salah")

    @property
    def konfirmasi(self) -> tuple[Temuan, ...]:
        """What a person must agree to."""
        return tuple(satu for satu in self.temuan if satu.tingkat == "konfirmasi")


def correct_berkas(pratinjau: Pratinjau) -> bytes:
    """Return the corrected workbook: our form refilled, what is wrong or doubtful marked in it."""
    temuan, lebih = cut_temuan(pratinjau.temuan, TEMUAN_PERBAIKAN)
    if lebih:
        temuan = (*temuan, _note_lebih(lebih))
    return build_perbaikan(pratinjau.formulir, temuan, pratinjau.dibaca)


def cut_temuan(temuan: Sequence[Temuan], banyak: int) -> tuple[tuple[Temuan, ...], int]:
    """Return the gravest findings, in the order they had, and how many were left out.

    A file with thousands of faults has one: it is another file. Its first faults tell that.
    """
    if len(temuan) <= banyak:
        return tuple(temuan), 0
    urut = sorted(range(len(temuan)), key=lambda nomor: URUTAN_TINGKAT[temuan[nomor].tingkat])
    return tuple(temuan[nomor] for nomor in sorted(urut[:banyak])), len(temuan) - banyak


def _note_lebih(lebih: int) -> Temuan:
    return Temuan(
        tingkat="catatan",
        apa=f"Masih ada {lebih} temuan lain yang tidak dimuat di sini.",
        perbaikan="Betulkan yang ini lebih dahulu, lalu unggah lagi.",
    )


def describe_pemetaan(pratinjau: Pratinjau) -> dict[str, Any]:
    """Return how a file was read, for programs and for the history of uploads."""
    hasil = pratinjau.hasil
    return {
        "lembar": hasil.lembar,
        "baris_judul": list(hasil.baris_judul) if hasil.baris_judul else None,
        "kolom": dict(hasil.kolom),
        "pemetaan": str(pratinjau.pemetaan.asal),
    }


def list_formulir(pratinjau: Pratinjau) -> list[dict[str, str]]:
    """Return every row of the form for programs: where it stands in the file, before and after."""
    return [
        {
            "kode": satu.kode_indikator,
            "indikator": satu.indikator,
            "alamat": satu.alamat,
            "status": satu.status,
            "lama": satu.lama,
            "baru": satu.baru,
        }
        for satu in pratinjau.baris
    ]


def list_temuan_json(temuan: Sequence[Temuan]) -> list[dict[str, str]]:
    """Return findings for programs, each part of them by itself."""
    return [
        {
            "tingkat": satu.tingkat,
            "alamat": satu.alamat,
            "apa": satu.apa,
            "sebab": satu.sebab,
            "perbaikan": satu.perbaikan,
            "isi": satu.isi,
        }
        for satu in temuan
    ]
