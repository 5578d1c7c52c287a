"""What a final document keeps: older programs' recordings still give their figures, and equal inputs equal bytes.

rekaman/ holds recordings as programs of their day have frozen them; a file is never changed, only added.
"""

import gzip
import hashlib
import json
import os
import subprocess
import sys
from dataclasses import make_dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sakip.documents.bahan import VERSI_BAHAN, Bahan
from sakip.documents.rekaman import read_rekaman, sign_bahan, write_rekaman
from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import pelaku_baris_perintah
from sakip.domain.tulisan import format_angka
from sakip.services.bahan_dokumen import collect_setahun
from sakip.services.dokumen import list_pilihan
from sakip.services.jenis_dokumen import Format, write_berkas
from sakip.services.rekaman import complete_kalimat
from sakip.storage.connection import Database
from tests.documents.baca_dokumen import read_pdf
from tests.documents.baca_tabel import list_beda, read_tabel
from tests.documents.harapan import Harapan, Sel, figure
from tests.documents.kantor_ekstrem import TAHUN_EKSTREM, build_kecil

REKAMAN = Path(__file__).parent / "rekaman"
LKJ = "lkj-2025.versi-1"
SIDIK = {LKJ: "801dbe72c245426a12fb9402147f3c0a0962609888cb35dc3412dcf1ee9231aa"}
TULIS_LAGI = """
import gzip, hashlib, sys
from sakip.documents.rekaman import read_rekaman
from sakip.services.jenis_dokumen import Format, write_berkas
from sakip.services.rekaman import complete_kalimat
bahan = complete_kalimat(read_rekaman(gzip.decompress(open(sys.argv[1], "rb").read())))
print(*(hashlib.sha256(write_berkas(bahan, satu).isi).hexdigest() for satu in Format))
"""


def read(nama: str) -> bytes:
    """Return a recording as it was frozen."""
    return gzip.decompress((REKAMAN / f"{nama}.json.gz").read_bytes())


@pytest.fixture(scope="module")
def lama() -> Bahan:
    return complete_kalimat(read_rekaman(read(LKJ)))


@pytest.fixture(scope="module")
def berkas(lama: Bahan) -> dict[Format, bytes]:
    return {satu: write_berkas(lama, satu).isi for satu in Format}


def test_every_version_of_the_form_has_its_recording_as_it_was_frozen() -> None:
    assert {satu.name.removesuffix(".json.gz") for satu in REKAMAN.iterdir()} == set(SIDIK)
    assert {nama: hashlib.sha256(read(nama)).hexdigest() for nama in SIDIK} == SIDIK
    versi = {json.loads(read(nama))["versi"] for nama in SIDIK}
    assert versi == set(range(1, VERSI_BAHAN + 1)), "a new form needs a recording beside the old"


def test_an_older_recording_gives_its_figures_in_every_format(berkas: dict[Format, bytes]) -> None:
    isi = json.loads(read(LKJ))
    harapan = {"3.1": [_harap(satu) for satu in isi["indikator"]], "3.9": _uang(isi["program"])}
    assert len(harapan["3.1"]) > 30
    for format, satu in berkas.items():
        assert list_beda(read_tabel(satu, format), harapan) == [], format


def _harap(satu: dict[str, Any]) -> Harapan:
    """Return what table 3.1 must say, from the JSON itself."""
    (angka,) = (a for a in satu["angka"] if a["periode"] == "TAHUN")
    polos = satu["rumus"] not in ("predikat", "rentang")
    dua = [
        Sel(angka[f"{sisi}_tulis"], Decimal(angka[sisi]) if polos else None)
        for sisi in ("target", "realisasi")
    ]
    capaian = Decimal(angka["capaian"])
    akhir = (Sel(format_angka(capaian, 2), capaian), Sel(angka["predikat"]))
    return Harapan(satu["nama"], (*dua, *akhir))


def _uang(program: list[dict[str, Any]]) -> list[Harapan]:
    return [
        Harapan(
            satu["kode"],
            (
                figure(satu["pagu"], 0),
                figure(satu["realisasi"], 0),
                figure(satu["serapan"]),
                figure(satu["sisa"], 0),
            ),
        )
        for satu in program
    ]


def test_an_older_recording_keeps_number_code_and_the_words_of_its_officials(
    lama: Bahan, berkas: dict[Format, bytes]
) -> None:
    teks = read_pdf(berkas[Format.PDF])
    for satu in (lama.nomor, lama.tanggal, lama.kode_verifikasi, "Layanan daring belum dipakai"):
        assert satu in teks
    assert "KONSEP" not in teks
    assert "Belum diisi" not in teks


def test_sentences_that_a_program_did_not_know_are_those_of_today_and_its_own_stay(
    lama: Bahan,
) -> None:
    kalimat = {**dict(lama.kalimat), "tercapai": "Kalimat hari itu."}
    del kalimat["latar"]
    satu = complete_kalimat(replace(lama, kalimat=tuple(kalimat.items()), daftar=()))
    assert satu.tulis("tercapai") == "Kalimat hari itu."
    assert satu.tulis("latar").startswith("Akuntabilitas kinerja")
    assert satu.butir("dasar_hukum")
    assert complete_kalimat(satu) == satu


def test_a_recording_of_a_newer_program_is_refused_with_a_way_out() -> None:
    isi = json.loads(read(LKJ)) | {"versi": VERSI_BAHAN + 1, "belum_dikenal": 1}
    with pytest.raises(DataTidakSah, match=r"yang lebih baru .* Perbarui"):
        read_rekaman(json.dumps(isi).encode())


def test_equal_inputs_give_equal_bytes_of_every_kind_in_every_format(db: Database) -> None:
    pelaku = pelaku_baris_perintah(build_kecil(db))
    pilihan = list({jenis: (jenis, periode) for jenis, periode in list_pilihan()}.values())
    with db.cursor() as cur:
        semua = list(collect_setahun(cur, pelaku, TAHUN_EKSTREM, pilihan))
    for bahan in semua:
        lagi = read_rekaman(write_rekaman(bahan))
        assert sign_bahan(lagi) == sign_bahan(bahan)
        for satu in Format:
            assert write_berkas(lagi, satu).isi == write_berkas(bahan, satu).isi, bahan.jenis


@pytest.mark.panjang
def test_another_process_in_another_zone_writes_the_same_bytes(berkas: dict[Format, bytes]) -> None:
    lain = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Jayapura", "LC_ALL": "C"}
    perintah = [sys.executable, "-c", TULIS_LAGI, str(REKAMAN / f"{LKJ}.json.gz")]
    akar = Path(__file__).parents[2]
    jawaban = subprocess.run(
        perintah, env=lain, cwd=akar, check=True, capture_output=True, text=True
    )
    assert jawaban.stdout.split() == [hashlib.sha256(satu).hexdigest() for satu in berkas.values()]


def test_a_place_that_a_later_program_adds_changes_a_seal_only_once_it_holds_something() -> None:
    lama = make_dataclass("Lama", [("capaian", Decimal), ("nama", str, "")])
    baru = make_dataclass("Baru", [("capaian", Decimal), ("nama", str, ""), ("bukti", tuple, ())])
    kantor = make_dataclass("Kantor", [("isi", tuple)])
    sidik = sign_bahan(kantor((lama(Decimal("97.50")),)))
    assert sign_bahan(kantor((baru(Decimal("97.50")),))) == sidik
    assert sign_bahan(kantor((baru(Decimal("97.50"), bukti=("a",)),))) != sidik
    assert sign_bahan(kantor((baru(Decimal("97.51")),))) != sidik
    assert sign_bahan(kantor((baru(Decimal("97.50"), "IKM"),))) != sidik
