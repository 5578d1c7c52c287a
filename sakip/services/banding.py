"""Compare what a workbook says with what is stored: row by row, with every problem at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sakip.domain.errors import DataTidakSah
from sakip.domain.formulir import BarisFormulir, Formulir, Isian, Keadaan
from sakip.domain.isian import (
    check_isian,
    fit_isian,
    is_semua_sama_target,
    list_keanehan,
    tidy_isian,
)
from sakip.domain.rumus import Rumus
from sakip.intake.cocok import TANPA_PENGENAL, Pengenal, match_baris
from sakip.intake.hasil import (
    KODE_PREDIKAT,
    KODE_TAHUN_LAIN,
    BarisBaca,
    HasilBaca,
    Temuan,
)
from sakip.services.keadaan_formulir import CARA_MEMBUKA
from sakip.services.pemetaan import AsalPemetaan, Pemetaan
from sakip.services.pratinjau import BarisPratinjau, Pratinjau, StatusBaris
from sakip.services.realisasi import tulis_isian

PEMETAAN_TEMPLAT = Pemetaan(AsalPemetaan.TEMPLAT)


def build_pratinjau(
    formulir: Formulir,
    hasil: HasilBaca,
    isi: bytes,
    nama_berkas: str,
    *,
    pengenal: Pengenal = TANPA_PENGENAL,
    pemetaan: Pemetaan = PEMETAAN_TEMPLAT,
) -> Pratinjau:
    """Return the preview of a workbook that has been read already.

    pengenal is what is known of names beside the form; pemetaan says by whose word it was read so.
    """
    cocok = match_baris(formulir, hasil, pengenal)
    temuan = [*_relevant(formulir, hasil, cocok.baris), *_ask_tahun(formulir, hasil)]
    temuan.extend(cocok.temuan)
    baris = []
    for satu in formulir.baris:
        dibaca = cocok.baris.get(satu.kode_indikator)
        pratinjau, tambahan = _compare(satu, dibaca, temuan)
        baris.append(pratinjau)
        temuan.extend(tambahan)
    temuan.extend(_ask_sama_target(formulir, baris))
    return Pratinjau(
        formulir=formulir,
        nama_berkas=nama_berkas,
        isi=isi,
        hasil=hasil,
        pemetaan=pemetaan,
        cocok=cocok,
        baris=tuple(baris),
        temuan=tuple(temuan),
    )


def _ask_tahun(formulir: Formulir, hasil: HasilBaca) -> list[Temuan]:
    """Ask when the file says it is of another tahun; our own template is held to its _meta instead."""
    if hasil.meta is not None or formulir.tahun in (hasil.tahun_disebut or (formulir.tahun,)):
        return []
    return [
        Temuan(
            tingkat="konfirmasi",
            apa=f"Berkas menyebut tahun {hasil.tahun_disebut[-1]}, sedangkan yang diunggah {formulir.periode}.",
            sebab="Tertulis di nama lembar atau di judul atas tabel.",
            perbaikan="Pastikan berkas dan tahunnya sudah benar.",
            lembar=hasil.lembar,
            kode=KODE_TAHUN_LAIN,
        )
    ]


def _ask_sama_target(formulir: Formulir, baris: Sequence[BarisPratinjau]) -> list[Temuan]:
    """Ask when every realisasi equals its target, and something of it is new."""
    isian = [(b, p.isian) for b, p in zip(formulir.baris, baris, strict=True)]
    berubah = any(satu.status in (StatusBaris.BARU, StatusBaris.BERUBAH) for satu in baris)
    if not berubah or not is_semua_sama_target(isian):
        return []
    return [
        Temuan(
            tingkat="konfirmasi",
            apa="Semua realisasi tepat sama dengan targetnya.",
            sebab="Itu jarang terjadi; mungkin target tersalin ke kolom realisasi.",
            perbaikan="Setujui bila memang demikian.",
        )
    ]


def _relevant(
    formulir: Formulir, hasil: HasilBaca, dibaca: Mapping[str, BarisBaca]
) -> list[Temuan]:
    """Return the reader's findings without those that the indikator's own rumus answers.

    A predikat alone in a cell is no number, which is just right where the target is a predikat.
    """
    predikat = {
        dibaca[satu.kode_indikator].alamat.get("nilai")
        for satu in formulir.baris
        if satu.rumus is Rumus.PREDIKAT and satu.kode_indikator in dibaca
    }
    return [
        satu
        for satu in hasil.temuan
        if not (satu.kode == KODE_PREDIKAT and satu.alamat in predikat)
    ]


def _compare(
    baris: BarisFormulir, dibaca: BarisBaca | None, temuan: list[Temuan]
) -> tuple[BarisPratinjau, list[Temuan]]:
    """Return the preview of one indikator, and the findings that only the form can tell."""
    isian = _merge(baris, dibaca)
    alamat = _alamat(dibaca)
    milik = set(dibaca.alamat.values()) | {f"baris {dibaca.baris}"} if dibaca else set()
    dari_berkas = [satu for satu in temuan if satu.alamat in milik]
    tambahan: list[Temuan] = []
    if not any(satu.tingkat == "salah" for satu in dari_berkas) and isian != baris.isian:
        tambahan = _check(baris, isian, alamat, bool(dari_berkas))
    semua = [*dari_berkas, *tambahan]
    return BarisPratinjau(
        kode_indikator=baris.kode_indikator,
        indikator=baris.indikator,
        alamat=alamat,
        status=_status(baris, dibaca, isian, semua),
        lama=tulis_isian(baris.isian),
        baru=tulis_isian(isian),
        isian=isian,
        versi=baris.versi,
        temuan=tuple(semua),
    ), tambahan


def _alamat(dibaca: BarisBaca | None) -> str:
    if dibaca is None:
        return ""
    return next(
        (dibaca.alamat[kolom] for kolom in ("nilai", "pembilang") if kolom in dibaca.alamat),
        f"baris {dibaca.baris}",
    )


def _merge(baris: BarisFormulir, dibaca: BarisBaca | None) -> Isian:
    """Return the stored isian with what the file states laid over it; a blank cell states nothing."""
    if dibaca is None or (dibaca.keadaan == "kosong" and not baris.diukur):
        return baris.isian  # of a row not measured now the form prints a note, not a statement
    isian = replace(
        baris.isian,
        progres=dibaca.progres or baris.isian.progres,
        keterangan=dibaca.keterangan or baris.isian.keterangan,
        sumber_data=_sumber_data(baris, dibaca),
    )
    match dibaca.keadaan:
        case "terisi":
            isian = replace(
                isian,
                keadaan=Keadaan.TERISI,
                nilai=None
                if baris.metode == "rasio" and dibaca.penyebut is not None
                else dibaca.nilai,
                pembilang=dibaca.pembilang,
                penyebut=dibaca.penyebut,
                predikat=dibaca.predikat,
                alasan="",
            )
        case "tidak_berlaku":
            isian = Isian(
                keadaan=Keadaan.TIDAK_BERLAKU,
                alasan=dibaca.keterangan,
                progres=isian.progres,
                sumber_data=isian.sumber_data,
                keterangan=baris.isian.keterangan,  # the column holds the reason here
            )
    return tidy_isian(fit_isian(baris, isian))


def _sumber_data(baris: BarisFormulir, dibaca: BarisBaca) -> str:
    """Return the source the file names, unless it names none, or the indikator's own as the form prints."""
    tetap = dibaca.sumber_data in ("", baris.sumber_data)
    return baris.isian.sumber_data if tetap else dibaca.sumber_data


def _check(baris: BarisFormulir, isian: Isian, alamat: str, sudah_ditanya: bool) -> list[Temuan]:
    if baris.terkunci:
        return [
            Temuan(
                tingkat="salah",
                apa=f"Isian tidak dapat diubah: {baris.terkunci} ({baris.indikator}).",
                sebab=f"Yang tersimpan: {tulis_isian(baris.isian)}; di berkas: {tulis_isian(isian)}.",
                perbaikan=CARA_MEMBUKA,
                alamat=alamat,
                kolom="nilai",
            )
        ]
    try:
        check_isian(baris, isian)
    except DataTidakSah as error:
        return [
            Temuan(
                tingkat="salah",
                apa=f"{error.apa} ({baris.indikator}).",
                perbaikan=error.perbaikan,
                alamat=alamat,
                isi=tulis_isian(isian),
                kolom="nilai",
            )
        ]
    if sudah_ditanya:
        return []
    return [
        Temuan(
            tingkat="konfirmasi",
            apa=kalimat,
            sebab=f"Indikator {baris.indikator}, target {baris.target or 'belum ada'} {baris.satuan}.",
            perbaikan="Setujui bila benar, atau betulkan di berkas lalu unggah lagi.",
            alamat=alamat,
            isi=tulis_isian(isian),
            kolom="nilai",
        )
        for kalimat in list_keanehan(baris, isian)
    ]


def _status(
    baris: BarisFormulir, dibaca: BarisBaca | None, isian: Isian, temuan: list[Temuan]
) -> StatusBaris:
    tingkat = {satu.tingkat for satu in temuan}
    if "salah" in tingkat:
        return StatusBaris.SALAH
    if isian == baris.isian:
        kosong = dibaca is None or dibaca.keadaan == "kosong"
        return StatusBaris.KOSONG if kosong else StatusBaris.SAMA
    if "konfirmasi" in tingkat:
        return StatusBaris.KONFIRMASI
    return StatusBaris.BERUBAH if baris.versi else StatusBaris.BARU
