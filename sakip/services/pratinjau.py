"""What uploading a file would do: every row beside what is stored, and everything in its way."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from sakip.domain.formulir import Formulir, Isian
from sakip.intake.cocok import Cara, Kecocokan
from sakip.intake.hasil import BarisBaca, HasilBaca, Temuan
from sakip.intake.templat_perbaikan import build_perbaikan
from sakip.services.pemetaan import Pemetaan


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
    return build_perbaikan(pratinjau.formulir, pratinjau.temuan, pratinjau.dibaca)


def describe_pemetaan(pratinjau: Pratinjau) -> dict[str, Any]:
    """Return how a file was read, for programs and for the history of uploads."""
    hasil = pratinjau.hasil
    return {
        "lembar": hasil.lembar,
        "baris_judul": list(hasil.baris_judul) if hasil.baris_judul else None,
        "kolom": dict(hasil.kolom),
        "pemetaan": str(pratinjau.pemetaan.asal),
    }


def to_json(pratinjau: Pratinjau) -> dict[str, Any]:
    """Return a preview for programs: counts, rows and findings with cell addresses."""
    return {
        "berkas": pratinjau.nama_berkas,
        "sha256": sha256(pratinjau.isi).hexdigest(),
        **describe_pemetaan(pratinjau),
        "jumlah": pratinjau.jumlah,
        "baris": [
            {
                "kode": satu.kode_indikator,
                "indikator": satu.indikator,
                "alamat": satu.alamat,
                "status": satu.status,
                "lama": satu.lama,
                "baru": satu.baru,
            }
            for satu in pratinjau.baris
        ],
        "temuan": [
            {
                "tingkat": satu.tingkat,
                "alamat": satu.alamat,
                "apa": satu.apa,
                "sebab": satu.sebab,
                "perbaikan": satu.perbaikan,
                "isi": satu.isi,
            }
            for satu in pratinjau.temuan
        ],
    }
