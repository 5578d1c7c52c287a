"""What a form lacks before it can go on: required cells and required evidence, in the words of its
fields; and what was written in it since it came back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sakip.domain.alur_pengumpulan import Peristiwa
from sakip.domain.errors import DataTidakSah
from sakip.domain.formulir import Keadaan
from sakip.domain.periode import Triwulan
from sakip.storage import bukti_dukung as bukti
from sakip.storage.catatan_angka import read_kendala
from sakip.storage.connection import Cursor
from sakip.storage.realisasi import read_isian

BELUM_LENGKAP = "Formulir belum dapat diteruskan"
ISIAN, BUKTI = "isian", "bukti"
PESAN_KURANG = {
    ISIAN: "Kosong: belum dilaporkan",
    BUKTI: "Bukti dukung indikator ini wajib, dan belum ada",
}
"""What a field that is missing says of itself, on the form and wherever it is listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kurang:
    """What is missing before a form can be submitted; jenis: isian or bukti.

    pesan is what the field itself says, so that who follows the link finds the same words there.
    """

    kode_indikator: str
    indikator: str
    jenis: str

    @property
    def pesan(self) -> str:
        """What the field says."""
        return PESAN_KURANG[self.jenis]

    @property
    def kalimat(self) -> str:
        """What is missing where: the indikator, then the words of its field."""
        return f"{self.kode_indikator} {self.indikator}: {self.pesan}"


def check_lengkap(kurang: Sequence[Kurang], apa: str, perbaikan: str, di_mana: str) -> None:
    """Refuse an act (apa) on a form that lacks something; perbaikan says how to go on.

    Raises DataTidakSah that lists all of it.
    """
    if kurang:
        daftar = "; ".join(satu.kalimat for satu in kurang)
        raise DataTidakSah(
            apa=f"{apa} karena {len(kurang)} hal belum ada: {daftar}",
            di_mana=di_mana,
            perbaikan=perbaikan,
        )


def read_kurang(cur: Cursor, kode_instansi: str, kode_unit: str, periode: Triwulan) -> list[Kurang]:
    """Return every required cell and required evidence that is missing, in the order of the form."""
    wajib = bukti.read_indikator_unit(cur, kode_instansi, kode_unit, periode.tahun)
    ada = {
        satu.kode_indikator
        for satu in bukti.read_bukti(cur, kode_instansi, kode_unit, periode)
        if satu.aktif
    }
    kurang = []
    for row in read_isian(cur, kode_instansi, kode_unit, periode):
        kode, nama = row["kode_indikator"], row["indikator"]
        if not row["diukur"]:
            continue
        if row["keadaan"] == Keadaan.BELUM:
            kurang.append(Kurang(kode_indikator=kode, indikator=nama, jenis=ISIAN))
        if wajib.get(kode) and kode not in ada and row["keadaan"] != Keadaan.TIDAK_BERLAKU:
            kurang.append(Kurang(kode_indikator=kode, indikator=nama, jenis=BUKTI))
    return kurang


def read_dilampiri(
    cur: Cursor, kode_instansi: str, kode_unit: str, periode: Triwulan
) -> dict[str, datetime]:
    """Return {kode indikator: when its evidence or kendala was last written or removed} (UTC)."""
    milik = bukti.read_indikator_unit(cur, kode_instansi, kode_unit, periode.tahun)
    pada: dict[str, datetime] = {}
    for satu in bukti.read_bukti(cur, kode_instansi, kode_unit, periode):
        lama = pada.get(satu.kode_indikator, satu.dicatat_pada)
        pada[satu.kode_indikator] = max(lama, satu.dicatat_pada)
    for kode, kendala in read_kendala(cur, kode_instansi, periode).items():
        if kode in milik:
            pada[kode] = max(pada.get(kode, kendala.dicatat_pada), kendala.dicatat_pada)
    return pada


def read_ditulis(
    cur: Cursor, kode_instansi: str, kode_unit: str, periode: Triwulan, sejak: Peristiwa
) -> frozenset[str]:
    """Return the indikator of a form whose figure, evidence or kendala was written since an act."""
    versi: Mapping[str, int] = {
        row["kode_indikator"]: row["versi_realisasi"]
        for row in read_isian(cur, kode_instansi, kode_unit, periode)
    }
    angka = {kode for kode, nomor in sejak.dilihat.items() if versi.get(kode, nomor) != nomor}
    dilampiri = read_dilampiri(cur, kode_instansi, kode_unit, periode)
    return frozenset(angka | {kode for kode, pada in dilampiri.items() if pada > sejak.pada})
