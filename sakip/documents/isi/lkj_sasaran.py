"""The seven analyses of one sasaran, filled from its figures; causes and plans in the officials' own words."""

from decimal import Decimal

from sakip.documents.bahan import Angka, Bahan, Indikator, Kelompok
from sakip.documents.blok import (
    Baris,
    Blok,
    Daftar,
    Grafik,
    Judul,
    Kolom,
    Paragraf,
    Sel,
    Seri,
    Tabel,
)
from sakip.documents.isi.bersama import (
    TANPA,
    TERCAPAI,
    is_tercapai,
    name_satuan,
    persen,
    rupiah,
    sel_angka,
    sel_rupiah,
    tulis_rapi,
    write_kata,
)
from sakip.documents.isi.kata_unit import is_wajib, write_kata_unit
from sakip.documents.isi.lkj_antartahun import make_tahun, write_tahun
from sakip.documents.isi.lkj_banding import make_renstra, make_standar, write_standar
from sakip.documents.isi.lkj_penunjang import make_program
from sakip.documents.isi.lkj_perencanaan import NOMOR
from sakip.documents.isi.lkj_simpulan import count_sisa
from sakip.domain.tulisan import format_angka, format_persen, round_half_up

BATANG_TERPANJANG = Decimal(150)  # percent; longer bars end here, their labels say the figure
CATATAN_UNIT = (
    "Laporan unit: keterangan terakhir dari unit yang membidangi pada formulir pengumpulan data."
)
CATATAN_KENDALA = (
    "Laporan unit: keterangan terakhir, kendala, solusi, dan rencana yang ditulis unit yang membidangi "
    "pada formulir pengumpulan data."
)
TINGKAT = {
    "efisien": "efisien",
    "cukup_efisien": "cukup efisien",
    "tidak_efisien": "tidak efisien",
}


def make_sasaran(bahan: Bahan, sasaran: Kelompok, urut: int) -> list[Blok]:
    """Return the part of Bab III about one sasaran: its seven analyses, in their order."""
    milik = bahan.milik(sasaran.kode)
    return [
        Judul(teks=f"Sasaran {urut}: {sasaran.nama}", tingkat=2),
        Paragraf(teks=_kalimat_rata(bahan, sasaran, len(milik))),
        _judul(1, f"Target dan Realisasi Tahun {bahan.tahun}"),
        Daftar(butir=tuple(write_capaian(bahan, satu) for satu in milik), bernomor=False),
        _grafik(bahan, milik, urut),
        _judul(2, "Perbandingan dengan Tahun-Tahun Sebelumnya"),
        Daftar(butir=tuple(write_tahun(bahan, satu) for satu in milik), bernomor=False),
        make_tahun(bahan, milik, f"3.3.{urut}"),
        _judul(3, "Perbandingan dengan Target Akhir Renstra"),
        *make_renstra(bahan, milik, f"3.4.{urut}"),
        _judul(4, "Perbandingan dengan Standar"),
        *write_standar(bahan, milik),
        make_standar(bahan, milik, f"3.5.{urut}"),
        _judul(5, "Penyebab Keberhasilan atau Kegagalan dan Upaya Perbaikan"),
        Paragraf(teks=_tell_analisis(bahan, milik)),
        _tabel_analisis(bahan, milik, f"3.6.{urut}"),
        *write_kata(bahan, f"sasaran/{sasaran.kode}/analisis"),
        _judul(6, "Efisiensi Penggunaan Sumber Daya"),
        Paragraf(teks=_kalimat_efisiensi(bahan, sasaran)),
        _tabel_efisiensi(sasaran, f"3.7.{urut}"),
        _judul(7, "Program dan Kegiatan yang Menunjang"),
        *make_program(bahan, milik, f"3.8.{urut}"),
    ]


def _judul(nomor: int, teks: str) -> Judul:
    return Judul(teks=teks, tingkat=3, nomor=f"{nomor}.")


def _kalimat_rata(bahan: Bahan, sasaran: Kelompok, jumlah: int) -> str:
    rata = sasaran.di("TAHUN")
    if rata is None or rata.capaian is None:
        return bahan.tulis("sasaran_kosong", jumlah=jumlah)
    return bahan.tulis(
        "sasaran_rata",
        jumlah=jumlah,
        capaian=persen(rata.capaian),
        predikat=rata.predikat,
        dihitung=rata.dihitung,
    )


def write_capaian(bahan: Bahan, satu: Indikator, periode: str = "TAHUN") -> str:
    """Return the sentence about one indikator in a periode; without capaian, why it has none."""
    angka = satu.di(periode)
    if angka.capaian is None:
        return bahan.tulis("tidak_dihitung", indikator=satu.nama, alasan=angka.alasan)
    kalimat = tulis_rapi(
        bahan,
        _judge(satu, angka, angka.capaian),
        indikator=satu.nama,
        realisasi=angka.realisasi_tulis,
        target=angka.target_tulis,
        satuan=name_satuan(satu),
        capaian=persen(angka.capaian),
        predikat=angka.predikat,
    )
    if angka.status != "sementara":
        return kalimat
    return bahan.tulis("satu_sementara", kalimat=kalimat.rstrip("."))


def _judge(satu: Indikator, angka: Angka, capaian: Decimal) -> str:
    """Return the sentence that fits: how realisasi stands to its target, as both are printed."""
    if not is_tercapai(capaian):
        if satu.rumus != "rentang":
            return "belum_tercapai"
        bawah = (angka.realisasi or 0) < (angka.target or 0)  # target holds the lower end
        return "di_bawah_rentang" if bawah else "di_atas_rentang"
    if round_half_up(capaian, 2) == TERCAPAI:
        return "tercapai"
    return "terlampaui_turun" if satu.rumus.startswith("turun") else "terlampaui"


def _grafik(bahan: Bahan, milik: tuple[Indikator, ...], urut: int) -> Grafik:
    nilai = tuple(satu.di("TAHUN").capaian for satu in milik)
    return Grafik(
        nomor=f"3.{urut + 1}",
        judul=f"Capaian Indikator Sasaran {urut} Tahun {bahan.tahun} (persen)",
        bentuk="mendatar",
        label=tuple(satu.nama for satu in milik),
        seri=(Seri(nama="Capaian", nilai=nilai),),
        garis=TERCAPAI,
        paling_besar=BATANG_TERPANJANG,
        alt="; ".join(
            f"{satu.nama}: {format_angka(angka, 2, TANPA)} persen"
            for satu, angka in zip(milik, nilai, strict=True)
        ),
    )


def _tell_analisis(bahan: Bahan, milik: tuple[Indikator, ...]) -> str:
    """Return what the table of causes holds, and by name which indikator it must explain."""
    bawah = [
        f"{satu.nama} ({persen(capaian)})"
        for satu in milik
        if (capaian := satu.di("TAHUN").capaian) is not None and not is_tercapai(capaian)
    ]
    kalimat = bahan.tulis("analisis")
    return (
        f"{bahan.tulis('analisis_kurang', daftar='; '.join(bawah))} {kalimat}" if bawah else kalimat
    )


def _tabel_analisis(bahan: Bahan, milik: tuple[Indikator, ...], nomor: str) -> Tabel:
    judul = ("Indikator Kinerja", "Faktor Pendukung", "Faktor Penghambat", "Upaya/Solusi")
    # Units write most of what they did about it: a plan has who, until when, and its state.
    lebar = (2.6, 2.6, 3, 4) if bahan.kendala else (3.2, 3, 3, 3)
    kolom = (NOMOR, *(Kolom(judul=a, lebar=b) for a, b in zip(judul, lebar, strict=True)))
    baris = tuple(
        (
            Sel(teks=str(urut)),
            Sel(teks=f"{satu.nama} ({format_persen(satu.di('TAHUN').capaian, kosong=TANPA)})"),
            *(_kata(bahan, satu, apa) for apa in ("pendukung", "penghambat", "upaya")),
        )
        for urut, satu in enumerate(milik, 1)
    )
    return Tabel(
        nomor=nomor,
        judul="Faktor Pendukung, Faktor Penghambat, dan Upaya",
        kolom=kolom,
        baris=baris,
        catatan=CATATAN_KENDALA if bahan.kendala else CATATAN_UNIT,
    )


def _kata(bahan: Bahan, satu: Indikator, apa: str) -> Sel:
    """Return the officials' own words; where they are silent, those of the unit."""
    if kata := bahan.kata(f"indikator/{satu.kode}/{apa}").strip():
        return Sel(teks=kata)
    unit = write_kata_unit(bahan, satu, apa)
    if not unit and is_wajib(satu) and apa != "pendukung":
        return Sel(teks=f"[Belum diisi: {apa}]")
    return Sel(teks=f"Laporan unit: {unit}" if unit else "tidak dicatat")


def _kalimat_efisiensi(bahan: Bahan, sasaran: Kelompok) -> str:
    rata = sasaran.di("TAHUN")
    if sasaran.selisih is None or rata is None:
        return bahan.tulis("efisiensi_kosong", alasan=sasaran.alasan or "datanya belum lengkap")
    kalimat = bahan.tulis(
        "efisiensi",
        capaian=persen(rata.capaian),
        serapan=persen(sasaran.serapan),
        pagu=rupiah(sasaran.pagu),
        selisih=format_angka(sasaran.selisih, 2),
        tingkat=TINGKAT[sasaran.tingkat],
    )
    lanjut = [kalimat]
    if sisa := count_sisa(sasaran):
        kunci = "efisiensi_sisa" if sisa > 0 else "efisiensi_lebih"
        lanjut.append(bahan.tulis(kunci, sisa=rupiah(sisa), lebih=rupiah(-sisa)))
    if rata.status != "lengkap":
        lanjut.append(bahan.tulis("efisiensi_sementara"))
    return " ".join(lanjut)


def _tabel_efisiensi(sasaran: Kelompok, nomor: str) -> Tabel:
    rata = sasaran.di("TAHUN")
    kolom = (
        Kolom(judul="Sasaran", lebar=3),
        Kolom(judul="Capaian (%)", lebar=1.2, rata="kanan"),
        Kolom(judul="Pagu (Rp)", lebar=1.7, rata="kanan"),
        Kolom(judul="Realisasi (Rp)", lebar=1.7, rata="kanan"),
        Kolom(judul="Serapan (%)", lebar=1.2, rata="kanan"),
        Kolom(judul="Tingkat Efisiensi", lebar=1.5, rata="tengah"),
    )
    baris: Baris = (
        Sel(teks=sasaran.nama),
        sel_angka(rata.capaian if rata else None),
        sel_rupiah(sasaran.pagu),
        sel_rupiah(sasaran.realisasi),
        sel_angka(sasaran.serapan),
        Sel(teks=TINGKAT.get(sasaran.tingkat, TANPA)),
    )
    return Tabel(
        nomor=nomor,
        judul="Efisiensi Penggunaan Anggaran",
        kolom=kolom,
        baris=(baris,),
        catatan="Efisiensi = capaian − serapan: di atas 5 efisien, −5 sampai 5 cukup efisien, di bawah −5 tidak efisien.",
    )
