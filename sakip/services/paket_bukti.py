"""Paket bukti: one zip for an evaluation, with an index per criterion, its documents, and the evidence itself."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from sakip.documents.arsip import make_arsip
from sakip.documents.ekspor import Kolom, build_ekspor
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import ROMAWI
from sakip.services.bahan_dokumen import Pilihan
from sakip.services.dokumen import make_semua
from sakip.services.jenis_dokumen import JENIS, Format
from sakip.services.keadaan_formulir import require_instansi
from sakip.services.lke import HasilKriteria, check_lke
from sakip.services.pengesahan_dokumen import get_final
from sakip.storage.berkas import read_berkas
from sakip.storage.connection import Database
from sakip.storage.dokumen import list_berkas_bukti
from sakip.storage.dokumen_final import list_dokumen

Lapor = Callable[[int, int, str], None]  # done, of how many, what comes next
Bukti = tuple[str, int, str, str, str, str]  # indikator, triwulan, kode, jenis, SHA-256, nama
TERPENUHI = {True: "ya", False: "belum", None: "dinilai evaluator"}
_KOLOM = (
    Kolom(kunci="kode", judul="Kode", lebar=8),
    Kolom(kunci="komponen", judul="Komponen", lebar=20),
    Kolom(kunci="bobot_komponen", judul="Bobot komponen", jenis="angka", desimal=0, lebar=10),
    Kolom(kunci="bagian", judul="Bagian", lebar=13),
    Kolom(kunci="bobot_bagian", judul="Bobot bagian", jenis="angka", desimal=1, lebar=10),
    Kolom(kunci="uraian", judul="Kriteria", lebar=46),
    Kolom(kunci="ada", judul="Yang ada di program", lebar=34),
    Kolom(kunci="terpenuhi", judul="Terpenuhi", lebar=12),
    Kolom(kunci="penjelasan", judul="Penjelasan", lebar=46),
    Kolom(kunci="berkas", judul="Berkas dalam paket ini", lebar=36),
)
_KOLOM_BUKTI = (
    Kolom(kunci="indikator", judul="Kode indikator", lebar=16),
    Kolom(kunci="triwulan", judul="Triwulan", lebar=10),
    Kolom(kunci="nama", judul="Nama berkas semula", lebar=50),
    Kolom(kunci="berkas", judul="Berkas dalam paket ini", lebar=46),
    Kolom(kunci="sidik", judul="SHA-256", lebar=68),
)


def make_paket(
    db: Database, pelaku: Pelaku, tahun: int, lapor: Lapor = lambda selesai, jumlah, nama: None
) -> tuple[str, bytes]:
    """Return (name, zip) of a tahun: index of every criterion, documents, files of evidence and their list.

    A document that is final goes in as it was frozen, another one as a draft marked KONSEP.

    Raises TidakBerhak; TidakAda for a tahun without indikator.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    kriteria = check_lke(db, pelaku, tahun)
    jenis = dict.fromkeys(satu for k in kriteria for satu in k.dokumen)
    semua = [(satu, periode) for satu in jenis for periode in JENIS[satu].periode]
    with db.cursor() as cur:
        contoh = require_instansi(cur).contoh
        bukti = list_berkas_bukti(cur, pelaku.kode_instansi, tahun)
        final = {  # the latest of each
            (satu.jenis, satu.periode): satu.kode
            for satu in reversed(list_dokumen(cur, pelaku.kode_instansi, tahun))
        }
    jumlah = len(semua) + len(bukti)
    konsep = make_semua(
        db, pelaku, tahun, [satu for satu in semua if satu not in final], [Format.PDF]
    )
    berkas: dict[Pilihan, tuple[str, bytes]] = {}
    for selesai, satu in enumerate(semua):
        lapor(selesai, jumlah, " ".join(satu))
        dibuat = get_final(db, pelaku, final[satu], Format.PDF) if satu in final else next(konsep)
        berkas[satu] = f"dokumen/{dibuat.nama}", dibuat.isi
    tersedia = {
        satu: f"{nama} ({'final' if satu in final else 'konsep'})"
        for satu, (nama, _) in berkas.items()
    }
    isi = [("indeks.xlsx", _make_indeks(kriteria, tersedia, len(bukti), tahun, contoh=contoh))]
    if bukti:
        isi.append(("daftar-bukti.xlsx", _make_daftar(bukti, tahun, contoh=contoh)))
    isi += list(berkas.values())
    for selesai, (nama, data) in enumerate(_read_bukti(db, bukti), len(semua)):
        lapor(selesai, jumlah, nama)
        isi.append((nama, data))
    lapor(jumlah, jumlah, "selesai")
    return f"paket-bukti-{tahun}.zip", make_arsip(isi)


def _make_indeks(
    kriteria: Sequence[HasilKriteria],
    tersedia: Mapping[Pilihan, str],
    jumlah_bukti: int,
    tahun: int,
    *,
    contoh: bool,
) -> bytes:
    """Return the index: every criterion with its weights, what satisfies it, and where that lies."""
    baris = [
        {
            "kode": satu.kode,
            "komponen": satu.komponen,
            "bobot_komponen": satu.bobot_komponen,
            "bagian": satu.bagian,
            "bobot_bagian": satu.bobot_bagian,
            "uraian": satu.uraian,
            "ada": satu.ada,
            "terpenuhi": TERPENUHI[satu.terpenuhi],
            "penjelasan": satu.penjelasan,
            "berkas": _name_berkas(satu, tersedia, jumlah_bukti),
        }
        for satu in kriteria
    ]
    keterangan = [
        ("Isi", "Swaperiksa menurut data; bukan nilai evaluasi"),
        ("Bobot", "Bobot bagian berlaku bagi semua kriterianya bersama-sama"),
    ]
    return build_ekspor(f"Indeks Bukti LKE {tahun}", keterangan, _KOLOM, baris, contoh=contoh)


def _name_berkas(satu: HasilKriteria, tersedia: Mapping[Pilihan, str], jumlah_bukti: int) -> str:
    """Return what lies in the pack for a criterion; without anything, that the office adds it."""
    nama = [tulis for pilihan, tulis in tersedia.items() if pilihan[0] in satu.dokumen]
    if "register-bukti" in satu.dokumen:
        nama.append(f"bukti/ ({jumlah_bukti} berkas)" if jumlah_bukti else "belum ada berkas bukti")
    return "; ".join(nama) or "tidak ada; sertakan sendiri"


def _make_daftar(bukti: Sequence[Bukti], tahun: int, *, contoh: bool) -> bytes:
    """Return the list of the files of evidence: what each was called, and what it is called here."""
    baris = [
        {
            "indikator": satu[0],
            "triwulan": f"Triwulan {ROMAWI[satu[1]]}",
            "nama": satu[5],
            "berkas": _name_bukti(satu),
            "sidik": satu[4],
        }
        for satu in bukti
    ]
    keterangan = [("Isi", f"{len(bukti)} berkas bukti dukung yang berlaku")]
    return build_ekspor(f"Daftar Bukti {tahun}", keterangan, _KOLOM_BUKTI, baris, contoh=contoh)


def _name_bukti(satu: Bukti) -> str:
    """Return the name in the zip; neither what people called a file nor a kode is ever a path."""
    indikator, triwulan, kode, jenis, _, _ = satu
    folder = re.sub(r"[^A-Za-z0-9_-]+", "-", indikator)
    return f"bukti/{folder}/TW{triwulan}-{kode[:8]}.{jenis}"


def _read_bukti(db: Database, bukti: Sequence[Bukti]) -> Iterator[tuple[str, bytes]]:
    """Yield (name in the zip, content)."""
    for satu in bukti:
        yield _name_bukti(satu), read_berkas(db.folder, satu[4])
