"""Dokumen: what can be made, for whom, and the making of it in PDF, DOCX and XLSX."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sakip.documents.bahan import Bahan
from sakip.documents.blok import Dokumen
from sakip.documents.docx import render_docx
from sakip.documents.isi.lkj import make_lkj
from sakip.documents.isi.perjanjian import make_dokumen_iku, make_perjanjian, make_rencana_aksi
from sakip.documents.isi.renja import make_evaluasi_renja
from sakip.documents.isi.surat import (
    make_berita_acara,
    make_formulir,
    make_notulen,
    make_pengantar,
    make_register_bukti,
    make_tanda_terima,
)
from sakip.documents.isi.triwulan import make_laporan
from sakip.documents.lampiran_xlsx import render_xlsx
from sakip.documents.pdf import render_pdf
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import JenisPeriode
from sakip.domain.waktu import now_utc
from sakip.services.bahan_dokumen import collect_bahan
from sakip.storage.connection import Database
from sakip.storage.penyiapan import read_instansi

KONSEP = "KONSEP"


class Format(StrEnum):
    """What a document is written as."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"

    @property
    def media(self) -> str:
        """The media type of a file of this kind."""
        return _MEDIA[self]


_OOXML = "application/vnd.openxmlformats-officedocument"
_MEDIA = {
    Format.PDF: "application/pdf",
    Format.DOCX: f"{_OOXML}.wordprocessingml.document",
    Format.XLSX: f"{_OOXML}.spreadsheetml.sheet",
}
RENDER: dict[Format, Callable[[Dokumen], bytes]] = {
    Format.PDF: render_pdf,
    Format.DOCX: render_docx,
    Format.XLSX: render_xlsx,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class JenisDokumen:
    """One kind of document: its name for people, the periode it can be made for, and what composes it."""

    kode: str
    nama: str
    periode: tuple[JenisPeriode, ...]
    compose: Callable[..., Dokumen]


_TAHUN = (JenisPeriode.TAHUN,)
_TRIWULAN = (JenisPeriode.TW1, JenisPeriode.TW2, JenisPeriode.TW3, JenisPeriode.TW4)
_SEMESTER = (JenisPeriode.S1, JenisPeriode.S2)
_SEMUA = (*_TRIWULAN, *_SEMESTER, JenisPeriode.TAHUN)
JENIS: dict[str, JenisDokumen] = {
    kode: JenisDokumen(kode=kode, nama=nama, periode=periode, compose=compose)
    for kode, nama, periode, compose in (
        ("lkj", "Laporan Kinerja (LKj)", _TAHUN, make_lkj),
        ("triwulan", "Laporan triwulan", _TRIWULAN, make_laporan),
        ("semester", "Laporan semester", _SEMESTER, make_laporan),
        ("pk", "Perjanjian Kinerja", _TAHUN, make_perjanjian),
        ("iku", "Indikator Kinerja Utama (IKU)", _TAHUN, make_dokumen_iku),
        ("rencana-aksi", "Rencana Aksi", _TAHUN, make_rencana_aksi),
        ("evaluasi-renja", "Evaluasi Hasil Renja", _TAHUN, make_evaluasi_renja),
        ("pengantar", "Surat pengantar", _SEMUA, make_pengantar),
        ("tanda-terima", "Tanda terima", _SEMUA, make_tanda_terima),
        ("notulen", "Notulen rapat", _SEMUA, make_notulen),
        ("berita-acara", "Berita acara rekonsiliasi", _SEMUA, make_berita_acara),
        ("formulir", "Formulir pengumpulan terisi", _TRIWULAN, make_formulir),
        ("register-bukti", "Register bukti dukung", _TAHUN, make_register_bukti),
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BerkasDokumen:
    """A document as a file."""

    nama: str
    isi: bytes
    format: Format


def list_jenis(pelaku: Pelaku) -> list[JenisDokumen]:
    """Return the kinds of documents this person can make.

    Raises TidakBerhak: documents hold the figures of the whole office.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    return list(JENIS.values())


def get_bahan(
    db: Database,
    pelaku: Pelaku,
    jenis: str,
    tahun: int,
    periode: JenisPeriode,
    pada: date | None = None,
) -> Bahan:
    """Return the bahan of a draft as the store stands now; pada: the day whose officials sign, else today.

    Raises TidakBerhak; DataTidakSah for a kind or periode there is none of; TidakAda without indikator.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    _require_jenis(jenis, periode)
    with db.cursor() as cur:
        kantor = read_instansi(cur)
        hari = pada or (kantor.local_date(now_utc()) if kantor else now_utc().date())
        return collect_bahan(cur, pelaku, jenis, tahun, periode, hari)


def make_dokumen(
    db: Database,
    pelaku: Pelaku,
    jenis: str,
    tahun: int,
    periode: JenisPeriode,
    format: Format,
) -> BerkasDokumen:
    """Return a draft, marked KONSEP on every page, from the figures of this moment.

    Raises as get_bahan.
    """
    require_hak(pelaku, Hak.LIHAT_KANTOR)
    bahan = get_bahan(db, pelaku, jenis, tahun, periode)
    return write_berkas(bahan, format, tanda=KONSEP)


def write_berkas(
    bahan: Bahan, format: Format, *, tanda: str = "", lambang: bytes = b""
) -> BerkasDokumen:
    """Return the document of a bahan as a file: equal bahan, equal bytes."""
    dokumen = JENIS[bahan.jenis].compose(bahan, tanda=tanda, lambang=lambang)
    return BerkasDokumen(
        nama=f"{name_dokumen(bahan)}.{format}", isi=RENDER[format](dokumen), format=format
    )


def name_dokumen(bahan: Bahan) -> str:
    """Return the name of a file without its ending: lkj-2025, triwulan-2026-TW3."""
    periode = "" if bahan.periode == JenisPeriode.TAHUN else f"-{bahan.periode}"
    return f"{bahan.jenis}-{bahan.tahun}{periode}"


def _require_jenis(jenis: str, periode: JenisPeriode) -> None:
    satu = JENIS.get(jenis)
    if satu is None:
        raise DataTidakSah(
            apa=f"Dokumen {jenis} tidak dikenal",
            di_mana="jenis dokumen",
            perbaikan=f"Pilih salah satu: {', '.join(JENIS)}.",
        )
    if periode not in satu.periode:
        raise DataTidakSah(
            apa=f"{satu.nama} tidak dibuat untuk {periode.nama}",
            di_mana="periode dokumen",
            perbaikan=f"Pilih salah satu: {', '.join(satu.periode)}.",
        )
