"""Places to sign in the XLSX lampiran: under the table that they follow on paper."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sakip.documents.blok import Dokumen, Judul, Penanda, Tabel, TandaTangan
from sakip.intake.lembar_cetak import count_lines, set_height, text_height
from sakip.intake.lembar_kerja import HURUF, Gaya, clean_teks, merge_block

_UKURAN = 9
_GAYA = Gaya(ukuran=_UKURAN, mendatar="center", garis=None)
_RUANG = 4  # lines to sign in
_KOSONG = "…………………………………"  # for a name that is not known
_TERSEMPIT = 30.0  # column units that a name with its NIP needs

Rentang = tuple[int, int]  # first and last column


def find_tanda(dokumen: Dokumen) -> dict[int, TandaTangan]:
    """Return the places to sign by the id of the table they stand under.

    A table bears the signature that follows it in its own part. Where the last table has none, as
    in a report that is signed at its closing, it bears the last signature of the whole document
    that is not of another table, as that of a perjanjian among the lampiran is.
    """
    hasil: dict[int, TandaTangan] = {}
    terakhir: int | None = None
    semua: list[TandaTangan] = []
    for bagian in dokumen.bagian:
        kini: int | None = None
        for blok in bagian.blok:
            match blok:
                case Tabel(nomor=nomor) if nomor:
                    kini = terakhir = id(blok)
                case Judul(tingkat=1):
                    kini = None
                case TandaTangan():
                    semua.append(blok)
                    if kini is not None:
                        hasil[kini] = blok
    if terakhir is not None and semua:
        sendiri = [satu for satu in semua if satu not in hasil.values()]
        hasil.setdefault(terakhir, (sendiri or semua)[-1])
    return hasil


def write_tanda(lembar: Worksheet, tanda: TandaTangan, baris: int, lebar: Sequence[float]) -> int:
    """Write the places to sign from a row on; return the row after them.

    lebar: of the columns of the sheet, in column units. As many stand abreast as have room, in one
    row, because a page ends between two rows only.
    """
    banyak = min(3, len(tanda.penanda), len(lebar))
    while banyak > 1 and min(_sums(lebar, _ranges(lebar, banyak))) < _TERSEMPIT:
        banyak -= 1
    tempat = _ranges(lebar, banyak) if banyak > 1 else [_last(lebar)]
    luas = _sums(lebar, tempat)
    for awal in range(0, len(tanda.penanda), banyak):
        abreast = tanda.penanda[awal : awal + banyak]
        isi = [_lines(satu, n) for satu, n in zip(abreast, luas, strict=False)]
        atas = max(len(kepala) for kepala, _ in isi)
        tanggal = [tanda.tempat] if tanda.tempat and not awal else []
        for (dari, sampai), (kepala, kaki) in zip(tempat, isi, strict=False):
            rentang = f"{get_column_letter(dari)}{baris}:{get_column_letter(sampai)}{baris}"
            kanan = tanggal if (dari, sampai) == tempat[-1] else [""] * len(tanggal)
            lengkap = ["", *kanan, *kepala, *[""] * (atas - len(kepala) + _RUANG)]
            merge_block(lembar, rentang, _GAYA).value = _write(lengkap, *kaki)
        tinggi = 1 + len(tanggal) + atas + _RUANG + max(len(kaki) for _, kaki in isi)
        set_height(lembar, baris, text_height(tinggi, _UKURAN))
        baris += 1
    return baris


def _lines(satu: Penanda, lebar: float) -> tuple[list[str], list[str]]:
    """Return what stands above the room to sign and below it, a position over several lines filled up."""
    jabatan = f"{satu.jabatan},"
    lebih = count_lines(jabatan, lebar, _UKURAN) - 1
    kepala = [satu.pengantar] if satu.pengantar else []
    kaki = [satu.nama or _KOSONG, satu.pangkat, f"NIP. {satu.nip}" if satu.nip else ""]
    return [*[""] * lebih, *kepala, jabatan], [baris for baris in kaki if baris]


def _write(atas: Sequence[str], nama: str, *bawah: str) -> CellRichText:
    """Return the lines as one text, the name bold and underlined; rich text is never a formula."""
    tebal = InlineFont(rFont=HURUF, sz=_UKURAN, b=True, u="single")
    biasa = InlineFont(rFont=HURUF, sz=_UKURAN)
    return CellRichText(
        TextBlock(biasa, clean_teks("\n".join(atas) + "\n")),
        TextBlock(tebal, clean_teks(nama)),
        *(TextBlock(biasa, clean_teks(f"\n{baris}")) for baris in bawah),
    )


def _ranges(lebar: Sequence[float], banyak: int) -> list[Rentang]:
    """Return the columns as banyak ranges, parted where they come nearest to equal widths."""
    jumlah = [0.0, *accumulate(lebar)]
    banyak = min(banyak, len(lebar))
    batas = [0]
    for urut in range(1, banyak):
        boleh = range(batas[-1] + 1, len(lebar) - (banyak - urut) + 1)
        batas.append(min(boleh, key=lambda n: abs(jumlah[n] - jumlah[-1] * urut / banyak)))
    return [(awal + 1, akhir) for awal, akhir in pairwise([*batas, len(lebar)])]


def _last(lebar: Sequence[float]) -> Rentang:
    """Return the columns at the right that a single name has room in: half of them, more where these are narrow."""
    awal = _ranges(lebar, 2)[-1][0]
    while awal > 1 and sum(lebar[awal - 1 :]) < _TERSEMPIT:
        awal -= 1
    return awal, len(lebar)


def _sums(lebar: Sequence[float], rentang: Sequence[Rentang]) -> list[float]:
    return [sum(lebar[awal - 1 : akhir]) for awal, akhir in rentang]
