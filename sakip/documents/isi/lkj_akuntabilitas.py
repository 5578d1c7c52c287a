"""Bab III of the LKj: how capaian is computed, the office as a whole, each sasaran, money, what followed."""

from collections import Counter
from decimal import Decimal

from sakip.documents.bahan import Bahan, Indikator
from sakip.documents.blok import (
    Bagian,
    Baris,
    Blok,
    Grafik,
    Judul,
    Kolom,
    Kotak,
    Paragraf,
    Sel,
    Seri,
    Tabel,
)
from sakip.documents.isi.bersama import (
    TANPA,
    sel_angka,
    sel_predikat,
    sel_tulis,
    write_dasar,
    write_kata,
    write_pengesahan,
    write_satuan,
)
from sakip.documents.isi.lkj_anggaran import draw_program, make_anggaran
from sakip.documents.isi.lkj_perencanaan import INDIKATOR, NOMOR, SASARAN, SATUAN, make_rows
from sakip.documents.isi.lkj_sasaran import make_sasaran
from sakip.domain.rumus import PENJELASAN_RUMUS, Rumus
from sakip.domain.tulisan import format_angka, round_half_up


def make_bab_3(bahan: Bahan) -> tuple[tuple[Bagian, ...], list[Blok]]:
    """Return Bab III Akuntabilitas Kinerja: A upright and the table of money of B on landscape, then what follows."""
    capaian = Bagian(blok=tuple(_make_capaian(bahan)))
    uang: tuple[Blok, ...] = (
        Judul(teks="Realisasi Anggaran", tingkat=2, nomor="B."),
        *make_anggaran(bahan, "3.9"),
    )
    kata = write_kata(bahan, "bab3/anggaran")
    if not bahan.program:
        return (capaian,), [*uang, *kata, *_make_akhir(bahan)]
    return (capaian, Bagian(blok=(*uang, *kata), mendatar=True)), _make_akhir(bahan)


def _make_capaian(bahan: Bahan) -> list[Blok]:
    return [
        Judul(teks="AKUNTABILITAS KINERJA", nomor="BAB III"),
        Judul(teks="Capaian Kinerja Organisasi", tingkat=2, nomor="A."),
        make_metode(bahan),
        Paragraf(teks=bahan.tulis("skala", skala=bahan.skala)),
        make_skala(bahan, "3.0"),
        Paragraf(
            teks=bahan.tulis(
                "capaian_umum",
                jumlah=len(bahan.indikator),
                jumlah_sasaran=len(bahan.sasaran),
            )
        ),
        make_pengukuran(bahan, "3.1", "TAHUN", f"Tahun {bahan.tahun}"),
        make_status(bahan, "3.2", "TAHUN"),
        _grafik_sasaran(bahan),
        *(
            blok
            for urut, satu in enumerate(bahan.sasaran, 1)
            for blok in make_sasaran(bahan, satu, urut)
        ),
    ]


def _make_akhir(bahan: Bahan) -> list[Blok]:
    """Return the chart of the programs, prestasi, and what followed from the evaluation."""
    return [
        *draw_program(bahan, f"3.{2 + len(bahan.sasaran)}"),
        Judul(teks="Prestasi dan Tindak Lanjut Hasil Evaluasi", tingkat=2, nomor="C."),
        *(
            write_kata(bahan, "bab3/prestasi")
            or [Paragraf(teks=bahan.tulis("prestasi_kosong", tahun=bahan.tahun))]
        ),
        *(
            write_kata(bahan, "bab3/lhe")
            or [Paragraf(teks=bahan.tulis("lhe_kosong", tahun=bahan.tahun))]
        ),
    ]


def make_metode(bahan: Bahan) -> Kotak:
    """Return the method box: each rumus in use, how averages are made, how figures are rounded."""
    dipakai = dict.fromkeys(satu.rumus for satu in bahan.indikator)
    return Kotak(
        judul=bahan.tulis("metode_judul"),
        isi=(
            *(f"{PENJELASAN_RUMUS[Rumus(rumus)]}." for rumus in dipakai),
            bahan.tulis("metode_rata", batas=bahan.kalimat_batas),
            bahan.tulis("metode_bulat"),
            *bahan.ganti_ukuran,
            *write_pengesahan(bahan),
        ),
    )


def make_skala(bahan: Bahan, nomor: str) -> Tabel:
    """Return table 3.0: the bands of the skala."""
    kolom = (
        NOMOR,
        Kolom(judul="Interval Nilai Realisasi Kinerja (%)", lebar=4, rata="tengah"),
        Kolom(judul="Kriteria", lebar=4, rata="tengah"),
    )
    baris = tuple(
        (Sel(teks=str(urut)), Sel(teks=interval), Sel(teks=nama, corak=urut))
        for urut, (nama, interval) in enumerate(bahan.pita, 1)
    )
    return Tabel(nomor=nomor, judul="Skala Penilaian Capaian Kinerja", kolom=kolom, baris=baris)


def make_pengukuran(bahan: Bahan, nomor: str, periode: str, kapan: str) -> Tabel:
    """Return table 3.1: target, realisasi, capaian and predikat of every indikator, and the average."""
    kolom = (
        NOMOR,
        SASARAN,
        INDIKATOR,
        SATUAN,
        Kolom(judul="Target", lebar=1.1, rata="kanan"),
        Kolom(judul="Realisasi", lebar=1.15, rata="kanan"),
        Kolom(judul="Capaian (%)", lebar=1.15, rata="kanan"),
        Kolom(judul="Kategori", lebar=1.45, rata="tengah"),
    )

    def sel(satu: Indikator) -> Baris:
        angka = satu.di(periode)
        return (
            Sel(teks=satu.nama),
            Sel(teks=write_satuan(satu.satuan)),
            sel_tulis(angka.target, angka.target_tulis, satu),
            sel_tulis(angka.realisasi, angka.realisasi_tulis, satu),
            sel_angka(angka.capaian),
            sel_predikat(angka),
        )

    rata = bahan.kantor_rata.di(periode)
    predikat = (rata.predikat if rata else "") or TANPA
    akhir: Baris = (
        Sel(teks="Rata-rata capaian", kolom=6, tebal=True, rata="tengah"),
        sel_angka(rata.capaian if rata else None, tebal=True),
        Sel(teks=predikat, tebal=True),
    )
    return Tabel(
        nomor=nomor,
        judul=f"Pengukuran Kinerja {bahan.kantor.nama} {kapan}",
        kolom=kolom,
        baris=(*make_rows(bahan.indikator, sel), akhir),
        catatan="n/a: tidak dapat dihitung, sebabnya pada kolom kategori. Dalam rata-rata, capaian "
        f"{bahan.kalimat_batas}.{write_dasar(bahan)}",
    )


def make_status(bahan: Bahan, nomor: str, periode: str) -> Tabel:
    """Return table 3.2: how many indikator fell in each band."""
    jumlah = Counter(satu.di(periode).predikat for satu in bahan.indikator)
    banyak = len(bahan.indikator)
    kolom = (
        NOMOR,
        Kolom(judul="Kategori", lebar=4),
        Kolom(judul="Jumlah Indikator", lebar=2, rata="kanan"),
        Kolom(judul="Persentase (%)", lebar=2, rata="kanan"),
    )
    kategori = [(nama, nama, urut) for urut, (nama, _) in enumerate(bahan.pita, 1)]
    baris: list[Baris] = [
        (
            Sel(teks=str(urut)),
            Sel(teks=nama, corak=corak),
            sel_angka(Decimal(jumlah[kunci]), 0),
            sel_angka(_bagian(jumlah[kunci], banyak)),
        )
        for urut, (nama, kunci, corak) in enumerate([*kategori, ("Belum dapat dihitung", "", 0)], 1)
    ]
    baris.append(
        (
            Sel(teks="Jumlah", kolom=2, tebal=True, rata="tengah"),
            sel_angka(Decimal(banyak), 0, tebal=True),
            sel_angka(_bagian(banyak, banyak), tebal=True),
        )
    )
    return Tabel(
        nomor=nomor,
        judul="Jumlah Indikator menurut Kategori Capaian",
        kolom=kolom,
        baris=tuple(baris),
    )


def _bagian(jumlah: int, dari: int) -> Decimal | None:
    return round_half_up(Decimal(100 * jumlah) / dari, 2) if dari else None


def _grafik_sasaran(bahan: Bahan) -> Grafik:
    nilai = [satu.di("TAHUN") for satu in bahan.sasaran]
    capaian = tuple(satu.capaian if satu else None for satu in nilai)
    return Grafik(
        nomor="3.1",
        judul=f"Rata-rata Capaian Tiap Sasaran Tahun {bahan.tahun} (persen)",
        bentuk="mendatar",
        label=tuple(satu.nama for satu in bahan.sasaran),
        seri=(Seri(nama="Rata-rata capaian", nilai=capaian),),
        garis=Decimal(100),
        alt="; ".join(
            f"{satu.nama}: {format_angka(angka, 2, TANPA)} persen"
            for satu, angka in zip(bahan.sasaran, capaian, strict=True)
        ),
    )
