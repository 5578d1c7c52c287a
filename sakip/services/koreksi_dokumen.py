"""Koreksi, paraf, and the signed scan or edited .docx beside a document: from draft to signature."""

from dataclasses import dataclass
from datetime import datetime

from sakip.documents.rekaman import sign_bahan
from sakip.domain.bukti_dukung import JenisBukti, tidy_nama
from sakip.domain.errors import DataTidakSah, TidakAda, VersiBerubah
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import JenisPeriode
from sakip.domain.teks import require_muat
from sakip.domain.waktu import now_utc
from sakip.intake.isi_bukti import tell_jenis_bukti
from sakip.services.dokumen import read_bahan
from sakip.services.jejak import record_jejak
from sakip.services.jenis_dokumen import JENIS, require_jenis
from sakip.storage.berkas import keep_berkas, read_berkas
from sakip.storage.connection import Cursor, Database
from sakip.storage.dokumen_final import BarisLangkah, write_langkah
from sakip.storage.dokumen_final import list_langkah as read_langkah

TERPANJANG = 2_000  # characters of a koreksi
MEGABYTE_TERBESAR = 10  # of a signed scan; the server takes no larger file
TERPANJANG_BAGIAN = 200  # characters of the name of a bagian
SCAN = frozenset({JenisBukti.PDF, JenisBukti.DOCX, JenisBukti.PNG, JenisBukti.JPEG})


@dataclass(frozen=True, slots=True, kw_only=True)
class Langkah:
    """One step; terbuka: a koreksi that nobody has finished. Times in UTC."""

    nomor: int
    langkah: str
    bagian: str
    catatan: str
    terbuka: bool
    berlaku: bool  # of a paraf: the document is still what was checked
    menjawab: int | None  # of a koreksi that was finished: which one
    dicatat_oleh: str
    dicatat_pada: datetime


def list_langkah(
    db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode
) -> list[Langkah]:
    """Return the steps of a document, oldest first.

    Raises TidakBerhak, DataTidakSah, TidakAda.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    with db.cursor() as cur:
        sidik = sign_bahan(read_bahan(cur, pelaku, jenis, tahun, periode))
        semua = read_langkah(cur, pelaku.kode_instansi, jenis, tahun, periode)
    dijawab = {satu.menjawab for satu in semua}
    return [
        Langkah(
            nomor=satu.nomor,
            langkah=satu.langkah,
            bagian=satu.bagian,
            catatan=satu.catatan,
            terbuka=satu.langkah == "koreksi" and satu.nomor not in dijawab,
            berlaku=satu.langkah == "paraf" and satu.sidik == sidik,
            menjawab=satu.menjawab,
            dicatat_oleh=satu.dicatat_oleh,
            dicatat_pada=satu.dicatat_pada,
        )
        for satu in semua
    ]


def add_koreksi(
    db: Database,
    pelaku: Pelaku,
    jenis: str,
    tahun: int,
    periode: JenisPeriode,
    bagian: str,
    catatan: str,
) -> int:
    """Ask for a change in a bagian; return the number of the koreksi.

    The same words again, while they wait for an answer, are the same koreksi: people press twice.

    Raises TidakBerhak; DataTidakSah for an empty or too long note.
    """
    require_hak(pelaku, Hak.KOREKSI_DOKUMEN)
    bagian = require_muat(bagian, TERPANJANG_BAGIAN, "Nama bagian", "koreksi dokumen")
    catatan = _tidy(catatan, "Koreksi")
    return _add(db, pelaku, jenis, tahun, periode, "koreksi", bagian=bagian, catatan=catatan)


def finish_koreksi(
    db: Database,
    pelaku: Pelaku,
    jenis: str,
    tahun: int,
    periode: JenisPeriode,
    nomor: int,
    catatan: str,
) -> None:
    """Say what was done about a koreksi.

    Raises TidakBerhak; DataTidakSah for an empty note; TidakAda for a koreksi that is not open.
    """
    require_hak(pelaku, Hak.PERIKSA)
    catatan = _tidy(catatan, "Jawaban koreksi")
    _add(db, pelaku, jenis, tahun, periode, "selesai", catatan=catatan, menjawab=nomor)


def sign_dokumen(
    db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode
) -> str:
    """Return the SHA-256 of all that a draft is made of now.

    Raises TidakBerhak, DataTidakSah, TidakAda.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    require_jenis(jenis, periode)
    with db.cursor() as cur:
        return _sign(cur, pelaku, jenis, tahun, periode)


def add_paraf(
    db: Database,
    pelaku: Pelaku,
    jenis: str,
    tahun: int,
    periode: JenisPeriode,
    *,
    terlihat: str = "",
) -> None:
    """Say that one has checked the draft as it stands; what changes afterwards asks for another paraf.

    terlihat: what sign_dokumen said of the draft that was before this person; "" for whatever it is now.

    Raises TidakBerhak, DataTidakSah, TidakAda; VersiBerubah when the draft is another by now.
    """
    require_hak(pelaku, Hak.PERIKSA)
    if terlihat and sign_dokumen(db, pelaku, jenis, tahun, periode) != terlihat:
        raise VersiBerubah(
            apa="Isi dokumen ini berubah sejak halaman ini Anda buka; paraf belum dicatat",
            di_mana=JENIS[jenis].nama,
            perbaikan="Buat konsep terbaru, periksa, lalu paraf lagi.",
        )
    _add(db, pelaku, jenis, tahun, periode, "paraf", catatan=pelaku.jabatan, sidik=terlihat)


def add_berkas(
    db: Database,
    pelaku: Pelaku,
    jenis: str,
    tahun: int,
    periode: JenisPeriode,
    nama: str,
    isi: bytes,
) -> None:
    """Keep a signed scan or an edited .docx beside a document.

    Raises TidakBerhak; BerkasDitolak or DataTidakSah for a file that may not be kept.
    """
    require_hak(pelaku, Hak.PERIKSA)
    nama = tidy_nama(nama)
    if len(isi) > MEGABYTE_TERBESAR * 2**20 or tell_jenis_bukti(isi, nama) not in SCAN:
        raise DataTidakSah(
            apa=f"Berkas bertanda tangan harus PDF, DOCX, PNG, atau JPEG, paling besar {MEGABYTE_TERBESAR} MB",
            di_mana=nama,
            perbaikan="Pindai sebagai PDF hitam putih, 150 titik per inci, lalu unggah lagi.",
        )
    sidik = keep_berkas(db.folder, isi)
    _add(db, pelaku, jenis, tahun, periode, "berkas", catatan=nama, sidik=sidik)


def get_berkas_dokumen(
    db: Database, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode, nomor: int
) -> tuple[str, bytes]:
    """Return (name, content) of a file that was put beside a document.

    Raises TidakBerhak, TidakAda.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    require_jenis(jenis, periode)
    with db.cursor() as cur:
        semua = read_langkah(cur, pelaku.kode_instansi, jenis, tahun, periode)
    satu = next((b for b in semua if b.nomor == nomor and b.langkah == "berkas"), None)
    if satu is None:
        raise _missing("Berkas ini tidak ada")
    return satu.catatan, read_berkas(db.folder, satu.sidik)


def _add(
    db: Database,
    pelaku: Pelaku,
    jenis: str,
    tahun: int,
    periode: JenisPeriode,
    langkah: str,
    *,
    catatan: str,
    bagian: str = "",
    menjawab: int | None = None,
    sidik: str = "",
) -> int:
    require_jenis(jenis, periode)
    with db.transaction() as cur:
        semua = read_langkah(cur, pelaku.kode_instansi, jenis, tahun, periode)
        if menjawab is not None:
            _require_open(semua, menjawab)
        if (sama := _find_sama(semua, pelaku, langkah, bagian, catatan, sidik)) is not None:
            return sama
        nomor = max((satu.nomor for satu in semua), default=0) + 1
        baris = BarisLangkah(
            kode_instansi=pelaku.kode_instansi,
            jenis=jenis,
            tahun=tahun,
            periode=periode,
            nomor=nomor,
            langkah=langkah,
            bagian=bagian,
            catatan=catatan,
            menjawab=menjawab,
            sidik=sidik or _sign(cur, pelaku, jenis, tahun, periode),
            dicatat_oleh=pelaku.kode,
            dicatat_pada=now_utc(),
        )
        write_langkah(cur, baris)
        objek = f"dokumen {jenis} {tahun} {periode}"
        record_jejak(cur, pelaku, f"{langkah}_dokumen", objek, baru=catatan)
    return nomor


def _sign(cur: Cursor, pelaku: Pelaku, jenis: str, tahun: int, periode: JenisPeriode) -> str:
    return sign_bahan(read_bahan(cur, pelaku, jenis, tahun, periode))


def _find_sama(
    semua: list[BarisLangkah],
    pelaku: Pelaku,
    langkah: str,
    bagian: str,
    catatan: str,
    sidik: str,
) -> int | None:
    """Return the number of a step that this one would only repeat; None where it is new.

    Raises DataTidakSah for a file that lies beside the document already.
    """
    dijawab = {satu.menjawab for satu in semua}
    for satu in semua:
        if langkah == "berkas" and (satu.langkah, satu.sidik) == (langkah, sidik):
            raise DataTidakSah(
                apa=f"Berkas ini sudah tersimpan sebagai nomor {satu.nomor}, {satu.catatan}",
                di_mana=catatan,
                perbaikan="Pilih berkas lain bila yang dimaksud bukan itu.",
            )
        if (
            langkah == satu.langkah == "koreksi"
            and satu.nomor not in dijawab
            and (satu.bagian, satu.catatan, satu.dicatat_oleh) == (bagian, catatan, pelaku.kode)
        ):
            return satu.nomor
    return None


def _require_open(semua: list[BarisLangkah], nomor: int) -> None:
    ada = any(satu.nomor == nomor and satu.langkah == "koreksi" for satu in semua)
    if not ada or any(satu.menjawab == nomor for satu in semua):
        raise _missing("Koreksi ini tidak ada, atau sudah diselesaikan")


def _tidy(catatan: str, apa: str) -> str:
    catatan = require_muat(catatan, TERPANJANG, apa, "koreksi dokumen")
    if not catatan:
        raise DataTidakSah(
            apa=f"{apa} masih kosong",
            di_mana="koreksi dokumen",
            perbaikan="Tulis apa yang perlu atau sudah diperbaiki, lalu simpan.",
        )
    return catatan


def _missing(apa: str) -> TidakAda:
    return TidakAda(
        apa=apa, di_mana="dokumen", perbaikan="Muat ulang halaman Dokumen, lalu pilih lagi."
    )
