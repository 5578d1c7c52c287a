"""WordprocessingML by hand: paragraphs and tables as XML text, which is both quicker and more exact.

python-docx sets cell widths only; LibreOffice obeys w:tblGrid, so every table states both.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml.etree import _Element

from sakip.documents.blok import Kolom, Sel, Tabel
from sakip.documents.muat import fit_tabel, split_rentang
from sakip.documents.pdf import split_tebal, tie
from sakip.intake.lembar_kerja import clean_kendali

BIRU, MUDA, ABU, TEBAL = "1F3A5F", "DCE6F1", "F0F1F3", "EDF1F7"
CORAK = ("", "0B6B3A", "1F6F8B", "9A6700", "B4470E", "A11B1B", "7A1020")
TWIP = 20  # in a point
_SISI = 2.25  # points beside a text, as w:tblCellMar says
_RATA = {"kiri": "left", "kanan": "right", "tengah": "center"}


def make_xml(isi: str) -> _Element:
    """Return the element of one piece of XML whose outermost tag has no namespace stated yet."""
    nama = isi[1 : min(isi.index(">"), isi.index(" ") if " " in isi else len(isi))].rstrip("/>")
    elemen: _Element = parse_xml(isi.replace(f"<{nama}", f"<{nama} {nsdecls('w')}", 1))
    return elemen


def make_run(
    teks: str,
    *,
    tebal: bool = False,
    miring: bool = False,
    garis: bool = False,
    ukuran: float = 0,
    warna: str = "",
) -> str:
    """Return runs of a text; **two stars** make bold, line ends stay. ukuran in points."""
    hasil = []
    for potongan, kuat in split_tebal(clean_kendali(teks)):
        sifat = (
            ("<w:b/>" if tebal or kuat else "")
            + ("<w:i/>" if miring else "")
            + (f'<w:color w:val="{warna}"/>' if warna else "")
            + (f'<w:sz w:val="{round(ukuran * 2)}"/>' if ukuran else "")
            + ('<w:u w:val="single"/>' if garis else "")
        )
        isi = "<w:br/>".join(
            f'<w:t xml:space="preserve">{escape(satu)}</w:t>' for satu in potongan.split("\n")
        )
        hasil.append(f"<w:r><w:rPr>{sifat}</w:rPr>{isi}</w:r>")
    return "".join(hasil)


def make_paragraf(isi: str, *, gaya: str = "", sifat: str = "") -> str:
    """Return a paragraph of runs in a style; sifat are further properties as XML, in schema order."""
    nama = f"<w:pStyle w:val={quoteattr(gaya)}/>" if gaya else ""
    return f"<w:p><w:pPr>{nama}{sifat}</w:pPr>{isi}</w:p>"


def make_field(kode: str, hasil: str) -> str:
    """Return a field with its result already there, so that Word need not ask to update it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(kode)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{hasil}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def make_grid(lebar: Sequence[int], baris: Sequence[str], *, garis: bool = True) -> str:
    """Return a table of rows; lebar in twips. Without garis it only holds things side by side."""
    tepi = "".join(
        f'<w:{sisi} w:val="{"single" if garis else "nil"}" w:sz="4" w:space="0" w:color="7A8694"/>'
        for sisi in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    kisi = "".join(f'<w:gridCol w:w="{satu}"/>' for satu in lebar)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(lebar)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{tepi}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="45" w:type="dxa"/><w:right w:w="45" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{kisi}</w:tblGrid>{''.join(baris)}</w:tbl>"
    )


def make_cell(
    isi: str,
    lebar: int,
    *,
    kolom: int = 1,
    gabung: str = "",
    latar: str = "",
    tegak: str = "center",
) -> str:
    """Return a cell around paragraphs; gabung: restart or continue of a vertical merge."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{lebar}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{kolom}"/>' if kolom > 1 else "")
        + (f'<w:vMerge w:val="{gabung}"/>' if gabung else "")
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{latar}"/>' if latar else "")
        + f'<w:vAlign w:val="{tegak}"/></w:tcPr>{isi}</w:tc>'
    )


def make_row(sel: Sequence[str], *, kepala: bool = False) -> str:
    """Return a row that no page cuts; kepala repeats it on every page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if kepala else ''}</w:trPr>{''.join(sel)}</w:tr>"


def make_tabel(tabel: Tabel, lebar_isi: int) -> str:
    """Return a table of the block model, as wide as lebar_isi (twips)."""
    banyak = len(tabel.kolom)
    biasa = 6.5 if banyak >= 13 else 7 if banyak >= 9 else 8 if banyak >= 6 else 9.5
    # Few columns leave room for a wider face, where the office has not the one of the style.
    sisi = _SISI + (0.5 if banyak >= 13 else 2.0)
    tabel, ukuran = fit_tabel(tabel, lebar_isi / TWIP, biasa, sisi)
    tabel = split_rentang(tabel, ukuran, sisi)
    lebar = [int(satu.lebar * TWIP) for satu in tabel.kolom]
    baris = _kepala(tabel, lebar, ukuran)
    sisa: dict[int, int] = {}  # rows that a merged cell still covers, by column
    for satu in tabel.baris:
        baris.append(_baris(satu, tabel.kolom, lebar, ukuran, sisa))
    return make_grid(lebar, baris)


def _kepala(tabel: Tabel, lebar: Sequence[int], ukuran: float) -> list[str]:
    """Return the head: one row, or two where columns share a kelompok, and the row of numbers."""
    ada = any(satu.kelompok for satu in tabel.kolom)
    atas: list[str] = []
    bawah: list[str] = []
    lewat = 0
    for urut, kolom in enumerate(tabel.kolom):
        bawah.append(
            _judul(
                kolom.judul if kolom.kelompok else "",
                lebar[urut],
                ukuran,
                gabung="" if kolom.kelompok else "continue",
            )
        )
        if lewat:
            lewat -= 1
            continue
        if not kolom.kelompok:
            atas.append(_judul(kolom.judul, lebar[urut], ukuran, gabung="restart" if ada else ""))
            continue
        lewat = next(
            (n for n, lain in enumerate(tabel.kolom[urut:]) if lain.kelompok != kolom.kelompok),
            len(tabel.kolom) - urut,
        )
        atas.append(_judul(kolom.kelompok, sum(lebar[urut : urut + lewat]), ukuran, kolom=lewat))
        lewat -= 1
    baris = [make_row(atas, kepala=True)] + ([make_row(bawah, kepala=True)] if ada else [])
    if tabel.nomor_kolom:
        nomor = [
            make_cell(_isi(f"({n})", 6, "tengah", miring=True), satu, latar=ABU)
            for n, satu in enumerate(lebar, 1)
        ]
        baris.append(make_row(nomor, kepala=True))
    return baris


def _judul(teks: str, lebar: int, ukuran: float, *, kolom: int = 1, gabung: str = "") -> str:
    isi = _isi(teks, ukuran, "tengah", tebal=True, warna=BIRU)
    return make_cell(isi, lebar, kolom=kolom, gabung=gabung, latar=MUDA)


def _baris(
    baris: Sequence[Sel],
    kolom: Sequence[Kolom],
    lebar: Sequence[int],
    ukuran: float,
    sisa: dict[int, int],
) -> str:
    hasil: list[str] = []
    urut = 0
    isi = iter(baris)
    while urut < len(kolom):
        if sisa.get(urut):
            sisa[urut] -= 1
            hasil.append(make_cell(_isi("", ukuran, "kiri"), lebar[urut], gabung="continue"))
            urut += 1
            continue
        sel = next(isi)
        if sel.baris > 1:
            sisa[urut] = sel.baris - 1
        teks = _isi(
            sel.teks,
            ukuran,
            sel.rata or kolom[urut].rata,
            tebal=sel.tebal or sel.corak > 0,
            warna=CORAK[min(sel.corak, 6)],
            lekuk=sel.lekuk,
        )
        hasil.append(
            make_cell(
                teks,
                sum(lebar[urut : urut + sel.kolom]),
                kolom=sel.kolom,
                gabung="restart" if sel.baris > 1 else "",
                latar=TEBAL if sel.tebal else "",
            )
        )
        urut += sel.kolom
    # Rows under a merged cell stay together: no page begins without what they share.
    return make_row([_keep(sel) for sel in hasil] if any(sisa.values()) else hasil)


def _keep(sel: str) -> str:
    return sel.replace("<w:pPr>", "<w:pPr><w:keepNext/>")


def _isi(
    teks: str,
    ukuran: float,
    rata: str,
    *,
    tebal: bool = False,
    miring: bool = False,
    warna: str = "",
    lekuk: int = 0,
) -> str:
    sifat = f'<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/><w:ind w:left="{lekuk * 120}" w:firstLine="0"/><w:jc w:val="{_RATA[rata]}"/>'
    isi = make_run(tie(teks), tebal=tebal, miring=miring, ukuran=ukuran, warna=warna)
    return make_paragraf(isi, sifat=sifat)
