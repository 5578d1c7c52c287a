"""NIP and pangkat: stated once for a person, printed under every signature, left out while blank."""

import io
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from sakip.documents.bahan import Bahan
from sakip.documents.rekaman import read_rekaman, write_rekaman
from sakip.domain.errors import DataTidakSah
from sakip.domain.lembar_rencana import MENURUT_KODE
from sakip.domain.pegawai import check_nip, check_pangkat, format_nip
from sakip.domain.peran import Pelaku, pelaku_baris_perintah
from sakip.domain.periode import JenisPeriode, Triwulan
from sakip.intake.kisi import Sel
from sakip.intake.sel_rencana import SelDitolak, read_sel
from sakip.services.dokumen import get_bahan
from sakip.services.formulir import get_templat
from sakip.services.identitas import set_identitas
from sakip.services.jejak import list_jejak
from sakip.services.jenis_dokumen import JENIS, Format, write_berkas
from sakip.services.kantor_dokumen import read_cetakan
from sakip.services.pengaturan import set_pengaturan
from sakip.services.pengguna import create_pengguna, list_pengguna
from sakip.storage.connection import Database, open_database
from sakip.storage.penyiapan import read_instansi
from tests.documents.baca_dokumen import read_pdf

TAHUN = JenisPeriode.TAHUN
CAMAT = ("Wibawa Contohadi, S.STP., M.Si.", "Pembina (IV/a)", "NIP. 19720000 199800 1 001")
NIP = "199000002020001001"


@pytest.fixture(scope="module")
def db(berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("identitas") / "sakip.duckdb"
    path.write_bytes(berkas_contoh.read_bytes())
    db = open_database(path)
    yield db
    db.close()


@pytest.fixture(scope="module")
def operator() -> Pelaku:
    return pelaku_baris_perintah("donomulyo")


@pytest.mark.parametrize(
    ("teks", "tersimpan"),
    [
        pytest.param("19720000 199800 1 001", "197200001998001001", id="as it is printed"),
        pytest.param("19720000.199800.1.001", "197200001998001001", id="with dots"),
        pytest.param("  ", "", id="none"),
    ],
)
def test_a_nip_is_kept_as_its_18_digits(teks: str, tersimpan: str) -> None:
    assert check_nip(teks) == tersimpan
    assert check_nip(format_nip(tersimpan)) == tersimpan


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        pytest.param("1972000019980010", "mempunyai 16 angka", id="too short"),
        pytest.param("1972000019980010011", "mempunyai 19 angka", id="too long"),
        pytest.param("19720000199800100x", "huruf atau tanda lain", id="a letter"),
        pytest.param("١٩٧٢٠٠٠٠١٩٩٨٠٠١٠٠١", "18 angka", id="other digits"),
    ],
)
def test_what_is_no_nip_is_refused_with_what_to_write(teks: str, pesan: str) -> None:
    with pytest.raises(DataTidakSah, match=pesan):
        check_nip(teks)
    with pytest.raises(DataTidakSah, match="Pangkat terlalu panjang"):
        check_pangkat("P" * 61)


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        pytest.param(Decimal("197200001998001000"), "tersimpan sebagai angka", id="a number"),
        pytest.param("1972", "18 angka", id="too short"),
    ],
)
def test_a_nip_that_a_workbook_has_spoilt_is_refused(isi: Decimal | str, pesan: str) -> None:
    kolom = MENURUT_KODE["perjanjian_kinerja"].find_kolom("nip_kedua")
    with pytest.raises(SelDitolak, match=pesan):
        read_sel(Sel(isi), kolom)
    assert read_sel(Sel("19720000 199800 1 001"), kolom) == "197200001998001001"


def test_identitas_is_changed_with_a_trace_and_one_nip_belongs_to_one_person(
    db: Database, operator: Pelaku
) -> None:
    create_pengguna(db, operator, kode="baru", nama="Orang Baru", nip=NIP)
    isi = {"nama": " Orang  Baru, S.E. ", "pangkat": "Penata (III/c)"}
    assert set_identitas(db, operator, "baru", nip=format_nip(NIP), **isi)
    assert not set_identitas(db, operator, "baru", nip=NIP, **isi), "nothing new"
    orang = next(satu for satu in list_pengguna(db, operator) if satu.kode == "baru")
    assert (orang.nama, orang.pangkat, orang.nip) == ("Orang Baru, S.E.", "Penata (III/c)", NIP)
    with pytest.raises(DataTidakSah, match=r"sudah dipakai Orang Baru, S\.E\."):
        set_identitas(db, operator, "admin", nama="Galih", nip=NIP, pangkat="")
    (jejak,) = list_jejak(db, operator, tindakan="ubah_identitas")
    assert "S.E." in str(jejak.baru)


def lines_docx(isi: bytes) -> list[str]:
    """Return the lines of every cell in which somebody signs."""
    tabel = Document(io.BytesIO(isi)).tables
    return [
        p.text.replace("\u00a0", " ")
        for satu in tabel
        for sel in satu._cells
        for p in sel.paragraphs
        if p.text
    ]


@pytest.fixture(scope="module")
def bahan(db: Database, operator: Pelaku) -> Bahan:
    """What a document of 2026 is made of, with two of its indikator: who signs depends on neither."""
    bahan = get_bahan(db, operator, "pk", 2026, TAHUN)
    dua = {satu.kode_sasaran: satu for satu in bahan.indikator[:2]}
    return replace(
        bahan,
        indikator=tuple(dua.values()),
        sasaran=tuple(satu for satu in bahan.sasaran if satu.kode in dua),
        program=bahan.program[:3],
        perjanjian=bahan.perjanjian[:2],
    )


@pytest.mark.parametrize("jenis", list(JENIS))
def test_every_document_prints_name_pangkat_and_nip_of_who_signs(bahan: Bahan, jenis: str) -> None:
    bahan = replace(bahan, jenis=jenis, periode=str(JENIS[jenis].periode[-1]))
    siapa = CAMAT
    if jenis in ("tanda-terima", "notulen", "formulir", "register-bukti"):
        siapa = ("Dwi Umpamasari, S.E.", "Penata (III/c)", "NIP. 19830000 200900 2 001")
    baris = lines_docx(write_berkas(bahan, Format.DOCX).isi)
    assert siapa in zip(baris, baris[1:], baris[2:], strict=False)
    teks = read_pdf(write_berkas(bahan, Format.PDF).isi).replace("\u00a0", " ")
    assert siapa[2] in teks
    assert siapa[1] in teks


def blank(bahan: Bahan) -> Bahan:
    """Return a bahan as an office without any NIP and pangkat gives it."""
    tanpa = {"pangkat": "", "nip": ""}
    orang = ("kepala", "sekretaris", "penyusun", "atasan")
    return replace(bahan, **{satu: replace(getattr(bahan, satu), **tanpa) for satu in orang})


def test_what_is_blank_leaves_no_line_and_no_word(bahan: Bahan) -> None:
    bahan = blank(replace(bahan, jenis="notulen"))
    assert "NIP" not in read_pdf(write_berkas(bahan, Format.PDF).isi)
    assert not any("NIP" in satu for satu in lines_docx(write_berkas(bahan, Format.DOCX).isi))
    assert read_rekaman(write_rekaman(bahan)) == bahan


def test_the_superior_signs_with_what_the_settings_say(db: Database, operator: Pelaku) -> None:
    with pytest.raises(DataTidakSah, match="18 angka"):
        set_pengaturan(db, operator, "atasan_nip", "123")
    set_pengaturan(db, operator, "atasan_nip", "19650000 199000 1 001")
    set_pengaturan(db, operator, "atasan_pangkat", "Pembina Utama Muda (IV/c)")
    with db.cursor() as cur:
        kantor = read_instansi(cur)
        assert kantor is not None
        *_, atasan = read_cetakan(cur, kantor)
    assert (atasan.nip, atasan.pangkat) == ("196500001990001001", "Pembina Utama Muda (IV/c)")


def test_the_collection_form_is_signed_by_the_head_of_the_unit(
    db: Database, operator: Pelaku
) -> None:
    _, isi = get_templat(db, operator, "PEM", Triwulan(2026, 4))
    lembar = openpyxl.load_workbook(io.BytesIO(isi)).worksheets[0]
    sel = {str(c.value): c for baris in lembar.iter_rows() for c in baris if c.value is not None}
    nama = sel["Agung Ibaratno, S.IP."]
    assert nama.font.underline == "single"
    bawah = [lembar.cell(nama.row + n, nama.column).value for n in (1, 2)]
    assert bawah == ["Penata Tingkat I (III/d)", "NIP. 19790000 200500 1 001"]
