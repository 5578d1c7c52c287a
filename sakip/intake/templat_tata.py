"""The layout of the form: which column holds which field, how wide, how high, on one landscape page.

Many rows print best on a wide sheet, few on a narrow one: the widths are chosen so that the printed
letters come out as large as the page allows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from openpyxl.utils import get_column_letter

from sakip.domain.formulir import BarisFormulir, Formulir
from sakip.domain.metode import Metode
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import format_angka
from sakip.intake.lembar_cetak import (
    LEBAR_HALAMAN,
    POIN_PER_LEBAR,
    TINGGI_HALAMAN,
    count_lines,
    text_height,
    text_width,
)

Isi = Decimal | str | None  # of one cell: a number, a text, or nothing

BARIS_JUDUL = 5  # title rows, the last of them the hint
BARIS_KEPALA = (6, 7)
BARIS_NOMOR = 8
BARIS_PERTAMA = 9  # of the data

# Sub-columns of column 5; pembilang and penyebut stand there only where a rasio is asked for.
SUBKOLOM = {
    "nilai": "Nilai",
    "pembilang": "Pembilang",
    "penyebut": "Penyebut",
    "progres": "Uraian progres",
}
ISIAN = (*SUBKOLOM, "sumber_data", "keterangan")  # what people fill; all else is ours

UKURAN = 9  # points, of the table's text
TINGGI_TERENDAH = text_height(2, UKURAN)  # room to write by hand on the printed form
TINGGI_KEPALA = {1: 17.0, 2: 17.0, 3: 17.0, 4: 17.0, 5: 16.0, 6: 17.0, 7: 17.0, 8: 11.0}
_TINGGI_PENGESAHAN = (8.0, 13.0, 13.0, 38.0, 13.0, 13.0)

_LEBAR_TEKS = {
    "sasaran": 22.0,
    "indikator": 28.0,
    "progres": 24.0,
    "program": 24.0,
    "sumber_data": 16.0,
    "unit": 16.0,
    "keterangan": 20.0,
}
_PENGALI = tuple(1 + langkah / 10 for langkah in range(9))
_SKALA_TERKECIL = 0.5  # below this the letters are too small to read: then several pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Tata:
    """Where everything stands. kolom: field to letter; lebar in column units; tinggi in points."""

    kolom: Mapping[str, str]
    lebar: Mapping[str, float]
    tinggi: tuple[float, ...]  # of the data rows
    kaku: frozenset[int]  # indices of data rows whose height must not be fitted anew
    satu_halaman: bool

    @property
    def kolom_akhir(self) -> str:
        """The letter of column 9, the last one people see."""
        return self.kolom["keterangan"]

    @property
    def baris_akhir(self) -> int:
        """The last data row."""
        return BARIS_PERTAMA + len(self.tinggi) - 1

    def alamat(self, nama: str, urutan: int) -> str:
        """Return the cell ("E9") of a field in the data row urutan, counted from 0."""
        return f"{self.kolom[nama]}{BARIS_PERTAMA + urutan}"


def is_rasio(baris: BarisFormulir) -> bool:
    """Tell whether the figure is stated by pembilang and penyebut."""
    return baris.metode is Metode.RASIO and baris.rumus is not Rumus.PREDIKAT


def list_kolom(formulir: Formulir) -> tuple[str, ...]:
    """Return the fields from left to right, as the SOP orders them; _id stands behind column 9."""
    rasio = any(is_rasio(baris) for baris in formulir.baris)
    realisasi = [nama for nama in SUBKOLOM if rasio or nama not in ("pembilang", "penyebut")]
    return (
        *("nomor", "sasaran", "indikator", "target"),
        *realisasi,
        *("program", "sumber_data", "unit", "keterangan", "_id"),
    )


def list_kelompok(formulir: Formulir) -> Iterator[tuple[str, range]]:
    """Yield each run of rows under one sasaran: the sasaran and the indices of its rows."""
    for sasaran, anggota in groupby(
        enumerate(formulir.baris), key=lambda pasangan: pasangan[1].sasaran
    ):
        urutan = [nomor for nomor, _ in anggota]
        yield sasaran, range(urutan[0], urutan[-1] + 1)


def list_tinggi(formulir: Formulir) -> tuple[float, ...]:
    """Return the heights of the rows to sign in, in points; a pangkat has a row of its own."""
    return _TINGGI_PENGESAHAN + _TINGGI_PENGESAHAN[-1:] * bool(formulir.pangkat)


def plan_tata(formulir: Formulir, isi: Mapping[str, Mapping[str, Isi]]) -> Tata:
    """Return the layout for formulir with isi (kode_indikator to field to content) filled in."""
    nama_kolom = list_kolom(formulir)
    kolom = {nama: get_column_letter(nomor) for nomor, nama in enumerate(nama_kolom, 1)}
    angka = {nama: _number_width(nama, formulir, isi) for nama in nama_kolom}
    pilihan = []
    for pengali in _PENGALI:
        lebar = {
            nama: round(_LEBAR_TEKS[nama] * pengali, 1) if nama in _LEBAR_TEKS else angka[nama]
            for nama in nama_kolom
        }
        tinggi, kaku = _plan_tinggi(formulir, isi, lebar)
        skala = _scale(lebar, (*tinggi, *list_tinggi(formulir)))
        # A wider sheet must earn its width, since on the screen it has to be scrolled.
        pilihan.append((skala - 0.02 * (pengali - 1), skala, lebar, tinggi, kaku))
    terbaik = max(pilihan, key=lambda satu: satu[0])
    if terbaik[1] < _SKALA_TERKECIL:
        terbaik = pilihan[0]
    _, skala, lebar, tinggi, kaku = terbaik
    return Tata(
        kolom=kolom,
        lebar=lebar,
        tinggi=tinggi,
        kaku=kaku,
        satu_halaman=skala >= _SKALA_TERKECIL,
    )


def cell_text(nama: str, baris: BarisFormulir, isi: Mapping[str, Isi]) -> str:
    """Return what a cell of the row shows, as text to be measured."""
    if nama in ISIAN:
        nilai = isi.get(nama)
        return format_angka(nilai, baris.desimal) if isinstance(nilai, Decimal) else nilai or ""
    if nama == "target":
        return f"{baris.target} {baris.satuan}"
    return str(getattr(baris, nama))


def _number_width(nama: str, formulir: Formulir, isi: Mapping[str, Mapping[str, Isi]]) -> float:
    """Return the width of a column of numbers: a number that does not fit prints as #####."""
    if nama == "nomor":
        return 4.0
    if nama not in ("target", "nilai", "pembilang", "penyebut"):
        return 8.0
    teks = [cell_text(nama, baris, isi.get(baris.kode_indikator, {})) for baris in formulir.baris]
    # A realisasi is about as long as its target, so the column fits it before it is typed.
    teks += [format_angka(baris.target_nilai, baris.desimal, "") for baris in formulir.baris]
    terlebar = max((text_width(satu, UKURAN) for satu in teks if len(satu) <= 24), default=0.0)
    return round(min(max(terlebar / POIN_PER_LEBAR + 2, 11.0), 24.0), 1)


def _plan_tinggi(
    formulir: Formulir, isi: Mapping[str, Mapping[str, Isi]], lebar: Mapping[str, float]
) -> tuple[tuple[float, ...], frozenset[int]]:
    """Return the height of each data row, and which rows a fitting by their own text would spoil."""
    tinggi = []
    for baris in formulir.baris:
        milik = isi.get(baris.kode_indikator, {})
        jumlah = max(
            count_lines(cell_text(nama, baris, milik), lebar[nama], UKURAN)
            for nama in (*_LEBAR_TEKS, "target")
            if nama != "sasaran"
        )
        tinggi.append(max(text_height(jumlah, UKURAN), TINGGI_TERENDAH))
    kaku: set[int] = set()
    for sasaran, urutan in list_kelompok(formulir):
        perlu = text_height(count_lines(sasaran, lebar["sasaran"], UKURAN), UKURAN)
        kurang = perlu - sum(tinggi[nomor] for nomor in urutan)
        if kurang > 0:
            # The fitting of Excel and LibreOffice does not see the text of merged cells.
            kaku.update(urutan)
            for nomor in urutan:
                tinggi[nomor] += kurang / len(urutan)
    return tuple(tinggi), frozenset(kaku)


def _scale(lebar: Mapping[str, float], tinggi: tuple[float, ...]) -> float:
    """Return the scale (at most 1) at which the whole form fits on one page."""
    poin_lebar = sum(satu for nama, satu in lebar.items() if nama != "_id") * POIN_PER_LEBAR
    poin_tinggi = sum(TINGGI_KEPALA.values()) + sum(tinggi)
    return min(1.0, LEBAR_HALAMAN / poin_lebar, TINGGI_HALAMAN / poin_tinggi)
