"""DOCX by python-docx: real heading and caption styles, page numbers, and lists of contents filled in.

The page numbers of the lists come from the layout of the PDF; after editing, the official presses F9.
"""

import io
from datetime import datetime
from functools import singledispatchmethod

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shape import InlineShape
from docx.shared import Cm, Length

from sakip.documents.blok import (
    Bagian,
    Blok,
    Daftar,
    DaftarIsi,
    Dokumen,
    GantiHalaman,
    Grafik,
    Judul,
    Kartu,
    KodeVerifikasi,
    Kop,
    Kotak,
    Paragraf,
    Rincian,
    Sampul,
    Tabel,
    TandaTangan,
)
from sakip.documents.docx_badan import Badan
from sakip.documents.docx_gaya import (
    JUDUL_DAFTAR,
    JUDUL_GAMBAR,
    JUDUL_TABEL,
    count_kosong,
    end_section,
    list_lekat,
    list_ujung,
    make_daftar,
    make_kartu,
    make_kode,
    make_tanda_tangan,
    make_watermark,
    set_numbers,
    set_styles,
    style_id,
)
from sakip.documents.docx_xml import (
    BIRU,
    make_cell,
    make_field,
    make_grid,
    make_paragraf,
    make_row,
    make_run,
    make_tabel,
    make_xml,
)
from sakip.documents.pdf import TEPI_A3, TITIK, lay_out
from sakip.documents.qr import draw_qr

TETAP = datetime(2000, 1, 1)  # noqa: DTZ001 a property of the file without zone, equal in every one
_TWIP = 567  # of a centimetre
_JARAK = '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>'
_TENGAH = '<w:jc w:val="center"/>'


def render_docx(dokumen: Dokumen) -> bytes:
    """Return the document as .docx; the same document gives the same bytes."""
    return _Penulis(dokumen).write()


class _Penulis:
    """Writes one document, block by block."""

    def __init__(self, dokumen: Dokumen) -> None:
        self.dokumen = dokumen
        self.berkas = Document()
        self.tatanan = lay_out(dokumen)
        self.badan = Badan(self.berkas)
        self.lebar = 0  # of the text between the margins, in twips
        self.tinggi = 0.0  # the same upright, in points
        self.lekat, self.ujung = list_lekat(dokumen), list_ujung(dokumen)
        set_styles(self.berkas, dokumen.tata)

    def write(self) -> bytes:
        for urut, bagian in enumerate(self.dokumen.bagian):
            seksi = self.berkas.sections[0]
            if urut:
                seksi = end_section(self.berkas)
            self._set_page(seksi, bagian)
            for blok in bagian.blok:
                self.draw(blok)
        sifat = self.berkas.core_properties
        sifat.author, sifat.title, sifat.language = "SAKIP", self.dokumen.judul, "id-ID"
        sifat.created = sifat.modified = TETAP
        sifat.last_modified_by, sifat.revision, sifat.comments = "SAKIP", 1, ""
        return self.badan.save()

    def add(self, xml: str) -> None:
        """Put elements at the end of the body."""
        self.badan.add(xml)

    def _set_page(self, seksi: Section, bagian: Bagian) -> None:
        tata = self.dokumen.tata
        lebar, tinggi = (21.5, 33.0) if tata.kertas == "F4" else (21.0, 29.7)
        if bagian.mendatar:
            lebar, tinggi = (42.0, 29.7) if bagian.lebar else (tinggi, lebar)
        seksi.orientation = WD_ORIENT.LANDSCAPE if bagian.mendatar else WD_ORIENT.PORTRAIT
        seksi.page_width, seksi.page_height = Cm(lebar), Cm(tinggi)
        atas, bawah, kiri, kanan = (
            [TEPI_A3] * 4
            if bagian.lebar
            else [float(satu) for satu in (tata.atas, tata.bawah, tata.kiri, tata.kanan)]
        )
        seksi.top_margin, seksi.bottom_margin = Cm(atas), Cm(bawah)
        seksi.left_margin, seksi.right_margin = Cm(kiri), Cm(kanan)
        self.lebar = int((lebar - kiri - kanan) * _TWIP)
        self.tinggi = (tinggi - atas - bawah) * TITIK
        set_numbers(seksi, bagian)
        self._set_header(seksi, bagian)

    def _set_header(self, seksi: Section, bagian: Bagian) -> None:
        """Write head and foot of the pages; a draft carries its mark behind the text."""
        seksi.header.is_linked_to_previous = seksi.footer.is_linked_to_previous = False
        kepala, kaki = seksi.header.paragraphs[0], seksi.footer.paragraphs[0]
        teks = self.dokumen.kepala if bagian.penomoran == "1" else ""
        # In words too: not every program draws the mark behind the text.
        teks = " · ".join(satu for satu in (self.dokumen.tanda, teks) if satu)
        isi = make_run(teks, miring=True, ukuran=8, warna="596273") + (
            make_watermark(self.dokumen.tanda) if self.dokumen.tanda else ""
        )
        kepala._p.getparent().replace(
            kepala._p, make_xml(make_paragraf(isi, sifat='<w:jc w:val="right"/>'))
        )
        nomor = make_field("PAGE", make_run("1")) if bagian.penomoran else ""
        kaki._p.getparent().replace(kaki._p, make_xml(make_paragraf(nomor, sifat=_TENGAH)))

    @singledispatchmethod
    def draw(self, blok: object) -> None:
        """Write one block."""
        raise TypeError(type(blok))

    @draw.register
    def _(self, blok: Judul) -> None:
        jarak = "  " if blok.tingkat == 1 else " "
        teks = f"{blok.nomor}{jarak}{blok.teks}" if blok.nomor else blok.teks
        self.add(make_paragraf(make_run(teks), gaya=f"Heading{blok.tingkat}"))

    @draw.register
    def _(self, blok: Paragraf) -> None:
        sifat = {
            "biasa": '<w:ind w:firstLine="624"/><w:jc w:val="both"/>',
            "rata": '<w:jc w:val="both"/>',
            "kanan": '<w:jc w:val="right"/>',
            "kecil": "",
        }.get(blok.gaya, _TENGAH)
        kecil = blok.gaya == "kecil"
        isi = make_run(
            blok.teks,
            tebal=blok.gaya == "judul",
            miring=kecil,
            ukuran=8.5 if kecil else 0,
            warna="596273" if kecil else "",
        )
        lekat = "<w:keepNext/>" if id(blok) in self.lekat else ""
        self.add(make_paragraf(isi, sifat=lekat + sifat))

    @draw.register
    def _(self, blok: Daftar) -> None:
        for nomor, butir in enumerate(blok.butir, 1):
            tanda = f"{nomor}." if blok.bernomor else "–"
            isi = make_run(tanda) + "<w:r><w:tab/></w:r>" + make_run(butir)
            sifat = '<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs><w:ind w:left="567" w:hanging="397"/><w:jc w:val="both"/>'
            self.add(make_paragraf(isi, sifat=sifat))

    @draw.register
    def _(self, blok: Tabel) -> None:
        if blok.nomor:
            judul = make_run(f"Tabel {blok.nomor}  {blok.judul}")
            self.add(make_paragraf(judul, gaya=style_id(JUDUL_TABEL)))
        self.add(make_tabel(blok, self.lebar))
        if blok.catatan:
            catatan = make_run(blok.catatan, miring=True, ukuran=8, warna="596273")
            self.add(make_paragraf(catatan))
        else:
            self._space_after(blok)

    @draw.register
    def _(self, blok: Grafik) -> None:
        lebar = Cm(min(15.5, self.lebar / _TWIP))
        bentuk = self._draw_gambar(next(self.tatanan.grafik), width=lebar)
        bentuk._inline.docPr.set("descr", blok.alt)
        judul = make_run(f"Gambar {blok.nomor}  {blok.judul}")
        self.add(make_paragraf(judul, gaya=style_id(JUDUL_GAMBAR)))

    @draw.register
    def _(self, blok: Kartu) -> None:
        self.add(make_kartu(blok, self.lebar))
        self._space_after(blok)

    @draw.register
    def _(self, blok: Kotak) -> None:
        isi = make_paragraf(make_run(blok.judul, tebal=True, warna=BIRU)) + "".join(
            make_paragraf(make_run(satu, ukuran=9.5)) for satu in blok.isi
        )
        self.add(make_grid([self.lebar], [make_row([make_cell(isi, self.lebar, latar="FAFBFD")])]))
        self._space_after(blok)

    @draw.register
    def _(self, blok: Rincian) -> None:
        lebar = [int(self.lebar * 0.2), 240, self.lebar - int(self.lebar * 0.2) - 240]
        baris = [
            make_row(
                [
                    make_cell(make_paragraf(make_run(teks)), satu, tegak="top")
                    for teks, satu in zip((label, ":", isi), lebar, strict=True)
                ]
            )
            for label, isi in blok.baris
        ]
        self.add(make_grid(lebar, baris, garis=False))
        self._space_after(blok)

    @draw.register
    def _(self, blok: TandaTangan) -> None:
        for satu in make_tanda_tangan(blok, self.lebar):
            self.add(satu)

    @draw.register
    def _(self, blok: Kop) -> None:
        if self.dokumen.lambang:
            self._draw_gambar(self.dokumen.lambang, height=Cm(1.8))
        self.add(make_paragraf(make_run(blok.pemerintah, ukuran=13), sifat=_TENGAH))
        self.add(make_paragraf(make_run(blok.kantor, tebal=True, ukuran=15), sifat=_TENGAH))
        alamat = make_run("\n".join(blok.alamat), ukuran=8.5)
        garis = '<w:pBdr><w:bottom w:val="thinThickSmallGap" w:sz="24" w:space="4" w:color="auto"/></w:pBdr>'
        self.add(make_paragraf(alamat, sifat=f"{garis}{_TENGAH}"))

    @draw.register
    def _(self, blok: GantiHalaman) -> None:
        tipis = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        self.add(make_paragraf('<w:r><w:br w:type="page"/></w:r>', sifat=tipis))

    @draw.register
    def _(self, blok: Sampul) -> None:
        pita = f'<w:shd w:val="clear" w:color="auto" w:fill="{BIRU}"/><w:spacing w:before="0" w:after="0" w:line="500" w:lineRule="exact"/>'
        self.add(make_paragraf("", sifat=pita))
        for _ in range(3 if self.dokumen.lambang else 6):
            self.add(make_paragraf(""))
        if self.dokumen.lambang:
            self._draw_gambar(self.dokumen.lambang, height=Cm(3.6))
        for satu in blok.judul:
            self.add(
                make_paragraf(make_run(satu, tebal=True, ukuran=21, warna=BIRU), sifat=_TENGAH)
            )
        self.add(make_paragraf(make_run(blok.tahun, tebal=True, ukuran=16), sifat=_TENGAH))
        for satu in blok.keterangan:
            self.add(make_paragraf(make_run(satu, ukuran=10.5, warna="596273"), sifat=_TENGAH))
        for _ in range(count_kosong(blok, self.tinggi, lambang=bool(self.dokumen.lambang))):
            self.add(make_paragraf(""))
        for satu, ukuran in ((blok.kantor, 14), (blok.pemerintah, 13)):
            self.add(make_paragraf(make_run(satu, tebal=True, ukuran=ukuran), sifat=_TENGAH))
        self.add(make_paragraf(make_run(blok.alamat, ukuran=9, warna="596273"), sifat=_TENGAH))
        self.add(make_paragraf("", sifat=pita))

    @draw.register
    def _(self, blok: KodeVerifikasi) -> None:
        self._draw_gambar(draw_qr(blok.qr), height=Cm(2))
        self.add(make_kode(blok))

    def _space_after(self, blok: Blok) -> None:
        """Keep what follows off a table; at the end of its page nothing does, and a line would begin another."""
        if id(blok) not in self.ujung:
            self.add(make_paragraf("", sifat=_JARAK))

    def _draw_gambar(self, isi: bytes, **ukuran: Length) -> InlineShape:
        gambar = self.berkas.add_paragraph()
        gambar.alignment = WD_ALIGN_PARAGRAPH.CENTER
        gambar.paragraph_format.keep_with_next = True
        return gambar.add_run().add_picture(io.BytesIO(isi), **ukuran)

    @draw.register
    def _(self, blok: DaftarIsi) -> None:
        for nama, jenis, kode in (
            ("DAFTAR ISI", ("judul1", "judul2", "judul3"), r'TOC \o "1-3" \h \z \u'),
            ("DAFTAR TABEL", ("tabel",), rf'TOC \h \z \t "{JUDUL_TABEL};1"'),
            ("DAFTAR GAMBAR", ("gambar",), rf'TOC \h \z \t "{JUDUL_GAMBAR};1"'),
        ):
            isi = [satu for satu in self.tatanan.daftar if satu["jenis"] in jenis]
            if isi:
                self.add(make_paragraf(make_run(nama), gaya=style_id(JUDUL_DAFTAR)))
                for satu in make_daftar(isi, kode, self.lebar):
                    self.add(satu)
