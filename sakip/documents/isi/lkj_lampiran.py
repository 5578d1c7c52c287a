"""Lampiran of the LKj, on landscape pages: Rencana Aksi, the four triwulan, and the evidence."""

from sakip.documents.bahan import Bahan, Indikator
from sakip.documents.blok import Bagian, Baris, GantiHalaman, Judul, Kolom, Sel, Tabel
from sakip.documents.isi.bersama import TANPA, sel_angka, sel_tulis, write_dasar, write_satuan
from sakip.documents.isi.lkj_perencanaan import make_rows
from sakip.domain.tulisan import ROMAWI


def make_lampiran(bahan: Bahan) -> Bagian:
    """Return the lampiran as one run of landscape pages."""
    return Bagian(
        blok=(
            Judul(teks="PENGUKURAN KINERJA TRIWULANAN", nomor="LAMPIRAN 1"),
            make_triwulan(bahan, "L.1"),
            GantiHalaman(),
            Judul(teks="DAFTAR BUKTI DUKUNG", nomor="LAMPIRAN 2"),
            make_bukti(bahan, "L.2"),
        ),
        mendatar=True,
    )


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
