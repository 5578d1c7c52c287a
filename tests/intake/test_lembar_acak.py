"""Random sheets and damaged files: always an answer, in words, and nothing else."""

import io
import os
import zipfile
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.intake.baca import read_workbook
from sakip.intake.baca_tabel import read_tabel
from sakip.intake.hasil import HasilBaca
from sakip.intake.jaga import guard
from sakip.intake.kirim import decode_jawaban, encode_hasil
from sakip.intake.kisi import Buku, Gabung, Lembar, Sel
from sakip.intake.tolak import ALASAN, BerkasDitolak
from tests.intake.pabrik_buku import JUDUL, build_xlsx, list_isi, pack, unzip
from tests.intake.pabrik_lain import build_csv, build_ods, build_xls

KATA = (*JUDUL, "TW II", "II", "Jumlah", "Mengetahui", "NIP. 1", "Indikator", "Target", "Realisasi", "Sasaran", "_id", "1", "2", "(3)", "-", "sda", "Tidak berlaku", "95,5", "1,500", "BB", "#REF!")  # fmt: skip
ISI = st.one_of(
    st.sampled_from(KATA), st.text(max_size=12), st.integers(-5, 2000), st.floats(allow_nan=True)
)
LEMBAR = st.builds(
    Lembar,
    nama=st.sampled_from(["Data", "TW I", "TW II", ""]),
    tersembunyi=st.booleans(),
    sel=st.dictionaries(
        st.tuples(st.integers(1, 14), st.integers(1, 10)),
        st.builds(
            Sel, ISI, persen=st.booleans(), galat=st.booleans(), belum_dihitung=st.booleans()
        ),
        max_size=70,
    ),
    gabung=st.lists(
        st.tuples(st.integers(1, 12), st.integers(1, 9), st.integers(0, 3), st.integers(0, 3)).map(
            lambda satu: Gabung(satu[0], satu[1], satu[0] + satu[2], satu[1] + satu[3])
        ),
        max_size=6,
    ),
    baris_tersembunyi=st.sets(st.integers(1, 14), max_size=3),
    kolom_tersembunyi=st.sets(st.integers(1, 10), max_size=3),
)


@settings(max_examples=200, deadline=None)
@given(lembar=st.lists(LEMBAR, max_size=3), triwulan=st.integers(1, 4))
def test_any_sheet_gives_an_answer_that_travels(lembar: list[Lembar], triwulan: int) -> None:
    hasil = read_tabel(Buku("xlsx", lembar), triwulan)
    assert decode_jawaban(encode_hasil(hasil)) == hasil
    assert_teratur(hasil)


def assert_teratur(hasil: HasilBaca) -> None:
    """Assert what holds for every answer: findings in words, rows below their heading, in order."""
    assert all(temuan.apa for temuan in hasil.temuan)
    assert all(temuan.perbaikan for temuan in hasil.temuan if temuan.tingkat == "salah")
    if hasil.baris_judul is None:
        assert hasil.temuan
        return
    nomor = [baris.baris for baris in hasil.baris]
    assert nomor == sorted(set(nomor))
    assert all(satu > hasil.baris_judul[1] for satu in nomor)
    for baris in hasil.baris:
        assert baris.keadaan == "terisi" or baris.nilai is None


def mutate(isi: bytes, acak: Random) -> bytes:
    """Return a file with bytes flipped, cut, doubled, or XML mangled inside its package."""
    cara = acak.randrange(5)
    if cara == 0 and isi.startswith(b"PK"):
        bagian = unzip(isi)
        nama = acak.choice(list(bagian))
        bagian[nama] = _mangle(bagian[nama], acak)
        return pack(bagian)
    if cara == 1 and isi.startswith(b"PK"):
        bagian = unzip(isi)
        del bagian[acak.choice(list(bagian))]
        return pack(bagian)
    if cara == 2:
        return isi[: acak.randrange(len(isi))]
    return _mangle(isi, acak)


def _mangle(isi: bytes, acak: Random) -> bytes:
    hasil = bytearray(isi)
    for _ in range(acak.randrange(1, 12)):
        if not hasil:
            return b""
        tempat = acak.randrange(len(hasil))
        cara = acak.randrange(3)
        if cara == 0:
            hasil[tempat] = acak.randrange(256)
        elif cara == 1:
            del hasil[tempat : tempat + acak.randrange(1, 40)]
        else:
            hasil[tempat:tempat] = hasil[tempat : tempat + acak.randrange(1, 40)]
    return bytes(hasil)


PUTARAN = int(os.environ.get("SAKIP_MUTASI", "25"))  # four files each; 500 of them for a night
ASAL = {
    "xlsx": build_xlsx(),
    "ods": build_ods(list_isi()),
    "xls": build_xls(list_isi()),
    "csv": build_csv(list_isi()).encode(),
}


@pytest.mark.parametrize("jenis", ASAL)
def test_the_guard_answers_every_damaged_file(jenis: str) -> None:
    acak = Random(jenis)
    for _ in range(150):
        try:
            paket = guard(mutate(ASAL[jenis], acak))
        except BerkasDitolak as tolak:
            assert tolak.kode in ALASAN  # noqa: PT017 either answer is right
        else:
            assert paket.isi


@pytest.mark.parametrize("benih", range(PUTARAN))
def test_the_child_answers_every_damaged_file(benih: int) -> None:
    acak = Random(benih)
    for jenis in ("xlsx", "ods", "xls", "csv"):
        isi = mutate(ASAL[jenis], acak)
        try:
            hasil = read_workbook(isi, f"rusak.{jenis}", 2)
        except BerkasDitolak as tolak:
            assert tolak.kode in ALASAN  # noqa: PT017 either answer is right
        else:
            assert_teratur(hasil)


def test_a_package_of_random_parts_is_answered() -> None:
    acak = Random(7)
    for _ in range(40):
        keluar = io.BytesIO()
        with zipfile.ZipFile(keluar, "w") as arsip:
            for nama in acak.sample(
                ["xl/workbook.xml", "_rels/.rels", "content.xml", "mimetype", "a/b.xml"], 3
            ):
                arsip.writestr(
                    nama, acak.choice([b"", b"<a/>", b"<workbook/>", acak.randbytes(50)])
                )
        with pytest.raises(BerkasDitolak):
            guard(keluar.getvalue())
