"""Lembar rencana: what a planning workbook holds, sheet by sheet and column by column.

One table for the template, the reader, the checks, the import and the export. The sheets stand in
the order in which their rows can be written: what is referred to comes before what refers to it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sakip.domain.metode import Metode
from sakip.domain.periode import PeriodeUkur
from sakip.domain.rumus import Rumus
from sakip.domain.target_tulis import NilaiTarget

Nilai = str | int | Decimal | date | NilaiTarget | None
Baris = dict[str, Nilai]
Kunci = tuple[Nilai, ...]


class JenisIsi(StrEnum):
    """What a cell of a column holds."""

    TEKS = "teks"
    KODE = "kode"
    NIP = "NIP"
    BULAT = "bilangan bulat"
    ANGKA = "angka"
    RUPIAH = "rupiah"
    TANGGAL = "tanggal"
    PILIHAN = "pilihan"
    TARGET = "target"


BERTEKS = (JenisIsi.TEKS, JenisIsi.KODE, JenisIsi.NIP)


@dataclass(frozen=True, slots=True, kw_only=True)
class KolomRencana:
    """One column. kunci is its name in the store; rujuk: the sheet whose key these columns must be."""

    kunci: str
    judul: str
    jenis: JenisIsi = JenisIsi.TEKS
    wajib: bool = False
    pilihan: tuple[str, ...] = ()
    rujuk: tuple[str, tuple[str, ...]] | None = None
    contoh: str = ""
    petunjuk: str = ""

    @property
    def kosong(self) -> Nilai:
        """What a blank cell means: "" for text, no value for all else."""
        return "" if self.jenis in BERTEKS and not self.is_rujuk_bebas else None

    @property
    def is_rujuk_bebas(self) -> bool:
        """Whether the column may point at something or at nothing."""
        return self.rujuk is not None and not self.wajib


@dataclass(frozen=True, slots=True, kw_only=True)
class LembarRencana:
    """One sheet: kode is its name in the store, nama on the tab; kunci are the columns of its key."""

    kode: str
    nama: str
    satu: str  # what one row is, for people
    kunci: tuple[str, ...]
    kolom: tuple[KolomRencana, ...]

    def key(self, baris: Baris) -> Kunci:
        """Return the key of a row."""
        return tuple(baris[nama] for nama in self.kunci)

    def find_kolom(self, kunci: str) -> KolomRencana:
        """Return the column of this name. Raises KeyError."""
        return {satu.kunci: satu for satu in self.kolom}[kunci]


T, K, B, A = JenisIsi.TEKS, JenisIsi.KODE, JenisIsi.BULAT, JenisIsi.ANGKA
R, D, P, G = JenisIsi.RUPIAH, JenisIsi.TANGGAL, JenisIsi.PILIHAN, JenisIsi.TARGET
N = JenisIsi.NIP
JENIS_PENUGASAN = ("definitif", "plt", "plh")
JENIS_PERUBAHAN_PAGU = ("pergeseran", "perubahan")
LINGKUP_STANDAR = ("nasional", "provinsi")
PERAN_SOP = ("penanggung_jawab", "pengelola_data", "penyusun", "penyuplai_data")


def _kolom(
    kunci: str,
    judul: str,
    jenis: JenisIsi = T,
    contoh: str = "",
    *,
    wajib: bool = True,
    **lain: object,
) -> KolomRencana:
    return KolomRencana(kunci=kunci, judul=judul, jenis=jenis, contoh=contoh, wajib=wajib, **lain)  # type: ignore[arg-type]


_URUTAN = _kolom("urutan", "Urutan", B, "1")
_TAHUN = _kolom("tahun", "Tahun", B, "2026")
_RENSTRA = _kolom(
    "kode_renstra", "Kode Renstra", K, "RENSTRA-2025", rujuk=("renstra", ("kode_renstra",))
)
_INDIKATOR = _kolom(
    "kode_indikator",
    "Kode indikator",
    K,
    "IKU-01",
    rujuk=("indikator", ("tahun", "kode_indikator")),
)
_TRIWULAN = ("I", "II", "III", "IV")


def _unit(wajib: bool, judul: str = "Kode unit") -> KolomRencana:
    return _kolom(
        "kode_unit", judul, K, "YANLIK", wajib=wajib, rujuk=("unit_kerja", ("kode_unit",))
    )


def _program(wajib: bool, judul: str) -> KolomRencana:
    rujuk = ("program_kegiatan", ("tahun", "kode_program"))
    return _kolom("kode_program", judul, K, "7.01.02.2.02.0003", wajib=wajib, rujuk=rujuk)


def _triwulan(jenis: JenisIsi, contoh: str) -> tuple[KolomRencana, ...]:
    return tuple(
        _kolom(f"tw{nomor}", f"Triwulan {romawi}", jenis, contoh, wajib=False)
        for nomor, romawi in enumerate(_TRIWULAN, start=1)
    )


# fmt: off
LEMBAR: tuple[LembarRencana, ...] = (
    LembarRencana(kode="unit_kerja", nama="Unit Kerja", satu="satu unit kerja", kunci=("kode",), kolom=(
        _kolom("kode", "Kode unit", K, "YANLIK"), _kolom("nama", "Nama unit", T, "Seksi Pelayanan Publik"),
        _kolom("jabatan", "Jabatan kepala unit", T, "Kasi Pelayanan Publik"),
        _kolom("peran_sop", "Peran dalam SOP", P, "penyuplai_data", pilihan=PERAN_SOP), _URUTAN)),
    LembarRencana(kode="renstra", nama="Renstra", satu="satu dokumen Renstra", kunci=("kode",), kolom=(
        _kolom("kode", "Kode Renstra", K, "RENSTRA-2025"), _kolom("nama", "Nama dokumen", T, "Renstra Kecamatan 2025–2029"),
        _kolom("mulai_tahun", "Tahun pertama", B, "2025"), _kolom("selesai_tahun", "Tahun terakhir", B, "2029"),
        _kolom("nomor", "Nomor penetapan", T, "100.3.3.2/12/2025", wajib=False),
        _kolom("tanggal", "Tanggal penetapan", D, "6 Januari 2025", wajib=False))),
    LembarRencana(kode="tujuan", nama="Tujuan", satu="satu tujuan Renstra", kunci=("kode_renstra", "kode"), kolom=(
        _RENSTRA, _kolom("kode", "Kode tujuan", K, "T-1"), _kolom("nama", "Tujuan", T, "Meningkatnya kualitas pelayanan"), _URUTAN)),
    LembarRencana(kode="sasaran_renstra", nama="Sasaran Renstra", satu="satu sasaran Renstra", kunci=("kode_renstra", "kode"), kolom=(
        _RENSTRA, _kolom("kode", "Kode sasaran", K, "SS-1"),
        _kolom("kode_tujuan", "Kode tujuan", K, "T-1", rujuk=("tujuan", ("kode_renstra", "kode_tujuan"))),
        _kolom("nama", "Sasaran", T, "Meningkatnya kualitas pelayanan publik"), _URUTAN)),
    LembarRencana(kode="indikator_renstra", nama="Indikator Renstra", satu="satu indikator Renstra", kunci=("kode_renstra", "kode"), kolom=(
        _RENSTRA, _kolom("kode", "Kode indikator", K, "IKU-01"),
        _kolom("kode_sasaran", "Kode sasaran", K, "SS-1", rujuk=("sasaran_renstra", ("kode_renstra", "kode_sasaran"))),
        _kolom("nama", "Indikator", T, "Indeks Kepuasan Masyarakat"), _kolom("satuan", "Satuan", T, "indeks"),
        _kolom("kondisi_awal", "Kondisi awal", T, "90,12", wajib=False, petunjuk="keadaan sebelum Renstra dimulai"),
        *(_kolom(f"target_{n}", f"Target tahun ke-{n}", G, "91", wajib=False) for n in range(1, 6)),
        _kolom("iku", "IKU", P, "ya", pilihan=("ya", "tidak"), petunjuk="ya bila Indikator Kinerja Utama"),
        _kolom("alasan", "Alasan pemilihan", T, "Menunjukkan mutu layanan menurut warga", wajib=False), _URUTAN)),
    LembarRencana(kode="program_kegiatan", nama="Program", satu="satu program, kegiatan, atau sub kegiatan", kunci=("tahun", "kode"), kolom=(
        _TAHUN, _kolom("kode", "Kode program", K, "7.01.02"), _kolom("jenjang", "Jenjang", P, "program", pilihan=("program", "kegiatan", "sub_kegiatan")),
        _kolom("kode_induk", "Kode di atasnya", K, "", wajib=False, rujuk=("program_kegiatan", ("tahun", "kode_induk"))),
        _unit(wajib=False), _kolom("nama", "Nama", T, "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik"))),
    LembarRencana(kode="renja", nama="Renja", satu="pagu indikatif satu sub kegiatan setahun", kunci=("tahun", "kode_program"), kolom=(
        _TAHUN, _program(wajib=True, judul="Kode sub kegiatan"), _kolom("pagu_indikatif", "Pagu indikatif (Rp)", R, "70000000", petunjuk="menurut Renja, sebelum ada DPA"),
        _kolom("keterangan", "Keterangan", T, "", wajib=False))),
    LembarRencana(kode="pagu", nama="Pagu", satu="pagu satu sub kegiatan setahun", kunci=("tahun", "kode_program"), kolom=(
        _TAHUN, _program(wajib=True, judul="Kode sub kegiatan"),
        _kolom("murni", "Pagu murni (Rp)", R, "66000000", petunjuk="0 bila baru ada pada perubahan"))),
    LembarRencana(kode="pagu_perubahan", nama="Perubahan Pagu", satu="satu pergeseran atau perubahan DPA satu sub kegiatan", kunci=("tahun", "kode_program", "perubahan_ke"), kolom=(
        _TAHUN, _kolom("kode_program", "Kode sub kegiatan", K, "7.01.02.2.02.0003", rujuk=("pagu", ("tahun", "kode_program")), petunjuk="pagu murninya ada di lembar Pagu"),
        _kolom("perubahan_ke", "Perubahan ke", B, "1", petunjuk="1, 2, dan seterusnya menurut tanggalnya"),
        _kolom("jenis", "Jenis", P, "pergeseran", pilihan=JENIS_PERUBAHAN_PAGU), _kolom("nilai", "Pagu sesudahnya (Rp)", R, "72000000"),
        _kolom("mulai_berlaku", "Berlaku mulai", D, "14 April 2026"), _kolom("dasar", "Dasar", T, "DPPA nomor 900/188/2026", petunjuk="nomor DPA pergeseran atau perubahan"))),
    LembarRencana(kode="sasaran", nama="Sasaran Tahunan", satu="satu sasaran pada satu tahun", kunci=("tahun", "kode"), kolom=(
        _TAHUN, _kolom("kode", "Kode sasaran", K, "SS-1"), _kolom("nama", "Sasaran", T, "Meningkatnya kualitas pelayanan publik"), _URUTAN)),
    LembarRencana(kode="indikator", nama="Indikator Tahunan", satu="satu indikator pada satu tahun", kunci=("tahun", "kode"), kolom=(
        _TAHUN, _kolom("kode", "Kode indikator", K, "IKU-01"),
        _kolom("kode_sasaran", "Kode sasaran", K, "SS-1", rujuk=("sasaran", ("tahun", "kode_sasaran"))),
        _unit(wajib=True, judul="Unit penanggung jawab"), _kolom("nama", "Indikator", T, "Indeks Kepuasan Masyarakat"),
        _kolom("satuan", "Satuan", T, "indeks"), _kolom("definisi_operasional", "Definisi operasional", T, "Tingkat kepuasan pengguna layanan", wajib=False),
        _kolom("formula", "Formula", T, "Jumlah nilai tertimbang × 25", wajib=False), _kolom("sumber_data", "Sumber data", T, "Laporan SKM", wajib=False),
        _kolom("rumus", "Rumus capaian", P, "naik", pilihan=tuple(Rumus)), _kolom("metode", "Metode", P, "tahunan", pilihan=tuple(Metode)),
        _kolom("periode_ukur", "Diukur tiap", P, "tahunan", pilihan=tuple(PeriodeUkur)), _kolom("desimal", "Desimal", B, "2"),
        _program(wajib=False, judul="Kode sub kegiatan pendukung"), _kolom("bobot", "Bobot", A, "1"), _URUTAN)),
    LembarRencana(kode="perubahan_ukuran", nama="Perubahan Rumus Metode", satu="rumus dan metode baru satu indikator mulai satu triwulan", kunci=("tahun", "kode_indikator", "mulai_triwulan"), kolom=(
        _TAHUN, _INDIKATOR, _kolom("mulai_triwulan", "Mulai triwulan", B, "3", petunjuk="1 sampai 4, atau I sampai IV; triwulan yang sudah dilaporkan tidak dapat diubah"),
        _kolom("rumus", "Rumus capaian", P, "naik", pilihan=tuple(Rumus)), _kolom("metode", "Metode", P, "rata", pilihan=tuple(Metode)),
        _kolom("alasan", "Alasan", T, "Catatan reviu Inspektorat", petunjuk="tampil di samping angka sebelum dan sesudahnya"))),
    LembarRencana(kode="rkt", nama="RKT", satu="target setahun satu indikator menurut Rencana Kinerja Tahunan", kunci=("tahun", "kode_indikator"), kolom=(
        _TAHUN, _INDIKATOR, _kolom("target", "Target setahun", G, "92", petunjuk="yang direncanakan sebelum PK ditandatangani"))),
    LembarRencana(kode="pohon_kinerja", nama="Pohon Kinerja", satu="induk satu indikator pada satu tahun", kunci=("tahun", "kode_indikator"), kolom=(
        _TAHUN, _INDIKATOR, _kolom("kode_induk", "Kode indikator induk", K, "", wajib=False, rujuk=("indikator", ("tahun", "kode_induk")),
        petunjuk="indikator yang dibantu; kosong bila puncak pohon"))),
    LembarRencana(kode="perjanjian_kinerja", nama="Perjanjian Kinerja", satu="satu perjanjian kinerja seorang pejabat", kunci=("kode",), kolom=(
        _kolom("kode", "Kode PK", K, "PK-2026-CAMAT"), _TAHUN, _unit(wajib=True), _kolom("jenis", "Jenis", P, "murni", pilihan=("murni", "perubahan")),
        _kolom("nomor", "Nomor", T, "100.3/1/2026"), _kolom("tanggal", "Tanggal", D, "12 Januari 2026"),
        _kolom("pihak_pertama", "Pihak pertama", T, "Wibawa Contohadi"), _kolom("jabatan_pertama", "Jabatan pihak pertama", T, "Camat"),
        _kolom("jenis_pihak_pertama", "Pihak pertama sebagai", P, "definitif", pilihan=JENIS_PENUGASAN),
        _kolom("pihak_kedua", "Pihak kedua", T, "Bupati"), _kolom("jabatan_kedua", "Jabatan pihak kedua", T, "Bupati"),
        _kolom("jenis_pihak_kedua", "Pihak kedua sebagai", P, "definitif", pilihan=JENIS_PENUGASAN),
        _kolom("alasan", "Alasan perubahan", T, "", wajib=False, petunjuk="wajib bagi PK perubahan"),
        *(_kolom(f"{apa}_{pihak}", f"{judul} pihak {pihak}", jenis, contoh, wajib=False, petunjuk=petunjuk) for pihak in ("pertama", "kedua")
          for apa, judul, jenis, contoh, petunjuk in (("pangkat", "Pangkat", T, "Pembina (IV/a)", "pada hari penandatanganan; kosong: tidak dicetak"),
                                                      ("nip", "NIP", N, "19720000 199800 1 001", "18 angka, sebagai teks; kosong: tidak dicetak"))))),
    LembarRencana(kode="perjanjian_indikator", nama="Indikator PK", satu="target setahun satu indikator dalam satu PK", kunci=("kode_perjanjian", "kode_indikator"), kolom=(
        _kolom("kode_perjanjian", "Kode PK", K, "PK-2026-CAMAT", rujuk=("perjanjian_kinerja", ("kode_perjanjian",))),
        _kolom("kode_indikator", "Kode indikator", K, "IKU-01"), _kolom("target", "Target setahun", G, "92,5"))),
    LembarRencana(kode="target", nama="Target Triwulan", satu="target triwulan satu indikator menurut satu PK", kunci=("tahun", "kode_indikator", "kode_perjanjian"), kolom=(
        _TAHUN, _INDIKATOR, _kolom("kode_perjanjian", "Kode PK", K, "PK-2026-CAMAT", wajib=False, rujuk=("perjanjian_kinerja", ("kode_perjanjian",)),
        petunjuk="PK perubahan berlaku mulai tanggalnya; triwulan yang tidak diubah dikosongkan"), *_triwulan(G, ""))),
    LembarRencana(kode="standar_indikator", nama="Standar Pembanding", satu="standar nasional atau provinsi bagi satu indikator pada satu tahun", kunci=("tahun", "kode_indikator"), kolom=(
        _TAHUN, _INDIKATOR, _kolom("standar", "Standar", G, "88,5", petunjuk="satu angka dalam satuan indikatornya, atau predikat"),
        _kolom("lingkup", "Lingkup", P, "nasional", pilihan=LINGKUP_STANDAR), _kolom("sumber", "Sumber standar", T, "Kementerian PANRB, hasil survei nasional"),
        _kolom("tahun_standar", "Tahun standar", B, "2025", petunjuk="tahun yang disebut sumbernya"))),
    LembarRencana(kode="rencana_aksi", nama="Rencana Aksi", satu="satu aksi", kunci=("tahun", "kode"), kolom=(
        _TAHUN, _kolom("kode", "Kode aksi", K, "RA-01"), _INDIKATOR, _kolom("aksi", "Aksi", T, "Survei kepuasan masyarakat"), _kolom("satuan", "Satuan", T, "survei"),
        *_triwulan(A, "1"), _program(wajib=False, judul="Kode sub kegiatan"), _unit(wajib=True, judul="Unit penanggung jawab"), _URUTAN)),
    LembarRencana(kode="realisasi_anggaran", nama="Realisasi Anggaran", satu="belanja satu sub kegiatan tiap triwulan", kunci=("tahun", "kode_program"), kolom=(
        _TAHUN, _program(wajib=True, judul="Kode sub kegiatan"), *_triwulan(R, "12500000"))),
)
# fmt: on
MENURUT_KODE = {satu.kode: satu for satu in LEMBAR}
