"""What an office can set: one table of kunci, kind, bounds and what holds until somebody sets it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from sakip.domain.bukti_dukung import BatasBukti
from sakip.domain.jam_kantor import check_rentang, check_tanggal
from sakip.domain.pegawai import check_nip, check_pangkat
from sakip.domain.surat import check_alamat, check_pola
from sakip.rules import list_skala

ALAMAT_SENDIRI = "http://localhost:8501"  # leads nowhere but on the machine itself
TANPA = "tanpa"  # a bound that is not there
YA, TIDAK = "ya", "tidak"


class Jenis(StrEnum):
    """What a nilai may be."""

    BULAT = "bulat"  # a whole number between two bounds
    BATAS = "batas"  # a percentage with at most two decimals between two bounds, or TANPA
    PILIHAN = "pilihan"  # one of a list
    DESIMAL = "desimal"  # a number with at most two decimals between two bounds
    BERKAS = "berkas"  # a picture by its SHA-256, or nothing; services/lambang.py puts it there
    TEKS = "teks"  # one line of text, at most `sampai` characters unless periksa says otherwise; may be empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Pengaturan:
    """One thing that can be set. bawaan holds until somebody sets it."""

    kunci: str
    nama: str
    jenis: Jenis
    bawaan: str
    per_tahun: bool = False  # set from a tahun on; earlier tahun stay as they were
    pilihan: Mapping[str, str] | None = None
    dari: int = 0
    sampai: int = 0
    satuan: str = ""
    boleh_tanpa: bool = False  # TANPA is a nilai too
    periksa: Callable[[str], str] | None = None
    penjelasan: str = ""

    @property
    def is_dokumen(self) -> bool:
        """Tell whether it is about how documents are printed and who stands in them."""
        return self.kunci.startswith(("cetak_", "kantor_", "surat_", "atasan_"))


def _skala() -> dict[str, str]:
    return {kode: skala.nama for kode, skala in list_skala().items()}


_BUKTI = {satu.name: str(satu.default) for satu in fields(BatasBukti)}

# fmt: off
PENGATURAN = (
    Pengaturan(kunci="batas_atas", nama="Batas atas capaian dalam rata-rata", jenis=Jenis.BATAS,
               bawaan="120", dari=100, sampai=1000, satuan="persen", per_tahun=True,
               penjelasan="Capaian tiap indikator tetap tampil apa adanya; batas hanya berlaku saat dirata-ratakan."),
    Pengaturan(kunci="batas_bawah", nama="Batas bawah capaian dalam rata-rata", jenis=Jenis.BATAS,
               bawaan="0", dari=-1000, sampai=99, satuan="persen", per_tahun=True),
    Pengaturan(kunci="skala_predikat", nama="Skala predikat", jenis=Jenis.PILIHAN,
               bawaan="permendagri-86-2017", pilihan=_skala(), per_tahun=True),
    Pengaturan(kunci="tenggat_pembukaan", nama="Formulir dibuka sesudah hari pertama triwulan", jenis=Jenis.BULAT,
               bawaan="0", dari=0, sampai=120, satuan="hari", per_tahun=True,
               penjelasan="0 hari: formulir dapat diisi sejak triwulan dimulai."),
    Pengaturan(kunci="tenggat_jatuh_tempo", nama="Jatuh tempo (tepat waktu) sesudah triwulan berakhir", jenis=Jenis.BULAT,
               bawaan="10", dari=0, sampai=120, satuan="hari", per_tahun=True),
    Pengaturan(kunci="tenggat_penutupan", nama="Penutupan (terkunci) sesudah triwulan berakhir", jenis=Jenis.BULAT,
               bawaan=TANPA, dari=0, sampai=365, satuan="hari", per_tahun=True, boleh_tanpa=True,
               penjelasan="Sesudah hari itu formulir tidak dapat diisi lagi kecuali dengan pengecualian. "
               "Triwulan yang sudah tertutup tidak berubah. \"tanpa\": kalender tidak menutup apa pun."),
    Pengaturan(kunci="alur_orang_lain", nama="Tiap tingkat pemeriksaan formulir oleh orang lain", jenis=Jenis.PILIHAN,
               bawaan=TIDAK, pilihan={TIDAK: "Tidak wajib", YA: "Wajib"}, per_tahun=True,
               penjelasan="Verifikasi, persetujuan, dan pengesahan satu formulir. Bila tidak wajib, pelaksana harian boleh "
               "mengambil lebih dari satu tingkat, dan itu tertulis pada parafnya. Yang sudah terjadi tidak berubah."),
    Pengaturan(kunci="sesi_menit_diam", nama="Sesi berakhir bila diam selama", jenis=Jenis.BULAT,
               bawaan="60", dari=5, sampai=720, satuan="menit"),
    Pengaturan(kunci="sesi_jam_paling_lama", nama="Sesi berakhir paling lama sesudah", jenis=Jenis.BULAT,
               bawaan="12", dari=1, sampai=24, satuan="jam"),
    Pengaturan(kunci="totp_wajib_administrator", nama="Administrator wajib memakai kode dari ponsel",
               jenis=Jenis.PILIHAN, bawaan=TIDAK, pilihan={TIDAK: "Tidak wajib", YA: "Wajib"},
               penjelasan="Administrator yang belum memasangnya diantar memasangnya lebih dahulu."),
    Pengaturan(kunci="bukti_megabyte_terbesar", nama="Ukuran terbesar satu berkas bukti", jenis=Jenis.BULAT,
               bawaan=_BUKTI["megabyte_terbesar"], dari=1, sampai=10, satuan="MB"),
    Pengaturan(kunci="bukti_terbanyak", nama="Bukti terbanyak untuk satu indikator dalam satu triwulan",
               jenis=Jenis.BULAT, bawaan=_BUKTI["terbanyak"], dari=1, sampai=50, satuan="bukti"),
    Pengaturan(kunci="bukti_megabyte_sehari", nama="Berkas bukti satu orang dalam 24 jam", jenis=Jenis.BULAT,
               bawaan=_BUKTI["megabyte_sehari"], dari=1, sampai=10_000, satuan="MB"),
    Pengaturan(kunci="cetak_kertas", nama="Kertas dokumen", jenis=Jenis.PILIHAN, bawaan="A4",
               pilihan={"A4": "A4 (21 × 29,7 cm)", "F4": "F4 (21,5 × 33 cm)"}),
    Pengaturan(kunci="cetak_huruf", nama="Huruf dokumen", jenis=Jenis.PILIHAN, bawaan="bookman",
               pilihan={"bookman": "Bookman", "arial": "Arial"}),
    Pengaturan(kunci="cetak_margin_atas", nama="Tepi atas", jenis=Jenis.DESIMAL, bawaan="2.5", dari=1, sampai=6, satuan="cm"),
    Pengaturan(kunci="cetak_margin_bawah", nama="Tepi bawah", jenis=Jenis.DESIMAL, bawaan="2.5", dari=1, sampai=6, satuan="cm"),
    Pengaturan(kunci="cetak_margin_kiri", nama="Tepi kiri", jenis=Jenis.DESIMAL, bawaan="3", dari=1, sampai=6, satuan="cm"),
    Pengaturan(kunci="cetak_margin_kanan", nama="Tepi kanan", jenis=Jenis.DESIMAL, bawaan="2", dari=1, sampai=6, satuan="cm"),
    Pengaturan(kunci="kantor_alamat", nama="Alamat pada kop surat", jenis=Jenis.TEKS, bawaan="", sampai=200),
    Pengaturan(kunci="kantor_kontak", nama="Telepon, laman, dan pos-el pada kop surat", jenis=Jenis.TEKS, bawaan="", sampai=200),
    Pengaturan(kunci="kantor_tempat", nama="Tempat penandatanganan", jenis=Jenis.TEKS, bawaan="", sampai=60,
               penjelasan="Kosong: nama kantor tanpa jenisnya."),
    Pengaturan(kunci="kantor_lambang", nama="Lambang pada kop dan sampul", jenis=Jenis.BERKAS, bawaan=""),
    Pengaturan(kunci="surat_alamat_verifikasi", nama="Alamat program pada kode verifikasi", jenis=Jenis.TEKS,
               bawaan=ALAMAT_SENDIRI, periksa=check_alamat,
               penjelasan="Alamat yang dapat dibuka pemegang dokumen, misalnya https://sakip.malangkab.go.id. Ikut tercetak sebagai kode QR."),
    Pengaturan(kunci="surat_pola_nomor", nama="Pola nomor surat", jenis=Jenis.TEKS, bawaan="000.8.6.3/{nomor}/{tahun}",
               periksa=check_pola, penjelasan="{nomor} berurut dalam setahun; {bulan} dengan angka Romawi, dan {tahun}, bila dipakai."),
    Pengaturan(kunci="atasan_jabatan", nama="Jabatan atasan kepala kantor", jenis=Jenis.TEKS, bawaan="", sampai=100,
               penjelasan="Pihak Kedua pada Perjanjian Kinerja dan alamat surat pengantar; misalnya Bupati Malang."),
    Pengaturan(kunci="atasan_nama", nama="Nama atasan kepala kantor", jenis=Jenis.TEKS, bawaan="", sampai=100),
    Pengaturan(kunci="atasan_pangkat", nama="Pangkat atasan kepala kantor", jenis=Jenis.TEKS, bawaan="", periksa=check_pangkat,
               penjelasan="Kosong bagi bupati dan wali kota; yang kosong tidak dicetak."),
    Pengaturan(kunci="atasan_nip", nama="NIP atasan kepala kantor", jenis=Jenis.TEKS, bawaan="", periksa=check_nip,
               penjelasan="18 angka; kosong bagi bupati dan wali kota."),
    Pengaturan(kunci="jam_kerja", nama="Jam kerja", jenis=Jenis.TEKS, bawaan="07.30-12.00, 13.00-16.00",
               periksa=check_rentang, penjelasan="Tanpa istirahat, di waktu setempat. Dipakai menghitung waktu langkah prosedur."),
    Pengaturan(kunci="jam_kerja_jumat", nama="Jam kerja hari Jumat", jenis=Jenis.TEKS,
               bawaan="07.30-11.30, 13.00-16.30", periksa=check_rentang),
    Pengaturan(kunci="hari_kerja", nama="Hari kerja seminggu", jenis=Jenis.PILIHAN, bawaan="5",
               pilihan={"5": "5 hari, Senin sampai Jumat", "6": "6 hari, Senin sampai Sabtu"}),
    Pengaturan(kunci="libur_tambahan", nama="Libur tambahan kantor", jenis=Jenis.TEKS, bawaan="",
               periksa=check_tanggal, penjelasan="Di luar libur nasional dan cuti bersama, misalnya 2026-12-24, 2026-12-31."),
)
# fmt: on
MENURUT_KUNCI = {satu.kunci: satu for satu in PENGATURAN}
