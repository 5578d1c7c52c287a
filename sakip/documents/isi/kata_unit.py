"""What a unit wrote beside its figures over a tahun, as the LKj says it where the officials are silent."""

from collections.abc import Iterable

from sakip.documents.bahan import Bahan, Indikator
from sakip.documents.bahan_tindak_lanjut import Kendala
from sakip.domain.periode import ROMAWI


def is_wajib(satu: Indikator) -> bool:
    """Tell whether a cause must be given for an indikator over its tahun: it is below the best band."""
    return satu.di("TAHUN").corak > 1


def write_kata_unit(bahan: Bahan, satu: Indikator, apa: str) -> str:
    """Return what the unit wrote that stands for pendukung, penghambat or upaya; "" for nothing."""
    if apa == "penghambat":
        return _join((k.triwulan, k.kendala) for k in _milik(bahan, satu))
    if apa == "upaya":
        return _write_upaya(_milik(bahan, satu))
    # What the unit said of a good figure stands where it helps; of a bad one it explains no success.
    return satu.catatan[-1][1] if satu.catatan and not is_wajib(satu) else ""


def _write_upaya(milik: list[Kendala]) -> str:
    """Return what was done, and the last plan: who, until when, and what became of it.

    Plans before the last one stand in the laporan of their triwulan.
    """
    rencana = [_tell_rencana(satu) for satu in milik if satu.rencana]
    solusi = _join((satu.triwulan, satu.solusi) for satu in milik)
    return " ".join(filter(None, (solusi, *rencana[-1:])))


def _milik(bahan: Bahan, satu: Indikator) -> list[Kendala]:
    return [kendala for kendala in bahan.kendala if kendala.kode_indikator == satu.kode]


def _join(tulisan: Iterable[tuple[int, str]]) -> str:
    """Return texts with their triwulan; one that was written again is said once, of both triwulan."""
    nomor: dict[str, list[str]] = {}
    for triwulan, teks in tulisan:
        if teks:
            nomor.setdefault(_tutup(teks), []).append(ROMAWI[triwulan])
    return " ".join(f"Triwulan {_dan(semua)}: {teks}" for teks, semua in nomor.items())


def _dan(nama: list[str]) -> str:
    *awal, akhir = nama
    return f"{', '.join(awal)} dan {akhir}" if awal else akhir


def _tell_rencana(kendala: Kendala) -> str:
    siapa = f"{kendala.pic}, paling lambat {kendala.batas_waktu}"
    jadi = f"; {kendala.keadaan}" if kendala.keadaan else ""
    rencana = _tutup(kendala.rencana)
    tanda, isi = rencana[-1], rencana[:-1]
    return f"Rencana Triwulan {ROMAWI[kendala.triwulan]}: {isi} ({siapa}{jadi}){tanda}"


def _tutup(teks: str) -> str:
    """Return a text on one line, ended as a sentence."""
    satu = " ".join(teks.split())
    return satu if satu.endswith((".", "!", "?")) else f"{satu}."
