"""Rencana Kerja (Renja) of a tahun: the targets planned in its RKT, and the pagu indikatif under them."""

from dataclasses import replace
from decimal import Decimal

from sakip.documents.bahan import Bahan, Indikator
from sakip.documents.blok import Bagian, Baris, Dokumen, Judul, Kolom, Paragraf, Sel, Tabel
from sakip.documents.isi.bersama import (
    build,
    make_penanda,
    make_sampul,
    sel_tulis,
    sign_by,
    write_kata,
    write_satuan,
)
from sakip.documents.isi.lkj_perencanaan import INDIKATOR, NOMOR, SASARAN, SATUAN, make_rows
from sakip.documents.isi.tabel_aksi import make_tabel_uang


def make_renja(bahan: Bahan, *, tanda: str = "", lambang: bytes = b"") -> Dokumen:
    """Return the Renja of a tahun, to be signed by the head of the office."""
    judul = f"Rencana Kerja (Renja) Tahun {bahan.tahun}"
    sampul = make_sampul(bahan, ("RENCANA KERJA (RENJA)",), f"TAHUN {bahan.tahun}")
    isi = Bagian(
        blok=(
            Judul(teks=f"RENCANA KERJA (RENJA) TAHUN {bahan.tahun}"),
            Paragraf(teks=bahan.tulis("renja", kantor=bahan.kantor.nama, tahun=bahan.tahun)),
            *write_kata(bahan, "renja/uraian"),
            _make_rkt(bahan, "1"),
            _make_pagu(bahan, "2"),
            Paragraf(
                teks=bahan.tulis("renja_penutup", kantor=bahan.kantor.nama, tahun=bahan.tahun)
            ),
            sign_by(bahan, make_penanda(bahan.kepala)),
        ),
        mulai=True,
    )
    return build(bahan, judul, (sampul, isi), tanda=tanda, lambang=lambang)


def _make_rkt(bahan: Bahan, nomor: str) -> Tabel:
    """Return the targets of the RKT, sasaran by sasaran."""
    kolom = (NOMOR, SASARAN, INDIKATOR, SATUAN, Kolom(judul="Target", lebar=1.1, rata="tengah"))
    rkt = {satu.kode_indikator: satu for satu in bahan.rkt}

    def sel(satu: Indikator) -> Baris:
        target = rkt[satu.kode]
        return (
            Sel(teks=satu.nama),
            Sel(teks=write_satuan(satu.satuan)),
            replace(sel_tulis(target.nilai, target.tulis, satu), rata="tengah"),
        )

    kosong = Sel(teks="Belum ada target dalam RKT tahun ini", kolom=len(kolom), rata="tengah")
    return Tabel(
        nomor=nomor,
        judul=f"Rencana Kinerja Tahunan {bahan.kantor.nama} Tahun {bahan.tahun}",
        kolom=kolom,
        baris=make_rows([satu for satu in bahan.indikator if satu.kode in rkt], sel)
        or ((kosong,),),
    )


def _make_pagu(bahan: Bahan, nomor: str) -> Tabel:
    """Return program, kegiatan and sub kegiatan with their pagu indikatif; the sum counts each rupiah once."""
    uang = Kolom(judul="Pagu Indikatif (Rp)", lebar=1.9, rata="kanan")
    program = [satu.pagu for satu in bahan.pagu_indikatif if satu.jenjang == "program"]
    jumlah = sum(program, Decimal(0)) if program else None
    judul = f"Pagu Indikatif {bahan.kantor.nama} Tahun {bahan.tahun}"
    return make_tabel_uang(nomor, judul, uang, bahan.pagu_indikatif, jumlah)
