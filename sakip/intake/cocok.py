"""Match the rows of a workbook with the indikator of a form: by hidden id, kode, or name."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from sakip.domain.formulir import BarisFormulir, Formulir
from sakip.intake.hasil import BarisBaca, HasilBaca, Temuan, TingkatTemuan

MIRIP = 0.9  # of SequenceMatcher.ratio: nearer names are offered for confirmation
EJAAN_LAMA = {"prosentase": "persentase", "presentase": "persentase"}


@dataclass(frozen=True, slots=True)
class Kecocokan:
    """Which row of the file states which indikator, and what of the file could not be placed."""

    baris: Mapping[str, BarisBaca]
    temuan: tuple[Temuan, ...]


def match_baris(formulir: Formulir, hasil: HasilBaca) -> Kecocokan:
    """Return {kode indikator: row}, and findings for rows unknown, doubled or known by a near name.

    A row without any figure or text of its own is passed over when it matches nothing.
    """
    cocok: dict[str, BarisBaca] = {}
    temuan = _check_meta(formulir, hasil)
    for baris in hasil.baris:
        indikator, catatan = _find(formulir.baris, baris)
        temuan.extend(catatan)
        if indikator is None:
            continue
        if indikator.kode_indikator in cocok:
            semula = cocok[indikator.kode_indikator]
            temuan.append(
                _temuan(
                    baris,
                    "salah",
                    f"{indikator.indikator} tertulis dua kali, di baris {semula.baris} dan {baris.baris}.",
                    "Hapus salah satu, lalu unggah lagi.",
                )
            )
            continue
        cocok[indikator.kode_indikator] = baris
    return Kecocokan(cocok, tuple(temuan))


def _check_meta(formulir: Formulir, hasil: HasilBaca) -> list[Temuan]:
    """Refuse our own template when it was made for another unit or triwulan."""
    if hasil.meta is None:
        return []
    punya = (hasil.meta.get("kode_unit"), hasil.meta.get("tahun"), hasil.meta.get("triwulan"))
    if punya == (formulir.kode_unit, formulir.tahun, formulir.triwulan):
        return []
    return [
        Temuan(
            tingkat="salah",
            apa=f"Formulir ini dibuat untuk unit {punya[0]}, triwulan {punya[2]} tahun {punya[1]}.",
            sebab=f"Yang dipilih adalah unit {formulir.kode_unit}, {formulir.periode}.",
            perbaikan="Pilih unit dan triwulan yang sesuai, atau unggah formulir yang benar.",
            lembar=hasil.lembar,
        )
    ]


def _find(
    daftar: Iterable[BarisFormulir], baris: BarisBaca
) -> tuple[BarisFormulir | None, list[Temuan]]:
    for penanda in (baris.id_indikator, baris.kode):
        for satu in daftar:
            if penanda and satu.kode_indikator.casefold() == penanda.strip().casefold():
                return satu, []
    nama = normalise_nama(baris.indikator)
    tepat = [satu for satu in daftar if normalise_nama(satu.indikator) == nama]
    if len(tepat) == 1:
        return tepat[0], []
    if tepat:
        kode = ", ".join(satu.kode_indikator for satu in tepat)
        return None, [
            _temuan(
                baris,
                "salah",
                f"“{baris.indikator}” adalah nama {len(tepat)} indikator ({kode}).",
                "Unduh formulir program, yang membedakannya, lalu isi di sana.",
            )
        ]
    mirip = max(daftar, key=lambda satu: _similarity(satu.indikator, nama), default=None)
    if mirip is not None and _similarity(mirip.indikator, nama) >= MIRIP:
        return mirip, [
            _temuan(
                baris,
                "konfirmasi",
                f"“{baris.indikator}” dibaca sebagai “{mirip.indikator}” karena namanya hampir sama.",
                "Setujui bila benar; bila tidak, betulkan nama indikator di berkas.",
            )
        ]
    if baris.keadaan == "kosong" and not baris.progres:
        return None, []
    return None, [
        _temuan(
            baris,
            "salah",
            f"Indikator “{baris.indikator}” tidak ada dalam formulir unit ini.",
            "Betulkan namanya menurut formulir, atau hapus barisnya bila milik unit lain.",
        )
    ]


def _temuan(baris: BarisBaca, tingkat: TingkatTemuan, apa: str, perbaikan: str) -> Temuan:
    return Temuan(
        tingkat=tingkat,
        apa=apa,
        perbaikan=perbaikan,
        alamat=baris.alamat.get("indikator", f"baris {baris.baris}"),
        isi=baris.indikator,
        kolom="indikator",
    )


def normalise_nama(nama: str) -> str:
    """Return a name of an indikator without what people write differently: case, marks, spelling."""
    kata = re.sub(r"[^\w%]+", " ", nama.casefold().replace("%", " persentase ")).split()
    return " ".join(EJAAN_LAMA.get(satu, satu) for satu in kata)


def _similarity(nama: str, dicari: str) -> float:
    return SequenceMatcher(None, normalise_nama(nama), dicari, autojunk=False).ratio()
