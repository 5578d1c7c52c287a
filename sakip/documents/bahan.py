"""Bahan: everything a document is made of, as plain frozen data. Its JSON is what a final document keeps.

Figures come from the one engine and are kept beside how they are written, so that a later program
prints what an earlier one has printed.
"""

from dataclasses import dataclass
from decimal import Decimal

from sakip.documents.bahan_perjanjian import Aksi, Perjanjian
from sakip.documents.bahan_renja import PaguIndikatif, TargetRkt
from sakip.documents.bahan_tindak_lanjut import Bukti, Kendala, RencanaLalu
from sakip.domain.periode import JenisPeriode

VERSI_BAHAN = 1  # raised when a place changes its meaning; a new place has a default instead


@dataclass(frozen=True, slots=True, kw_only=True)
class Angka:
    """One indikator in one periode; capaian in percent, raw. corak: its band, 1 the best, 0 none."""

    periode: str
    target: Decimal | None
    target_tulis: str
    realisasi: Decimal | None
    realisasi_tulis: str
    capaian: Decimal | None
    capaian_tahunan: Decimal | None
    predikat: str
    corak: int
    status: str
    alasan: str
    alasan_tahunan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indikator:
    """One indikator with its figures of this tahun and, as periode TAHUN, of those before (by tahun)."""

    kode: str
    nama: str
    kode_sasaran: str
    sasaran: str
    kode_unit: str
    unit: str
    satuan: str
    definisi: str
    formula: str
    sumber_data: str
    rumus: str
    metode: str
    desimal: int
    kode_program: str
    program: str
    angka: tuple[Angka, ...]
    riwayat: tuple[tuple[int, Angka], ...]
    catatan: tuple[tuple[int, str], ...]  # triwulan, what the unit said
    jumlah_bukti: int
    target_renstra: tuple[tuple[int, str], ...] = ()  # tahun, target as written
    kondisi_awal: str = ""
    target_akhir: Decimal | None = None  # of the last tahun of the Renstra that has a target
    target_akhir_tulis: str = ""
    tahun_akhir: int = 0
    lalu: Decimal | None = None  # realisasi of the Renstra up to the tahun before, by its metode
    lalu_tulis: str = ""
    sampai: Decimal | None = None  # the same up to this tahun
    sampai_tulis: str = ""
    kemajuan: Decimal | None = None  # sampai against target_akhir, in percent
    alasan_kemajuan: str = ""
    standar: Decimal | None = None
    sumber_standar: str = ""
    standar_tulis: str = ""
    lingkup_standar: str = ""  # nasional or provinsi
    tahun_standar: int = 0
    target_tahunan: Decimal | None = None  # as it stood at the end of the document's periode
    target_tahunan_tulis: str = ""
    # Targets of later triwulan that stood otherwise at the end of the periode: triwulan, figure, as written.
    target_lain: tuple[tuple[int, Decimal | None, str], ...] = ()
    iku: bool = True  # an Indikator Kinerja Utama; every one where the Renstra names none
    bukti_triwulan: tuple[tuple[int, int], ...] = ()  # triwulan, pieces of evidence that are there

    def di(self, periode: str) -> Angka:
        """Return the figures of a periode."""
        return next(satu for satu in self.angka if satu.periode == periode)

    def count_bukti(self, periode: str) -> int:
        """Return how much evidence stands behind a periode; an older recording knows the tahun only."""
        triwulan = JenisPeriode(periode).triwulan
        if not self.bukti_triwulan:
            return self.jumlah_bukti
        return sum(jumlah for nomor, jumlah in self.bukti_triwulan if nomor in triwulan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One program, kegiatan or sub kegiatan; rupiah since January; triwulan: spent within each."""

    kode: str
    nama: str
    jenjang: str
    induk: str
    pagu: Decimal | None
    realisasi: Decimal | None
    sisa: Decimal | None
    serapan: Decimal | None
    alasan: str
    triwulan: tuple[Decimal | None, ...]
    pagu_renstra: Decimal | None = None  # of the tahun of the Renstra that are recorded
    lalu: Decimal | None = None  # spent in those before this one


@dataclass(frozen=True, slots=True, kw_only=True)
class Rata:
    """The average of a sasaran or of the office in one periode, in percent."""

    periode: str
    capaian: Decimal | None
    predikat: str
    status: str
    jumlah: int
    dihitung: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kelompok:
    """A sasaran, or the office (kode ""): averages, and money of the tahun."""

    kode: str
    nama: str
    rata: tuple[Rata, ...]
    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: Decimal | None
    selisih: Decimal | None
    tingkat: str
    alasan: str

    def di(self, periode: str) -> Rata | None:
        """Return the average of a periode; None where there is none."""
        return next((satu for satu in self.rata if satu.periode == periode), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pejabat:
    """Who holds a position on the day of the document; jabatan with Plt. or Plh. where it is so."""

    jabatan: str
    nama: str
    pangkat: str
    nip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kantor:
    """The office as it is printed."""

    nama: str
    jenis: str
    pemerintah: str
    kabupaten: str
    alamat: tuple[str, ...]
    tempat: str
    contoh: bool
    unit: tuple[tuple[str, str, str], ...]  # unit, jabatan, who holds it


@dataclass(frozen=True, slots=True, kw_only=True)
class Cetakan:
    """The office's own way of printing; margins in cm."""

    kertas: str
    huruf: str
    atas: Decimal
    bawah: Decimal
    kiri: Decimal
    kanan: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Bahan:
    """All inputs of one document."""

    versi: int
    jenis: str
    tahun: int
    periode: str
    kantor: Kantor
    cetakan: Cetakan
    kepala: Pejabat
    sekretaris: Pejabat
    penyusun: Pejabat
    atasan: Pejabat
    indikator: tuple[Indikator, ...]
    sasaran: tuple[Kelompok, ...]
    kantor_rata: Kelompok
    program: tuple[Program, ...]
    skala: str
    pita: tuple[tuple[str, str], ...]  # predikat, its interval as written
    kalimat_batas: str
    narasi: tuple[tuple[str, str], ...]  # bagian, the officials' own words
    kalimat: tuple[tuple[str, str], ...]  # sentences of rules/kalimat.toml
    daftar: tuple[tuple[str, tuple[str, ...]], ...]  # lists of rules/kalimat.toml
    nomor: str = ""
    tanggal: str = ""  # as written
    perubahan: tuple[tuple[str, str, str], ...] = ()  # of a Perubahan ke-n: what, old, new
    perubahan_ke: int = 0
    kode_verifikasi: str = ""
    alamat_verifikasi: str = ""
    qr: tuple[str, ...] = ()
    lambang: str = ""  # SHA-256 of the emblem
    perjanjian: tuple[Perjanjian, ...] = ()  # where the document prints them
    aksi: tuple[Aksi, ...] = ()
    rkt: tuple[TargetRkt, ...] = ()  # of a Renja
    pagu_indikatif: tuple[PaguIndikatif, ...] = ()
    perubahan_di_akhir: bool = False  # where a document without a front part says what changed
    kode_di_kaki: bool = False  # the code stands at the foot of a document that has no cover
    satu_perjanjian: str = ""  # the kode of the only perjanjian that is printed; "" for all
    dasar_target: tuple[str, ...] = ()  # which PK perubahan the targets come from, a sentence each
    ganti_ukuran: tuple[str, ...] = ()  # which rumus or metode changed within the tahun, and why
    # Of each sasaran its kode, and the tujuan of the Renstra it serves.
    tujuan: tuple[tuple[str, str], ...] = ()
    akhir_renstra: int = 0  # last tahun of the Renstra that covers this one; 0 where none does
    pengesahan: str = ""  # how far the forms behind the figures have come, by whom and when
    kendala: tuple[Kendala, ...] = ()  # of a laporan an indikator once, of a LKj once each triwulan
    rencana_lalu: tuple[RencanaLalu, ...] = ()
    bukti: tuple[Bukti, ...] = ()  # of a register
    laporan: tuple[str, str] = ("", "")  # nomor and date of the final report under a letter

    def kata(self, bagian: str) -> str:
        """Return the officials' own words for a bagian; "" while there are none."""
        return dict(self.narasi).get(bagian, "")

    def tulis(self, kunci: str, /, **isi: object) -> str:
        """Return a sentence of the rules with its places filled."""
        return dict(self.kalimat)[kunci].format(**isi)

    def butir(self, kunci: str, /, **isi: object) -> tuple[str, ...]:
        """Return a list of the rules, each line with its places filled."""
        return tuple(satu.format(**isi) for satu in dict(self.daftar).get(kunci, ()))

    def milik(self, kode_sasaran: str) -> tuple[Indikator, ...]:
        """Return the indikator of a sasaran."""
        return tuple(satu for satu in self.indikator if satu.kode_sasaran == kode_sasaran)
