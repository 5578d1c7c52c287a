"""Laporan Kinerja (LKj) of a tahun: cover to lampiran, in the order of PermenPANRB 53/2014."""

from sakip.documents.bahan import Bahan, Pejabat
from sakip.documents.blok import (
    Bagian,
    Blok,
    DaftarIsi,
    Dokumen,
    GantiHalaman,
    Judul,
    Kolom,
    Paragraf,
    Sel,
    Tabel,
    TandaTangan,
)
from sakip.documents.isi.bersama import (
    build,
    make_penanda,
    make_sampul,
    sign_by,
    write_kata,
)
from sakip.documents.isi.lkj_akuntabilitas import make_bab_3
from sakip.documents.isi.lkj_lampiran import make_lampiran
from sakip.documents.isi.lkj_pendahuluan import make_bab_1
from sakip.documents.isi.lkj_perencanaan import make_bab_2
from sakip.documents.isi.lkj_simpulan import make_ikhtisar, make_penutup
from sakip.documents.isi.perubahan import make_perubahan
from sakip.domain.pegawai import format_nip


def make_lkj(bahan: Bahan, *, tanda: str = "", lambang: bytes = b"") -> Dokumen:
    """Return the LKj. tanda is printed across every page of a draft."""
    sampul = make_sampul(
        bahan, ("LAPORAN KINERJA", "INSTANSI PEMERINTAH", "(LKjIP)"), f"TAHUN {bahan.tahun}"
    )
    depan = Bagian(
        blok=(
            *_pengesahan(bahan),
            GantiHalaman(),
            *_reviu(bahan),
            *_pengantar(bahan),
            GantiHalaman(),
            *make_ikhtisar(bahan),
            *make_perubahan(bahan),
            GantiHalaman(),
            DaftarIsi(),
        ),
        penomoran="i",
        mulai=True,
    )
    bab_3, akhir = make_bab_3(bahan)
    badan = (
        Bagian(blok=tuple(make_bab_1(bahan)), mulai=True),
        *make_bab_2(bahan),
        *bab_3,
        Bagian(blok=(*akhir, GantiHalaman(), *make_penutup(bahan))),
    )
    return build(
        bahan,
        f"LKjIP Tahun {bahan.tahun}",
        (sampul, depan, *badan, *make_lampiran(bahan)),
        tanda=tanda,
        lambang=lambang,
    )


def _pengesahan(bahan: Bahan) -> list[Blok]:
    tanggal = f" pada tanggal {bahan.tanggal}" if bahan.tanggal else ""
    kolom = (
        Kolom(judul="No.", lebar=0.5, rata="tengah"),
        Kolom(judul="Jabatan", lebar=3),
        Kolom(judul="Nama / NIP", lebar=3),
        Kolom(judul="Paraf / Tanggal", lebar=2),
    )
    baris = tuple(
        (
            Sel(teks=str(nomor)),
            Sel(teks=satu.jabatan),
            Sel(
                teks=(satu.nama or "…" * 12)
                + (f"\nNIP. {format_nip(satu.nip)}" if satu.nip else "")
            ),
            Sel(teks="\n\n"),
        )
        for nomor, satu in enumerate((bahan.sekretaris, bahan.penyusun), 1)
    )
    return [
        Judul(teks="LEMBAR PENGESAHAN"),
        Paragraf(
            teks=bahan.tulis(
                "pengesahan",
                kantor=bahan.kantor.nama,
                kabupaten=bahan.kantor.kabupaten,
                tahun=bahan.tahun,
                tanggal=tanggal,
            )
        ),
        sign_by(bahan, make_penanda(bahan.kepala)),
        Paragraf(teks="Diperiksa oleh:", gaya="kecil"),
        Tabel(nomor="", judul="Diperiksa oleh", kolom=kolom, baris=baris, nomor_kolom=False),
    ]


def _reviu(bahan: Bahan) -> list[Blok]:
    """Return the Pernyataan Telah Direviu; nothing while no result of a reviu is written.

    What the Inspektorat concluded is theirs to say: it is printed as it was written.
    """
    hasil = write_kata(bahan, "reviu")
    if not hasil:
        return []
    kantor = {
        "kantor": bahan.kantor.nama,
        "kabupaten": bahan.kantor.kabupaten,
        "tahun": bahan.tahun,
    }
    inspektur = Pejabat(jabatan=f"Inspektur {bahan.kantor.kabupaten}", nama="", pangkat="", nip="")
    return [
        Judul(teks="PERNYATAAN TELAH DIREVIU"),
        Paragraf(teks=bahan.tulis("reviu_1", **kantor)),
        Paragraf(teks=bahan.tulis("reviu_2")),
        *hasil,
        TandaTangan(
            tempat=f"{bahan.kantor.tempat}, …………………………", penanda=(make_penanda(inspektur),)
        ),
        GantiHalaman(),
    ]


def _pengantar(bahan: Bahan) -> list[Blok]:
    kantor = {
        "kantor": bahan.kantor.nama,
        "kabupaten": bahan.kantor.kabupaten,
        "tahun": bahan.tahun,
    }
    sendiri = write_kata(bahan, "pengantar")
    return [
        Judul(teks="KATA PENGANTAR"),
        Paragraf(teks=bahan.tulis("pengantar_1", **kantor)),
        Paragraf(teks=bahan.tulis("pengantar_2", **kantor)),
        *sendiri,
        Paragraf(teks=bahan.tulis("pengantar_3", **kantor)),
        sign_by(bahan, make_penanda(bahan.kepala)),
    ]
