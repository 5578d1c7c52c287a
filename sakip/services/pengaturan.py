"""Pengaturan: what an office decides for itself, read and set; daftar_pengaturan.py says what there is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.tulisan import format_angka
from sakip.services.daftar_pengaturan import MENURUT_KUNCI, PENGATURAN, TANPA, Jenis, Pengaturan
from sakip.services.jejak import record_jejak
from sakip.storage import penyiapan as rows
from sakip.storage.connection import Cursor, Database

TAHUN_PERTAMA, TAHUN_TERAKHIR = 2000, 2100


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
    return [diatur.get(satu, MENURUT_KUNCI[satu].bawaan) for satu in kunci]


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
            nama=MENURUT_KUNCI[kunci].nama,
            mulai_tahun=mulai_tahun,
            tulisan=write_nilai(MENURUT_KUNCI[kunci], nilai),
            dicatat_oleh=oleh,
            dicatat_pada=pada,
        )
        for kunci, mulai_tahun, nilai, oleh, pada in semua
        if kunci in MENURUT_KUNCI
    ]


def set_pengaturan(
    db: Database, pelaku: Pelaku, kunci: str, nilai: str, *, mulai_tahun: int = 0
) -> bool:
    """Set one setting, from mulai_tahun on where it is one per tahun; tell whether anything changed.

    Raises DataTidakSah for a setting that does not exist, a nilai it cannot have, bounds that
    cross, or a tahun where there is none to state (and none where one must be).
    """
    require_hak(pelaku, Hak.KELOLA_PENGATURAN)
    satu = MENURUT_KUNCI.get(kunci)
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
        pada = waktu.now_utc()
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
    if satu.jenis is Jenis.BERKAS:
        raise _refuse(f"{satu.nama} tidak diketik", "Unggah gambarnya.", satu.kunci)
    if satu.pilihan is not None:
        if nilai in satu.pilihan:
            return nilai
        raise _refuse(
            f"Pilihan {nilai!r} tidak ada", f"Pilih: {', '.join(satu.pilihan)}.", satu.kunci
        )
    if satu.periksa is not None:
        return satu.periksa(nilai)
    if satu.jenis is Jenis.TEKS:
        return _check_teks(satu, nilai)
    boleh_tanpa = satu.jenis is Jenis.BATAS or satu.boleh_tanpa
    if boleh_tanpa and nilai.casefold() == TANPA:
        return TANPA
    desimal = 0 if satu.jenis is Jenis.BULAT else 2
    try:
        angka = Decimal(nilai.replace(",", "."))
        bulat = angka == round(angka, desimal)
    except (InvalidOperation, ValueError):
        bulat = False
    if not bulat or not satu.dari <= angka <= satu.sampai:
        atau = f', atau "{TANPA}"' if boleh_tanpa else ""
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
        diatur.get(kunci, MENURUT_KUNCI[kunci].bawaan) for kunci in ("batas_bawah", "batas_atas")
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
        return "tanpa batas" if satu.jenis is Jenis.BATAS else TANPA
    if satu.jenis is Jenis.TEKS:
        return nilai or "belum diisi"
    if satu.jenis is Jenis.BERKAS:
        return f"gambar berkode {nilai[:8]}" if nilai else "tanpa gambar"
    return f"{format_angka(Decimal(nilai))} {satu.satuan}"


def _refuse(apa: str, perbaikan: str, kunci: str) -> DataTidakSah:
    return DataTidakSah(apa=apa, di_mana=f"pengaturan {kunci}", perbaikan=perbaikan)
