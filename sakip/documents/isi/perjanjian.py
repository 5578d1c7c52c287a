"""Perjanjian Kinerja (statement and annex), IKU, and Rencana Aksi: the documents of planning."""

from sakip.documents.bahan import Bahan
from sakip.documents.blok import Bagian, Blok, Dokumen, GantiHalaman, Judul, Paragraf
from sakip.documents.isi.bersama import (
    build,
    make_kop,
    make_penanda,
    make_sampul,
    sign_by,
    write_kata,
)
from sakip.documents.isi.lkj_perencanaan import make_iku, make_pagu, make_pk, make_rencana
from sakip.documents.isi.perjanjian_pejabat import make_bertanda_tangan, make_pernyataan
from sakip.documents.isi.tabel_aksi import make_aksi, make_anggaran_aksi


def make_perjanjian(bahan: Bahan, *, tanda: str = "", lambang: bytes = b"") -> Dokumen:
    """Return every signed perjanjian of the tahun; without any, one to sign, made of the targets."""
    judul = f"Perjanjian Kinerja Tahun {bahan.tahun}"
    bagian = make_bertanda_tangan(bahan) if bahan.perjanjian else _make_konsep(bahan)
    return build(bahan, judul, bagian, tanda=tanda, lambang=lambang)


def _make_konsep(bahan: Bahan) -> tuple[Bagian, ...]:
    """Return what the head of the office would sign now: who promises what to whom, and its lampiran."""
    kepala, atasan = bahan.kepala, bahan.atasan
    tanda_tangan = sign_by(
        bahan, make_penanda(atasan, "Pihak Kedua,"), make_penanda(kepala, "Pihak Pertama,")
    )
    judul = f"PERJANJIAN KINERJA TAHUN {bahan.tahun}"
    pernyataan = make_pernyataan(bahan, judul, (kepala, atasan), tanda_tangan)
    lampiran = Bagian(
        blok=(
            Judul(teks=f"LAMPIRAN {judul}"),
            make_pk(bahan, "1"),
            make_pagu(bahan, "2"),
            tanda_tangan,
        ),
        mulai=True,
    )
    return pernyataan, lampiran


def make_dokumen_iku(bahan: Bahan, *, tanda: str = "", lambang: bytes = b"") -> Dokumen:
    """Return the sheet of Indikator Kinerja Utama."""
    isi = Bagian(
        blok=(
            make_kop(bahan),
            Paragraf(teks=f"INDIKATOR KINERJA UTAMA TAHUN {bahan.tahun}", gaya="judul"),
            make_iku(bahan, "1"),
            Paragraf(teks=bahan.tulis("iku_penutup", kantor=bahan.kantor.nama, tahun=bahan.tahun)),
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
            *_make_aksi(bahan),
            Paragraf(
                teks=bahan.tulis("rencana_penutup", kantor=bahan.kantor.nama, tahun=bahan.tahun)
            ),
            sign_by(bahan, make_penanda(bahan.kepala)),
        ),
        mulai=True,
        mendatar=True,
    )
    return build(
        bahan, f"Rencana Aksi Tahun {bahan.tahun}", (sampul, isi), tanda=tanda, lambang=lambang
    )


def _make_aksi(bahan: Bahan) -> list[Blok]:
    """Return the aksi and all money under them; without any aksi, the programs alone."""
    if not bahan.aksi:
        return [make_pagu(bahan, "2")]
    return [
        GantiHalaman(),
        Paragraf(teks=bahan.tulis("aksi")),
        make_aksi(bahan, "2"),
        GantiHalaman(),
        make_anggaran_aksi(bahan, "3"),
    ]
