"""The command line as outside programs use it: a process, its output, its exit code."""

import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from sakip.perintah.urai import main
from tests.isi_formulir import fill_formulir

AKAR = Path(__file__).parents[2]
KUNCI_REKAP = [
    "kode",
    "indikator",
    "sasaran",
    "unit",
    "satuan",
    "rumus",
    "metode",
    "target",
    "realisasi",
    "capaian",
    "capaian_tahunan",
    "predikat",
    "status",
    "alasan",
]


def run(*argumen: object) -> subprocess.CompletedProcess[str]:
    """Run a command in this process, as `python -m sakip` does; run_proses proves that it does."""
    keluar, galat = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with redirect_stdout(keluar), redirect_stderr(galat):
        try:
            kode = main([str(satu) for satu in argumen])
        except SystemExit as berhenti:
            kode = int(berhenti.code or 0)
    teks = []
    for saluran in (keluar, galat):
        saluran.seek(0)
        teks.append(saluran.read())
    return subprocess.CompletedProcess([str(satu) for satu in argumen], kode, *teks)


def run_proses(*argumen: object) -> subprocess.CompletedProcess[str]:
    """Run a command as outside programs do: in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "sakip", *map(str, argumen)],
        capture_output=True,
        encoding="utf-8",
        cwd=AKAR,
        check=False,
        timeout=120,
    )


def read_json(*argumen: object) -> Any:
    selesai = run(*argumen)
    assert selesai.returncode == 0, selesai.stderr
    return json.loads(selesai.stdout)


def rekap(db: Path, periode: str, tahun: int = 2026) -> dict[str, dict[str, Any]]:
    daftar = read_json("--db", db, "rekap", "--tahun", tahun, "--periode", periode, "--json")
    return {satu["kode"]: satu for satu in daftar}


def test_the_whole_round_trip(tmp_path: Path) -> None:
    db, berkas = tmp_path / "coba.duckdb", tmp_path / "formulir.xlsx"
    pilih = ["--unit", "TRANTIB", "--tahun", 2026, "--triwulan", 4]
    assert run_proses("--db", db, "contoh").returncode == 0
    assert run("--db", db, "templat", *pilih, "--keluar", berkas).returncode == 0
    semula = rekap(db, "TAHUN")["IKK-19"]
    berkas.write_bytes(fill_formulir(berkas.read_bytes(), {"IKK-19": {"Nilai": 4}}))
    periksa = read_json("--db", db, "periksa", berkas, *pilih, "--json")
    assert periksa["jumlah"]["baru"] == 1
    assert rekap(db, "TAHUN")["IKK-19"] == semula

    unggah = ["--db", db, "unggah", berkas, *pilih, "--sebagai", "kasi.trantib", "--json"]
    disimpan = read_json(*unggah)
    assert disimpan.pop("disimpan") == 1
    assert disimpan == periksa
    sesudah = rekap(db, "TAHUN")["IKK-19"]
    assert int(sesudah["realisasi"]) == int(semula["realisasi"]) + 4
    assert sesudah["capaian"] != semula["capaian"]
    assert rekap(db, "TW4")["IKK-19"]["realisasi"] == "4"
    assert read_json(*unggah)["disimpan"] == 0


def test_rekap_gives_decimal_strings_and_null_for_blank(file_contoh: Path) -> None:
    baris = rekap(file_contoh, "TW3")
    assert all(list(satu)[: len(KUNCI_REKAP)] == KUNCI_REKAP for satu in baris.values())
    assert (baris["IKK-16"]["realisasi"], baris["IKK-16"]["capaian"]) == ("0", "0")
    kosong = baris["IKK-21"]
    assert (kosong["realisasi"], kosong["capaian"], kosong["predikat"]) == (None, None, None)
    assert (kosong["status"], kosong["alasan"]) == ("belum dilaporkan", "belum dilaporkan")


def test_rekap_of_a_unit_holds_its_indikator_only(file_contoh: Path) -> None:
    daftar = read_json(
        "--db", file_contoh, "rekap", "--tahun", 2025, "--periode", "S1", "--unit", "PEM", "--json"
    )
    assert {satu["unit"] for satu in daftar} == {"Seksi Pemerintahan"}


def test_errors_of_a_file_block_with_addresses_and_a_clear_exit_code(
    file_contoh: Path, tmp_path: Path
) -> None:
    berkas = tmp_path / "formulir.xlsx"
    pilih = ["--unit", "TRANTIB", "--tahun", 2026, "--triwulan", 4]
    run("--db", file_contoh, "templat", *pilih, "--keluar", berkas)
    salah = {"IKK-19": {"Nilai": "empat"}, "IKU-06": {"Nilai": "1,500"}}
    berkas.write_bytes(fill_formulir(berkas.read_bytes(), salah))
    for perintah in (["periksa", berkas], ["unggah", berkas, "--sebagai", "kasi.trantib"]):
        hasil = run("--db", file_contoh, *perintah, *pilih, "--json")
        assert hasil.returncode == 1
        assert "2 kesalahan" in hasil.stderr
        isi = json.loads(hasil.stdout)
        assert len(isi["temuan"]) == len(isi["salah"]) == 2


@pytest.mark.parametrize(
    ("argumen", "kode", "kata"),
    [
        pytest.param(["rekap", "--tahun", "2025"], 2, "--periode", id="an option is missing"),
        pytest.param(
            ["hitung", "--rumus", "naik", "--target", "x", "--realisasi", "1"],
            1,
            "angka",
            id="no figure",
        ),
        pytest.param(["uji-silang", "tidak-ada.csv"], 1, "tidak-ada.csv", id="no such file"),
    ],
)
def test_wrong_use_is_told_in_indonesian_without_a_traceback(
    argumen: list[str], kode: int, kata: str
) -> None:
    hasil = run(*argumen)
    assert hasil.returncode == kode
    assert kata in hasil.stderr
    assert "Traceback" not in hasil.stderr


def test_an_empty_store_says_what_to_do_first(tmp_path: Path) -> None:
    hasil = run("--db", tmp_path / "baru.duckdb", "rekap", "--tahun", 2025, "--periode", "TAHUN")
    assert hasil.returncode == 1
    assert "sakip contoh" in hasil.stderr


def test_who_may_not_upload_is_refused(file_contoh: Path, tmp_path: Path) -> None:
    berkas = tmp_path / "formulir.xlsx"
    pilih = ["--unit", "TRANTIB", "--tahun", 2026, "--triwulan", 4]
    run("--db", file_contoh, "templat", *pilih, "--keluar", berkas)
    for kode, kata in (("kasi.pem", "tidak berhak"), ("entah", "tidak ada atau tidak aktif")):
        hasil = run("--db", file_contoh, "unggah", berkas, *pilih, "--sebagai", kode)
        assert hasil.returncode == 1
        assert kata in hasil.stderr


def test_hitung_answers_programs(tmp_path: Path) -> None:
    hasil = read_json(
        "hitung", "--rumus", "turun_selisih", "--target", "10", "--realisasi", "8", "--json"
    )
    assert hasil["capaian"] == "120"
    assert hasil["langkah"] == "(2 × 10 − 8) ÷ 10 × 100"
