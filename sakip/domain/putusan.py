"""Putusan: the verdict on one row of a published table, with the figures that led to it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sakip.domain.alasan import Alasan
from sakip.domain.capaian import DESIMAL_CAPAIAN
from sakip.domain.cetakan import Pembulatan
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import round_half_up
from sakip.domain.uji_setahun import HasilSetahun


class Putusan(StrEnum):
    """The verdict on one printed row."""

    COCOK = "cocok"
    COCOK_DIPOTONG = "cocok_dipotong"
    COCOK_DIGIT_TERAKHIR = "cocok_digit_terakhir"
    COCOK_BEDA_SATUAN = "cocok_beda_satuan"
    SETAHUN_COCOK = "setahun_cocok"
    SALAH = "salah"
    RUMUS_BERGANTI = "rumus_berganti"
    SETAHUN_SALAH = "setahun_salah"
    TARGET_NOL = "target_nol"
    TIDAK_DAPAT_DIHITUNG = "tidak_dapat_dihitung"
    TIDAK_TERBACA = "tidak_terbaca"
    TANPA_CAPAIAN = "tanpa_capaian"

    @property
    def is_salah(self) -> bool:
        """Tell whether the row prints a figure that does not follow from the others."""
        return self in (Putusan.SALAH, Putusan.RUMUS_BERGANTI, Putusan.SETAHUN_SALAH)


PENJELASAN_PUTUSAN: dict[Putusan, str] = {
    Putusan.COCOK: "Capaian tercetak sesuai dengan hitungan ulang",
    Putusan.COCOK_DIPOTONG: "Sesuai, tetapi desimalnya dipotong, bukan dibulatkan",
    Putusan.COCOK_DIGIT_TERAKHIR: "Selisih satu angka pada digit terakhir, masih dalam toleransi",
    Putusan.COCOK_BEDA_SATUAN: "Sesuai bila satuan target dan realisasi disamakan; perbaiki satuannya",
    Putusan.SETAHUN_COCOK: "Tanpa capaian; angka setahun sesuai dengan triwulannya",
    Putusan.SALAH: "Capaian tercetak tidak sesuai dengan target dan realisasinya",
    Putusan.RUMUS_BERGANTI: "Dihitung dengan rumus lain daripada tahun lain untuk indikator yang sama",
    Putusan.SETAHUN_SALAH: "Angka setahun tidak sesuai dengan triwulannya",
    Putusan.TARGET_NOL: "Target 0: capaian tidak dapat dinyatakan",
    Putusan.TIDAK_DAPAT_DIHITUNG: "Target atau realisasi tidak ada, sehingga tidak dapat dihitung",
    Putusan.TIDAK_TERBACA: "Capaian tercetak bukan angka",
    Putusan.TANPA_CAPAIAN: "Tidak ada capaian tercetak",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilBaris:
    """What was found in one row; hitung is in percent, 6 decimals, None where there is none."""

    putusan: Putusan
    penjelasan: tuple[str, ...] = ()
    tercetak: Decimal | None = None
    hitung: Decimal | None = None
    rumus: Rumus | None = None
    rumus_cocok: tuple[Rumus, ...] = ()  # every rumus that explains the printed figure
    pembulatan: Pembulatan | None = None
    langkah: str = ""
    alasan: Alasan | None = None
    setahun: HasilSetahun | None = None

    @property
    def selisih(self) -> Decimal | None:
        """Printed minus recomputed, in percent points, 6 decimals; None where either is missing."""
        if self.tercetak is None or self.hitung is None:
            return None
        return round_half_up(self.tercetak, DESIMAL_CAPAIAN) - self.hitung
