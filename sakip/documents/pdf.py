"""PDF by Typst: the block model goes in as JSON, pages come out; the same document gives the same bytes."""

import dataclasses
import json
import re
import subprocess
import sys
import threading
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from sakip.documents.blok import (
    Bagian,
    DaftarIsi,
    Dokumen,
    Grafik,
    Judul,
    Paragraf,
    Rincian,
    Sel,
    Tabel,
    Tata,
)
from sakip.documents.muat import fit_tabel, list_tinggi, split_rentang
from sakip.documents.penata import INGATAN, get_penata
from sakip.domain.errors import DataTidakSah
from sakip.domain.tulisan import format_angka

AKAR = Path(__file__).parents[2]
_SATU = threading.Lock()  # one child at a time: two large documents would need twice the memory
TITIK = 72 / 2.54  # points in a centimetre
LEBAR_A3, TEPI_A3 = 42.0, 1.3  # centimetres, as the template draws them
_UKURAN = ((20, 6.6), (13, 7.0), (9, 8.0), (6, 9.0), (0, 10.0))  # letters by columns, in points
UTUH_BARIS, UTUH_HURUF = 8, 600  # a table up to so many rows and letters is never parted
_TEBAL = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_PANJANG = re.compile(r"\S{41,}")  # Typst does not part a word, and lets it run off the page
_POTONGAN = 20  # letters between two places to break


@dataclass(frozen=True, slots=True)
class Tatanan:
    """What a .docx takes from the layout of the PDF.

    daftar: {jenis, teks, hal, lembar} of every heading, table and chart, for the lists of contents;
    jenis: judul1, judul2, judul3, tabel, gambar. grafik: the charts as PNG, in order.
    """

    daftar: list[dict[str, Any]]
    grafik: Iterator[bytes]


def render_pdf(dokumen: Dokumen) -> bytes:
    """Return the document as PDF (tagged, language id, bookmarks).

    Raises DataTidakSah when it is too large for this machine.
    """
    isi = to_json(dokumen)
    return get_penata().write_pdf(isi) if len(isi) <= INGATAN else ask_anak(isi, "pdf")


def render_halaman(dokumen: Dokumen, ppi: float = 80) -> list[bytes]:
    """Return every page as a PNG, to be looked at."""
    return get_penata().write_png({"dokumen": to_json(dokumen)}, ppi)


def lay_out(dokumen: Dokumen) -> Tatanan:
    """Return what a .docx takes from the layout of the PDF. Raises as render_pdf."""
    if not any(isinstance(blok, DaftarIsi) for blok in dokumen.semua_blok):
        return Tatanan([], _list_grafik(dokumen))
    isi = to_json(dokumen)
    if len(isi) <= INGATAN:
        return Tatanan(get_penata().list_daftar(isi)["isi"], _list_grafik(dokumen))
    jawaban = json.loads(ask_anak(isi, "tatanan"))
    return Tatanan(jawaban["daftar"], map(b64decode, jawaban["grafik"]))


def _list_grafik(dokumen: Dokumen) -> Iterator[bytes]:
    grafik = [_blok(blok, 0) for blok in dokumen.semua_blok if isinstance(blok, Grafik)]
    kosong = to_json(dataclasses.replace(dokumen, bagian=(), lambang=b""))
    return get_penata().draw_grafik(kosong, grafik)


def ask_anak(isi: str, apa: Literal["pdf", "tatanan"]) -> bytes:
    """Return what a child process makes of a large document as JSON, part by part.

    Raises DataTidakSah when the machine has not the memory for it.
    """
    with _SATU:
        anak = subprocess.run(
            [sys.executable, "-s", "-m", "sakip.documents.anak", apa],
            input=isi.encode(),
            capture_output=True,
            cwd=AKAR,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    if anak.returncode < 0 or b"MemoryError" in anak.stderr:
        raise DataTidakSah(
            apa="Dokumen ini belum dapat dibuat karena memori server tidak cukup",
            di_mana=f"{len(isi):,} huruf dan tabelnya".replace(",", "."),
            perbaikan="Coba lagi saat server tidak sibuk, atau minta pengelola server menambah memori.",
        )
    if anak.returncode:
        raise RuntimeError(anak.stderr.decode(errors="replace")[-2000:])
    return anak.stdout


def to_json(dokumen: Dokumen) -> str:
    """Return the document as the template reads it."""
    isi = {
        "judul": dokumen.judul,
        "kepala": dokumen.kepala,
        "tanda": dokumen.tanda,
        "lambang": list(dokumen.lambang),
        "tata": _plain(dokumen.tata),
        "awal": 0,  # number of the first page, where a part of a document goes on
        "lain": [],  # what the lists of contents name of other parts
        "bagian": [
            {
                "penomoran": bagian.penomoran,
                "mulai": bagian.mulai,
                "mendatar": bagian.mendatar,
                "lebar": bagian.lebar,
                "blok": [_blok(blok, width_isi(dokumen.tata, bagian)) for blok in bagian.blok],
            }
            for bagian in dokumen.bagian
        ],
    }
    return json.dumps(isi, ensure_ascii=False)


def split_tebal(teks: str) -> list[tuple[str, bool]]:
    """Return the runs of a text with whether each is bold: "a **b**" gives ("a ", False), ("b", True)."""
    hasil: list[tuple[str, bool]] = []
    for nomor, bagian in enumerate(_TEBAL.split(tie(teks))):
        if bagian:
            hasil.append((bagian, nomor % 2 == 1))
    return hasil or [("", False)]


def tie(teks: str) -> str:
    """Return teks with % and Rp held to their numbers by a space that both font families have."""
    teks = teks.replace("\u202f", "\u00a0")
    return re.sub(r"(?<=\d) (?=%)", "\u00a0", teks) if "%" in teks else teks


def part_panjang(teks: str) -> str:
    """Return teks with places to break words that fill most of a line: an address, or letters without a blank."""
    return _PANJANG.sub(
        lambda kata: "\u200b".join(re.findall(rf".{{1,{_POTONGAN}}}", kata[0])), teks
    )


def width_isi(tata: Tata, bagian: Bagian) -> float:
    """Return the width of the text between the margins of a bagian, in points."""
    if bagian.lebar:
        return (LEBAR_A3 - 2 * TEPI_A3) * TITIK
    sisi = {"A4": (21.0, 29.7), "F4": (21.5, 33.0)}[tata.kertas]
    return (sisi[bagian.mendatar] - float(tata.kiri + tata.kanan)) * TITIK


def _tabel(tabel: Tabel, lebar: float, biasa: float) -> dict[str, Any]:
    """Return a table as it fits lebar, with the size of its letters and the room beside them."""
    banyak = len(tabel.kolom)
    ukuran = next(n for paling, n in _UKURAN if banyak >= paling)
    sisi = 1.8 if banyak >= 20 else 2.6 if banyak >= 13 else 4.0
    muat, ukuran = fit_tabel(tabel, lebar, min(biasa, ukuran), sisi)
    muat = split_rentang(muat, ukuran, sisi)
    tinggi = list_tinggi(muat, ukuran, sisi)
    baris = [
        [_sel(sel, pecah=pecah) for sel in satu]
        for satu, pecah in zip(muat.baris, tinggi, strict=True)
    ]
    huruf = sum(len(sel.teks) for satu in muat.baris for sel in satu)
    return {
        **_plain(replace(muat, baris=())),
        "baris": baris,
        "ukuran": ukuran,
        "sisi": sisi,
        "utuh": len(baris) <= UTUH_BARIS and huruf <= UTUH_HURUF and not any(tinggi),
    }


def _sel(sel: Sel, *, pecah: bool) -> dict[str, Any]:
    """Return a cell; pecah: its row may go on on the next page. Words with stars come in runs.

    The rows under a merged cell stay together: no page begins without what they share.
    """
    isi: dict[str, Any] = {  # by name: a report has thousands of them
        "teks": tie(sel.teks),
        "baris": sel.baris,
        "kolom": sel.kolom,
        "tebal": sel.tebal,
        "corak": sel.corak,
        "rata": sel.rata,
        "lekuk": sel.lekuk,
        "pecah": pecah and sel.baris == 1,
    }
    if "**" in sel.teks:
        isi["potongan"] = _runs(sel.teks)
    return isi


def _blok(blok: Any, lebar: float, biasa: float = 10.0) -> dict[str, Any]:
    isi: dict[str, Any] = _tabel(blok, lebar, biasa) if isinstance(blok, Tabel) else _plain(blok)
    isi["blok"] = type(blok).__name__
    match blok:
        case Paragraf():
            isi["teks"] = _runs(blok.teks)
            isi["pengantar"] = blok.teks.endswith(":")
        case Rincian():
            isi["baris"] = [(label, _runs(nilai)) for label, nilai in blok.baris]
        case Judul():
            isi["teks"] = tie(blok.teks)
        case Grafik():
            isi |= _grafik(blok)
    if isi["blok"] == "Daftar":
        isi["butir"] = [_runs(satu) for satu in blok.butir]
    if isi["blok"] == "Kotak":
        isi["isi"] = [_runs(satu) for satu in blok.isi]
    return isi


def _runs(teks: str) -> list[dict[str, Any]]:
    return [{"t": part_panjang(potongan), "b": tebal} for potongan, tebal in split_tebal(teks)]


def _grafik(grafik: Grafik) -> dict[str, Any]:
    """Return what only the drawing needs: the longest bar, and each figure as it is written."""
    ada = [nilai for seri in grafik.seri for nilai in seri.nilai if nilai is not None]
    besar = max([*ada, grafik.garis or Decimal(0), Decimal(1)])
    if grafik.paling_besar is not None:
        besar = min(besar, grafik.paling_besar)
    return {
        "besar": float(besar),
        "garis": None if grafik.garis is None else float(grafik.garis),
        "corak": [],
        "seri": [
            {
                "nama": seri.nama,
                "nilai": [None if nilai is None else float(nilai) for nilai in seri.nilai],
                "tulis": [format_angka(nilai, grafik.desimal, "n/a") for nilai in seri.nilai],
            }
            for seri in grafik.seri
        ],
    }


def _plain(isi: Any) -> Any:
    """Return dataclasses as dicts and decimals as numbers."""
    if dataclasses.is_dataclass(isi) and not isinstance(isi, type):
        return {
            satu.name: _plain(getattr(isi, satu.name))
            for satu in dataclasses.fields(isi)
            if satu.name != "desimal"
        }
    if isinstance(isi, tuple):
        return [_plain(satu) for satu in isi]
    if isinstance(isi, Decimal):
        return float(isi)
    return tie(isi) if isinstance(isi, str) else isi
