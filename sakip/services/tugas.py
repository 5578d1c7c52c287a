"""Tugas saya: one line for each thing a person has to do, newest periode first; nothing overdue is left out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sakip.domain import waktu
from sakip.domain.alur_pengumpulan import StatusAlur, Tindakan
from sakip.domain.peran import Hak, Pelaku, may, require_hak
from sakip.domain.periode import Triwulan
from sakip.domain.tenggat import Waktu, tulis_sisa
from sakip.services.antrean import FormulirKantor, list_antrean, list_formulir_kantor
from sakip.services.keadaan_formulir import require_instansi
from sakip.storage.catatan_angka import read_tanya_terbuka
from sakip.storage.connection import Database

BELUM_DIAJUKAN = (StatusAlur.DRAF, StatusAlur.DIKEMBALIKAN)
KATA_TINDAKAN = {
    Tindakan.VERIFIKASI: "Verifikasi",
    Tindakan.SETUJUI: "Setujui",
    Tindakan.SAHKAN: "Sahkan",
}


class KeadaanTugas(StrEnum):
    """How a thing to do stands, in the word that is shown; in the order of a list."""

    DIKEMBALIKAN = "Dikembalikan"
    MENUNGGU = "Menunggu Anda"
    DITUTUP = "Ditutup"
    TERLAMBAT = "Terlambat"
    JATUH_TEMPO = "Jatuh tempo"  # within a week
    BELUM_JATUH_TEMPO = "Belum jatuh tempo"
    TERTAHAN = "Tertahan"
    DITANYAKAN = "Ditanyakan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tugas:
    """One thing to do. tempo is the due date, sisa how far it is ("3 hari lagi")."""

    keadaan: KeadaanTugas
    kalimat: str
    kode_unit: str
    periode: Triwulan
    halaman: str  # pengumpulan or pemeriksaan
    tempo: date | None = None
    sisa: str = ""


def list_tugas(db: Database, pelaku: Pelaku) -> list[Tugas]:
    """Return what this person has to do now, newest periode first.

    Raises TidakBerhak for who sees no figures.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    formulir = list_formulir_kantor(db, pelaku)
    with db.cursor() as cur:
        hari = require_instansi(cur).local_date(waktu.now_utc())
        tanya = read_tanya_terbuka(cur, pelaku.kode_instansi)
    tugas = [
        Tugas(
            keadaan=KeadaanTugas.DITANYAKAN,
            kalimat=f"Jawab pertanyaan tentang {kode}: {isi[:120]}",
            kode_unit=unit,
            periode=periode,
            halaman="pengumpulan",
        )
        for unit, periode, kode, isi in tanya
        if may(pelaku, Hak.ISI_REALISASI, unit)
    ]
    for satu in formulir:
        if may(pelaku, Hak.ISI_REALISASI, satu.kode_unit):
            tugas += _tugas_unit(satu, hari)
    if may(pelaku, Hak.PERIKSA):
        tugas += _tugas_pemeriksa(db, pelaku)
        tugas += _tugas_penagih(formulir, hari)
    urutan = list(KeadaanTugas)
    tugas.sort(
        key=lambda satu: (-satu.periode.tahun, -satu.periode.nomor, urutan.index(satu.keadaan))
    )
    return tugas


def tell_keadaan_tugas(satu: FormulirKantor, hari: date) -> KeadaanTugas:
    """Return how a form that is not handed in stands on a day of the office."""
    if satu.keadaan.alur.status is StatusAlur.DIKEMBALIKAN:
        return KeadaanTugas.DIKEMBALIKAN
    if satu.keadaan.waktu is Waktu.DITUTUP:
        return KeadaanTugas.DITUTUP
    if satu.keadaan.waktu is Waktu.TERLAMBAT:
        return KeadaanTugas.TERLAMBAT
    dekat = (satu.keadaan.tenggat.jatuh_tempo - hari).days <= 7
    return KeadaanTugas.JATUH_TEMPO if dekat else KeadaanTugas.BELUM_JATUH_TEMPO


def _tugas_unit(satu: FormulirKantor, hari: date) -> list[Tugas]:
    """Return what a unit has to do with one of its forms."""
    alur = satu.keadaan.alur
    if alur.status not in BELUM_DIAJUKAN or satu.keadaan.waktu is Waktu.BELUM_DIBUKA:
        return []
    keadaan = tell_keadaan_tugas(satu, hari)
    if alur.status is StatusAlur.DIKEMBALIKAN:
        bagian = [f"Perbaiki {len(alur.dikembalikan)} baris yang dikembalikan", *_list_kurang(satu)]
        kalimat = f"{', '.join(bagian)}, lalu ajukan lagi"
    elif satu.lengkap:
        kalimat = "Formulir lengkap: ajukan"
    else:
        kalimat = f"Isi dan ajukan formulir: {', '.join(_list_kurang(satu))}"
    tempo = satu.keadaan.tenggat.jatuh_tempo
    return [
        Tugas(
            keadaan=keadaan,
            kalimat=f"{kalimat} ({satu.unit})",
            kode_unit=satu.kode_unit,
            periode=satu.periode,
            halaman="pengumpulan",
            tempo=tempo,
            sisa=tulis_sisa(tempo, hari),
        )
    ]


def _list_kurang(satu: FormulirKantor) -> list[str]:
    """Return what a form lacks, in words; empty where it is complete."""
    kurang, bukti = satu.diukur - satu.terisi, satu.bukti_wajib - satu.bukti
    bagian = [f"{kurang} dari {satu.diukur} indikator belum diisi"] if kurang > 0 else []
    return [*bagian, f"{bukti} bukti dukung belum ada"] if bukti > 0 else bagian


def _tugas_pemeriksa(db: Database, pelaku: Pelaku) -> list[Tugas]:
    return [
        Tugas(
            keadaan=KeadaanTugas.TERTAHAN if antre.sebab else KeadaanTugas.MENUNGGU,
            kalimat=f"{KATA_TINDAKAN[antre.tindakan]} formulir {antre.formulir.unit}"
            + (f": {antre.sebab}" if antre.sebab else ""),
            kode_unit=antre.formulir.kode_unit,
            periode=antre.formulir.periode,
            halaman="pemeriksaan",
        )
        for antre in list_antrean(db, pelaku)
    ]


def _tugas_penagih(formulir: list[FormulirKantor], hari: date) -> list[Tugas]:
    """Return a line for each triwulan of which units are late: to remind them."""
    terlambat: dict[Triwulan, list[FormulirKantor]] = {}
    for satu in formulir:
        lewat = satu.keadaan.waktu in (Waktu.TERLAMBAT, Waktu.DITUTUP)
        if lewat and satu.keadaan.alur.status in BELUM_DIAJUKAN:
            terlambat.setdefault(satu.periode, []).append(satu)
    return [
        Tugas(
            keadaan=KeadaanTugas.TERLAMBAT,
            kalimat=f"Ingatkan {len(semua)} unit yang belum mengajukan: "
            + ", ".join(satu.unit for satu in semua),
            kode_unit=semua[0].kode_unit,
            periode=periode,
            halaman="pemeriksaan",
            tempo=semua[0].keadaan.tenggat.jatuh_tempo,
            sisa=tulis_sisa(semua[0].keadaan.tenggat.jatuh_tempo, hari),
        )
        for periode, semua in terlambat.items()
    ]
