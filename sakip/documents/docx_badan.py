"""The body of a .docx, kept as text while it grows: as a tree, 500 pages would take ten times the room."""

import io

from docx.document import Document
from lxml.etree import tostring

from sakip.documents.arsip import remake_arsip


class Badan:
    """Takes the blocks of a document one after the other; what python-docx adds itself keeps its place."""

    def __init__(self, berkas: Document) -> None:
        self._berkas = berkas
        self._teks = io.BytesIO()

    def add(self, xml: str) -> None:
        """Put one element, whose tags need no namespace stated, at the end."""
        self._flush()
        self._teks.write(xml.encode())

    def save(self) -> bytes:
        """Return the whole .docx; the same blocks give the same bytes."""
        self._flush()
        awal, buka, akhir = self._berkas.part.blob.partition(b"<w:body>")
        utuh = (awal, buka, self._teks.getvalue(), akhir)
        keluar = io.BytesIO()
        self._berkas.save(keluar)
        return remake_arsip(keluar.getvalue(), {"word/document.xml": utuh})

    def _flush(self) -> None:
        """Write down what python-docx has put at the end meanwhile: pictures, ends of sections."""
        pohon = self._berkas.element.body
        for satu in pohon[:-1]:  # the last is the section that is open
            self._teks.write(tostring(satu))
            pohon.remove(satu)
