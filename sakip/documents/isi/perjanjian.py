"""Perjanjian Kinerja (statement and annex), IKU, and Rencana Aksi: the documents of planning."""

from sakip.documents.bahan import Bahan
from sakip.documents.blok import Bagian, Dokumen, Judul, Paragraf, Rincian
from sakip.documents.isi.bersama import (
    build,
    make_kop,
    make_penanda,
    make_sampul,
    sign_by,
    write_kata,
)
from sakip.documents.isi.lkj_perencanaan import make_iku, make_pagu, make_pk, make_rencana


def make_perjanjian(bahan: Bahan, *, tanda: str = "", lambang: bytes = b"") -> Dokumen:
    """Return the Perjanjian Kinerja: who promises what to whom, and its lampiran."""
    kepala, atasan = bahan.kepala, bahan.atasan
    kosong = "…" * 16
    pernyataan = Bagian(
        blok=(
            make_kop(bahan),
            Paragraf(teks=f"PERJANJIAN KINERJA TAHUN {bahan.tahun}", gaya="judul"),
            Paragraf(teks=bahan.tulis("pk_pembuka"), gaya="rata"),
            Rincian(baris=(("Nama", f"**{kepala.nama or kosong}**"), ("Jabatan", kepala.jabatan))),
            Paragraf(teks=bahan.tulis("pk_pertama"), gaya="rata"),
            Rincian(baris=(("Nama", f"**{atasan.nama or kosong}**"), ("Jabatan", atasan.jabatan))),
            Paragraf(teks=bahan.tulis("pk_kedua"), gaya="rata"),
            Paragraf(teks=bahan.tulis("pk_janji"), gaya="rata"),
            Paragraf(teks=bahan.tulis("pk_supervisi"), gaya="rata"),
            sign_by(
                bahan, make_penanda(atasan, "Pihak Kedua,"), make_penanda(kepala, "Pihak Pertama,")
            ),
        ),
        penomoran="",
    )
    lampiran = Bagian(
        blok=(
            Judul(teks=f"LAMPIRAN PERJANJIAN KINERJA TAHUN {bahan.tahun}"),
            make_pk(bahan, "1"),
            make_pagu(bahan, "2"),
            sign_by(
                bahan, make_penanda(atasan, "Pihak Kedua,"), make_penanda(kepala, "Pihak Pertama,")
            ),
        ),
        mulai=True,
    )
    judul = f"Perjanjian Kinerja Tahun {bahan.tahun}"
    return build(bahan, judul, (pernyataan, lampiran), tanda=tanda, lambang=lambang)


def make_dokumen_iku(bahan: Bahan, *, tanda: str = "", lambang: bytes = b"") -> Dokumen:
    """Return the sheet of Indikator Kinerja Utama."""
    isi = Bagian(
        blok=(
            make_kop(bahan),
            Paragraf(teks=f"INDIKATOR KINERJA UTAMA TAHUN {bahan.tahun}", gaya="judul"),
            make_iku(bahan, "1"),
            sign_by(bahan, make_penanda(bahan.kepala)),
        ),
        mulai=True,
        mendatar=True,
    )
    return build(
        bahan, f"Indikator Kinerja Utama Tahun {bahan.tahun}", (isi,), tanda=tanda, lambang=lambang
    )


def make_rencana_aksi(bahan: Bahan, *, tanda: str = "", lambang: bytes = b"") -> Dokumen:
    """Return the Rencana Aksi: the targets of the tahun spread over its triwulan."""
    sampul = make_sampul(bahan, ("RENCANA AKSI", "PERJANJIAN KINERJA"), f"TAHUN {bahan.tahun}")
    isi = Bagian(
        blok=(
            Judul(teks=f"RENCANA AKSI TAHUN {bahan.tahun}"),
            Paragraf(teks=bahan.tulis("rencana_aksi").replace("Tabel 2.5", "Tabel 1")),
            *write_kata(bahan, "rencana/uraian"),
            make_rencana(bahan, "1"),
            make_pagu(bahan, "2"),
            sign_by(bahan, make_penanda(bahan.kepala)),
        ),
        mulai=True,
        mendatar=True,
    )
    return build(
        bahan, f"Rencana Aksi Tahun {bahan.tahun}", (sampul, isi), tanda=tanda, lambang=lambang
    )
