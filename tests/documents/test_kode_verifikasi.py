"""The code of a final letter or record: at its foot, as words and as a QR code; none on drafts and older recordings."""

import gzip
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
import segno

from sakip.documents.bahan import Bahan
from sakip.documents.blok import Dokumen, KodeVerifikasi, Sampul
from sakip.documents.pdf import render_pdf
from sakip.documents.qr import TEPI, TITIK, draw_qr
from sakip.documents.rekaman import read_rekaman
from sakip.services.jenis_dokumen import JENIS
from sakip.services.rekaman import complete_kalimat
from tests.documents.baca_dokumen import read_pdf

ALAMAT = "http://localhost:8501/verifikasi"
REKAMAN = Path(__file__).parent / "rekaman" / "lkj-2025.versi-1.json.gz"
KODE = "ABCDEFGH2345"
SURAT = ("pengantar", "tanda-terima", "notulen", "berita-acara")


def a_qr() -> tuple[str, ...]:
    kode = segno.make(f"{ALAMAT}?kode={KODE}", error="m", micro=False)
    return tuple("".join(str(int(titik)) for titik in satu) for satu in kode.matrix)


@pytest.fixture(scope="module")
def final() -> Bahan:
    """A final document of any kind, of an office as a recording keeps it; two indikator are enough."""
    lama = complete_kalimat(read_rekaman(gzip.decompress(REKAMAN.read_bytes())))
    dua = lama.indikator[:2]
    return replace(
        lama,
        indikator=dua,
        sasaran=tuple(s for s in lama.sasaran if s.kode in {i.kode_sasaran for i in dua}),
        program=lama.program[:3],
        kode_verifikasi=KODE,
        alamat_verifikasi=ALAMAT,
        qr=a_qr(),
        kode_di_kaki=True,
    )


def compose(bahan: Bahan, jenis: str) -> Dokumen:
    periode = str(JENIS[jenis].periode[-1])
    return JENIS[jenis].compose(replace(bahan, jenis=jenis, periode=periode))


def list_kode(dokumen: Dokumen) -> list[KodeVerifikasi]:
    return [blok for blok in dokumen.semua_blok if isinstance(blok, KodeVerifikasi)]


@pytest.mark.parametrize("jenis", list(JENIS))
def test_every_final_document_shows_its_code_once_on_the_cover_or_at_its_foot(
    final: Bahan, jenis: str
) -> None:
    dokumen = compose(final, jenis)
    (*sampul,) = (blok for blok in dokumen.semua_blok if isinstance(blok, Sampul))
    if sampul:
        assert list_kode(dokumen) == []
        assert sampul[0].qr == a_qr()
    else:
        assert list_kode(dokumen) == [KodeVerifikasi(kode=KODE, alamat=ALAMAT, qr=a_qr())]
        assert dokumen.semua_blok[-1] == list_kode(dokumen)[0]


def test_letters_and_records_have_no_cover(final: Bahan) -> None:
    assert [len(list_kode(compose(final, jenis))) for jenis in SURAT] == [1, 1, 1, 1]


def test_a_draft_and_a_recording_from_before_show_none(final: Bahan) -> None:
    konsep = replace(final, kode_verifikasi="", alamat_verifikasi="", qr=(), kode_di_kaki=False)
    assert list_kode(compose(konsep, "notulen")) == []
    lama = replace(final, kode_di_kaki=False)
    assert list_kode(compose(lama, "notulen")) == []


def test_the_page_names_the_code_and_where_to_verify_it(final: Bahan) -> None:
    teks = read_pdf(render_pdf(compose(final, "berita-acara")))
    assert f"dapat diperiksa di {ALAMAT} dengan kode {KODE}" in teks


def test_the_picture_of_a_code_has_its_modules_and_a_white_rim() -> None:
    qr = a_qr()
    png = draw_qr(qr)
    assert png == draw_qr(qr)
    lebar, tinggi, bit, warna = struct.unpack(">IIBB", png[16:26])
    assert (lebar, tinggi, bit, warna) == ((len(qr) + 2 * TEPI) * TITIK,) * 2 + (1, 0)
    isi = zlib.decompress(png[png.index(b"IDAT") + 4 : png.index(b"IEND") - 8])
    panjang = lebar // 8 + 1  # the first byte of a row says how it is filtered
    baris = [isi[n + 1 : n + panjang] for n in range(0, len(isi), panjang)]
    titik = [f"{int.from_bytes(satu, 'big'):0{lebar}b}" for satu in baris[::TITIK]]
    modul = [satu[::TITIK].translate(str.maketrans("01", "10")) for satu in titik]
    tepi = "0" * TEPI
    kosong = "0" * (len(qr) + 2 * TEPI)
    assert modul == [kosong] * TEPI + [f"{tepi}{satu}{tepi}" for satu in qr] + [kosong] * TEPI
