"""Perjanjian Kinerja and Rencana Aksi read back: parties, nomor, targets and money as the store holds them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sakip.documents.bahan import Bahan
from sakip.documents.isi.selisih import list_selisih
from sakip.documents.rekaman import read_rekaman, write_rekaman
from sakip.domain.errors import TidakAda
from sakip.domain.peran import pelaku_baris_perintah
from sakip.domain.periode import JenisPeriode
from sakip.domain.tulisan import format_tanggal
from sakip.services.bahan_perjanjian import collect_perjanjian
from sakip.services.dokumen import get_bahan, list_kekurangan
from sakip.services.dokumen_perjanjian import (
    choose_perjanjian,
    list_pilihan_perjanjian,
    make_satu_perjanjian,
)
from sakip.services.jenis_dokumen import Format, write_berkas
from sakip.services.kekurangan_dokumen import find_kekurangan
from sakip.services.koreksi_dokumen import add_paraf
from sakip.services.pengesahan_dokumen import finalize_dokumen
from sakip.services.pengguna import get_pelaku
from sakip.storage.connection import Database, open_database
from sakip.storage.penyiapan import list_unit, read_instansi
from sakip.storage.rows import read_dicts
from tests.documents.baca_dokumen import read_docx, read_pdf, read_xlsx

PELAKU = pelaku_baris_perintah("donomulyo")
TAHUN = JenisPeriode.TAHUN
AWALAN = {"definitif": "", "plt": "Plt. ", "plh": "Plh. "}


@pytest.fixture(scope="module")
def db(berkas_contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("perjanjian") / "sakip.duckdb"
    path.write_bytes(berkas_contoh.read_bytes())
    db = open_database(path)
    yield db
    db.close()


@pytest.fixture(scope="module")
def bahan(db: Database) -> Bahan:
    return get_bahan(db, PELAKU, "pk", 2026, TAHUN)


@pytest.fixture(scope="module")
def bahan_aksi(db: Database) -> Bahan:
    return get_bahan(db, PELAKU, "rencana-aksi", 2026, TAHUN)


@pytest.fixture(scope="module")
def berkas(bahan: Bahan) -> dict[Format, bytes]:
    return {satu: write_berkas(bahan, satu).isi for satu in Format}


def read_rows(db: Database, sql: str) -> list[dict[str, Any]]:
    with db.cursor() as cur:
        return read_dicts(cur, sql)


@pytest.fixture(scope="module")
def tersimpan(db: Database) -> dict[str, dict[str, Any]]:
    """The perjanjian of 2026 by nomor, and under target what each has signed, as stored."""
    hasil = {
        row["nomor"]: row | {"target": {}}
        for row in read_rows(db, "select * from perjanjian_kinerja where tahun = 2026")
    }
    menurut_kode = {row["kode"]: row for row in hasil.values()}
    for row in read_rows(db, "select * from perjanjian_indikator"):
        if pk := menurut_kode.get(row["kode_perjanjian"]):
            pk["target"][row["kode_indikator"]] = row
    assert len(hasil) > 8
    return hasil


def title(row: dict[str, Any], pihak: str) -> str:
    """Return the position as it is printed: the Camat with the name of the kecamatan."""
    jabatan = row[f"jabatan_{pihak}"]
    return AWALAN[row[f"jenis_pihak_{pihak}"]] + (
        "Camat Donomulyo" if jabatan == "Camat" else jabatan
    )


def test_the_list_in_the_workbook_equals_the_store(
    berkas: dict[Format, bytes], tersimpan: dict[str, dict[str, Any]]
) -> None:
    baris = [row for row in read_xlsx(berkas[Format.XLSX])["Tabel 1"] if row[1] in tersimpan]
    assert {row[1] for row in baris} == set(tersimpan)
    for _, nomor, tanggal, jenis, *lain in baris:
        row = tersimpan[str(nomor)]
        assert (tanggal, jenis) == (format_tanggal(row["tanggal"]), row["jenis"].capitalize())
        assert lain[:5] == [
            row["pihak_pertama"],
            title(row, "pertama"),
            row["pihak_kedua"],
            title(row, "kedua"),
            row["alasan"] or "–",
        ]


def test_every_signed_target_stands_in_its_lampiran_in_the_workbook_and_the_docx(
    db: Database,
    bahan: Bahan,
    berkas: dict[Format, bytes],
    tersimpan: dict[str, dict[str, Any]],
) -> None:
    nama = {
        row["kode"]: row["nama"]
        for row in read_rows(db, "select * from indikator where tahun = 2026")
    }
    lembar = read_xlsx(berkas[Format.XLSX])
    tabel = [satu for satu in read_docx(berkas[Format.DOCX])[2] if "Sasaran Strategis" in satu[0]]
    assert len(tabel) == len(bahan.perjanjian)
    polos = 0
    for urut, satu in enumerate(bahan.perjanjian, 1):
        perubahan = satu.jenis == "perubahan"
        kolom = 5 if perubahan else 4
        isi = {row[2]: row[kolom] for row in lembar[f"Tabel {urut}.1"] if len(row) > kolom}
        word = {row[-4 if perubahan else -3]: row[-1] for row in tabel[urut - 1] if len(row) > 3}
        target = tersimpan[satu.nomor]["target"]
        assert {t.kode for t in satu.target} == set(target)
        for t in satu.target:
            row = target[t.kode]
            assert word[nama[t.kode]] == t.tulis
            if row["atas"] is None and row["predikat"] is None:
                assert isi[nama[t.kode]] == row["nilai"]
                polos += 1
            else:
                assert isi[nama[t.kode]] == t.tulis
    assert polos > 30


def test_the_pdf_and_the_docx_say_who_signed_what_by_which_number(
    berkas: dict[Format, bytes], tersimpan: dict[str, dict[str, Any]]
) -> None:
    pdf = read_pdf(berkas[Format.PDF]).replace("\u00a0", " ")
    for row in tersimpan.values():
        judul = "PERJANJIAN KINERJA " + ("PERUBAHAN " if row["jenis"] == "perubahan" else "")
        awal = f"{judul}TAHUN 2026 Nomor {row['nomor']} "
        pernyataan = pdf.split(awal, 1)[1].split("LAMPIRAN", 1)[0]
        for pihak in ("pertama", "kedua"):
            assert row[f"pihak_{pihak}"] in pernyataan
            assert title(row, pihak) in pernyataan
        assert f"Donomulyo, {format_tanggal(row['tanggal'])}" in pernyataan
        assert ("Alasan perubahan" in pernyataan) == (row["jenis"] == "perubahan")
        assert row["alasan"] in pernyataan
    assert "Plh. Camat Donomulyo" in pdf
    kepala, _, _ = read_docx(berkas[Format.DOCX])
    assert sum(satu.startswith("LAMPIRAN") for satu in kepala) == len(tersimpan)
    assert "LAMPIRAN PERJANJIAN KINERJA PERUBAHAN TAHUN 2026" in kepala


def test_a_perubahan_names_what_it_changes_and_shows_the_target_before(bahan: Bahan) -> None:
    satu = next(s for s in bahan.perjanjian if s.jenis == "perubahan" and s.kepala)
    asal = next(s for s in bahan.perjanjian if s.jenis == "murni" and s.kepala)
    assert (satu.nomor_semula, satu.tanggal_semula) == (asal.nomor, asal.tanggal)
    semula = {t.kode: t.tulis for t in asal.target}
    assert [(t.semula, t.tulis) for t in satu.target] == [(semula["IKU-04"], "82")]


def test_pagu_is_that_of_the_day_of_signing(db: Database, bahan: Bahan) -> None:
    kode = "PK-2026-CAMAT-P1"
    ubah = "update perjanjian_kinerja set tanggal = cast($1 as date) where kode = $2"
    with db.transaction() as cur:
        kantor = read_instansi(cur)
        assert kantor is not None
        unit = list_unit(cur, kantor.kode)
        cur.execute(ubah, ["2026-10-05", kode])  # the first day of the pagu perubahan
        lain = collect_perjanjian(cur, kantor, unit, 2026)
        cur.execute(ubah, ["2026-08-18", kode])
    sebelum, sesudah = (
        {p.kode: p.pagu for satu in semua if satu.kode == kode for p in satu.pagu}
        for semua in (bahan.perjanjian, lain)
    )
    beda = {k: (sebelum[k], sesudah[k]) for k in sebelum if sebelum[k] != sesudah[k]}
    assert beda == {"7.01.03": (Decimal(211_000_000), Decimal(221_000_000))}


def test_the_rencana_aksi_has_every_aksi_and_each_rupiah_once(
    db: Database, bahan_aksi: Bahan
) -> None:
    lembar = read_xlsx(write_berkas(bahan_aksi, Format.XLSX).isi)
    baris = {row[2]: row for row in lembar["Tabel 2"] if isinstance(row[0], str | Decimal)}
    pagu = {row[0]: row[2] for row in lembar["Tabel 3"]}
    jabatan = {row["kode"]: row["jabatan"] for row in read_rows(db, "select * from unit_kerja")}
    aksi = read_rows(db, "select * from rencana_aksi where tahun = 2026")
    for row in aksi:
        _, _, _, satuan, *triwulan, program, _, penanggung = baris[row["aksi"]]
        assert (satuan, penanggung) == (row["satuan"], jabatan[row["kode_unit"]])
        assert [None if n == "–" else n for n in triwulan] == [row[f"tw{n}"] for n in range(1, 5)]
        assert str(program).startswith(row["kode_program"])
    uang = [row[9] for row in baris.values() if isinstance(row[9], Decimal)]
    assert sum(uang) == sum(pagu[kode] for kode in {row["kode_program"] for row in aksi})  # type: ignore[misc]


def test_without_a_signed_perjanjian_the_targets_are_printed_and_the_lack_is_listed(
    db: Database,
) -> None:
    bahan = get_bahan(db, PELAKU, "pk", 2024, TAHUN)
    assert bahan.perjanjian == ()
    lembar = read_xlsx(write_berkas(bahan, Format.XLSX).isi)
    assert set(lembar) == {"Tabel 1", "Tabel 2"}
    target = {row[2]: row[4] for row in lembar["Tabel 1"] if len(row) > 4}
    assert all(
        target[satu.nama] == satu.di("TAHUN").target
        for satu in bahan.indikator
        if satu.rumus not in ("predikat", "rentang")
    )
    kurang = {s.apa: s.wajib for s in list_kekurangan(db, PELAKU, "pk", 2024, TAHUN)}
    apa = "Belum ada Perjanjian Kinerja tahun 2024 yang tercatat; dokumen ini disusun dari target indikator"
    assert kurang[apa] is False
    assert kurang["Nama Bupati Malang sebagai Pihak Kedua belum diisi"] is False


def test_what_is_signed_is_not_listed_as_lacking(bahan: Bahan, bahan_aksi: Bahan) -> None:
    def list_lack(satu: Bahan) -> list[str]:
        return [kurang.apa for kurang in find_kekurangan(satu, []) if not kurang.wajib]

    assert [apa for apa in list_lack(bahan) if "Perjanjian" in apa] == []
    assert [apa for apa in list_lack(bahan_aksi) if "aksi" in apa] == []
    kosong = replace(bahan.perjanjian[0], target=())
    assert [
        f"{kosong.judul} nomor {kosong.nomor} ({kosong.jabatan_pertama}) belum memuat target"
    ] == [apa for apa in list_lack(replace(bahan, perjanjian=(kosong,))) if "memuat" in apa]
    tanpa = replace(bahan_aksi, aksi=())
    semua = f"{len(bahan_aksi.indikator)} indikator belum mempunyai aksi"
    assert any(apa.startswith(semua) for apa in list_lack(tanpa))


def test_one_perjanjian_is_its_own_pages_of_the_whole(db: Database, bahan: Bahan) -> None:
    semua = list_pilihan_perjanjian(db, PELAKU, 2026)
    assert list(semua) == [satu.kode for satu in bahan.perjanjian]
    satu = choose_perjanjian(bahan, "PK-2026-YANLIK")
    assert read_rekaman(write_rekaman(satu)) == satu
    urut = list(semua).index("PK-2026-YANLIK") + 1
    lembar = read_xlsx(write_berkas(satu, Format.XLSX).isi)
    assert set(lembar) == {"Tabel 1.1", "Tabel 1.2"}
    asal = read_xlsx(write_berkas(bahan, Format.XLSX).isi)
    assert lembar["Tabel 1.1"][4:] == asal[f"Tabel {urut}.1"][4:]


@pytest.mark.panjang
def test_one_perjanjian_of_a_final_document_carries_its_code_and_no_mark_of_a_draft(
    db: Database,
) -> None:
    def print_satu() -> str:
        isi = make_satu_perjanjian(db, PELAKU, 2026, "PK-2026-KESOS", Format.PDF).isi
        return read_pdf(isi).replace("\u00a0", " ")

    assert "KONSEP" in print_satu().replace(" ", "")
    add_paraf(db, get_pelaku(db, "sekcam"), "pk", 2026, TAHUN)
    camat = get_pelaku(db, "camat")
    kode = finalize_dokumen(db, camat, "pk", 2026, TAHUN, nomor="100/1", tanggal=date(2026, 1, 12))
    teks = print_satu()
    assert "KONSEP" not in teks.replace(" ", "")
    assert f"dengan kode {kode}" in teks
    assert "Lestari Andaiani" in teks
    assert "Agung Ibaratno" not in teks


def test_a_unit_prints_its_own_perjanjian_and_no_other(db: Database) -> None:
    kasi = get_pelaku(db, "kasi.yanlik")
    assert list(list_pilihan_perjanjian(db, kasi, 2026)) == ["PK-2026-YANLIK"]
    assert make_satu_perjanjian(db, kasi, 2026, "PK-2026-YANLIK", Format.XLSX).isi
    for kode in ("PK-2026-PEM", "PK-2026-TIDAK"):
        with pytest.raises(TidakAda, match=r"PK-2026-YANLIK \(Kasi Pelayanan Publik"):
            make_satu_perjanjian(db, kasi, 2026, kode, Format.XLSX)


def test_a_recording_from_before_still_composes(bahan: Bahan, bahan_aksi: Bahan) -> None:
    for satu in (bahan, bahan_aksi):
        assert read_rekaman(write_rekaman(satu)) == satu
        lembar = read_xlsx(write_berkas(read_rekaman(_write_lama(satu)), Format.XLSX).isi)
        assert set(lembar) == {"Tabel 1", "Tabel 2"}


def _write_lama(bahan: Bahan) -> bytes:
    """Return a recording as it was before perjanjian and aksi, with the sentences of then."""
    isi = json.loads(write_rekaman(bahan))
    del isi["perjanjian"], isi["aksi"]
    baru = ("aksi", "pk_perubahan", "pk_alasan", "pk_pagu", "pk_tanpa_target")
    isi["kalimat"] = [satu for satu in isi["kalimat"] if satu[0] not in baru]
    return json.dumps(isi).encode()


def test_a_perubahan_ke_1_says_what_was_signed_since(bahan: Bahan) -> None:
    lama = replace(bahan, perjanjian=bahan.perjanjian[1:])
    assert [satu[1:] for satu in list_selisih(lama, bahan)] == [("tidak ada", "ada")]
    satu = replace(bahan.perjanjian[0], nomor="1/2026")
    assert list_selisih(bahan, replace(bahan, perjanjian=(satu, *bahan.perjanjian[1:]))) == (
        (
            f"Perjanjian Kinerja {satu.jabatan_pertama}, nomor 1/2026: nomor",
            bahan.perjanjian[0].nomor,
            "1/2026",
        ),
    )
