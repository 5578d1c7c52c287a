"""periksa --json: the one answer that programs read, for workbooks read and workbooks refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.buku_kantor import INDIKATOR, build_buku, list_baris
from tests.perintah.test_baris_perintah import run, run_proses

CONTOH = Path(__file__).resolve().parents[3] / "shared" / "contoh" / "buku"
KUNCI = {
    "hasil", "kode", "lembar", "baris_judul", "baris_data_pertama", "kolom", "baris",
    "salah", "konfirmasi", "catatan",
}  # fmt: skip


def periksa(berkas: Path, *pilihan: object, kode: int = 0) -> dict[str, Any]:
    hasil = run("periksa", berkas, "--triwulan", 2, "--json", *pilihan)
    assert hasil.returncode == kode, hasil.stderr
    assert "Traceback" not in hasil.stderr
    isi: dict[str, Any] = json.loads(hasil.stdout)
    assert isi.keys() >= KUNCI
    return isi


def test_bebas_reads_a_file_of_which_nothing_is_known(tmp_path: Path) -> None:
    berkas = tmp_path / "buku.xlsx"
    realisasi = {kode: isi for kode, _, _, isi in INDIKATOR}
    berkas.write_bytes(build_buku({"TW II": [["REKAP"], *list_baris(realisasi)]}))
    isi = periksa(berkas, "--bebas")
    assert (isi["hasil"], isi["kode"], isi["lembar"]) == ("baca", None, "TW II")
    assert (isi["baris_judul"], isi["baris_data_pertama"]) == ([2, 2], 3)
    assert isi["kolom"]["realisasi"] == "E"
    assert [(b["target"], b["realisasi"]) for b in isi["baris"]][3:] == [
        ("13500000", "12345678"),
        ("1500", "1250.75"),
        ("10", "10"),
        ("5", None),
    ]
    assert isi["baris"][0]["sasaran"] == "Meningkatnya pelayanan"
    assert [isi[tingkat] for tingkat in ("salah", "konfirmasi", "catatan")] == [[], [], []]


def test_faults_and_doubts_carry_their_cells_and_the_exit_code_tells(tmp_path: Path) -> None:
    berkas = tmp_path / "buku.xlsx"
    berkas.write_bytes(build_buku({"D": list_baris({"IKU-01": "1,500", "IKU-03": "78.5"})}))
    isi = periksa(berkas, "--bebas", kode=1)
    assert [satu["sel"] for satu in isi["salah"]] == ["E2"]
    assert [satu["sel"] for satu in isi["konfirmasi"]] == ["E3"]
    assert all(satu["pesan"] for satu in isi["salah"] + isi["konfirmasi"])


@pytest.mark.parametrize(
    ("isi", "kode"), [(b"", "kosong"), (b"%PDF-1.7", "pdf"), (b"PK\x03\x04", "rusak")]
)
def test_a_refusal_is_an_answer_with_its_code(tmp_path: Path, isi: bytes, kode: str) -> None:
    berkas = tmp_path / "buku.xlsx"
    berkas.write_bytes(isi)
    jawaban = periksa(berkas, "--bebas", kode=1)
    assert (jawaban["hasil"], jawaban["kode"], jawaban["baris"]) == ("tolak", kode, [])
    assert jawaban["pesan"]


def test_a_program_gets_the_same_from_a_process_of_its_own(tmp_path: Path) -> None:
    berkas = tmp_path / "buku.xlsx"
    for isi in (b"%PDF-1.7", build_buku({"D": list_baris({"IKU-01": 1})})):
        berkas.write_bytes(isi)
        pilihan = ("periksa", berkas, "--triwulan", 2, "--bebas", "--json")
        satu, lain = run(*pilihan), run_proses(*pilihan)
        assert (satu.returncode, satu.stdout) == (lain.returncode, lain.stdout)
    hasil = run("periksa", tmp_path / "tidak ada.xlsx", "--triwulan", 2, "--bebas")
    assert (hasil.returncode, hasil.stdout) == (1, "")
    assert "berkasnya tidak ada" in hasil.stderr


def test_a_form_is_compared_with_what_is_stored(file_contoh: Path, tmp_path: Path) -> None:
    berkas = tmp_path / "f.xlsx"
    pilih = ["--unit", "TRANTIB", "--tahun", 2025, "--triwulan", 2]
    run("--db", file_contoh, "templat", *pilih, "--keluar", berkas)
    hasil = run("--db", file_contoh, "periksa", berkas, *pilih, "--json")
    isi = json.loads(hasil.stdout)
    assert (hasil.returncode, isi["hasil"], isi["pemetaan"]) == (0, "baca", "templat")
    assert {satu["kode"] for satu in isi["baris"]} == {satu["kode"] for satu in isi["formulir"]}


def test_without_bebas_the_form_must_be_named(tmp_path: Path) -> None:
    berkas = tmp_path / "f.xlsx"
    berkas.write_bytes(build_buku({"D": list_baris({"IKU-01": 1})}))
    hasil = run("periksa", berkas, "--triwulan", 2)
    assert hasil.returncode == 1
    assert "--bebas" in hasil.stderr


@pytest.mark.skipif(not CONTOH.exists(), reason="folder ../shared/contoh/buku tidak ada")
@pytest.mark.parametrize("nama", ["q02_merged_two_headers_signature.xlsx", "q06_lo_formulas_cached.xlsx", "m15_macro.xlsm", "m31_password.xlsx"])  # fmt: skip
def test_the_answer_is_what_the_workbooks_truth_says(nama: str) -> None:
    harapan = json.loads((CONTOH / "expected.json").read_text("utf-8"))[nama]
    gagal = harapan["hasil"] == "tolak" or bool(harapan["salah"])
    isi = periksa(CONTOH / nama, "--bebas", kode=int(gagal))
    assert isi["hasil"] == harapan["hasil"]
    if isi["hasil"] == "tolak":
        assert isi["kode"] in harapan["kode"]
        return
    angka = [[b["target"], b["realisasi"]] for b in isi["baris"]]
    assert [[t and float(t), r and float(r)] for t, r in angka] == harapan["nilai"]
    assert [satu["sel"] for satu in isi["salah"]] == harapan["salah"]
    assert [satu["sel"] for satu in isi["konfirmasi"]] == harapan["periksa"]
    assert harapan["lembar"] in (None, isi["lembar"])
