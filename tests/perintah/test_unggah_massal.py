"""unggah-massal as outside programs use it: a process, its report beside the folder, its exit code."""

import json
import sys
from pathlib import Path

import pytest

from sakip.domain.peran import pelaku_baris_perintah
from sakip.domain.periode import Triwulan
from sakip.perintah import massal
from sakip.services.formulir import get_templat
from sakip.services.penyiapan import read_kantor
from sakip.storage.connection import open_database
from tests.intake.pabrik_buku import pack
from tests.isi_formulir import Isi, fill_formulir
from tests.perintah.test_baris_perintah import rekap, run

TW4 = Triwulan(2026, 4)
TRANTIB: dict[str, dict[str, Isi]] = {"IKK-19": {"Nilai": 1}}
YANLIK: dict[str, dict[str, Isi]] = {"IKK-02": {"Pembilang": 9, "Penyebut": 10}}


@pytest.fixture
def formulir(file_contoh: Path) -> dict[str, bytes]:
    """The forms of two units for triwulan IV, filled."""
    db = open_database(file_contoh)
    kantor = read_kantor(db)
    assert kantor is not None
    pelaku = pelaku_baris_perintah(kantor.kode)
    isi = {
        f"{unit}.xlsx": fill_formulir(get_templat(db, pelaku, unit, TW4)[1], isian)
        for unit, isian in (("TRANTIB", TRANTIB), ("YANLIK", YANLIK))
    }
    db.close()
    return isi


def put(folder: Path, berkas: dict[str, bytes]) -> Path:
    for nama, isi in berkas.items():
        (folder / nama).parent.mkdir(parents=True, exist_ok=True)
        (folder / nama).write_bytes(isi)
    return folder


def test_a_folder_is_saved_and_a_report_lies_beside_it(
    file_contoh: Path, tmp_path: Path, formulir: dict[str, bytes]
) -> None:
    folder = put(tmp_path / "kiriman", formulir)
    hasil = run("--db", file_contoh, "unggah-massal", folder, "--tahun", 2026, "--json")
    assert hasil.returncode == 0, hasil.stderr
    isi = json.loads(hasil.stdout)
    assert isi["jumlah"] == {"disimpan": 2, "sama": 0, "ditolak": 0, "dilewati": 0}
    assert {(f["unit"], f["triwulan"]) for b in isi["berkas"] for f in b["formulir"]} == {
        ("TRANTIB", 4),
        ("YANLIK", 4),
    }
    assert json.loads((tmp_path / "kiriman-laporan-unggah.json").read_text("utf-8")) == isi
    assert (tmp_path / "kiriman-laporan-unggah.xlsx").read_bytes().startswith(b"PK")
    assert rekap(file_contoh, "TW4")["IKK-19"]["realisasi"] == "1"
    assert "Memeriksa ░" in hasil.stderr
    assert "2/2" in hasil.stderr


def test_a_refused_file_is_told_by_the_exit_code_and_the_others_are_saved(
    file_contoh: Path, tmp_path: Path, formulir: dict[str, bytes]
) -> None:
    arsip = tmp_path / "kiriman.zip"
    arsip.write_bytes(pack(formulir | {"sub/rusak.xlsx": b"PK\x03\x04 terpotong"}))
    hasil = run(
        *("--db", file_contoh, "unggah-massal", arsip, "--tahun", 2026),
        *("--laporan", tmp_path / "hasil" / "laporan.xlsx"),
    )
    assert hasil.returncode == 1
    assert "1 dari 3 berkas ditolak" in hasil.stderr
    assert "Traceback" not in hasil.stderr
    assert "ditolak   sub/rusak.xlsx  Berkas tidak dibaca karena rusak" in hasil.stdout
    assert (tmp_path / "hasil" / "laporan.json").exists()
    assert rekap(file_contoh, "TW4")["IKK-19"]["realisasi"] == "1"


def test_somebody_s_own_forms_only(
    file_contoh: Path, tmp_path: Path, formulir: dict[str, bytes]
) -> None:
    folder = put(tmp_path / "kiriman", formulir)
    pilih = ["--tahun", 2026, "--sebagai", "kasi.trantib", "--json"]
    hasil = run("--db", file_contoh, "unggah-massal", folder, *pilih)
    assert hasil.returncode == 1
    assert [satu["hasil"] for satu in json.loads(hasil.stdout)["berkas"]] == ["disimpan", "ditolak"]


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        pytest.param(None, "tidak dapat dibuka", id="not there"),
        pytest.param({}, "Tidak ada berkas", id="empty"),
        pytest.param({"a.zip": b"PK\x03\x04"}, "rusak atau terpotong", id="a damaged zip"),
    ],
)
def test_what_cannot_be_uploaded_at_all_is_told_in_one_sentence(
    file_contoh: Path, tmp_path: Path, isi: dict[str, bytes] | None, kata: str
) -> None:
    folder = tmp_path / "kiriman"
    if isi is not None:
        folder.mkdir()
        put(folder, isi)
    asal = folder / "a.zip" if isi else folder
    hasil = run("--db", file_contoh, "unggah-massal", asal, "--tahun", 2026)
    assert hasil.returncode == 1
    assert kata in hasil.stderr
    assert "Traceback" not in hasil.stderr


def test_the_bar_shows_names_without_what_a_terminal_would_obey(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    massal._draw_batang("Memeriksa", 1, 2, "\x1b[2Ja.xlsx")
    massal._draw_batang("Selesai", 2, 2, "")
    teks = capsys.readouterr().err
    assert "\x1b" not in teks
    assert "?[2Ja.xlsx" in teks
    assert teks.endswith("\n")
