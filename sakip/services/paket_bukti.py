"""Paket bukti: one zip for an evaluation, with an index per criterion, its documents, and the evidence itself."""

from collections.abc import Callable, Iterator

from sakip.documents.arsip import make_arsip
from sakip.documents.ekspor import Kolom, build_ekspor
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import JenisPeriode
from sakip.services.dokumen import make_semua
from sakip.services.jenis_dokumen import Format
from sakip.services.lke import HasilKriteria, check_lke
from sakip.services.pengesahan_dokumen import get_final
from sakip.storage.berkas import read_berkas
from sakip.storage.connection import Database
from sakip.storage.dokumen import list_berkas_bukti
from sakip.storage.dokumen_final import list_dokumen

Lapor = Callable[[int, int, str], None]  # done, of how many, what comes next
_KOLOM = (
    Kolom(kunci="kode", judul="Kode", jenis="teks", lebar=8),
    Kolom(kunci="komponen", judul="Komponen", jenis="teks", lebar=22),
    Kolom(kunci="bagian", judul="Bagian", jenis="teks", lebar=14),
    Kolom(kunci="uraian", judul="Kriteria", jenis="teks", lebar=50),
    Kolom(kunci="ada", judul="Yang ada di program", jenis="teks", lebar=40),
    Kolom(kunci="terpenuhi", judul="Terpenuhi", jenis="teks", lebar=12),
    Kolom(kunci="penjelasan", judul="Penjelasan", jenis="teks", lebar=50),
    Kolom(kunci="berkas", judul="Berkas dalam paket ini", jenis="teks", lebar=36),
)


def make_paket(
    db: Database, pelaku: Pelaku, tahun: int, lapor: Lapor = lambda selesai, jumlah, nama: None
) -> tuple[str, bytes]:
    """Return (name, zip) of a tahun: index, documents by criterion, files of evidence.

    A document that is final goes in as it was frozen, another one as a draft marked KONSEP.

    Raises TidakBerhak; TidakAda for a tahun without indikator.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    kriteria = check_lke(db, pelaku, tahun)
    jenis = list(dict.fromkeys(satu for k in kriteria for satu in k.dokumen))
    with db.cursor() as cur:
        bukti = list_berkas_bukti(cur, pelaku.kode_instansi, tahun)
        final = {
            satu.jenis: satu.kode
            for satu in reversed(list_dokumen(cur, pelaku.kode_instansi, tahun))
        }
    jumlah = len(jenis) + len(bukti)
    pilihan = [(satu, JenisPeriode.TAHUN) for satu in jenis if satu not in final]
    konsep = make_semua(db, pelaku, tahun, pilihan, [Format.PDF])
    berkas: dict[str, tuple[str, bytes]] = {}
    for selesai, satu in enumerate(jenis):
        lapor(selesai, jumlah, satu)
        dibuat = get_final(db, pelaku, final[satu], Format.PDF) if satu in final else next(konsep)
        berkas[satu] = f"dokumen/{dibuat.nama}", dibuat.isi
    isi = [("indeks.xlsx", _make_indeks(kriteria, {k: v[0] for k, v in berkas.items()}, tahun))]
    isi += list(berkas.values())
    for selesai, (nama, data) in enumerate(_read_bukti(db, bukti), len(jenis)):
        lapor(selesai, jumlah, nama)
        isi.append((nama, data))
    lapor(jumlah, jumlah, "selesai")
    return f"paket-bukti-{tahun}.zip", make_arsip(isi)


def _make_indeks(kriteria: list[HasilKriteria], berkas: dict[str, str], tahun: int) -> bytes:
    baris = [
        {
            "kode": satu.kode,
            "komponen": satu.komponen,
            "bagian": satu.bagian,
            "uraian": satu.uraian,
            "ada": satu.ada,
            "terpenuhi": "ya" if satu.terpenuhi else "belum",
            "penjelasan": satu.penjelasan,
            "berkas": "; ".join([*(berkas[d] for d in satu.dokumen)])
            + ("; bukti/" if "register-bukti" in satu.dokumen else ""),
        }
        for satu in kriteria
    ]
    keterangan = [("Isi", "Swaperiksa menurut data; bukan nilai evaluasi")]
    return build_ekspor(f"Indeks Bukti LKE {tahun}", keterangan, _KOLOM, baris)


def _read_bukti(
    db: Database, bukti: list[tuple[str, int, str, str, str]]
) -> Iterator[tuple[str, bytes]]:
    """Yield (name in the zip, content); people's names of files are never paths."""
    for indikator, triwulan, kode, jenis, sidik in bukti:
        nama = f"bukti/{indikator}/TW{triwulan}-{kode[:8]}.{jenis}"
        yield nama, read_berkas(db.folder, sidik)
