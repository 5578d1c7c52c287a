"""Register of evidence of a tahun: how much stands behind each indikator, and every piece with its fingerprint."""

from sakip.documents.bahan import Bahan
from sakip.documents.bahan_tindak_lanjut import Bukti
from sakip.documents.blok import Bagian, Baris, Dokumen, Kolom, Paragraf, Sel, Tabel
from sakip.documents.isi.bersama import build, make_kop, make_penanda, sign_by
from sakip.documents.isi.lkj_lampiran import make_bukti
from sakip.documents.isi.lkj_perencanaan import NOMOR
from sakip.domain.tulisan import KOSONG, ROMAWI

_POTONG = 16  # letters of a fingerprint in one line


def make_register_bukti(bahan: Bahan, *, tanda: str = "", lambang: bytes = b"") -> Dokumen:
    """Return the register of evidence of a tahun."""
    judul = f"Register Bukti Dukung Tahun {bahan.tahun}"
    milik = [satu.jumlah_bukti for satu in bahan.indikator if satu.jumlah_bukti]
    kalimat = bahan.tulis(
        "register_bukti",
        bukti=sum(milik),
        ada=len(milik),
        jumlah=len(bahan.indikator),
        tahun=bahan.tahun,
    )
    isi = Bagian(
        blok=(
            make_kop(bahan),
            Paragraf(teks=judul.upper(), gaya="judul"),
            make_bukti(bahan, "1"),
            make_daftar(bahan, "2"),
            Paragraf(teks=kalimat),
            sign_by(bahan, make_penanda(bahan.penyusun)),
        ),
        mulai=True,
        mendatar=True,
    )
    return build(bahan, judul, (isi,), tanda=tanda, lambang=lambang)


def make_daftar(bahan: Bahan, nomor: str) -> Tabel:
    """Return every piece of evidence: whose, of which triwulan, since when, and its fingerprint or address."""
    kolom = (
        NOMOR,
        Kolom(judul="Indikator Kinerja", lebar=3),
        Kolom(judul="Triwulan", lebar=0.9, rata="tengah"),
        Kolom(judul="Nama Bukti", lebar=3),
        Kolom(judul="Jenis", lebar=0.8, rata="tengah"),
        Kolom(judul="Tanggal", lebar=1.4),
        Kolom(judul="Diserahkan oleh", lebar=1.8),
        Kolom(judul="Sidik SHA-256 atau Alamat", lebar=3),
    )
    nama = {satu.kode: satu.nama for satu in bahan.indikator}
    urutan = list(nama)
    ada = [satu for satu in bahan.bukti if satu.kode_indikator in nama]
    ada.sort(key=lambda satu: urutan.index(satu.kode_indikator))
    baris: list[Baris] = [
        (
            Sel(teks=str(urut)),
            Sel(teks=nama[satu.kode_indikator]),
            Sel(teks=ROMAWI[satu.triwulan]),
            Sel(teks=satu.nama),
            Sel(teks=satu.jenis),
            Sel(teks=satu.tanggal),
            Sel(teks=satu.oleh),
            Sel(teks=_write_sidik(satu)),
        )
        for urut, satu in enumerate(ada, 1)
    ]
    if not baris:
        teks = "Belum ada bukti dukung yang diserahkan untuk tahun ini."
        baris.append((Sel(teks=teks, kolom=len(kolom), rata="tengah"),))
    judul = f"Daftar Bukti Dukung Tahun {bahan.tahun}"
    return Tabel(nomor=nomor, judul=judul, kolom=kolom, baris=tuple(baris))


def _write_sidik(satu: Bukti) -> str:
    """Return a fingerprint in pieces that a line can end between, or the address."""
    if not satu.sidik:
        return satu.tautan or KOSONG
    return " ".join(
        satu.sidik[awal : awal + _POTONG] for awal in range(0, len(satu.sidik), _POTONG)
    )
