"""The LKj read back: every figure of rekap --json in every format, every heading and table, equal bytes."""

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from html import unescape

import pytest
from docx import Document

from sakip.documents.bahan import Bahan
from sakip.documents.blok import Judul, Paragraf, Tabel
from sakip.documents.isi.lkj import make_lkj
from sakip.documents.isi.lkj_banding import make_renstra
from sakip.documents.isi.selisih import list_selisih
from sakip.documents.rekaman import read_rekaman, sign_bahan, write_rekaman
from sakip.domain.peran import pelaku_baris_perintah
from sakip.domain.periode import JenisPeriode
from sakip.domain.tulisan import format_angka
from sakip.services.capaian import list_rekap, rekap_json
from sakip.services.dokumen import get_bahan
from sakip.services.jenis_dokumen import Format, write_berkas
from sakip.storage.connection import Database
from tests.builders import ask
from tests.documents.baca_dokumen import read_docx, read_pdf, read_xlsx

PELAKU = pelaku_baris_perintah("donomulyo")
TABEL = [
    "1.1",
    "2.1",
    "2.2",
    "2.3",
    "2.4",
    "2.5",
    "3.0",
    "3.1",
    "3.2",
    "3.9",
    *("L.1.1", "L.1.2", "L.3", "L.4"),
]
BAB = [
    "LEMBAR PENGESAHAN",
    "KATA PENGANTAR",
    "IKHTISAR EKSEKUTIF",
    "BAB I  PENDAHULUAN",
    "BAB II  PERENCANAAN KINERJA",
    "BAB III  AKUNTABILITAS KINERJA",
    "BAB IV  PENUTUP",
]


@pytest.fixture(scope="module")
def bahan(db_contoh: Database) -> Bahan:
    return get_bahan(db_contoh, PELAKU, "lkj", 2025, JenisPeriode.TAHUN)


@pytest.fixture(scope="module")
def berkas(bahan: Bahan) -> dict[Format, bytes]:
    return {satu: write_berkas(bahan, satu).isi for satu in Format}


def test_a_document_says_how_official_its_figures_are(
    db_contoh: Database, bahan: Bahan, berkas: dict[Format, bytes]
) -> None:
    assert bahan.pengesahan.startswith("terkunci: disetujui Sekretaris Kecamatan (")
    with zipfile.ZipFile(io.BytesIO(berkas[Format.DOCX])) as isi:
        xml = isi.read("word/document.xml").decode()
    assert f"Keadaan data: {bahan.pengesahan}." in unescape(re.sub(r"<[^>]+>", "", xml))
    berjalan = get_bahan(db_contoh, PELAKU, "triwulan", 2026, JenisPeriode.TW3)
    assert berjalan.pengesahan == "sementara: 5 dari 6 formulir belum disetujui"


@pytest.fixture(scope="module")
def rekap(db_contoh: Database) -> list[dict[str, str]]:
    semua = list_rekap(db_contoh, PELAKU, 2025, JenisPeriode.TAHUN)
    assert len(semua) > 30
    return [rekap_json(satu) for satu in semua]


def test_every_row_of_rekap_stands_in_table_3_1_of_the_workbook_as_numbers(
    berkas: dict[Format, bytes], rekap: list[dict[str, str]]
) -> None:
    baris = read_xlsx(berkas[Format.XLSX])["Tabel 3.1"]
    menurut_nama = {satu[2]: satu for satu in baris if satu[2]}
    for satu in rekap:
        _, _, _, _, target, realisasi, capaian, kategori = menurut_nama[satu["indikator"]]
        assert capaian == Decimal(satu["capaian"]), satu["kode"]
        assert kategori == satu["predikat"]
        if satu["rumus"] not in ("predikat", "rentang"):
            assert (target, realisasi) == (Decimal(satu["target"]), Decimal(satu["realisasi"]))


def test_every_row_of_rekap_stands_in_table_3_1_of_the_docx(
    berkas: dict[Format, bytes], rekap: list[dict[str, str]]
) -> None:
    _, _, tabel = read_docx(berkas[Format.DOCX])
    ukur = next(isi for isi in tabel if isi[0][-1] == "Kategori" and "Realisasi" in isi[0])
    tertulis = {tuple(baris[-6:]) for baris in ukur if len(baris) >= 7}
    for satu in rekap:
        satuan = "%" if satu["satuan"] == "persen" else satu["satuan"]
        assert (
            satu["indikator"],
            satuan,
            satu["target_tertulis"],
            satu["realisasi_tertulis"],
            format_angka(Decimal(satu["capaian"]), 2),
            satu["predikat"],
        ) in tertulis


def test_every_figure_of_rekap_stands_in_the_pdf_beside_its_name(
    berkas: dict[Format, bytes], rekap: list[dict[str, str]]
) -> None:
    teks = read_pdf(berkas[Format.PDF]).replace("\u00a0", " ")
    assert "Keadaan data: terkunci: disetujui Sekretaris Kecamatan (" in teks
    for satu in rekap:
        satuan = "" if satu["satuan"] in ("indeks", "nilai", "predikat") else f" {satu['satuan']}"
        kalimat = (
            f"{satu['indikator']}: realisasi {satu['realisasi_tertulis']}{satuan} dari "
            f"target {satu['target_tertulis']}{satuan}, capaian "
            f"{format_angka(Decimal(satu['capaian']), 2)} % ({satu['predikat']})"
        )
        assert kalimat in teks, satu["kode"]


def test_every_part_and_table_is_there_and_no_cell_is_empty(
    berkas: dict[Format, bytes], bahan: Bahan
) -> None:
    judul, tabel, isi = read_docx(berkas[Format.DOCX])
    nomor = [satu.split()[1] for satu in tabel]
    per_sasaran = [
        f"3.{k}.{urut}" for urut in range(1, len(bahan.sasaran) + 1) for k in range(3, 9)
    ]
    assert set(TABEL) | set(per_sasaran) == set(nomor)
    assert [satu for satu in judul if satu in BAB] == BAB
    framed = [satu for satu in isi if satu[0][0] == "No." or satu[0][0] == "Kode"]
    assert len(framed) >= len(TABEL)
    kosong = [
        baris for satu in framed for baris in satu if "" in baris and "Paraf" not in satu[0][-1]
    ]
    assert kosong == []


def test_the_lists_of_the_docx_are_filled_with_the_pages_of_the_pdf(
    berkas: dict[Format, bytes],
) -> None:
    teks = read_pdf(berkas[Format.PDF])
    assert "DAFTAR TABEL" in teks

    isi = [p.text for p in Document(io.BytesIO(berkas[Format.DOCX])).paragraphs]
    bab = next(satu for satu in isi if satu.startswith("BAB II  PERENCANAAN KINERJA\t"))
    assert bab.split("\t")[1].isdigit()


def test_equal_inputs_give_equal_bytes_and_a_recording_gives_them_again(
    bahan: Bahan, berkas: dict[Format, bytes]
) -> None:
    lagi = read_rekaman(write_rekaman(bahan))
    assert lagi == bahan
    assert sign_bahan(lagi) == sign_bahan(bahan)
    for satu, isi in berkas.items():
        assert write_berkas(lagi, satu).isi == isi, satu


def find_tabel(bahan: Bahan, nomor: str) -> Tabel:
    """Return a table of the LKj."""
    semua = make_lkj(bahan).semua_blok
    return next(satu for satu in semua if isinstance(satu, Tabel) and satu.nomor == nomor)


def test_the_renstra_names_its_tujuan_and_only_what_it_calls_iku_is_iku(
    db_contoh: Database, bahan: Bahan
) -> None:
    tercatat = ask(db_contoh, "select kode from indikator_renstra where iku = 1")
    iku = find_tabel(bahan, "2.2")
    assert len(iku.baris) == len(tercatat) < len(bahan.indikator)
    renstra = find_tabel(bahan, "2.1")
    assert [satu.judul for satu in renstra.kolom][1:3] == ["Tujuan", "Sasaran Strategis"]
    assert {satu[1].teks for satu in renstra.baris if satu[1].baris > 1} == {
        row["nama"] for row in ask(db_contoh, "select nama from tujuan")
    }
    tanpa = replace(
        bahan, tujuan=(), indikator=tuple(replace(s, iku=False) for s in bahan.indikator)
    )
    assert len(find_tabel(tanpa, "2.2").baris) == len(bahan.indikator)
    assert "Tujuan" not in [satu.judul for satu in find_tabel(tanpa, "2.1").kolom]


def test_progress_is_told_against_the_year_of_each_target(bahan: Bahan) -> None:
    milik = bahan.milik(bahan.sasaran[0].kode)
    kalimat, tabel = make_renstra(bahan, milik, "3.4.1")
    assert isinstance(tabel, Tabel)
    assert isinstance(kalimat, Paragraf)
    assert [baris[3].teks for baris in tabel.baris] == [str(satu.tahun_akhir) for satu in milik]
    lebih_awal = sum(satu.tahun_akhir < 2029 for satu in milik)
    sudah = sum((satu.kemajuan or 0) >= 100 for satu in milik)
    assert "target akhir Renstra (tahun 2029)" in kalimat.teks
    assert f"Bagi {lebih_awal} indikator, target tahun itu belum tercatat" in kalimat.teks
    assert f"{sudah} sudah mencapai target itu dan {len(milik) - sudah} belum" in kalimat.teks
    terendah = min(milik, key=lambda satu: satu.kemajuan or 0)
    assert f"Kemajuan terendah: {terendah.nama}" in kalimat.teks
    jauh = tuple(replace(s, kemajuan=Decimal(50)) for s in milik)
    for isi, kata in (
        (jauh, "belum"),
        (tuple(replace(s, kemajuan=Decimal(100)) for s in milik), "sudah"),
    ):
        semua, _ = make_renstra(bahan, isi, "3.4.1")
        assert isinstance(semua, Paragraf)
        assert f"Seluruh {len(milik)} indikator yang dapat dibandingkan {kata}" in semua.teks
    tanpa = tuple(replace(s, kemajuan=None, alasan_kemajuan="belum dilaporkan") for s in milik)
    kosong, _ = make_renstra(replace(bahan, akhir_renstra=0), tanpa, "3.4.1")
    assert isinstance(kosong, Paragraf)
    assert f"kemajuan {len(milik)} indikator tidak dapat dihitung, karena belum" in kosong.teks
    assert "Renstra (tahun" not in kosong.teks


def test_lampiran_hold_what_the_head_has_signed_and_what_is_to_be_done(
    db_contoh: Database, bahan: Bahan
) -> None:
    janji = [satu.kode for satu in bahan.perjanjian[0].target]
    assert [satu.kepala for satu in bahan.perjanjian] == [True]
    teks = [b.teks for b in make_lkj(bahan).semua_blok if isinstance(b, Paragraf)]
    assert any(f"(Lampiran 1) memuat {len(janji)} indikator" in satu for satu in teks)
    assert [baris[2].teks for baris in find_tabel(bahan, "L.1.1").baris] == [
        satu.nama for satu in bahan.perjanjian[0].target
    ]
    judul = [b.teks for b in make_lkj(bahan).semua_blok if isinstance(b, Judul) and b.daftar]
    assert "PERJANJIAN KINERJA" in judul
    assert not any(satu.startswith("LAMPIRAN PERJANJIAN") for satu in judul)
    tanpa = replace(bahan, perjanjian=())
    teks = [b.teks for b in make_lkj(tanpa).semua_blok if isinstance(b, Paragraf)]
    lampiran = [b.nomor for b in make_lkj(tanpa).semua_blok if isinstance(b, Judul)][-4:]
    assert lampiran == [f"LAMPIRAN {urut}" for urut in range(1, 5)]
    assert any(satu.startswith("Perjanjian Kinerja yang ditandatangani belum") for satu in teks)
    kini = get_bahan(db_contoh, PELAKU, "lkj", 2026, JenisPeriode.TAHUN)
    assert len(find_tabel(kini, "L.2").baris) == len(kini.aksi) > 0


def test_a_recording_without_lampiran_is_not_told_as_a_change_of_the_plan(bahan: Bahan) -> None:
    assert list_selisih(replace(bahan, perjanjian=(), aksi=()), bahan) == ()
