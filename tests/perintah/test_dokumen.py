"""The commands dokumen and paket-bukti, as another program calls them."""

import json
import zipfile
from pathlib import Path

import pytest

from sakip.perintah.urai import main
from tests.documents.baca_dokumen import read_pdf


def test_a_document_and_the_evidence_pack_are_written_and_named_in_json(
    file_contoh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keluar = tmp_path / "keluar"
    awal = ["--db", str(file_contoh)]
    perintah = ["dokumen", "pengantar", "--tahun", "2025", "--format", "pdf", "--format", "docx"]
    assert main([*awal, *perintah, "--keluar", str(keluar), "--json"]) == 0
    hasil = json.loads(capsys.readouterr().out)
    assert [Path(satu["berkas"]).name for satu in hasil] == [
        "pengantar-2025.pdf",
        "pengantar-2025.docx",
    ]
    assert all(Path(satu["berkas"]).stat().st_size == satu["ukuran"] for satu in hasil)

    assert main([*awal, "paket-bukti", "--tahun", "2025", "--keluar", str(keluar), "--json"]) == 0
    isi = capsys.readouterr()
    kriteria = {satu["kode"]: satu["terpenuhi"] for satu in json.loads(isi.out)["kriteria"]}
    assert kriteria["3.b.1"]
    assert not kriteria["3.a.1"], "the LKj is not final"
    assert isi.err.splitlines()[-1].endswith("selesai")
    with zipfile.ZipFile(keluar / "paket-bukti-2025.zip") as arsip:
        assert {"indeks.xlsx", "dokumen/lkj-2025.pdf"} <= set(arsip.namelist())


def test_one_perjanjian_is_written_alone_and_a_wrong_kode_is_told_those_there_are(
    file_contoh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    awal = ["--db", str(file_contoh), "dokumen", "perjanjian-kinerja", "--tahun", "2026"]
    akhir = ["--keluar", str(tmp_path / "keluar"), "--json"]
    assert main([*awal, "--perjanjian", "PK-2026-PPM-P1", *akhir]) == 0
    (satu,) = json.loads(capsys.readouterr().out)
    assert Path(satu["berkas"]).name == "pk-2026-PK-2026-PPM-P1.pdf"
    teks = read_pdf(Path(satu["berkas"]).read_bytes())
    assert "Ratna Contohwati" in teks
    assert "NIP. 19810000 200800 2 001" in teks.replace("\u00a0", " ")
    assert "DAFTAR PERJANJIAN" not in teks
    assert "Agung Ibaratno" not in teks
    assert main([*awal, "--perjanjian", "PK-2026-LURAH", *akhir]) == 1
    assert "PK-2026-CAMAT (Camat, murni 12 Januari 2026)" in capsys.readouterr().err
    salah = [*awal[:3], "lkj", *awal[4:], "--perjanjian", "PK-2026-CAMAT", *akhir]
    assert main(salah) == 1
    assert "hanya untuk Perjanjian Kinerja" in capsys.readouterr().err


def test_a_kind_that_is_not_there_is_refused_with_those_that_are(
    file_contoh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    perintah = ["--db", str(file_contoh), "dokumen", "lakip", "--tahun", "2025"]
    assert main([*perintah, "--keluar", str(tmp_path)]) == 1
    assert "Pilih salah satu: lkj, triwulan" in capsys.readouterr().err
