"""What a person has to do with the forms of the triwulan: fill, mend, answer, judge, lock, remind."""

from collections.abc import Sequence
from datetime import date

from sakip.domain.alamat_halaman import AlamatHalaman, point_isian, point_periksa
from sakip.domain.alur_pengumpulan import StatusAlur, Tindakan
from sakip.domain.peran import Hak, Pelaku, may, require_hak
from sakip.domain.periode import ROMAWI, Triwulan
from sakip.domain.tenggat import Waktu, tulis_sisa
from sakip.domain.tugas import KeadaanTugas, Tugas, tell_keadaan_tempo
from sakip.services.antrean import Antre, FormulirKantor, list_antrean, list_formulir_kantor
from sakip.storage.catatan_angka import read_tanya_terbuka
from sakip.storage.connection import Database

BELUM_DIAJUKAN = (StatusAlur.DRAF, StatusAlur.DIKEMBALIKAN)
KATA_TINDAKAN = {
    Tindakan.VERIFIKASI: "Verifikasi",
    Tindakan.SETUJUI: "Setujui",
    Tindakan.SAHKAN: "Sahkan",
    Tindakan.KUNCI: "Kunci",
}


def list_tugas_formulir(db: Database, pelaku: Pelaku, hari: date) -> list[Tugas]:
    """Return what there is to do with forms on a day of the office. Raises TidakBerhak."""
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    formulir = list_formulir_kantor(db, pelaku)
    with db.cursor() as cur:
        tanya = read_tanya_terbuka(cur, pelaku.kode_instansi)
    tugas = [
        Tugas(
            keadaan=KeadaanTugas.DITANYAKAN,
            kalimat=f"Jawab pertanyaan tentang {kode}: {isi[:120]}",
            perihal=name_triwulan(periode),
            alamat=point_isian(unit, periode),
            periode=periode,
        )
        for unit, periode, kode, isi in tanya
        if may(pelaku, Hak.ISI_REALISASI, unit)
    ]
    for satu in formulir:
        if may(pelaku, Hak.ISI_REALISASI, satu.kode_unit):
            tugas += _tugas_unit(satu, hari)
    if may(pelaku, Hak.PERIKSA):
        tugas += _tugas_pemeriksa(list_antrean(db, pelaku))
        tugas += _tugas_penagih(formulir, hari)
    return tugas


def name_triwulan(periode: Triwulan) -> str:
    """Return a triwulan in few letters: "III 2026"."""
    return f"{ROMAWI[periode.nomor]} {periode.tahun}"


def tell_keadaan_tugas(satu: FormulirKantor, hari: date) -> KeadaanTugas:
    """Return how a form that is not handed in stands on a day of the office."""
    if satu.keadaan.alur.status is StatusAlur.DIKEMBALIKAN:
        return KeadaanTugas.DIKEMBALIKAN
    if satu.keadaan.waktu is Waktu.DITUTUP:
        return KeadaanTugas.DITUTUP
    return tell_keadaan_tempo(satu.keadaan.tenggat.jatuh_tempo, hari)


def _tugas_unit(satu: FormulirKantor, hari: date) -> list[Tugas]:
    """Return what a unit has to do with one of its forms."""
    alur = satu.keadaan.alur
    if alur.status not in BELUM_DIAJUKAN or satu.keadaan.waktu is Waktu.BELUM_DIBUKA:
        return []
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
            keadaan=tell_keadaan_tugas(satu, hari),
            kalimat=f"{kalimat} ({satu.unit})",
            perihal=name_triwulan(satu.periode),
            alamat=point_isian(satu.kode_unit, satu.periode),
            periode=satu.periode,
            tempo=tempo,
            sisa=tulis_sisa(tempo, hari),
        )
    ]


def _list_kurang(satu: FormulirKantor) -> list[str]:
    """Return what a form lacks, in words; empty where it is complete."""
    kurang, bukti = satu.diukur - satu.terisi, satu.bukti_wajib - satu.bukti
    bagian = [f"{kurang} dari {satu.diukur} indikator belum diisi"] if kurang > 0 else []
    return [*bagian, f"{bukti} bukti dukung belum ada"] if bukti > 0 else bagian


def _tugas_pemeriksa(antrean: Sequence[Antre]) -> list[Tugas]:
    """Return a line for each form to be judged, and one for each triwulan whose forms wait to be locked."""
    dikunci: dict[Triwulan, list[Antre]] = {}
    tugas = []
    for antre in antrean:
        if antre.tindakan is Tindakan.KUNCI:
            dikunci.setdefault(antre.formulir.periode, []).append(antre)
            continue
        kalimat = f"{KATA_TINDAKAN[antre.tindakan]} formulir {antre.formulir.unit}"
        tugas.append(
            Tugas(
                keadaan=KeadaanTugas.TERTAHAN if antre.sebab else KeadaanTugas.MENUNGGU,
                kalimat=kalimat + (f": {antre.sebab}" if antre.sebab else ""),
                rincian=antre.rangkap,
                perihal=name_triwulan(antre.formulir.periode),
                alamat=point_periksa(antre.formulir.kode_unit, antre.formulir.periode),
                periode=antre.formulir.periode,
            )
        )
    return tugas + [_tugas_kunci(periode, semua) for periode, semua in dikunci.items()]


def _tugas_kunci(periode: Triwulan, semua: Sequence[Antre]) -> Tugas:
    unit = ", ".join(satu.formulir.unit for satu in semua)
    satu_saja = point_periksa(semua[0].formulir.kode_unit, periode)
    return Tugas(
        keadaan=KeadaanTugas.MENUNGGU,
        kalimat=f"Kunci {len(semua)} formulir yang sudah disahkan: {unit}",
        perihal=name_triwulan(periode),
        alamat=satu_saja if len(semua) == 1 else AlamatHalaman(halaman="pemeriksaan"),
        periode=periode,
    )


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
            perihal=name_triwulan(periode),
            alamat=point_periksa(semua[0].kode_unit, periode),
            periode=periode,
            tempo=semua[0].keadaan.tenggat.jatuh_tempo,
            sisa=tulis_sisa(semua[0].keadaan.tenggat.jatuh_tempo, hari),
        )
        for periode, semua in terlambat.items()
    ]
