"""Bab IV of a laporan triwulan or semester: money by program, and behind each indikator."""

from decimal import Decimal

from sakip.documents.bahan import Bahan, Indikator, Program
from sakip.documents.blok import Baris, Blok, Judul, Kolom, Paragraf, Sel, Tabel
from sakip.documents.isi.baris_belanja import make_row_jumlah, make_row_program
from sakip.documents.isi.bersama import (
    nama_periode,
    persen,
    rupiah,
    sel_angka,
    sel_rupiah,
    write_catatan,
)
from sakip.documents.isi.lkj_perencanaan import NOMOR
from sakip.domain.periode import JenisPeriode
from sakip.domain.tulisan import KOSONG, ROMAWI


def make_bab_anggaran(bahan: Bahan) -> list[Blok]:
    """Return what was spent until the end of the periode: in words, by program, and behind each indikator."""
    return [
        Judul(teks="REALISASI ANGGARAN", nomor="BAB IV"),
        Paragraf(teks=f"{write_serapan(bahan)} {bahan.tulis('triwulan_anggaran')}"),
        make_belanja(bahan, "4.1"),
        make_dukungan(bahan, "4.2"),
    ]


def count_serapan(bahan: Bahan) -> Decimal | None:
    """Return what was spent since January in percent of the pagu; None while nothing is on record."""
    pagu, nyata = _total(bahan)
    return 100 * nyata / pagu if pagu and nyata is not None else None


def write_serapan(bahan: Bahan) -> str:
    """Return the sentence about money spent until the end of the periode."""
    waktu = f"{nama_periode(bahan.periode)} Tahun {bahan.tahun}"
    pagu, nyata = _total(bahan)
    if not pagu or nyata is None:
        return bahan.tulis("triwulan_serapan_kosong", waktu=waktu)
    return bahan.tulis(
        "triwulan_serapan",
        waktu=waktu,
        pagu=rupiah(pagu),
        realisasi=rupiah(nyata),
        serapan=persen(count_serapan(bahan)),
        sisa=rupiah(pagu - nyata),
    )


def _total(bahan: Bahan) -> tuple[Decimal | None, Decimal | None]:
    program = [satu for satu in bahan.program if satu.jenjang == "program"]
    return _sum([satu.pagu for satu in program]), _sum([satu.realisasi for satu in program])


def _sum(nilai: list[Decimal | None]) -> Decimal | None:
    ada = [satu for satu in nilai if satu is not None]
    return sum(ada, Decimal(0)) if ada else None


def make_belanja(bahan: Bahan, nomor: str) -> Tabel:
    """Return pagu, what was spent since January, and what is left, of every program, kegiatan and sub kegiatan."""
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
        Kolom(judul="Sisa (Rp)", lebar=2, rata="kanan"),
    )
    sampai = JenisPeriode(bahan.periode).triwulan[-1]
    baris = [
        make_row_program(satu, _empat(satu.triwulan, sampai, tebal=satu.jenjang == "program"))
        for satu in bahan.program
    ]
    if baris:
        baris.append(_row_jumlah(bahan, sampai))
    else:
        teks = "Program dan anggaran tahun ini belum dicatat."
        baris.append((Sel(teks=teks, kolom=len(kolom), rata="tengah"),))
    judul = f"Realisasi Anggaran s.d. {nama_periode(bahan.periode)} Tahun {bahan.tahun}"
    return Tabel(nomor=nomor, judul=judul, kolom=kolom, baris=tuple(baris))


def _row_jumlah(bahan: Bahan, sampai: int) -> Baris:
    """Return the sum of the programs: each rupiah once."""
    program = [satu for satu in bahan.program if satu.jenjang == "program"]
    pagu, nyata = _total(bahan)
    sisa = pagu - nyata if pagu is not None and nyata is not None else None
    empat = tuple(_sum([satu.triwulan[urut] for satu in program]) for urut in range(len(ROMAWI)))
    return make_row_jumlah(
        pagu, nyata, count_serapan(bahan), sisa, _empat(empat, sampai, tebal=True)
    )


def _empat(nilai: tuple[Decimal | None, ...], sampai: int, *, tebal: bool) -> list[Sel]:
    return [
        sel_rupiah(satu, tebal=tebal)
        if urut <= sampai
        else Sel(teks=KOSONG, rata="tengah", tebal=tebal)
        for urut, satu in enumerate(nilai, 1)
    ]


def make_dukungan(bahan: Bahan, nomor: str) -> Tabel:
    """Return the money, the evidence and the note behind each indikator; money stands where it is first named."""
    kolom = (
        NOMOR,
        Kolom(judul="Indikator Kinerja", lebar=2.8),
        Kolom(judul="Program/Kegiatan/Sub Kegiatan", lebar=3),
        Kolom(judul="Pagu (Rp)", lebar=1.5, rata="kanan"),
        Kolom(judul="Realisasi s.d. Periode (Rp)", lebar=1.6, rata="kanan"),
        Kolom(judul="%", lebar=0.8, rata="kanan"),
        Kolom(judul="Bukti", lebar=0.7, rata="tengah"),
        Kolom(judul="Keterangan", lebar=2.8),
    )
    program = {satu.kode: satu for satu in bahan.program}
    pertama: dict[str, int] = {}
    baris = []
    for urut, satu in enumerate(bahan.indikator, 1):
        dari = pertama.setdefault(satu.kode_program, urut)
        baris.append(
            (
                Sel(teks=str(urut)),
                Sel(teks=satu.nama),
                Sel(teks=satu.program or "tidak dikaitkan"),
                *_sel_uang(satu, urut, dari, program.get(satu.kode_program)),
                Sel(teks=str(satu.count_bukti(bahan.periode))),
                Sel(
                    teks=write_catatan(satu, bahan.periode)
                    or satu.di(bahan.periode).alasan
                    or KOSONG
                ),
            )
        )
    return Tabel(
        nomor=nomor,
        judul=f"Anggaran, Bukti, dan Keterangan menurut Indikator {nama_periode(bahan.periode)} Tahun {bahan.tahun}",
        kolom=kolom,
        baris=tuple(baris),
        catatan=f"{KOSONG}: tidak ada, atau indikator tidak dikaitkan dengan anggaran. Anggaran yang menunjang beberapa "
        "indikator ditulis sekali, pada yang pertama. Bukti: banyaknya bukti dukung pada periode ini.",
    )


def _sel_uang(satu: Indikator, urut: int, dari: int, uang: Program | None) -> tuple[Sel, ...]:
    if not satu.kode_program or uang is None:
        return (Sel(teks=KOSONG, rata="tengah"),) * 3
    if dari != urut:
        return (Sel(teks=f"lihat No. {dari}", kolom=3, rata="tengah"),)
    return sel_rupiah(uang.pagu), sel_rupiah(uang.realisasi), sel_angka(uang.serapan)
