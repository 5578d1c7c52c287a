"""The emblem of an office, tried before it is kept: one that cannot be drawn would stop every later document."""

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)

from sakip.documents.blok import Bagian, Dokumen, Kop
from sakip.documents.docx import render_docx
from sakip.documents.pdf import render_pdf

_KOP = Kop(pemerintah="PEMERINTAH", kantor="KANTOR", alamat=("Alamat",))


def is_tergambar(lambang: bytes) -> bool:
    """Tell whether PDF and DOCX can draw this picture on a letterhead."""
    coba = Dokumen(
        judul="Lambang", kepala="", bagian=(Bagian(blok=(_KOP,), penomoran=""),), lambang=lambang
    )
    try:
        render_pdf(coba)
        render_docx(coba)
    except (
        RuntimeError,  # of Typst
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
    ):
        return False
    return True
