"""From draft to final: words, koreksi, paraf, the frozen document, its code, and a Perubahan ke-1."""

import hashlib
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from sakip.documents.rekaman import read_rekaman
from sakip.domain.errors import DataTidakSah, TidakAda, VersiBerubah
from sakip.domain.peran import Pelaku
from sakip.domain.periode import JenisPeriode
from sakip.services.dokumen import list_kekurangan, make_dokumen
from sakip.services.jenis_dokumen import Format, write_berkas
from sakip.services.koreksi_dokumen import (
    add_berkas,
    add_koreksi,
    add_paraf,
    finish_koreksi,
    get_berkas_dokumen,
    list_langkah,
    sign_dokumen,
)
from sakip.services.narasi import list_narasi, write_narasi
from sakip.services.nomor_dokumen import get_bentuk_nomor
from sakip.services.pengesahan_dokumen import (
    compare_final,
    finalize_dokumen,
    get_final,
    list_final,
    list_halangan,
)
from sakip.services.pengguna import get_pelaku
from sakip.services.verifikasi import read_verifikasi, read_verifikasi_sidik
from sakip.storage.berkas import read_berkas
from sakip.storage.connection import Database, open_database
from tests.documents.baca_dokumen import read_pdf

NOTULEN = ("notulen", 2025, JenisPeriode.TW1)
LKJ = ("lkj", 2025, JenisPeriode.TAHUN)
TANGGAL = date(2026, 2, 20)


@pytest.fixture(scope="module")
def db(berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("pengesahan") / "sakip.duckdb"
    path.write_bytes(berkas_contoh.read_bytes())
    db = open_database(path)
    yield db
    db.close()


@pytest.fixture(scope="module")
def camat(db: Database) -> Pelaku:
    return get_pelaku(db, "camat")


@pytest.fixture(scope="module")
def sekcam(db: Database) -> Pelaku:
    return get_pelaku(db, "sekcam")


def test_a_document_goes_from_draft_over_koreksi_and_paraf_to_final_and_to_perubahan_ke_1(
    db: Database, camat: Pelaku, sekcam: Pelaku
) -> None:
    def write(bagian: str, teks: str, versi: int = 0) -> None:
        write_narasi(db, sekcam, *NOTULEN, bagian, teks, versi=versi)

    def finalize() -> str:
        return finalize_dokumen(db, camat, *NOTULEN, nomor="000.8/1", tanggal=TANGGAL)

    assert "KONSEP" in read_pdf(make_dokumen(db, camat, *NOTULEN, Format.PDF).isi).replace(" ", "")
    with pytest.raises(DataTidakSah, match="Belum ditulis: Pembahasan"):
        finalize()
    for nomor_salah, tanggal in (("000.8/1 😀", TANGGAL), ("000.8/1", date(2018, 2, 20))):
        with pytest.raises(
            DataTidakSah, match=r"tidak dapat dicetak .*😀|tidak mungkin 20 Februari"
        ):
            finalize_dokumen(db, camat, *NOTULEN, nomor=nomor_salah, tanggal=tanggal)
    write("notulen/pembahasan", "Data triwulan dibahas.\n\n- satu\n- dua")
    write("notulen/keputusan", "Data **disepakati**.")
    nomor = add_koreksi(db, camat, *NOTULEN, "notulen/keputusan", "Sebutkan batas waktu")
    lagi = add_koreksi(db, camat, *NOTULEN, "notulen/keputusan", " Sebutkan batas waktu ")
    assert lagi == nomor, "pressed twice"
    add_paraf(db, sekcam, *NOTULEN)
    assert [satu.apa for satu in list_halangan(db, camat, *NOTULEN)] == [
        "Koreksi belum diselesaikan: Sebutkan batas waktu"
    ]
    write("notulen/keputusan", "Data disepakati, selesai 10 April.", versi=1)
    finish_koreksi(db, sekcam, *NOTULEN, nomor, "Sudah ditambahkan")
    assert "berubah sesudah diparaf" in list_halangan(db, camat, *NOTULEN)[0].apa
    add_paraf(db, sekcam, *NOTULEN)
    kode = finalize()

    final = get_final(db, sekcam, kode, Format.PDF).isi
    baris = list_final(db, camat, 2025)[0]
    bahan = read_rekaman(read_berkas(db.folder, baris.sidik_bahan))
    assert write_berkas(bahan, Format.PDF).isi == final, "not reproduced from its inputs"
    assert hashlib.sha256(final).hexdigest() == baris.sidik_pdf
    teks = read_pdf(final)
    assert "000.8/1" in teks or "20 Februari 2026" in teks
    assert "KONSEP" not in teks
    assert f"dapat diperiksa di http://localhost:8501/verifikasi dengan kode {kode}" in teks
    assert baris.penanda_tangan == bahan.sekretaris.nama, "who led the meeting signs its notulen"
    word = Document(io.BytesIO(get_final(db, sekcam, kode, Format.DOCX).isi))
    assert any(kode in alinea.text for alinea in word.paragraphs)
    assert len(word.inline_shapes) == 1

    add_paraf(db, sekcam, *NOTULEN)
    keadaan = compare_final(db, sekcam, *NOTULEN)
    assert (keadaan.perubahan_ke, keadaan.selisih) == (1, ())
    with pytest.raises(DataTidakSah, match="Tidak ada angka atau tulisan yang berubah"):
        finalize()
    write("notulen/keputusan", "Data disepakati, selesai 12 April.", versi=2)
    add_paraf(db, sekcam, *NOTULEN)
    kedua = finalize()
    bahan = read_rekaman(read_berkas(db.folder, list_final(db, camat, 2025)[0].sidik_bahan))
    assert bahan.perubahan_ke == 1
    assert [(satu[1][-9:], satu[2][-9:]) for satu in bahan.perubahan] == [
        ("10 April.", "12 April.")
    ]
    assert get_final(db, sekcam, kode, Format.PDF).isi == final, "a final document changed"
    pdf = get_final(db, sekcam, kedua, Format.PDF).isi
    teks = " ".join(read_pdf(pdf).split())
    assert teks.index("DAFTAR PERUBAHAN KE-1") < teks.index("selesai 10 April.")
    sidik = hashlib.sha256(pdf).hexdigest()
    assert read_verifikasi_sidik(db, sidik) == read_verifikasi(db, kedua)
    assert read_verifikasi_sidik(db, sidik[::-1]) is None, "not what was frozen"
    lama, baru = read_verifikasi(db, kode.lower()), read_verifikasi(db, kedua)
    assert lama is not None
    assert baru is not None
    assert (lama.diganti, baru.diganti) == (True, False)
    assert lama.nomor == "000.8/1"
    assert read_verifikasi(db, "TIDAKADA2345") is None


@pytest.mark.parametrize("sama", [" 000.8/9 / ab", "000.8/9/AB\u200b"])
def test_no_two_documents_of_a_kind_bear_one_number_in_a_year(
    db: Database, camat: Pelaku, sekcam: Pelaku, sama: str
) -> None:
    def finalize(periode: JenisPeriode, nomor: str, tahun: int = 2026) -> str:
        dokumen = ("notulen", 2025, periode)
        for bagian in ("notulen/pembahasan", "notulen/keputusan"):
            ada = next(n for n in list_narasi(db, sekcam, *dokumen) if n.tempat.bagian == bagian)
            write_narasi(db, sekcam, *dokumen, bagian, f"{sama} {nomor}", versi=ada.versi)
        add_paraf(db, sekcam, *dokumen)
        return finalize_dokumen(db, camat, *dokumen, nomor=nomor, tanggal=date(tahun, 2, 20))

    pertama = finalize(JenisPeriode.TW3, "000.8/9/Ab")
    with pytest.raises(DataTidakSah, match=r"sudah dipakai Notulen.*buku nomor surat"):
        finalize(JenisPeriode.TW4, sama)
    assert finalize(JenisPeriode.TW3, "000.8/9/AB") != pertama, "a Perubahan keeps its number"
    assert finalize(JenisPeriode.S2, sama, tahun=2025), "a register begins anew each year"


def test_how_a_number_of_the_office_looks_is_shown_before_one_is_typed(
    db: Database, camat: Pelaku
) -> None:
    assert get_bentuk_nomor(db, camat, TANGGAL) == "000.8.6.3/…/2026"


def test_a_paraf_signs_what_was_seen_not_what_came_after(db: Database, sekcam: Pelaku) -> None:
    tw2 = ("notulen", 2025, JenisPeriode.TW2)
    terlihat = sign_dokumen(db, sekcam, *tw2)
    write_narasi(db, sekcam, *tw2, "notulen/pembahasan", "Baru saja diubah.", versi=0)
    with pytest.raises(VersiBerubah, match="berubah sejak halaman ini Anda buka"):
        add_paraf(db, sekcam, *tw2, terlihat=terlihat)
    assert list_langkah(db, sekcam, *tw2) == []
    add_paraf(db, sekcam, *tw2, terlihat=sign_dokumen(db, sekcam, *tw2))
    assert list_langkah(db, sekcam, *tw2)[0].berlaku


def test_two_writers_of_one_text_lose_nothing(db: Database, sekcam: Pelaku) -> None:
    write_narasi(db, sekcam, *LKJ, "bab1/isu", "Isu pertama.", versi=0)
    with pytest.raises(VersiBerubah, match="Isu pertama"):
        write_narasi(db, sekcam, *LKJ, "bab1/isu", "Isu lain.", versi=0)


def test_words_are_a_must_below_the_best_band_and_marked_when_their_figures_change(
    db: Database, sekcam: Pelaku
) -> None:
    semua = {satu.tempat.bagian: satu for satu in list_narasi(db, sekcam, *LKJ)}
    assert semua["indikator/IKK-23/penghambat"].kurang
    assert not semua["indikator/IKK-14/penghambat"].kurang, "its unit has written the cause"
    assert not semua["indikator/IKU-01/penghambat"].kurang
    write_narasi(
        db, sekcam, *LKJ, "indikator/IKK-23/penghambat", "Anggota bekerja di luar daerah.", versi=0
    )
    with db.transaction() as cur:
        cur.execute("update narasi set sidik_angka = 'lama' where bagian like 'indikator/IKK-23/%'")
    kurang = [satu.apa for satu in list_kekurangan(db, sekcam, *LKJ)]
    assert any(satu.startswith("Angkanya berubah sesudah ditulis: ") for satu in kurang)
    write_narasi(
        db, sekcam, *LKJ, "indikator/IKK-23/penghambat", "Anggota bekerja di luar daerah.", versi=1
    )
    kurang = [satu.apa for satu in list_kekurangan(db, sekcam, *LKJ)]
    assert not any(satu.startswith("Angkanya berubah") for satu in kurang)


def test_a_unit_writes_about_its_own_indikator_only(db: Database) -> None:
    kasi = get_pelaku(db, "kasi.pem")
    tempat = list_narasi(db, kasi, *LKJ)
    assert {satu.tempat.kode_unit for satu in tempat} == {"PEM"}
    write_narasi(db, kasi, *LKJ, tempat[0].tempat.bagian, "Tulisan unit.", versi=0)
    for bagian in ("indikator/IKK-01/upaya", "bab1/isu"):
        with pytest.raises(TidakAda):
            write_narasi(db, kasi, *LKJ, bagian, "Bukan miliknya.", versi=0)


def test_a_signed_scan_stays_beside_its_document_and_a_program_is_refused(
    db: Database, sekcam: Pelaku
) -> None:
    pdf = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
    add_berkas(db, sekcam, *LKJ, "lkj-bertanda-tangan.pdf", pdf)
    with pytest.raises(DataTidakSah):
        add_berkas(db, sekcam, *LKJ, "lkj.exe", b"MZ\x00\x00 program")
    nomor = next(s.nomor for s in list_langkah(db, sekcam, *LKJ) if s.langkah == "berkas")
    with pytest.raises(DataTidakSah, match=f"sudah tersimpan sebagai nomor {nomor}"):
        add_berkas(db, sekcam, *LKJ, "nama-lain.pdf", pdf)
    assert get_berkas_dokumen(db, sekcam, *LKJ, nomor) == ("lkj-bertanda-tangan.pdf", pdf)
