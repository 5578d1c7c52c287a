"""Joins the PDFs of a document's parts into one: page numbers, bookmarks, links and tags stay whole."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pikepdf import (
    Array,
    Dictionary,
    Name,
    NameTree,
    NumberTree,
    Object,
    ObjectStreamMode,
    OutlineItem,
    Page,
    Pdf,
    String,
)

from sakip.documents.bagian_besar import TUJUAN

TINGKAT = {"judul1": 1, "judul2": 2, "judul3": 3}


def join_pdf(bagian: Sequence[bytes], daftar: Iterable[Mapping[str, Any]]) -> bytes:
    """Return one PDF of its parts in order; daftar: {jenis, teks, lembar} of every heading, lembar from 1.

    The same parts give the same bytes.
    """
    hasil = Pdf.open(io.BytesIO(bagian[0]))
    depan = len(hasil.pages)
    label, tag = _labels(hasil), _Tag(hasil)
    for nomor, isi in enumerate(bagian[1:], 1):
        with Pdf.open(io.BytesIO(isi)) as satu:
            _rename(satu, f"B{nomor}")
            label |= {len(hasil.pages) + n: cara for n, cara in _labels(satu).items()}
            hasil.pages.extend(satu.pages)
            tag.add(satu)
    tag.write()
    _write_labels(hasil, label)
    _point(hasil, depan)
    _write_outline(hasil, daftar)
    keluar = io.BytesIO()
    hasil.save(keluar, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return keluar.getvalue()


class _Tag:
    """The tags of every part (what is a heading, a cell, a list), as one tree."""

    def __init__(self, hasil: Pdf) -> None:
        self.hasil = hasil
        self.akar = hasil.Root.StructTreeRoot
        self.induk = dict(NumberTree(self.akar.ParentTree).items())
        self.nama = self._read_nama(self.akar)

    def add(self, satu: Pdf) -> None:
        """Take over the tags of a part whose pages are the last of hasil."""
        akar = self.hasil.copy_foreign(satu.Root.StructTreeRoot)
        mulai = max(self.induk, default=-1) + 1
        for nomor, isi in NumberTree(akar.ParentTree).items():
            self.induk[mulai + nomor] = isi
        for halaman in list(self.hasil.pages)[-len(satu.pages) :]:
            for benda, kunci in _places(halaman):
                benda[kunci] = mulai + int(benda[kunci])
        for anak in akar.K:
            anak.P = self.akar
            self.akar.K.append(anak)
        self.nama |= self._read_nama(akar)

    def _read_nama(self, akar: Any) -> dict[str, Any]:
        return _names(akar) if "/IDTree" in akar else {}

    def write(self) -> None:
        """Put the trees of all parts into hasil."""
        nums = [nilai for nomor in sorted(self.induk) for nilai in (nomor, self.induk[nomor])]
        self.akar.ParentTree = self.hasil.make_indirect(Dictionary(Nums=Array(nums)))
        self.akar.ParentTreeNextKey = max(self.induk, default=-1) + 1
        if self.nama:
            names = [v for nama in sorted(self.nama) for v in (String(nama), self.nama[nama])]
            self.akar.IDTree = self.hasil.make_indirect(Dictionary(Names=Array(names)))


def _places(halaman: Page) -> Iterable[tuple[Any, str]]:
    """Yield where a page says which entries of the tree of tags are its own."""
    if "/StructParents" in halaman.obj:
        yield halaman.obj, "/StructParents"
    for catatan in halaman.obj.get("/Annots", []):
        if "/StructParent" in catatan:
            yield catatan, "/StructParent"


def _rename(satu: Pdf, awalan: str) -> None:
    """Make the names of table heads, which begin anew in every part, differ from those of other parts."""
    akar = satu.Root.StructTreeRoot
    if "/IDTree" not in akar:
        return
    lama = _names(akar)
    names = [v for nama in sorted(lama) for v in (String(awalan + nama), lama[nama])]
    akar.IDTree = Dictionary(Names=Array(names))
    for benda in satu.objects:
        if not isinstance(benda, Dictionary) or "/S" not in benda or "/P" not in benda:
            continue
        if "/ID" in benda:
            benda.ID = String(awalan + str(benda.ID))
        sifat: Any = benda.get("/A", [])
        for isi in sifat if isinstance(sifat, Array) else [sifat]:
            if "/Headers" in isi:
                isi.Headers = Array([String(awalan + str(nama)) for nama in isi.Headers])


def _names(akar: Any) -> dict[str, Any]:
    return {str(nama): unsur for nama, unsur in NameTree(akar.IDTree).items()}


def _labels(satu: Pdf) -> dict[int, bytes]:
    """Return how the pages of a part are numbered, from the index of each run's first page."""
    if "/PageLabels" not in satu.Root:
        return {}
    return {n: cara.unparse(resolved=True) for n, cara in NumberTree(satu.Root.PageLabels).items()}


def _write_labels(hasil: Pdf, label: Mapping[int, bytes]) -> None:
    nums = [nilai for n, cara in label.items() for nilai in (n, Object.parse(cara))]
    hasil.Root.PageLabels = hasil.make_indirect(Dictionary(Nums=Array(nums)))


def _point(hasil: Pdf, depan: int) -> None:
    """Make the entries of the lists of contents point at the pages of the later parts."""
    for halaman in list(hasil.pages)[:depan]:
        for catatan in halaman.obj.get("/Annots", []):
            alamat = str(catatan.A.get("/URI", "")) if "/A" in catatan else ""
            if alamat.startswith(TUJUAN):
                tuju = hasil.pages[depan + int(alamat.removeprefix(TUJUAN)) - 1]
                del catatan["/A"]
                catatan.Dest = Array([tuju.obj, Name.Fit])


def _write_outline(hasil: Pdf, daftar: Iterable[Mapping[str, Any]]) -> None:
    """Write the bookmarks anew, each heading under the one above it."""
    with hasil.open_outline() as garis:
        garis.root.clear()
        susun: list[tuple[int, list[OutlineItem]]] = [(0, garis.root)]
        for satu in daftar:
            if not (tingkat := TINGKAT.get(satu["jenis"])):
                continue
            while susun[-1][0] >= tingkat:
                susun.pop()
            butir = OutlineItem(satu["teks"], satu["lembar"] - 1)
            susun[-1][1].append(butir)
            susun.append((tingkat, butir.children))
