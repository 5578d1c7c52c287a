"""The same table as .ods, .xls and .csv, written by hand, since nothing here writes those kinds."""

import html
import struct
from collections.abc import Sequence
from typing import Any

from tests.intake.pabrik_buku import pack

RUANG_ODS = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}


def ods_cell(isi: Any) -> str:
    """Return one cell of .ods; a str that begins with < is XML already."""
    if isi is None:
        return "<table:table-cell/>"
    if isinstance(isi, str) and isi.startswith("<"):
        return isi
    if isinstance(isi, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{isi}"><text:p>{isi}</text:p></table:table-cell>'
    paragraf = "".join(f"<text:p>{html.escape(baris)}</text:p>" for baris in str(isi).split("\n"))
    return f'<table:table-cell office:value-type="string">{paragraf}</table:table-cell>'


def build_ods(isi: Sequence[Sequence[Any]], *, nama: str = "TW II", sesudah: str = "") -> bytes:
    """Return an .ods with one sheet; sesudah is XML of further sheets."""
    baris = "".join(
        f"<table:table-row>{''.join(map(ods_cell, satu))}</table:table-row>" for satu in isi
    )
    return build_ods_xml(f'<table:table table:name="{nama}">{baris}</table:table>{sesudah}')


def build_ods_xml(tabel: str, *, gaya: str = "") -> bytes:
    """Return an .ods around the XML of its sheets."""
    ruang = " ".join(f'xmlns:{awalan}="{alamat}"' for awalan, alamat in RUANG_ODS.items())
    isi = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ruang}>'
        f"<office:automatic-styles>{gaya}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tabel}</office:spreadsheet></office:body></office:document-content>"
    )
    mime = b"application/vnd.oasis.opendocument.spreadsheet"
    return pack({"mimetype": mime, "content.xml": isi.encode()})


def build_xls(isi: Sequence[Sequence[Any]]) -> bytes:
    """Return a bare BIFF2 stream, the oldest .xls: texts and numbers only."""
    aliran = _record(0x0009, struct.pack("<HH", 2, 0x10))
    for nomor, baris in enumerate(isi):
        for kolom, satu in enumerate(baris):
            letak = struct.pack("<HH3s", nomor, kolom, b"\x00\x00\x00")
            if isinstance(satu, int | float):
                aliran += _record(0x0003, letak + struct.pack("<d", satu))
            elif satu is not None:
                teks = str(satu).encode("cp1252")[:255]
                aliran += _record(0x0004, letak + bytes([len(teks)]) + teks)
    return aliran + _record(0x000A, b"")


def build_csv(isi: Sequence[Sequence[Any]], tanda: str = ";") -> str:
    """Return a csv as Indonesian Excel writes it: decimal commas, quotes where needed."""
    return "".join(tanda.join(_csv_cell(satu, tanda) for satu in baris) + "\r\n" for baris in isi)


def _csv_cell(isi: Any, tanda: str) -> str:
    if isi is None:
        return ""
    teks = str(isi).replace(".", ",") if isinstance(isi, float) else str(isi)
    if any(huruf in teks for huruf in (tanda, '"', "\n")):
        return '"' + teks.replace('"', '""') + '"'
    return teks


def _record(jenis: int, isi: bytes) -> bytes:
    return struct.pack("<HH", jenis, len(isi)) + isi
