"""Lampiran of the LKj: the signed Perjanjian Kinerja, the Rencana Aksi, the four triwulan, and the evidence."""

from dataclasses import replace
from itertools import count

from sakip.documents.bahan import Bahan, Indikator
from sakip.documents.blok import (
    Bagian,
    Baris,
    Blok,
    GantiHalaman,
    Judul,
    Kolom,
    Paragraf,
    Sel,
    Tabel,
)
from sakip.documents.isi.bersama import TANPA, sel_angka, sel_tulis, write_dasar, write_satuan
from sakip.documents.isi.lkj_perencanaan import make_rows
from sakip.documents.isi.perjanjian_pejabat import make_satu
from sakip.documents.isi.tabel_aksi import make_aksi
from sakip.domain.tulisan import ROMAWI

LAMPIRAN_1 = Judul(teks="PERJANJIAN KINERJA", nomor="LAMPIRAN 1")


def make_lampiran(bahan: Bahan) -> tuple[Bagian, ...]:
    """Return the lampiran; but for the perjanjian, which stand as they were signed, on landscape pages."""
    perjanjian = _make_perjanjian(bahan)
    lebar = Bagian(
        blok=(
            *([] if perjanjian else _tell_kosong(bahan)),
            Judul(teks="RENCANA AKSI", nomor="LAMPIRAN 2"),
            *_make_aksi(bahan),
            Judul(teks="PENGUKURAN KINERJA TRIWULANAN", nomor="LAMPIRAN 3"),
            make_triwulan(bahan, "L.3"),
            GantiHalaman(),
            Judul(teks="DAFTAR BUKTI DUKUNG", nomor="LAMPIRAN 4"),
            make_bukti(bahan, "L.4"),
        ),
        mendatar=True,
    )
    return *perjanjian, lebar


def _make_perjanjian(bahan: Bahan) -> tuple[Bagian, ...]:
    """Return each perjanjian of the head of the office, as it was signed; nothing without any."""
    nomor = (f"L.1.{urut}" for urut in count(1))
    semua = [
        replace(bagian, blok=tuple(map(_leave_out, bagian.blok)), penomoran="1", mulai=False)
        for satu in bahan.perjanjian
        for bagian in make_satu(bahan, satu, nomor)
    ]
    if not semua:
        return ()
    return replace(semua[0], blok=(LAMPIRAN_1, *semua[0].blok)), *semua[1:]


def _leave_out(blok: Blok) -> Blok:
    """Return a heading of the perjanjian as one that the contents leave to its LAMPIRAN 1."""
    return replace(blok, daftar=False) if isinstance(blok, Judul) else blok


def _tell_kosong(bahan: Bahan) -> list[Blok]:
    """Return where the targets stand while no perjanjian is on record."""
    return [LAMPIRAN_1, Paragraf(teks=bahan.tulis("lampiran_pk_kosong"))]


def _make_aksi(bahan: Bahan) -> list[Blok]:
    if not bahan.aksi:
        return [Paragraf(teks=bahan.tulis("lampiran_aksi_kosong"))]
    return [Paragraf(teks=bahan.tulis("lampiran_aksi")), make_aksi(bahan, "L.2"), GantiHalaman()]


def make_triwulan(bahan: Bahan, nomor: str) -> Tabel:
    """Return target and realisasi of the four triwulan and the tahun."""
    kolom = (
        Kolom(judul="No.", lebar=0.6, rata="tengah"),
        Kolom(judul="Sasaran", lebar=2.6),
        Kolom(judul="Indikator Kinerja", lebar=3.2),
        Kolom(judul="Satuan", lebar=1, rata="tengah"),
        *(_kolom(romawi, "Target") for romawi in ROMAWI.values()),
        *(_kolom(romawi, "Realisasi") for romawi in ROMAWI.values()),
        Kolom(judul="Target", lebar=1, rata="kanan", kelompok="Tahun"),
        Kolom(judul="Realisasi", lebar=1.1, rata="kanan", kelompok="Tahun"),
        Kolom(judul="Capaian (%)", lebar=1.1, rata="kanan", kelompok="Tahun"),
    )

    def sel(satu: Indikator) -> Baris:
        angka = [satu.di(f"TW{tw}") for tw in ROMAWI]
        setahun = satu.di("TAHUN")
        return (
            Sel(teks=satu.nama),
            Sel(teks=write_satuan(satu.satuan)),
            *(
                Sel(teks="–", rata="tengah")
                if a.status == "belum_waktunya"
                else sel_tulis(a.target, a.target_tulis, satu)
                for a in angka
            ),
            *(
                Sel(teks="–", rata="tengah")
                if a.status == "belum_waktunya"
                else sel_tulis(a.realisasi, a.realisasi_tulis, satu)
                for a in angka
            ),
            sel_tulis(setahun.target, setahun.target_tulis, satu),
            sel_tulis(setahun.realisasi, setahun.realisasi_tulis, satu),
            sel_angka(setahun.capaian),
        )

    return Tabel(
        nomor=nomor,
        judul=f"Pengukuran Kinerja Triwulanan Tahun {bahan.tahun}",
        kolom=kolom,
        baris=make_rows(bahan.indikator, sel),
        catatan=f"–: tidak diukur pada triwulan itu; {TANPA}: belum dilaporkan atau tidak dapat dihitung.{write_dasar(bahan)}",
    )


def _kolom(romawi: str, kelompok: str) -> Kolom:
    return Kolom(judul=romawi, lebar=0.85, rata="kanan", kelompok=kelompok)


def make_bukti(bahan: Bahan, nomor: str) -> Tabel:
    """Return how much evidence stands behind each indikator."""
    kolom = (
        Kolom(judul="No.", lebar=0.5, rata="tengah"),
        Kolom(judul="Sasaran", lebar=3),
        Kolom(judul="Indikator Kinerja", lebar=4),
        Kolom(judul="Sumber Data", lebar=3.4),
        Kolom(judul="Unit", lebar=2.6),
        Kolom(judul="Bukti Dukung", lebar=1.2, rata="kanan"),
    )

    def sel(satu: Indikator) -> Baris:
        return (
            Sel(teks=satu.nama),
            Sel(teks=satu.sumber_data or "belum diisi"),
            Sel(teks=satu.unit),
            Sel(teks=str(satu.jumlah_bukti)),
        )

    judul = f"Bukti Dukung Tahun {bahan.tahun}"
    return Tabel(nomor=nomor, judul=judul, kolom=kolom, baris=make_rows(bahan.indikator, sel))
