"""Which places a document keeps for the officials' own words, and where words are a must."""

from dataclasses import dataclass

from sakip.documents.bahan import Bahan, Indikator
from sakip.documents.isi.kata_unit import is_wajib, write_kata_unit
from sakip.documents.rekaman import sign_bahan


@dataclass(frozen=True, slots=True, kw_only=True)
class TempatNarasi:
    """One place. kode_unit: the unit whose own people may write too; sidik: of the figures it is about.

    Without figures sidik is "".
    """

    bagian: str
    judul: str
    kelompok: str
    wajib: bool
    kode_unit: str
    sidik: str
    angka: str = ""  # the figures beside the field, as people read them


_BAB = {
    "lkj": (
        ("reviu", "Pernyataan telah direviu: hasil reviu Inspektorat, bila direviu", False),
        ("pengantar", "Kata pengantar: tambahan", False),
        ("ikhtisar", "Ikhtisar eksekutif: kendala utama dan langkah yang diambil", False),
        ("bab1/latar", "BAB I, latar belakang: tambahan", False),
        ("bab1/gambaran", "BAB I, gambaran umum", False),
        ("bab1/tugas", "BAB I, tugas dan fungsi", False),
        ("bab1/sumber-daya", "BAB I, sumber daya manusia dan sarana", False),
        ("bab1/isu", "BAB I, isu strategis", True),
        ("bab1/dasar-hukum", "BAB I, dasar hukum daerah", False),
        ("bab2/renstra", "BAB II, uraian rencana strategis", False),
        ("bab3/anggaran", "BAB III, penjelasan realisasi anggaran", False),
        ("bab3/prestasi", "BAB III, prestasi dan penghargaan", False),
        ("bab3/lhe", "BAB III, tindak lanjut hasil evaluasi", False),
        ("bab4/langkah", "BAB IV, langkah perbaikan tahun berikutnya", True),
    ),
    "triwulan": (
        ("pendahuluan", "BAB I, pendahuluan: tambahan", False),
        ("tindak-lanjut-lalu", "BAB V, tindak lanjut triwulan lalu", False),
    ),
    "rencana-aksi": (("rencana/uraian", "Uraian rencana aksi", False),),
    "renja": (("renja/uraian", "Uraian rencana kerja", False),),
    "evaluasi-renja": (
        ("renja/pendorong", "Faktor pendorong keberhasilan", True),
        ("renja/penghambat", "Faktor penghambat", True),
        ("renja/tindak-lanjut", "Tindak lanjut yang diperlukan", True),
    ),
    "pengantar": (("surat/isi", "Isi surat: tambahan", False),),
    "notulen": (
        ("notulen/pembahasan", "Pembahasan", True),
        ("notulen/keputusan", "Keputusan dan tindak lanjut", True),
    ),
    "berita-acara": (("berita-acara/catatan", "Catatan", False),),
}
TANPA_ANGKA = frozenset(
    {
        *("bab1/latar", "bab1/gambaran", "bab1/tugas", "bab1/isu", "bab1/dasar-hukum"),
        *("bab3/prestasi", "bab3/lhe"),
    }
)
"""Places whose words are not about figures: these may change without the words being read again."""
_BAB["semester"] = _BAB["triwulan"]
_INDIKATOR = {
    "lkj": (
        ("pendukung", "Faktor pendukung", False),
        ("penghambat", "Faktor penghambat", True),
        ("upaya", "Upaya atau solusi", True),
    ),
    "triwulan": (
        ("penghambat", "Kendala", True),
        ("upaya", "Solusi", True),
        ("rtl", "Rencana tindak lanjut", True),
        ("batas", "Batas waktu", True),
    ),
}
_INDIKATOR["semester"] = _INDIKATOR["triwulan"]


def list_tempat(bahan: Bahan) -> list[TempatNarasi]:
    """Return every place of a document, in its order; words are a must below the best band.

    Source: rules/sumber.toml [narasi-wajib].
    """
    umum = sign_bahan(bahan.kantor_rata)
    tempat = [
        TempatNarasi(
            bagian=bagian,
            judul=judul,
            kelompok="Bab dan bagian",
            wajib=wajib or (bagian == "bab1/tugas" and bahan.kantor.jenis != "kecamatan"),
            kode_unit="",
            sidik="" if bagian in TANPA_ANGKA else umum,
        )
        for bagian, judul, wajib in _BAB.get(bahan.jenis, ())
    ]
    for sasaran in bahan.sasaran if bahan.jenis in _INDIKATOR else ():
        if bahan.jenis == "lkj":
            tempat.append(
                TempatNarasi(
                    bagian=f"sasaran/{sasaran.kode}/analisis",
                    judul="Analisis sasaran",
                    kelompok=sasaran.nama,
                    wajib=False,
                    kode_unit="",
                    sidik=sign_bahan(sasaran),
                )
            )
        for satu in bahan.milik(sasaran.kode):
            tempat += _of_indikator(bahan, satu)
    return tempat


def _of_indikator(bahan: Bahan, satu: Indikator) -> list[TempatNarasi]:
    """Return the places of one indikator; what its unit has written already need not be written again."""
    angka = satu.di(bahan.periode)
    ada = _ditulis_unit(bahan, satu)
    tulisan = (
        f"target {angka.target_tulis or 'n/a'}, realisasi {angka.realisasi_tulis or 'n/a'} "
        f"{satu.satuan}: {angka.predikat or angka.alasan}"
    )
    return [
        TempatNarasi(
            bagian=f"indikator/{satu.kode}/{apa}",
            judul=f"{satu.nama}: {judul}",
            kelompok=satu.sasaran,
            wajib=wajib and angka.corak > 1 and not ada.get(apa),
            kode_unit=satu.kode_unit,
            sidik=sign_bahan(angka),
            angka=tulisan + _sebut_unit(bahan, satu, apa, ada.get(apa, "")),
        )
        for apa, judul, wajib in _INDIKATOR[bahan.jenis]
    ]


def _sebut_unit(bahan: Bahan, satu: Indikator, apa: str, ditulis: str) -> str:
    """Return what the unit wrote, for whoever builds on it; a remark on the figure where it wrote no cause."""
    if ditulis:
        return f". Ditulis unit: {ditulis}"
    if bahan.jenis == "lkj" and apa == "penghambat" and is_wajib(satu) and satu.catatan:
        return f". Keterangan unit: {satu.catatan[-1][1]}"
    return ""


def _ditulis_unit(bahan: Bahan, satu: Indikator) -> dict[str, str]:
    """Return {place: what the document prints there of the unit, as long as the officials are silent}."""
    if bahan.jenis == "lkj":
        return {apa: write_kata_unit(bahan, satu, apa) for apa, *_ in _INDIKATOR["lkj"]}
    kendala = next((k for k in bahan.kendala if k.kode_indikator == satu.kode), None)
    if kendala is None:
        return {}
    return {
        "penghambat": kendala.kendala,
        "upaya": kendala.solusi,
        "rtl": kendala.rencana,
        "batas": kendala.batas_waktu,
    }
