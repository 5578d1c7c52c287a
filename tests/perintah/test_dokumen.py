"""The commands dokumen and paket-bukti, as another program calls them."""

import io
import json
import re
import zipfile
from pathlib import Path

import openpyxl
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
    assert kriteria["3.b.3"] is True
    assert kriteria["3.a.3"] is False, "the LKj is not final"
    assert kriteria["4.a.1"] is None, "nothing in the program shows it"
    assert isi.err.splitlines()[-1].endswith("selesai")
    with zipfile.ZipFile(keluar / "paket-bukti-2025.zip") as arsip:
        ada = {"indeks.xlsx", "dokumen/lkj-2025.pdf", "dokumen/triwulan-2025-TW4.pdf"}
        assert ada <= set(arsip.namelist())
        assert all(
            re.fullmatch(r"[A-Za-z0-9_.-]+", b) for n in arsip.namelist() for b in n.split("/")
        )
        lembar = openpyxl.load_workbook(io.BytesIO(arsip.read("indeks.xlsx"))).worksheets[0]
    kepala, *isi_indeks = [
        satu
        for satu in lembar.iter_rows(values_only=True)
        if satu[0] == "Kode" or re.match(r"\d\.", str(satu[0]))
    ]
    assert len(isi_indeks) == 80
    menurut = {str(satu[0]): dict(zip(kepala, satu, strict=True)) for satu in isi_indeks}
    bobot = {s["Komponen"]: s["Bobot komponen"] for s in menurut.values()}
    assert list(bobot.values()) == [30, 30, 15, 25]
    assert menurut["3.b.3"]["Bobot bagian"] == 4.5
    assert menurut["3.a.3"]["Berkas dalam paket ini"] == "dokumen/lkj-2025.pdf (konsep)"
    assert "belum ada berkas bukti" in str(menurut["2.b.3"]["Berkas dalam paket ini"])
    assert menurut["4.c.1"]["Berkas dalam paket ini"] == "tidak ada; sertakan sendiri"


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
