"""A large document laid out part by part reads as one: numbers, contents, bookmarks, links, and tags."""

import io
import json
import os
import stat
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from sakip.documents.bagian_besar import Susunan, make_susunan, split_isi
from sakip.documents.blok import (
    Bagian,
    DaftarIsi,
    Dokumen,
    Grafik,
    Judul,
    Kolom,
    Paragraf,
    Sampul,
    Sel,
    Seri,
    Tabel,
)
from sakip.documents.gabung_pdf import join_pdf
from sakip.documents.pdf import ask_anak, lay_out, to_json
from sakip.documents.penata import get_penata
from sakip.domain.errors import DataTidakSah

SAMPUL = Sampul(judul=("LAPORAN",), tahun="2026", kantor="Kantor", pemerintah="P", alamat="A")
PALING = 6_000  # characters of a part


def a_bab(nomor: int) -> list[Judul | Paragraf | Tabel]:
    """Return a bab of three sub-bab, each with a table."""
    isi: list[Judul | Paragraf | Tabel] = [Judul(nomor=f"BAB {nomor}", teks="Isi")]
    for sub in "ABC":
        kolom = (Kolom(judul="No", lebar=1), Kolom(judul="Uraian", lebar=5))
        baris = tuple((Sel(teks=f"{n}"), Sel(teks=f"Baris {nomor}{sub}{n}")) for n in range(9))
        isi += [
            Judul(nomor=f"{sub}.", teks=f"Sub {nomor}{sub}", tingkat=2),
            Paragraf(teks="Kata-kata laporan. " * 40),
            Tabel(nomor=f"{nomor}.{sub}", judul=f"Tabel {nomor}{sub}", kolom=kolom, baris=baris),
        ]
    return isi


@pytest.fixture(scope="module")
def dokumen() -> Dokumen:
    depan = (Judul(teks="PENGANTAR"), Paragraf(teks="Salam."), DaftarIsi())
    return Dokumen(
        judul="Laporan",
        kepala="Laporan 2026",
        tanda="KONSEP",
        bagian=(
            Bagian(blok=(SAMPUL,), penomoran=""),
            Bagian(blok=depan, penomoran="i", mulai=True),
            Bagian(blok=tuple(a_bab(1) + a_bab(2)), mulai=True),
            Bagian(blok=tuple(a_bab(3)), mendatar=True),
        ),
    )


@pytest.fixture(scope="module")
def susunan(dokumen: Dokumen) -> Susunan:
    return make_susunan(json.loads(to_json(dokumen)), get_penata(), pdf=True, paling=PALING)


@pytest.fixture(scope="module")
def gabungan(susunan: Susunan) -> bytes:
    return join_pdf(susunan.pdf, susunan.daftar)


def test_parts_hold_every_block_once_in_its_order(dokumen: Dokumen) -> None:
    isi = json.loads(to_json(dokumen))
    semua = split_isi(isi, PALING)
    assert len(semua) > 4
    assert [b for s in semua for b in _blok(s)] == _blok(isi)
    assert all(len(json.dumps(satu["bagian"])) < 2 * PALING for satu in semua)
    assert not any(_blok(satu)[-1]["blok"] == "Judul" for satu in semua)


def _blok(isi: dict[str, list[dict[str, list[dict[str, str]]]]]) -> list[dict[str, str]]:
    return [blok for bagian in isi["bagian"] for blok in bagian["blok"]]


def test_pages_are_numbered_on_and_the_contents_name_them(
    susunan: Susunan, gabungan: bytes
) -> None:
    berkas = PdfReader(io.BytesIO(gabungan))
    label = berkas.page_labels
    badan = label[label.index("1") :]
    assert badan == [str(n) for n in range(1, len(badan) + 1)]
    assert label[: len(label) - len(badan)] == ["", "i"]
    for satu in susunan.daftar:
        assert label[satu["lembar"] - 1] == satu["hal"]
        assert satu["teks"].split()[-1] in berkas.pages[satu["lembar"] - 1].extract_text()
    daftar = berkas.pages[1].extract_text()
    for satu in susunan.daftar[2:]:
        assert any(
            baris.startswith(" ".join(satu["teks"].split())) and baris.endswith(f" {satu['hal']}")
            for baris in (" ".join(b.split()) for b in daftar.splitlines())
        ), satu


def test_bookmarks_and_links_lead_where_they_say(susunan: Susunan, gabungan: bytes) -> None:
    berkas = PdfReader(io.BytesIO(gabungan))
    lembar = {s["teks"]: s["lembar"] - 1 for s in susunan.daftar if s["jenis"] != "tabel"}
    ada: dict[str, int | None] = {}
    for satu in _flatten(berkas.outline):
        ada[str(satu.title)] = berkas.get_destination_page_number(satu)
    assert ada == lembar
    with pikepdf.open(io.BytesIO(gabungan)) as isi:
        nomor = {halaman.obj.objgen: n for n, halaman in enumerate(isi.pages)}
        tuju = [nomor[a.Dest[0].objgen] for a in isi.pages[1].obj.Annots]
    assert set(tuju) == {s["lembar"] - 1 for s in susunan.daftar}


def _flatten(garis: object) -> list[Destination]:
    if isinstance(garis, list):
        return [butir for satu in garis for butir in _flatten(satu)]
    assert isinstance(garis, Destination)
    return [garis]


def test_tags_of_every_page_are_its_own_and_names_of_heads_differ(gabungan: bytes) -> None:
    with pikepdf.open(io.BytesIO(gabungan)) as satu:
        assert satu.check_pdf_syntax() == []
        akar = satu.Root.StructTreeRoot
        pohon = pikepdf.NumberTree(akar.ParentTree)
        kunci = [int(halaman.obj.StructParents) for halaman in satu.pages]
        assert len(set(kunci)) == len(satu.pages)
        for halaman, nomor in zip(satu.pages, kunci, strict=True):
            tempat = [unsur.Pg.objgen for unsur in pohon[nomor] if "/Pg" in unsur]
            assert set(tempat) <= {halaman.obj.objgen}
        nama = dict(pikepdf.NameTree(akar.IDTree).items())
        assert all(str(unsur.ID) == satu for satu, unsur in nama.items())
        assert len(nama) == 9 * 4  # two heads of each table, and their numbers


def test_the_same_document_gives_the_same_bytes_in_a_child_too(
    dokumen: Dokumen, susunan: Susunan, gabungan: bytes
) -> None:
    assert join_pdf(susunan.pdf, susunan.daftar) == gabungan
    isi = to_json(dokumen)  # small: a part for the front, one for the rest
    utuh = make_susunan(json.loads(isi), get_penata(), pdf=True)
    assert len(utuh.pdf) == 2
    assert ask_anak(isi, "pdf") == join_pdf(utuh.pdf, utuh.daftar)


def test_a_docx_takes_the_same_pages_and_charts_from_a_child(
    dokumen: Dokumen, monkeypatch: pytest.MonkeyPatch
) -> None:
    seri = (Seri(nama="Capaian", nilai=(Decimal(80), None, Decimal("97.5"))),)
    grafik = Grafik(
        nomor="1", judul="G", bentuk="tegak", label=("a", "b", "c"), seri=seri, alt="Tiga batang"
    )
    berisi = replace(dokumen, bagian=(*dokumen.bagian, Bagian(blok=(grafik, grafik))))
    sini = lay_out(berisi)
    gambar = list(sini.grafik)
    assert [satu[1:4] for satu in gambar] == [b"PNG", b"PNG"]
    monkeypatch.setattr("sakip.documents.pdf.INGATAN", 0)
    anak = lay_out(berisi)
    assert (anak.daftar, list(anak.grafik)) == (sini.daftar, gambar)


@pytest.mark.skipif(os.name == "nt", reason="batas memori proses diuji dengan ulimit")
def test_a_document_too_large_for_the_machine_is_one_sentence(
    dokumen: Dokumen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sempit = tmp_path / "python"
    sempit.write_text(f'#!/bin/sh\nulimit -v 120000\nexec "{sys.executable}" "$@"\n', "utf-8")
    sempit.chmod(sempit.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(sys, "executable", str(sempit))
    with pytest.raises(DataTidakSah, match="memori server tidak cukup"):
        ask_anak(to_json(dokumen), "pdf")
