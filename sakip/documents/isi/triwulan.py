"""Laporan triwulan and semester: target and rencana aksi, capaian and analysis, money, what comes next."""

from collections import Counter

from sakip.documents.bahan import Bahan, Indikator
from sakip.documents.blok import (
    Bagian,
    Baris,
    Blok,
    Daftar,
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
    is_tercapai,
    make_penanda,
    make_sampul,
    nama_periode,
    persen,
    sel_angka,
    sel_tulis,
    sign_by,
    write_dasar,
    write_kata,
    write_satuan,
)
from sakip.documents.isi.lkj_akuntabilitas import make_metode, make_pengukuran, make_status
from sakip.documents.isi.lkj_perencanaan import (
    make_rencana,
    make_rows,
    sel_setahun,
    sel_target,
)
from sakip.documents.isi.lkj_sasaran import write_capaian
from sakip.documents.isi.triwulan_anggaran import count_serapan, make_bab_anggaran, write_serapan
from sakip.documents.isi.triwulan_lanjut import make_bab_lanjut
from sakip.domain.periode import JenisPeriode
from sakip.domain.tulisan import ROMAWI, format_angka, round_half_up

SEBELUM = {"TW2": "TW1", "TW3": "TW2", "TW4": "TW3", "S2": "S1"}  # what a periode is compared with


def make_laporan(bahan: Bahan, *, tanda: str = "", lambang: bytes = b"") -> Dokumen:
    """Return the report of one triwulan or semester."""
    nama = nama_periode(bahan.periode)
    sampul = make_sampul(bahan, ("LAPORAN KINERJA", nama.upper()), f"TAHUN {bahan.tahun}")
    daftar = Bagian(blok=(DaftarIsi(),), penomoran="i", mulai=True)
    lebar = Bagian(
        blok=(
            Judul(teks="TARGET DAN RENCANA AKSI", nomor="BAB II"),
            Paragraf(teks=bahan.tulis("triwulan_rencana", tahun=bahan.tahun, periode=nama)),
            make_rencana(bahan, "2.1"),
            GantiHalaman(),
            *_make_bab_capaian(bahan),
            GantiHalaman(),
            *make_bab_anggaran(bahan),
            GantiHalaman(),
            *make_bab_lanjut(bahan),
        ),
        mendatar=True,
    )
    akhir = Bagian(
        blok=(
            Judul(teks="PENUTUP", nomor="BAB VI"),
            Paragraf(teks=_simpul(bahan)),
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
    bagian = (sampul, daftar, _make_bab_awal(bahan), lebar, akhir)
    return build(bahan, judul, bagian, tanda=tanda, lambang=lambang)


def _make_bab_awal(bahan: Bahan) -> Bagian:
    isi = {"kantor": bahan.kantor.nama, "tahun": bahan.tahun}
    periode = nama_periode(bahan.periode)
    return Bagian(
        blok=(
            Judul(teks="PENDAHULUAN", nomor="BAB I"),
            Judul(teks="Latar Belakang", tingkat=2, nomor="A."),
            Paragraf(teks=bahan.tulis("triwulan_pendahuluan", periode=periode, **isi)),
            *write_kata(bahan, "pendahuluan"),
            Judul(teks="Dasar Hukum", tingkat=2, nomor="B."),
            Paragraf(teks=bahan.tulis("dasar_hukum")),
            Daftar(butir=bahan.butir("dasar_hukum")),
            Judul(teks="Ringkasan Capaian", tingkat=2, nomor="C."),
            *_ringkasan(bahan),
        ),
        mulai=True,
    )


def _make_bab_capaian(bahan: Bahan) -> list[Blok]:
    nama = nama_periode(bahan.periode)
    return [
        Judul(teks="CAPAIAN DAN ANALISIS", nomor="BAB III"),
        Judul(teks="Hasil Pengukuran", tingkat=2, nomor="A."),
        Paragraf(teks=bahan.tulis("triwulan_ukur", periode=nama)),
        make_metode(bahan),
        make_pengukuran(bahan, "3.1", bahan.periode, f"{nama} Tahun {bahan.tahun}"),
        make_status(bahan, "3.2", bahan.periode),
        make_setahun(bahan, "3.3"),
        Judul(teks="Analisis Capaian", tingkat=2, nomor="B."),
        *_analisis(bahan),
    ]


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
        (
            f"{sum(is_tercapai(satu.capaian) for satu in angka)} dari {diukur}",
            "Mencapai target periode",
        ),
        (str(belum), "Indikator belum lengkap dilaporkan"),
        (persen(count_serapan(bahan)), "Serapan anggaran sejak Januari"),
    )
    return [Paragraf(teks=kalimat), Kartu(isi=kartu)]


def _analisis(bahan: Bahan) -> list[Blok]:
    """Return what the figures say: how many met the target, which did not, which could not be computed and why."""
    angka = [(satu, satu.di(bahan.periode)) for satu in bahan.indikator]
    dihitung = [(satu, a) for satu, a in angka if a.capaian is not None]
    belum = [(satu, a) for satu, a in dihitung if not is_tercapai(a.capaian)]
    tanpa = Counter(a.alasan or "belum dilaporkan" for _, a in angka if a.capaian is None)
    blok: list[Blok] = []
    if dihitung:
        isi = {"dihitung": len(dihitung), "tercapai": len(dihitung) - len(belum)}
        teks = bahan.tulis("triwulan_tercapai", **isi)
        blok.append(Paragraf(teks=f"{teks} {_banding(bahan)}".strip()))
    if belum:
        blok.append(Paragraf(teks=bahan.tulis("triwulan_belum"), gaya="rata"))
        butir = tuple(write_capaian(bahan, satu, bahan.periode) for satu, _ in belum)
        blok.append(Daftar(butir=butir, bernomor=False))
    if tanpa:
        rincian = "; ".join(f"{jumlah} {alasan}" for alasan, jumlah in tanpa.items())
        kalimat = bahan.tulis("triwulan_tanpa", jumlah=sum(tanpa.values()), rincian=rincian)
        blok.append(Paragraf(teks=kalimat))
    return blok


def _banding(bahan: Bahan) -> str:
    """Return how the average stands against the periode before; "" where one of both is not known."""
    lalu = SEBELUM.get(bahan.periode, "")
    rata = [bahan.kantor_rata.di(satu) for satu in (lalu, bahan.periode)]
    sebelum, kini = [
        round_half_up(r.capaian, 2) if r and r.capaian is not None else None for r in rata
    ]
    if sebelum is None or kini is None:
        return ""
    selisih = kini - sebelum
    arah = "tetap" if not selisih else "naik" if selisih > 0 else "turun"
    return bahan.tulis(
        f"triwulan_banding_{arah}",
        lalu=nama_periode(lalu),
        capaian_lalu=persen(sebelum),
        capaian=persen(kini),
        selisih=format_angka(abs(selisih), 2),
    )


def _simpul(bahan: Bahan) -> str:
    """Return the two figures that the report comes to."""
    rata = bahan.kantor_rata.di(bahan.periode)
    if rata is None or rata.capaian is None:
        capaian = bahan.tulis("triwulan_simpul_kosong", periode=nama_periode(bahan.periode))
    else:
        capaian = bahan.tulis(
            "triwulan_simpul",
            periode=nama_periode(bahan.periode),
            capaian=persen(rata.capaian),
            predikat=rata.predikat,
        )
    return f"{capaian} {write_serapan(bahan)}"


def make_setahun(bahan: Bahan, nomor: str) -> Tabel:
    """Return target and realisasi of the four triwulan beside the target of the tahun."""
    sampai = JenisPeriode(bahan.periode).triwulan[-1]
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
