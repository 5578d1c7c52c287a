"""Number formats of a workbook: all that is kept of its styles, so that a broken style breaks nothing."""

import html
import re
from xml.etree import ElementTree as ET

from sakip.intake.pindai_xml import Pindaian

UTAMA = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
GAYA_TERBANYAK = 65_490  # what Excel allows
PERSEN_BAWAAN = frozenset({9, 10})  # "0%" and "0.00%"
TANGGAL_BAWAAN = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})

_BUKAN_TANDA = re.compile(r'"[^"]*"|\[(?!h+\]|m+\]|s+\])[^\]]*\]|\\.|_.|\*.', re.IGNORECASE)


def is_persen(format_angka: str) -> bool:
    """Tell whether a number format shows 0.955 as 95,5 %: a percent sign that is not mere text."""
    return "%" in _BUKAN_TANDA.sub("", format_angka).split(";")[0]


def is_tanggal(format_angka: str) -> bool:
    """Tell whether a number format shows a date or a time."""
    tanda = _BUKAN_TANDA.sub("", format_angka).split(";")[0].casefold()
    return "general" not in tanda and any(huruf in tanda for huruf in "dmyhs")


def write_gaya(gaya: Pindaian | None, gaya_terbesar: int) -> tuple[str, bool]:
    """Return a minimal stylesheet with the same number formats, and whether they could be read.

    gaya_terbesar: the largest style a cell names; the list is made that long, so that a cell with
    a style that is missing is still read.
    """
    format_sel: list[int] = []
    buatan: dict[int, str] = {}
    diketahui = gaya is None or gaya.utuh
    if gaya is not None and gaya.utuh:
        format_sel, buatan = read_gaya(gaya.isi)
    format_sel = (format_sel + [0] * max(0, gaya_terbesar + 1 - len(format_sel)))[:GAYA_TERBANYAK]
    return _write_stylesheet(format_sel or [0], buatan), diketahui


def read_gaya(isi: bytes) -> tuple[list[int], dict[int, str]]:
    """Return the number format of each cell style, and the formats the workbook made itself."""
    format_sel: list[int] = []
    buatan: dict[int, str] = {}
    for unsur in ET.fromstring(isi).iter():
        lokal = str(unsur.tag).rpartition("}")[2]
        if lokal == "numFmt" and (nomor := _read_nomor(unsur.get("numFmtId"))) is not None:
            buatan[nomor] = unsur.get("formatCode", "General")
        elif lokal == "cellXfs":
            format_sel = [_read_nomor(xf.get("numFmtId")) or 0 for xf in unsur]
    return format_sel, buatan


def _read_nomor(teks: str | None) -> int | None:
    return int(teks) if teks and teks.isdigit() and len(teks) <= 6 else None


def _write_stylesheet(format_sel: list[int], buatan: dict[int, str]) -> str:
    format_buatan = "".join(
        f'<numFmt numFmtId="{nomor}" formatCode="{html.escape(kode)}"/>'
        for nomor, kode in buatan.items()
    )
    xf = "".join(
        f'<xf numFmtId="{nomor}" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        for nomor in format_sel
    )
    return (
        f'<styleSheet xmlns="{UTAMA}"><numFmts count="{len(buatan)}">{format_buatan}</numFmts>'
        "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>"
        '<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f"<cellXfs>{xf}</cellXfs></styleSheet>"
    )
