"""Procedures from the command line: list, start as somebody, tell how they stand."""

from pathlib import Path

from tests.kantor_contoh import berkas_contoh, file_contoh
from tests.perintah.test_baris_perintah import read_json, run

__all__ = ["berkas_contoh", "file_contoh"]
DONOMULYO = "kecamatan-donomulyo-pengumpulan-kinerja"


def test_a_run_is_started_as_a_person_and_its_status_told(file_contoh: Path) -> None:
    daftar = read_json("--db", file_contoh, "prosedur", "daftar", "--json")
    assert {satu["kode"]: len(satu["langkah"]) for satu in daftar}[DONOMULYO] == 13
    mulai = ["--nama", "LKj 2026", "--tahun", 2026]
    kode = read_json("--db", file_contoh, "prosedur", "mulai", DONOMULYO, *mulai, "--sebagai", "camat", "--json")["kode"]  # fmt: skip
    (satu,) = read_json("--db", file_contoh, "prosedur", "status", "--json")
    assert (satu["kode"], satu["langkah"], satu["pelaku"]) == (kode, 1, ["camat"])
    assert (satu["status"], satu["menit_baku"]) == ("berjalan", 5)
    teks = run("--db", file_contoh, "prosedur", "status", "--semua").stdout
    assert teks.startswith("LKj 2026: langkah 1 dari 13 (Camat)")
    ditolak = run("--db", file_contoh, "prosedur", "mulai", DONOMULYO, *mulai, "--sebagai", "kasi.pem")  # fmt: skip
    assert (ditolak.returncode, ditolak.stdout) == (1, "")
    assert "tidak berhak memulai prosedur" in ditolak.stderr
    dua = run("--db", file_contoh, "prosedur", "mulai", DONOMULYO, *mulai, "--sebagai", "sekcam")
    assert "masih berjalan" in dua.stderr
