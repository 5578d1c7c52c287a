"""Two offices at the ends: every document is made, has its headings and tables, and no cell is left empty."""

import pytest

from sakip.documents.blok import Dokumen, Judul, Tabel
from sakip.documents.pdf import render_pdf
from sakip.domain.peran import pelaku_baris_perintah
from sakip.services.dokumen import get_bahan
from sakip.services.jenis_dokumen import JENIS
from sakip.storage.connection import Database
from tests.documents.baca_dokumen import read_pdf
from tests.documents.kantor_ekstrem import TAHUN_EKSTREM, build_besar, build_kecil


def compose_all(db: Database, kode: str) -> dict[str, Dokumen]:
    """Return every document of the office, in the last periode of each."""
    pelaku = pelaku_baris_perintah(kode)
    return {
        satu.kode: satu.compose(
            get_bahan(db, pelaku, satu.kode, TAHUN_EKSTREM, satu.periode[-1]), tanda="KONSEP"
        )
        for satu in JENIS.values()
    }


def list_empty(dokumen: Dokumen) -> list[str]:
    """Return the tables with an empty cell; places to sign leave room by a line end."""
    return [
        blok.judul
        for blok in dokumen.semua_blok
        if isinstance(blok, Tabel) and any(sel.teks == "" for baris in blok.baris for sel in baris)
    ]


def test_an_office_with_nothing_reported_gets_every_document_and_is_told_why_figures_lack(
    db: Database,
) -> None:
    semua = compose_all(db, build_kecil(db))
    assert {kode: list_empty(satu) for kode, satu in semua.items()} == {kode: [] for kode in semua}
    teks = read_pdf(render_pdf(semua["lkj"]))
    assert "Rata-rata capaian kinerja belum dapat dinyatakan" in teks
    assert teks.count("capaian tidak dapat dihitung, karena belum dilaporkan") == 3
    for bab in ("BAB I", "BAB II", "BAB III", "BAB IV", "Tabel 3.1", "Tabel 3.2"):
        assert bab in teks
    assert "None" not in teks


@pytest.mark.parametrize("kode", ["lkj"])
def test_an_office_of_120_indikator_with_long_names_gets_its_tables_whole(
    db: Database, kode: str
) -> None:
    pelaku = pelaku_baris_perintah(build_besar(db))
    jenis = JENIS[kode]
    dokumen = jenis.compose(get_bahan(db, pelaku, kode, TAHUN_EKSTREM, jenis.periode[-1]))
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
