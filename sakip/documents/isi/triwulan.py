"""Laporan triwulan and semester: target and rencana aksi, capaian and analysis, money, what comes next."""

from decimal import Decimal

from sakip.documents.bahan import Angka, Bahan, Indikator
from sakip.documents.blok import (
    Bagian,
    Baris,
    Blok,
    DaftarIsi,
    Dokumen,
    GantiHalaman,
    Judul,
    Kartu,
    Kolom,
    Paragraf,
    Sel,
    Tabel,
)
from sakip.documents.isi.bersama import (
    TANPA,
    build,
    make_penanda,
    make_sampul,
    nama_periode,
    persen,
    sel_angka,
    sel_rupiah,
    sel_tulis,
    sign_by,
    write_dasar,
    write_kata,
    write_satuan,
)
from sakip.documents.isi.lkj_akuntabilitas import make_metode, make_pengukuran, make_status
from sakip.documents.isi.lkj_perencanaan import (
    NOMOR,
    make_rencana,
    make_rows,
    sel_setahun,
    sel_target,
)
from sakip.domain.tulisan import ROMAWI

TERCAPAI = Decimal(100)
TERAKHIR = {"S1": 2, "S2": 4}  # the triwulan that a semester ends with


def make_laporan(bahan: Bahan, *, tanda: str = "", lambang: bytes = b"") -> Dokumen:
    """Return the report of one triwulan or semester."""
    nama = nama_periode(bahan.periode)
    sampul = make_sampul(bahan, ("LAPORAN KINERJA", nama.upper()), f"TAHUN {bahan.tahun}")
    daftar = Bagian(blok=(DaftarIsi(),), penomoran="i", mulai=True)
    isi = {"kantor": bahan.kantor.nama, "tahun": bahan.tahun, "periode": nama}
    awal = Bagian(
        blok=(
            Judul(teks="PENDAHULUAN", nomor="BAB I"),
            Paragraf(teks=bahan.tulis("triwulan_pendahuluan", **isi)),
            *write_kata(bahan, "pendahuluan"),
            *_ringkasan(bahan),
        ),
        mulai=True,
    )
    lebar = Bagian(
        blok=(
            Judul(teks="TARGET DAN RENCANA AKSI", nomor="BAB II"),
            make_rencana(bahan, "2.1"),
            GantiHalaman(),
            Judul(teks="CAPAIAN DAN ANALISIS", nomor="BAB III"),
            make_metode(bahan),
            make_pengukuran(bahan, "3.1", bahan.periode, f"{nama} Tahun {bahan.tahun}"),
            make_status(bahan, "3.2", bahan.periode),
            make_setahun(bahan, "3.3"),
            GantiHalaman(),
            Judul(teks="REALISASI ANGGARAN", nomor="BAB IV"),
            make_belanja(bahan, "4.1"),
            GantiHalaman(),
            Judul(teks="TINDAK LANJUT", nomor="BAB V"),
            *write_kata(bahan, "tindak-lanjut-lalu"),
            Paragraf(teks=bahan.tulis("triwulan_rtl")),
            make_tindak_lanjut(bahan, "5.1"),
        ),
        mendatar=True,
    )
    akhir = Bagian(
        blok=(
            Judul(teks="PENUTUP", nomor="BAB VI"),
            Paragraf(teks=bahan.tulis("triwulan_penutup")),
            sign_by(
                bahan,
                make_penanda(bahan.penyusun, "Dibuat oleh,"),
                make_penanda(bahan.sekretaris, "Diperiksa oleh,"),
                make_penanda(bahan.kepala, "Disahkan oleh,"),
            ),
        ),
    )
    judul = f"Laporan {nama} Tahun {bahan.tahun}"
    return build(bahan, judul, (sampul, daftar, awal, lebar, akhir), tanda=tanda, lambang=lambang)


def _ringkasan(bahan: Bahan) -> list[Blok]:
    rata = bahan.kantor_rata.di(bahan.periode)
    angka = [satu.di(bahan.periode) for satu in bahan.indikator]
    diukur = sum(satu.status != "belum_waktunya" for satu in angka)
    if rata is None or rata.capaian is None:
        kalimat = bahan.tulis("triwulan_capaian_kosong", jumlah=len(angka), diukur=diukur)
    else:
        kalimat = bahan.tulis(
            "triwulan_capaian",
            jumlah=len(angka),
            diukur=diukur,
            dihitung=rata.dihitung,
            capaian=persen(rata.capaian),
            predikat=rata.predikat,
        )
    belum = sum(satu.status in ("belum_dilaporkan", "sementara") for satu in angka)
    kartu = (
        (persen(rata.capaian if rata else None), "Rata-rata capaian"),
        (f"{sum(_tercapai(satu) for satu in angka)} dari {diukur}", "Mencapai target periode"),
        (str(belum), "Indikator belum lengkap dilaporkan"),
        (persen(_total_serapan(bahan)), "Serapan anggaran sejak Januari"),
    )
    return [Paragraf(teks=kalimat), Kartu(isi=kartu)]


def _tercapai(angka: Angka) -> bool:
    return angka.capaian is not None and angka.capaian >= TERCAPAI


def _total_serapan(bahan: Bahan) -> Decimal | None:
    program = [satu for satu in bahan.program if satu.jenjang == "program"]
    pagu = sum((satu.pagu or Decimal(0) for satu in program), Decimal(0))
    nyata = [satu.realisasi for satu in program if satu.realisasi is not None]
    return 100 * sum(nyata, Decimal(0)) / pagu if pagu and nyata else None


def make_setahun(bahan: Bahan, nomor: str) -> Tabel:
    """Return target and realisasi of the four triwulan beside the target of the tahun."""
    sampai = TERAKHIR.get(bahan.periode) or int(bahan.periode[2])
    kolom = (
        Kolom(judul="No.", lebar=0.6, rata="tengah"),
        Kolom(judul="Sasaran", lebar=2.2),
        Kolom(judul="Indikator Kinerja", lebar=3),
        Kolom(judul="Satuan", lebar=1, rata="tengah"),
        Kolom(judul="Target Tahunan", lebar=1.05, rata="kanan"),
        *_empat("Target Triwulan"),
        *_empat("Realisasi Triwulan"),
        Kolom(judul="Capaian Periode (%)", lebar=1.1, rata="kanan"),
        Kolom(judul="Capaian thd Target Tahunan (%)", lebar=1.25, rata="kanan"),
    )

    def sel(satu: Indikator) -> Baris:
        ini = satu.di(bahan.periode)
        return (
            Sel(teks=satu.nama),
            Sel(teks=write_satuan(satu.satuan)),
            sel_setahun(satu),
            *(sel_target(satu, tw) for tw in ROMAWI),
            *(_sel_realisasi(satu, tw, sampai) for tw in ROMAWI),
            sel_angka(ini.capaian),
            sel_angka(ini.capaian_tahunan),
        )

    return Tabel(
        nomor=nomor,
        judul=f"Target dan Realisasi s.d. {nama_periode(bahan.periode)} Tahun {bahan.tahun}",
        kolom=kolom,
        baris=make_rows(bahan.indikator, sel),
        catatan=f"–: tidak diukur pada triwulan itu, atau triwulannya belum tiba; {TANPA}: belum dilaporkan "
        f"atau tidak dapat dihitung.{write_dasar(bahan)}",
    )


def _empat(kelompok: str) -> tuple[Kolom, ...]:
    return tuple(
        Kolom(judul=romawi, lebar=0.85, rata="kanan", kelompok=kelompok)
        for romawi in ROMAWI.values()
    )


def _sel_realisasi(satu: Indikator, triwulan: int, sampai: int) -> Sel:
    angka = satu.di(f"TW{triwulan}")
    if angka.status == "belum_waktunya" or triwulan > sampai:
        return Sel(teks="–", rata="tengah")
    return sel_tulis(angka.realisasi, angka.realisasi_tulis, satu)


def make_belanja(bahan: Bahan, nomor: str) -> Tabel:
    """Return pagu and what was spent since January of every program, kegiatan and sub kegiatan."""
    kolom = (
        Kolom(judul="Kode", lebar=2),
        Kolom(judul="Program/Kegiatan/Sub Kegiatan", lebar=5),
        Kolom(judul="Pagu (Rp)", lebar=2, rata="kanan"),
        *(
            Kolom(judul=romawi, lebar=1.6, rata="kanan", kelompok="Belanja Triwulan (Rp)")
            for romawi in ROMAWI.values()
        ),
        Kolom(judul="Realisasi s.d. Periode (Rp)", lebar=2, rata="kanan"),
        Kolom(judul="%", lebar=1, rata="kanan"),
    )
    lekuk = {"program": 0, "kegiatan": 1, "sub_kegiatan": 2}
    sampai = TERAKHIR.get(bahan.periode) or int(bahan.periode[2])
    baris = tuple(
        (
            Sel(teks=satu.kode, tebal=satu.jenjang == "program"),
            Sel(teks=satu.nama, tebal=satu.jenjang == "program", lekuk=lekuk[satu.jenjang]),
            sel_rupiah(satu.pagu),
            *(
                sel_rupiah(nilai) if urut <= sampai else Sel(teks="–", rata="tengah")
                for urut, nilai in enumerate(satu.triwulan, 1)
            ),
            sel_rupiah(satu.realisasi),
            sel_angka(satu.serapan),
        )
        for satu in bahan.program
    )
    if not baris:
        teks = "Program dan anggaran tahun ini belum dicatat."
        baris = ((Sel(teks=teks, kolom=len(kolom), rata="tengah"),),)
    judul = f"Realisasi Anggaran s.d. {nama_periode(bahan.periode)} Tahun {bahan.tahun}"
    return Tabel(nomor=nomor, judul=judul, kolom=kolom, baris=baris)


def make_tindak_lanjut(bahan: Bahan, nomor: str) -> Tabel:
    """Return what is to be done for each indikator that missed its target of the periode."""
    kolom = (
        NOMOR,
        Kolom(judul="Indikator Kinerja", lebar=2.4),
        Kolom(judul="Capaian (%)", lebar=0.9, rata="kanan"),
        Kolom(judul="Kendala", lebar=2.4),
        Kolom(judul="Solusi", lebar=2.2),
        Kolom(judul="Rencana Tindak Lanjut", lebar=2.2),
        Kolom(judul="Penanggung Jawab", lebar=1.6),
        Kolom(judul="Batas Waktu", lebar=1.1),
        Kolom(judul="Bukti", lebar=0.7, rata="tengah"),
    )
    baris: list[Baris] = []
    for satu in bahan.indikator:
        angka = satu.di(bahan.periode)
        if angka.capaian is None or angka.capaian >= TERCAPAI:
            continue
        kata = [
            bahan.kata(f"indikator/{satu.kode}/{apa}")
            for apa in ("penghambat", "upaya", "rtl", "batas")
        ]
        unit = f"Laporan unit: {satu.catatan[-1][1]}" if satu.catatan else "tidak dicatat"
        baris.append(
            (
                Sel(teks=str(len(baris) + 1)),
                Sel(teks=satu.nama),
                sel_angka(angka.capaian),
                Sel(teks=kata[0] or unit),
                *(Sel(teks=teks or "tidak dicatat") for teks in kata[1:3]),
                Sel(teks=satu.unit),
                Sel(teks=kata[3] or "tidak dicatat"),
                Sel(teks=str(satu.jumlah_bukti)),
            )
        )
    if not baris:
        teks = "Semua indikator yang dapat dihitung mencapai target periode ini."
        baris.append((Sel(teks=teks, kolom=len(kolom), rata="tengah"),))
    return Tabel(
        nomor=nomor,
        judul="Kendala, Solusi, dan Rencana Tindak Lanjut",
        kolom=kolom,
        baris=tuple(baris),
    )
