"""Offices at the ends and the example: every document in each format opens, holds every part, and cuts nothing."""

import re

import pytest

from sakip.documents.blok import Dokumen, Judul, Tabel
from sakip.domain.peran import pelaku_baris_perintah
from sakip.services.bahan_dokumen import Pilihan
from sakip.services.dokumen import get_bahan, list_pilihan, make_semua
from sakip.services.jenis_dokumen import JENIS, Format
from sakip.storage.connection import Database
from tests.documents.baca_dokumen import read_pdf
from tests.documents.baca_halaman import read_halaman
from tests.documents.kantor_ekstrem import (
    TAHUN_EKSTREM,
    build_besar,
    build_kecil,
    write_panjang,
)
from tests.documents.periksa_berkas import find_cela

PILIHAN = list_pilihan()
TERAKHIR = list({jenis: (jenis, periode) for jenis, periode in PILIHAN}.values())


def find_all(db: Database, kode: str, tahun: int, pilihan: list[Pilihan]) -> dict[str, list[str]]:
    """Return what is wrong with every document in each format, by the name of its file."""
    semua = make_semua(db, pelaku_baris_perintah(kode), tahun, pilihan, list(Format))
    hasil = {}
    for urut, satu in enumerate(semua):
        cela = find_cela(pilihan[urut // len(Format)][0], satu.isi, satu.format)
        if cela:
            hasil[satu.nama] = cela[:12]
    return hasil


def list_empty(dokumen: Dokumen) -> list[str]:
    """Return the tables without a row, or with an empty cell; places to sign leave room by a line end."""
    return [
        blok.judul
        for blok in dokumen.semua_blok
        if isinstance(blok, Tabel)
        and (not blok.baris or any(sel.teks == "" for baris in blok.baris for sel in baris))
    ]


def test_an_office_with_nothing_reported_gets_every_document_and_is_told_why_figures_lack(
    db: Database,
) -> None:
    kode = build_kecil(db)
    pelaku = pelaku_baris_perintah(kode)
    for jenis, periode in TERAKHIR:
        bahan = get_bahan(db, pelaku, jenis, TAHUN_EKSTREM, periode)
        assert list_empty(JENIS[jenis].compose(bahan)) == [], jenis
    assert find_all(db, kode, TAHUN_EKSTREM, TERAKHIR) == {}
    lkj = next(make_semua(db, pelaku, TAHUN_EKSTREM, PILIHAN[:1], [Format.PDF]))
    assert [h.list_bertindih() for h in read_halaman(lkj.isi) if h.list_bertindih()] == []
    teks = read_pdf(lkj.isi)
    assert "Rata-rata capaian kinerja belum dapat dinyatakan" in teks
    assert teks.count("capaian tidak dapat dihitung, karena belum dilaporkan") == 3
    assert (
        "Realisasi anggaran Tahun 2026 belum dapat dinyatakan, karena pagu anggaran belum" in teks
    )
    assert "Camat Uji" in teks  # nobody holds a role yet: positions are named as people name them
    assert "_" not in teks
    assert not re.search(r"DAFTAR (TABEL|GAMBAR) [ivx]+ ", teks), "a heading alone at a page's foot"


def test_an_office_of_120_indikator_with_long_names_gets_its_tables_whole(db: Database) -> None:
    kode = build_besar(db)
    bahan = get_bahan(db, pelaku_baris_perintah(kode), "lkj", TAHUN_EKSTREM, PILIHAN[0][1])
    dokumen = JENIS["lkj"].compose(bahan)
    assert list_empty(dokumen) == []
    sasaran = [
        b for b in dokumen.semua_blok if isinstance(b, Judul) and b.teks.startswith("Sasaran")
    ]
    assert len(sasaran) == 12
    ukur = next(b for b in dokumen.semua_blok if isinstance(b, Tabel) and b.nomor == "3.1")
    assert len(ukur.baris) == 121
    for satu in dokumen.semua_blok:
        if isinstance(satu, Tabel):
            _check_spans(satu)
    lebar = [(jenis, p) for jenis, p in TERAKHIR if jenis in ("evaluasi-renja", "berita-acara")]
    assert find_all(db, kode, TAHUN_EKSTREM, lebar) == {}


def _check_spans(tabel: Tabel) -> None:
    """Hold every row, with the cells that reach into it from above, to the number of columns."""
    tertutup = [0] * len(tabel.kolom)
    for baris in tabel.baris:
        kolom = 0
        isi = iter(baris)
        while kolom < len(tertutup):
            if tertutup[kolom]:
                tertutup[kolom] -= 1
                kolom += 1
                continue
            sel = next(isi)
            tertutup[kolom] = sel.baris - 1
            kolom += sel.kolom
        assert kolom == len(tertutup), tabel.nomor
        assert next(isi, None) is None, tabel.nomor


@pytest.mark.panjang
def test_every_document_of_120_indikator_and_words_of_30_years_is_whole(db: Database) -> None:
    kode = build_besar(db, banyak_tahun=30)
    write_panjang(db, kode)
    assert find_all(db, kode, TAHUN_EKSTREM, TERAKHIR) == {}


@pytest.mark.panjang
@pytest.mark.parametrize(
    ("tahun", "pilihan"), [(2023, TERAKHIR), (2025, TERAKHIR), (2026, PILIHAN)]
)
def test_every_document_of_the_example_office_is_whole(
    db_contoh: Database, tahun: int, pilihan: list[Pilihan]
) -> None:
    """In every periode of the running year; of years that are over, each kind once."""
    assert find_all(db_contoh, "donomulyo", tahun, pilihan) == {}
