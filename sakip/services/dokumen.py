"""Dokumen: what can be made, for whom, what is still missing in it, and the making of a draft."""

from collections.abc import Iterator
from dataclasses import dataclass

from sakip.documents.bahan import Bahan, sign_bahan
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import JenisPeriode
from sakip.domain.waktu import now_utc
from sakip.services.bahan_dokumen import collect_draf
from sakip.services.jenis_dokumen import JENIS, BerkasDokumen, Format, JenisDokumen, write_berkas
from sakip.services.narasi import Narasi, add_narasi, match_narasi
from sakip.storage.berkas import read_berkas
from sakip.storage.connection import Cursor, Database
from sakip.storage.dokumen_final import write_konsep

KONSEP = "KONSEP"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kekurangan:
    """Something that a final document may not lack, or that a reader should know. wajib: forbids final."""

    apa: str
    perbaikan: str
    bagian: str  # the place for words; "" where it is mended elsewhere
    wajib: bool


def list_jenis(pelaku: Pelaku) -> list[JenisDokumen]:
    """Return the kinds of documents this person can make.

    Raises TidakBerhak: documents hold the figures of the whole office.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    return list(JENIS.values())


def get_bahan(db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode) -> Bahan:
    """Return the bahan of a draft as the store stands now, signed by the officials of today.

    Raises TidakBerhak; DataTidakSah for a kind or periode there is none of; TidakAda without indikator.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    with db.cursor() as cur:
        return read_bahan(cur, pelaku, jenis, tahun, periode)


def read_bahan(cur: Cursor, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode) -> Bahan:
    """Return the bahan of a draft with the officials' words; the caller has checked the right."""
    bahan = collect_draf(cur, pelaku, jenis, tahun, periode)
    return add_narasi(cur, bahan, pelaku.kode_instansi)


def make_dokumen(
    db: Database,
    pelaku: Pelaku,
    jenis: str,
    tahun: int,
    periode: JenisPeriode,
    format: Format,
) -> BerkasDokumen:
    """Return a draft, marked KONSEP on every page, from the figures of this moment.

    That it was made, by whom and from which bahan, is kept: a procedure may wait for it.

    Raises as get_bahan.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    bahan = get_bahan(db, pelaku, jenis, tahun, periode)
    berkas = write_berkas(bahan, format, tanda=KONSEP, lambang=read_lambang(db, bahan))
    with db.transaction() as cur:
        kunci = (pelaku.kode_instansi, jenis, tahun, str(periode))
        write_konsep(cur, kunci, sign_bahan(bahan), pelaku.kode, now_utc())
    return berkas


def read_lambang(db: Database, bahan: Bahan) -> bytes:
    """Return the emblem of the office that a bahan names; empty without one."""
    return read_berkas(db.folder, bahan.lambang) if bahan.lambang else b""


def list_kekurangan(
    db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode
) -> list[Kekurangan]:
    """Return what a document still lacks, what forbids final first.

    Raises as get_bahan.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    with db.cursor() as cur:
        bahan = collect_draf(cur, pelaku, jenis, tahun, periode)
        return find_kekurangan(bahan, match_narasi(cur, bahan, pelaku.kode_instansi))


def find_kekurangan(bahan: Bahan, narasi: list[Narasi]) -> list[Kekurangan]:
    """Return what is missing in a bahan and its words, what forbids final first."""
    hasil = [
        Kekurangan(
            apa=f"Belum ditulis: {satu.tempat.judul}",
            perbaikan="Tulis pada bagian Tulisan pejabat.",
            bagian=satu.tempat.bagian,
            wajib=True,
        )
        for satu in narasi
        if satu.kurang
    ]
    for pejabat, siapa in ((bahan.kepala, "kepala kantor"), (bahan.penyusun, "penyusun laporan")):
        if not pejabat.nama:
            hasil.append(
                Kekurangan(
                    apa=f"Belum ada {siapa} yang bertugas hari ini",
                    perbaikan="Administrator menambah penugasan di halaman Pengguna.",
                    bagian="",
                    wajib=True,
                )
            )
    hasil += [
        Kekurangan(
            apa=f"Angkanya berubah sesudah ditulis: {satu.tempat.judul}",
            perbaikan="Baca ulang tulisannya, sesuaikan, lalu simpan.",
            bagian=satu.tempat.bagian,
            wajib=True,
        )
        for satu in narasi
        if satu.berubah
    ]
    hasil += _find_rencana(bahan)
    belum = [
        satu.nama
        for satu in bahan.indikator
        if satu.di(bahan.periode).status in ("belum_dilaporkan", "sementara")
    ]
    if belum:
        hasil.append(
            Kekurangan(
                apa=f"{len(belum)} indikator belum lengkap dilaporkan: {'; '.join(belum[:5])}"
                + ("; dan lainnya" if len(belum) > 5 else ""),
                perbaikan="Unit yang membidangi mengisinya di halaman Pengumpulan.",
                bagian="",
                wajib=False,
            )
        )
    return hasil


def _find_rencana(bahan: Bahan) -> Iterator[Kekurangan]:
    """Yield what a Perjanjian Kinerja or Rencana Aksi lacks in the plan; it is printed from the targets."""
    if bahan.jenis == "pk":
        if not bahan.perjanjian:
            yield _lack_rencana(
                f"Belum ada Perjanjian Kinerja tahun {bahan.tahun} yang tercatat; "
                "dokumen ini disusun dari target indikator",
                "Perjanjian Kinerja dan Indikator PK",
            )
        for satu in bahan.perjanjian:
            if not satu.target:
                yield _lack_rencana(
                    f"{satu.judul} nomor {satu.nomor} ({satu.jabatan_pertama}) belum memuat target",
                    "Indikator PK",
                )
    if bahan.jenis == "rencana-aksi":
        ada = {satu.kode_indikator for satu in bahan.aksi}
        tanpa = [satu.nama for satu in bahan.indikator if satu.kode not in ada]
        if tanpa:
            yield _lack_rencana(
                f"{len(tanpa)} indikator belum mempunyai aksi: {'; '.join(tanpa[:5])}"
                + ("; dan lainnya" if len(tanpa) > 5 else ""),
                "Rencana Aksi",
            )


def _lack_rencana(apa: str, lembar: str) -> Kekurangan:
    perbaikan = (
        f"Penyusun laporan kinerja mengimpor lembar {lembar} di halaman Renstra dan IKU, "
        "bagian Impor dan ekspor."
    )
    return Kekurangan(apa=apa, perbaikan=perbaikan, bagian="", wajib=False)
