"""Pengesahan: koreksi per bagian, paraf, and the final document, frozen with its inputs and verifiable by its code."""

import secrets
from dataclasses import dataclass, replace
from datetime import date

import segno

from sakip.documents.bahan import Bahan
from sakip.documents.blok import Penanda, TandaTangan
from sakip.documents.isi.bersama import make_penanda
from sakip.documents.isi.selisih import list_selisih
from sakip.documents.rekaman import sign_bahan, write_rekaman
from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah, TidakAda
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import JenisPeriode
from sakip.domain.tulisan import format_tanggal
from sakip.services.dokumen import read_bahan, read_lambang
from sakip.services.jejak import record_jejak
from sakip.services.jenis_dokumen import JENIS, BerkasDokumen, Format, require_jenis, write_berkas
from sakip.services.kekurangan_dokumen import (
    KOREKSI,
    Kekurangan,
    find_kekurangan,
    point_dokumen,
)
from sakip.services.narasi import match_narasi
from sakip.services.nomor_dokumen import check_tanggal, refuse_dokumen, require_nomor
from sakip.services.pengaturan import read_nilai
from sakip.services.rekaman import open_rekaman
from sakip.services.verifikasi import HURUF_KODE, PANJANG_KODE
from sakip.storage.berkas import keep_berkas, read_berkas
from sakip.storage.connection import Cursor, Database
from sakip.storage.dokumen_final import BarisDokumen as BarisDokumen
from sakip.storage.dokumen_final import (
    list_dokumen,
    list_langkah,
    read_dokumen,
    write_dokumen,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeadaanFinal:
    """How a document stands beside the final one before it: terakhir None while there is none."""

    terakhir: BarisDokumen | None
    selisih: tuple[tuple[str, str, str], ...]  # what, old, new

    @property
    def perubahan_ke(self) -> int:
        """The number that the next final one bears; 0 for the first."""
        return 0 if self.terakhir is None else self.terakhir.perubahan_ke + 1


def find_halangan(
    cur: Cursor, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode, bahan: Bahan
) -> list[Kekurangan]:
    """Return everything that forbids a final document: words, officials, open koreksi, paraf."""
    narasi = match_narasi(cur, bahan, pelaku.kode_instansi)
    hasil = [satu for satu in find_kekurangan(bahan, narasi) if satu.wajib]
    langkah = list_langkah(cur, pelaku.kode_instansi, jenis, tahun, periode)
    dijawab = {satu.menjawab for satu in langkah}
    hasil += [
        Kekurangan(
            apa=f"Koreksi belum diselesaikan: {satu.catatan[:120]}",
            perbaikan="Perbaiki, lalu tandai selesai pada bagian Koreksi dan paraf.",
            bagian=satu.bagian,
            wajib=True,
            alamat=point_dokumen(bahan, KOREKSI),
        )
        for satu in langkah
        if satu.langkah == "koreksi" and satu.nomor not in dijawab
    ]
    sidik = sign_bahan(bahan)
    if not any(satu.langkah == "paraf" and satu.sidik == sidik for satu in langkah):
        hasil.append(
            Kekurangan(
                apa="Belum diparaf, atau isinya berubah sesudah diparaf",
                perbaikan="Sekretaris atau penyusun memeriksa konsepnya, lalu memaraf.",
                bagian="",
                wajib=True,
                alamat=point_dokumen(bahan, KOREKSI),
            )
        )
    return hasil


def list_halangan(
    db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode
) -> list[Kekurangan]:
    """Return everything that forbids making a document final now.

    Raises TidakBerhak, DataTidakSah, TidakAda.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    with db.cursor() as cur:
        bahan = read_bahan(cur, pelaku, jenis, tahun, periode)
        return find_halangan(cur, pelaku, jenis, tahun, periode, bahan)


def finalize_dokumen(
    db: Database,
    pelaku: Pelaku,
    jenis: str,
    tahun: int,
    periode: JenisPeriode,
    *,
    nomor: str,
    tanggal: date,
) -> str:
    """Freeze a document with its number and date; return its code.

    Its bahan and its PDF are kept by their SHA-256. A second one of the same periode is
    "Perubahan ke-1" and carries a table of what changed.

    Raises TidakBerhak; DataTidakSah for a number or date that cannot be, naming everything that
    forbids it, or when nothing changed since the last final one.
    """
    require_hak(pelaku, Hak.SAHKAN)
    require_jenis(jenis, periode)
    with db.transaction() as cur:
        check_tanggal(cur, jenis, tahun, tanggal)
        dokumen = (jenis, tahun, periode)
        nomor = require_nomor(cur, pelaku.kode_instansi, dokumen, nomor, tanggal)
        bahan = read_bahan(cur, pelaku, jenis, tahun, periode)
        halangan = find_halangan(cur, pelaku, jenis, tahun, periode, bahan)
        if halangan:
            alasan = " ".join(f"{satu.apa}." for satu in halangan)
            raise refuse_dokumen("Dokumen belum dapat disahkan", alasan, jenis)
        bahan = replace(bahan, nomor=nomor, tanggal=format_tanggal(tanggal))
        bahan = _add_perubahan(db, cur, pelaku, bahan)
        kode = "".join(secrets.choice(HURUF_KODE) for _ in range(PANJANG_KODE))
        bahan = _add_kode(cur, pelaku, bahan, kode)
        baris = _freeze(db, pelaku, bahan, tanggal)
        write_dokumen(cur, baris)
        record_jejak(cur, pelaku, "sahkan_dokumen", f"dokumen {kode}", baru=baris.judul)
    return kode


def compare_final(
    db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode
) -> KeadaanFinal:
    """Return the last final document of a periode and everything that has changed since.

    Raises TidakBerhak, DataTidakSah, TidakAda.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    with db.cursor() as cur:
        bahan = read_bahan(cur, pelaku, jenis, tahun, periode)
        return _compare(db, cur, pelaku, bahan)


def _compare(db: Database, cur: Cursor, pelaku: Pelaku, bahan: Bahan) -> KeadaanFinal:
    lama = [
        satu
        for satu in list_dokumen(cur, pelaku.kode_instansi, bahan.tahun)
        if satu.jenis == bahan.jenis and satu.periode == bahan.periode
    ]
    if not lama:
        return KeadaanFinal(terakhir=None, selisih=())
    terakhir = max(lama, key=lambda satu: satu.perubahan_ke)
    selisih = list_selisih(open_rekaman(db, terakhir.sidik_bahan), bahan)
    return KeadaanFinal(terakhir=terakhir, selisih=selisih)


def _add_perubahan(db: Database, cur: Cursor, pelaku: Pelaku, bahan: Bahan) -> Bahan:
    """Return bahan with what it changes of the final document before it, where there is one."""
    keadaan = _compare(db, cur, pelaku, bahan)
    if keadaan.terakhir is None:
        return bahan
    if not keadaan.selisih:
        raise refuse_dokumen(
            "Tidak ada angka atau tulisan yang berubah sejak dokumen final terakhir",
            f"Pakai dokumen final berkode {keadaan.terakhir.kode}.",
            bahan.jenis,
        )
    return replace(
        bahan,
        perubahan=keadaan.selisih,
        perubahan_ke=keadaan.perubahan_ke,
        perubahan_di_akhir=True,
    )


def _add_kode(cur: Cursor, pelaku: Pelaku, bahan: Bahan, kode: str) -> Bahan:
    """Return bahan with its code, where it is verified, and that address as a QR code."""
    (alamat,) = read_nilai(cur, pelaku.kode_instansi, "surat_alamat_verifikasi")
    alamat = f"{alamat.rstrip('/')}/verifikasi"
    qr = segno.make(f"{alamat}?kode={kode}", error="m", micro=False)
    baris = tuple("".join("1" if titik else "0" for titik in satu) for satu in qr.matrix)
    return replace(
        bahan, kode_verifikasi=kode, alamat_verifikasi=alamat, qr=baris, kode_di_kaki=True
    )


def _freeze(db: Database, pelaku: Pelaku, bahan: Bahan, tanggal: date) -> BarisDokumen:
    pdf = write_berkas(bahan, Format.PDF, lambang=read_lambang(db, bahan))
    penanda = _find_penanda(bahan)
    judul = f"{JENIS[bahan.jenis].nama} {bahan.tahun}"
    if bahan.periode != JenisPeriode.TAHUN:
        judul = f"{JENIS[bahan.jenis].nama} {JenisPeriode(bahan.periode).nama} {bahan.tahun}"
    if bahan.perubahan_ke:
        judul += f", Perubahan ke-{bahan.perubahan_ke}"
    return BarisDokumen(
        kode_instansi=pelaku.kode_instansi,
        kode=bahan.kode_verifikasi,
        jenis=bahan.jenis,
        tahun=bahan.tahun,
        periode=bahan.periode,
        perubahan_ke=bahan.perubahan_ke,
        judul=judul,
        nomor=bahan.nomor,
        tanggal=tanggal,
        penanda_tangan=penanda.nama,
        jabatan=penanda.jabatan,
        sidik_bahan=keep_berkas(db.folder, write_rekaman(bahan)),
        sidik_pdf=keep_berkas(db.folder, pdf.isi),
        difinalkan_oleh=pelaku.kode,
        difinalkan_pada=waktu.now_utc(),
    )


def _find_penanda(bahan: Bahan) -> Penanda:
    """Return who answers for a document by signing it last; many perjanjian are the head's together."""
    dokumen = JENIS[bahan.jenis].compose(bahan)
    tanda_tangan = [blok for blok in dokumen.semua_blok if isinstance(blok, TandaTangan)]
    if bahan.perjanjian or not tanda_tangan:
        return make_penanda(bahan.kepala)
    return tanda_tangan[-1].penanda[-1]


def list_final(db: Database, pelaku: Pelaku, tahun: int | None = None) -> list[BarisDokumen]:
    """Return the final documents of a tahun, the latest first.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    with db.cursor() as cur:
        return list_dokumen(cur, pelaku.kode_instansi, tahun)


def get_final(db: Database, pelaku: Pelaku, kode: str, format: Format) -> BerkasDokumen:
    """Return a final document: the PDF as it was frozen; DOCX and XLSX written from its bahan.

    Raises TidakBerhak, TidakAda; DataTidakSah for what is no code.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    if len(kode) != PANJANG_KODE:
        raise DataTidakSah(
            apa=f"Kode dokumen final terdiri atas {PANJANG_KODE} huruf dan angka",
            di_mana="dokumen final",
            perbaikan="Pilih dari daftar dokumen final di halaman Dokumen.",
        )
    with db.cursor() as cur:
        baris = read_dokumen(cur, kode)
    if baris is None or baris.kode_instansi != pelaku.kode_instansi:
        raise TidakAda(
            apa=f"Dokumen final berkode {kode} tidak ada",
            di_mana="dokumen final",
            perbaikan="Pilih dari daftar dokumen final di halaman Dokumen.",
        )
    nama = f"{baris.jenis}-{baris.tahun}-{baris.periode}-{kode}.{format}"
    if format is Format.PDF:
        return BerkasDokumen(nama=nama, isi=read_berkas(db.folder, baris.sidik_pdf), format=format)
    bahan = open_rekaman(db, baris.sidik_bahan)
    return replace(write_berkas(bahan, format, lambang=read_lambang(db, bahan)), nama=nama)
