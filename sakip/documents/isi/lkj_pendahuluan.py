"""Bab I of the LKj: why, what for, who, with what, under which rules."""

from collections import Counter

from sakip.documents.bahan import Bahan
from sakip.documents.blok import Blok, Daftar, Judul, Kolom, Paragraf, Sel, Tabel
from sakip.documents.isi.bersama import rupiah, write_kata


def make_bab_1(bahan: Bahan) -> list[Blok]:
    """Return Bab I Pendahuluan."""
    isi = {"kantor": bahan.kantor.nama, "tahun": bahan.tahun}
    dasar = "dasar_hukum_kecamatan" if bahan.kantor.jenis == "kecamatan" else "dasar_hukum"
    return [
        Judul(teks="PENDAHULUAN", nomor="BAB I"),
        Judul(teks="Latar Belakang", tingkat=2, nomor="A."),
        Paragraf(teks=bahan.tulis("latar")),
        *write_kata(bahan, "bab1/latar"),
        Judul(teks="Maksud dan Tujuan", tingkat=2, nomor="B."),
        Paragraf(teks=bahan.tulis("maksud", **isi)),
        Daftar(butir=bahan.butir("maksud", **isi)),
        Judul(teks="Gambaran Umum, Tugas, dan Struktur Organisasi", tingkat=2, nomor="C."),
        *write_kata(bahan, "bab1/gambaran"),
        *_tugas(bahan),
        Paragraf(teks=bahan.tulis("struktur", jumlah=len(bahan.kantor.unit), **isi)),
        _struktur(bahan),
        Judul(teks="Sumber Daya", tingkat=2, nomor="D."),
        *_sumber_daya(bahan),
        *write_kata(bahan, "bab1/sumber-daya"),
        Judul(teks="Isu Strategis", tingkat=2, nomor="E."),
        *write_kata(bahan, "bab1/isu", "isu strategis yang dihadapi kantor"),
        Judul(teks="Dasar Hukum", tingkat=2, nomor="F."),
        Paragraf(teks=bahan.tulis("dasar_hukum")),
        Daftar(butir=bahan.butir(dasar)),
        *write_kata(bahan, "bab1/dasar-hukum"),
        Judul(teks="Sistematika", tingkat=2, nomor="G."),
        Paragraf(teks=bahan.tulis("sistematika")),
        Daftar(butir=bahan.butir("sistematika", **isi), bernomor=False),
    ]


def _tugas(bahan: Bahan) -> list[Blok]:
    if bahan.kantor.jenis != "kecamatan":
        return write_kata(bahan, "bab1/tugas", "tugas dan fungsi kantor")
    return [
        Paragraf(teks=bahan.tulis("tugas_kecamatan")),
        Daftar(butir=bahan.butir("tugas_kecamatan")),
        *write_kata(bahan, "bab1/tugas"),
    ]


def _struktur(bahan: Bahan) -> Tabel:
    kolom = (
        Kolom(judul="No.", lebar=0.5, rata="tengah"),
        Kolom(judul="Unit Kerja", lebar=4),
        Kolom(judul="Jabatan", lebar=4),
        Kolom(judul="Pejabat", lebar=3.2),
    )
    baris = tuple(
        (
            Sel(teks=str(nomor)),
            Sel(teks=unit),
            Sel(teks=jabatan),
            Sel(teks=nama or "belum dicatat"),
        )
        for nomor, (unit, jabatan, nama) in enumerate(bahan.kantor.unit, 1)
    )
    return Tabel(
        nomor="1.1", judul=f"Susunan Organisasi {bahan.kantor.nama}", kolom=kolom, baris=baris
    )


def _sumber_daya(bahan: Bahan) -> list[Blok]:
    pagu = bahan.kantor_rata.pagu
    if pagu is None:
        return [Paragraf(teks=bahan.tulis("sumber_daya_kosong", tahun=bahan.tahun))]
    jumlah = Counter(satu.jenjang for satu in bahan.program)
    return [
        Paragraf(
            teks=bahan.tulis(
                "sumber_daya",
                kantor=bahan.kantor.nama,
                tahun=bahan.tahun,
                pagu=rupiah(pagu),
                program=jumlah["program"],
                kegiatan=jumlah["kegiatan"],
                sub_kegiatan=jumlah["sub_kegiatan"],
            )
        )
    ]
