"""The rows of a table of money: pagu, realisasi, serapan and sisa of a program, and the sum below them."""

from collections.abc import Iterable
from decimal import Decimal

from sakip.documents.bahan import Program
from sakip.documents.blok import Baris, Sel
from sakip.documents.isi.bersama import sel_angka, sel_rupiah
from sakip.documents.isi.tabel_aksi import LEKUK


def make_row_program(satu: Program, belanja: Iterable[Sel] = ()) -> Baris:
    """Return the row of a program, kegiatan or sub kegiatan; belanja stands between pagu and realisasi."""
    tebal = satu.jenjang == "program"
    nama = Sel(teks=satu.nama, tebal=tebal, lekuk=LEKUK[satu.jenjang])
    uang = _sel_uang(satu.pagu, belanja, satu.realisasi, satu.serapan, satu.sisa, tebal=tebal)
    return (Sel(teks=satu.kode, tebal=tebal), nama, *uang)


def make_row_jumlah(
    pagu: Decimal | None,
    realisasi: Decimal | None,
    serapan: Decimal | None,
    sisa: Decimal | None,
    belanja: Iterable[Sel] = (),
) -> Baris:
    """Return the row of the sum; serapan in percent, the others in rupiah."""
    kata = Sel(teks="Jumlah", kolom=2, tebal=True, rata="tengah")
    return (kata, *_sel_uang(pagu, belanja, realisasi, serapan, sisa, tebal=True))


def _sel_uang(
    pagu: Decimal | None,
    belanja: Iterable[Sel],
    realisasi: Decimal | None,
    serapan: Decimal | None,
    sisa: Decimal | None,
    *,
    tebal: bool,
) -> Baris:
    return (
        sel_rupiah(pagu, tebal=tebal),
        *belanja,
        sel_rupiah(realisasi, tebal=tebal),
        sel_angka(serapan, tebal=tebal),
        sel_rupiah(sisa, tebal=tebal),
    )
