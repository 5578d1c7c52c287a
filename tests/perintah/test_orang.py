"""People and the audit from the command line: a first password is made and printed, never taken."""

import json
import re
import shutil
from pathlib import Path

import pytest

from sakip.services.pengguna import get_pelaku
from sakip.services.sesi import hash_token, read_sesi, sign_in
from sakip.storage.connection import open_database
from tests.orang import SANDI
from tests.perintah.test_baris_perintah import read_json, run
from tests.web.conftest import berkas_kantor

__all__ = ["berkas_kantor"]


@pytest.fixture
def berkas(berkas_kantor: Path, tmp_path: Path) -> Path:
    """A real office (no example) of one's own."""
    return Path(shutil.copyfile(berkas_kantor, tmp_path / "sakip.duckdb"))


def test_a_person_is_added_with_role_and_dates_and_signs_in_with_what_was_printed(
    berkas: Path,
) -> None:
    tambah = ["--kode", "budi", "--nama", "Budi Santoso", "--peran", "penyuplai_data"]
    plt = ["--unit", "pelayanan", "--jenis", "plt", "--mulai", "2026-01-01"]
    hasil = read_json("--db", berkas, "pengguna", "tambah", *tambah, *plt, "--json")
    daftar = {s["kode"]: s for s in read_json("--db", berkas, "pengguna", "daftar", "--json")}
    assert daftar["budi"]["penugasan"] == [
        {
            "nomor": 1,
            "peran": "penyuplai_data",
            "unit": "pelayanan",
            "jenis": "plt",
            "jabatan": "Kasi Pelayanan Publik",
            "mulai": "2026-01-01",
            "selesai": None,
        }
    ]
    db = open_database(berkas)
    token = sign_in(db, "budi", hasil["kata_sandi_pertama"], alamat="x", peramban="y")
    sesi = read_sesi(db, hash_token(token))
    db.close()
    assert sesi is not None
    assert sesi.wajib_ganti_sandi


def test_nip_and_pangkat_are_stated_and_what_is_not_named_stays(berkas: Path) -> None:
    awal = ("--db", berkas, "pengguna", "identitas", "penyusun")
    assert read_json(*awal, "--nip", "19830000 200900 2 001", "--json")["berubah"]
    assert run(*awal, "--pangkat", "Penata (III/c)").stdout == "penyusun: tersimpan.\n"
    daftar = {s["kode"]: s for s in read_json("--db", berkas, "pengguna", "daftar", "--json")}
    orang = daftar["penyusun"]
    assert (orang["nip"], orang["pangkat"]) == ("198300002009002001", "Penata (III/c)")
    salah = run(*awal, "--nip", "123")
    assert salah.returncode == 1
    assert "NIP terdiri atas 18 angka" in salah.stderr


def test_a_new_first_password_and_deactivation_end_what_was_open(berkas: Path) -> None:
    db = open_database(berkas)
    sidik = hash_token(sign_in(db, "penyusun", SANDI, alamat="x", peramban="y"))
    db.close()
    teks = run("--db", berkas, "pengguna", "sandi", "penyusun").stdout
    assert re.search(r"Kata sandi pertama: [a-z2-9]{4}(-[a-z2-9]{4}){3}\n", teks)
    assert run("--db", berkas, "pengguna", "nonaktifkan", "staf").returncode == 0
    db = open_database(berkas)
    assert read_sesi(db, sidik) is None
    with pytest.raises(Exception, match="tidak aktif lagi"):
        get_pelaku(db, "staf")
    db.close()
    assert re.search(r"^staf +nonaktif", run("--db", berkas, "pengguna", "daftar").stdout, re.M)


@pytest.mark.parametrize(
    ("argumen", "kode", "kata"),
    [
        pytest.param(["sandi", "hantu"], 1, "Pengguna hantu tidak ada", id="nobody"),
        pytest.param(["nonaktifkan", "administrator"], 1, "kehilangan", id="last administrator"),
        pytest.param(["sandi", "staf", "--hapus-kode-ponsel"], 1, "tidak memakai", id="no phone"),
        pytest.param(["tambah", "--kode", "a", "--nama", "A"], 1, "tidak dapat dipakai", id="name"),
        pytest.param(
            ["tambah", "--kode", "abc", "--nama", "A", "--peran", "raja"], 2, "raja", id="no role"
        ),
        pytest.param(
            ["tambah", "--kode", "abc", "--nama", "A", "--peran", "penyusun", "--mulai", "besok"],
            1,
            "Tanggal besok tidak dikenali",
            id="no date",
        ),
        pytest.param(["sandi", "staf", "--sandi", "x"], 2, "--sandi", id="no password"),
    ],
)
def test_what_cannot_be_done_is_said(
    berkas: Path, argumen: list[str], kode: int, kata: str
) -> None:
    hasil = run("--db", berkas, "pengguna", *argumen)
    assert (hasil.returncode, hasil.stdout) == (kode, "")
    assert kata in hasil.stderr


def test_the_audit_is_walked_and_the_first_broken_link_named(berkas: Path) -> None:
    utuh = read_json("--db", berkas, "periksa-jejak", "--json")
    assert utuh["utuh"] is True
    assert utuh["jumlah"] > 5
    assert len(utuh["sidik"]) == 64
    db = open_database(berkas)
    with db.transaction() as cur:
        cur.execute("update jejak set objek = 'lain' where nomor = 3")
    db.close()
    putus = run("--db", berkas, "periksa-jejak", "--json")
    assert putus.returncode == 1
    assert "putus di catatan nomor 3: isi jejak ini diubah" in putus.stderr
    assert json.loads(putus.stdout)["putus_di"] == 3
