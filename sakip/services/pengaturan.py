"""Pengaturan: what an office decides for itself. One table says what can be set, how, and what holds until then."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from sakip.domain.bukti_dukung import BatasBukti
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.tulisan import format_angka
from sakip.domain.waktu import now_utc
from sakip.rules import list_skala
from sakip.services.jejak import record_jejak
from sakip.storage import penyiapan as rows
from sakip.storage.connection import Cursor, Database

TANPA = "tanpa"  # a bound that is not there
YA, TIDAK = "ya", "tidak"
TAHUN_PERTAMA, TAHUN_TERAKHIR = 2000, 2100


class Jenis(StrEnum):
    """What a nilai may be."""

    BULAT = "bulat"  # a whole number between two bounds
    BATAS = "batas"  # a percentage with at most two decimals between two bounds, or TANPA
    PILIHAN = "pilihan"  # one of a list
    DESIMAL = "desimal"  # a number with at most two decimals between two bounds
    TEKS = "teks"  # one line of text, at most `sampai` characters; may be empty


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
    Pengaturan(kunci="kantor_lambang", nama="Lambang pada kop dan sampul", jenis=Jenis.TEKS, bawaan="", sampai=64,
               penjelasan="Diunggah di halaman Dokumen; di sini sidik SHA-256 berkasnya."),
    Pengaturan(kunci="surat_alamat_verifikasi", nama="Alamat program pada kode verifikasi", jenis=Jenis.TEKS,
               bawaan="http://localhost:8501", sampai=120),
    Pengaturan(kunci="surat_pola_nomor", nama="Pola nomor surat", jenis=Jenis.TEKS, bawaan="000.8.6.3/{nomor}/{tahun}", sampai=60,
               penjelasan="{nomor} dan {tahun} diisi program."),
    Pengaturan(kunci="atasan_jabatan", nama="Jabatan atasan kepala kantor", jenis=Jenis.TEKS, bawaan="", sampai=100,
               penjelasan="Pihak Kedua pada Perjanjian Kinerja dan alamat surat pengantar; misalnya Bupati Malang."),
    Pengaturan(kunci="atasan_nama", nama="Nama atasan kepala kantor", jenis=Jenis.TEKS, bawaan="", sampai=100),
)
# fmt: on
_MENURUT_KUNCI = {satu.kunci: satu for satu in PENGATURAN}


@dataclass(frozen=True, slots=True, kw_only=True)
class NilaiPengaturan:
    """A setting with what holds now; diatur False: nobody has set it."""

    pengaturan: Pengaturan
    nilai: str
    diatur: bool

    @property
    def tulisan(self) -> str:
        """The value as people read it: "120 persen", "Wajib"."""
        return write_nilai(self.pengaturan, self.nilai)


@dataclass(frozen=True, slots=True, kw_only=True)
class PerubahanPengaturan:
    """One change of a setting; dicatat_pada in UTC."""

    nama: str
    mulai_tahun: int
    tulisan: str
    dicatat_oleh: str
    dicatat_pada: datetime


def read_nilai(cur: Cursor, kode_instansi: str, *kunci: str, tahun: int = 0) -> list[str]:
    """Return what holds of the settings named, by an open cursor, one reading for all of them."""
    diatur = rows.read_pengaturan(cur, kode_instansi, tahun)
    return [diatur.get(satu, _MENURUT_KUNCI[satu].bawaan) for satu in kunci]


def list_pengaturan(db: Database, pelaku: Pelaku, tahun: int) -> list[NilaiPengaturan]:
    """Return every setting with what holds of it, in tahun where it is one per tahun."""
    require_hak(pelaku, Hak.KELOLA_PENGATURAN)
    with db.cursor() as cur:
        selalu = rows.read_pengaturan(cur, pelaku.kode_instansi)
        setahun = rows.read_pengaturan(cur, pelaku.kode_instansi, tahun)
    hasil = []
    for satu in PENGATURAN:
        diatur = (setahun if satu.per_tahun else selalu).get(satu.kunci)
        hasil.append(
            NilaiPengaturan(
                pengaturan=satu,
                nilai=satu.bawaan if diatur is None else diatur,
                diatur=diatur is not None,
            )
        )
    return hasil


def list_perubahan(db: Database, pelaku: Pelaku) -> list[PerubahanPengaturan]:
    """Return every change of a setting, the last first."""
    require_hak(pelaku, Hak.KELOLA_PENGATURAN)
    with db.cursor() as cur:
        semua = rows.list_pengaturan(cur, pelaku.kode_instansi)
    return [
        PerubahanPengaturan(
            nama=_MENURUT_KUNCI[kunci].nama,
            mulai_tahun=mulai_tahun,
            tulisan=write_nilai(_MENURUT_KUNCI[kunci], nilai),
            dicatat_oleh=oleh,
            dicatat_pada=pada,
        )
        for kunci, mulai_tahun, nilai, oleh, pada in semua
        if kunci in _MENURUT_KUNCI
    ]


def set_pengaturan(
    db: Database, pelaku: Pelaku, kunci: str, nilai: str, *, mulai_tahun: int = 0
) -> bool:
    """Set one setting, from mulai_tahun on where it is one per tahun; tell whether anything changed.

    Raises DataTidakSah for a setting that does not exist, a nilai it cannot have, bounds that
    cross, or a tahun where there is none to state (and none where one must be).
    """
    require_hak(pelaku, Hak.KELOLA_PENGATURAN)
    satu = _MENURUT_KUNCI.get(kunci)
    if satu is None:
        raise _refuse(f"Pengaturan {kunci} tidak ada", "Pilih dari halaman Pengaturan.", kunci)
    nilai = check_nilai(satu, nilai)
    _check_tahun(satu, mulai_tahun)
    with db.transaction() as cur:
        lama = rows.read_pengaturan(cur, pelaku.kode_instansi, mulai_tahun)
        sebelum = lama.get(kunci, satu.bawaan)
        if sebelum == nilai:
            return False
        _check_batas({**lama, kunci: nilai})
        pada = now_utc()
        rows.write_pengaturan(
            cur, pelaku.kode_instansi, kunci, nilai, pelaku.kode, pada, mulai_tahun=mulai_tahun
        )
        mulai = f" mulai {mulai_tahun}" if satu.per_tahun else ""
        record_jejak(cur, pelaku, "ubah_pengaturan", f"pengaturan {kunci}{mulai}", sebelum, nilai)
    return True


def check_nilai(satu: Pengaturan, nilai: str) -> str:
    """Return nilai as it is kept: "120", "99.5", "tanpa", a kode of the list.

    Raises DataTidakSah for what this setting cannot be.
    """
    nilai = nilai.strip()
    if satu.pilihan is not None:
        if nilai in satu.pilihan:
            return nilai
        raise _refuse(
            f"Pilihan {nilai!r} tidak ada", f"Pilih: {', '.join(satu.pilihan)}.", satu.kunci
        )
    if satu.jenis is Jenis.TEKS:
        return _check_teks(satu, nilai)
    if satu.jenis is Jenis.BATAS and nilai.casefold() == TANPA:
        return TANPA
    desimal = 0 if satu.jenis is Jenis.BULAT else 2
    try:
        angka = Decimal(nilai.replace(",", "."))
        bulat = angka == round(angka, desimal)
    except (InvalidOperation, ValueError):
        bulat = False
    if not bulat or not satu.dari <= angka <= satu.sampai:
        atau = f', atau "{TANPA}"' if satu.jenis is Jenis.BATAS else ""
        raise _refuse(
            f"{satu.nama} tidak dapat {nilai or 'kosong'}",
            f"Isi angka {format_angka(Decimal(satu.dari))} sampai "
            f"{format_angka(Decimal(satu.sampai))} {satu.satuan}{atau}.",
            satu.kunci,
        )
    return format(angka.normalize() + 0, "f")


def _check_teks(satu: Pengaturan, nilai: str) -> str:
    teks = " ".join(nilai.split())
    if len(teks) > satu.sampai or not teks.isprintable():
        raise _refuse(
            f"{satu.nama} terlalu panjang atau memuat huruf yang tidak dapat dicetak",
            f"Isi satu baris, paling banyak {satu.sampai} huruf.",
            satu.kunci,
        )
    return teks


def _check_tahun(satu: Pengaturan, mulai_tahun: int) -> None:
    if satu.per_tahun and not TAHUN_PERTAMA <= mulai_tahun <= TAHUN_TERAKHIR:
        raise _refuse(
            f"{satu.nama} berlaku mulai suatu tahun, dan tahunnya belum benar",
            f"Pilih tahun {TAHUN_PERTAMA} sampai {TAHUN_TERAKHIR}.",
            satu.kunci,
        )
    if not satu.per_tahun and mulai_tahun:
        raise _refuse(
            f"{satu.nama} berlaku selalu, tidak mulai suatu tahun",
            "Simpan tanpa menyebut tahun.",
            satu.kunci,
        )


def _check_batas(diatur: Mapping[str, str]) -> None:
    """Refuse an upper bound that does not lie above the lower one."""
    bawah, atas = (
        diatur.get(kunci, _MENURUT_KUNCI[kunci].bawaan) for kunci in ("batas_bawah", "batas_atas")
    )
    if TANPA not in {bawah, atas} and Decimal(bawah) >= Decimal(atas):
        raise _refuse(
            f"Batas bawah {bawah} tidak di bawah batas atas {atas}",
            "Ubah salah satunya sehingga batas bawah lebih kecil.",
            "batas_bawah",
        )


def write_nilai(satu: Pengaturan, nilai: str) -> str:
    """Return a stored nilai as people read it."""
    if satu.pilihan is not None:
        return satu.pilihan.get(nilai, nilai)
    if nilai == TANPA:
        return "tanpa batas"
    if satu.jenis is Jenis.TEKS:
        return nilai or "belum diisi"
    return f"{format_angka(Decimal(nilai))} {satu.satuan}"


def _refuse(apa: str, perbaikan: str, kunci: str) -> DataTidakSah:
    return DataTidakSah(apa=apa, di_mana=f"pengaturan {kunci}", perbaikan=perbaikan)
