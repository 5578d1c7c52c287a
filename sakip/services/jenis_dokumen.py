"""The kinds of documents, what composes each, and the writing of one as a file."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sakip.documents.bahan import Bahan
from sakip.documents.blok import Dokumen
from sakip.documents.docx import render_docx
from sakip.documents.isi.lkj import make_lkj
from sakip.documents.isi.perjanjian import make_dokumen_iku, make_perjanjian, make_rencana_aksi
from sakip.documents.isi.register import make_register_bukti
from sakip.documents.isi.rencana_kerja import make_renja
from sakip.documents.isi.renja import make_evaluasi_renja
from sakip.documents.isi.surat import (
    make_berita_acara,
    make_formulir,
    make_notulen,
    make_pengantar,
    make_tanda_terima,
)
from sakip.documents.isi.triwulan import make_laporan
from sakip.documents.lampiran_xlsx import render_xlsx
from sakip.documents.pdf import render_pdf
from sakip.domain.errors import DataTidakSah
from sakip.domain.periode import JenisPeriode


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
        ("renja", "Rencana Kerja (Renja)", _TAHUN, make_renja),
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


def write_berkas(
    bahan: Bahan, format: Format, *, tanda: str = "", lambang: bytes = b""
) -> BerkasDokumen:
    """Return the document of a bahan as a file: equal bahan, equal bytes."""
    dokumen = JENIS[bahan.jenis].compose(bahan, tanda=tanda, lambang=lambang)
    return BerkasDokumen(
        nama=f"{name_dokumen(bahan)}.{format}", isi=RENDER[format](dokumen), format=format
    )


def name_dokumen(bahan: Bahan) -> str:
    """Return the name of a file without its ending: lkj-2025, triwulan-2026-TW3, pk-2026-PK-2026-CAMAT."""
    periode = "" if bahan.periode == JenisPeriode.TAHUN else f"-{bahan.periode}"
    satu = re.sub(r"[^A-Za-z0-9-]+", "-", bahan.satu_perjanjian)
    return f"{bahan.jenis}-{bahan.tahun}{periode}{satu and f'-{satu}'}"


def require_jenis(jenis: str, periode: JenisPeriode) -> None:
    """Refuse a kind of document, or a periode, that there is none of.

    Raises DataTidakSah.
    """
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
