"""The tables of a Rencana Aksi: what is done in each triwulan and by whom, and the money under it."""

from collections.abc import Iterable
from decimal import Decimal

from sakip.documents.bahan import Bahan, Program
from sakip.documents.bahan_perjanjian import Aksi
from sakip.documents.bahan_renja import PaguIndikatif
from sakip.documents.blok import Baris, Kolom, Sel, Tabel
from sakip.documents.isi.bersama import merge_first, sel_rupiah
from sakip.documents.isi.lkj_perencanaan import NOMOR
from sakip.domain.tulisan import KOSONG, format_angka

LEKUK = {"program": 0, "kegiatan": 1, "sub_kegiatan": 2}


def make_aksi(bahan: Bahan, nomor: str) -> Tabel:
    """Return the aksi of each indikator; money stands beside the first that names it, so nobody adds it twice."""
    kolom = (
        NOMOR,
        Kolom(judul="Indikator Kinerja", lebar=2.2),
        Kolom(judul="Aksi", lebar=2.6),
        Kolom(judul="Satuan", lebar=1.55, rata="tengah"),
        *(
            Kolom(judul=romawi, lebar=0.5, rata="tengah", kelompok="Target Triwulan")
            for romawi in ("I", "II", "III", "IV")
        ),
        Kolom(judul="Program, Kegiatan, atau Sub Kegiatan", lebar=2.6),
        Kolom(judul="Anggaran (Rp)", lebar=1.4, rata="kanan"),
        Kolom(judul="Penanggung Jawab", lebar=1.8),
    )
    program = {satu.kode: satu for satu in bahan.program}
    pertama: dict[str, int] = {}
    kelompok: dict[str, tuple[str, list[Baris]]] = {}
    for urut, satu in enumerate(bahan.aksi, 1):
        dari = pertama.setdefault(satu.kode_program, urut)
        anggota = kelompok.setdefault(satu.kode_indikator, (satu.indikator, []))[1]
        anggota.append(_row(satu, urut, dari, program.get(satu.kode_program)))
    return Tabel(
        nomor=nomor,
        judul=f"Aksi {bahan.kantor.nama} Tahun {bahan.tahun}",
        kolom=kolom,
        baris=merge_first(list(kelompok.values())),
        catatan=f"{KOSONG}: tidak ada hasil yang direncanakan pada triwulan itu, atau aksi tanpa anggaran.",
    )


def _row(satu: Aksi, urut: int, dari: int, program: Program | None) -> Baris:
    if not satu.kode_program:
        uang = Sel(teks=KOSONG, rata="tengah")
    elif dari == urut:
        uang = sel_rupiah(program.pagu if program else None)
    else:
        uang = Sel(teks=f"lihat No. {dari}", rata="tengah")
    nama = f"{satu.kode_program} {program.nama if program else ''}".strip()
    return (
        Sel(teks=str(urut)),
        Sel(teks=satu.aksi),
        Sel(teks=satu.satuan),
        *(_sel_hasil(nilai) for nilai in satu.triwulan),
        Sel(teks=nama or KOSONG),
        uang,
        Sel(teks=satu.penanggung_jawab),
    )


def _sel_hasil(nilai: Decimal | None) -> Sel:
    teks = format_angka(nilai)
    return Sel(teks=teks, angka=nilai, desimal=len(teks.partition(",")[2]), rata="tengah")


def make_anggaran_aksi(bahan: Bahan, nomor: str) -> Tabel:
    """Return program, kegiatan and sub kegiatan with the pagu in force; the sum counts each rupiah once."""
    judul = f"Anggaran Rencana Aksi Tahun {bahan.tahun}"
    uang = Kolom(judul="Anggaran (Rp)", lebar=1.7, rata="kanan")
    return make_tabel_uang(nomor, judul, uang, bahan.program, bahan.kantor_rata.pagu)


def make_tabel_uang(
    nomor: str,
    judul: str,
    uang: Kolom,
    program: Iterable[Program | PaguIndikatif],
    jumlah: Decimal | None,
) -> Tabel:
    """Return program, kegiatan and sub kegiatan with their pagu in rupiah, and the sum below them."""
    kolom = (
        Kolom(judul="Kode", lebar=1.6),
        Kolom(judul="Program, Kegiatan, dan Sub Kegiatan", lebar=5.4),
        uang,
    )
    baris: list[Baris] = []
    for satu in program:
        tebal = satu.jenjang == "program"
        nama = Sel(teks=satu.nama, tebal=tebal, lekuk=LEKUK[satu.jenjang])
        baris.append((Sel(teks=satu.kode, tebal=tebal), nama, sel_rupiah(satu.pagu, tebal=tebal)))
    kata = Sel(teks="Jumlah", kolom=2, tebal=True, rata="tengah")
    baris.append((kata, sel_rupiah(jumlah, tebal=True)))
    return Tabel(nomor=nomor, judul=judul, kolom=kolom, baris=tuple(baris))
