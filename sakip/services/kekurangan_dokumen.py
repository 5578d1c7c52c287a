"""Kekurangan: what a document still lacks, and the place where each is written or mended."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sakip.documents.bahan import Bahan, Indikator
from sakip.domain.alamat_halaman import AlamatHalaman
from sakip.domain.periode import ROMAWI
from sakip.services.narasi import Narasi

SEBUT_TERBANYAK = 5  # names in one line
TULISAN, KOREKSI, FINAL = (
    "Tulisan pejabat",
    "Koreksi dan paraf",
    "Final",
)  # parts of the page Dokumen
RENCANA = frozenset({"pk", "iku", "rencana-aksi", "renja"})  # written before their tahun
TANPA_REALISASI = RENCANA | {"pengantar", "tanda-terima"}
_TRIWULAN = {"S1": ("TW1", "TW2"), "S2": ("TW3", "TW4")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kekurangan:
    """Something that a final document may not lack, or that a reader should know. wajib: forbids final."""

    apa: str
    perbaikan: str
    bagian: str  # the place for words; "" where it is mended elsewhere
    wajib: bool
    alamat: AlamatHalaman  # where it is mended


def find_kekurangan(bahan: Bahan, narasi: list[Narasi]) -> list[Kekurangan]:
    """Return what is missing in a bahan and its words, what forbids final first."""
    hasil = [
        Kekurangan(
            apa=f"Belum ditulis: {satu.tempat.judul}",
            perbaikan="Tulis pada bagian Tulisan pejabat.",
            bagian=satu.tempat.bagian,
            wajib=True,
            alamat=point_tulisan(bahan, satu.tempat.bagian),
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
                    alamat=AlamatHalaman(halaman="pengguna"),
                )
            )
    hasil += [
        Kekurangan(
            apa=f"Angkanya berubah sesudah ditulis: {satu.tempat.judul}",
            perbaikan="Baca ulang tulisannya, sesuaikan, lalu simpan.",
            bagian=satu.tempat.bagian,
            wajib=True,
            alamat=point_tulisan(bahan, satu.tempat.bagian),
        )
        for satu in narasi
        if satu.berubah
    ]
    return [*hasil, *_find_rencana(bahan), *_find_pejabat(bahan), *_find_belum(bahan)]


def lack_alamat(alamat: str) -> Kekurangan:
    """Return that the code of a final document would lead to this machine only."""
    return Kekurangan(
        apa=f"Kode QR dokumen final akan memuat {alamat}, yang hanya dapat dibuka di komputer ini",
        perbaikan="Administrator mengisi alamat program pada kode verifikasi di halaman Pengaturan.",
        bagian="",
        wajib=False,
        alamat=AlamatHalaman(halaman="pengaturan"),
    )


def point_tulisan(bahan: Bahan, bagian: str) -> AlamatHalaman:
    """Return where the words of a bagian are written."""
    return point_dokumen(bahan, TULISAN, tempat=bagian)


def point_dokumen(bahan: Bahan, bagian_halaman: str, **lain: str) -> AlamatHalaman:
    """Return a part of the page Dokumen, open at the document of a bahan."""
    return point_jenis(bahan.jenis, bahan.tahun, bahan.periode, bagian_halaman, **lain)


def point_jenis(
    jenis: str, tahun: int, periode: str, bagian_halaman: str, **lain: str
) -> AlamatHalaman:
    """Return a part of the page Dokumen, open at a kind of document and its periode."""
    kueri = {"jenis": jenis, "tahun": str(tahun), "periode": periode, "bagian": bagian_halaman}
    return AlamatHalaman(halaman="dokumen", kueri=tuple({**kueri, **lain}.items()))


def _find_belum(bahan: Bahan) -> Iterator[Kekurangan]:
    """Yield, unit by unit, the indikator that are not wholly reported, with the form that lacks them."""
    menurut_unit: dict[str, list[Indikator]] = {}
    for satu in bahan.indikator if bahan.jenis not in TANPA_REALISASI else ():
        if satu.di(bahan.periode).status in ("belum_dilaporkan", "sementara"):
            menurut_unit.setdefault(satu.kode_unit, []).append(satu)
    for kode, milik in menurut_unit.items():
        nomor = _find_triwulan(bahan, milik)
        isi = {"unit": kode, "tahun": str(bahan.tahun), "triwulan": str(nomor)}
        yield Kekurangan(
            apa=f"{len(milik)} indikator {milik[0].unit} belum lengkap dilaporkan",
            perbaikan=f"{_names(satu.nama for satu in milik)}. "
            f"Unit itu mengisinya di halaman Pengumpulan, triwulan {ROMAWI[nomor]}.",
            bagian="",
            wajib=False,
            alamat=AlamatHalaman(halaman="pengumpulan", kueri=tuple(isi.items())),
        )


def _find_triwulan(bahan: Bahan, milik: list[Indikator]) -> int:
    """Return the first triwulan of the periode that one of these indikator has not reported."""
    semua = _TRIWULAN.get(bahan.periode) or (
        ("TW1", "TW2", "TW3", "TW4") if bahan.periode == "TAHUN" else (bahan.periode,)
    )
    belum = [tw for tw in semua if any(s.di(tw).status == "belum_dilaporkan" for s in milik)]
    return int((belum or semua[-1:])[0][-1])


def _names(nama: Iterable[str]) -> str:
    semua = list(nama)
    lain = "; dan lainnya" if len(semua) > SEBUT_TERBANYAK else ""
    return "; ".join(semua[:SEBUT_TERBANYAK]) + lain


def _find_pejabat(bahan: Bahan) -> Iterator[Kekurangan]:
    """Yield who signs without pangkat or NIP: the line under the name would be missing."""
    tanpa = [
        pejabat.jabatan
        for pejabat in (bahan.kepala, bahan.sekretaris, bahan.penyusun)
        if pejabat.nama and not (pejabat.pangkat and pejabat.nip)
    ]
    if tanpa:
        yield Kekurangan(
            apa=f"Pangkat atau NIP belum diisi: {'; '.join(tanpa)}",
            perbaikan="Administrator mengisinya di halaman Pengguna; yang kosong tidak dicetak.",
            bagian="",
            wajib=False,
            alamat=AlamatHalaman(halaman="pengguna"),
        )


def _find_rencana(bahan: Bahan) -> Iterator[Kekurangan]:
    """Yield what a Perjanjian Kinerja, Rencana Aksi or LKj lacks in the plan."""
    if bahan.jenis == "pk":
        if not bahan.perjanjian:
            yield _lack_rencana(
                bahan,
                f"Belum ada Perjanjian Kinerja tahun {bahan.tahun} yang tercatat; "
                "dokumen ini disusun dari target indikator",
                "Perjanjian Kinerja dan Indikator PK",
            )
            if not bahan.atasan.nama:
                yield Kekurangan(
                    apa=f"Nama {bahan.atasan.jabatan} sebagai Pihak Kedua belum diisi",
                    perbaikan="Administrator mengisinya di halaman Pengaturan.",
                    bagian="",
                    wajib=False,
                    alamat=AlamatHalaman(halaman="pengaturan"),
                )
        for satu in bahan.perjanjian:
            if not satu.target:
                yield _lack_rencana(
                    bahan,
                    f"{satu.judul} nomor {satu.nomor} ({satu.jabatan_pertama}) belum memuat target",
                    "Indikator PK",
                )
    if bahan.jenis == "renja":
        for lembar, banyak in (("RKT", len(bahan.rkt)), ("Renja", len(bahan.pagu_indikatif))):
            if not banyak:
                lain = _lack_rencana(bahan, f"{lembar} tahun {bahan.tahun} belum diisi", lembar)
                yield replace(lain, wajib=True)
    if bahan.jenis == "rencana-aksi":
        ada = {satu.kode_indikator for satu in bahan.aksi}
        tanpa = [satu.nama for satu in bahan.indikator if satu.kode not in ada]
        if tanpa:
            yield _lack_rencana(
                bahan,
                f"{len(tanpa)} indikator belum mempunyai aksi: {_names(tanpa)}",
                "Rencana Aksi",
            )
    if bahan.jenis == "lkj" and all(satu.standar is None for satu in bahan.indikator):
        yield Kekurangan(
            apa=f"Belum ada standar nasional atau provinsi tahun {bahan.tahun} sebagai pembanding (Tabel 3.5)",
            perbaikan="Penyusun laporan kinerja menulisnya di halaman Renstra dan IKU.",
            bagian="",
            wajib=False,
            alamat=_point_rencana(bahan, "standar"),
        )


def _lack_rencana(bahan: Bahan, apa: str, lembar: str) -> Kekurangan:
    perbaikan = (
        f"Penyusun laporan kinerja mengimpor lembar {lembar} di halaman Renstra dan IKU, "
        "bagian Impor dan ekspor."
    )
    return Kekurangan(
        apa=apa,
        perbaikan=perbaikan,
        bagian="",
        wajib=False,
        alamat=_point_rencana(bahan, "impor"),
    )


def _point_rencana(bahan: Bahan, buka: str) -> AlamatHalaman:
    return AlamatHalaman(halaman="renstra_iku", kueri=(("tahun", str(bahan.tahun)), ("buka", buka)))
