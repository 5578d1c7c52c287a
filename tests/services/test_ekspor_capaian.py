"""Export of the Capaian page: what one sees, with filters, date and status printed on it."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from sakip.domain.errors import TidakBerhak
from sakip.domain.periode import JenisPeriode
from sakip.services.ekspor import export_capaian
from sakip.services.pengguna import get_pelaku
from sakip.storage.connection import Database


def read_rows(isi: bytes) -> list[tuple[Any, ...]]:
    lembar = load_workbook(BytesIO(isi)).worksheets[0]
    return [tuple(sel.value for sel in baris) for baris in lembar.iter_rows()]


def table(isi: bytes) -> list[dict[str, Any]]:
    baris = read_rows(isi)
    kepala = next(n for n, satu in enumerate(baris) if satu[0] == "No.")
    return [dict(zip(baris[kepala], satu, strict=True)) for satu in baris[kepala + 1 :] if satu[0]]


def test_the_export_holds_the_rows_and_says_what_they_are(contoh: Database) -> None:
    camat = get_pelaku(contoh, "camat")
    nama, isi = export_capaian(contoh, camat, 2026, JenisPeriode.TW3, cari="pengaduan")
    assert nama == "Capaian-2026-TW3.xlsx"
    (baris,) = table(isi)
    assert baris["Indikator Kinerja"] == "Persentase penyelesaian pengaduan masyarakat"
    assert baris["Capaian (%)"] == pytest.approx(92.764378)
    teks = " ".join(str(sel) for satu in read_rows(isi) for sel in satu if sel)
    for bagian in ("CONTOH", "Triwulan III 2026", "pengaduan", "WIB", "lengkap"):
        assert bagian in teks
    assert baris["Formulirnya"] == "diverifikasi"
    assert "Pengesahan: sementara: 5 dari 6 formulir belum disetujui" in teks
    lalu = export_capaian(contoh, camat, 2025, JenisPeriode.TAHUN)[1]
    (pengesahan,) = [satu[0] for satu in read_rows(lalu) if str(satu[0]).startswith("Pengesahan")]
    assert pengesahan.startswith("Pengesahan: terkunci: disetujui Sekretaris Kecamatan (")
    assert {satu["Formulirnya"] for satu in table(lalu)} == {"terkunci"}
    kasi = get_pelaku(contoh, "kasi.kesos")
    milik = export_capaian(contoh, kasi, 2026, JenisPeriode.TW3)[1]
    assert any("1 dari 1 formulir belum disetujui" in str(satu[0]) for satu in read_rows(milik))


def test_blank_stays_blank_and_zero_stays_zero(contoh: Database) -> None:
    camat = get_pelaku(contoh, "camat")
    baris = {b["Kode"]: b for b in table(export_capaian(contoh, camat, 2026, JenisPeriode.TW3)[1])}
    assert baris["IKK-16"]["Realisasi"] == 0
    assert baris["IKK-16"]["Capaian (%)"] == 0
    assert baris["IKK-21"]["Realisasi"] is None
    assert baris["IKK-21"]["Capaian (%)"] is None
    assert baris["IKK-21"]["Alasan bila tidak dihitung"] == "belum dilaporkan"


def test_a_unit_exports_its_own_rows_only(contoh: Database) -> None:
    kasi = get_pelaku(contoh, "kasi.pem")
    baris = table(export_capaian(contoh, kasi, 2025, JenisPeriode.TAHUN)[1])
    assert {satu["Yang membidangi"] for satu in baris} == {"Seksi Pemerintahan"}
    with pytest.raises(TidakBerhak):
        export_capaian(contoh, kasi, 2025, JenisPeriode.TAHUN, kode_unit="YANLIK")
