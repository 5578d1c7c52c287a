"""Pengesahan: koreksi per bagian, paraf, and the final document, frozen with its inputs and verifiable by its code."""

import secrets
from dataclasses import dataclass, replace
from datetime import date

import segno

from sakip.documents.bahan import Bahan, sign_bahan, write_rekaman
from sakip.documents.blok import Penanda, TandaTangan
from sakip.documents.isi.bersama import make_penanda
from sakip.documents.isi.selisih import list_selisih
from sakip.domain.errors import DataTidakSah, TidakAda
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import JenisPeriode
from sakip.domain.tulisan import format_tanggal
from sakip.domain.waktu import now_utc
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
from sakip.services.pengaturan import read_nilai
from sakip.services.rekaman import open_rekaman
from sakip.storage.berkas import keep_berkas, read_berkas
from sakip.storage.connection import Cursor, Database
from sakip.storage.dokumen_final import (
    BarisDokumen,
    list_dokumen,
    list_langkah,
    read_dokumen,
    write_dokumen,
)

HURUF_KODE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike
PANJANG_KODE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifikasi:
    """What anyone who holds the paper may check: only what the paper shows itself."""

    kode: str
    judul: str
    kantor: str
    nomor: str
    tanggal: str
    penanda_tangan: str
    jabatan: str
    sidik_pdf: str
    diganti: bool  # a later perubahan has taken its place
    contoh: bool


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

    Raises TidakBerhak; DataTidakSah naming everything that forbids it, or when nothing changed
    since the last final one.
    """
    require_hak(pelaku, Hak.SAHKAN)
    require_jenis(jenis, periode)
    nomor = " ".join(nomor.split())
    if not nomor or len(nomor) > 100:
        raise _refuse("Nomor dokumen belum diisi, atau terlalu panjang", "Isi nomor surat.", jenis)
    with db.transaction() as cur:
        bahan = read_bahan(cur, pelaku, jenis, tahun, periode)
        halangan = find_halangan(cur, pelaku, jenis, tahun, periode, bahan)
        if halangan:
            alasan = " ".join(f"{satu.apa}." for satu in halangan)
            raise _refuse("Dokumen belum dapat disahkan", alasan, jenis)
        bahan = replace(bahan, nomor=nomor, tanggal=format_tanggal(tanggal))
        bahan = _add_perubahan(db, cur, pelaku, bahan)
        kode = "".join(secrets.choice(HURUF_KODE) for _ in range(PANJANG_KODE))
        bahan = _add_kode(cur, pelaku, bahan, kode)
        baris = _freeze(db, pelaku, bahan, tanggal)
        write_dokumen(cur, baris)
        record_jejak(cur, pelaku, "sahkan_dokumen", f"dokumen {kode}", baru=baris.judul)
    return kode


def _add_perubahan(db: Database, cur: Cursor, pelaku: Pelaku, bahan: Bahan) -> Bahan:
    """Return bahan with what it changes of the final document before it, where there is one."""
    lama = [
        satu
        for satu in list_dokumen(cur, pelaku.kode_instansi, bahan.tahun)
        if satu.jenis == bahan.jenis and satu.periode == bahan.periode
    ]
    if not lama:
        return bahan
    terakhir = max(lama, key=lambda satu: satu.perubahan_ke)
    sebelum = open_rekaman(db, terakhir.sidik_bahan)
    selisih = list_selisih(sebelum, bahan)
    if not selisih:
        raise _refuse(
            "Tidak ada angka atau tulisan yang berubah sejak dokumen final terakhir",
            f"Pakai dokumen final berkode {terakhir.kode}.",
            bahan.jenis,
        )
    return replace(bahan, perubahan=selisih, perubahan_ke=terakhir.perubahan_ke + 1)


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
        difinalkan_pada=now_utc(),
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


def read_verifikasi(db: Database, kode: str) -> Verifikasi | None:
    """Return what the paper with this code shows; None for a code of no document. For anyone."""
    kode = "".join(huruf for huruf in kode.upper() if huruf in HURUF_KODE)[: PANJANG_KODE + 1]
    with db.cursor() as cur:
        baris = read_dokumen(cur, kode)
        if baris is None:
            return None
        lain = list_dokumen(cur, baris.kode_instansi, baris.tahun)
    bahan = open_rekaman(db, baris.sidik_bahan)
    return Verifikasi(
        kode=kode,
        judul=baris.judul,
        kantor=f"{bahan.kantor.nama}, {bahan.kantor.kabupaten}",
        nomor=baris.nomor,
        tanggal=format_tanggal(baris.tanggal),
        penanda_tangan=baris.penanda_tangan,
        jabatan=baris.jabatan,
        sidik_pdf=baris.sidik_pdf,
        diganti=any(
            (satu.jenis, satu.periode) == (baris.jenis, baris.periode)
            and satu.perubahan_ke > baris.perubahan_ke
            for satu in lain
        ),
        contoh=bahan.kantor.contoh,
    )


def _refuse(apa: str, perbaikan: str, jenis: str) -> DataTidakSah:
    return DataTidakSah(apa=apa, di_mana=JENIS[jenis].nama, perbaikan=perbaikan)
