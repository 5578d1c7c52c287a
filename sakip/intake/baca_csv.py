"""Reader for .csv: encoding and separator are found out, `sep=` is obeyed, every cell is text."""

import csv
import io
import re
from collections.abc import Iterator

from sakip.intake.jenis_berkas import sniff_utf16
from sakip.intake.kata_judul import classify_judul
from sakip.intake.kisi import (
    BARIS_TERBANYAK,
    KOLOM_TERBANYAK,
    SEL_TERBANYAK,
    Buku,
    Lembar,
    Sel,
    clean_teks,
)
from sakip.intake.tolak import refuse

PEMISAH = (";", "\t", ",", "|")
BARIS_CONTOH = 80
PEMISAH_SEBARIS = 3  # separators that make a line one of the table

_SEP = re.compile(r'"?sep=(?P<tanda>.)"?;*\s*', re.IGNORECASE)


def read_csv(isi: bytes) -> Buku:
    """Return the one sheet of a csv; rows count as records, a line `sep=` counts as row 1.

    Raises BerkasDitolak (jauh, bom) beyond the limits of a sheet.
    """
    teks = decode_teks(isi)
    baris_pertama, _, sisa = teks.partition("\n")
    if cocok := _SEP.fullmatch(baris_pertama.rstrip("\r")):
        return _read_catatan(sisa, cocok["tanda"], lewati=1)
    teks = _unwrap(teks)
    return _read_catatan(teks, find_pemisah(teks), lewati=0)


def decode_teks(isi: bytes) -> str:
    """Return the text of a file: UTF-16 or UTF-8 by its mark or shape, else the Windows code page."""
    if utf16 := sniff_utf16(isi):
        return isi.decode(utf16, "replace").lstrip("\ufeff")
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        return isi.decode("cp1252", "replace")


def _unwrap(teks: str) -> str:
    """Return a text whose every line is one quoted cell, as a csv saved twice has it, without those quotes."""
    awal = [baris for baris in teks.splitlines()[:BARIS_CONTOH] if baris.strip()]
    if not awal or not all(baris.startswith('"') and baris.endswith('"') for baris in awal):
        return teks
    catatan = list(_iter_catatan(teks, "\x1f"))
    if any('"' in baris.strip('"').replace('""', "") for baris in awal):
        return teks  # cells of their own, each in quotes
    return "\r\n".join(satu[0] if satu else "" for satu in catatan)


def _is_kutip_terbuka(sel: str, tanda: str) -> bool:
    """Tell whether a cell holds whole lines of the table: its quote was never closed where it should be."""
    return sum(baris.count(tanda) >= PEMISAH_SEBARIS for baris in sel.splitlines()) > 1


def find_pemisah(teks: str) -> str:
    """Return the separator under which most cells read as headings, then most cells at all."""

    def count(tanda: str) -> tuple[int, int]:
        judul = sel = 0
        for _, baris in zip(range(BARIS_CONTOH), _iter_catatan(teks, tanda), strict=False):
            sel += len(baris)
            dikenal = {hasil.bidang for satu in baris if (hasil := classify_judul((satu,)))}
            judul = max(judul, len(dikenal))
        return judul, sel

    return max(PEMISAH, key=count)


def _iter_catatan(teks: str, tanda: str, *, kutip: bool = True) -> Iterator[list[str]]:
    csv.field_size_limit(10 * 2**20)
    return csv.reader(
        io.StringIO(teks.replace("\x00", ""), newline=""),
        delimiter=tanda,
        quoting=csv.QUOTE_MINIMAL if kutip else csv.QUOTE_NONE,
    )


def _read_catatan(teks: str, tanda: str, lewati: int) -> Buku:
    lembar = Lembar("")
    terbuka = any(
        _is_kutip_terbuka(sel, tanda) for baris in _iter_catatan(teks, tanda) for sel in baris
    )
    for nomor, baris in enumerate(_iter_catatan(teks, tanda, kutip=not terbuka), 1 + lewati):
        for kolom, mentah in enumerate(baris, 1):
            if not (isi := clean_teks(mentah)).strip():
                continue
            if nomor > BARIS_TERBANYAK or kolom > KOLOM_TERBANYAK:
                raise refuse("jauh")
            lembar.sel[nomor, kolom] = Sel(isi)
        if len(lembar.sel) > SEL_TERBANYAK:
            raise refuse("bom")
    return Buku("csv", [lembar])
