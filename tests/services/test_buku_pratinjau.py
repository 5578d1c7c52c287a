"""The workbooks of ../shared/contoh/buku, and damaged ones, all the way to the preview of an office."""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

import pytest

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import pelaku_baris_perintah
from sakip.domain.periode import Triwulan
from sakip.intake.tolak import BerkasDitolak
from sakip.services.formulir_ditemukan import find_formulir
from sakip.services.periksa import periksa_json
from sakip.services.pratinjau import Pratinjau, correct_berkas
from sakip.services.unggahan import preview_unggahan, save_unggahan
from sakip.storage.connection import Database, open_database
from tests.builders import KANTOR, UNIT, ask_one, empty
from tests.buku_kantor import INDIKATOR, build_buku, list_baris, save_kantor
from tests.intake.formulir_contoh import count_rumus, open_buku

CONTOH = Path(__file__).resolve().parents[3] / "shared" / "contoh" / "buku"
TERCATAT: dict[str, Any] = (
    json.loads((CONTOH / "expected.json").read_text(encoding="utf-8"))
    if (CONTOH / "expected.json").exists()
    else {}
)
TAHUN = 2025  # that the workbooks are of
TW2 = Triwulan(TAHUN, 2)
PELAKU = pelaku_baris_perintah(KANTOR)
KODE = [kode for kode, *_ in INDIKATOR]

perlu_contoh = pytest.mark.skipif(not TERCATAT, reason="folder ../shared/contoh/buku tidak ada")


@pytest.fixture(scope="module")
def kantor() -> Iterator[Database]:
    """An office whose indikator are those of the workbooks; what a test saves is taken out again."""
    db = open_database()
    save_kantor(db, TAHUN)
    yield db
    db.close()


def preview(db: Database, isi: bytes, nama: str) -> Pratinjau:
    return preview_unggahan(db, PELAKU, UNIT, TW2, isi, nama)


def count_realisasi(db: Database) -> int:
    return int(ask_one(db, "select count(*) as banyak from realisasi")["banyak"])


@perlu_contoh
@pytest.mark.parametrize("nama", sorted(n for n, i in TERCATAT.items() if i["hasil"] == "baca"))
def test_a_workbook_comes_to_a_preview_with_its_figures_faults_and_doubts(
    kantor: Database, nama: str
) -> None:
    harapan = TERCATAT[nama]
    hasil = preview(kantor, (CONTOH / nama).read_bytes(), nama)
    nilai = [hasil.dibaca[kode].nilai for kode in KODE]
    assert [None if satu is None else float(satu) for satu in nilai] == [
        realisasi for _, realisasi in harapan["nilai"]
    ]
    # A target that is unclear in the file is the file's own matter, and is told all the same.
    assert [satu.alamat for satu in hasil.salah] == harapan["salah"]
    angka = [satu.alamat for satu in hasil.konfirmasi if satu.kolom != "indikator"]
    assert angka == harapan["periksa"]
    assert hasil.pemetaan.perlu_setuju
    assert count_rumus(correct_berkas(hasil)) == 0
    assert json.loads(json.dumps(periksa_json(hasil)))["lembar"] == (hasil.hasil.lembar or None)


@perlu_contoh
@pytest.mark.parametrize("nama", sorted(n for n, i in TERCATAT.items() if i["hasil"] == "tolak"))
def test_a_workbook_that_is_refused_is_refused_with_its_code(kantor: Database, nama: str) -> None:
    isi = (CONTOH / nama).read_bytes()
    for coba in (preview, lambda db, i, n: find_formulir(db, PELAKU, i, n, TAHUN)):
        with pytest.raises(BerkasDitolak) as tolak:
            coba(kantor, isi, nama)
        assert tolak.value.kode in TERCATAT[nama]["kode"]


@perlu_contoh
def test_a_foreign_workbook_is_saved_by_the_figures_it_states(kantor: Database) -> None:
    isi = (CONTOH / "q02_merged_two_headers_signature.xlsx").read_bytes()
    hasil = preview(kantor, isi, "q02.xlsx")
    assert save_unggahan(kantor, PELAKU, hasil, konfirmasi=True)["disimpan"] == 7
    tersimpan = ask_one(kantor, "select nilai from realisasi where kode_indikator = 'IKU-05'")
    assert tersimpan["nilai"] == Decimal("1250.75")
    empty(kantor)
    save_kantor(kantor, TAHUN)


def test_a_file_of_thousands_of_faults_is_answered_and_corrected_in_seconds(
    kantor: Database,
) -> None:
    judul, *_ = list_baris({})
    asing = [[n, "S", f"Kegiatan lain nomor {n}", 1, 2, ""] for n in range(4_000)]
    mulai = process_time()
    hasil = preview(kantor, build_buku({"TW II": [judul, *asing]}), "lain.xlsx")
    perbaikan = open_buku(correct_berkas(hasil))
    assert process_time() - mulai < 15
    assert len(hasil.salah) == 4_000
    teks = [str(sel.value) for baris in perbaikan["Perbaikan"] for sel in baris]
    assert any("3500 temuan lain" in satu or "3501 temuan lain" in satu for satu in teks)


def flip(acak: Random, isi: bytes) -> bytes:
    """Change some bytes anywhere."""
    rusak = bytearray(isi)
    for _ in range(acak.randrange(1, 9)):
        rusak[acak.randrange(len(rusak))] = acak.randrange(256)
    return bytes(rusak)


def cut(acak: Random, isi: bytes) -> bytes:
    """Cut the file short."""
    return isi[: acak.randrange(len(isi))]


def drop(acak: Random, isi: bytes) -> bytes:
    """Take a piece out of the middle."""
    awal = acak.randrange(len(isi))
    return isi[:awal] + isi[awal + acak.randrange(1, 400) :]


def double(acak: Random, isi: bytes) -> bytes:
    """Say a piece twice."""
    awal = acak.randrange(len(isi))
    return isi[: awal + acak.randrange(1, 400)] + isi[awal:]


def answer(db: Database, isi: bytes, nama: str) -> str:
    """Return how a file is answered: refused in a sentence, or what its preview finds in it."""
    try:
        hasil = preview(db, isi, nama)
    except DataTidakSah as galat:
        return galat.apa if galat.perbaikan else ""
    return "; ".join(satu.apa for satu in hasil.temuan) or f"{len(hasil.baris)} baris"


@pytest.mark.parametrize("rusakkan", [flip, cut, drop, double])
def test_a_damaged_file_is_answered_in_words_and_nothing_is_saved(
    kantor: Database, rusakkan: Callable[[Random, bytes], bytes]
) -> None:
    isi = build_buku({"TW II": list_baris({kode: isi for kode, _, _, isi in INDIKATOR})})
    acak = Random(rusakkan.__name__)
    for nomor in range(6):
        assert answer(kantor, rusakkan(acak, isi), f"rusak-{nomor}.xlsx")
    assert count_realisasi(kantor) == 0
