"""What one sasaran is compared with: the end of the Renstra, and a standard."""

from collections import Counter

from sakip.documents.bahan import Bahan, Indikator
from sakip.documents.blok import Baris, Blok, Daftar, Kolom, Paragraf, Sel, Tabel
from sakip.documents.isi.bersama import (
    TANPA,
    is_tercapai,
    name_satuan,
    persen,
    sel_angka,
    sel_tulis,
    tulis_rapi,
    write_satuan,
)
from sakip.documents.isi.lkj_perencanaan import NOMOR

NAMA = Kolom(judul="Indikator Kinerja", lebar=3.4)
SATUAN = Kolom(judul="Satuan", lebar=1, rata="tengah")


def make_renstra(bahan: Bahan, milik: tuple[Indikator, ...], nomor: str) -> list[Blok]:
    """Return table 3.4: realisasi against the last target of the Renstra; without one, a line that says so."""
    if not any(satu.target_akhir_tulis for satu in milik):
        return [Paragraf(teks=bahan.tulis("renstra_kosong"))]
    akhir = "Target Akhir Renstra" if bahan.akhir_renstra else "Target Terakhir"
    kolom = (
        NOMOR,
        NAMA,
        SATUAN,
        Kolom(judul="Tahun Target", lebar=1, rata="tengah"),
        Kolom(judul=akhir, lebar=1.3, rata="kanan"),
        Kolom(judul=f"Realisasi s.d. {bahan.tahun}", lebar=1.3, rata="kanan"),
        Kolom(judul="Tingkat Kemajuan (%)", lebar=1.4, rata="kanan"),
    )
    baris = tuple(
        (
            Sel(teks=str(urut)),
            Sel(teks=satu.nama),
            Sel(teks=write_satuan(satu.satuan)),
            Sel(teks=str(satu.tahun_akhir) if satu.target_akhir_tulis else TANPA),
            sel_tulis(satu.target_akhir, satu.target_akhir_tulis, satu),
            sel_tulis(satu.sampai, satu.sampai_tulis, satu),
            sel_angka(satu.kemajuan),
        )
        for urut, satu in enumerate(milik, 1)
    )
    judul = f"Realisasi s.d. Tahun {bahan.tahun} terhadap {akhir}"
    return [
        Paragraf(teks=_tell_renstra(bahan, milik, nomor)),
        Tabel(
            nomor=nomor,
            judul=judul,
            kolom=kolom,
            baris=baris,
            catatan="Target dan realisasi beberapa tahun digabung menurut metode tiap indikator, tidak dijumlahkan begitu saja.",
        ),
    ]


def _tell_renstra(bahan: Bahan, milik: tuple[Indikator, ...], nomor: str) -> str:
    """Return what table 3.4 compares with, how many are there already, and which is farthest from it."""
    isi = {"tahun": bahan.tahun, "akhir": bahan.akhir_renstra, "nomor": nomor}
    kalimat = [bahan.tulis("renstra_banding" if bahan.akhir_renstra else "renstra_tanpa", **isi)]
    lebih_awal = sum(
        satu.tahun_akhir < bahan.akhir_renstra for satu in milik if satu.target_akhir_tulis
    )
    if lebih_awal:
        kalimat.append(bahan.tulis("renstra_terakhir", jumlah=lebih_awal))
    maju = [(satu.kemajuan, satu.nama) for satu in milik if satu.kemajuan is not None]
    sudah = sum(is_tercapai(kemajuan) for kemajuan, _ in maju)
    if maju:
        kunci = {0: "renstra_belum", len(maju): "renstra_sudah"}.get(sudah, "renstra_jumlah")
        jumlah = {"jumlah": len(maju), "sudah": sudah, "belum": len(maju) - sudah}
        kalimat.append(bahan.tulis(kunci, **jumlah))
    if sudah < len(maju):
        kemajuan, nama = min(maju, key=lambda satu: satu[0])
        kalimat.append(bahan.tulis("renstra_terendah", indikator=nama, kemajuan=persen(kemajuan)))
    kalimat += [
        bahan.tulis("renstra_tanpa_hitung", jumlah=jumlah, alasan=alasan)
        for alasan, jumlah in Counter(
            satu.alasan_kemajuan for satu in milik if satu.kemajuan is None
        ).items()
        if alasan
    ]
    return " ".join(kalimat)


def write_standar(bahan: Bahan, milik: tuple[Indikator, ...]) -> list[Blok]:
    """Return what the standards say of a sasaran, one line for each; without any, that there is none."""
    ada = [satu for satu in milik if satu.standar is not None]
    if not ada:
        return [Paragraf(teks=bahan.tulis("standar"))]
    return [
        Paragraf(teks=bahan.tulis("standar_ada", jumlah=len(milik), ada=len(ada))),
        Daftar(butir=tuple(_kalimat_standar(bahan, satu) for satu in ada), bernomor=False),
    ]


def _kalimat_standar(bahan: Bahan, satu: Indikator) -> str:
    angka = satu.di("TAHUN")
    isi = {
        "indikator": satu.nama,
        "realisasi": angka.realisasi_tulis,
        "satuan": name_satuan(satu),
        "lingkup": satu.lingkup_standar,
        "standar": satu.standar_tulis,
        "tahun_standar": satu.tahun_standar,
        "alasan": angka.alasan or "realisasinya belum ada",
    }
    return tulis_rapi(bahan, f"standar_{_judge_standar(satu)}", **isi)


def _judge_standar(satu: Indikator) -> str:
    """Return how realisasi stands to its standard; a range has no better end."""
    realisasi = satu.di("TAHUN").realisasi
    if realisasi is None or satu.standar is None:
        return "kosong"
    if satu.rumus == "rentang":
        return "rentang"
    turun = satu.rumus.startswith("turun")
    baik = realisasi <= satu.standar if turun else realisasi >= satu.standar
    return "terpenuhi" if baik else "belum"


def make_standar(bahan: Bahan, milik: tuple[Indikator, ...], nomor: str) -> Tabel:
    """Return table 3.5: realisasi beside a standard, where officials have stated one."""
    kolom = (
        NOMOR,
        NAMA,
        Kolom(judul=f"Realisasi {bahan.tahun}", lebar=1.3, rata="kanan"),
        Kolom(judul="Standar", lebar=1.3, rata="kanan"),
        Kolom(judul="Sumber Standar", lebar=2.2),
        Kolom(judul="Selisih", lebar=1.2, rata="kanan"),
    )
    baris = tuple(_baris_standar(satu, urut) for urut, satu in enumerate(milik, 1))
    judul = f"Realisasi Tahun {bahan.tahun} terhadap Standar"
    return Tabel(nomor=nomor, judul=judul, kolom=kolom, baris=baris)


def _baris_standar(satu: Indikator, urut: int) -> Baris:
    angka = satu.di("TAHUN")
    tanpa = Sel(teks="tidak tersedia", rata="tengah")
    selisih = (
        None
        if satu.standar is None or angka.realisasi is None or satu.rumus == "predikat"
        else angka.realisasi - satu.standar
    )
    desimal = max(satu.desimal, len(satu.standar_tulis.partition(",")[2]))
    asal = ", ".join(
        filter(None, (satu.sumber_standar, satu.lingkup_standar, str(satu.tahun_standar or "")))
    )
    return (
        Sel(teks=str(urut)),
        Sel(teks=satu.nama),
        sel_tulis(angka.realisasi, angka.realisasi_tulis, satu),
        tanpa if satu.standar is None else _sel_standar(satu, desimal),
        Sel(teks=asal or "tidak tersedia"),
        tanpa if selisih is None else sel_angka(selisih, desimal),
    )


def _sel_standar(satu: Indikator, desimal: int) -> Sel:
    if satu.rumus == "predikat":
        return Sel(teks=satu.standar_tulis)
    return Sel(teks=satu.standar_tulis, angka=satu.standar, desimal=desimal)
