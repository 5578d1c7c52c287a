"""The look of a .docx: styles in the office's face, page numbers, places to sign, the mark of a draft."""

from itertools import pairwise

from docx.document import Document as DocumentObject
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from sakip.documents.blok import (
    Bagian,
    Dokumen,
    GantiHalaman,
    Kartu,
    KodeVerifikasi,
    Paragraf,
    Penanda,
    Sampul,
    TandaTangan,
    Tata,
)
from sakip.documents.docx_xml import (
    BIRU,
    make_cell,
    make_field,
    make_grid,
    make_paragraf,
    make_row,
    make_run,
    make_xml,
)

HURUF = {"bookman": "Bookman Old Style", "arial": "Arial"}
JUDUL_TABEL, JUDUL_GAMBAR, JUDUL_DAFTAR = "Judul Tabel", "Judul Gambar", "Judul Daftar"
_BARIS, _PITA, _LAMBANG = (
    17.65,
    30.0,
    102.0,
)  # points: an empty line, a band of the cover, its emblem
_TENGAH = '<w:jc w:val="center"/>'
_RAPAT = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
_KOSONG = "\u00a0"  # a line beside place and date, so that positions stand level


def list_lekat(dokumen: Dokumen) -> set[int]:
    """Return the id of each paragraph that stays with what follows: it introduces it, or a signature would stand alone."""
    return {
        id(blok)
        for bagian in dokumen.bagian
        for blok, sesudah in pairwise((*bagian.blok, None))
        if isinstance(blok, Paragraf)
        and (
            blok.gaya in ("tengah", "judul")
            or blok.teks.endswith(":")
            or isinstance(sesudah, TandaTangan)
        )
    }


def list_ujung(dokumen: Dokumen) -> set[int]:
    """Return the id of each block whose page ends with it; the last of all is none: Word wants a paragraph there."""
    return {
        id(blok)
        for sisa, bagian in enumerate(reversed(dokumen.bagian))
        for blok, sesudah in pairwise((*bagian.blok, None))
        if isinstance(sesudah, GantiHalaman) or (sesudah is None and sisa)
    }


def end_section(berkas: DocumentObject) -> Section:
    """Return a new section; the paragraph that ends the one before makes no page of its own."""
    seksi: Section = berkas.add_section(WD_SECTION.NEW_PAGE)
    akhir = berkas.paragraphs[-1].paragraph_format
    akhir.space_before = akhir.space_after = Pt(0)
    akhir.line_spacing = Pt(1)
    return seksi


def make_kartu(blok: Kartu, lebar: int) -> str:
    """Return figures in large type side by side, as wide as lebar (twips) together."""
    kolom = [lebar // len(blok.isi)] * len(blok.isi)
    sel = [
        make_cell(
            make_paragraf(make_run(angka, tebal=True, ukuran=13, warna=BIRU), sifat=_TENGAH)
            + make_paragraf(make_run(teks, ukuran=8), sifat=_TENGAH),
            satu,
            latar="F4F7FB",
        )
        for satu, (angka, teks) in zip(kolom, blok.isi, strict=True)
    ]
    return make_grid(kolom, [make_row(sel)])


def make_tanda_tangan(blok: TandaTangan, lebar: int) -> list[str]:
    """Return the places to sign, as wide as lebar (twips); a single one stands on the right.

    Names stand on one line, however long the positions above them are; three abreast are set smaller.
    """
    if len(blok.penanda) == 1:
        (satu,) = blok.penanda
        isi = _kepala(satu, 0, blok.tempat) + _nama(satu, 0)
        sel = [make_cell(make_paragraf(""), lebar // 2), make_cell(isi, lebar // 2, tegak="top")]
        sela = make_paragraf("", sifat="<w:keepNext/>")
        return [sela, make_grid([lebar // 2] * 2, [make_row(sel)], garis=False)]
    banyak = min(len(blok.penanda), 3)
    ukuran = 9.0 if banyak == 3 and any(satu.nip for satu in blok.penanda) else 0
    berat = [1] * banyak
    if ukuran:  # a long name takes room from shorter ones; most are as wide as their NIP
        berat = [max(26, *(len(s.nama) for s in blok.penanda[n::banyak])) for n in range(banyak)]
    kolom = [lebar * satu // sum(berat) for satu in berat]
    baris = []
    for awal in range(0, len(blok.penanda), banyak):
        sebaris = blok.penanda[awal : awal + banyak]
        kosong = [make_paragraf("")] * (banyak - len(sebaris))
        atas = [""] * len(sebaris)  # place and date stand above the last of the first row
        if blok.tempat and not awal:
            atas = [*[_KOSONG] * (banyak - 1), blok.tempat]
        kepala = [_kepala(s, ukuran, t) for s, t in zip(sebaris, atas, strict=True)]
        for lapis in (kepala, [_nama(s, ukuran) for s in sebaris]):
            tempat_isi = zip([*lapis, *kosong], kolom, strict=True)
            baris.append(make_row([make_cell(t, luas, tegak="top") for t, luas in tempat_isi]))
    return [
        make_paragraf("", sifat="<w:keepNext/>"),
        make_grid(kolom, baris, garis=False),
    ]


def _kepala(penanda: Penanda, ukuran: float, tempat: str = "") -> str:
    """Return what stands above the room to sign; it stays with the name."""
    baris = [satu for satu in (tempat, penanda.pengantar, f"{penanda.jabatan},") if satu]
    sifat = f"<w:keepNext/>{_RAPAT}{_TENGAH}"
    return "".join(make_paragraf(make_run(satu, ukuran=ukuran), sifat=sifat) for satu in baris)


def _nama(penanda: Penanda, ukuran: float) -> str:
    """Return the room to sign, and the name with pangkat and NIP below it, which no line breaks."""
    isi = make_paragraf("", sifat=f"<w:keepNext/>{_RAPAT}") * 4
    sifat = f"{_RAPAT}{_TENGAH}"
    nama = make_run(penanda.nama, tebal=True, garis=True, ukuran=ukuran)
    isi += make_paragraf(nama if penanda.nama else make_run("…" * 18), sifat=sifat)
    nip = f"NIP. {penanda.nip}".replace(" ", "\u00a0") if penanda.nip else ""
    for satu in (penanda.pangkat, nip):
        isi += make_paragraf(make_run(satu, ukuran=ukuran), sifat=sifat) if satu else ""
    return isi


def make_kode(blok: KodeVerifikasi) -> str:
    """Return what stands under the code of a letter: where it is verified."""
    teks = f"Keaslian dokumen ini dapat diperiksa di {blok.alamat} dengan kode **{blok.kode}**."
    return make_paragraf(make_run(teks, ukuran=8, warna="596273"), sifat=_TENGAH)


def count_kosong(sampul: Sampul, tinggi: float, *, lambang: bool) -> int:
    """Return how many empty lines push the office to the foot of a cover that is so many points tall."""
    ukuran = [*[21.0] * len(sampul.judul), 16, *[10.5] * len(sampul.keterangan), 14, 13, 9]
    atas = 3 * _BARIS + _LAMBANG if lambang else 6 * _BARIS
    isi = 2 * _PITA + atas + sum(1.15 * satu + 5 for satu in ukuran)
    return max(2, int((tinggi - isi) / _BARIS) - 4)


def style_id(nama: str) -> str:
    """Return how paragraphs name a style."""
    return nama.replace(" ", "")


def set_numbers(seksi: Section, bagian: Bagian) -> None:
    """Number the pages of a section i, ii, ... or 1, 2, ..., anew where the bagian says so."""
    nomor = seksi._sectPr.find(qn("w:pgNumType"))
    if nomor is not None:
        seksi._sectPr.remove(nomor)
    bentuk = "lowerRoman" if bagian.penomoran == "i" else "decimal"
    mulai = ' w:start="1"' if bagian.mulai else ""
    seksi._sectPr.append(make_xml(f'<w:pgNumType w:fmt="{bentuk}"{mulai}/>'))


def set_styles(berkas: DocumentObject, tata: Tata) -> None:
    """Give headings, captions and body the office's face; theme fonts would win over it."""
    gaya = berkas.styles
    for nama in (JUDUL_TABEL, JUDUL_GAMBAR, JUDUL_DAFTAR):
        gaya.add_style(nama, WD_STYLE_TYPE.PARAGRAPH)
    ukuran = float(tata.ukuran)
    for nama, besar, warna in (
        ("Normal", ukuran, ""),
        ("Heading 1", ukuran + 2, BIRU),
        ("Heading 2", ukuran + 0.5, "000000"),
        ("Heading 3", ukuran, "000000"),
        (JUDUL_TABEL, ukuran - 1, "000000"),
        (JUDUL_GAMBAR, ukuran - 1, "000000"),
        (JUDUL_DAFTAR, ukuran + 2, BIRU),
    ):
        satu = gaya[nama]
        assert isinstance(satu, ParagraphStyle)
        satu.font.size, satu.font.bold = Pt(besar), nama != "Normal"
        if warna:
            satu.font.color.rgb = RGBColor.from_string(warna)
        huruf = satu.element.get_or_add_rPr().get_or_add_rFonts()
        for kunci in list(huruf.attrib):
            del huruf.attrib[kunci]
        for kunci in ("ascii", "hAnsi", "eastAsia", "cs"):
            huruf.set(qn(f"w:{kunci}"), HURUF[tata.huruf])
        bentuk = satu.paragraph_format
        bentuk.space_before, bentuk.space_after = Pt(0 if nama == "Normal" else 8), Pt(5)
        bentuk.line_spacing = 1.15
        if nama != "Normal":
            bentuk.keep_with_next = nama != JUDUL_GAMBAR
        if nama in ("Heading 1", JUDUL_TABEL, JUDUL_GAMBAR, JUDUL_DAFTAR):
            bentuk.alignment = WD_ALIGN_PARAGRAPH.CENTER


def make_watermark(teks: str) -> str:
    """Return the mark of a draft as Word draws it: grey, slanted, behind the text."""
    return (
        '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        '<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" '
        'style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:120pt;rotation:315;'
        "z-index:-251654144;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#f3e4e4" stroked="f"><v:fill opacity=".6"/>'
        f'<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" string="{teks}"/></v:shape></w:pict></w:r>'
    )


def make_daftar(isi: list[dict[str, str]], kode: str, lebar: int) -> list[str]:
    """Return the paragraphs of a list of contents: one field over all, its entries already there.

    isi as pdf.Tatanan holds it; lebar of the text in twips, where the page numbers end.
    """
    hasil = []
    akhir_field = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    for urut, satu in enumerate(isi):
        tingkat = {"judul2": 2, "judul3": 3}.get(satu["jenis"], 1)
        awal = make_field(kode, "").removesuffix(akhir_field) if urut == 0 else ""
        akhir = akhir_field if urut == len(isi) - 1 else ""
        sifat = (
            f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{lebar}"/></w:tabs>'
            f'<w:spacing w:before="0" w:after="20"/><w:ind w:left="{(tingkat - 1) * 284}" w:right="454"/>'
        )
        teks = make_run(satu["teks"], ukuran=9.5, tebal=satu["jenis"] == "judul1")
        hal = "<w:r><w:tab/></w:r>" + make_run(satu["hal"], ukuran=9.5)
        hasil.append(make_paragraf(f"{awal}{teks}{hal}{akhir}", sifat=sifat))
    return hasil
